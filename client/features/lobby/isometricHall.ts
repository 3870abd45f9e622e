import type { Landmark } from "#shared/features/event/EventDocument.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type FloorPoint, type FloorRectangle, toHall } from "#shared/space/vector.ts";

/** One flat piece of the drawing, in drawing order. */
export interface Facet {
	readonly points: string;
	readonly fill: string;
	/** Multiplies the light: 1 as it is, less is darker. */
	readonly light: number;
	readonly opacity: number;
}

export interface HallDrawing {
	readonly viewBox: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
	readonly floor: string;
	readonly carpets: readonly Facet[];
	readonly facets: readonly Facet[];
	readonly arrival: { readonly x: number; readonly y: number; readonly radius: number };
	/** Above each booth, where a pin can stand. */
	readonly tops: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

interface Box extends FloorRectangle {
	readonly from: number;
	readonly to: number;
	readonly fill: string;
	readonly opacity?: number;
}

/** Pixels a metre. */
const SCALE = 10;
const COS = Math.cos(Math.PI / 6) * SCALE;
const SIN = Math.sin(Math.PI / 6) * SCALE;
const RISE = 0.82 * SCALE;

/** Seen from +X +Z, above: both axes of the floor go down the picture, so x + z is the depth. */
function project(x: number, y: number, z: number): { readonly x: number; readonly y: number } {
	return { x: (x - z) * COS, y: (x + z) * SIN - y * RISE };
}

/** The hall as a model on a table: every booth where it stands, in its exhibitor's colours. */
export function isometricHall({ hall, booths }: Pick<PublishedHall, "hall" | "booths">): HallDrawing {
	const { width, depth } = hall.size;
	const corners = rectangleCorners({ x: 0, z: 0, width, depth, rotation: 0 });
	const boxes: Box[] = [
		...booths.flatMap(boothBoxes),
		...hall.walls.map((wall) => wallBox(wall)),
		...hall.blocks.map((block) => ({ ...block, from: 0, to: Math.min(block.height, 3), fill: WALL })),
	];
	if (hall.stage) boxes.push(...stageBoxes(hall.stage));
	if (hall.landmark) boxes.push(...landmarkBoxes(hall.landmark));
	boxes.sort((a, b) => a.x + a.z - (b.x + b.z) || a.from - b.from);

	const seen = corners.map((corner) => project(corner.x, 0, corner.z));
	const xs = seen.map(({ x }) => x);
	const ys = seen.map(({ y }) => y);
	const left = Math.min(...xs) - 12;
	const top = Math.min(...ys) - 52;
	return {
		viewBox: { x: left, y: top, width: Math.max(...xs) + 12 - left, height: Math.max(...ys) + 26 - top },
		floor: pointsAt(corners, 0),
		carpets: hall.quarters.map(({ carpet, colour }) => ({
			points: pointsAt(rectangleCorners(carpet), 0),
			fill: colour,
			light: 1,
			opacity: 0.26,
		})),
		facets: boxes.flatMap(boxFacets),
		arrival: { ...project(hall.arrival.x, 0, hall.arrival.z), radius: hall.arrival.radius * SCALE },
		tops: new Map(booths.map((booth) => [booth.id, project(booth.x, 3.4, booth.z)])),
	};
}

const WALL = "#9aa9a6";
const WALL_THICKNESS = 0.14;

function boothBoxes(booth: PublishedBooth): Box[] {
	const { width, depth } = booth.footprint;
	const { primary, secondary, accent } = booth.colours;
	const part = (x: number, z: number, w: number, d: number, from: number, to: number, fill: string): Box => ({
		...toHall(booth, x, z, { x: 0, z: 0 }),
		width: w,
		depth: d,
		rotation: booth.rotation,
		from,
		to,
		fill,
	});
	return [
		part(0, 0, width, depth, 0, 0.12, secondary),
		part(0, -depth / 2 + 0.1, width, 0.2, 0.12, 2.5, primary),
		part(-width / 2 + 0.1, -depth / 4, 0.2, depth / 2, 0.12, 1.2, primary),
		part(width / 2 - 0.1, -depth / 4, 0.2, depth / 2, 0.12, 1.2, primary),
		part(0, -depth / 2 + 0.24, width * 0.96, 0.3, 2.5, 3, accent),
		part(width * 0.22, depth * 0.16, 0.8, 0.8, 0.12, 1, accent),
	];
}

function wallBox({ from, to, height }: PublishedHall["hall"]["walls"][number]): Box {
	const dx = to.x - from.x;
	const dz = to.z - from.z;
	return {
		x: (from.x + to.x) / 2,
		z: (from.z + to.z) / 2,
		width: Math.hypot(dx, dz),
		depth: WALL_THICKNESS,
		// A turn by r takes local +X to (cos r, −sin r).
		rotation: Math.atan2(-dz, dx),
		from: 0,
		to: Math.min(height, 1.6),
		fill: WALL,
		opacity: 0.6,
	};
}

function stageBoxes(stage: NonNullable<PublishedHall["hall"]["stage"]>): Box[] {
	const screen = toHall(stage, 0, -stage.depth / 2 + 0.2, { x: 0, z: 0 });
	return [
		{ ...stage, from: 0, to: stage.height, fill: "#2a3836" },
		{
			...screen,
			width: stage.width * 0.8,
			depth: 0.25,
			rotation: stage.rotation,
			from: stage.height,
			to: stage.height + 3,
			fill: "#46c7d8",
		},
	];
}

/** Whatever it is, it rises and says where the middle is: floors that turn and grow slender on a plinth. */
const LANDMARK = { floors: 10, floorHeight: 0.95, turn: 0.16, foot: 0.95, top: 0.42, plinth: 0.5 } as const;

function landmarkBoxes({ x, z, rotation, radius }: Landmark): Box[] {
	const plinth = [0, Math.PI / 4].map((turn) => ({
		...{ x, z, rotation: rotation + turn },
		...{ width: radius * 1.7, depth: radius * 1.7, from: 0, to: LANDMARK.plinth, fill: "#2a3836" },
	}));
	const floors = Array.from({ length: LANDMARK.floors }, (_, floor) => {
		const share = floor / (LANDMARK.floors - 1);
		const side = radius * (LANDMARK.foot + (LANDMARK.top - LANDMARK.foot) * share ** 0.6);
		const from = LANDMARK.plinth + floor * LANDMARK.floorHeight;
		return {
			...{ x, z, rotation: rotation + floor * LANDMARK.turn },
			...{ width: side, depth: side, from, to: from + LANDMARK.floorHeight },
			fill: floor % 2 === 0 ? "#e8eef0" : "#46c7d8",
		};
	});
	return [...plinth, ...floors];
}

function rectangleCorners(rectangle: FloorRectangle): readonly FloorPoint[] {
	const { width, depth } = rectangle;
	return (
		[
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1],
		] as const
	).map(([sx, sz]) => toHall(rectangle, (sx * width) / 2, (sz * depth) / 2, { x: 0, z: 0 }));
}

