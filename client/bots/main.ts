import { parseArgs } from "node:util";
import { joinHall } from "#client/connection/joinHall.ts";
import { createPathfinder } from "#client/features/walking/navigationMesh.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";
import { slotOfSeat } from "#shared/features/roster/RosterState.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { Bot } from "./Bot.ts";
import { BotGoals, IMMERSIVE_SHARE } from "./BotGoals.ts";
import { botName } from "./botNames.ts";
import { Chance } from "./Chance.ts";
import { formGroups } from "./formGroups.ts";
import { HallProcess } from "./HallProcess.ts";
import { PoseLatency } from "./PoseLatency.ts";

const USAGE = `Lifelike visitors without a screen.

  npm run bots -- [--visitors 20] [--seconds 30] [--url http://localhost:2567] [--seed 1] [--json]

Without --url a hall is started for them in a process of its own, and its CPU and memory are measured.
--seconds 0 stays until Ctrl+C.`;

/** Bots step a little faster than they send. */
const STEP_MS = 33;
/** So many come in at once. */
const JOINING_AT_ONCE = 10;
/** Something begins on the stage every so often, and so many of them want to see it. */
const RUSH = { everyMs: 90_000, share: 0.15 };
/** Not measured: everyone comes in, sets out, and the server warms up. */
const WARM_UP_MS = 2_000;

const { values: flags } = parseArgs({
	options: {
		visitors: { type: "string", default: "20" },
		seconds: { type: "string", default: "30" },
		url: { type: "string" },
		seed: { type: "string", default: "1" },
		json: { type: "boolean", default: false },
		help: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	if (flags.help) {
		say(USAGE);
		return;
	}
	const visitors = wholeNumber("visitors", flags.visitors, 1, 5_000);
	const seconds = wholeNumber("seconds", flags.seconds, 0, 86_400);
	const seed = wholeNumber("seed", flags.seed, 0, 2 ** 31);
	const hallProcess = flags.url === undefined ? await HallProcess.start() : null;
	const origin = hallProcess?.origin ?? new URL(flags.url as string).origin;

	try {
		const { eventId, hall } = await readHall(origin);
		const floor = new WalkableFloor(hall);
		const paths = await createPathfinder(hall);
		const goals = new BotGoals(hall, floor);
		const latency = new PoseLatency();
		const chance = new Chance(seed);
		const bots: Bot[] = [];
		let disconnects = 0;
		for (let first = 0; first < visitors; first += JOINING_AT_ONCE) {
			const group = Array.from({ length: Math.min(JOINING_AT_ONCE, visitors - first) }, (_, i) => first + i);
			await Promise.all(
				group.map(async (index) => {
					const own = new Chance(Math.floor(chance.next() * 2 ** 32));
					const look = randomLook(own);
					let token: string | undefined;
					const connection = await joinHall({
						origin,
						eventId,
						hallId: hall.hall.id,
						profile: () => ({ name: botName(index), look, language: index % 3 === 0 ? "en" : "zh-CN", noGoTo: false }),
						deviceToken: {
							read: () => token,
							write: (given) => {
								token = given;
							},
						},
					});
					connection.status.subscribe(({ status }, before) => {
						if (before.status === "inHall" && status !== "left") disconnects += 1;
					});
					let slot = -1;
					const follow = (id: string, entry: { seat: number }) => {
						if (id === connection.visitorId) slot = slotOfSeat(entry.seat);
					};
					connection.watch("roster", { added: follow, changed: follow });
					latency.listen(connection);
					bots.push(
						await Bot.start({
							connection,
							floor,
							paths,
							goals,
							chance: own,
							isImmersive: own.next() < IMMERSIVE_SHARE,
							onSent: (sample) => latency.sent(slot, sample),
						}),
					);
				}),
			);
		}
		formGroups(bots, chance);
		if (!flags.json) say(`${bots.length} bots are inside ${origin}`);

		let steppedMs = performance.now();
		// Spread over the step, as people are: not all of them at the same moment.
		const step = setInterval(() => {
			const nowMs = performance.now();
			const elapsed = Math.min(0.2, (nowMs - steppedMs) / 1000);
			steppedMs = nowMs;
			for (const bot of bots) bot.update(elapsed, nowMs);
		}, STEP_MS);
		const rush = setInterval(() => {
			for (const bot of bots) if (chance.next() < RUSH.share) bot.hurryToStage();
		}, RUSH.everyMs);

		await pause(WARM_UP_MS);
		const before = measure(bots, hallProcess);
		latency.measuring = true;
		await (seconds === 0 ? interrupted() : pause(seconds * 1000));
		latency.measuring = false;
		const after = measure(bots, hallProcess);
		clearInterval(step);
		clearInterval(rush);

		const measuredSeconds = (after.atMs - before.atMs) / 1000;
		const report = {
			visitors: bots.length,
			seconds: rounded(measuredSeconds, 1),
			posesSent: after.poses - before.poses,
			linesSaid: bots.reduce((sum, bot) => sum + bot.linesSaid, 0),
			downBytesPerSecondPerVisitor: Math.round((after.bytes - before.bytes) / measuredSeconds / bots.length),
			poseLatencyMs: { p50: latency.percentile(50), p99: latency.percentile(99) },
			serverCpuPerSecond:
				after.cpuSeconds === null || before.cpuSeconds === null
					? null
					: rounded((after.cpuSeconds - before.cpuSeconds) / measuredSeconds, 3),
			serverRssMb: hallProcess?.rssMb ?? null,
			disconnects,
		};
		await Promise.all(bots.map((bot) => bot.stop()));
		paths.dispose();
		say(flags.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
	} finally {
		await hallProcess?.stop();
	}
}

async function readHall(origin: string): Promise<{ eventId: string; hall: PublishedHall }> {
	const events = (await (await fetch(`${origin}/api/events`)).json()) as { id: string; halls: { id: string }[] }[];
	const event = events[0];
	const hallId = event?.halls[0]?.id;
	if (!event || !hallId) throw new Error(`${origin} has no hall`);
	const hall = (await (await fetch(`${origin}/api/events/${event.id}/halls/${hallId}`)).json()) as PublishedHall;
	return { eventId: event.id, hall };
}

function measure(bots: readonly Bot[], hall: HallProcess | null) {
	return {
		atMs: performance.now(),
		poses: bots.reduce((sum, bot) => sum + bot.posesSent, 0),
		bytes: bots.reduce((sum, bot) => sum + bot.connection.receivedBytes, 0),
		cpuSeconds: hall?.cpuSeconds ?? null,
	};
}

function randomLook(chance: Chance): AvatarLook {
	const index = (list: readonly unknown[]) => Math.floor(chance.next() * list.length);
	return {
		body: index(AVATAR_BODIES),
		colour: index(AVATAR_COLOURS),
		accent: index(AVATAR_COLOURS),
		face: index(AVATAR_FACES),
		badge: index(AVATAR_BADGES),
	};
}

function wholeNumber(name: string, text: string, lowest: number, highest: number): number {
	const value = Number(text);
	if (Number.isInteger(value) && value >= lowest && value <= highest) return value;
	throw new Error(`--${name} takes a whole number from ${lowest} to ${highest}\n\n${USAGE}`);
}

function rounded(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function interrupted(): Promise<void> {
	return new Promise((resolve) => process.once("SIGINT", () => resolve()));
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exit(1);
	},
);
