import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PoseRecipients, PoseRelay } from "#server/features/poses/PoseRelay.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";

const TICK_MS = 50;

interface Heard {
	readonly slot: number;
	readonly generation: number;
	readonly x: number;
	readonly z: number;
	readonly repeated: boolean;
	readonly coarse: boolean;
	/** As they were said last; nothing more is said. */
	readonly still: boolean;
	readonly heardAtMs: number;
	readonly hands: number;
	readonly jump: number;
}

/** A relay whose recipients read what they are sent. */
class Hall implements PoseRecipients {
	readonly relay = new PoseRelay((length) => Uint8Array.of(17, POSES_PREFIX, ...new Uint8Array(length)));
	readonly #batches = new Map<number, Uint8Array[]>();
	readonly deaf = new Set<number>();
	nowMs = 10_000;

	canTake(slot: number): boolean {
		return !this.deaf.has(slot);
	}

	send(slot: number, batch: Uint8Array): void {
		const batches = this.#batches.get(slot) ?? [];
		batches.push(batch);
		this.#batches.set(slot, batches);
	}

	put(slot: number, x: number, z: number, more: { generation?: number; hands?: number; jump?: number } = {}): void {
		this.relay.accept(slot, more.generation ?? 0, poseAt(x, z, more.hands ?? 0, more.jump ?? 0), this.nowMs);
	}

	tick(): void {
		this.nowMs += TICK_MS;
		this.#batches.clear();
		this.relay.tick(this.nowMs, this);
	}

	batchesFor(slot: number): readonly Uint8Array[] {
		return this.#batches.get(slot) ?? [];
	}

	/** What `slot` was sent in the last tick. */
	heardBy(slot: number): Heard[] {
		return this.batchesFor(slot).flatMap(readBatch);
	}
}

const POSES_PREFIX = 2;

function readBatch(batch: Uint8Array): Heard[] {
	expect([...batch.subarray(0, 2)]).toEqual([17, POSES_PREFIX]);
	const reader = new PoseBatchReader();
	const read = createRelayedPose();
	const heard: Heard[] = [];
	expect(reader.begin(batch.subarray(2))).toBe(true);
	while (reader.next(read)) {
		const { sample } = read;
		heard.push({
			slot: read.slot,
			generation: read.generation,
			x: read.still ? Number.NaN : sample.head.position.x,
			z: read.still ? Number.NaN : sample.head.position.z,
			still: read.still,
			repeated: read.repeated,
			coarse: read.coarse,
			heardAtMs: read.heardAtMs,
			hands: Number(sample.left.tracked) + Number(sample.right.tracked),
			jump: sample.jump,
		});
	}
	return heard;
}

function poseAt(x: number, z: number, hands: number, jump: number): PoseSample {
	const sample = createPoseSample();
	sample.jump = jump;
	sample.head.position.x = x;
	sample.head.position.z = z;
	sample.left.tracked = hands > 0;
	sample.right.tracked = hands > 1;
	sample.left.position = { x: x - 0.2, y: 1.2, z };
	sample.right.position = { x: x + 0.2, y: 1.2, z };
	return sample;
}

