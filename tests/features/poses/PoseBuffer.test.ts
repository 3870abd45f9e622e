import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { PoseSender } from "#client/features/poses/PoseSender.ts";
import { PoseTrack } from "#client/features/poses/PoseTrack.ts";
import { PoseRelay } from "#server/features/poses/PoseRelay.ts";
import { yawOf } from "#shared/features/poses/orientation.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { createRelayedPose } from "#shared/features/poses/poseBatch.ts";
import { readPosePacket } from "#shared/features/poses/posePacket.ts";
import { HALL_TICK_MS } from "#shared/hall/hallMessages.ts";
import { flawOf } from "./arbitraryPose.ts";

const WALKER = 1;
const WATCHER = 2;

interface Journey {
	/** Where the walker is, and what number of jump. */
	readonly at: (ms: number) => { x: number; z: number; heading?: number; jump?: number };
	readonly seconds: number;
	/** Latency of each way: this, plus up to `jitterMs`; packets keep their order, as on a WebSocket. */
	readonly latencyMs?: number;
	readonly jitterMs?: number;
	readonly sendEveryMs?: number;
	/** Beside the walker where it is left out. */
	readonly watcherAt?: (ms: number) => { x: number; z: number };
	readonly seed?: number;
	readonly framesPerSecond?: number;
}

interface Frame {
	readonly ms: number;
	readonly x: number;
	readonly z: number;
	readonly heading: number;
	readonly delayMs: number;
}

