import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TURNS, Turns } from "#client/features/avatars/Turns.ts";

describe("turns", () => {
	it("[AVATAR8] come round in each so manyth frame, one in each, and each knows how long it was not there", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0.001, max: 0.1, noNaN: true }), { minLength: 1 }), (frames) => {
				const turns = new Turns();
				const heldBack = new Array<number>(TURNS).fill(0);
				const dueIn: number[] = [];
				for (const seconds of frames) {
					turns.next(seconds);
					dueIn.push(turns.due);
					for (let turn = 0; turn < TURNS; turn++) heldBack[turn]! += seconds;
					expect(turns.frame.seconds).toBe(seconds);
					expect(turns.turn.seconds).toBeCloseTo(heldBack[turns.due]!, 9);
					heldBack[turns.due] = 0;
				}
				for (const [frame, due] of dueIn.entries()) {
					expect(dueIn.slice(frame + 1, frame + TURNS)).not.toContain(due);
					if (frame + TURNS < dueIn.length) expect(dueIn[frame + TURNS]).toBe(due);
				}
			}),
		);
	});

	it("[AVATAR8] are as old as the frames since, and never so old that somebody would be drawn far ahead", () => {
		const turns = new Turns();
		for (let frame = 0; frame < 2 * TURNS; frame++) turns.next(0.01);
		expect(turns.ages[turns.due]).toBe(0);
		expect([...turns.ages].sort()).toEqual([0, 0.01, 0.02, 0.03].map(Math.fround));
		for (let frame = 0; frame < TURNS; frame++) turns.next(0.1);
		expect(Math.max(...turns.ages)).toBeCloseTo(0.12, 6);
	});
});
