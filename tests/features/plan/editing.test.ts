import fc from "fast-check";
import { expect, it } from "vitest";
import { ALIGNMENTS, align, distribute, turnTogether } from "#client/features/plan/arranging.ts";
import { newThing, PALETTE } from "#client/features/plan/newThings.ts";
import { nextNumber, numberBooths } from "#client/features/plan/numberBooths.ts";
import { snapLinesOf, snapMove, snapTurn } from "#client/features/plan/snapping.ts";
import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import { planObject } from "#shared/features/plan/PlanObject.ts";
import { boundsOf, boundsOfAll, placedAt, placementOf } from "#shared/features/plan/planPlacement.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";

const FRAME: HallFrame = {
	id: "hall",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 30, depth: 20, height: 6 },
	arrival: { x: 0, z: 8, radius: 1.5, heading: 0 },
	capacity: 100,
};

const metres = fc.double({ min: -15, max: 15, noNaN: true });
const rectangle: fc.Arbitrary<FloorRectangle> = fc.record({
	x: metres,
	z: metres,
	width: fc.double({ min: 1, max: 8, noNaN: true }),
	depth: fc.double({ min: 1, max: 8, noNaN: true }),
	rotation: fc.double({ min: -3.1, max: 3.1, noNaN: true }),
});
const rectangles = fc.array(rectangle, { minLength: 3, maxLength: 8 });

it("[PLAN8] an edge near a neighbour's is drawn to it, with a line that says so", () => {
	const lines = snapLinesOf([{ minX: 0, maxX: 3, minZ: 0, maxZ: 3 }]);
	const snapped = snapMove({ minX: -10, maxX: -7, minZ: 0, maxZ: 3 }, 6.9, 0.1, { grid: 0.5, reach: 0.2, lines });
	expect(snapped.dx).toBeCloseTo(7);
	expect(snapped.dz).toBeCloseTo(0);
	expect(snapped.guides.map(({ axis, at }) => [axis, at])).toEqual([
		["x", 0],
		["z", 0],
	]);
});

it("[PLAN8] far from neighbours it goes by the grid, and without one by the pointer", () => {
	const options = { reach: 0.2, lines: snapLinesOf([]) };
	const bounds = { minX: 0, maxX: 3, minZ: 0, maxZ: 3 };
	expect(snapMove(bounds, 1.3, -0.7, { ...options, grid: 0.5 })).toEqual({ dx: 1.5, dz: -0.5, guides: [] });
	expect(snapMove(bounds, 1.3, -0.7, { ...options, grid: 0 })).toEqual({ dx: 1.3, dz: -0.7, guides: [] });
});

it("[PLAN8] nothing is drawn further than its reach or half a cell of the grid", () => {
	fc.assert(
		fc.property(rectangle, rectangles, metres, metres, (moving, others, dx, dz) => {
			const lines = snapLinesOf(others.map(boundsOf));
			const snapped = snapMove(boundsOf(moving), dx, dz, { grid: 0.5, reach: 0.2, lines });
			expect(Math.abs(snapped.dx - dx)).toBeLessThanOrEqual(0.25 + 1e-9);
			expect(Math.abs(snapped.dz - dz)).toBeLessThanOrEqual(0.25 + 1e-9);
		}),
	);
});

it("[PLAN8] turning goes by 15°, or freely by degrees", () => {
	expect(snapTurn(0.3, false)).toBeCloseTo(Math.PI / 12);
	expect(snapTurn(0.3, true)).toBeCloseTo((17 * Math.PI) / 180);
});

it("[PLAN9] aligned, all have the same edge or middle, and moved along one axis", () => {
	fc.assert(
		fc.property(rectangles, fc.constantFrom(...ALIGNMENTS), (placements, to) => {
			const aligned = align(placements, to);
			const isAcross = to === "left" || to === "centre" || to === "right";
			const edges = aligned.map(boundsOf).map(({ minX, maxX, minZ, maxZ }) => {
				const [least, most] = isAcross ? [minX, maxX] : [minZ, maxZ];
				if (to === "left" || to === "top") return least;
				return to === "right" || to === "bottom" ? most : (least + most) / 2;
			});
			for (const edge of edges) expect(edge).toBeCloseTo(edges[0]!, 6);
			aligned.forEach((placement, index) => {
				const [is, was] = isAcross ? [placement.z, placements[index]!.z] : [placement.x, placements[index]!.x];
				expect(is).toBeCloseTo(was, 9);
			});
		}),
	);
});

