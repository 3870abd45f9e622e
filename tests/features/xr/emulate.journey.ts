import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

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

/** Scripts of the page that hold the emulator. */
async function emulatorScripts(visitor: Visitor): Promise<number> {
	const scripts = [...new Set(visitor.watched.requests)].filter((address) => new URL(address).pathname.endsWith(".js"));
	const texts = await Promise.all(scripts.map(async (address) => (await fetch(address)).text()));
	return texts.filter((text) => text.includes("oculus-touch-v3")).length;
}

it("[XR35] with ?emulate=quest3 one enters VR without a headset and plays it with a panel", async () => {
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.enter("/?emulate=quest3&inspect");
	const { page } = ada;
	await page.locator("[data-dock=vr]:not([aria-expanded])").click();
	// The panel is in a tree of its own over the page.
	await page
		.getByTitle("Exit XR session")
		.or(page.getByText("Exit", { exact: true }))
		.first()
		.waitFor();
	await page.waitForFunction(() => !!pavilionInspect().speed);
	expect(await emulatorScripts(ada)).toBeGreaterThan(0);

	// Teleporting needs what the emulator does otherwise than the standard.
	const { x, z } = await page.evaluate(() => ({ ...pavilionInspect().feet }));
	await page.evaluate(({ x, z }) => pavilionInspect().teleport(x, z - 2, 0), { x, z });
	await page.waitForFunction((z) => Math.abs(pavilionInspect().head.position.z - (z - 2)) < 0.3, z);
	ada.expectNothingOdd();
});

it("[XR35] a name that nobody knows leaves the page as it is, and nobody else loads an emulator", async () => {
	await using ben = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ben" });
	await ben.enter("/?emulate=hololens");
	expect(await ben.page.evaluate(() => String(navigator.xr?.constructor))).toContain("[native code]");
	await using cai = await Visitor.open(browser, { hallUrl: hall.origin, name: "Cai" });
	await cai.enter();
	await cai.dock("vr").waitFor();
	expect(await emulatorScripts(cai)).toBe(0);
	ben.expectNothingOdd();
	cai.expectNothingOdd();
});
