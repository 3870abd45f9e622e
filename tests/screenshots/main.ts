/** `npm run screenshots [-- name …]`: pictures of the sample hall for the README, from fixed viewpoints. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";
import type { Viewpoint } from "./page/PictureHall.ts";
import { servePage } from "./servePage.ts";
import { viewpointsOf } from "./viewpoints.ts";

const FOLDER = fileURLToPath(new URL(`../../assets/events/${SAMPLE_EVENT}/screenshots/`, import.meta.url));
const SIZE = { width: 1440, height: 810 };
const LARGEST_BYTES = 120_000;

const wanted = new Set(process.argv.slice(2));
await mkdir(FOLDER, { recursive: true });
await using hall = await startHall();
await using served = await servePage(hall.origin);
const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
const published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
const browser = await launchBrowser();
try {
	const page = await browser.newPage({ viewport: SIZE });
	page.on("pageerror", (error) => process.stderr.write(`${error.message}\n`));
	await page.goto(`${served.url}/?language=zh-CN&quality=high&hall=${encodeURIComponent(index)}`);
	await page.waitForFunction("window.pictureHall", undefined, { timeout: 120_000 });
	await page.evaluate(() => window.pictureHall!.startBooths());
	for (let settled = false; !settled; ) {
		const booths = await page.evaluate(() => window.pictureHall!.settle(4000));
		process.stdout.write(`${booths.ready} of ${booths.wanted} booths ready\n`);
		settled = booths.settled;
	}
	for (const [name, viewpoint] of viewpointsOf(published)) {
		if (wanted.size > 0 && !wanted.has(name)) continue;
		const cost = await page.evaluate((at: Viewpoint) => window.pictureHall!.view(at), viewpoint);
		const bytes = await smallWebp(await page.screenshot({ type: "png" }));
		await writeFile(join(FOLDER, `${name}.webp`), bytes);
		process.stdout.write(`${name}: ${cost.draws} draws, ${cost.triangles} triangles, ${bytes.length} bytes\n`);
	}
	for (const error of await page.evaluate(() => [...window.pictureHall!.errors])) process.stderr.write(`${error}\n`);
} finally {
	await browser.close();
}

/** As good as it can be within the size the README bears. */
async function smallWebp(png: Uint8Array): Promise<Uint8Array> {
	for (let quality = 88; ; quality -= 6) {
		const bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer();
		if (bytes.length <= LARGEST_BYTES || quality < 40) return bytes;
	}
}