it("[PLAN9] spread out, the gaps are the same, in the room that they had before", () => {
	fc.assert(
		fc.property(rectangles, (placements) => {
			const middle = ({ minX, maxX }: { minX: number; maxX: number }) => minX + maxX;
			const before = boundsOfAll(placements)!;
			const order = placements.map((_, index) => index);
			order.sort((one, other) => middle(boundsOf(placements[one]!)) - middle(boundsOf(placements[other]!)));
			const spread = distribute(placements, "across").map(boundsOf);
			const inOrder = order.map((index) => spread[index]!);
			expect(inOrder[0]!.minX).toBeCloseTo(before.minX, 6);
			expect(inOrder.at(-1)!.maxX).toBeCloseTo(before.maxX, 6);
			const gaps = inOrder.slice(1).map(({ minX }, index) => minX - inOrder[index]!.maxX);
			for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0]!, 6);
		}),
	);
});

it("[PLAN9] a group that is turned keeps its shape, and turned back is where it was", () => {
	fc.assert(
		fc.property(rectangles, metres, (placements, by) => {
			const turned = turnTogether(placements, by);
			const apart = (all: readonly FloorRectangle[]) => Math.hypot(all[0]!.x - all[1]!.x, all[0]!.z - all[1]!.z);
			expect(apart(turned)).toBeCloseTo(apart(placements), 6);
		}),
	);
});

it("[PLAN10] booths are numbered by rows from the back, each from the left, around those that are taken", () => {
	const booths = [
		{ objectId: "front-right", x: 5, z: 4 },
		{ objectId: "front-left", x: -5, z: 4.4 },
		{ objectId: "back-right", x: 5, z: -6 },
		{ objectId: "back-left", x: -5, z: -6.2 },
	];
	expect([...numberBooths(booths, "B08", new Set(["B09"]))]).toEqual([
		["back-left", "B08"],
		["back-right", "B10"],
		["front-left", "B11"],
		["front-right", "B12"],
	]);
});

it("[PLAN10] no number is given twice, nor one that is taken", () => {
	const booth = fc.record({ x: metres, z: metres });
	const taken = fc.array(fc.integer({ min: 1, max: 30 }).map((number) => `A${number}`));
	fc.assert(
		fc.property(fc.array(booth), taken, (booths, others) => {
			const numbered = booths.map((place, index) => ({ ...place, objectId: String(index) }));
			const numbers = [...numberBooths(numbered, "A1", new Set(others)).values()];
			expect(new Set([...numbers, ...others]).size).toBe(numbers.length + new Set(others).size);
			expect(others).not.toContain(nextNumber(others));
		}),
	);
});

it("[PLAN11] everything the palette makes is a whole thing, stands where it was put, and moves there again", () => {
	const quarter = {
		id: "q",
		name: { "zh-CN": "区", en: "Quarter" },
		colour: "#123456",
		carpet: { x: 0, z: 0, width: 5, depth: 5, rotation: 0 },
	};
	for (const item of Object.values(PALETTE).flat()) {
		const made = newThing(
			item,
			{ x: 3.5, z: -2 },
			{ frame: FRAME, quarters: [quarter], otherHalls: ["hall-2"], media: "/content/0123.webp", has: () => false },
		);
		if (!("object" in made)) throw new Error(`${item} lacks ${made.missing}`);
		expect(planObject.safeParse(made.object).error, item).toBeUndefined();
		const placement = placementOf(made.object, new Map())!;
		expect([item, placement.x, placement.z]).toEqual([item, 3.5, -2]);
		const turned = placementOf(placedAt(made.object, { ...placement, x: -4.25, rotation: Math.PI / 6 }), new Map())!;
		expect(turned.x, item).toBeCloseTo(-4.25, 3);
		expect(turned.rotation, item).toBeCloseTo(Math.PI / 6, 3);
		expect(turned.width, item).toBeCloseTo(placement.width, 2);
	}
});

it("[PLAN11] what cannot be made says what is missing", () => {
	const bare = { frame: FRAME, quarters: [], otherHalls: [], has: () => true };
	const missing = (item: Parameters<typeof newThing>[0]) => newThing(item, { x: 0, z: 0 }, bare);
	expect(missing("sign")).toEqual({ missing: "quarter" });
	expect(missing("passage")).toEqual({ missing: "other-hall" });
	expect(missing("stage")).toEqual({ missing: "only-one" });
	expect(newThing("banner", { x: 0, z: 0 }, { ...bare, has: () => false })).toEqual({ missing: "picture" });
});
