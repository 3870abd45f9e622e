import { linearColour } from "#client/engine/linearColour.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type FloorPoint, type FloorRectangle, fromHall, toHall } from "#shared/space/vector.ts";
import { ceilingLights } from "./ceilingLights.ts";
import { SLAB } from "./floorPattern.ts";
import { moodLight } from "./hallMood.ts";
import { seededRandom } from "./seededRandom.ts";

/** Light on the floor: pools under the lamps, shade at the foot of everything solid, colour thrown by booths. */
export interface FloorLight {
	readonly width: number;
	readonly height: number;
	/** RGBA, linear; 255 is FLOOR_LIGHT_RANGE. */
	readonly pixels: Uint8Array;
}

/** Brighter than painted, under a lamp. */
export const FLOOR_LIGHT_RANGE = 1.6;
const TEXELS_PER_METRE = 8;
const LARGEST_SIDE = 1024;
/** How far the sky's light comes in through the windows on both sides. */
const SKY_REACH = 6;

/** Of a slab's tone, and of what is worn. */
const SLAB_SPREAD = 0.07;
const WEAR = 0.015;

const LANDMARK_GLOW = [0.5, 0.85, 1] as const;

/** A shade along the outside of a rectangle: how deep right at it, and over how many metres it fades. */
interface Shade {
	readonly depth: number;
	readonly reach: number;
}
const SOLID: Shade = { depth: 0.5, reach: 0.32 };
const BOOTH: Shade = { depth: 0.22, reach: 0.5 };
const WALL: Shade = { depth: 0.42, reach: 0.7 };
const FURNITURE: Shade = { depth: 0.5, reach: 0.16 };
/** Chairs stand loosely: light comes through. */
const SEATS: Shade = { depth: 0.3, reach: 0.25 };

export function bakeFloorLight({ hall, booths }: Pick<PublishedHall, "hall" | "booths">): FloorLight {
	const { width: metresWide, depth: metresDeep } = hall.size;
	const perMetre = Math.min(TEXELS_PER_METRE, LARGEST_SIDE / Math.max(metresWide, metresDeep));
	const width = Math.ceil(metresWide * perMetre);
	const height = Math.ceil(metresDeep * perMetre);
	const light = new Float32Array(width * height * 3);
	const mood = moodLight(hall).floor;
	const grid = { width, height, perMetre, left: -metresWide / 2, top: -metresDeep / 2, light };

	const tone = slabTones();
	fill(grid, (x, z, at) => {
		const toSide = metresWide / 2 - Math.abs(x);
		const toEnd = metresDeep / 2 - Math.abs(z);
		const shade = (1 - WALL.depth * Math.exp(-toSide / WALL.reach)) * (1 - WALL.depth * Math.exp(-toEnd / WALL.reach));
		const sky = Math.exp(-toSide / SKY_REACH);
		const stone = shade * tone(x, z);
		for (let c = 0; c < 3; c++) light[at + c] = (mood.base + mood.sky[c]! * sky) * stone;
	});
	for (const lamp of ceilingLights(hall.size)) {
		pool(grid, { ...lamp, rotation: 0 }, 2.6, mood.lamp);
	}
	for (const booth of booths) {
		const footprint = { x: booth.x, z: booth.z, rotation: booth.rotation, ...booth.footprint };
		pool(grid, footprint, 1.1, scale(linearColour(booth.colours.primary), mood.booth));
		pool(grid, { ...footprint, width: footprint.width * 0.7, depth: footprint.depth * 0.7 }, 1.3, [0.14, 0.13, 0.11]);
		darken(grid, footprint, BOOTH);
		for (const obstacle of booth.obstacles) darken(grid, placed(booth, obstacle), SOLID);
	}
	for (const block of hall.blocks) darken(grid, block, SOLID);
	for (const piece of hall.furniture ?? []) {
		if (piece.kind !== "rug") darken(grid, piece, piece.kind === "seats" ? SEATS : FURNITURE);
	}
	if (hall.landmark) {
		const { radius } = hall.landmark;
		const round = { ...hall.landmark, width: 2 * radius, depth: 2 * radius };
		pool(grid, round, 2.4, scale(LANDMARK_GLOW, mood.booth));
		darken(grid, { ...round, radius }, SOLID);
	}
	if (hall.stage) darken(grid, hall.stage, SOLID);
	for (const wall of hall.walls) darken(grid, rectangleOfWall(wall.from, wall.to), SOLID);

	const pixels = new Uint8Array(width * height * 4);
	for (let i = 0; i < width * height; i++) {
		for (let c = 0; c < 3; c++) pixels[i * 4 + c] = Math.min(255, (light[i * 3 + c]! / FLOOR_LIGHT_RANGE) * 255 + 0.5);
		pixels[i * 4 + 3] = 255;
	}
	return { width, height, pixels };
}

