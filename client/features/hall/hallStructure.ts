import {
	type LinearColour,
	linearColour,
	type Point3,
	type Shade,
	SurfaceBuilder,
} from "#client/engine/SurfaceBuilder.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { WALL_THICKNESS } from "#shared/features/walking/WalkableFloor.ts";
import { type FloorRectangle, toHall } from "#shared/space/vector.ts";
import { ceilingLights } from "./ceilingLights.ts";
import { type SignAtlas, uvOf } from "./hallPictures.ts";

type Hall = PublishedHall["hall"];
type Size = Hall["size"];

/** The hall by what it is made of: each is one draw. */
export interface HallStructure {
	/** Walls, columns, desks, the stage's body: paint and plaster. */
	readonly matte: SurfaceBuilder;
	readonly metal: SurfaceBuilder;
	/** Lamps; vertex colours above 1 are brighter than white paint. */
	readonly light: SurfaceBuilder;
	/** Banners, screen and signs, from one picture. */
	readonly signs: SurfaceBuilder;
	/** The city beyond the windows. */
	readonly skyline: SurfaceBuilder;
}

const PAINT = {
	wall: linearColour("#cdcbc6"),
	inner: linearColour("#eceae6"),
	roof: linearColour("#484c54"),
	purlin: linearColour("#5f656e"),
	oak: linearColour("#b98d5d"),
	oakDark: linearColour("#8a6440"),
	graphite: linearColour("#2a2d33"),
	column: linearColour("#e6e4df"),
	stage: linearColour("#15233b"),
	glassDoor: linearColour("#24384c"),
	aluminium: linearColour("#b9bdc2"),
	frame: linearColour("#4a5058"),
} as const;
const LAMP: LinearColour = [3.4, 3.15, 2.75];
const EDGE_LIGHT: LinearColour = [2.2, 1.85, 1.35];

const WINDOW = { sill: 0.9, head: 7.1, bay: 3 } as const;
/** Metres behind the windows, and from below the sill to above what is seen through them. */
const SKY = { behind: 18, foot: -2.2, height: 28 } as const;
const WOOD_HEIGHT = 3;
const LAMP_BELOW_ROOF = 1.75;
const TRUSS_BELOW_ROOF = 0.95;

export function buildHallStructure({ hall }: Pick<PublishedHall, "hall">, atlas: SignAtlas): HallStructure {
	const shade = roomShade(hall.size);
	const structure: HallStructure = {
		matte: new SurfaceBuilder({ shade, grain: 1.5 }),
		metal: new SurfaceBuilder({ shade, grain: 6 }),
		light: new SurfaceBuilder(),
		signs: new SurfaceBuilder(),
		skyline: new SurfaceBuilder(),
	};
	addOuterWalls(structure, hall);
	addRoof(structure, hall.size);
	addInnerWalls(structure, hall);
	for (const block of hall.blocks) addBlock(structure, block);
	if (hall.stage) addStage(structure, hall.stage, hall.size, atlas);
	addEntrance(structure, hall, atlas);
	addBanners(structure, hall, atlas);
	return structure;
}

/**
 * Corners of a room are dim, and light falls off towards a dark roof: what ambient occlusion would find, in closed form.
 */
function roomShade({ width, depth, height }: Size): Shade {
	const corner = (distance: number, reach: number) => 1 - 0.5 * Math.exp(-Math.max(0, distance) / reach);
	return (x, y, z, nx, ny, nz) => {
		let light = 1;
		if (Math.abs(ny) < 0.7) light *= corner(y, 0.45) * (1 - 0.22 * Math.max(0, y / height - 0.45));
		if (Math.abs(nx) < 0.7) light *= corner(width / 2 - Math.abs(x), 0.8);
		if (Math.abs(nz) < 0.7) light *= corner(depth / 2 - Math.abs(z), 0.8);
		if (ny < -0.7) light *= 0.85;
		return light;
	};
}

/** One of the four outer walls as a frame: `along` runs right as seen from inside, `inward` points into the hall. */
interface OuterWall {
	readonly length: number;
	at(along: number, y: number, inward: number): Point3;
	vector(along: number, y: number, inward: number): Point3;
	/** Centre and turn for a box of which `width` runs along the wall. */
	box(along: number, inward: number, width: number, depth: number): FloorRectangle;
}

