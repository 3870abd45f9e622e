import { headingTowards } from "../../space/heading.ts";
import { type FloorPlace, type FloorPoint, fromHall, toHall, type Vector3 } from "../../space/vector.ts";
import type { BoothSlot } from "../booths/BoothTemplate.ts";
import type { FloorPlan, WalkableFloor } from "./WalkableFloor.ts";

/** Whether somebody already stands (nearly) here. */
export type IsTaken = (x: number, z: number) => boolean;

/** People who do not know each other stand this far apart, metres; nearer counts as taken. */
export const PERSONAL_DISTANCE = 0.8;

const EYE_HEIGHT = 1.6;
/** Tangent of half the angle that an exhibit may fill: some air is left round it in every window, a tall phone's too. */
const FILLED_VIEW = 0.42;
const NEAREST_TO_EXHIBIT = 0.9;
const FARTHEST_FROM_EXHIBIT = 5;
/** From a booth's front edge, metres: near enough to be at the booth, far enough to see it. */
const BEFORE_BOOTH = 0.9;
/** Where a visitor stands who goes to another: a conversation apart. */
const BEFORE_VISITOR = 1.3;
/** Each next spot of a sunflower is turned by the golden angle: they never line up. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Free spots of the arrival disc (and `beyond` metres round it), from its middle outwards, each apart from the others
 * and reachable from the first.
 */
export function arrivalSpots(floor: WalkableFloor, beyond = 0): FloorPoint[] {
	const { x, z, radius } = floor.plan.hall.arrival;
	const middle: FloorPoint = { x, z };
	if (!floor.nearestFree(x, z, middle)) return [];
	const spots = [middle];
	for (let i = 1; ; i++) {
		const range = PERSONAL_DISTANCE * 1.1 * Math.sqrt(i);
		if (range > radius + beyond) return spots;
		const spot = { x: x + Math.sin(i * GOLDEN_ANGLE) * range, z: z + Math.cos(i * GOLDEN_ANGLE) * range };
		if (floor.isFree(spot.x, spot.z) && floor.canStep(middle.x, middle.z, spot.x, spot.z)) spots.push(spot);
	}
}

/**
 * In front of a booth's open side (its local +Z), facing it; beside those who stand there, where one is nearer to it than
 * to its neighbours: whoever went to a booth visits that one.
 */
export function standBeforeBooth(
	floor: WalkableFloor,
	booth: FloorPlan["booths"][number],
	isTaken: IsTaken,
	out: FloorPlace,
): boolean {
	out.heading = booth.rotation;
	const front = booth.footprint.depth / 2 + BEFORE_BOOTH;
	for (const row of ROWS_BEFORE_BOOTH) {
		for (let i = 0; i < 9; i++) {
			// 0, 1, −1, 2, −2, …: the middle first.
			const aside = Math.ceil(i / 2) * (i % 2 === 0 ? -1 : 1) * PERSONAL_DISTANCE;
			if (Math.abs(aside) > booth.footprint.width / 2) continue;
			toHall(booth, aside, front + row * PERSONAL_DISTANCE, out);
			if (floor.isFree(out.x, out.z) && isNearest(booth, floor.plan.booths, out) && !isTaken(out.x, out.z)) return true;
		}
	}
	toHall(booth, 0, front, out);
	return floor.nearestFree(out.x, out.z, out);
}

/** A row before its edge first, then on its own floor: further out one is no longer at it. */
const ROWS_BEFORE_BOOTH = [0, -1, -2, 1, 2];

/** By footprints, and where two are as near, by middles: as visits judge it. */
function isNearest(booth: FloorPlan["booths"][number], booths: FloorPlan["booths"], at: FloorPoint): boolean {
	const edge = metresToFootprint(booth, at);
	const middle = Math.hypot(at.x - booth.x, at.z - booth.z);
	return booths.every((other) => {
		if (other.id === booth.id) return true;
		const otherEdge = metresToFootprint(other, at);
		return edge < otherEdge || (edge === otherEdge && middle < Math.hypot(at.x - other.x, at.z - other.z));
	});
}

