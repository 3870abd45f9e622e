import { type Point3, type Shade, SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { WALL_THICKNESS } from "#shared/features/walking/WalkableFloor.ts";
import { addAisleSigns } from "./aisleSigns.ts";
import { addEntrance } from "./entrance.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { moodLight } from "./hallMood.ts";
import { PAINT } from "./hallPaint.ts";
import { addOuterWalls } from "./outerWalls.ts";
import { addPassages } from "./passages.ts";
import { addPlinth } from "./plinth.ts";
import { addQuarterHangings } from "./quarterHangings.ts";
import { addRoof } from "./roof.ts";
import { middleOf, type Piece, type SignAtlas, uvOf } from "./signAtlas.ts";
import { addStage } from "./stage.ts";
import { addSurfaceFrames } from "./surfaceForms.ts";

/** Lower than this a block is a desk, else a column. */
const DESK_HEIGHT = 2.2;
const COLUMN_PRINT = { from: 0.24, height: 3.1 } as const;
/** Walls this near to where people arrive tell the way. */
const WAY_IN = 12;

export function buildHallStructure({ hall }: Pick<PublishedHall, "hall">, atlas: SignAtlas): HallSite {
	const shade = roomShade(hall.size);
	const site: HallSite = {
		hall,
		atlas,
		mood: moodLight(hall),
		matte: new SurfaceBuilder({ shade, grain: 1.5 }),
		metal: new SurfaceBuilder({ shade, grain: 6 }),
		light: new SurfaceBuilder({ uv: middleOf(atlas, atlas.white) }),
		signs: new SurfaceBuilder(),
		skyline: new SurfaceBuilder(),
	};
	addOuterWalls(site);
	addRoof(site);
	addInnerWalls(site);
	for (const block of hall.blocks) addBlock(site, block);
	if (hall.stage) addStage(site, hall.stage);
	addEntrance(site);
	addQuarterHangings(site);
	addAisleSigns(site);
	addSurfaceFrames(site);
	addPassages(site);
	if (hall.landmark) addPlinth(site, hall.landmark);
	site.signs.append(site.light);
	return site;
}

/**
 * Corners of a room are dim, and light falls off towards a dark roof: what ambient occlusion would find, in closed form.
 */
function roomShade({ width, depth, height }: Hall["size"]): Shade {
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

/** White walls that bear print on both sides: the way to the quarters near the doors, elsewhere the event's lines of light. */
function addInnerWalls({ hall, matte, light, signs, atlas, mood }: HallSite): void {
	for (const { from, to, height } of hall.walls) {
		const length = Math.hypot(to.x - from.x, to.z - from.z);
		const rotation = -Math.atan2(to.z - from.z, to.x - from.x);
		const place = { x: (from.x + to.x) / 2, z: (from.z + to.z) / 2, rotation };
		matte.box({ ...place, width: length, depth: WALL_THICKNESS }, 0.1, height, PAINT.inner, { grain: 1.2 });
		matte.box({ ...place, width: length, depth: WALL_THICKNESS - 0.03 }, 0, 0.1, PAINT.graphite, { top: false });
		light.box({ ...place, width: length, depth: 0.03 }, height, height + 0.02, mood.edge);
		const tellsWay = Math.hypot(place.x - hall.arrival.x, place.z - hall.arrival.z) < WAY_IN;
		const piece = tellsWay ? atlas.directory : atlas.mural;
		const [room, tall] = [length - 0.3, height - 0.65];
		const printHeight = tellsWay ? Math.min(tall, (room * piece.height) / piece.width) : tall;
		const printWidth = tellsWay ? (printHeight * piece.width) / piece.height : room;
		const uv = cropped(atlas, piece, printWidth / printHeight);
		for (const side of [0, Math.PI]) {
			const [sin, cos] = [Math.sin(rotation + side), Math.cos(rotation + side)];
			const out = WALL_THICKNESS / 2 + 0.006;
			const left: Point3 = [
				place.x - (printWidth / 2) * cos + out * sin,
				(height - printHeight) / 2 + 0.1,
				place.z + (printWidth / 2) * sin + out * cos,
			];
			signs.face(left, [printWidth * cos, 0, -printWidth * sin], [0, printHeight, 0], grey(mood.signs * 0.94), { uv });
		}
	}
}

/** The middle of a piece, as wide for its height as what it is put on. */
function cropped(atlas: SignAtlas, piece: Piece, ratio: number): readonly [number, number, number, number] {
	const width = Math.min(piece.width, piece.height * ratio);
	return uvOf(atlas, { ...piece, x: piece.x + (piece.width - width) / 2, width });
}

/** Taller than a person: a column with the event's print on its four sides. Else a desk. */
function addBlock(site: HallSite, block: Hall["blocks"][number]): void {
	const { matte, light, signs, atlas, mood } = site;
	const inset = (by: number) => ({ ...block, width: block.width - by, depth: block.depth - by });
	const { x, z, rotation } = block;
	const onSide = (
		turn: number,
		width: number,
		height: number,
		foot: number,
		out: number,
		piece: Piece,
		level: number,
	) => {
		const [sin, cos] = [Math.sin(rotation + turn), Math.cos(rotation + turn)];
		const left: Point3 = [x - (width / 2) * cos + out * sin, foot, z + (width / 2) * sin + out * cos];
		signs.face(left, [width * cos, 0, -width * sin], [0, height, 0], grey(level), { uv: uvOf(atlas, piece) });
	};
	if (block.height > DESK_HEIGHT) {
		const { from, height } = COLUMN_PRINT;
		matte.box(block, 0.16, block.height, PAINT.column, { top: false, grain: 1.5 });
		matte.box(inset(-0.08), 0, 0.2, PAINT.graphite);
		matte.box(inset(-0.06), from + height, from + height + 0.12, PAINT.graphite, { bottom: true });
		light.box(inset(-0.04), from + height + 0.12, from + height + 0.16, mood.edge);
		for (let side = 0; side < 4; side++) {
			const [width, out] = side % 2 === 0 ? [block.width, block.depth / 2] : [block.depth, block.width / 2];
			onSide((side * Math.PI) / 2, width, height, from, out + 0.012, atlas.column, mood.signs * 0.9);
		}
		return;
	}
	matte.box(inset(0.1), 0, 0.09, PAINT.graphite, { top: false });
	light.box(inset(0.08), 0.09, 0.11, mood.edge, { top: false });
	matte.box(block, 0.11, block.height - 0.05, PAINT.inner, { bottom: true, grain: 0.5 });
	matte.box(inset(-0.06), block.height - 0.05, block.height, PAINT.oak, { bottom: true });
	const isAcross = block.width >= block.depth;
	const long = Math.max(block.width, block.depth);
	const tall = Math.min(0.5, (long * 0.92 * atlas.welcome.height) / atlas.welcome.width);
	const wide = (tall * atlas.welcome.width) / atlas.welcome.height;
	const out = Math.min(block.width, block.depth) / 2 + 0.006;
	for (const turn of [0, Math.PI]) {
		onSide(
			turn + (isAcross ? 0 : Math.PI / 2),
			wide,
			tall,
			(block.height - tall) / 2 + 0.1,
			out,
			atlas.welcome,
			mood.signs,
		);
	}
}
