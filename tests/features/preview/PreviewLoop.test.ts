import { beforeEach, describe, expect, it } from "vitest";
import { PreviewLoop } from "#client/features/preview/PreviewLoop.ts";

const FRAME_MS = 16;

describe("drawing a preview", () => {
	let nowMs = 0;
	let workMs = 2;
	let moves = false;
	let steps: number[] = [];
	let seen: number[] = [];
	let asked: (() => void) | undefined;
	let loop: PreviewLoop;

	beforeEach(() => {
		[nowMs, workMs, moves, steps, seen, asked] = [0, 2, false, [], [], undefined];
		loop = new PreviewLoop({
			hall: {
				step: (seconds) => {
					steps.push(seconds);
					nowMs += workMs;
				},
				quality: { observeFrame: (frameMs: number) => seen.push(frameMs) } as never,
			},
			isMoving: () => moves,
			now: () => nowMs,
			requestFrame: (draw) => {
				asked = draw;
				return 1;
			},
			cancelFrame: () => {
				asked = undefined;
			},
		});
		loop.start();
	});

	function pass(ms: number): number {
		const before = steps.length;
		const untilMs = nowMs + ms;
		while (nowMs < untilMs) {
			nowMs = Math.floor(nowMs / FRAME_MS) * FRAME_MS + FRAME_MS;
			asked?.();
		}
		return steps.length - before;
	}

	it("[PREVIEW4] each frame while something moves, five a second while nothing does", () => {
		expect(pass(1_000)).toBeGreaterThan(50);
		pass(500);
		expect(pass(1_000)).toBeLessThanOrEqual(5);
		loop.wake();
		expect(pass(1_000)).toBeGreaterThan(50);
		moves = true;
		pass(2_000);
		expect(pass(1_000)).toBeGreaterThan(50);
	});

	it("[PREVIEW4] a slow device gets as long a pause after each frame, and its quality hears of it", () => {
		workMs = 90;
		moves = true;
		pass(2_000);
		expect(pass(2_000)).toBeLessThanOrEqual(12);
		expect(seen.at(-1)).toBeGreaterThanOrEqual(180);
	});

	it("[PREVIEW4] none while it is stopped; nobody leaps after a long gap", () => {
		loop.stop();
		expect(asked).toBeUndefined();
		nowMs += 60_000;
		loop.start();
		pass(FRAME_MS);
		expect(Math.max(...steps)).toBeLessThanOrEqual(0.1);
	});
});
