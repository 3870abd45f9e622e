import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPathfinder, type Pathfinder } from "#client/features/walking/navigationMesh.ts";
import { PathFollower } from "#client/features/walking/PathFollower.ts";
import { VisitorRig } from "#client/features/walking/VisitorRig.ts";
import { Walker } from "#client/features/walking/Walker.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { SAMPLE_PLAN } from "./samplePlan.ts";

const floor = new WalkableFloor(SAMPLE_PLAN);

/** Walks a way frame by frame, as the page does, and says where it ended. */
function walk(path: readonly FloorPoint[], from: FloorPoint): FloorPoint {
	const rig = new VisitorRig(1.6);
	rig.place(from.x, from.z, 0);
	const walker = new Walker(rig);
	const follower = new PathFollower(rig, walker, () => true);
	follower.begin(path);
	for (let frame = 0; frame < 60 * 60 && follower.follow(floor, 1 / 60); frame++) {
		expect(floor.isFree(rig.feet.x, rig.feet.z)).toBe(true);
	}
	return { ...rig.feet };
}

describe("walking to where one clicks", () => {
	let paths: Pathfinder;
	beforeAll(async () => {
		paths = await createPathfinder(SAMPLE_PLAN);
	});
	afterAll(() => paths.dispose());

	it("[WALK14] the way leads round what is solid: through the doorway, not the wall", () => {
		const path = paths.find({ x: -6, z: 6 }, { x: -6, z: 1 });
		expect(path.length).toBeGreaterThan(2);
		expect(path.at(-1)).toMatchObject({ x: expect.closeTo(-6, 0), z: expect.closeTo(1, 0) });
		for (const [index, point] of path.slice(1).entries()) {
			expect(floor.canStep(path[index]!.x, path[index]!.z, point.x, point.z)).toBe(true);
		}
	});

	it("[WALK14] a body walks that way to its end without touching anything", () => {
		for (const [from, to] of [
			[
				{ x: -6, z: 6 },
				{ x: -6, z: 1 },
			],
			[
				{ x: 8, z: 7 },
				{ x: 6, z: -7.4 },
			],
			[
				{ x: 9, z: -7 },
				{ x: -9, z: 7 },
			],
			[
				{ x: 0.5, z: 0 },
				{ x: 4, z: 0 },
			],
		] as const) {
			const end = walk(paths.find(from, to), from);
			expect(Math.hypot(end.x - to.x, end.z - to.z)).toBeLessThan(0.2);
		}
	});

	it("[WALK14] a click on a stand leads as near to it as one can stand", () => {
		const path = paths.find({ x: 0, z: 0 }, { x: 7, z: -3.8 });
		const end = walk(path, { x: 0, z: 0 });
		expect(Math.hypot(end.x - 7, end.z + 3.8)).toBeLessThan(1.2);
		expect(floor.isFree(end.x, end.z)).toBe(true);
	});
});
