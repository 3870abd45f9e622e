/**
 * `npm run bench:walk -- --json`: a walk past all booths of the sample hall in Chromium, at a person's pace, and what its
 * frames took; then everything is left, and what is still held is counted.
 */
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { WALKING_SPEED } from "#shared/features/walking/walkingMessages.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { servePage } from "#tests/harness/servePage.ts";
import { quantile } from "../quantile.ts";
import { tourOf } from "./tourOf.ts";

await using hall = await startHall();
await using served = await servePage(new URL("../../screenshots/page/", import.meta.url), hall.origin);
const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
const published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
const tour = await tourOf(published);
const browser = await launchBrowser({ largeWindows: true });
try {
	const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
	await page.goto(`${served.url}/?hall=${encodeURIComponent(index)}`);
	await page.waitForFunction("window.pictureHall", undefined, { timeout: 120_000 });
	const before = await page.evaluate(() => window.pictureHall!.held());
	await page.evaluate(() => window.pictureHall!.startBooths());
	// Whoever begins to walk has seen what stands around them.
	const { x, z } = published.hall.arrival;
	await page.evaluate((at) => window.pictureHall!.view({ ...at, heading: 0 }), { x, z });
	const { frameMs, workMs, peakTextureMb } = await page.evaluate(
		([path, speed]) => window.pictureHall!.walk(path, speed),
		[tour, WALKING_SPEED] as const,
	);
	const errors = await page.evaluate(() => [...window.pictureHall!.errors]);
	await page.evaluate(() => window.pictureHall!.stopBooths());
	const after = await page.evaluate(() => window.pictureHall!.held());
	const figures = {
		frames: frameMs.length,
		p50Ms: quantile(frameMs, 0.5),
		p99Ms: quantile(frameMs, 0.99),
		worstMs: quantile(frameMs, 1),
		/** The page's own part of a frame; the rest is the drawing itself, which software does here. */
		workP99Ms: quantile(workMs, 0.99),
		workWorstMs: quantile(workMs, 1),
		peakTextureMb: Math.round(peakTextureMb * 10) / 10,
		leakedMeshes: after.meshes - before.meshes,
		/** By name, so that whoever leaks is found. */
		leaked: namesBeyond(after.names, before.names),
		booths: published.booths.length,
		errors,
	};
	process.stdout.write(`${JSON.stringify(figures, null, process.argv.includes("--json") ? undefined : 2)}\n`);
} finally {
	await browser.close();
}

function namesBeyond(after: readonly string[], before: readonly string[]): string[] {
	const left = [...after];
	for (const name of before) if (left.includes(name)) left.splice(left.indexOf(name), 1);
	return left;
}
