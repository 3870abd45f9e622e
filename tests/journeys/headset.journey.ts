import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

const BROCHURE = {
	boothId: "smart-park",
	slot: "brochure-1",
	boothName: { "zh-CN": "澄境智园", en: "Smart Park" },
	title: { "zh-CN": "手册", en: "Handbook" },
	document: "/content/0a1b.pdf",
};

/** Opens the panel and asks for a code; what the panel says it is. */
async function askForCode(visitor: Visitor): Promise<string> {
	await visitor.dock("vr").click();
	await visitor.reads(visitor.t("vr.no-headset"), visitor.panel);
	await visitor.button(/^(Show a code|显示号码)$/).click();
	const code = visitor.panel.locator("[data-code]");
	await code.waitFor();
	expect((await code.innerText()).replace(/\s/g, "")).toBe(await code.getAttribute("data-code"));
	return (await code.getAttribute("data-code")) ?? "";
}

async function typeOnKeypad(page: Page, code: string): Promise<void> {
	for (const digit of code) await page.getByRole("button", { name: digit, exact: true }).click();
}

it("[HEADSET1] [HEADSET7] a visitor asks for a code, types it in a headset, and goes on there as who they are", async () => {
	await using hall = await startHall();
	await using desk = await Visitor.open(browser, {
		hallUrl: hall.origin,
		name: "Ada",
		remembers: { [`bag.${SAMPLE_EVENT}`]: [BROCHURE], [`favourites.${SAMPLE_EVENT}`]: ["smart-park"] },
	});
	await desk.page.goto("/");
	await desk.giveName();
	await desk.chooseLook("fox", "#e5484d");
	await desk.goIn();
	await desk.show("chat");
	await desk.say("Said at the desk");
	const code = await askForCode(desk);
	await expectNothingSerious(desk.page, "the panel with a code");

	await using headset = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	const { page } = headset;
	await page.goto("/vr");
	await page.getByRole("heading", { name: "Type the code" }).waitFor();
	for (const key of await page.getByRole("group", { name: "Keypad" }).getByRole("button").all()) {
		const { width, height } = (await key.boundingBox()) ?? { width: 0, height: 0 };
		expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
	}
	await expectNothingSerious(page, "the page for the code");
	await typeOnKeypad(page, code === "111111" ? "222222" : "111111");
	await headset.reads("This code is not right");
	await expectNothingSerious(page, "a wrong code");

	await typeOnKeypad(page, code);
	await headset.reads("Welcome back, Ada");
	const address = new URL(page.url());
	expect(address.pathname).toBe("/");
	expect(Object.fromEntries(address.searchParams)).toEqual({ event: SAMPLE_EVENT, hall: hall.hallId, vr: "1" });
	await headset.reads("1 brochure");
	const kept = await page.evaluate(() => ({ ...localStorage }) as Record<string, string>);
	expect(JSON.parse(kept["pavilion.profile"] ?? "")).toMatchObject({ name: "Ada", look: { body: 4, colour: 2 } });
	expect(JSON.parse(kept[`pavilion.favourites.${SAMPLE_EVENT}`] ?? "")).toEqual(["smart-park"]);
	const deskToken = await desk.page.evaluate(() => localStorage.getItem("pavilion.device-token"));
	expect(kept["pavilion.device-token"]).not.toBe(deskToken);

	await headset.goIn();
	await desk.reads("Open somewhere else", desk.connectionNotice);
	await desk.reads("Your headset has taken over.", desk.panel);
	expect(hall.room.visitors.size).toBe(1);
	await headset.show("chat");
	await headset.reads("Said at the desk", headset.log);

	await desk.button("Use it here").click();
	await headset.reads("Open somewhere else", headset.connectionNotice);
	await desk.connectionNotice.waitFor({ state: "detached" });
	expect(hall.room.visitors.size).toBe(1);
	desk.expectNothingOdd();
	headset.expectNothingOdd();
}, 400_000);

