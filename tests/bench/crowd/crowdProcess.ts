/** A process of its own with all the visitors; told what to do, and answering, by messages. */

import "./socketsOfWs.ts";
import { Bot } from "#client/bots/Bot.ts";
import { BotGoals, IMMERSIVE_SHARE } from "#client/bots/BotGoals.ts";
import { botName } from "#client/bots/botNames.ts";
import { Chance } from "#client/bots/Chance.ts";
import { formGroups } from "#client/bots/formGroups.ts";
import { createPathfinder } from "#client/features/walking/navigationMesh.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { HAND_BYTES } from "#shared/features/poses/handBytes.ts";
import { createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { quantile } from "../quantile.ts";
import { FloorSeat, MapSchemaSeat } from "./BaselineSeat.ts";
import { CrowdSeat } from "./CrowdSeat.ts";

export interface CrowdOrder {
	/** Whose server: the hall's own, or one of those it is compared with. */
	readonly kind: "pavilion" | "floor" | "mapSchema";
	/** Where the layout is read that they walk in; the hall's own server. */
	readonly layoutOrigin: string;
	readonly origin: string;
	readonly eventId: string;
	readonly hallId: string;
	readonly visitors: number;
	/** So many of them stand before the stage. */
	readonly audience: number;
}

export interface CrowdFigures {
	readonly downBytesPerSecond: { readonly mean: number; readonly max: number };
	readonly posesSentPerSecond: number;
	readonly posesHeardPerSecond: number;
	/** Of all tiers together: whole ones and coarse ones. */
	readonly bytesPerBodyPose: number;
	readonly bytesPerPoseWithHands: number;
	readonly poseLatencyMs: { readonly p50: number; readonly p99: number };
	readonly neighboursWithin13: number;
	readonly stateBytesAtJoin: number;
	readonly disconnects: number;
	readonly stepLagMs: number;
}

/** Everyone steps this often, a fifth of them at a time: people do not move all at the same moment. */
const STEP_MS = 50;
const STEP_GROUPS = 5;
const JOINING_AT_ONCE = 20;
/** One in so many reads what it is sent: reading it all is work of as many pages. */
const LISTENS = 40;
/** Some more hurry to the stage every now and then. */
const RUSH = { everyMs: 20_000, share: 0.02 };
const NEIGHBOUR_METRES = 10;
const FORGET_MS = 3_000;

const bots: Bot[] = [];
const seats: (CrowdSeat | FloorSeat | MapSchemaSeat)[] = [];
const reader = new PoseBatchReader();
const pose = createRelayedPose();
/** By place in centimetres, which tells whoever moves apart: when it was sent last. */
const sentAtMs = new Map<number, number>();
let latencies: number[] = [];
let heardPoses = 0;
let heardBytes = 0;
let heardWithHands = 0;
let heardHands = 0;
let isMeasuring = false;
let lagMs = 0;

process.on(
	"message",
	(message: { kind: "enter"; order: CrowdOrder } | { kind: "begin" } | { kind: "end"; seconds: number }) => {
		if (message.kind === "enter") void enter(message.order).then(() => process.send?.({ kind: "inside" }), fail);
		else if (message.kind === "begin") begin();
		else process.send?.({ kind: "figures", figures: figures(message.seconds) });
	},
);

async function enter(order: CrowdOrder): Promise<void> {
	const { layoutOrigin, eventId, hallId, visitors, kind } = order;
	const hall = (await (await fetch(`${layoutOrigin}/api/events/${eventId}/halls/${hallId}`)).json()) as PublishedHall;
	const floor = new WalkableFloor(hall);
	const paths = await createPathfinder(hall);
	const goals = new BotGoals(hall, floor);
	const chance = new Chance(1);

	const comeIn = async (index: number, listens: boolean): Promise<void> => {
		const own = new Chance(Math.floor(chance.next() * 2 ** 32));
		const booth = own.pick(hall.booths);
		let bot: Bot;
		const onPlace = listens ? (x: number, z: number) => hearPlace(bot, x, z) : undefined;
		const seat = await takeSeat(order, index, booth, onPlace);
		bot = await Bot.start({
			...{ connection: seat, floor, paths, goals, chance: own },
			isImmersive: own.next() < IMMERSIVE_SHARE,
			isAudience: index >= visitors - order.audience,
			onSent: ({ head }) => sentAtMs.set(placeOf(head.position.x, head.position.z), performance.now()),
		});
		if (seat instanceof CrowdSeat) {
			if (listens) seat.onPoses((bytes) => hear(bot, bytes));
			else seat.stopReading();
		}
		bots[index] = bot;
		seats[index] = seat;
	};

	const indices = Array.from({ length: visitors }, (_, index) => index);
	// One after the other: Colyseus' client decides by one setting for all whether it reads the state.
	for (const index of indices.filter(isListener)) await comeIn(index, true);
	const others = indices.filter((index) => !isListener(index));
	for (let first = 0; first < others.length; first += JOINING_AT_ONCE) {
		await Promise.all(others.slice(first, first + JOINING_AT_ONCE).map((index) => comeIn(index, false)));
	}
	formGroups(
		bots.filter((_, index) => index < visitors - order.audience),
		chance,
	);
	if (kind === "pavilion" && order.audience > 0) setInterval(() => rush(chance), RUSH.everyMs);
	const steppedMs = new Float64Array(STEP_GROUPS).fill(performance.now());
	let group = 0;
	setInterval(() => {
		const nowMs = performance.now();
		group = (group + 1) % STEP_GROUPS;
		const sinceMs = nowMs - steppedMs[group]!;
		lagMs = Math.max(lagMs, sinceMs - STEP_MS);
		steppedMs[group] = nowMs;
		for (let i = group; i < bots.length; i += STEP_GROUPS) bots[i]!.update(Math.min(0.2, sinceMs / 1000), nowMs);
	}, STEP_MS / STEP_GROUPS);
	setInterval(() => {
		const nowMs = performance.now();
		for (const [place, atMs] of sentAtMs) if (nowMs - atMs > FORGET_MS) sentAtMs.delete(place);
	}, FORGET_MS);
}

/** One in so many, wherever they stand. */
function isListener(index: number): boolean {
	return index % LISTENS === 0;
}

function takeSeat(
	{ kind, origin, eventId, hallId }: CrowdOrder,
	index: number,
	booth: PublishedBooth,
	onPlace: ((x: number, z: number) => void) | undefined,
): Promise<FloorSeat | MapSchemaSeat | CrowdSeat> {
	const start = { x: booth.x, z: booth.z + booth.footprint.depth / 2 + 1 };
	const options = { origin, start, ...(onPlace ? { onPlace } : {}) };
	if (kind === "floor") return FloorSeat.take(options);
	if (kind === "mapSchema") return MapSchemaSeat.take(options);
	return CrowdSeat.take({ origin, eventId, hallId, name: botName(index), boothId: booth.id });
}

function rush(chance: Chance): void {
	for (const bot of bots) if (chance.next() < RUSH.share) bot.hurryToStage();
}

function hear(bot: Bot, bytes: Uint8Array): void {
	if (!isMeasuring || !reader.begin(bytes)) return;
	const nowMs = performance.now();
	heardBytes += bytes.length;
	while (reader.next(pose)) {
		// That somebody is as they were costs a byte and counts as none.
		if (pose.still) continue;
		heardPoses++;
		const { left, right } = pose.sample;
		if (left.tracked || right.tracked) heardWithHands++;
		heardHands += (left.tracked ? 1 : 0) + (right.tracked ? 1 : 0);
		if (pose.coarse || pose.repeated) continue;
		const { x, z } = pose.sample.head.position;
		hearPlace(bot, x, z, nowMs);
	}
}

function hearPlace({ feet }: Bot, x: number, z: number, nowMs = performance.now()): void {
	if (!isMeasuring || Math.hypot(x - feet.x, z - feet.z) > NEIGHBOUR_METRES) return;
	const atMs = sentAtMs.get(placeOf(x, z));
	if (atMs !== undefined) latencies.push(nowMs - atMs);
}

let before = { bytes: [] as number[], poses: 0 };

function begin(): void {
	isMeasuring = true;
	latencies = [];
	heardPoses = 0;
	heardBytes = 0;
	heardWithHands = 0;
	heardHands = 0;
	lagMs = 0;
	before = { bytes: seats.map(({ receivedBytes }) => receivedBytes), poses: sentPoses() };
}

function figures(seconds: number): CrowdFigures {
	isMeasuring = false;
	const down = seats.map(({ receivedBytes }, i) => (receivedBytes - before.bytes[i]!) / seconds);
	const listeners = Math.ceil(seats.length / LISTENS);
	// Heads of batches and blocks are shared by all poses in them, with hands or without.
	const bodyBytes = (heardBytes - heardHands * HAND_BYTES) / heardPoses;
	return {
		downBytesPerSecond: { mean: Math.round(mean(down)), max: Math.round(Math.max(...down)) },
		posesSentPerSecond: Math.round((sentPoses() - before.poses) / seconds),
		posesHeardPerSecond: Math.round(heardPoses / seconds / listeners),
		bytesPerBodyPose: rounded(bodyBytes),
		bytesPerPoseWithHands: rounded(bodyBytes + (heardWithHands && (heardHands * HAND_BYTES) / heardWithHands)),
		poseLatencyMs: { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) },
		neighboursWithin13: Math.round(mean(bots.map(neighbours))),
		stateBytesAtJoin: Math.max(...seats.map(({ stateBytes }) => stateBytes)),
		disconnects: seats.filter(({ isDropped }) => isDropped).length,
		stepLagMs: Math.round(lagMs),
	};
}

function neighbours({ feet }: Bot): number {
	return bots.filter((other) => Math.hypot(other.feet.x - feet.x, other.feet.z - feet.z) < 13.5).length - 1;
}

function sentPoses(): number {
	return bots.reduce((sum, { posesSent }) => sum + posesSent, 0);
}

function placeOf(x: number, z: number): number {
	return Math.round(x * 100) * 100_000 + Math.round(z * 100);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}

function fail(error: unknown): void {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exit(1);
}
