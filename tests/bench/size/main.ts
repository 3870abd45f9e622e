/** `npm run size`: what the client and the sample hall weigh, and what their views cost, as one JSON object. */
import { glob } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { buildWhenStale } from "#client/scripts/buildWhenStale.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { measureContent } from "./content.ts";
import { gzipBytes, measureFirstFrame } from "./firstFrame.ts";
import { measureViews } from "./views.ts";

await buildWhenStale();
await using hall = await startHall();
const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
const browser = await launchBrowser({ largeWindows: true });
try {
	const figures = {
		...(await measureFirstFrame(browser, hall.origin)),
		totalJsGzipBytes: await totalJsGzipBytes(),
		...(await measureContent(hall.origin, index)),
		...(await measureViews(browser, hall.origin, index)),
	};
	process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
	await browser.close();
}

/** All of the client's own scripts, whether a visitor ever needs them or not. */
async function totalJsGzipBytes(): Promise<number> {
	const dist = fileURLToPath(new URL("../../../client/dist", import.meta.url));
	let sum = 0;
	for await (const path of glob("assets/**/*.js", { cwd: dist })) sum += await gzipBytes(`/${path}`);
	return sum;
}
