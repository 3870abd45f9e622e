import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { Chance } from "#client/bots/Chance.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPlace, FloorPoint } from "#shared/space/vector.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { scriptPerFrame } from "#tests/harness/scriptPerFrame.ts";
import { servePage } from "#tests/harness/servePage.ts";
import { BENCH_EVENT, BENCH_HALL, makeBenchEvent } from "../publish/benchEvent.ts";
import { quantile } from "../quantile.ts";
import { tourOf } from "../walk/tourOf.ts";
import { garbageOf } from "./garbageOf.ts";

const USAGE = `What a crowd in view costs a visitor's page.

  npm run bench:scene -- [--avatars 500] [--booths 100] [--pace 6] [--only crowd|walk] [--verbose] [--json]

A fair of so many booths on a real server; in Chromium, with a picture of a few thousand pixels, a page looks at so many
people who go round in circles, sent as the hall's relay sends them, and at fifty of them. Then it walks past all booths
at --pace metres per second, alone. While it is timed one triangle of each draw is drawn: the page does all of its work,
and drawing, which the same processor does, takes nothing from it. Counts are of everything.`;

/** The picture: so small that drawing it with the processor leaves the page its time. */
const PICTURE = { width: 160, height: 90 } as const;
/** Who the crowd is compared with. */
const FEW = 50;
const WARM_UP_FRAMES = 200;
const TIMED_FRAMES = 200;
const ROUNDS = 3;
const GARBAGE_FRAMES = 600;
/** Metres before the eyes between which people are, and radians to each side: all in view. */
const NEAREST = 2;
const FARTHEST = 45;
const SIDEWAYS = 0.72;
const ROOM = 0.7;
const TRIES = 200_000;
const SHOWN_GARBAGE = 15;