it("[HEADSET6] [HEADSET9] a headset that is somebody else's asks first; keyboard and clipboard type a code as well", async () => {
	await using hall = await startHall();
	const lins: { token?: string } = {};
	await hall.join({ name: "Lin", device: lins });
	await using desk = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", language: "zh-CN" });
	await desk.enter();
	const code = await askForCode(desk);

	const profile = { name: "Lin", look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 }, language: "zh-CN" };
	await using headset = await Visitor.open(browser, {
		hallUrl: hall.origin,
		name: "Ada",
		language: "zh-CN",
		remembers: { profile, "device-token": lins.token, "bag.another-fair": [BROCHURE] },
	});
	const { page } = headset;
	await page.goto("/vr");
	await page.getByRole("heading", { name: "输入号码" }).waitFor();
	expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
	await page.keyboard.type(code.slice(0, 5));
	await page.keyboard.press("Backspace");
	await page.keyboard.type(code.slice(4));
	const dialog = page.getByRole("dialog", { name: "这台头显目前属于 Lin" });
	await dialog.waitFor();
	await expectNothingSerious(page, "another visitor's headset");
	await dialog.getByRole("button", { name: "取消" }).click();
	expect(await page.evaluate(() => localStorage.getItem("pavilion.device-token"))).toBe(JSON.stringify(lins.token));

	// The system's keyboard fills the field; the code is good still.
	await page.getByLabel("号码的六位数字").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
	await dialog.getByRole("button", { name: "以我的身份继续" }).click();
	await headset.reads("欢迎回来，Ada");
	const kept = await page.evaluate(() => Object.keys(localStorage));
	expect(kept).not.toContain("pavilion.bag.another-fair");
	expect(kept).toContain("pavilion.settings");
	headset.expectNothingOdd();
}, 300_000);

it("[HEADSET2] a code ended by hand, and one whose panel was closed, let nobody in; who tries too often waits", async () => {
	await using hall = await startHall();
	await using desk = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await desk.enter();
	const ended = await askForCode(desk);
	await desk.button("End this code").click();
	await desk.reads("The code is ended.", desk.panel);
	await desk.button("New code").click();
	const code = desk.panel.locator("[data-code]");
	await code.waitFor();
	const closed = (await code.getAttribute("data-code")) ?? "";
	await desk.closePanel();

	await using headset = await openContext(browser, { hallUrl: hall.origin, locale: "en-GB" });
	const page = await headset.context.newPage();
	await page.goto("/vr");
	const digits = page.getByLabel("The six digits of the code");
	for (const refused of [ended, closed]) {
		await digits.fill(refused);
		await page.getByText("This code is not right").waitFor();
		await eventually(async () => expect(await digits.inputValue()).toBe(""), PATIENCE_MS);
	}
	for (let guess = 0; guess < 9; guess++) {
		await eventually(() => digits.isEditable(), PATIENCE_MS);
		await digits.fill(`00000${guess}`);
		await eventually(async () => expect(await digits.inputValue()).toBe(""), PATIENCE_MS);
	}
	await page.getByText(/Too many wrong codes\. Try again in \d+ seconds\./).waitFor();
	expect(await page.getByRole("button", { name: "1", exact: true }).isDisabled()).toBe(true);
	headset.expectNoForeignRequests();
}, 300_000);

it("[HTTPS1] a browser that accepted the server's own certificate enters the hall over https, told of where to go", async () => {
	await using hall = await HallProcess.start({ dataFolder: temporaryFolder(), flags: ["--https"] });
	await using ada = await Visitor.open(browser, {
		hallUrl: `https://localhost:${hall.port}`,
		name: "Ada",
		ignoreHTTPSErrors: true,
	});
	// Typed without https, as people do.
	await ada.page.goto(`http://localhost:${hall.port}/vr`);
	expect(ada.page.url()).toBe(`https://localhost:${hall.port}/vr`);
	expect(await ada.page.evaluate(() => isSecureContext)).toBe(true);
	await ada.page.getByRole("link", { name: "Go in without a code" }).click();
	await ada.reads("What to expect");
	await ada.giveName();
	await ada.goIn();
	await ada.show("people");
	await ada.reads("1 person", ada.panel);
}, 300_000);