describe("the relay of poses", () => {
	it("[POSE5] whoever arrives is sent everybody's current pose at once", () => {
		const hall = new Hall();
		for (const slot of [1, 2, 3]) hall.relay.join(slot);
		hall.put(1, 0, 0);
		hall.put(2, 300, -300, { hands: 2 });
		hall.put(3, 5, 5);
		hall.tick();
		for (let i = 0; i < 7; i++) hall.tick();
		hall.relay.join(4);
		hall.tick();
		expect(hall.batchesFor(4)).toHaveLength(1);
		expect(
			hall
				.heardBy(4)
				.map(({ slot }) => slot)
				.sort(),
		).toEqual([1, 2, 3]);
		const far = hall.heardBy(4).find(({ slot }) => slot === 2)!;
		expect(far).toMatchObject({ coarse: true, repeated: true });
		expect(Math.hypot(far.x - 300, far.z + 300)).toBeLessThan(0.07);
	});

	it("[POSE5] whoever cannot take anything yet is sent it as soon as they can", () => {
		const hall = new Hall();
		for (const slot of [1, 2]) hall.relay.join(slot);
		hall.put(1, 0, 0);
		hall.deaf.add(2);
		for (let i = 0; i < 5; i++) hall.tick();
		expect(hall.heardBy(2)).toEqual([]);
		hall.deaf.delete(2);
		hall.tick();
		expect(hall.heardBy(2).map(({ slot }) => slot)).toEqual([1]);
	});

	it("[POSE6] the nearer, the more often and the finer: of who moves, and of who stands still", () => {
		const hall = new Hall();
		/** By metres away. */
		const listeners = new Map([3, 12, 24, 55, 200].map((metres, i) => [metres, i + 10]));
		const ticks = 400;
		const heard = new Map<number, Record<"moves" | "stands", { whole: number; coarse: number }>>();
		for (const slot of [1, 2, ...listeners.values()]) hall.relay.join(slot);
		for (const slot of [1, 2]) hall.put(slot, 0.5, 0);
		for (const [metres, slot] of listeners) {
			hall.put(slot, metres, 0);
			heard.set(metres, { moves: { whole: 0, coarse: 0 }, stands: { whole: 0, coarse: 0 } });
		}
		for (let tick = 0; tick < 20; tick++) hall.tick();
		for (let tick = 0; tick < ticks; tick++) {
			// Ten poses a second, never twice the same place in a tier's turns.
			if (tick % 2 === 0) hall.put(1, 0.5 + ((tick / 2) % 7) * 0.09, 0);
			hall.tick();
			for (const [metres, slot] of listeners) {
				for (const one of hall.heardBy(slot)) {
					if (one.slot > 2) continue;
					heard.get(metres)![one.slot === 1 ? "moves" : "stands"][one.coarse ? "coarse" : "whole"]++;
				}
			}
		}
		const seconds = (ticks * TICK_MS) / 1000;
		expect(Object.fromEntries(heard)).toEqual({
			3: { moves: { whole: 10 * seconds, coarse: 2 * seconds }, stands: { whole: 0, coarse: seconds } },
			12: { moves: { whole: 5 * seconds, coarse: 2 * seconds }, stands: { whole: 0, coarse: seconds } },
			24: { moves: { whole: 0, coarse: 2 * seconds }, stands: { whole: 0, coarse: seconds } },
			55: { moves: { whole: 0, coarse: seconds }, stands: { whole: 0, coarse: seconds } },
			200: { moves: { whole: 0, coarse: seconds / 10 }, stands: { whole: 0, coarse: seconds / 10 } },
		});
	});

	it("[POSE16] wherever somebody walks, those within 60 m hear of them every second", () => {
		const walk = fc.array(fc.record({ x: fc.integer({ min: -2, max: 2 }), z: fc.integer({ min: -2, max: 2 }) }), {
			minLength: 60,
			maxLength: 60,
			size: "max",
		});
		fc.assert(
			fc.property(walk, fc.integer({ min: -40, max: 40 }), (steps, from) => {
				const hall = new Hall();
				for (const slot of [1, 2]) hall.relay.join(slot);
				hall.put(2, 0, 0);
				let [x, z] = [from, 0];
				let heardAtTick = 0;
				for (let tick = 0; tick < steps.length * 4; tick++) {
					if (tick % 2 === 0) {
						const step = steps[Math.floor(tick / 4)]!;
						x = Math.max(-40, Math.min(40, x + step.x / 10));
						z = Math.max(-40, Math.min(40, z + step.z / 10));
						hall.put(1, x, z);
					}
					hall.tick();
					if (tick === 0 || hall.heardBy(2).some(({ slot }) => slot === 1)) heardAtTick = tick;
					expect(tick - heardAtTick).toBeLessThan(20);
				}
			}),
		);
	});

	it("[POSE14] who performs is heard by all at once, whole, once each", () => {
		const hall = new Hall();
		for (const slot of [1, 2, 3, 4]) hall.relay.join(slot);
		for (const [slot, x] of [
			[2, 1],
			[3, 12],
			[4, 250],
		] as const) {
			hall.put(slot, x, 0);
		}
		hall.relay.setPerforms(1, true);
		for (let tick = 0; tick < 8; tick++) {
			hall.put(1, 0.1 * tick, 0, { hands: 2 });
			hall.tick();
			for (const listener of tick === 0 ? [] : [2, 3, 4]) {
				const whole = hall.heardBy(listener).filter(({ slot, coarse }) => slot === 1 && !coarse);
				expect(whole.length).toBeGreaterThan(0);
				expect(whole.every(({ hands, x }) => hands === 2 && Math.abs(x - 0.1 * tick) < 0.006)).toBe(true);
			}
		}
		hall.relay.setPerforms(1, false);
		hall.put(1, 3, 0);
		hall.tick();
		expect(hall.heardBy(4).filter(({ slot, coarse }) => slot === 1 && !coarse)).toEqual([]);
	});

	it("[POSE15] however many move around somebody, what they are sent stays within the budget, and everybody is heard of", () => {
		const hall = new Hall();
		const people = 600;
		for (let slot = 0; slot < people; slot++) hall.relay.join(slot);
		const move = (tick: number) => {
			for (let slot = tick & 1; slot < people; slot += 2) {
				hall.put(slot, (slot % 25) + 0.1 * (tick % 5), Math.floor(slot / 25), { hands: slot % 3 === 0 ? 2 : 0 });
			}
		};
		for (let tick = 0; tick < 200; tick++) {
			move(tick);
			hall.tick();
		}
		let bytes = 0;
		const heard = new Set<number>();
		for (let tick = 0; tick < 40; tick++) {
			move(tick);
			hall.tick();
			bytes += hall.batchesFor(312).reduce((sum, batch) => sum + batch.length, 0);
			for (const { slot } of hall.heardBy(312)) heard.add(slot);
		}
		expect(bytes / 2).toBeLessThan(25_000);
		expect(heard.size).toBe(people);
		// Whoever is alone again hears each pose of who comes.
		for (let slot = 2; slot < people; slot++) hall.relay.leave(slot);
		for (let tick = 0; tick < 200; tick++) {
			hall.put(0, 3, 3);
			hall.put(1, 3 + (tick % 2), 3);
			hall.tick();
		}
		hall.put(1, 4.5, 3);
		hall.tick();
		expect(hall.heardBy(0).some(({ slot, coarse }) => slot === 1 && !coarse)).toBe(true);
	});

	it("[POSE6] a pose overtaken within a tick is never sent, and each is dated when it came", () => {
		const hall = new Hall();
		for (const slot of [1, 2]) hall.relay.join(slot);
		hall.put(2, 1, 1);
		hall.tick();
		hall.put(1, 5, 0);
		hall.nowMs += 16;
		hall.put(1, 6, 0);
		hall.tick();
		const heard = hall.heardBy(2).filter(({ slot, coarse }) => slot === 1 && !coarse);
		expect(heard).toHaveLength(1);
		expect(heard[0]!.x).toBe(6);
		expect(hall.nowMs - heard[0]!.heardAtMs).toBe(48);
	});

	it("[POSE6] whoever does not read their socket is skipped, and later hears only what is new", () => {
		const hall = new Hall();
		for (const slot of [1, 2]) hall.relay.join(slot);
		hall.put(1, 0, 0);
		hall.put(2, 1, 1);
		hall.tick();
		hall.deaf.add(2);
		for (let i = 1; i <= 10; i++) {
			hall.put(1, i / 10, 0);
			hall.tick();
			expect(hall.batchesFor(2)).toEqual([]);
		}
		hall.deaf.delete(2);
		hall.put(1, 1.1, 0);
		hall.tick();
		expect(
			hall
				.heardBy(2)
				.filter(({ slot }) => slot === 1)
				.map(({ x }) => x),
		).toContain(1.1);
		expect(hall.heardBy(2).length).toBeLessThanOrEqual(3);
	});

	it("[POSE6] one batch serves everyone in a plot", () => {
		const hall = new Hall();
		for (let slot = 0; slot < 10; slot++) {
			hall.relay.join(slot);
			hall.put(slot, slot * 0.5, 1);
		}
		hall.tick();
		for (let slot = 0; slot < 10; slot++) hall.put(slot, slot * 0.5, 2);
		hall.tick();
		for (let slot = 1; slot < 10; slot++) expect(hall.batchesFor(slot)[0]).toBe(hall.batchesFor(0)[0]);
	});

	it("[POSE7] whoever is gone is never sent again, and a slot given again carries its new generation", () => {
		const hall = new Hall();
		for (const slot of [1, 2]) hall.relay.join(slot);
		hall.put(1, 0, 0, { generation: 1 });
		hall.put(2, 1, 1);
		hall.tick();
		hall.put(1, 0.5, 0, { generation: 1 });
		hall.relay.leave(1);
		for (let i = 0; i < 25; i++) {
			hall.put(1, 3, 3, { generation: 1 });
			hall.tick();
			expect(hall.heardBy(2).some(({ slot }) => slot === 1)).toBe(false);
		}
		hall.relay.join(1);
		hall.put(1, 9, 9, { generation: 2 });
		hall.tick();
		expect(hall.heardBy(2).find(({ slot }) => slot === 1)).toMatchObject({ generation: 2, x: 9 });
	});

	it("someone who is alone is sent nothing", () => {
		const hall = new Hall();
		hall.relay.join(1);
		hall.put(1, 0, 0);
		hall.tick();
		expect(hall.batchesFor(1)).toEqual([]);
	});

	it("a crowd of 600 in one plot, some with hands, is heard of whole within a second", () => {
		const hall = new Hall();
		for (let slot = 0; slot < 600; slot++) {
			hall.relay.join(slot);
			hall.put(slot, (slot % 20) / 4, slot / 150, { hands: slot % 3 === 0 ? 2 : 0 });
		}
		hall.tick();
		const heard = new Set<number>();
		for (let tick = 0; tick < 20; tick++) {
			for (let slot = 0; slot < 600; slot++) hall.put(slot, 1, 1 + tick / 100, { hands: slot % 3 === 0 ? 2 : 0 });
			hall.tick();
			for (const { slot } of hall.heardBy(0)) heard.add(slot);
		}
		expect(heard.size).toBe(600);
	});

	it("[POSE6] whatever happens, everyone who is near someone who moved hears where they are now", () => {
		const step = fc.oneof(
			fc.record({
				kind: fc.constant("put" as const),
				slot: fc.nat(11),
				x: fc.integer({ min: -20, max: 20 }),
				z: fc.integer({ min: -20, max: 20 }),
				hands: fc.nat(2),
			}),
			fc.record({ kind: fc.constantFrom("join" as const, "leave" as const), slot: fc.nat(11) }),
			fc.record({ kind: fc.constant("tick" as const) }),
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 120, size: "max" }), (steps) => {
				const hall = new Hall();
				const present = new Set<number>();
				const placed = new Map<number, { x: number; z: number; hands: number }>();
				const moved = new Set<number>();
				/** Where each listener was told that each is. */
				const said = new Map<number, Map<number, { x: number; z: number }>>();
				for (const action of [...steps, { kind: "tick" as const }]) {
					if (action.kind === "join") {
						hall.relay.join(action.slot);
						present.add(action.slot);
					} else if (action.kind === "leave") {
						hall.relay.leave(action.slot);
						present.delete(action.slot);
						placed.delete(action.slot);
						moved.delete(action.slot);
						said.delete(action.slot);
					} else if (action.kind === "put") {
						hall.put(action.slot, action.x, action.z, { hands: action.hands });
						if (!present.has(action.slot)) continue;
						placed.set(action.slot, action);
						moved.add(action.slot);
					} else {
						hall.tick();
						if (present.size > 1) {
							for (const [listener, here] of placed) {
								const heard = hall.heardBy(listener);
								for (const one of heard) {
									const there = placed.get(one.slot)!;
									const known = said.get(listener) ?? new Map<number, { x: number; z: number }>();
									said.set(listener, known);
									if (one.still) {
										const { x, z } = known.get(one.slot)!;
										// In the same step of 8 cm as when it was said.
										expect(Math.hypot(x - there.x, z - there.z)).toBeLessThan(0.114);
										continue;
									}
									known.set(one.slot, one);
									expect(Math.hypot(one.x - there.x, one.z - there.z)).toBeLessThan(one.coarse ? 0.07 : 1e-9);
									expect(one.hands).toBe(one.coarse ? 0 : there.hands);
								}
								for (const slot of moved) {
									const there = placed.get(slot)!;
									const near = Math.max(Math.abs(there.x - here.x), Math.abs(there.z - here.z)) <= 5;
									if (near) expect(heard.some((one) => one.slot === slot)).toBe(true);
								}
							}
						}
						moved.clear();
					}
				}
				expect(hall.relay.size).toBe(present.size);
			}),
		);
	});
});
