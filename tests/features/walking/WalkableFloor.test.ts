import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FloorPlan, WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { BODY_RADIUS } from "#shared/features/walking/walkingMessages.ts";
import { type FloorRectangle, fromHall } from "#shared/space/vector.ts";
import { SAMPLE_PLAN } from "./samplePlan.ts";

/** The plain way to say it, without grid or scratch: the distance from a point to a rectangle, negative inside. */
function distanceTo(rectangle: FloorRectangle, x: number, z: number): number {
	const local = fromHall(rectangle, x, z, { x: 0, z: 0 });
	const beyondX = Math.abs(local.x) - rectangle.width / 2;
	const beyondZ = Math.abs(local.z) - rectangle.depth / 2;
	return Math.hypot(Math.max(0, beyondX), Math.max(0, beyondZ)) + Math.min(0, Math.max(beyondX, beyondZ));
}

const metres = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const rectangle = fc.record({
	x: metres(8),
	z: metres(8),
	width: fc.double({ min: 0.05, max: 5, noNaN: true }),
	depth: fc.double({ min: 0.05, max: 5, noNaN: true }),
	rotation: metres(7),
});

/** Any hall: walls at every angle, blocks that overlap, booths turned anyhow. */
const anyPlan: fc.Arbitrary<FloorPlan> = fc.record({
	hall: fc.record({
		size: fc.record({
			width: fc.double({ min: 4, max: 20, noNaN: true }),
			depth: fc.double({ min: 4, max: 20, noNaN: true }),
			height: fc.constant(4),
		}),
		arrival: fc.constant({ x: 0, z: 0, radius: 2, heading: 0 }),
		walls: fc.array(
			fc.record({
				from: fc.record({ x: metres(10), z: metres(10) }),
				to: fc.record({ x: metres(10), z: metres(10) }),
				height: fc.constant(4),
			}),
			{ maxLength: 4 },
		),
		blocks: fc.array(
			rectangle.map((block) => ({ ...block, height: 3 })),
			{ maxLength: 4 },
		),
		stage: fc.constant(undefined),
	}),
	booths: fc.array(
		fc.record({
			id: fc.constant("booth"),
			x: metres(8),
			z: metres(8),
			rotation: metres(7),
			footprint: fc.constant({ width: 4, depth: 3 }),
			obstacles: fc.array(rectangle, { maxLength: 3 }),
		}),
		{ maxLength: 3 },
	),
}) as fc.Arbitrary<FloorPlan>;