/** Small and repeatable: mulberry32. */
function randomFrom(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** From the walker's sender through the hall's relay into the watcher's buffer, over a network that jitters. */
function watch(journey: Journey): Frame[] {
	const { at, seconds, latencyMs = 20, jitterMs = 0, framesPerSecond = 72 } = journey;
	const random = randomFrom(journey.seed ?? 1);
	const relay = new PoseRelay();
	relay.join(WALKER);
	relay.join(WATCHER);
	const beside = (ms: number) => ({ x: at(ms).x, z: at(ms).z + 2 });
	const watcher = createPoseSample();
	watcher.head.position.x = Number.NaN;

	const up: { atMs: number; bytes: Uint8Array }[] = [];
	const down: { atMs: number; bytes: Uint8Array }[] = [];
	let ms = 0;
	const travel = (queue: { atMs: number; bytes: Uint8Array }[], bytes: Uint8Array) => {
		const arrivesMs = ms + latencyMs + random() * jitterMs;
		queue.push({ atMs: Math.max(arrivesMs, queue.at(-1)?.atMs ?? 0), bytes: bytes.slice() });
	};
	const sender = new PoseSender({
		sample(out) {
			const { x, z, heading = 0, jump = 0 } = at(ms);
			out.head.position.x = x;
			out.head.position.z = z;
			out.head.orientation.y = Math.sin(heading / 2);
			out.head.orientation.w = Math.cos(heading / 2);
			out.heading = heading;
			out.jump = jump;
			return true;
		},
		send(bytes) {
			travel(up, bytes);
			return true;
		},
	});
	const buffer = new PoseBuffer();
	const received = createPoseSample();
	const shown = createPoseSample();
	const frames: Frame[] = [];
	// The hall's clock began elsewhere.
	const hallStartedMs = 2 ** 32 - 3000;
	let nextTickMs = 13;
	let nextFrameMs = 0;
	let nextSendMs = 0;
	for (ms = 0; ms < seconds * 1000; ms++) {
		if (ms >= nextSendMs) {
			nextSendMs += journey.sendEveryMs ?? 1000 / 60;
			sender.update(ms);
		}
		while (up.length > 0 && up[0]!.atMs <= ms) {
			readPosePacket(up.shift()!.bytes, received);
			relay.accept(WALKER, 0, received, hallStartedMs + ms);
		}
		if (ms >= nextTickMs) {
			// Not more often than needed: whoever hears nothing new is sent nothing.
			const { x, z } = (journey.watcherAt ?? beside)(ms);
			const { position } = watcher.head;
			if (!(Math.hypot(x - position.x, z - position.z) < 1.5)) {
				Object.assign(position, { x, z });
				relay.accept(WATCHER, 0, watcher, hallStartedMs + ms);
			}
			nextTickMs += HALL_TICK_MS;
			relay.tick(hallStartedMs + ms, {
				canTake: (slot) => slot === WATCHER,
				send: (_slot, batch) => travel(down, batch),
			});
		}
		while (down.length > 0 && down[0]!.atMs <= ms) buffer.take(down.shift()!.bytes, ms + 77);
		if (ms >= nextFrameMs) {
			nextFrameMs += 1000 / framesPerSecond;
			if (buffer.read(WALKER, 0, ms + 77, shown)) {
				expect(flawOf(shown)).toBeUndefined();
				const { x, z } = shown.head.position;
				frames.push({ ms, x, z, heading: shown.heading, delayMs: buffer.delayMsOf(WALKER)! });
			}
		}
	}
	return frames;
}

/** Speeds between frames, metres per second, each over a twelfth of a second: what an eye sees. */
function speedsOf(frames: readonly Frame[]): number[] {
	const apart = 6;
	return frames.slice(apart).map((frame, i) => {
		const before = frames[i]!;
		return (Math.hypot(frame.x - before.x, frame.z - before.z) / (frame.ms - before.ms)) * 1000;
	});
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number; least: number; most: number } {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	return { mean, deviation: Math.sqrt(variance), least: Math.min(...values), most: Math.max(...values) };
}

const straight = (ms: number) => ({ x: (ms / 1000) * 1.4, z: 3 });
const since = (frames: readonly Frame[], ms: number) => frames.filter((frame) => frame.ms >= ms);

describe("showing others", () => {
	it.each([
		{ jitterMs: 0, deviation: 0.06 },
		{ jitterMs: 30, deviation: 0.15 },
		{ jitterMs: 80, deviation: 0.3 },
	])("[POSE10] an even walk looks even with $jitterMs ms of jitter each way", ({ jitterMs, deviation }) => {
		const spreads = Array.from({ length: 20 }, (_, seed) =>
			spreadOf(speedsOf(since(watch({ at: straight, seconds: 20, jitterMs, seed }), 4000))),
		);
		const most = spreads.map((spread) => spread.most).sort((one, other) => one - other);
		for (const { mean } of spreads) expect(mean).toBeCloseTo(1.4, 1);
		expect(spreads.filter((spread) => spread.deviation < deviation).length).toBeGreaterThanOrEqual(18);
		expect(spreads.filter((spread) => spread.least > 0.2).length).toBeGreaterThanOrEqual(18);
		// One network in ten bunches so that a step is hurried.
		expect(most[10]).toBeLessThan(2.8);
		expect(most.at(-1)).toBeLessThan(4);
	});

	it.each([50, 100, 200, 333, 1000])("[POSE10] whether a pose comes every %i ms", (sendEveryMs) => {
		const spread = spreadOf(speedsOf(since(watch({ at: straight, seconds: 30, jitterMs: 10, sendEveryMs }), 9000)));
		expect(spread.mean).toBeCloseTo(1.4, 1);
		expect(spread.deviation).toBeLessThan(0.25);
		expect(spread.least).toBeGreaterThan(0.4);
	});

	it.each([
		{ metres: 12, perSecond: 5 },
		{ metres: 24, perSecond: 2 },
		{ metres: 50, perSecond: 1 },
	])("[POSE10] someone $metres m away, heard $perSecond times a second, still walks evenly", ({ metres }) => {
		const watcherAt = (ms: number) => ({ x: straight(ms).x, z: 3 + metres });
		const frames = watch({ at: straight, seconds: 60, jitterMs: 20, watcherAt });
		const spread = spreadOf(speedsOf(since(frames, 9000)));
		expect(spread.mean).toBeCloseTo(1.4, 1);
		expect(spread.deviation).toBeLessThan(0.3);
		expect(spread.most).toBeLessThan(2.8);
	});

	it("[POSE10] close behind: under 200 ms on a quiet network, and back there within seconds of a bad spell", () => {
		const frames = watch({ at: straight, seconds: 20, jitterMs: 10 });
		for (const { ms, x } of since(frames, 5000)) expect(ms - (x / 1.4) * 1000).toBeLessThan(260);
		expect(frames.at(-1)!.delayMs).toBeLessThan(200);
		// Walks up to the watcher: from once a second to ten times.
		const coming = watch({ at: straight, seconds: 52, jitterMs: 10, watcherAt: () => ({ x: 70, z: 0 }) });
		expect(coming.find(({ x }) => x > 25)!.delayMs).toBeGreaterThan(800);
		expect(coming.find(({ x }) => x > 68)!.delayMs).toBeLessThan(350);
		expect(Math.max(...speedsOf(since(coming, 9000)))).toBeLessThan(2.2);
	});

	it("[POSE10] the first step after standing is not run", () => {
		const at = (ms: number) => ({ x: ms < 5730 ? 0 : ((ms - 5730) / 1000) * 1.4, z: 0 });
		const frames = watch({ at, seconds: 12, jitterMs: 20 });
		expect(Math.max(...speedsOf(frames))).toBeLessThan(2.4);
		expect(frames.at(-1)!.delayMs).toBeLessThan(250);
	});

	it("[POSE10] who was still until now is not shown creeping there since they were last heard", () => {
		const track = new PoseTrack(0);
		const pose = createRelayedPose();
		const out = createPoseSample();
		track.push(pose, 0, 0);
		pose.sample.head.position.x = 0.3;
		track.push(pose, 900, 900);
		for (let ms = 0; ms < 1400; ms += 10) {
			track.read({ ms }, out);
			const shownMs = ms - track.delayMs;
			if (shownMs < 790) expect(out.head.position.x).toBe(0);
			if (shownMs > 900) expect(Math.abs(out.head.position.x - 0.3)).toBeLessThan(0.13);
		}
		track.read({ ms: 4000 }, out);
		expect(out.head.position.x).toBeCloseTo(0.3, 5);
	});

	it("[POSE11] nobody is shown beyond where they turned, not by a body's radius", () => {
		const turnAt = 7;
		const at = (ms: number) => {
			const way = (ms / 1000) * 2.2;
			return way < turnAt ? { x: way, z: 0 } : { x: turnAt, z: way - turnAt };
		};
		for (let seed = 1; seed <= 10; seed++) {
			for (const { x, z } of watch({ at, seconds: 8, jitterMs: 120, seed })) {
				expect(x).toBeLessThan(turnAt + 0.13);
				// The corner itself may be cut by the step between two poses.
				if (z > 0.25) expect(x).toBeGreaterThan(turnAt - 0.3);
			}
		}
	});

	it("[POSE11] whoever stops stands still where they stopped", () => {
		const at = (ms: number) => ({ x: Math.min((ms / 1000) * 2.2, 8.8), z: 0 });
		for (let seed = 1; seed <= 10; seed++) {
			const frames = watch({ at, seconds: 8, jitterMs: 100, seed });
			expect(Math.max(...frames.map(({ x }) => x))).toBeLessThan(8.8 + 0.13);
			for (const { x } of since(frames, 5500)) expect(x).toBeCloseTo(8.8, 2);
		}
	});

	it("[POSE12] a jump is shown as one: nobody flies through what lies between", () => {
		const at = (ms: number) =>
			ms < 3000 ? { x: (ms / 1000) * 1.4, z: 0, jump: 4 } : { x: 6 + ((ms - 3000) / 1000) * 1.4, z: 2, jump: 5 };
		for (let seed = 1; seed <= 10; seed++) {
			for (const { x, z } of watch({ at, seconds: 6, jitterMs: 60, seed })) {
				if (z < 1.9) {
					expect(z).toBeLessThan(0.01);
					expect(x).toBeLessThan(4.4);
				} else expect(x).toBeGreaterThan(5.9);
			}
		}
	});

	it("[POSE12] a leap whose number was missed is not flown either", () => {
		const at = (ms: number) => ({ x: ms < 3000 ? 0 : 40, z: 0, jump: 0 });
		for (const { x } of watch({ at, seconds: 6, jitterMs: 60 })) expect(x === 0 || x === 40).toBe(true);
	});

	it("[POSE10] turning takes the short way round", () => {
		const at = (ms: number) => ({ x: 0, z: 0, heading: Math.PI - 0.5 + Math.min(ms / 2000, 1) });
		for (const { heading } of watch({ at, seconds: 5 })) expect(Math.abs(heading)).toBeGreaterThan(2.4);
	});

	it("[POSE7] poses of whoever had the slot before are not shown for its new owner", () => {
		const buffer = new PoseBuffer();
		const relay = new PoseRelay();
		relay.join(WALKER);
		relay.join(WATCHER);
		const out = createPoseSample();
		const take = (ms: number) =>
			relay.tick(ms, { canTake: (slot) => slot === WATCHER, send: (_slot, batch) => buffer.take(batch, ms) });
		const put = (x: number, generation: number, ms: number) => {
			const sample = createPoseSample();
			sample.head.position.x = x;
			relay.accept(WALKER, generation, sample, ms);
		};
		put(1, 5, 0);
		take(10);
		expect(buffer.read(WALKER, 5, 400, out)).toBe(true);
		expect(buffer.read(WALKER, 6, 400, out)).toBe(false);
		put(9, 6, 500);
		relay.join(WATCHER);
		take(510);
		expect(buffer.read(WALKER, 5, 900, out)).toBe(false);
		expect(buffer.read(WALKER, 6, 900, out)).toBe(true);
		expect(out.head.position.x).toBe(9);
		buffer.forget(WALKER);
		expect(buffer.read(WALKER, 6, 950, out)).toBe(false);
	});

	it("[POSE2] bytes that are no batch change nothing and break nothing", () => {
		const buffer = new PoseBuffer();
		const out: PoseSample = createPoseSample();
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 90, size: "max" }), { maxLength: 30 }), (batches) => {
				batches.forEach((batch, i) => {
					if (i % 2 === 0 && batch.length > 0) batch[0] = 1;
					buffer.take(batch, i * 50);
					for (let slot = 0; slot < 4096; slot += 7) {
						if (!buffer.read(slot, slot & 3, i * 50, out)) continue;
						expect(flawOf(out)).toBeUndefined();
						expect(Number.isFinite(yawOf(out.head.orientation))).toBe(true);
					}
				});
			}),
			{ numRuns: 60 },
		);
	});
});
