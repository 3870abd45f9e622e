import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

let browser: Browser;
let hall: HallHarness;
beforeAll(async () => {
	browser = await launchBrowser();
	hall = await startHall();
});
afterAll(async () => {
	await browser?.close();
	await hall?.[Symbol.asyncDispose]();
});

it("[STATS1] [STATS3] [STATS4] ?stats shows figures on the page, and in VR on a page of the menu", async () => {
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await installHeadset(ada.watched.context);
	await ada.enter("/?stats&inspect");
	const { page } = ada;
	const figures = page.locator("[data-stats]");
	const figure = async (label: string) => {
		const value = figures.locator("dt", { hasText: label }).locator("xpath=following-sibling::dd[1]");
		return Number.parseFloat((await value.innerText()).replaceAll(",", ""));
	};
	await eventually(async () => expect(await figure("Draws per view")).toBeGreaterThan(10), PATIENCE_MS);
	expect(await figure("Triangles per view")).toBeGreaterThan(10_000);
	expect(await figure("Textures")).toBeGreaterThan(1);
	expect(await figures.locator("dt").count()).toBe(6);
	expect(await figures.getAttribute("aria-hidden")).toBe("true");
	expect(await figures.locator("a, button, input, [tabindex]").count()).toBe(0);

	const headset = new Headset(page);
	await headset.moveController("left", { position: { x: -0.1, y: 1.45, z: -0.45 }, yaw: 0 });
	await headset.moveController("right", { position: { x: 0.25, y: 1.2, z: -0.35 }, yaw: 0 });
	await headset.enter("[data-dock=vr]:not([aria-expanded])");
	await page.waitForFunction(() => !!pavilionInspect().speed);
	await eventually(async () => expect(await figures.locator("dt").count()).toBe(11), PATIENCE_MS);
	expect([72, 90]).toContain(await figure("Target rate"));
	await eventually(async () => {
		await headset.click("left", "x-button");
		await headset.frames(5);
		expect(await page.evaluate(() => pavilionInspect().controls.length)).toBeGreaterThan(0);
	}, PATIENCE_MS);
	await headset.pressControl("Speed", "wrist");
	await page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("panel")));
	await headset.leave();
	await eventually(async () => expect(await figures.locator("dt").count()).toBe(6), PATIENCE_MS);
	ada.expectNothingOdd();
});

it("[STATS2] nobody else loads any of it", async () => {
	await using ben = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ben" });
	await ben.enter();
	await ben.dock("vr").waitFor();
	expect(await ben.page.locator("[data-stats]").count()).toBe(0);
	expect(ben.watched.requests.filter((address) => /Stats/.test(address))).toEqual([]);
	ben.expectNothingOdd();
});