function pointsAt(corners: readonly FloorPoint[], y: number): string {
	return corners.map(({ x, z }) => point(x, y, z)).join(" ");
}

function point(x: number, y: number, z: number): string {
	const seen = project(x, y, z);
	return `${seen.x.toFixed(1)},${seen.y.toFixed(1)}`;
}

function boxFacets(box: Box): readonly Facet[] {
	const corners = rectangleCorners(box);
	const opacity = box.opacity ?? 1;
	const facets: Facet[] = [];
	for (let index = 0; index < 4; index++) {
		const a = corners[index]!;
		const b = corners[(index + 1) % 4]!;
		const normalX = (a.x + b.x) / 2 - box.x;
		const normalZ = (a.z + b.z) / 2 - box.z;
		if (normalX + normalZ <= 1e-6) continue; // Turned away from the eye.
		const length = Math.hypot(normalX, normalZ) || 1;
		// Light from the left of the picture: faces towards +Z are lit, those towards +X lie in shade.
		const light = 0.62 + (0.26 * Math.max(0, normalZ)) / length;
		facets.push({
			points: `${point(a.x, box.from, a.z)} ${point(b.x, box.from, b.z)} ${point(b.x, box.to, b.z)} ${point(a.x, box.to, a.z)}`,
			fill: box.fill,
			light,
			opacity,
		});
	}
	facets.push({ points: pointsAt(corners, box.to), fill: box.fill, light: 1, opacity });
	return facets;
}

/** `#rrggbb` under less light. */
export function shade(colour: string, light: number): string {
	const value = Number.parseInt(colour.slice(1), 16);
	const channel = (shift: number) => Math.round(((value >> shift) & 255) * light);
	return `rgb(${channel(16)} ${channel(8)} ${channel(0)})`;
}
