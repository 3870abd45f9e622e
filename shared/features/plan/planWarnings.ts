import { type FloorPoint, type FloorRectangle, fromHall, toHall } from "../../space/vector.ts";
import type { HallFrame } from "../event/EventDocument.ts";
import { WalkableFloor } from "../walking/WalkableFloor.ts";
import type { PlanObject, PlanObjectKind, PlanObjectOf } from "./PlanObject.ts";
import {
	type BoothFootprints,
	boundsOf,
	cornersOf,
	type PlanThing,
	placementOf,
	UNKNOWN_FOOTPRINT,
} from "./planPlacement.ts";
import { clipped, separationOf } from "./rectangles.ts";

/** Before an open front, and between solid things, metres. */
export const AISLE_WIDTH = 1.8;
/** An aisle that one arrives in, or over which a sign hangs. */
export const MAIN_AISLE_WIDTH = 3;
/** Clear of everything, all the way from every booth to a way out. */
export const ESCAPE_WIDTH = 1.2;
/** Narrower is no aisle but a joint between stands: nobody tries to walk there. */
const JOINT_WIDTH = 0.4;
/** Things that touch may overlap by a hair: plans are drawn to the centimetre. */
const TOUCHING = 0.02;
/** For so long two things have to face each other before what lies between is an aisle. */
const FACING = 1;
/** Of the grid on which ways out are looked for. */
const STEP = 0.3;
/** Who stands before a booth stands within this of its front. */
const BEFORE_FRONT = 1.5;

export const PLAN_WARNING_CODES = [
	"collision",
	"outside-hall",
	"narrow-aisle",
	"no-escape",
	"arrival-blocked",
	"duplicate-number",
	"no-number",
	"empty-quarter",
	"unknown-quarter",
	"passage-to-nowhere",
] as const;
export type PlanWarningCode = (typeof PLAN_WARNING_CODES)[number];

/** Something about a plan that visitors or inspectors would stumble over. Nothing of it keeps a plan from being saved. */
export interface PlanWarning {
	readonly code: PlanWarningCode;
	/** What it is about, the main thing first; empty for the arrival. */
	readonly objectIds: readonly string[];
	/** Of an aisle: how wide it is, and how wide it has to be. */
	readonly metres?: number;
	readonly wanted?: number;
}

export interface PlanToJudge {
	readonly frame: HallFrame;
	/** What stands in this hall. */
	readonly things: readonly PlanThing[];
	readonly footprints: BoothFootprints;
	/** Of all halls of the event. */
	readonly hallIds: ReadonlySet<string>;
}

interface Solid {
	readonly objectId: string;
	readonly kind: PlanObjectKind;
	readonly placement: FloorRectangle;
}

const SOLID = new Set<PlanObjectKind>(["booth", "wall", "block", "stage", "landmark", "furniture"]);
/** They stand in aisles, and one walks round them: they make none narrow, though they may close one. */
const STANDS_IN_AISLES = new Set<PlanObjectKind>(["furniture"]);

/** What is amiss with a hall's plan, by code and then in the order of its things. */
export function planWarnings(plan: PlanToJudge): PlanWarning[] {
	const solids = solidsOf(plan);
	const warnings = [
		...collisions(solids),
		...outside(solids, plan),
		...narrowAisles(solids, plan),
		...waysOut(plan),
		...numbers(plan),
		...quarters(plan),
		...passages(plan),
	];
	return warnings.sort((one, other) => PLAN_WARNING_CODES.indexOf(one.code) - PLAN_WARNING_CODES.indexOf(other.code));
}

function solidsOf({ things, footprints }: PlanToJudge): Solid[] {
	return things.flatMap(({ objectId, object }): Solid[] => {
		if (!SOLID.has(object.kind) || isRug(object)) return [];
		const placement = placementOf(object, footprints);
		return placement ? [{ objectId, kind: object.kind, placement }] : [];
	});
}

function isRug(object: PlanObject): boolean {
	return object.kind === "furniture" && object.value.kind === "rug";
}

