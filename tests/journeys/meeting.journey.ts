import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readVisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { apart, PATIENCE_MS, shareOf, Visitor } from "#tests/harness/Visitor.ts";

const BRIDGE = { id: "cable-bridge", en: "Hongkua Bridge Twin", "zh-CN": "虹跨孪生" };

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("two people meet in the hall, talk, visit a booth together and are counted there", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");

	// Through the lobby: one in Chinese, in pink; the other finds a Chinese page and switches it.
	await using lin = await Visitor.open(browser, { hallUrl: hall.origin, name: "林小雨", language: "zh-CN" });
	await lin.page.goto("/");
	await lin.giveName();
	await lin.chooseLook("robot", "#d6409f");
	await lin.goIn();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", language: "zh-CN" });
	await ada.page.goto("/");
	await ada.speak("en");
	await ada.giveName();
	await ada.chooseLook("round", "#12a594");
	await ada.goIn();

	// They see each other: in the list, and face to face.
	await (await lin.person("Ada")).waitFor();
	await lin.closePanel();
	const linInList = await ada.person("林小雨");
	await linInList.getByRole("button", { name: "Go to 林小雨" }).click();
	await ada.reads("You are with 林小雨");
	await ada.closePanel();
	const pinkness = async () => shareOf(await ada.look(), isPink);
	const faceToFace = await eventually(async () => {
		const share = await pinkness();
		expect(share, "somebody in pink is in the picture").toBeGreaterThan(0.01);
		return share;
	}, PATIENCE_MS);

	// What Lin says is unread in Ada's chat; what Ada answers is read by Lin.
	await lin.show("chat");
	await lin.say("你好，Ada！");
	await ada.dock("chat").getByText("1 unread message").waitFor({ state: "attached" });
	await ada.show("chat");
	await ada.reads("你好，Ada！", ada.log);
	await ada
		.dock("chat")
		.getByText(/unread/)
		.waitFor({ state: "detached" });
	await ada.say("Hello! Shall we look at the bridge?");
	await lin.reads("Hello! Shall we look at the bridge?", lin.log);

	// A direct line reaches Lin alone, tells her so, and is unread until she opens it.
	await lin.closePanel();
	await (await ada.person("林小雨")).getByRole("button", { name: "Write to 林小雨" }).click();
	await ada.say("Between the two of us");
	await lin.reads("Between the two of us");
	await lin
		.dock("chat")
		.getByText(lin.t("dock.unread", { count: 1 }))
		.waitFor({ state: "attached" });
	await lin.show("chat");
	await lin.reads("Between the two of us", lin.log);
	expect(
		await lin.page
			.getByRole("navigation", { name: lin.t("chat.channels") })
			.getByText("Ada")
			.count(),
	).toBe(1);

	// A heart flies up over Ada; her raised hand stands in the list.
	await ada.closePanel();
	await lin.closePanel();
	const redBefore = shareOf(await lin.look(), isHeart);
	await eventually(async () => {
		await ada.page.keyboard.press("3");
		expect(shareOf(await lin.look(), isHeart), "a heart is in the picture").toBeGreaterThan(redBefore + 0.0008);
	}, PATIENCE_MS);
	await ada.dock("hand").click();
	await (await lin.person("Ada")).getByText(lin.t("people.handRaised")).waitFor({ state: "attached" });
	await lin.closePanel();

	// Lin walks on, past Ada: her dot moves on Ada's map, both maps agree, and she is gone from Ada's view.
	const before = await ada.readOther();
	await lin.hold("w", async () => expect(apart(before, await ada.readOther())).toBeGreaterThan(4));
	await eventually(async () => {
		expect(apart((await lin.readMap()).me, await ada.readOther())).toBeLessThan(0.3);
		expect(apart((await ada.readMap()).me, await lin.readOther())).toBeLessThan(0.3);
	}, PATIENCE_MS);
	await ada.closePanel();
	await eventually(async () => expect(await pinkness()).toBeLessThan(faceToFace / 4), PATIENCE_MS);

	// Both go to the bridge's booth, are seen there, and talk there.
	await ada.takeMeTo(BRIDGE.en);
	await ada.isAt(BRIDGE.en);
	await (await lin.person("Ada")).getByText(lin.t("common.atBooth", { name: BRIDGE["zh-CN"] })).waitFor();
	await lin.takeMeTo(BRIDGE["zh-CN"]);
	await lin.isAt(BRIDGE["zh-CN"]);
	await lin.show("chat");
	await lin.say("这座桥真好看");
	await ada.dock("chat").getByText("1 unread message").waitFor({ state: "attached" });
	await ada.show("chat");
	const channels = ada.page.getByRole("navigation", { name: "Channels" });
	expect(await channels.locator("[aria-current]").textContent()).toContain(BRIDGE.en);
	await ada.reads("这座桥真好看", ada.log);

	// Twenty seconds there are a visit that counts: a stamp for each, in the passport and in the summary.
	hall.pass(20);
	await eventually(async () => {
		const booth = await summaryOf(organizer, hall.eventId, BRIDGE.id);
		expect(booth).toMatchObject({ visitors: 2, visits: 2, engagedVisits: 2, insideNow: 2 });
	}, PATIENCE_MS);
	await ada.show("passport");
	await ada.stamp(BRIDGE.en).waitFor();
	await ada.reads(/^1 of \d+ stamps$/, ada.panel);
	await lin.show("passport");
	await lin.stamp(BRIDGE["zh-CN"]).waitFor();

	// Lin leaves: she is gone from list and map, and her lobby knows her again.
	await lin.closePanel();
	await lin.leaveHall();
	await lin.reads(lin.t("lobby.welcomeBack", { name: "林小雨" }));
	await (await ada.person("林小雨")).waitFor({ state: "detached" });
	await eventually(async () => expect((await ada.readMap()).others).toEqual([]), PATIENCE_MS);

	ada.expectNothingOdd();
	lin.expectNothingOdd();
}, 600_000);

async function summaryOf(organizer: ConsoleUser, eventId: string, boothId: string) {
	const summary = await organizer.call(readVisitsSummary, { params: { eventId } });
	const booth = summary.booths.find((candidate) => candidate.boothId === boothId);
	if (!booth) throw new Error(`the summary has no ${boothId}`);
	return booth;
}

/** The pink of Lin's avatar, in light and in shade: nothing in the hall comes near it. */
function isPink(hue: number, saturation: number, value: number): boolean {
	return hue > 305 && hue < 335 && saturation > 0.4 && value > 0.2;
}

function isHeart(hue: number, saturation: number, value: number): boolean {
	return (hue > 335 || hue < 5) && saturation > 0.55 && value > 0.6;
}
