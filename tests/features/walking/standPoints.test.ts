import { describe, expect, it } from "vitest";
import { SETTLE_MS, type VisitChange, VisitTracker } from "#server/features/visits/VisitTracker.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import {
	arrivalSpots,
	PERSONAL_DISTANCE,
	standBeforeBooth,
	standBeforeSlot,
	standBeforeVisitor,
} from "#shared/features/walking/standPoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { SAMPLE_PLAN } from "./samplePlan.ts";

const floor = new WalkableFloor(SAMPLE_PLAN);
const [inline, turned] = SAMPLE_PLAN.booths as [
	(typeof SAMPLE_PLAN.booths)[number],
	(typeof SAMPLE_PLAN.booths)[number],
];
const nobody = () => false;

/** What whoever stands there visits, by the visits' own rule. */
function visitedFrom(booths: typeof SAMPLE_PLAN.booths, { x, z }: { x: number; z: number }): string | undefined {
	const tracker = new VisitTracker(booths.map((booth, place) => ({ ...booth, index: place + 1 })));
	const changes: VisitChange[] = [];
	for (const nowMs of [1, 1 + SETTLE_MS]) tracker.judge(0, x, z, nowMs, changes);
	return changes[0] && booths[changes[0].booth - 1]?.id;
}

function poster(overrides: Partial<BoothSlot> = {}): BoothSlot {
	return {
		name: "poster",
		kind: "poster",
		position: { x: -1, y: 0.9, z: -1.3 },
		orientation: { x: 0, y: 0, z: 0, w: 1 },
		width: 1,
		height: 1.4,
		depth: 0.02,
		...overrides,
	};
}

/** How far ahead of someone a point lies, and how far to their right. */
function seenFrom(place: { x: number; z: number; heading: number }, x: number, z: number) {
	const dx = x - place.x;
	const dz = z - place.z;
	return {
		ahead: -dx * Math.sin(place.heading) - dz * Math.cos(place.heading),
		right: dx * Math.cos(place.heading) - dz * Math.sin(place.heading),
	};
}

