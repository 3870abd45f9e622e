/**
 * `npm run bench:xr -- --json`: what the sample hall costs in an emulated headset. Counts are exact; milliseconds are this
 * machine's, of the page's own work, and a Quest is five to seven times slower.
 *
 * `--device "Quest 2"` (or "Quest Pro"), `--avatars 50`; `--only drawing` or `--only allocating`; `--verbose` says what
 * each place costs, and who allocates.
 */
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { buildWhenStale } from "#client/scripts/buildWhenStale.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { FloorPlace } from "#shared/space/vector.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { HEADSETS, type HeadsetName } from "#tests/harness/iwer.ts";
import { viewpointsOf } from "#tests/screenshots/viewpoints.ts";
import { quantile } from "../quantile.ts";
import { type Allocation, allocationsOf, sumOf } from "./allocationsOf.ts";
import { Crowd } from "./Crowd.ts";
import { lookoutsOf } from "./lookouts.ts";
import { type Cost, Wearer } from "./Wearer.ts";

/** Of the places that cost most without the crowd, so many are looked at with it. */
const DEAREST = 3;
const WARM_UP_FRAMES = 300;
const TIMED_FRAMES = 120;
const ALLOCATING_FRAMES = 900;
const SHOWN_ALLOCATIONS = 10;
/** The page with most on it. */
const PAGE = "Directory";

const { values } = parseArgs({
	options: {
		json: { type: "boolean", default: false },
		verbose: { type: "boolean", default: false },
		device: { type: "string", default: "Quest 3" },
		avatars: { type: "string", default: "50" },
		only: { type: "string" },
	},
});
if (!Object.hasOwn(HEADSETS, values.device)) {
	throw new Error(`There is no headset "${values.device}", only ${Object.keys(HEADSETS).join(", ")}`);
}
const device = values.device as HeadsetName;
const avatars = Number(values.avatars);

await buildWhenStale();
const browser = await launchBrowser({ largeWindows: true });
try {
	const all = {
		device,
		avatars,
		...(values.only === "allocating" ? {} : await measureDrawing(browser)),
		...(values.only === "drawing" ? {} : await measureAllocating(browser)),
	};
	if (values.json) process.stdout.write(`${JSON.stringify(all)}\n`);
	else console.table(flat(all));
} finally {
	await browser.close();
}

interface View extends FloorPlace {
	readonly name: string;
	readonly cost: Cost;
}

/** In the build that visitors get: draws and triangles at their worst, and how long a frame takes there. */
async function measureDrawing(browser: Browser) {
	await using hall = await startHall();
	const published = await publishedOf(hall);
	await using wearer = await Wearer.enter(browser, hall.origin, device);
	const views: View[] = [];
	for (const { name, x, z, headings } of lookoutsOf(published)) {
		await wearer.standAt(x, z, headings[0]!);
		for (const heading of headings) {
			await wearer.lookTowards(heading);
			const view = { name, x, z, heading, cost: await wearer.cost() };
			views.push(view);
			say(`${name} ${Math.round((heading * 180) / Math.PI)}°: ${JSON.stringify(view.cost)}`);
		}
	}
	const crowd = await Crowd.join(hall, published, avatars);
	try {
		const crowded: View[] = [];
		for (const view of dearestOf(views)) {
			await wearer.standAt(view.x, view.z, view.heading);
			await crowd.gather(view);
			// They are all seen there once each was heard of.
			await wearer.frames(90);
			crowded.push({ ...view, cost: await wearer.cost() });
			say(`${view.name} with ${avatars}: ${JSON.stringify(crowded.at(-1)!.cost)}`);
		}
		const byDraws = worst(crowded, "drawCallsPerView");
		const byTriangles = worst(crowded, "trianglesPerView");
		await wearer.standAt(byDraws.x, byDraws.z, byDraws.heading);
		await crowd.gather(byDraws);
		// Until all of it has been compiled for speed.
		await wearer.draw("nothing");
		await wearer.frames(WARM_UP_FRAMES);
		const { scriptMs, waits } = await wearer.time(TIMED_FRAMES);
		const level = await wearer.level();
		const textureMb = Math.round((await wearer.textureBytes()) / 100_000) / 10;
		await wearer.openMenu();
		const withMenu = await wearer.cost();
		await wearer.openPage(PAGE);
		const withPage = await wearer.cost();
		return {
			views: byDraws.cost.views,
			drawCallsPerView: byDraws.cost.drawCallsPerView,
			trianglesPerView: byTriangles.cost.trianglesPerView,
			at: { drawCallsPerView: nameOf(byDraws), trianglesPerView: nameOf(byTriangles) },
			/** At the worst place for draws, with the menu open, and with one of its pages. */
			withMenu: withMenu.drawCallsPerView,
			withPage: withPage.drawCallsPerView,
			viewpoints: views.length,
			scriptMsPerFrame: {
				p10: quantile(scriptMs, 0.1, 2),
				p50: quantile(scriptMs, 0.5, 2),
				p95: quantile(scriptMs, 0.95, 2),
			},
			/** Times that a frame waited for the graphics card: what is timed is the page's work only if there are none. */
			waits,
			textureMb,
			level,
			errors: wearer.errors,
		};
	} finally {
		crowd.stop();
	}
}

