import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { startHall } from "#tests/harness/hall.ts";
import { PATIENCE_MS, type PanelName, Visitor } from "#tests/harness/Visitor.ts";

const PANELS: readonly PanelName[] = ["chat", "people", "directory", "map", "passport", "bag", "settings", "help"];
/** More stops than any page has: whoever needs more is lost. */
const MOST_TABS = 150;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe.each(["en", "zh-CN"] as const)("axe, in %s", (language) => {
	it("finds nothing serious on the lobby, the first steps, any panel or any dialog", async () => {
		await using hall = await startHall();
		const lin = await hall.join({ name: "Lin" });
		void lin;
		await using ada = await Visitor.open(browser, {
			hallUrl: hall.origin,
			name: "Ada",
			language,
			firstSteps: true,
			viewport: { width: 1000, height: 700 },
			// Half faded in, nothing has the contrast that it is read with.
			reducedMotion: "reduce",
		});
		const { page } = ada;
		await page.goto("/?booth=smart-park");
		await ada.giveName();
		expect(await page.getAttribute("html", "lang")).toBe(language);
		await ada.button(ada.t("avatar.heading")).click();
		await expectNothingSerious(page, "lobby");

		await ada.goIn();
		await expectNothingSerious(page, "first steps");
		await ada.button(ada.t("help.skip")).click();
		for (const panel of PANELS) {
			await ada.show(panel);
			if (panel === "people") await (await ada.person("Lin")).waitFor();
			await expectNothingSerious(page, panel);
		}
		await ada.openChannel(ada.t("chat.hall"));
		await ada.say("https://example.com/ 你好");
		await expectNothingSerious(page, "chat with a line");
		await ada.closePanel();
		await ada.dock("reactions").click();
		await expectNothingSerious(page, "reactions");
		await ada.dock("leave").click();
		await page.getByRole("dialog").waitFor();
		await expectNothingSerious(page, "leaving");
		ada.expectNothingOdd();
	}, 400_000);
});

it("by keyboard alone one enters, opens every panel, talks, goes to a booth and leaves", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", firstSteps: true });
	const { page } = ada;
	const { keyboard } = page;

	await page.goto("/");
	await ada.reads("Your visit");
	await tabTo(page, page.getByLabel("Your name", { exact: true }));
	await keyboard.type("Ada");
	await tabTo(page, ada.button("Enter the hall"));
	await keyboard.press("Enter");
	await ada.isInside();

	// The first steps have the focus, and give it to the hall when they are over.
	for (const name of ["Next", "Next", "Next", "Let's go"]) {
		await expectFocus(ada.button(name));
		await keyboard.press("Enter");
	}
	await page.locator("[data-first-steps]").waitFor({ state: "detached" });

	// Each panel has its key, takes the focus, and gives it back to where it was.
	for (const [key, panel] of [
		["c", "chat"],
		["p", "people"],
		["b", "directory"],
		["m", "map"],
		["k", "passport"],
		["g", "bag"],
		[",", "settings"],
		["?", "help"],
	] as const) {
		await keyboard.press(key);
		await page.locator(`[data-dock=${panel}][aria-expanded=true]`).waitFor();
		await expectFocus(ada.panel.locator("*:focus"));
		await keyboard.press("Escape");
		await ada.panel.waitFor({ state: "detached" });
		await expectFocus(page.locator("canvas:focus"));
	}

	// Letters typed into a field are letters, not shortcuts or steps.
	const place = (await ada.readMap()).me;
	await keyboard.press("Escape");
	await keyboard.press("c");
	await expectFocus(ada.panel.getByRole("textbox"));
	await keyboard.type("swamp, by keys");
	await keyboard.press("Enter");
	await ada.reads("swamp, by keys", ada.log);
	await keyboard.press("Escape");
	expect((await ada.readMap()).me).toEqual(place);
	await keyboard.press("Escape");

	await keyboard.press("h");
	await ada.reads("Your hand is raised.");
	await keyboard.press("b");
	await expectFocus(ada.panel.getByRole("textbox"));
	await keyboard.type("bridge");
	await tabTo(page, ada.button("Take me there: Hongkua Bridge Twin"));
	await keyboard.press("Enter");
	await ada.isAt("Hongkua Bridge Twin");

	// Every button of the bar is reached by the tab key as well.
	for (const id of [...PANELS, "reactions", "hand", "vr", "leave"]) await tabTo(page, ada.dock(id));
	await keyboard.press("Enter");
	const dialog = page.getByRole("dialog");
	await dialog.waitFor();
	await tabTo(page, dialog.getByRole("button", { name: "Leave", exact: true }));
	await keyboard.press("Enter");
	await ada.reads("Welcome back, Ada");
	ada.expectNothingOdd();
}, 400_000);

it("who asks their system for reduced motion gets it, and can have it otherwise", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", reducedMotion: "reduce" });
	const { page } = ada;
	await page.goto("/");
	await ada.giveName();
	await ada.reads("What to expect");
	expect(await longestMotionMs(page)).toBeLessThan(1);
	await ada.goIn();
	const settings = await ada.show("settings");
	const motion = (name: string) => settings.getByRole("radio", { name, exact: true });
	expect(await motion("Reduced").isChecked()).toBe(true);
	expect(await longestMotionMs(page)).toBeLessThan(1);
	await settings.getByText("Full", { exact: true }).click();
	expect(await motion("Full").isChecked()).toBe(true);
	await eventually(async () => expect(await longestMotionMs(page)).toBeGreaterThan(50), PATIENCE_MS);
	ada.expectNothingOdd();
}, 200_000);

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
	await wanted.waitFor();
	for (let pressed = 0; pressed < MOST_TABS; pressed++) {
		if (await hasFocus(wanted)) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab never reached ${wanted}`);
}

function hasFocus(wanted: Locator): Promise<boolean> {
	return wanted.evaluate((element) => element === document.activeElement);
}

async function expectFocus(wanted: Locator): Promise<void> {
	await eventually(() => hasFocus(wanted), PATIENCE_MS);
}

/** The longest transition or animation that anything on the page could make now, ms. */
function longestMotionMs(page: Page): Promise<number> {
	return page.evaluate(() => {
		const toMs = (time: string) => Number.parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000);
		const times = [...document.querySelectorAll("*")].flatMap((element) => {
			const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
			return [...transitionDuration.split(","), ...(animationName === "none" ? [] : animationDuration.split(","))];
		});
		return Math.max(0, ...times.map(toMs));
	});
}
