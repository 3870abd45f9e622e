import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AWAY_MS, SETTLE_MS, type VisitChange, VisitTracker } from "#server/features/visits/VisitTracker.ts";
import { RESUME_WINDOW_MS } from "#shared/features/roster/RosterState.ts";

const STEP_MS = 500;
const START_MS = 1_800_000_000_000;
const ME = 3;

/** Two booths of 4 × 3 m that touch at x = 2, and one of 6 × 6 m turned by an eighth at (20, 0). */
const booths = [
	{ index: 1, x: 0, z: 0, rotation: 0, footprint: { width: 4, depth: 3 } },
	{ index: 2, x: 4, z: 0, rotation: 0, footprint: { width: 4, depth: 3 } },
	{ index: 3, x: 20, z: 0, rotation: Math.PI / 4, footprint: { width: 6, depth: 6 } },
];
const FRONT_EDGE = 1.5;
/** As far before the first booth as one can stand and be at it. */
const JUST_THERE = FRONT_EDGE + 1;

/** A visitor who walks by the clock. */
function visitor(tracker = new VisitTracker(booths)) {
	const changes: VisitChange[] = [];
	let nowMs = START_MS;
	const self = {
		tracker,
		changes,
		get nowMs() {
			return nowMs;
		},
		kinds: () => changes.map(({ kind, booth }) => `${kind} ${booth}`),
		/** Stands there for so long, judged twice a second. */
		stay(x: number, z: number, seconds: number) {
			for (let passed = 0; passed < seconds * 1000; passed += STEP_MS) {
				nowMs += STEP_MS;
				tracker.judge(ME, x, z, nowMs, changes);
			}
			return self;
		},
		walk(from: readonly [number, number], to: readonly [number, number], metresPerSecond: number) {
			const metres = Math.hypot(to[0] - from[0], to[1] - from[1]);
			const steps = Math.ceil((metres / metresPerSecond) * 2);
			for (let step = 1; step <= steps; step++) {
				nowMs += STEP_MS;
				const part = step / steps;
				tracker.judge(ME, from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, nowMs, changes);
			}
			return self;
		},
		wait(ms: number) {
			nowMs += ms;
			return self;
		},
	};
	return self;
}

