import fc from "fast-check";
import { expect, it } from "vitest";
import {
	pitchOf,
	pitchRadians,
	shortWay,
	yawOf,
	yawRadians,
	zoomFactor,
	zoomOf,
} from "#client/features/exhibits/exhibitTurn.ts";
import { exhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";

it("every step of turn, tilt and size comes back as itself", () => {
	for (let step = 0; step < 256; step++) expect(yawOf(yawRadians(step))).toBe(step);
	for (let step = 64; step <= 192; step++) expect(pitchOf(pitchRadians(step))).toBe(step);
	for (let step = 32; step <= 192; step++) expect(zoomOf(zoomFactor(step))).toBe(step);
});

it("whatever a hand does is a change that the hall takes", () => {
	const any = fc.double({ min: -1e4, max: 1e4, noNaN: true });
	fc.assert(
		fc.property(any, any, any, (turn, tilt, size) => {
			const change = { yaw: yawOf(turn), pitch: pitchOf(tilt), zoom: zoomOf(size) };
			expect(exhibitChange.safeParse(change).success).toBe(true);
		}),
	);
});

it("the way round is the short one and ends where it should", () => {
	const angle = fc.double({ min: -50, max: 50, noNaN: true });
	fc.assert(
		fc.property(angle, angle, (from, to) => {
			const way = shortWay(from, to);
			expect(Math.abs(way)).toBeLessThanOrEqual(Math.PI + 1e-9);
			expect(Math.cos(from + way)).toBeCloseTo(Math.cos(to), 6);
			expect(Math.sin(from + way)).toBeCloseTo(Math.sin(to), 6);
		}),
	);
});