function collisions(solids: readonly Solid[]): PlanWarning[] {
	const warnings: PlanWarning[] = [];
	forPairs(solids, 0, (one, other) => {
		// Walls meet in corners.
		if (one.kind === "wall" && other.kind === "wall") return;
		if (separationOf(one.placement, other.placement).gap < -TOUCHING) {
			warnings.push({ code: "collision", objectIds: [one.objectId, other.objectId] });
		}
	});
	return warnings;
}

/** Pairs whose bounds come within `reach` of each other; sorted by x, so that a hall of hundreds takes a moment. */
function forPairs(solids: readonly Solid[], reach: number, visit: (one: Solid, other: Solid) => void): void {
	const bounded = solids
		.map((solid, index) => ({ solid, index, bounds: boundsOf(solid.placement) }))
		.sort((one, other) => one.bounds.minX - other.bounds.minX);
	bounded.forEach((one, position) => {
		for (let next = position + 1; next < bounded.length; next++) {
			const other = bounded[next]!;
			if (other.bounds.minX > one.bounds.maxX + reach) return;
			if (other.bounds.minZ > one.bounds.maxZ + reach || one.bounds.minZ > other.bounds.maxZ + reach) continue;
			if (one.index < other.index) visit(one.solid, other.solid);
			else visit(other.solid, one.solid);
		}
	});
}

function outside(solids: readonly Solid[], { frame: { size } }: PlanToJudge): PlanWarning[] {
	return solids
		.filter(({ kind }) => kind !== "wall")
		.filter(({ placement }) => {
			const { minX, maxX, minZ, maxZ } = boundsOf(placement);
			const [halfX, halfZ] = [size.width / 2 + TOUCHING, size.depth / 2 + TOUCHING];
			return minX < -halfX || maxX > halfX || minZ < -halfZ || maxZ > halfZ;
		})
		.map(({ objectId }) => ({ code: "outside-hall", objectIds: [objectId] }));
}

