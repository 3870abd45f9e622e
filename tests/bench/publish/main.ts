import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Bot } from "#client/bots/Bot.ts";
import { BotGoals } from "#client/bots/BotGoals.ts";
import { Chance } from "#client/bots/Chance.ts";
import { joinHall } from "#client/connection/joinHall.ts";
import { HallIndex } from "#client/features/hall/HallIndex.ts";
import { createPathfinder } from "#client/features/walking/navigationMesh.ts";
import { approveBooth, editBooth, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { quantile } from "../quantile.ts";
import { BENCH_EVENT, BENCH_HALL, makeBenchEvent } from "./benchEvent.ts";
import { measureDrawn } from "./drawn.ts";
import { measureUploads } from "./uploads.ts";

const USAGE = `How fast an edit reaches those inside.

  npm run bench:publish -- [--booths 100] [--visitors 50] [--edits 40] [--json]

A server in a process of its own holds a fair of so many booths, with so many visitors walking in it. An organizer
changes a booth, approves it and publishes, again and again; the time is that from the first of these requests to the
moment that a visitor's client has read the hall's new index. Then booths are put before one of them in Chromium, until
a frame shows them; and files are uploaded, and looked at.`;

const STEP_MS = 33;
const JOINING_AT_ONCE = 10;
/** Whoever has not heard by then is counted with it. */
const GIVE_UP_MS = 10_000;
/** Booths that are put before somebody who looks at them in Chromium. */
const DRAWN = 20;
/** The hall is not edited by ten organizers at once. */
const PAUSE_MS = 150;

const { values: flags } = parseArgs({
	options: {
		booths: { type: "string", default: "100" },
		visitors: { type: "string", default: "50" },
		edits: { type: "string", default: "40" },
		json: { type: "boolean", default: false },
		help: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	if (flags.help) return say(USAGE);
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-bench-"));
	const server = await HallProcess.start({ dataFolder, settings: { JOINS_PER_MINUTE: "10000" } });
	try {
		const owner = await ConsoleUser.setUp(server);
		const booths = await makeBenchEvent(owner, { booths: Number(flags.booths) });
		const published = await readIndex(server.origin);
		const crowd = await enter(server.origin, published, Number(flags.visitors));
		const measured = await measureEdits(owner, booths, crowd.indexes, Number(flags.edits));
		const drawnMs = await measureDrawn({ origin: server.origin, published, owner, booths: booths.slice(0, DRAWN) });
		await crowd.leave();
		const { uploadMbPerSecond, optimiseSecondsPerMb } = await measureUploads({
			origin: server.origin,
			eventId: BENCH_EVENT,
			boothId: booths[0]!,
			user: owner,
		});
		const report = {
			boothsInHall: published.booths.length,
			visitors: crowd.indexes.length,
			editToVisitorMs: summed(measured.fromEdit),
			publishToVisitorMs: summed(measured.fromPublish),
			missed: measured.missed,
			drawnMs: summed(drawnMs),
			uploadMbPerSecond,
			optimiseSecondsPerMb,
		};
		say(flags.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
	} finally {
		await server.kill();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

async function readIndex(origin: string): Promise<PublishedHall> {
	return (await fetch(`${origin}/api/events/${BENCH_EVENT}/halls/${BENCH_HALL}`)).json();
}

/** Lifelike visitors, each following the hall's index as a page does. */
async function enter(origin: string, published: PublishedHall, visitors: number) {
	const floor = new WalkableFloor(published);
	const paths = await createPathfinder(published);
	const goals = new BotGoals(published, floor);
	const chance = new Chance(1);
	const bots: Bot[] = [];
	const indexes: HallIndex[] = [];
	for (let first = 0; first < visitors; first += JOINING_AT_ONCE) {
		const group = Array.from({ length: Math.min(JOINING_AT_ONCE, visitors - first) });
		await Promise.all(
			group.map(async () => {
				const connection = await joinHall({
					origin,
					eventId: BENCH_EVENT,
					hallId: BENCH_HALL,
					profile: () => ({
						name: "Bot",
						look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 },
						language: "en",
						noGoTo: false,
					}),
					deviceToken: { read: () => undefined, write: () => {} },
				});
				const index = new HallIndex({
					published,
					connection,
					random: Math.random,
					fetch: (address, init) => fetch(`${origin}${address}`, init),
				});
				index.start();
				indexes.push(index);
				bots.push(await Bot.start({ connection, floor, paths, goals, chance, onSent: () => {} }));
			}),
		);
	}
	let steppedMs = performance.now();
	const step = setInterval(() => {
		const nowMs = performance.now();
		const elapsed = Math.min(0.2, (nowMs - steppedMs) / 1000);
		steppedMs = nowMs;
		for (const bot of bots) bot.update(elapsed, nowMs);
	}, STEP_MS);
	return {
		indexes,
		async leave() {
			clearInterval(step);
			for (const index of indexes) index.stop();
			await Promise.all(bots.map((bot) => bot.stop()));
			paths.dispose();
		},
	};
}

async function measureEdits(
	owner: ConsoleUser,
	booths: readonly string[],
	indexes: readonly HallIndex[],
	edits: number,
) {
	const fromEdit: number[] = [];
	const fromPublish: number[] = [];
	let missed = 0;
	for (let round = 0; round < edits; round++) {
		const boothId = booths[(round * 7) % booths.length]!;
		const params = { eventId: BENCH_EVENT, boothId };
		const { draft, revision } = await owner.call(readBooth, { params });
		const tagline = { "zh-CN": `第 ${round + 1} 次修改`, en: `Edit ${round + 1}` };
		const arrivals = indexes.map((index) => arrival(index, boothId, tagline.en));
		const editedAtMs = performance.now();
		const edited = await owner.call(editBooth, { params, body: { base: revision, draft: { ...draft, tagline } } });
		const body = { base: edited.revision, overBudgetReason: "a bench of full booths" };
		await owner.call(approveBooth, { params, body });
		const publishedAtMs = performance.now();
		await owner.call(publishEvent, { params: { eventId: BENCH_EVENT }, body: {} });
		for (const atMs of await Promise.all(arrivals)) {
			if (atMs === undefined) missed += 1;
			fromEdit.push((atMs ?? editedAtMs + GIVE_UP_MS) - editedAtMs);
			fromPublish.push((atMs ?? publishedAtMs + GIVE_UP_MS) - publishedAtMs);
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
	return { fromEdit, fromPublish, missed };
}

/** When a visitor's index says so; undefined where it never does. */
function arrival({ published }: HallIndex, boothId: string, tagline: string): Promise<number | undefined> {
	return new Promise((resolve) => {
		const stop = published.subscribe(({ booths }) => {
			if (booths.find(({ id }) => id === boothId)?.tagline.en !== tagline) return;
			end(performance.now());
		});
		const timer = setTimeout(() => end(undefined), GIVE_UP_MS);
		const end = (atMs: number | undefined) => {
			clearTimeout(timer);
			stop();
			resolve(atMs);
		};
	});
}

function summed(values: readonly number[]): { readonly p50: number; readonly p99: number } {
	return { p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
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
