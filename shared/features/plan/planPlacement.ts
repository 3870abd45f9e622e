import { wrapAngle } from "../../space/heading.ts";
import type { FloorPoint, FloorRectangle } from "../../space/vector.ts";
import type { BoothTemplate } from "../booths/BoothTemplate.ts";
import type { HallFrame } from "../event/EventDocument.ts";
import { WALL_THICKNESS } from "../walking/WalkableFloor.ts";
import type { PlanObject, PlanObjectOf } from "./PlanObject.ts";

/** A thing that stands in a hall. */
export interface PlanThing {
	readonly objectId: string;
	readonly object: PlanObject;
}

/** What a booth covers, and what in it one cannot walk through, by booth id. */
export type BoothFootprints = ReadonlyMap<string, Pick<BoothTemplate, "footprint" | "obstacles">>;

/** Of a booth whose template is not known yet: a stand of three by three. */
export const UNKNOWN_FOOTPRINT: Pick<BoothTemplate, "footprint" | "obstacles"> = {
	footprint: { width: 3, depth: 3 },
	obstacles: [],
};

/** Things without a depth of their own are this thick in the plan, metres. */
const THIN = 0.2;
const PASSAGE_DEPTH = 0.6;
const SIGN_WIDTH = 2;
const SIGN_DEPTH = 0.6;
const SHORTEST = 0.1;

/** What a thing covers of the floor, seen from above; null for settings, which lie nowhere. */
export function placementOf(object: PlanObject, footprints: BoothFootprints): FloorRectangle | null {
	switch (object.kind) {
		case "event":
		case "hall":
			return null;
		case "booth": {
			const { x, z, rotation, boothId } = object.value;
			const { footprint } = footprints.get(boothId) ?? UNKNOWN_FOOTPRINT;
			return { x, z, rotation, width: footprint.width, depth: footprint.depth };
		}
		case "quarter":
			return object.value.carpet;
		case "wall":
			return wallPlacement(object);
		case "block":
		case "stage":
		case "furniture": {
			const { x, z, width, depth, rotation } = object.value;
			return { x, z, width, depth, rotation };
		}
		case "landmark": {
			const { x, z, rotation, radius } = object.value;
			return { x, z, rotation, width: radius * 2, depth: radius * 2 };
		}
		case "sign": {
			const { x, z, rotation } = object.value;
			return { x, z, rotation, width: SIGN_WIDTH, depth: SIGN_DEPTH };
		}
		case "surface": {
			const { x, z, rotation, width, height, kind } = object.value;
			return { x, z, rotation, width, depth: kind === "floor" ? height : THIN };
		}
		case "passage": {
			const { x, z, rotation, width } = object.value;
			return { x, z, rotation, width, depth: PASSAGE_DEPTH };
		}
		default:
			return object satisfies never;
	}
}

function wallPlacement({ value: { from, to } }: PlanObjectOf<"wall">): FloorRectangle {
	return {
		x: (from.x + to.x) / 2,
		z: (from.z + to.z) / 2,
		width: Math.max(Math.hypot(to.x - from.x, to.z - from.z), SHORTEST),
		depth: WALL_THICKNESS,
		rotation: Math.atan2(-(to.z - from.z), to.x - from.x),
	};
}

/** A millimetre and a hundredth of a degree: what is dragged leaves no tails of digits. */
function metres(value: number): number {
	return Math.round(value * 1000) / 1000;
}