function outerWall({ width, depth }: Size, facing: number): OuterWall {
	// `facing` is the turn about +Y that carries +Z to the inward direction.
	const sin = Math.round(Math.sin(facing));
	const cos = Math.round(Math.cos(facing));
	const distance = (cos !== 0 ? depth : width) / 2;
	const vector = (a: number, y: number, i: number): Point3 => [a * cos + i * sin, y, -a * sin + i * cos];
	const at = (a: number, y: number, i: number): Point3 => vector(a, y, i - distance);
	return {
		length: cos !== 0 ? width : depth,
		at,
		vector,
		box: (along, inward, boxWidth, boxDepth) => {
			const [x, , z] = at(along, 0, inward);
			return { x, z, width: boxWidth, depth: boxDepth, rotation: facing };
		},
	};
}

const END_WALLS = [0, Math.PI] as const;
const SIDE_WALLS = [Math.PI / 2, -Math.PI / 2] as const;

function addOuterWalls(structure: HallStructure, { size }: Hall): void {
	for (const facing of END_WALLS) addPanelledWall(structure, outerWall(size, facing), size.height);
	for (const facing of SIDE_WALLS) addWindowWall(structure, outerWall(size, facing), size.height);
}

/** Wood slats to above head height, plaster panels with shadow gaps above. */
function addPanelledWall({ matte, light }: HallStructure, wall: OuterWall, height: number): void {
	const { length } = wall;
	matte.face(wall.at(-length / 2, 0, 0), wall.vector(length, 0, 0), [0, height, 0], PAINT.wall, { grain: 1 });
	matte.face(wall.at(-length / 2, 0, 0.02), wall.vector(length, 0, 0), [0, WOOD_HEIGHT, 0], PAINT.oakDark, {
		grain: 1,
	});
	const pitch = 0.24;
	const slats = Math.floor(length / pitch);
	for (let i = 0; i < slats; i++) {
		const along = -length / 2 + (i + 0.5) * (length / slats);
		matte.box(wall.box(along, 0.05, 0.15, 0.06), 0.12, WOOD_HEIGHT, PAINT.oak, { top: false, grain: 1.5 });
	}
	matte.box(wall.box(0, 0.06, length, 0.12), 0, 0.12, PAINT.graphite, { grain: 3 });
	matte.box(wall.box(0, 0.06, length, 0.14), WOOD_HEIGHT, WOOD_HEIGHT + 0.06, PAINT.graphite, { grain: 3 });
	light.face(
		wall.at(-length / 2, WOOD_HEIGHT + 0.062, 0.09),
		wall.vector(length, 0, 0),
		wall.vector(0, 0, -0.05),
		EDGE_LIGHT,
	);
	const panels = Math.round(length / 3);
	for (let i = 1; i < panels; i++) {
		const along = -length / 2 + (i * length) / panels;
		matte.face(
			wall.at(along - 0.015, WOOD_HEIGHT + 0.1, 0.012),
			wall.vector(0.03, 0, 0),
			[0, height - WOOD_HEIGHT - 0.1, 0],
			PAINT.frame,
			{ grain: 3 },
		);
	}
	matte.face(
		wall.at(-length / 2, WOOD_HEIGHT + (height - WOOD_HEIGHT) / 2, 0.012),
		wall.vector(length, 0, 0),
		[0, 0.03, 0],
		PAINT.frame,
		{ grain: 3 },
	);
}

/** Tall windows between slender posts; the city hangs well behind them, so that it moves as one walks. */
function addWindowWall({ matte, metal, light, skyline }: HallStructure, wall: OuterWall, height: number): void {
	const { length } = wall;
	const head = Math.min(WINDOW.head, height - 0.8);
	matte.box(wall.box(0, -0.05, length, 0.3), 0, WINDOW.sill, PAINT.wall, { grain: 1 });
	matte.box(wall.box(0, 0.06, length, 0.14), 0, 0.12, PAINT.graphite, { grain: 3 });
	matte.box(wall.box(0, 0.06, length, 0.34), WINDOW.sill, WINDOW.sill + 0.05, PAINT.oak, { grain: 3 });
	matte.box(wall.box(0, -0.05, length, 0.3), head, height, PAINT.wall, { bottom: true, grain: 1 });
	light.face(wall.at(-length / 2, head - 0.005, 0.06), wall.vector(length, 0, 0), wall.vector(0, 0, 0.03), EDGE_LIGHT);
	const bays = Math.max(1, Math.round(length / WINDOW.bay));
	for (let i = 0; i <= bays; i++) {
		const along = -length / 2 + (i * length) / bays;
		metal.box(wall.box(along, -0.02, 0.1, 0.24), WINDOW.sill, head, PAINT.frame, { top: false });
	}
	for (const y of [WINDOW.sill + 2.1, head - 1.4]) {
		metal.box(wall.box(0, -0.04, length, 0.12), y, y + 0.06, PAINT.frame, { bottom: true });
	}
	const reach = length + 4 * SKY.behind;
	skyline.face(wall.at(-reach / 2, SKY.foot, -SKY.behind), wall.vector(reach, 0, 0), [0, SKY.height, 0], [1, 1, 1]);
}