describe("VisitTracker", () => {
	it("[VISIT1] a visit begins when somebody stops at a booth, and counts from when they came", () => {
		const me = visitor().stay(0, 5, 3);
		expect(me.kinds()).toEqual([]);
		const cameAtMs = me.nowMs + STEP_MS;
		me.stay(0, 0, SETTLE_MS / 1000);
		expect(me.kinds()).toEqual([]);
		me.stay(0, 0, 0.5);
		expect(me.changes).toEqual([
			{ kind: "began", slot: ME, booth: 1, beganAtMs: cameAtMs, heardAtMs: cameAtMs + SETTLE_MS, dwellMs: SETTLE_MS },
		]);
		expect(me.tracker.boothOf(ME)).toBe(1);
	});

	it("[VISIT1] passing by is not a visit, along the front or through the middle, however large the booth", () => {
		const me = visitor()
			.walk([-10, FRONT_EDGE], [10, FRONT_EDGE], 1)
			.walk([10, 0], [30, 0], 1)
			.walk([30, 0], [10, 0], 2.2);
		expect(me.kinds()).toEqual([]);
	});

	it("[VISIT2] leaning back does not end a visit; walking half a metre away does", () => {
		const me = visitor().stay(0, JUST_THERE, 5);
		expect(me.kinds()).toEqual(["began 1"]);
		me.stay(0, JUST_THERE + 0.35, 10).stay(0, JUST_THERE, 1);
		// A long way back and forward again within two seconds is no leaving either.
		me.stay(0, JUST_THERE + 0.8, 1).stay(0, JUST_THERE, 1);
		expect(me.kinds()).toEqual(["began 1"]);
		const lastThereMs = me.nowMs;
		me.stay(0, JUST_THERE + 0.5, AWAY_MS / 1000);
		expect(me.kinds()).toEqual(["began 1", "ended 1"]);
		expect(me.changes[1]).toMatchObject({ heardAtMs: lastThereMs, dwellMs: lastThereMs - me.changes[1]!.beganAtMs });
		expect(me.tracker.boothOf(ME)).toBe(0);
	});

	it("[VISIT3] a visitor is at one booth at a time, the nearest where two touch", () => {
		const me = visitor().stay(1.5, 0, 5).stay(1.95, 0, 5);
		expect(me.kinds()).toEqual(["began 1"]);
		me.stay(2.5, 0, 5);
		expect(me.kinds()).toEqual(["began 1", "ended 1", "began 2"]);
		expect(me.changes[2]!.beganAtMs).toBeGreaterThan(me.changes[1]!.heardAtMs);
		expect(
			visitor()
				.stay(2.5, FRONT_EDGE + 0.2, 5)
				.kinds(),
		).toEqual(["began 2"]);
	});

	it("[VISIT4] a visit of twenty seconds is engaged, once", () => {
		const me = visitor().stay(0, 0, 20);
		expect(me.kinds()).toEqual(["began 1"]);
		me.stay(0, 0, 0.5);
		expect(me.kinds()).toEqual(["began 1", "engaged 1"]);
		expect(me.changes[1]!.dwellMs).toBe(20_000);
		me.stay(0, 0, 60);
		expect(me.kinds()).toEqual(["began 1", "engaged 1"]);
	});

	it("[VISIT5] a dropped connection pauses a visit: resumed within 30 s it goes on, without the time between", () => {
		const me = visitor().stay(0, 0, 10.5);
		me.tracker.pause(ME);
		me.wait(RESUME_WINDOW_MS);
		me.tracker.sweep(me.nowMs, me.changes);
		me.tracker.resume(ME, me.nowMs, me.changes);
		expect(me.tracker.current(ME)?.dwellMs).toBe(10_000);
		me.stay(0, 0, 9.5);
		expect(me.kinds()).toEqual(["began 1"]);
		me.stay(0, 0, 0.5);
		expect(me.kinds()).toEqual(["began 1", "engaged 1"]);
	});

	it("[VISIT5] not resumed within 30 s it ended when last heard, whoever notices", () => {
		const noticed = {
			sweep: (me: ReturnType<typeof visitor>) => me.tracker.sweep(me.nowMs, me.changes),
			resume: (me: ReturnType<typeof visitor>) => me.tracker.resume(ME, me.nowMs, me.changes),
			pose: (me: ReturnType<typeof visitor>) => me.tracker.judge(ME, 0, 0, me.nowMs, me.changes),
			leave: (me: ReturnType<typeof visitor>) => me.tracker.leave(ME, me.changes),
		};
		for (const notice of Object.values(noticed)) {
			const me = visitor().stay(0, 0, 10.5);
			const heardAtMs = me.nowMs;
			me.tracker.pause(ME);
			me.wait(RESUME_WINDOW_MS + 1);
			notice(me);
			expect(me.kinds()).toEqual(["began 1", "ended 1"]);
			expect(me.changes[1]).toMatchObject({ heardAtMs, dwellMs: 10_000 });
			me.stay(0, 0, 3);
			expect(me.kinds()).toEqual(["began 1", "ended 1", "began 1"]);
			expect(me.changes[2]!.beganAtMs).toBeGreaterThan(heardAtMs + RESUME_WINDOW_MS);
		}
	});

	it("[VISIT6] who is silent for 30 s with an open connection is no longer visiting", () => {
		const me = visitor()
			.stay(0, 0, 10.5)
			.wait(RESUME_WINDOW_MS + 1);
		me.tracker.sweep(me.nowMs, me.changes);
		expect(me.kinds()).toEqual(["began 1", "ended 1"]);
		expect(me.changes[1]!.dwellMs).toBe(10_000);
	});

	it("counts nothing of a drop as time at a booth, neither before a visit nor between two", () => {
		const coming = visitor().stay(0, 0, 1);
		coming.tracker.pause(ME);
		coming.wait(20_000);
		const backAtMs = coming.nowMs;
		coming.tracker.resume(ME, coming.nowMs, coming.changes);
		expect(coming.stay(0, 0, 4).changes).toMatchObject([{ kind: "began", beganAtMs: backAtMs + STEP_MS }]);

		const changing = visitor().stay(0, 0, 5).stay(4, 0, 1);
		changing.tracker.pause(ME);
		changing.wait(20_000);
		changing.tracker.resume(ME, changing.nowMs, changing.changes);
		changing.stay(4, 0, 5);
		expect(changing.kinds()).toEqual(["began 1", "ended 1", "began 2"]);
		expect(changing.changes[2]!.beganAtMs).toBeGreaterThan(changing.changes[1]!.heardAtMs);
	});

	it("lets a visit begin for somebody who sways at the very edge", () => {
		const me = visitor();
		for (let sway = 0; sway < 5; sway++) me.stay(0, JUST_THERE - 0.05, 0.5).stay(0, JUST_THERE + 0.05, 0.5);
		expect(me.kinds()).toEqual(["began 1"]);
	});

	it("takes up a visit that another process had begun", () => {
		const me = visitor();
		me.tracker.restore(ME, 3, START_MS - 60_000, START_MS - 5000, 15_000);
		me.tracker.resume(ME, me.nowMs, me.changes);
		me.stay(20, 0, 5);
		expect(me.changes).toMatchObject([{ kind: "engaged", booth: 3, beganAtMs: START_MS - 60_000, dwellMs: 20_000 }]);
		me.tracker.restore(5, 99, START_MS, START_MS, 0);
		expect(me.tracker.boothOf(5)).toBe(0);
	});

	it("keeps visits when footprints change, and starts a reused slot afresh", () => {
		const me = visitor().stay(0, 0, 5);
		me.tracker.layOut([{ ...booths[0]!, x: 1 }, booths[1]!, booths[2]!], me.changes);
		me.stay(0, 0, 5);
		expect(me.kinds()).toEqual(["began 1"]);
		me.tracker.leave(ME, me.changes);
		me.stay(0, 0, 1.5);
		expect(me.kinds()).toEqual(["began 1", "ended 1"]);
	});

	it("[LIVE4] a visit at a booth that is gone ended when last heard of; one at a booth that stays goes on", () => {
		const me = visitor().stay(0, 0, 5);
		me.tracker.layOut([booths[2]!, booths[0]!], me.changes);
		me.stay(0, 0, 1);
		expect(me.kinds()).toEqual(["began 1"]);
		const heardMs = me.nowMs;
		me.tracker.layOut([booths[2]!], me.changes);
		expect(me.kinds()).toEqual(["began 1", "ended 1"]);
		expect(me.changes.at(-1)).toMatchObject({ kind: "ended", heardAtMs: heardMs });
		me.stay(0, 0, 5);
		expect(me.kinds()).toEqual(["began 1", "ended 1"]);
	});

	it("judges turned footprints as the hall draws them", () => {
		// The corner of the turned booth reaches to 20 − 6/√2 ≈ 15.76 on the x axis; the box around it would reach (16, 4).
		expect(visitor().stay(15.8, 0, 5).kinds()).toEqual(["began 3"]);
		expect(visitor().stay(16.5, 3.5, 5).kinds()).toEqual([]);
	});

	it("holds for any walk: one visit after the other, in order, with a dwell that never exceeds its span", () => {
		const step = fc.oneof(
			{
				weight: 8,
				arbitrary: fc.record({
					kind: fc.constant("walk" as const),
					dx: fc.double({ min: -2, max: 2, noNaN: true }),
					dz: fc.double({ min: -2, max: 2, noNaN: true }),
				}),
			},
			{
				weight: 8,
				arbitrary: fc.record({ kind: fc.constant("stay" as const), steps: fc.integer({ min: 1, max: 60 }) }),
			},
			{
				weight: 2,
				arbitrary: fc.record({ kind: fc.constant("jump" as const), booth: fc.integer({ min: 0, max: 2 }) }),
			},
			{
				weight: 2,
				arbitrary: fc.record({
					kind: fc.constant("drop" as const),
					ms: fc.integer({ min: 0, max: 60_000 }),
					resumed: fc.boolean(),
				}),
			},
			{
				weight: 1,
				arbitrary: fc.record({ kind: fc.constant("silence" as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
			},
			{ weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const) }) },
			{ weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const) }) },
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const me = visitor();
				let x = 0;
				let z = 0;
				for (const next of steps) {
					switch (next.kind) {
						case "walk":
							x += next.dx;
							z += next.dz;
							me.stay(x, z, 0.5);
							break;
						case "stay":
							me.stay(x, z, next.steps / 2);
							break;
						case "jump":
							x = booths[next.booth]!.x;
							z = booths[next.booth]!.z;
							break;
						case "drop":
							me.tracker.pause(ME);
							me.wait(next.ms);
							if (next.resumed) me.tracker.resume(ME, me.nowMs, me.changes);
							break;
						case "silence":
							me.wait(next.ms);
							break;
						case "sweep":
							me.tracker.sweep(me.nowMs, me.changes);
							break;
						case "leave":
							me.tracker.leave(ME, me.changes);
							break;
					}
				}
				me.tracker.leave(ME, me.changes);

				let open: VisitChange | undefined;
				let engaged = false;
				let lastEndMs = Number.NEGATIVE_INFINITY;
				let totalDwellMs = 0;
				for (const change of me.changes) {
					expect(change.dwellMs).toBeGreaterThanOrEqual(0);
					expect(change.dwellMs).toBeLessThanOrEqual(change.heardAtMs - change.beganAtMs);
					expect(change.heardAtMs).toBeLessThanOrEqual(me.nowMs);
					if (change.kind === "began") {
						expect(open).toBeUndefined();
						expect(change.beganAtMs).toBeGreaterThanOrEqual(lastEndMs);
						open = change;
						engaged = false;
						continue;
					}
					expect(open).toMatchObject({ booth: change.booth, beganAtMs: change.beganAtMs });
					expect(change.dwellMs).toBeGreaterThanOrEqual(open!.dwellMs);
					if (change.kind === "engaged") {
						expect(engaged).toBe(false);
						expect(change.dwellMs).toBeGreaterThanOrEqual(20_000);
						engaged = true;
						continue;
					}
					expect(engaged).toBe(change.dwellMs >= 20_000);
					totalDwellMs += change.dwellMs;
					lastEndMs = change.heardAtMs;
					open = undefined;
				}
				expect(open).toBeUndefined();
				expect(totalDwellMs).toBeLessThanOrEqual(me.nowMs - START_MS);
			}),
			{ numRuns: 500 },
		);
	});
});