function narrowAisles(solids: readonly Solid[], plan: PlanToJudge): PlanWarning[] {
	const lasting = solids.filter(({ kind }) => !STANDS_IN_AISLES.has(kind));
	const fronts = lasting
		.filter(({ kind }) => kind === "booth")
		.flatMap((booth): PlanWarning[] => {
			const { metres, closedBy } = roomBefore(booth, lasting, plan);
			const wanted = isMainAisle(booth, metres, plan) ? MAIN_AISLE_WIDTH : AISLE_WIDTH;
			if (metres > wanted - TOUCHING) return [];
			return [{ code: "narrow-aisle", objectIds: [booth.objectId, ...closedBy], metres, wanted }];
		});
	const told = new Set(fronts.map(({ objectIds }) => pairKey(objectIds)));
	const gaps: PlanWarning[] = [];
	forPairs(lasting, AISLE_WIDTH, (one, other) => {
		if (told.has(pairKey([one.objectId, other.objectId]))) return;
		const { gap, facing } = separationOf(one.placement, other.placement);
		if (gap <= JOINT_WIDTH || gap >= AISLE_WIDTH - TOUCHING || facing < FACING) return;
		gaps.push({
			code: "narrow-aisle",
			objectIds: [one.objectId, other.objectId],
			metres: gap,
			wanted: AISLE_WIDTH,
		});
	});
	// Two fronts that look at each other across one aisle are one warning.
	const seen = new Set<string>();
	return [...fronts, ...gaps].filter(({ objectIds }) => {
		const key = pairKey(objectIds);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

function pairKey(objectIds: readonly string[]): string {
	return [...objectIds].sort().join(" ");
}

/** How far one gets straight out of a booth's open front, over its whole width, and what ends it; the outer wall is nothing. */
function roomBefore(
	{ objectId, placement }: Solid,
	solids: readonly Solid[],
	{ frame: { size } }: PlanToJudge,
): { metres: number; closedBy: string[] } {
	const front = placement.depth / 2;
	// The strip is a little narrower than the front: a neighbour that touches is beside it, not before it.
	const half = Math.max(placement.width / 2 - 0.1, 0.05);
	const within = (corners: readonly FloorPoint[]) => {
		const local = corners.map(({ x, z }) => fromHall(placement, x, z, { x: 0, z: 0 }));
		const strip = clipped(
			clipped(local, ({ x }) => x + half),
			({ x }) => half - x,
		);
		return clipped(strip, ({ z }) => z - front + 0.05);
	};
	let metres = Number.POSITIVE_INFINITY;
	let closedBy: string[] = [];
	for (const other of solids) {
		if (other.objectId === objectId) continue;
		const before = within(cornersOf(other.placement));
		if (before.length === 0) continue;
		const distance = Math.max(Math.min(...before.map(({ z }) => z)) - front, 0);
		if (distance >= metres) continue;
		metres = distance;
		closedBy = [other.objectId];
	}
	for (const across of [-half, half]) {
		const from = toHall(placement, across, front, { x: 0, z: 0 });
		const sin = Math.sin(placement.rotation);
		const cos = Math.cos(placement.rotation);
		const wall = Math.min(
			Math.abs(sin) < 1e-6 ? Number.POSITIVE_INFINITY : (Math.sign(sin) * (size.width / 2) - from.x) / sin,
			Math.abs(cos) < 1e-6 ? Number.POSITIVE_INFINITY : (Math.sign(cos) * (size.depth / 2) - from.z) / cos,
		);
		if (wall >= metres) continue;
		metres = Math.max(wall, 0);
		closedBy = [];
	}
	return { metres, closedBy };
}

/** One arrives in it, or a sign hangs over it. */
function isMainAisle({ placement }: Solid, metres: number, { frame, things }: PlanToJudge): boolean {
	const isBefore = ({ x, z }: FloorPoint) => {
		const local = fromHall(placement, x, z, { x: 0, z: 0 });
		const before = local.z - placement.depth / 2;
		return Math.abs(local.x) <= placement.width / 2 && before >= 0 && before <= metres;
	};
	return isBefore(frame.arrival) || things.some(({ object }) => object.kind === "sign" && isBefore(object.value));
}

function waysOut({ frame, things, footprints }: PlanToJudge): PlanWarning[] {
	const floor = floorOf({ frame, things, footprints });
	const clear = ESCAPE_WIDTH / 2;
	const { arrival, size } = frame;
	const columns = Math.max(1, Math.ceil(size.width / STEP));
	const rows = Math.max(1, Math.ceil(size.depth / STEP));
	const xAt = (column: number) => -size.width / 2 + (column + 0.5) * STEP;
	const zAt = (row: number) => -size.depth / 2 + (row + 0.5) * STEP;
	const cellAt = (x: number, z: number) => {
		const column = Math.floor((x + size.width / 2) / STEP);
		const row = Math.floor((z + size.depth / 2) / STEP);
		return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
	};

	/** 0 unknown, 1 blocked, 2 a way out leads from here. */
	const cells = new Uint8Array(columns * rows);
	const open: number[] = [];
	const visit = (cell: number): boolean => {
		if (cell < 0) return false;
		if (cells[cell] === 0) {
			const isFree = floor.isFree(xAt(cell % columns), zAt(Math.floor(cell / columns)), clear);
			cells[cell] = isFree ? 2 : 1;
			if (isFree) open.push(cell);
		}
		return cells[cell] === 2;
	};
	const visitDisc = (x: number, z: number, radius: number): boolean => {
		let isFree = false;
		for (let dx = -radius; dx <= radius; dx += STEP) {
			for (let dz = -radius; dz <= radius; dz += STEP) {
				if (dx * dx + dz * dz <= radius * radius && visit(cellAt(x + dx, z + dz))) isFree = true;
			}
		}
		return isFree;
	};
	const warnings: PlanWarning[] = [];
	if (!visitDisc(arrival.x, arrival.z, arrival.radius)) warnings.push({ code: "arrival-blocked", objectIds: [] });
	for (const { object } of things) {
		if (object.kind === "passage") visitDisc(object.value.x, object.value.z, object.value.width / 2 + clear);
	}
	for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
		const column = cell % columns;
		if (column > 0) visit(cell - 1);
		if (column < columns - 1) visit(cell + 1);
		if (cell >= columns) visit(cell - columns);
		if (cell < columns * (rows - 1)) visit(cell + columns);
	}

	const at = { x: 0, z: 0 };
	for (const { objectId, object } of things) {
		if (object.kind !== "booth") continue;
		const placement = placementOf(object, footprints)!;
		let isReached = false;
		for (let across = -placement.width / 2; across <= placement.width / 2 && !isReached; across += STEP) {
			for (let before = STEP; before <= BEFORE_FRONT && !isReached; before += STEP) {
				toHall(placement, across, placement.depth / 2 + before, at);
				isReached = cells[cellAt(at.x, at.z)] === 2;
			}
		}
		if (!isReached) warnings.push({ code: "no-escape", objectIds: [objectId] });
	}
	return warnings;
}

/** The floor as visitors walk it. */
export function floorOf({ frame, things, footprints }: Omit<PlanToJudge, "hallIds">): WalkableFloor {
	type ValueOf<Kind extends PlanObjectKind> = PlanObjectOf<Kind>["value"];
	const of = <Kind extends PlanObjectKind>(kind: Kind): ValueOf<Kind>[] =>
		things.flatMap(({ object }) => (object.kind === kind ? [object.value as ValueOf<Kind>] : []));
	const [stage] = of("stage");
	const [landmark] = of("landmark");
	return new WalkableFloor({
		hall: {
			size: frame.size,
			arrival: frame.arrival,
			walls: of("wall"),
			blocks: of("block"),
			furniture: of("furniture"),
			...(stage ? { stage } : {}),
			...(landmark ? { landmark } : {}),
		},
		booths: of("booth").map(({ boothId, x, z, rotation }) => ({
			id: boothId,
			x,
			z,
			rotation,
			...(footprints.get(boothId) ?? UNKNOWN_FOOTPRINT),
		})),
	});
}

function numbers({ things }: PlanToJudge): PlanWarning[] {
	const byNumber = new Map<string, string[]>();
	const without: string[] = [];
	for (const { objectId, object } of things) {
		if (object.kind !== "booth") continue;
		const number = object.value.number.trim().toUpperCase();
		if (number === "" || number === UNNUMBERED) without.push(objectId);
		else byNumber.set(number, [...(byNumber.get(number) ?? []), objectId]);
	}
	return [
		...[...byNumber.values()]
			.filter((objectIds) => objectIds.length > 1)
			.map((objectIds): PlanWarning => ({ code: "duplicate-number", objectIds })),
		...without.map((objectId): PlanWarning => ({ code: "no-number", objectIds: [objectId] })),
	];
}

/** What stands on a booth's sign until it has a number. */
export const UNNUMBERED = "?";

function quarters({ things }: PlanToJudge): PlanWarning[] {
	const known = new Set(things.flatMap(({ object }) => (object.kind === "quarter" ? [object.value.id] : [])));
	const used = new Set(things.flatMap(({ object }) => (object.kind === "booth" ? [object.value.quarter] : [])));
	return things.flatMap(({ objectId, object }): PlanWarning[] => {
		if (object.kind === "quarter" && !used.has(object.value.id))
			return [{ code: "empty-quarter", objectIds: [objectId] }];
		const named = object.kind === "booth" || object.kind === "sign" ? object.value.quarter : undefined;
		return named !== undefined && !known.has(named) ? [{ code: "unknown-quarter", objectIds: [objectId] }] : [];
	});
}

function passages({ things, hallIds, frame }: PlanToJudge): PlanWarning[] {
	return things.flatMap(({ objectId, object }): PlanWarning[] => {
		if (object.kind !== "passage") return [];
		const { to } = object.value;
		return hallIds.has(to) && to !== frame.id ? [] : [{ code: "passage-to-nowhere", objectIds: [objectId] }];
	});
}