function addRoof({ matte, metal, light }: HallStructure, size: Size): void {
	const { width, depth, height } = size;
	matte.face([-width / 2, height, -depth / 2], [width, 0, 0], [0, 0, depth], PAINT.roof, { grain: 3 });
	const purlins = Math.round(depth / 2);
	for (let i = 1; i < purlins; i++) {
		const z = -depth / 2 + (i * depth) / purlins;
		matte.box({ x: 0, z, width, depth: 0.12 }, height - 0.24, height, PAINT.purlin, {
			top: false,
			bottom: true,
			grain: 6,
		});
	}
	// Two round-looking ducts along the hall, kept square: they are seen from eight metres below.
	for (const side of [-1, 1]) {
		metal.box({ x: (side * width) / 4, z: 0, width: 0.7, depth: depth - 1 }, height - 0.95, height - 0.3, PAINT.frame, {
			bottom: true,
		});
	}
	const trussAt = height - TRUSS_BELOW_ROOF;
	const rows = Math.max(2, Math.round(depth / 12));
	for (let i = 0; i < rows; i++) {
		const z = ((i + 0.5) / rows - 0.5) * depth;
		addTruss(metal, [-width / 2, trussAt, z], [width / 2, trussAt, z]);
	}
	for (const side of [-1, 1]) {
		const x = side * (width / 2 - 6.5);
		addTruss(metal, [x, trussAt, -depth / 2], [x, trussAt, depth / 2]);
	}
	const lampAt = height - LAMP_BELOW_ROOF;
	for (const lamp of ceilingLights(size)) {
		light.box(lamp, lampAt, lampAt + 0.05, LAMP, { top: false, bottom: true });
		metal.box(
			{ ...lamp, width: lamp.width + 0.04, depth: lamp.depth + 0.04 },
			lampAt + 0.045,
			lampAt + 0.12,
			PAINT.graphite,
		);
		for (const end of [-0.4, 0.4]) {
			const z = lamp.z + lamp.depth * end;
			metal.tube([lamp.x, lampAt + 0.1, z], [lamp.x, height, z], 0.012, PAINT.graphite);
		}
	}
}

/** A square box truss: four chords and a zigzag on each side. Level, along an axis. */
function addTruss(metal: SurfaceBuilder, from: Point3, to: Point3, size = 0.5): void {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
	const d: Point3 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length, (to[2] - from[2]) / length];
	const upright = Math.abs(d[1]) > 0.5;
	const s: Point3 = upright ? [1, 0, 0] : [-d[2], 0, d[0]];
	const u: Point3 = upright ? [0, 0, 1] : [0, 1, 0];
	const at = (along: number, side: number, up: number): Point3 => [
		from[0] + d[0] * along + (s[0] * side + u[0] * up) * (size / 2),
		from[1] + d[1] * along + (s[1] * side + u[1] * up) * (size / 2),
		from[2] + d[2] * along + (s[2] * side + u[2] * up) * (size / 2),
	];
	const corners = [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	] as const;
	for (const [side, up] of corners) metal.tube(at(0, side, up), at(length, side, up), 0.06, PAINT.aluminium);
	const panels = Math.max(1, Math.round(length / 0.9));
	for (let face = 0; face < 4; face++) {
		const a = corners[face]!;
		const b = corners[(face + 1) % 4]!;
		for (let i = 0; i < panels; i++) {
			const [start, end] = i % 2 === 0 ? [a, b] : [b, a];
			metal.tube(
				at((i * length) / panels, start[0], start[1]),
				at(((i + 1) * length) / panels, end[0], end[1]),
				0.03,
				PAINT.aluminium,
			);
		}
	}
}

