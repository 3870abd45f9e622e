import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { saidMessage, sayRequest } from "#shared/features/chat/chatMessages.ts";
import { reactedMessage } from "#shared/features/reactions/reactionMessages.ts";
import type { FloorPoint, FloorRectangle } from "#shared/space/vector.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import type { Headset, Point, Spot } from "#tests/harness/iwer.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

/** Where Lin stands. */
const LINS_BOOTH = "alliance";
/** Round a quarter that the map shows closely, metres. */
const MARGIN = 2;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[XR27] from the wrist one reacts, meets people, writes to one, mutes one, goes by map and by passport, and leaves", async () => {
	await using hall = await startHall();
	const published = hall.pavilion.library.hall(hall.eventId, hall.hallId)!;
	const boothOf = (id: string) => published.booths.find((booth) => booth.id === id)!;
	const lin = await hall.join({ name: "Lin", boothId: LINS_BOOTH });
	const heard: string[] = [];
	lin.on(reactedMessage, ({ reaction }) => heard.push(reaction));
	lin.on(saidMessage, ({ channel, text }) => heard.push(`${channel.kind}: ${text}`));
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "阿达", language: "zh-CN" });
	const headset = await ada.enterInHeadset();
	const { page, t } = ada;
	const hears = (what: string) => eventually(() => expect(heard).toContain(what), PATIENCE_MS);
	const isNear = (place: FloorPoint) =>
		eventually(async () => {
			const { x, z } = await page.evaluate(() => structuredClone(pavilionInspect().feet));
			expect(Math.hypot(x - place.x, z - place.z)).toBeLessThan(5);
		}, PATIENCE_MS);
	const open = async (item: string) => {
		await headset.openMenu();
		await headset.pressControl(item, "wrist");
	};

	await headset.openMenu();
	await headset.pressControl("heart", "wrist");
	await hears("heart");

	await open(t("dock.people"));
	await headset.pressControl("go to", "panel");
	await headset.reads(t("people.arrived", { name: "Lin" }));
	await isNear(boothOf(LINS_BOOTH));

	// Between the two of them.
	await open(t("dock.people"));
	await headset.pressControl("write to", "panel");
	await headset.pressControl(t("immersive.phrases"), "panel");
	await headset.pressControl(t("immersive.phrase.pleased"), "panel");
	await hears(`direct: ${t("immersive.phrase.pleased")}`);
	await headset.pressControl(t("immersive.emoji"), "panel");
	await headset.pressControl("🤝", "panel");
	await hears("direct: 🤝");

	// Of whoever is muted nothing is read any more, and of all others it is.
	await open(t("dock.people"));
	await headset.pressControl("mute", "panel");
	await headset.reads(t("chat.mutedNotice", { name: "Lin" }));
	await open(t("dock.chat"));
	const wang = await hall.join({ name: "Wang" });
	for (const [speaker, text] of [
		[lin, "Do you hear me?"],
		[wang, "Good morning!"],
	] as const) {
		await speaker.request(sayRequest, { channel: { kind: "hall" }, text, clientKey: `key-of-${speaker.visitorId}` });
	}
	await headset.pressControl(t("chat.hall"), "panel");
	await headset.reads("Good morning!");
	expect(await headset.controls("panel")).toContain(t("chat.hall"));
	await headset.readsNoMore("Do you hear me?");

	// A visit that counts gives a stamp.
	hall.pass(20);
	await headset.reads(t("passport.stamped", { name: boothOf(LINS_BOOTH).name["zh-CN"] }));

	// The quarter comes closer, and then the booth can be told from its neighbours.
	const { carpet } = published.hall.quarters.at(-1)!;
	const aim = published.booths.find(({ quarter }) => quarter === published.hall.quarters.at(-1)!.id)!;
	await open(t("dock.map"));
	await pressOnPlan(headset, { x: 0, z: 0, ...published.hall.size }, carpet);
	await headset.reads(t("map.whole"));
	await pressOnPlan(headset, { ...carpet, width: carpet.width + 2 * MARGIN, depth: carpet.depth + 2 * MARGIN }, aim);
	await headset.pressControl(t("immersive.go"), "panel");
	await isNear(aim);

	// The first stamp that is missing is gone to.
	await open(t("dock.passport"));
	await headset.reads(t("passport.progress", { count: 1, total: published.booths.length }));
	const missing = published.booths.find(({ id }) => id !== LINS_BOOTH && id !== aim.id)!;
	await headset.pressControl(missing.number, "panel");
	await isNear(missing);

	await open(t("immersive.leave"));
	await headset.pressControl(t("immersive.leaveHall"), "panel");
	await ada.button(t("lobby.enter")).waitFor();
	expect(await headset.isInSession()).toBe(false);
	ada.expectNothingOdd();
}, 300_000);

/** Where the plan shows this part of the floor as large as there is room for it, its middle in the middle. */
async function pressOnPlan(
	headset: Headset,
	shown: Omit<FloorRectangle, "rotation">,
	{ x, z }: FloorPoint,
): Promise<void> {
	const { upperLeft, upperRight, at } = await headset.control("plan", "panel");
	const width = apart(upperLeft, upperRight);
	const height = 2 * Math.sqrt(Math.max(0, apart(upperLeft, at) ** 2 - (width / 2) ** 2));
	const scale = Math.min(width / shown.width, height / shown.depth);
	const spot: Spot = {
		across: 0.5 + ((x - shown.x) * scale) / width,
		down: 0.5 + ((z - shown.z) * scale) / height,
	};
	await headset.pressControl("plan", "panel", { spot });
}

function apart(one: Point, other: Point): number {
	return Math.hypot(one.x - other.x, one.y - other.y, one.z - other.z);
}
