import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { WALL_THICKNESS } from "#shared/features/walking/WalkableFloor.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { doorFacing, type OuterWall, outerWall } from "./outerWalls.ts";
import { uvOf } from "./signAtlas.ts";

const DOOR = { count: 6, width: 1.25, height: 2.6 } as const;
/** Of the beam over the way in: as high as the walls it lies on, this tall. */
const BEAM = { height: 1.25, depth: 0.5 } as const;
/** A wall belongs to the way in if it begins this near to the doors' wall, metres. */
const NEAR = 0.6;

/** Glass doors with a lit sign in the wall at the back of whoever arrives, and the gate that the walls beside them carry. */
export function addEntrance(site: HallSite): void {
	const { hall } = site;
	const wall = outerWall(hall.size, doorFacing(hall));
	const along = alongOf(wall, hall.arrival);
	addDoors(site, wall, along);
	addGate(site, wall, along);
}

function alongOf(wall: OuterWall, { x, z }: { x: number; z: number }): number {
	const origin = wall.at(0, 0, 0);
	const right = wall.vector(1, 0, 0);
	return (x - origin[0]) * right[0] + (z - origin[2]) * right[2];
}

function inwardOf(wall: OuterWall, { x, z }: { x: number; z: number }): number {
	const origin = wall.at(0, 0, 0);
	const inward = wall.vector(0, 0, 1);
	return (x - origin[0]) * inward[0] + (z - origin[2]) * inward[2];
}

function addDoors({ matte, metal, light, signs, atlas, mood }: HallSite, wall: OuterWall, along: number): void {
	const total = DOOR.count * DOOR.width;
	const { height } = DOOR;
	matte.box(wall.box(along, 0.16, total + 0.7, 0.32), 0, height + 1.2, PAINT.graphite, { grain: 1.2 });
	for (let i = 0; i < DOOR.count; i++) {
		const x = along + (i - (DOOR.count - 1) / 2) * DOOR.width;
		matte.face(
			wall.at(x - DOOR.width / 2 + 0.04, 0.02, 0.335),
			wall.vector(DOOR.width - 0.08, 0, 0),
			[0, height, 0],
			PAINT.glassDoor,
			{ grain: 0.8 },
		);
		const handle = x + (i % 2 === 0 ? 1 : -1) * (DOOR.width / 2 - 0.14);
		metal.tube(wall.at(handle, 0.8, 0.39), wall.at(handle, 1.6, 0.39), 0.035, PAINT.aluminium);
	}
	for (let i = 0; i <= DOOR.count; i++) {
		metal.box(wall.box(along + (i - DOOR.count / 2) * DOOR.width, 0.34, 0.07, 0.06), 0, height + 0.02, PAINT.aluminium);
	}
	metal.box(wall.box(along, 0.34, total + 0.07, 0.06), height, height + 0.07, PAINT.aluminium);
	light.face(wall.at(along - total / 2, height + 0.08, 0.335), wall.vector(total, 0, 0), [0, 0.02, 0], mood.edge);
	const signHeight = 0.86;
	const signWidth = (signHeight * atlas.welcome.width) / atlas.welcome.height;
	signs.face(
		wall.at(along - signWidth / 2, height + 0.22, 0.335),
		wall.vector(signWidth, 0, 0),
		[0, signHeight, 0],
		grey(mood.signs),
		{ uv: uvOf(atlas, atlas.welcome) },
	);
}

/** Where a wall stands at each side of the doors: a beam from one to the other with the event's name, lit from below. */
function addGate({ hall, matte, light, signs, atlas, mood }: HallSite, wall: OuterWall, along: number): void {
	const [left, right] = flanks(hall, wall, along);
	if (!left || !right) return;
	// A little beyond the walls' ends, so that no two faces lie in one another.
	const inward = Math.min(left.inward, right.inward) - BEAM.depth / 2 + 0.03;
	const foot = Math.min(left.height, right.height);
	const middle = (left.along + right.along) / 2;
	const width = right.along - left.along + WALL_THICKNESS + 0.3;
	matte.box(wall.box(middle, inward, width, BEAM.depth), foot, foot + BEAM.height, PAINT.stage, {
		bottom: true,
		grain: 4,
	});
	for (const end of [left.along, right.along]) {
		matte.box(wall.box(end, inward, WALL_THICKNESS + 0.3, BEAM.depth), 0, foot, PAINT.stage, { grain: 1 });
	}
	const below: Point3 = wall.at(middle - width / 2 + 0.4, foot - 0.006, inward - 0.04);
	light.face(below, wall.vector(width - 0.8, 0, 0), wall.vector(0, 0, 0.08), mood.edge);
	const piece = atlas.portal;
	const textHeight = Math.min(BEAM.height - 0.1, ((width - 0.6) * piece.height) / piece.width);
	const textWidth = (textHeight * piece.width) / piece.height;
	const y = foot + (BEAM.height - textHeight) / 2;
	const uv = uvOf(atlas, piece);
	const front = BEAM.depth / 2 + 0.008;
	signs.face(
		wall.at(middle - textWidth / 2, y, inward + front),
		wall.vector(textWidth, 0, 0),
		[0, textHeight, 0],
		grey(mood.screen),
		{ uv },
	);
	signs.face(
		wall.at(middle + textWidth / 2, y, inward - front),
		wall.vector(-textWidth, 0, 0),
		[0, textHeight, 0],
		grey(mood.screen),
		{ uv },
	);
}

/** The nearest wall at each side of the doors that runs into the hall from theirs; `inward` is how far it comes. */
function flanks({ walls }: Hall, wall: OuterWall, along: number) {
	const found = walls
		.filter(({ from, to }) => Math.min(inwardOf(wall, from), inwardOf(wall, to)) < NEAR)
		.map(({ from, to, height }) => ({
			along: alongOf(wall, from),
			inward: Math.max(inwardOf(wall, from), inwardOf(wall, to)),
			height,
		}))
		.sort((a, b) => Math.abs(a.along - along) - Math.abs(b.along - along));
	return [found.find((flank) => flank.along < along), found.find((flank) => flank.along > along)] as const;
}
