import { init, type NavMesh, NavMeshQuery } from "@recast-navigation/core";
import { generateSoloNavMesh } from "@recast-navigation/generators";
import type { FloorPlan } from "#shared/features/walking/WalkableFloor.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { BODY_RADIUS } from "#shared/features/walking/walkingMessages.ts";
import { type FloorPoint, toHall } from "#shared/space/vector.ts";

/** Ways keep this much further from walls than a body must, so that a walker does not scrape along. */
const COMFORT = 0.07;
/** A ceiling too low to walk under: recast then takes the floor below an obstacle for what it is. */
const OBSTACLE_HEIGHT = 1;
const BODY_HEIGHT = 1.8;
const CELL_HEIGHT = 0.2;
/** Cells along the longer side at most: a very large hall gets a coarser mesh, not a slow one. */
const MOST_CELLS = 900;

/** Finds ways over a hall's floor. */
export interface Pathfinder {
	/** The corners of the shortest way, start and end included; as near as one gets where the end cannot be reached. */
	find(from: Readonly<FloorPoint>, to: Readonly<FloorPoint>): FloorPoint[];
	dispose(): void;
}

export async function createPathfinder(plan: FloorPlan): Promise<Pathfinder> {
	await init();
	const floor = new WalkableFloor(plan);
	const { positions, indices } = meshOf(floor);
	const cellSize = Math.max(0.1, Math.max(floor.width, floor.depth) / MOST_CELLS);
	const { success, navMesh } = generateSoloNavMesh(positions, indices, {
		cs: cellSize,
		ch: CELL_HEIGHT,
		walkableRadius: Math.ceil((BODY_RADIUS + COMFORT) / cellSize),
		walkableHeight: Math.ceil(BODY_HEIGHT / CELL_HEIGHT),
		walkableClimb: 1,
		walkableSlopeAngle: 40,
		maxSimplificationError: 0.8,
		maxEdgeLen: Math.round(12 / cellSize),
		// Room for one person between two stands is worth a way.
		minRegionArea: 4,
		mergeRegionArea: 20,
	});
	if (!success || !navMesh) throw new Error("The floor of this hall has no room to walk");
	return pathfinderOn(navMesh);
}

function pathfinderOn(navMesh: NavMesh): Pathfinder {
	const query = new NavMeshQuery(navMesh);
	// Wide enough for a click on a wall or a stand, and too low for the tops of obstacles.
	const halfExtents = { x: 3, y: 0.5, z: 3 };
	return {
		find(from, to) {
			const { success, path } = query.computePath(
				{ x: from.x, y: 0, z: from.z },
				{ x: to.x, y: 0, z: to.z },
				{ halfExtents },
			);
			return success ? path.map(({ x, z }) => ({ x, z })) : [];
		},
		dispose() {
			query.destroy();
			navMesh.destroy();
		},
	};
}

/** The floor as triangles: one rectangle, and a low box for everything solid. */
function meshOf(floor: WalkableFloor): { positions: number[]; indices: number[] } {
	const positions: number[] = [];
	const indices: number[] = [];
	const corner = { x: 0, z: 0 };
	addQuad([
		[-floor.width / 2, 0, -floor.depth / 2],
		[-floor.width / 2, 0, floor.depth / 2],
		[floor.width / 2, 0, floor.depth / 2],
		[floor.width / 2, 0, -floor.depth / 2],
	]);
	for (const obstacle of floor.obstacles) {
		const corners = CORNERS.map(([x, z]) => {
			toHall(obstacle, (x * obstacle.width) / 2, (z * obstacle.depth) / 2, corner);
			return [corner.x, corner.z] as const;
		});
		const at = (index: number, y: number) => [corners[index % 4]![0], y, corners[index % 4]![1]] as const;
		addQuad([at(0, OBSTACLE_HEIGHT), at(1, OBSTACLE_HEIGHT), at(2, OBSTACLE_HEIGHT), at(3, OBSTACLE_HEIGHT)]);
		for (let side = 0; side < 4; side++) {
			addQuad([at(side, 0), at(side + 1, 0), at(side + 1, OBSTACLE_HEIGHT), at(side, OBSTACLE_HEIGHT)]);
		}
	}
	return { positions, indices };

	/** Counter-clockwise seen from the side that faces up or out. */
	function addQuad(quad: readonly (readonly [number, number, number])[]): void {
		const first = positions.length / 3;
		for (const point of quad) positions.push(...point);
		indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
	}
}

const CORNERS = [
	[-1, -1],
	[-1, 1],
	[1, 1],
	[1, -1],
] as const;