function addInnerWalls({ matte, light }: HallStructure, { walls }: Hall): void {
	for (const { from, to, height } of walls) {
		const length = Math.hypot(to.x - from.x, to.z - from.z);
		const rotation = -Math.atan2(to.z - from.z, to.x - from.x);
		const place = { x: (from.x + to.x) / 2, z: (from.z + to.z) / 2, rotation };
		matte.box({ ...place, width: length, depth: WALL_THICKNESS }, 0.1, height, PAINT.inner, { grain: 0.6 });
		matte.box({ ...place, width: length, depth: WALL_THICKNESS - 0.03 }, 0, 0.1, PAINT.graphite, { top: false });
		light.box({ ...place, width: length, depth: 0.03 }, height, height + 0.02, EDGE_LIGHT);
	}
}

/** Taller than a person: a column. Else a desk. */
function addBlock({ matte, light }: HallStructure, block: Hall["blocks"][number]): void {
	const inset = (by: number) => ({ ...block, width: block.width - by, depth: block.depth - by });
	if (block.height > 2.2) {
		matte.box(block, 0.16, block.height, PAINT.column, { top: false, grain: 0.7 });
		matte.box(inset(-0.04), 0, 0.16, PAINT.graphite);
		matte.box(inset(-0.05), 2.7, 3, PAINT.graphite, { bottom: true });
		light.box(inset(-0.03), 3, 3.04, EDGE_LIGHT);
		return;
	}
	matte.box(inset(0.1), 0, 0.09, PAINT.graphite, { top: false });
	light.box(inset(0.08), 0.09, 0.11, EDGE_LIGHT, { top: false });
	matte.box(block, 0.11, block.height - 0.05, PAINT.inner, { bottom: true, grain: 0.35 });
	matte.box(inset(-0.06), block.height - 0.05, block.height, PAINT.oak, { bottom: true });
}

function addStage(
	{ matte, metal, light, signs }: HallStructure,
	stage: NonNullable<Hall["stage"]>,
	size: Size,
	atlas: SignAtlas,
): void {
	const { width, depth, height, rotation } = stage;
	const spot = { x: 0, z: 0 };
	const place = (x: number, z: number, w: number, d: number): FloorRectangle => {
		toHall(stage, x, z, spot);
		return { x: spot.x, z: spot.z, width: w, depth: d, rotation };
	};
	const point = (x: number, y: number, z: number): Point3 => {
		toHall(stage, x, z, spot);
		return [spot.x, y, spot.z];
	};
	matte.box(place(0, -0.03, width - 0.06, depth - 0.06), 0, height - 0.05, PAINT.graphite, { top: false, grain: 0.8 });
	matte.box(place(0, 0, width, depth), height - 0.05, height, PAINT.stage, { bottom: true, grain: 0.8 });
	light.box(place(0, depth / 2 - 0.02, width - 0.1, 0.02), height - 0.09, height - 0.06, EDGE_LIGHT);

	const screenHeight = Math.min(width * 0.42, size.height - height - 3);
	const screenWidth = (screenHeight * 16) / 9;
	const foot = height + 0.55;
	const back = -depth / 2 + 0.45;
	matte.box(place(0, back - 0.14, width, 0.2), height, foot + screenHeight + 0.5, PAINT.graphite, { grain: 1 });
	metal.box(place(0, back, screenWidth + 0.16, 0.1), foot - 0.08, foot + screenHeight + 0.08, PAINT.graphite, {
		bottom: true,
	});
	const [left, lower, near] = point(-screenWidth / 2, foot, back + 0.056);
	const right = point(screenWidth / 2, foot, back + 0.056);
	signs.face([left, lower, near], [right[0] - left, 0, right[2] - near], [0, screenHeight, 0], [1.15, 1.15, 1.15], {
		uv: uvOf(atlas, atlas.screen),
	});
	// Towers at the front corners carry a header with lamps.
	const top = foot + screenHeight + 0.9;
	for (const side of [-1, 1]) {
		addTruss(
			metal,
			point(side * (width / 2 - 0.3), height, depth / 2 - 0.35),
			point(side * (width / 2 - 0.3), top, depth / 2 - 0.35),
			0.36,
		);
	}
	addTruss(metal, point(-width / 2 + 0.1, top, depth / 2 - 0.35), point(width / 2 - 0.1, top, depth / 2 - 0.35), 0.36);
	for (let i = 0; i < 6; i++) {
		const x = ((i + 0.5) / 6 - 0.5) * (width - 1.6);
		metal.box(place(x, depth / 2 - 0.35, 0.24, 0.24), top - 0.62, top - 0.22, PAINT.graphite, { bottom: true });
		light.box(place(x, depth / 2 - 0.35, 0.18, 0.18), top - 0.64, top - 0.62, LAMP, { bottom: true });
	}
}