/** No two slabs came from the same block, and where many walk the polish wears: what keeps a large floor from looking poured. */
function slabTones(): (x: number, z: number) => number {
	const tones = new Map<number, number>();
	const random = seededRandom(31);
	return (x, z) => {
		const slab = Math.floor(x / SLAB) * 1000 + Math.floor(z / SLAB);
		let tone = tones.get(slab);
		if (tone === undefined) {
			tone = 1 + (random() - 0.5) * SLAB_SPREAD;
			tones.set(slab, tone);
		}
		const wear = Math.sin(x * 0.9 + Math.sin(z * 0.53) * 1.7) * Math.sin(z * 1.1 + Math.sin(x * 0.41) * 1.9);
		return tone * (1 + wear * WEAR);
	};
}

interface Grid {
	readonly width: number;
	readonly height: number;
	readonly perMetre: number;
	readonly left: number;
	readonly top: number;
	readonly light: Float32Array;
}

function fill(grid: Grid, visit: (x: number, z: number, at: number) => void): void {
	for (let row = 0; row < grid.height; row++) {
		const z = grid.top + (row + 0.5) / grid.perMetre;
		for (let column = 0; column < grid.width; column++) {
			visit(grid.left + (column + 0.5) / grid.perMetre, z, (row * grid.width + column) * 3);
		}
	}
}

/** What something stands on; with a radius, the circle in the rectangle. */
type Footing = FloorRectangle & { readonly radius?: number };

/** Visits the texels within `reach` of a rectangle with their distance to it, metres; 0 inside. */
function near(grid: Grid, rectangle: Footing, reach: number, visit: (distance: number, at: number) => void): void {
	const radius = Math.hypot(rectangle.width, rectangle.depth) / 2 + reach;
	const column = (x: number) => Math.floor((x - grid.left) * grid.perMetre);
	const row = (z: number) => Math.floor((z - grid.top) * grid.perMetre);
	const lastColumn = Math.min(grid.width - 1, column(rectangle.x + radius));
	const lastRow = Math.min(grid.height - 1, row(rectangle.z + radius));
	const local: FloorPoint = { x: 0, z: 0 };
	for (let r = Math.max(0, row(rectangle.z - radius)); r <= lastRow; r++) {
		const z = grid.top + (r + 0.5) / grid.perMetre;
		for (let c = Math.max(0, column(rectangle.x - radius)); c <= lastColumn; c++) {
			fromHall(rectangle, grid.left + (c + 0.5) / grid.perMetre, z, local);
			const dx = Math.max(0, Math.abs(local.x) - rectangle.width / 2);
			const dz = Math.max(0, Math.abs(local.z) - rectangle.depth / 2);
			const distance = rectangle.radius
				? Math.max(0, Math.hypot(local.x, local.z) - rectangle.radius)
				: Math.hypot(dx, dz);
			if (distance <= reach) visit(distance, (r * grid.width + c) * 3);
		}
	}
}

function darken(grid: Grid, rectangle: Footing, { depth, reach }: Shade): void {
	near(grid, rectangle, reach * 4, (distance, at) => {
		const shade = 1 - depth * Math.exp(-distance / reach);
		for (let c = 0; c < 3; c++) grid.light[at + c]! *= shade;
	});
}

function pool(grid: Grid, rectangle: FloorRectangle, reach: number, colour: readonly [number, number, number]): void {
	near(grid, rectangle, reach * 2.2, (distance, at) => {
		const strength = Math.exp(-((distance / reach) ** 2));
		for (let c = 0; c < 3; c++) grid.light[at + c]! += colour[c]! * strength;
	});
}

function placed(booth: FloorPoint & { rotation: number }, local: FloorRectangle): FloorRectangle {
	const centre = toHall(booth, local.x, local.z, { x: 0, z: 0 });
	return { ...local, ...centre, rotation: booth.rotation + local.rotation };
}

/** A wall's foot; its thickness does not matter to light. */
function rectangleOfWall(from: FloorPoint, to: FloorPoint): FloorRectangle {
	return {
		x: (from.x + to.x) / 2,
		z: (from.z + to.z) / 2,
		width: Math.hypot(to.x - from.x, to.z - from.z),
		depth: 0.1,
		rotation: -Math.atan2(to.z - from.z, to.x - from.x),
	};
}

function scale([r, g, b]: readonly [number, number, number], by: number): readonly [number, number, number] {
	return [r * by, g * by, b * by];
}
