import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loudnessAt, SEEK_BEYOND_SECONDS, steer } from "#client/features/exhibits/mediaSteering.ts";

describe("[EXHIBIT8] a screen follows the hall's clock", () => {
	it("jumps when it is off by more than a second, and otherwise only ever comes closer, at a rate nobody notices", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 600, noNaN: true }),
				fc.double({ min: -3, max: 3, noNaN: true }),
				(belongsAt, off) => {
					const isAt = belongsAt - off;
					const steering = steer(isAt, belongsAt);
					if (Math.abs(belongsAt - isAt) > SEEK_BEYOND_SECONDS) {
						expect(steering).toEqual({ seekTo: belongsAt });
						return;
					}
					if (!("rate" in steering)) throw new Error("it jumped by less than a second");
					expect(Math.abs(steering.rate - 1)).toBeLessThanOrEqual(0.08 + 1e-9);
					const halfASecondLater = Math.abs(belongsAt + 0.5 - (isAt + 0.5 * steering.rate));
					expect(halfASecondLater).toBeLessThanOrEqual(Math.abs(belongsAt - isAt) + 1e-9);
				},
			),
		);
	});

	it("from any start within a second it is on time soon", () => {
		let isAt = 10;
		let belongsAt = 10.9;
		for (let tick = 0; tick < 60; tick++) {
			const steering = steer(isAt, belongsAt);
			isAt = "seekTo" in steering ? steering.seekTo : isAt + 0.5 * steering.rate;
			belongsAt += 0.5;
		}
		expect(Math.abs(belongsAt - isAt)).toBeLessThan(0.1);
	});

	it("is heard in full in front of it and not at all across the aisle, ever softer in between", () => {
		expect(loudnessAt(1)).toBe(1);
		expect(loudnessAt(12)).toBe(0);
		expect(loudnessAt(40)).toBe(0);
		expect(loudnessAt(4)).toBeGreaterThan(loudnessAt(6));
	});
});