/** The same thing elsewhere, turned, or of another size as far as its kind has one. */
export function placedAt(object: PlanObject, to: FloorRectangle): PlanObject {
	const place = { x: metres(to.x), z: metres(to.z), rotation: Math.round(wrapAngle(to.rotation) * 1e4) / 1e4 };
	const size = { width: metres(Math.max(to.width, SHORTEST)), depth: metres(Math.max(to.depth, SHORTEST)) };
	switch (object.kind) {
		case "event":
		case "hall":
			return object;
		case "quarter":
			return { kind: object.kind, value: { ...object.value, carpet: { ...place, ...size } } };
		case "wall": {
			const half = size.width / 2;
			const dx = Math.cos(to.rotation) * half;
			const dz = -Math.sin(to.rotation) * half;
			const from = { x: metres(to.x - dx), z: metres(to.z - dz) };
			return {
				kind: object.kind,
				value: { ...object.value, from, to: { x: metres(to.x + dx), z: metres(to.z + dz) } },
			};
		}
		case "booth":
			return { kind: object.kind, value: { ...object.value, ...place } };
		case "sign":
			return { kind: object.kind, value: { ...object.value, ...place } };
		case "block":
			return { kind: object.kind, value: { ...object.value, ...place, ...size } };
		case "stage":
			return { kind: object.kind, value: { ...object.value, ...place, ...size } };
		case "furniture":
			return { kind: object.kind, value: { ...object.value, ...place, ...size } };
		case "landmark":
			return { kind: object.kind, value: { ...object.value, ...place, radius: clamp(size.width / 2, 0.5, 10) } };
		case "surface":
			return {
				kind: object.kind,
				value: {
					...object.value,
					...place,
					width: size.width,
					height: object.value.kind === "floor" ? size.depth : object.value.height,
				},
			};
		case "passage":
			return { kind: object.kind, value: { ...object.value, ...place, width: clamp(size.width, 1, 20) } };
		default:
			return object satisfies never;
	}
}

/** Where visitors arrive, as a square round the disc; it looks along local −Z. */
export function arrivalPlacement({ arrival }: Pick<HallFrame, "arrival">): FloorRectangle {
	const { x, z, radius, heading } = arrival;
	return { x, z, width: radius * 2, depth: radius * 2, rotation: heading };
}

export function arrivalAt<Frame extends HallFrame>(frame: Frame, to: FloorRectangle): Frame {
	return {
		...frame,
		arrival: {
			x: metres(to.x),
			z: metres(to.z),
			radius: metres(clamp(to.width / 2, 0.5, 20)),
			heading: Math.round(wrapAngle(to.rotation) * 1e4) / 1e4,
		},
	};
}

/** Corners in order round the rectangle, from the back left. */
export function cornersOf({ x, z, width, depth, rotation }: FloorRectangle): FloorPoint[] {
	const sin = Math.sin(rotation);
	const cos = Math.cos(rotation);
	return CORNERS.map(([across, along]) => {
		const localX = (across * width) / 2;
		const localZ = (along * depth) / 2;
		return { x: x + localX * cos + localZ * sin, z: z - localX * sin + localZ * cos };
	});
}

const CORNERS = [
	[-1, -1],
	[1, -1],
	[1, 1],
	[-1, 1],
] as const;

export interface FloorBounds {
	readonly minX: number;
	readonly maxX: number;
	readonly minZ: number;
	readonly maxZ: number;
}

/** The smallest upright rectangle round it. */
export function boundsOf({ x, z, width, depth, rotation }: FloorRectangle): FloorBounds {
	const sin = Math.abs(Math.sin(rotation));
	const cos = Math.abs(Math.cos(rotation));
	const halfX = (width * cos + depth * sin) / 2;
	const halfZ = (width * sin + depth * cos) / 2;
	return { minX: x - halfX, maxX: x + halfX, minZ: z - halfZ, maxZ: z + halfZ };
}

export function boundsOfAll(rectangles: readonly FloorRectangle[]): FloorBounds | null {
	if (rectangles.length === 0) return null;
	const all = rectangles.map(boundsOf);
	return {
		minX: Math.min(...all.map(({ minX }) => minX)),
		maxX: Math.max(...all.map(({ maxX }) => maxX)),
		minZ: Math.min(...all.map(({ minZ }) => minZ)),
		maxZ: Math.max(...all.map(({ maxZ }) => maxZ)),
	};
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