function metresToFootprint(booth: FloorPlan["booths"][number], { x, z }: FloorPoint): number {
	const local = fromHall(booth, x, z, { x: 0, z: 0 });
	const { width, depth } = booth.footprint;
	return Math.hypot(Math.max(0, Math.abs(local.x) - width / 2), Math.max(0, Math.abs(local.z) - depth / 2));
}

/**
 * Straight in front of an exhibit, where it fills the view but for some air, looking at it. Where that spot is not
 * free: nearer, then further, then from the side; with something solid in between only where there is no other way.
 */
export function standBeforeSlot(
	floor: WalkableFloor,
	booth: FloorPlan["booths"][number],
	slot: BoothSlot,
	out: FloorPlace,
): boolean {
	const outward = outwardHeading(slot);
	const face = toHall(booth, slot.position.x, slot.position.z, { x: 0, z: 0 });
	const highest = Math.abs(slot.position.y + slot.height - EYE_HEIGHT);
	const lowest = Math.abs(EYE_HEIGHT - slot.position.y);
	// A low plinth is looked down upon: its own height counts, not its distance to the eye.
	const halfExtent = Math.max(slot.width / 2, Math.min(slot.height / 2, Math.max(highest, lowest)));
	const ideal = Math.min(
		FARTHEST_FROM_EXHIBIT,
		Math.max(NEAREST_TO_EXHIBIT + slot.depth, slot.depth / 2 + halfExtent / FILLED_VIEW),
	);
	// A screen is watched over its benches: where nothing else is left, furniture may stand in between.
	for (const mayLookOver of [false, true]) {
		for (let turn = 0; turn < 7; turn++) {
			const angle = booth.rotation + outward + Math.ceil(turn / 2) * (turn % 2 === 0 ? -1 : 1) * (Math.PI / 9);
			for (const scale of DISTANCE_SCALES) {
				const distance = Math.max(NEAREST_TO_EXHIBIT + slot.depth / 2, ideal * scale);
				out.x = face.x + Math.sin(angle) * distance;
				out.z = face.z + Math.cos(angle) * distance;
				if (!floor.isFree(out.x, out.z)) continue;
				// The exhibit itself may stand on something solid; nothing else may stand in between.
				if (!mayLookOver && !floor.canStepOut(face.x, face.z, out.x, out.z)) continue;
				out.heading = headingTowards(face.x - out.x, face.z - out.z);
				return true;
			}
		}
	}
	return false;
}

const DISTANCE_SCALES = [1, 0.85, 0.7, 0.55, 1.2, 1.4, 1.7];

/** Near another visitor, where both see each other: in front of them if there is room, and looking at them. */
export function standBeforeVisitor(
	floor: WalkableFloor,
	visitor: Readonly<FloorPlace>,
	isTaken: IsTaken,
	out: FloorPlace,
): boolean {
	for (let i = 0; i < 12; i++) {
		const angle = visitor.heading + Math.ceil(i / 2) * (i % 2 === 0 ? -1 : 1) * (Math.PI / 6);
		out.x = visitor.x - Math.sin(angle) * BEFORE_VISITOR;
		out.z = visitor.z - Math.cos(angle) * BEFORE_VISITOR;
		if (!floor.isFree(out.x, out.z) || isTaken(out.x, out.z)) continue;
		if (!floor.canStepOut(visitor.x, visitor.z, out.x, out.z)) continue;
		out.heading = headingTowards(visitor.x - out.x, visitor.z - out.z);
		return true;
	}
	if (!floor.nearestFree(visitor.x, visitor.z, out)) return false;
	out.heading = headingTowards(visitor.x - out.x, visitor.z - out.z);
	return true;
}

/** Where a slot's outward +Z points in its booth: radians about +Y, 0 is +Z. */
function outwardHeading({ orientation: { x, y, z, w } }: BoothSlot): number {
	return Math.atan2(2 * (x * z + w * y), 1 - 2 * (x * x + y * y));
}

/** The middle of a slot's content, in the hall's frame: what to look at. */
export function middleOfSlot(booth: FloorPlan["booths"][number], slot: BoothSlot, out: Vector3): Vector3 {
	toHall(booth, slot.position.x, slot.position.z, out);
	out.y = slot.position.y + slot.height / 2;
	return out;
}