/** Glass doors and a lit sign in the outer wall at the back of whoever arrives. */
function addEntrance({ matte, metal, light, signs }: HallStructure, { arrival, size }: Hall, atlas: SignAtlas): void {
	const quarterTurns = Math.round(arrival.heading / (Math.PI / 2));
	const wall = outerWall(size, (quarterTurns * Math.PI) / 2 + Math.PI);
	const origin = wall.at(0, 0, 0);
	const right = wall.vector(1, 0, 0);
	const along = (arrival.x - origin[0]) * right[0] + (arrival.z - origin[2]) * right[2];
	const doors = 4;
	const doorWidth = 1.25;
	const doorHeight = 2.5;
	const total = doors * doorWidth;
	matte.box(wall.box(along, 0.16, total + 0.7, 0.32), 0, doorHeight + 1.15, PAINT.graphite, { grain: 0.8 });
	for (let i = 0; i < doors; i++) {
		const x = along + (i - (doors - 1) / 2) * doorWidth;
		matte.face(
			wall.at(x - doorWidth / 2 + 0.04, 0.02, 0.335),
			wall.vector(doorWidth - 0.08, 0, 0),
			[0, doorHeight, 0],
			PAINT.glassDoor,
			{ grain: 0.5 },
		);
		const handle = x + (i % 2 === 0 ? 1 : -1) * (doorWidth / 2 - 0.14);
		metal.tube(wall.at(handle, 0.8, 0.39), wall.at(handle, 1.6, 0.39), 0.035, PAINT.aluminium);
	}
	for (let i = 0; i <= doors; i++) {
		metal.box(wall.box(along + (i - doors / 2) * doorWidth, 0.34, 0.07, 0.06), 0, doorHeight + 0.02, PAINT.aluminium);
	}
	metal.box(wall.box(along, 0.34, total + 0.07, 0.06), doorHeight, doorHeight + 0.07, PAINT.aluminium);
	light.face(wall.at(along - total / 2, doorHeight + 0.08, 0.335), wall.vector(total, 0, 0), [0, 0.02, 0], EDGE_LIGHT);
	const signHeight = 0.74;
	const signWidth = (signHeight * atlas.entrance.width) / atlas.entrance.height;
	signs.face(
		wall.at(along - signWidth / 2, doorHeight + 0.26, 0.335),
		wall.vector(signWidth, 0, 0),
		[0, signHeight, 0],
		[1, 1, 1],
		{
			uv: uvOf(atlas, atlas.entrance),
		},
	);
}

/** Over each quarter's carpet hangs a ring of four banners, read from every aisle. */
function addBanners({ metal, signs }: HallStructure, { quarters, size }: Hall, atlas: SignAtlas): void {
	const width = 3.84;
	const height = 1.2;
	const foot = Math.min(5.2, size.height - LAMP_BELOW_ROOF - height - 0.7);
	for (const { id, carpet } of quarters) {
		const piece = atlas.quarters.get(id);
		if (!piece) continue;
		const uv = uvOf(atlas, piece);
		for (let side = 0; side < 4; side++) {
			const turn = carpet.rotation + (side * Math.PI) / 2;
			const sin = Math.sin(turn);
			const cos = Math.cos(turn);
			const corner = (x: number, z: number): Point3 => [
				carpet.x + x * cos + z * sin,
				foot,
				carpet.z - x * sin + z * cos,
			];
			const left = corner(-width / 2, width / 2);
			const right = corner(width / 2, width / 2);
			const along: Point3 = [right[0] - left[0], 0, right[2] - left[2]];
			signs.face(left, along, [0, height, 0], [0.92, 0.92, 0.92], { uv });
			// The cloth's inside, seen from below the ring, carries the text as well.
			const insideLeft = corner(width / 2, width / 2 - 0.01);
			signs.face(insideLeft, [-along[0], 0, -along[2]], [0, height, 0], [0.5, 0.5, 0.5], { uv });
			const top: Point3 = [left[0], foot + height, left[2]];
			metal.tube(top, [right[0], foot + height, right[2]], 0.06, PAINT.aluminium);
			metal.tube([left[0], foot, left[2]], [right[0], foot, right[2]], 0.03, PAINT.aluminium);
			metal.tube(top, [left[0], size.height, left[2]], 0.012, PAINT.graphite);
		}
	}
}