describe("the walkable floor", () => {
	const floor = new WalkableFloor(SAMPLE_PLAN);

	it("[WALK1] a body is free where it touches nothing solid and lies within the outer walls", () => {
		expect(floor.isFree(0, 6)).toBe(true);
		expect(floor.isFree(-5, 3)).toBe(false);
		// The wall is 20 cm thick, a body 25 cm round.
		expect(floor.isFree(-5, 3.36)).toBe(true);
		expect(floor.isFree(-5, 3.34)).toBe(false);
		// Local (1, 0.2) of the booth at (6, −4) is its plinth.
		expect(floor.isFree(7, -3.8)).toBe(false);
		// A booth turned a quarter left has its back wall at −X.
		expect(floor.isFree(-4.4, -2)).toBe(false);
		expect(floor.isFree(-1.6, -2)).toBe(true);
		expect(floor.isFree(9.76, 0)).toBe(false);
		expect(floor.isFree(9.75, 0)).toBe(true);
		expect(floor.isFree(Number.NaN, 0)).toBe(false);
		expect(floor.isFree(0, Number.POSITIVE_INFINITY)).toBe(false);
	});

	it("[WALK1] the grid finds exactly what looking at every obstacle finds", () => {
		fc.assert(
			fc.property(anyPlan, metres(11), metres(11), fc.double({ min: 0, max: 3, noNaN: true }), (plan, x, z, radius) => {
				const any = new WalkableFloor(plan);
				const inside = Math.abs(x) <= any.width / 2 - radius && Math.abs(z) <= any.depth / 2 - radius;
				const clear = Math.min(...any.obstacles.map((obstacle) => distanceTo(obstacle, x, z)));
				// Within rounding of the edge either answer is right.
				fc.pre(Math.abs(clear - radius) > 1e-6);
				expect(any.isFree(x, z, radius)).toBe(inside && clear > radius);
			}),
		);
	});

	it("[WALK2] no step crosses something solid, however thin; through the doorway it does", () => {
		expect(floor.canStep(-5, 4, -5, 2)).toBe(false);
		expect(floor.canStep(0, 4, 0, 2)).toBe(true);
		expect(floor.canStep(6, -4, 6, -7)).toBe(false);
		expect(floor.canStep(0, 0, 11, 0)).toBe(false);
		expect(floor.canStep(0, 0, Number.NaN, 0)).toBe(false);
	});

	it("[WALK2] a step is allowed exactly if the way back is, and never across a point inside something solid", () => {
		fc.assert(
			fc.property(anyPlan, metres(10), metres(10), metres(10), metres(10), (plan, x0, z0, x1, z1) => {
				const any = new WalkableFloor(plan);
				const there = any.canStep(x0, z0, x1, z1);
				expect(any.canStep(x1, z1, x0, z0)).toBe(there);
				if (!there) return;
				for (let i = 0; i <= 200; i++) {
					const x = x0 + ((x1 - x0) * i) / 200;
					const z = z0 + ((z1 - z0) * i) / 200;
					for (const obstacle of any.obstacles) expect(distanceTo(obstacle, x, z)).toBeGreaterThan(-1e-6);
				}
			}),
		);
	});

	it("[WALK3] a body that meets a wall at an angle goes along it", () => {
		const at = floor.slide(-5, 3.6, 1, -1, { x: 0, z: 0 });
		expect(at.x).toBeCloseTo(-4, 1);
		expect(at.z).toBeCloseTo(3 + 0.1 + BODY_RADIUS, 3);
	});

	it("[WALK3] from any free place, any walk ends in a free place and never on the other side of a wall", () => {
		const step = fc.tuple(metres(3), metres(3));
		fc.assert(
			fc.property(anyPlan, metres(10), metres(10), fc.array(step, { maxLength: 25 }), (plan, x, z, steps) => {
				const any = new WalkableFloor(plan);
				const at = { x: 0, z: 0 };
				fc.pre(any.nearestFree(x, z, at));
				for (const [dx, dz] of steps) {
					const before = { ...at };
					any.slide(at.x, at.z, dx, dz, at);
					expect(any.isFree(at.x, at.z)).toBe(true);
					expect(Math.hypot(at.x - before.x, at.z - before.z)).toBeLessThanOrEqual(Math.hypot(dx, dz) * 2 + 1e-3);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("[WALK3] a short slide is a step that the hall allows", () => {
		fc.assert(
			fc.property(anyPlan, metres(10), metres(10), metres(0.08), metres(0.08), (plan, x, z, dx, dz) => {
				const any = new WalkableFloor(plan);
				const from = { x: 0, z: 0 };
				fc.pre(any.nearestFree(x, z, from));
				const to = any.slide(from.x, from.z, dx, dz, { x: 0, z: 0 });
				expect(any.canStep(from.x, from.z, to.x, to.z)).toBe(true);
			}),
		);
	});

	it("[WALK3] what is not a number moves nobody", () => {
		expect(floor.slide(0, 6, Number.NaN, 1, { x: 9, z: 9 })).toEqual({ x: 0, z: 6 });
	});

	it("[WALK4] the nearest free place is free, and is the place itself where that is free", () => {
		fc.assert(
			fc.property(anyPlan, metres(12), metres(12), (plan, x, z) => {
				const any = new WalkableFloor(plan);
				const at = { x: 0, z: 0 };
				if (!any.nearestFree(x, z, at)) return;
				expect(any.isFree(at.x, at.z)).toBe(true);
				if (any.isFree(x, z)) expect(at).toEqual({ x, z });
			}),
		);
		const besideWall = { x: 0, z: 0 };
		expect(floor.nearestFree(-5, 3.05, besideWall)).toBe(true);
		expect(Math.hypot(besideWall.x + 5, besideWall.z - 3.05)).toBeLessThan(0.32);
	});

	it("[WALK1] a landmark's plinth and furniture are walked round, a rug is walked over", () => {
		const furnished = new WalkableFloor({
			...SAMPLE_PLAN,
			hall: {
				...SAMPLE_PLAN.hall,
				landmark: { model: "tower.glb", name: { "zh-CN": "塔", en: "Tower" }, x: 0, z: -5, rotation: 0.3, radius: 2 },
				furniture: [
					{ kind: "bench", x: -5, z: 6, width: 2, depth: 0.5, rotation: Math.PI / 2 },
					{ kind: "rug", x: 5, z: 6, width: 2, depth: 2, rotation: 0 },
				],
			},
		});
		for (let angle = 0; angle < 2 * Math.PI; angle += 0.1) {
			const at = (range: number) => [Math.sin(angle) * range, -5 + Math.cos(angle) * range] as const;
			expect(furnished.isFree(...at(1.8))).toBe(false);
			expect(furnished.isFree(...at(2 + BODY_RADIUS + 0.01))).toBe(true);
		}
		expect(furnished.canStep(-3, -5, 3, -5)).toBe(false);
		expect(furnished.isFree(-5, 6.9)).toBe(false);
		expect(furnished.isFree(5, 6)).toBe(true);
	});

	it("[WALK5] whoever an obstacle has landed on walks out of it on any free side; nobody walks in, nor through a wall", () => {
		const landed = new WalkableFloor({
			...SAMPLE_PLAN,
			hall: { ...SAMPLE_PLAN.hall, blocks: [{ x: 0, z: -5, width: 3, depth: 3, rotation: 0, height: 2 }] },
		});
		expect(landed.canStep(0, -4, 0, -3)).toBe(false);
		for (const canGo of [landed.canStepOut.bind(landed), landed.canLeave.bind(landed)]) {
			expect(canGo(0, -4, 0, -3)).toBe(true);
			expect(canGo(0, -4, 0, 12)).toBe(false);
			expect(canGo(0, -3, 0, -4)).toBe(false);
		}
		// A body leaves on any side; a line that begins within does not go deeper.
		expect(landed.canLeave(0, -4, 0, -6.9)).toBe(true);
		expect(landed.canStepOut(0, -4, 0, -4.5)).toBe(false);
		const at = { x: 0, z: -4 };
		for (let i = 0; i < 30; i++) landed.slide(at.x, at.z, 0, -0.1, at);
		expect(landed.isFree(at.x, at.z)).toBe(true);
		expect(at.z).toBeLessThan(-6.5);
		at.z = -4;
		for (let i = 0; i < 20; i++) landed.slide(at.x, at.z, 0, 0.1, at);
		expect(landed.isFree(at.x, at.z)).toBe(true);
		landed.slide(at.x, at.z, 0, -2, at);
		expect(at.z).toBeGreaterThan(-3.5 + BODY_RADIUS - 1e-9);
	});
});