describe("where people are put", () => {
	it("[WALK6] arrival spots are free, apart from each other, and on the same side of every wall", () => {
		const spots = arrivalSpots(floor);
		expect(spots.length).toBeGreaterThanOrEqual(4);
		for (const [index, spot] of spots.entries()) {
			expect(floor.isFree(spot.x, spot.z)).toBe(true);
			expect(Math.hypot(spot.x, spot.z - 6)).toBeLessThanOrEqual(1.8);
			for (const other of spots.slice(index + 1)) {
				expect(Math.hypot(spot.x - other.x, spot.z - other.z)).toBeGreaterThanOrEqual(PERSONAL_DISTANCE);
			}
		}
		const atWall = new WalkableFloor({
			...SAMPLE_PLAN,
			hall: { ...SAMPLE_PLAN.hall, arrival: { x: -5, z: 4, radius: 3, heading: 0 } },
		});
		for (const spot of arrivalSpots(atWall)) expect(spot.z).toBeGreaterThan(3);
	});

	it("[WALK7] in front of a booth is on its open side, facing it, beside those who stand there", () => {
		const place = { x: 0, z: 0, heading: 9 };
		expect(standBeforeBooth(floor, inline, nobody, place)).toBe(true);
		expect(place.x).toBeCloseTo(6);
		expect(place.z).toBeCloseTo(-4 + 1.5 + 0.9);
		expect(seenFrom(place, 6, -4)).toMatchObject({ ahead: expect.closeTo(2.4), right: expect.closeTo(0) });

		// Turned a quarter left (+π/2), the open side looks to +X.
		expect(standBeforeBooth(floor, turned, nobody, place)).toBe(true);
		expect(place.x).toBeCloseTo(-3 + 1.5 + 0.9);
		expect(place.z).toBeCloseTo(-2);
		expect(seenFrom(place, -3, -2).ahead).toBeCloseTo(2.4);

		const first = { ...place };
		const isTaken = (x: number, z: number) => Math.hypot(x - first.x, z - first.z) < PERSONAL_DISTANCE - 1e-9;
		expect(standBeforeBooth(floor, turned, isTaken, place)).toBe(true);
		expect(Math.hypot(place.x - first.x, place.z - first.z)).toBeCloseTo(PERSONAL_DISTANCE);
	});

	it("[WALK7] whoever is put before a booth is nearer to it than to any neighbour, however many stand there", () => {
		// A neighbour whose front stands further out.
		const near = { ...inline, id: "near", x: inline.x + 3, z: inline.z + 0.6 };
		const plan = { ...SAMPLE_PLAN, booths: [...SAMPLE_PLAN.booths, near] };
		const crowded = new WalkableFloor(plan);
		const taken: { x: number; z: number }[] = [];
		const isTaken = (x: number, z: number) =>
			taken.some((one) => Math.hypot(x - one.x, z - one.z) < PERSONAL_DISTANCE - 1e-9);
		const edgeOf = (booth: typeof inline, at: { x: number; z: number }) => {
			const { width, depth } = booth.footprint;
			return Math.hypot(
				Math.max(0, Math.abs(at.x - booth.x) - width / 2),
				Math.max(0, Math.abs(at.z - booth.z) - depth / 2),
			);
		};
		for (let person = 0; person < 4; person++) {
			const place = { x: 0, z: 0, heading: 0 };
			expect(standBeforeBooth(crowded, inline, isTaken, place)).toBe(true);
			expect(edgeOf(inline, place)).toBeLessThan(edgeOf(near, place));
			expect(visitedFrom(plan.booths, place)).toBe(inline.id);
			taken.push(place);
		}
	});

	it("[WALK8] in front of an exhibit is straight before it, further for a larger one", () => {
		const small = { x: 0, z: 0, heading: 0 };
		const large = { x: 0, z: 0, heading: 0 };
		expect(standBeforeSlot(floor, inline, poster(), small)).toBe(true);
		expect(small.x).toBeCloseTo(5);
		expect(seenFrom(small, 5, -5.3).right).toBeCloseTo(0);
		expect(seenFrom(small, 5, -5.3).ahead).toBeCloseTo(0.01 + 0.7 / 0.42);
		expect(standBeforeSlot(floor, inline, poster({ width: 2, height: 2 }), large)).toBe(true);
		expect(large.z).toBeGreaterThan(small.z);
	});

	it("[WALK8] a slot that looks to the booth's left is seen from its left, in a booth turned anyhow", () => {
		const place = { x: 0, z: 0, heading: 0 };
		// +Z turned by −π/2 about +Y is −X; the booth's own quarter turn makes that +Z of the hall.
		const quarterRight = { x: 0, y: -Math.SQRT1_2, z: 0, w: Math.SQRT1_2 };
		const slot = poster({ position: { x: 0, y: 1, z: 0 }, orientation: quarterRight });
		expect(standBeforeSlot(floor, turned, slot, place)).toBe(true);
		expect(place.x).toBeCloseTo(-3);
		expect(place.z).toBeGreaterThan(-2 + 0.9);
		expect(seenFrom(place, -3, -2).right).toBeCloseTo(0);
		expect(seenFrom(place, -3, -2).ahead).toBeGreaterThan(0);
	});

	it("[WALK8] where something stands in the way, the spot is nearer or aside, and nothing lies in between", () => {
		const place = { x: 0, z: 0, heading: 0 };
		// Behind the plinth at (7, −3.8).
		const slot = poster({ position: { x: 1, y: 0.9, z: -1.3 } });
		expect(standBeforeSlot(floor, inline, slot, place)).toBe(true);
		expect(floor.isFree(place.x, place.z)).toBe(true);
		expect(floor.canStepOut(7, -5.3, place.x, place.z)).toBe(true);
		expect(seenFrom(place, 7, -5.3).right).toBeCloseTo(0);
	});

	it("[WALK9] going to someone puts me before them, looking at them, where nobody stands and no wall is between", () => {
		const place = { x: 0, z: 0, heading: 0 };
		expect(standBeforeVisitor(floor, { x: 0, z: 6, heading: 0.4 }, nobody, place)).toBe(true);
		expect(seenFrom({ x: 0, z: 6, heading: 0.4 }, place.x, place.z).ahead).toBeCloseTo(1.3);
		expect(seenFrom(place, 0, 6)).toMatchObject({ ahead: expect.closeTo(1.3), right: expect.closeTo(0) });
		// They look at a wall half a metre away.
		expect(standBeforeVisitor(floor, { x: -5, z: 3.6, heading: 0 }, nobody, place)).toBe(true);
		expect(place.z).toBeGreaterThan(3);
		expect(seenFrom(place, -5, 3.6).ahead).toBeCloseTo(1.3);
	});
});
