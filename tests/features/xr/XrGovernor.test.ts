import * as fc from "fast-check";
import { expect, it } from "vitest";
import { FAST_RATE, NORMAL_RATE, XR_STEPS, type XrChange, XrGovernor } from "#client/xr/XrGovernor.ts";

/** About a second at 72 Hz: what the governor judges at once. */
const WINDOW = 72;
/** Of 13.9 ms, which a frame has at 72 Hz. */
const BUSY_MS = 12;
/** Not enough ease for more, not too much work. */
const FAIR_MS = 10;
const EASY_MS = 3;

/** Frames on time, one after the other; what changed, in order. */
function run(governor: XrGovernor, busyMs: number, frames: number, sinceLastMs?: number): XrChange[] {
	const changes: XrChange[] = [];
	for (let i = 0; i < frames; i++) {
		const change = governor.observe(busyMs, sinceLastMs ?? 1000 / governor.rate);
		if (change) changes.push(change);
	}
	return changes;
}

/** Seconds of such frames until something changed. */
function secondsUntilChange(governor: XrGovernor, busyMs: number): number {
	for (let windows = 1; windows < 1000; windows++) if (run(governor, busyMs, WINDOW).length > 0) return windows;
	throw new Error("nothing ever changed");
}

it("[XR30] frames that are on time but nearly full step down: pixels first, then detail, to the last step", () => {
	const governor = new XrGovernor(true);
	const pixels: number[] = [];
	const levels: string[] = [];
	for (let i = 1; i < XR_STEPS.length; i++) {
		expect(run(governor, BUSY_MS, WINDOW)).toEqual(["less"]);
		pixels.push(governor.step.viewportScale);
		levels.push(governor.step.level);
	}
	expect(pixels).toEqual([0.85, 0.8, 0.65]);
	expect(levels).toEqual(["medium", "low", "low"]);
	expect(run(governor, BUSY_MS, WINDOW * 20)).toEqual([]);
	expect(governor.step).toBe(XR_STEPS.at(-1));
});

it("[XR30] dropped frames step down however little time they took", () => {
	const governor = new XrGovernor(false);
	for (let i = 0; i < WINDOW; i++) {
		const change = governor.observe(EASY_MS, (1000 / NORMAL_RATE) * (i % 10 === 0 ? 2 : 1));
		expect(change).toBe(i === WINDOW - 1 ? "less" : undefined);
	}
});

it("[XR30] a hitch now and then, and work that fits, change nothing", () => {
	const governor = new XrGovernor(false);
	run(governor, BUSY_MS, WINDOW);
	const step = governor.step;
	expect(run(governor, FAIR_MS, WINDOW * 60)).toEqual([]);
	for (let i = 0; i < WINDOW * 10; i++) {
		const isHitch = i % WINDOW === 5;
		expect(governor.observe(isHitch ? 40 : FAIR_MS, (1000 / NORMAL_RATE) * (isHitch ? 3 : 1))).toBeUndefined();
	}
	expect(governor.step).toBe(step);
});

it("[XR31] more is drawn again after a while of ease, not at once", () => {
	const governor = new XrGovernor(false);
	run(governor, BUSY_MS, WINDOW * 2);
	expect(secondsUntilChange(governor, EASY_MS)).toBe(8);
	expect(governor.step).toBe(XR_STEPS[1]);
	expect(secondsUntilChange(governor, EASY_MS)).toBe(8);
	expect(governor.step).toBe(XR_STEPS[0]);
	expect(run(governor, EASY_MS, WINDOW * 300)).toEqual([]);
});

it("[XR31] ease has to last: a busier second begins the wait anew", () => {
	const governor = new XrGovernor(false);
	run(governor, BUSY_MS, WINDOW);
	for (let i = 0; i < 5; i++) {
		expect(run(governor, EASY_MS, WINDOW * 7)).toEqual([]);
		expect(run(governor, FAIR_MS, WINDOW)).toEqual([]);
	}
});

it("[XR31] each step up that was taken back doubles the wait for the next, up to two minutes", () => {
	const governor = new XrGovernor(false);
	run(governor, BUSY_MS, WINDOW);
	const waits: number[] = [];
	for (let i = 0; i < 7; i++) {
		waits.push(secondsUntilChange(governor, EASY_MS));
		expect(run(governor, BUSY_MS, WINDOW)).toEqual(["less"]);
	}
	expect(waits).toEqual([8, 16, 32, 64, 120, 120, 120]);
});

it("[XR32] 90 Hz come at the fullest step after a while, and go before anything else does", () => {
	const governor = new XrGovernor(true);
	expect(secondsUntilChange(governor, EASY_MS)).toBe(8);
	expect(governor.rate).toBe(FAST_RATE);
	expect(governor.step).toBe(XR_STEPS[0]);
	// 8.4 ms of 11.1 leave less than a quarter.
	expect(run(governor, 8.4, WINDOW)).toEqual(["slower"]);
	expect(governor.rate).toBe(NORMAL_RATE);
	expect(governor.step).toBe(XR_STEPS[0]);
	expect(secondsUntilChange(governor, EASY_MS)).toBe(16);
});

it("[XR32] 90 Hz are not asked for without a quarter to spare, below the fullest step, or where there are none", () => {
	expect(run(new XrGovernor(true), 8.4, WINDOW * 300)).toEqual([]);
	expect(run(new XrGovernor(false), EASY_MS, WINDOW * 300)).toEqual([]);
	const reduced = new XrGovernor(true);
	run(reduced, BUSY_MS, WINDOW * 2);
	expect(run(reduced, EASY_MS, WINDOW * 24)).toEqual(["more", "more", "faster"]);
});

it("[XR33] long gaps are neither slow frames nor missed ones", () => {
	const governor = new XrGovernor(false);
	expect(run(governor, 500, WINDOW * 10, 600)).toEqual([]);
	// And they do not count towards a second's frames.
	run(governor, BUSY_MS, WINDOW - 1);
	expect(governor.observe(500, 600)).toBeUndefined();
	expect(governor.observe(BUSY_MS, 1000 / NORMAL_RATE)).toBe("less");
});

it("[XR34] whatever is measured, it stays on its steps, one at a time, at 72 or 90 Hz", () => {
	const stretch = fc.record({
		busyMs: fc.double({ min: 0, max: 60, noNaN: true }),
		sinceLastMs: fc.option(fc.double({ min: 0, max: 1000, noNaN: true }), { nil: undefined }),
		frames: fc.integer({ min: 1, max: WINDOW * 12 }),
	});
	fc.assert(
		fc.property(fc.boolean(), fc.array(stretch, { maxLength: 30 }), (canBeFast, stretches) => {
			const governor = new XrGovernor(canBeFast);
			let step = 0;
			for (const { busyMs, sinceLastMs, frames } of stretches) {
				for (let i = 0; i < frames; i++) {
					const before = governor.rate;
					const change = governor.observe(busyMs, sinceLastMs ?? 1000 / governor.rate);
					if (change === "less") step++;
					if (change === "more") step--;
					if (governor.step !== XR_STEPS[step]) throw new Error(`not on step ${step}`);
					const rate = change === "faster" ? FAST_RATE : change === "slower" ? NORMAL_RATE : before;
					expect(governor.rate).toBe(rate);
					if (rate === FAST_RATE && (step !== 0 || !canBeFast)) throw new Error("90 Hz where it must not be");
				}
			}
		}),
	);
});