const { values: flags } = parseArgs({
	options: {
		avatars: { type: "string", default: "500" },
		booths: { type: "string", default: "100" },
		pace: { type: "string", default: "6" },
		only: { type: "string" },
		verbose: { type: "boolean", default: false },
		json: { type: "boolean", default: false },
		help: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	if (flags.help) return say(USAGE);
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-bench-"));
	const server = await HallProcess.start({ dataFolder, settings: { JOINS_PER_MINUTE: "10000" } });
	const browser = await launchBrowser({ largeWindows: true, flags: ["--enable-precise-memory-info"] });
	try {
		const owner = await ConsoleUser.setUp(server);
		await makeBenchEvent(owner, { booths: Number(flags.booths) });
		const index = `/api/events/${BENCH_EVENT}/halls/${BENCH_HALL}`;
		const published = (await (await fetch(server.origin + index)).json()) as PublishedHall;
		await using served = await servePage(new URL("./page/", import.meta.url), server.origin);
		const page = await browser.newPage({ viewport: PICTURE });
		page.on("pageerror", ({ message }) => process.stderr.write(`${message}\n`));
		await page.goto(`${served.url}/?hall=${encodeURIComponent(index)}`);
		await page.waitForFunction("window.sceneBench", undefined, { timeout: 120_000 });
		const { arrival } = published.hall;
		const eyes = { x: arrival.x, z: arrival.z, heading: arrival.heading };
		await page.evaluate((place) => window.sceneBench!.stand(place), eyes);
		const avatars = Number(flags.avatars);
		const report = {
			avatars,
			booths: published.booths.length,
			...(flags.only === "walk" ? {} : await measureCrowd(browser, page, spotsBefore(published, eyes, avatars))),
			...(flags.only === "crowd" ? {} : await measureWalk(page, published)),
			errors: await page.evaluate(() => [...window.sceneBench!.errors]),
		};
		say(flags.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
	} finally {
		await browser.close();
		await server.kill();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

/** All of them, few of them and nobody: what the crowd adds is the difference. */
async function measureCrowd(browser: Browser, page: Page, spots: readonly FloorPoint[]) {
	const crowds = [spots, spots.slice(0, FEW), []];
	const timed: number[][] = crowds.map(() => []);
	// In turns, so that whatever else the machine does meanwhile is in all of them.
	for (let round = 0; round < ROUNDS; round++) {
		for (const [which, crowd] of crowds.entries()) timed[which]!.push(...(await timeFrames(browser, page, crowd)));
	}
	const views = [];
	for (const [which, crowd] of crowds.entries()) views.push(await measureView(page, crowd, timed[which]!));
	const [all, few, nobody] = views as [View, View, View];
	return {
		...all,
		avatarDrawCalls: all.drawCalls - nobody.drawCalls,
		costRatio: rounded(all.scriptMsPerFrame.p10 / few.scriptMsPerFrame.p10),
		with50: few,
		alone: nobody,
	};
}

type View = Awaited<ReturnType<typeof measureView>>;

async function gather(page: Page, spots: readonly FloorPoint[]): Promise<number> {
	await page.evaluate(() => window.sceneBench!.drawOneTriangle(true));
	const meetMs = await page.evaluate((middles) => window.sceneBench!.crowd(middles), spots);
	await page.evaluate((count) => window.sceneBench!.frames(count), WARM_UP_FRAMES);
	return meetMs;
}

async function timeFrames(browser: Browser, page: Page, spots: readonly FloorPoint[]): Promise<readonly number[]> {
	await gather(page, spots);
	const scriptMs = await scriptPerFrame(browser, page, () =>
		page.evaluate((count) => window.sceneBench!.frames(count), TIMED_FRAMES),
	);
	if (flags.verbose) {
		const spread = [0, 0.1, 0.5].map((share) => quantile(scriptMs, share, 2)).join(", ");
		process.stderr.write(`${spots.length} people, ${scriptMs.length} frames: ${spread} ms\n`);
	}
	return scriptMs;
}

async function measureView(page: Page, spots: readonly FloorPoint[], scriptMs: readonly number[]) {
	const meetMs = await gather(page, spots);
	const { draws, triangles, textureMb } = await page.evaluate(() => window.sceneBench!.cost());
	const garbage = await garbageOf(page, GARBAGE_FRAMES);
	if (flags.verbose) {
		process.stderr.write(`${spots.length} people:\n`);
		for (const { by, bytesPerFrame } of garbage.by.slice(0, SHOWN_GARBAGE)) {
			process.stderr.write(`${bytesPerFrame.toFixed(1)} B ${by}\n`);
		}
	}
	return {
		drawCalls: draws,
		triangles,
		scriptMsPerFrame: {
			p10: quantile(scriptMs, 0.1, 2),
			p50: quantile(scriptMs, 0.5, 2),
			p95: quantile(scriptMs, 0.95, 2),
		},
		textureMb: rounded(textureMb),
		bytesAllocatedPerFrame: garbage.own,
		bytesAllocatedByLibrariesPerFrame: garbage.libraries,
		meetMs: rounded(meetMs),
	};
}

async function measureWalk(page: Page, published: PublishedHall) {
	await page.evaluate(() => {
		window.sceneBench!.drawOneTriangle(true);
		window.sceneBench!.crowd([]);
	});
	const tour = await tourOf(published);
	const { frameMs, workMs, peakTextureMb } = await page.evaluate(
		([path, speed]) => window.sceneBench!.walk(path, speed),
		[tour, Number(flags.pace)] as const,
	);
	return {
		streamingWorstFrameMs: quantile(frameMs, 1),
		streaming: {
			frames: frameMs.length,
			frameMs: { p50: quantile(frameMs, 0.5), p99: quantile(frameMs, 0.99) },
			/** The page's own part; the rest is the drawing, which software does here. */
			workMs: { p99: quantile(workMs, 0.99), worst: quantile(workMs, 1) },
			peakTextureMb: rounded(peakTextureMb),
		},
	};
}

/** Free floor in view, some of it near and most of it far, as area is. */
function spotsBefore(published: PublishedHall, eyes: FloorPlace, wanted: number): FloorPoint[] {
	const floor = new WalkableFloor(published);
	const chance = new Chance(1);
	const spots: FloorPoint[] = [];
	for (let tries = 0; spots.length < wanted; tries++) {
		if (tries > TRIES) throw new Error(`bench:scene: there is room for ${spots.length} only`);
		const turn = eyes.heading + chance.between(-SIDEWAYS, SIDEWAYS);
		const far = Math.sqrt(chance.between(NEAREST ** 2, FARTHEST ** 2));
		const spot = { x: eyes.x - Math.sin(turn) * far, z: eyes.z - Math.cos(turn) * far };
		const isFree = floor.isFree(spot.x, spot.z) && !spots.some(({ x, z }) => Math.hypot(x - spot.x, z - spot.z) < ROOM);
		if (isFree) spots.push(spot);
	}
	return spots;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(1);
	},
);
