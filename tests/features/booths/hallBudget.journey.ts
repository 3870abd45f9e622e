import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import { viewpointsOf } from "#tests/screenshots/viewpoints.ts";

/** What a headset draws with ease; `npm run size` tells of many more viewpoints. */
const DRAWS_AT_MOST = 100;
const TRIANGLES_AT_MOST = 200_000;
const TEXTURES_AT_MOST_MB = 256;

let hall: HallHarness;
let served: Site;
let browser: Browser;

beforeAll(async () => {
	hall = await startHall();
	served = await servePage(new URL("../../screenshots/page/", import.meta.url), hall.origin);
	browser = await launchBrowser();
});

afterAll(async () => {
	await browser?.close();
	await served?.[Symbol.asyncDispose]();
	await hall?.stop();
});

it("[BOOTH1] the whole hall stays within what a headset draws with ease, wherever one stands", async () => {
	const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
	const published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
	expect(published.booths.length).toBeGreaterThanOrEqual(40);
	const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
	await page.goto(`${served.url}/?hall=${encodeURIComponent(index)}`);
	await page.waitForFunction("window.pictureHall", undefined, { timeout: 60_000 });
	await page.evaluate(() => window.pictureHall!.startBooths());
	const viewpoints = viewpointsOf(published);
	for (const name of ["spawn", "aisle", "quarter-twins", "booth", "exhibit"]) {
		const cost = await page.evaluate((at) => window.pictureHall!.view(at), viewpoints.get(name)!);
		expect(cost.draws, name).toBeGreaterThan(0);
		expect(cost.draws, name).toBeLessThanOrEqual(DRAWS_AT_MOST);
		expect(cost.triangles, name).toBeLessThanOrEqual(TRIANGLES_AT_MOST);
		expect(cost.textureMb, name).toBeLessThanOrEqual(TEXTURES_AT_MOST_MB);
	}
	expect(await page.evaluate(() => [...window.pictureHall!.errors])).toEqual([]);
});
