/**
 * `npm run screenshots [-- name …]`: pictures of the sample hall from fixed viewpoints, or of a booth by its id.
 * `npm run screenshots -- console [name …]`: every page of the console, or those named, in both languages, on a desk, a
 * tablet and a phone, light and dark, into `.cache/screenshots/console/`. `-- console plan en 1440 light` takes one.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { buildWhenStale } from "#client/scripts/buildWhenStale.ts";
import type { HallMood } from "#shared/features/event/EventDocument.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { servePage } from "#tests/harness/servePage.ts";
import { crowdBefore, type Passerby } from "./crowd.ts";
import type { Viewpoint } from "./page/PictureHall.ts";
import { takeConsolePictures } from "./takeConsolePictures.ts";
import { beforeBooth, type Picture, viewpointsOf } from "./viewpoints.ts";

const FOLDER = fileURLToPath(new URL(`../../assets/events/${SAMPLE_EVENT}/screenshots/`, import.meta.url));
const SIZE = { width: 1440, height: 810 };
const LARGEST_BYTES = 120_000;

const CONSOLE_FOLDER = fileURLToPath(new URL("../../.cache/screenshots/console/", import.meta.url));

const wanted = process.argv.slice(2);
const isConsole = wanted[0] === "console";
if (isConsole) await buildWhenStale();
else await mkdir(FOLDER, { recursive: true });
const browser = await launchBrowser({ largeWindows: true });
try {
	if (isConsole) await takeConsolePictures(browser, { wanted: wanted.slice(1), folder: CONSOLE_FOLDER });
	else {
		await takePictures(browser, undefined);
		await takePictures(browser, "evening");
	}
} finally {
	await browser.close();
}

/** All pictures of one mood, from a hall whose document says so; undefined is the sample's own. */
async function takePictures(browser: Browser, mood: HallMood | undefined): Promise<void> {
	await using events = await copySampleEvents((event) =>
		mood ? { ...event, halls: event.halls.map((hall) => ({ ...hall, mood })) } : event,
	);
	await using hall = await startHall({ sampleEvents: events.folder });
	const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
	const published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
	const pictures = picturesOf(published).filter(([, picture]) => picture.mood === mood);
	if (pictures.length === 0) return;
	await using served = await servePage(new URL("./page/", import.meta.url), hall.origin);
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
	for (const [name, picture] of pictures) {
		const people = crowdBefore(published, picture);
		await page.evaluate((crowd: Passerby[]) => window.pictureHall!.crowd(crowd), people);
		const cost = await page.evaluate((at: Viewpoint) => window.pictureHall!.view(at), picture as Viewpoint);
		const bytes = await smallWebp(await page.screenshot({ type: "png" }));
		await writeFile(join(FOLDER, `${name}.webp`), bytes);
		process.stdout.write(`${name}: ${cost.draws} draws, ${cost.triangles} triangles, ${bytes.length} bytes\n`);
	}
	for (const error of await page.evaluate(() => [...window.pictureHall!.errors])) process.stderr.write(`${error}\n`);
	await page.close();
}

/** Those that were asked for by name, else all that are fixed. */
function picturesOf(published: PublishedHall): (readonly [name: string, picture: Picture])[] {
	const fixed = viewpointsOf(published);
	if (wanted.length === 0) return [...fixed];
	return wanted.flatMap((name) => {
		const booth = published.booths.find(({ id }) => id === name);
		const picture = fixed.get(name) ?? (booth && beforeBooth(booth));
		if (!picture) process.stderr.write(`There is no viewpoint or booth "${name}".\n`);
		return picture ? [[name, picture] as const] : [];
	});
}

/** As good as it can be within the size the README bears. */
async function smallWebp(png: Uint8Array): Promise<Uint8Array> {
	for (let quality = 88; ; quality -= 6) {
		const bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer();
		if (bytes.length <= LARGEST_BYTES || quality < 40) return bytes;
	}
}