/** From source, where each module has an address: what our own code leaves to the garbage collector. */
async function measureAllocating(browser: Browser) {
	await using hall = await startHall({ development: true });
	const published = await publishedOf(hall);
	const place = viewpointsOf(published).get("aisle")!;
	await using wearer = await Wearer.enter(browser, hall.origin, device);
	const crowd = await Crowd.join(hall, published, avatars);
	try {
		await wearer.standAt(place.x, place.z, place.heading);
		await crowd.gather(place);
		await wearer.draw("nothing");
		// Until all of it has been compiled for speed: before that every fraction of a number is an object.
		await wearer.frames(WARM_UP_FRAMES * 4);
		const moving = await allocationsOf(wearer, ALLOCATING_FRAMES);
		crowd.isMoving = false;
		await wearer.frames(WARM_UP_FRAMES);
		const steady = await allocationsOf(wearer, ALLOCATING_FRAMES);
		list("while others move", moving);
		list("while nobody moves", steady);
		return {
			bytesAllocatedPerFrame: sumOf(steady),
			bytesAllocatedPerFrameWhileOthersMove: sumOf(moving),
		};
	} finally {
		crowd.stop();
	}
}

async function publishedOf(hall: HallHarness): Promise<PublishedHall> {
	const answer = await fetch(`${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}`);
	return (await answer.json()) as PublishedHall;
}

/** The dearest in draws and in triangles, each once. */
function dearestOf(views: readonly View[]): View[] {
	const by = (figure: "drawCallsPerView" | "trianglesPerView") =>
		[...views].sort((a, b) => b.cost[figure] - a.cost[figure]).slice(0, DEAREST);
	return [...new Set([...by("drawCallsPerView"), ...by("trianglesPerView")])];
}

function worst(views: readonly View[], figure: "drawCallsPerView" | "trianglesPerView"): View {
	return views.reduce((a, b) => (b.cost[figure] > a.cost[figure] ? b : a));
}

function nameOf({ name, heading }: View): string {
	return `${name} ${Math.round((heading * 180) / Math.PI)}°`;
}

function list(when: string, allocations: readonly Allocation[]): void {
	say(`Allocated ${when}:`);
	for (const { by, bytesPerFrame } of allocations.slice(0, SHOWN_ALLOCATIONS))
		say(`${bytesPerFrame.toFixed(1)} B ${by}`);
}

function say(line: string): void {
	if (values.verbose) process.stderr.write(`${line}\n`);
}

/** One line a figure. */
function flat(figures: object, prefix = ""): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(figures).flatMap(([name, value]) =>
			value && typeof value === "object" && !Array.isArray(value)
				? Object.entries(flat(value, `${prefix}${name}.`))
				: [[prefix + name, Array.isArray(value) ? value.join("; ") : value]],
		),
	);
}
