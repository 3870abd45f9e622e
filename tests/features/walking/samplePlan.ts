import type { FloorPlan } from "#shared/features/walking/WalkableFloor.ts";

/** A hall 20 m × 16 m: a wall with a doorway, a column, a stage, and two booths with furniture. */
export const SAMPLE_PLAN: FloorPlan = {
	hall: {
		size: { width: 20, depth: 16, height: 5 },
		arrival: { x: 0, z: 6, radius: 1.8, heading: 0 },
		walls: [
			{ from: { x: -10, z: 3 }, to: { x: -1, z: 3 }, height: 4 },
			{ from: { x: 1, z: 3 }, to: { x: 10, z: 3 }, height: 4 },
		],
		blocks: [{ x: 2, z: 0, width: 0.6, depth: 0.6, rotation: Math.PI / 4, height: 4 }],
		stage: { x: -7, z: -6, width: 4, depth: 3, rotation: 0.3, height: 0.6 },
	},
	booths: [
		{
			id: "inline",
			x: 6,
			z: -4,
			rotation: 0,
			footprint: { width: 4, depth: 3 },
			obstacles: [
				{ x: 0, z: -1.4, width: 4, depth: 0.15, rotation: 0 },
				{ x: 1, z: 0.2, width: 0.8, depth: 0.8, rotation: 0.5 },
			],
		},
		{
			id: "turned",
			x: -3,
			z: -2,
			rotation: Math.PI / 2,
			footprint: { width: 3, depth: 3 },
			obstacles: [{ x: 0, z: -1.4, width: 3, depth: 0.15, rotation: 0 }],
		},
	],
};
