import type { HandSample, PoseSample } from "#shared/features/poses/PoseSample.ts";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { BODY_RADIUS, SPEED_LIMIT } from "#shared/features/walking/walkingMessages.ts";
import type { FloorPlace } from "#shared/space/vector.ts";

/**
 * What a pose is taken for. `late`: from before the latest jump. `implausible`: no body is like that. `too-fast` and
 * `blocked`: nobody walks there from where they were.
 */
export type Verdict = "accepted" | "late" | "implausible" | "too-fast" | "blocked";

/** Poses held up by the network arrive bunched: so much walking may come at once. */
const BUNCHED_SECONDS = 1.5;
const LONGEST_DASH = SPEED_LIMIT * BUNCHED_SECONDS;
/** Heads of people sitting, standing and stretching, metres above the floor. */
const LOWEST_HEAD = 0.3;
const HIGHEST_HEAD = 2.5;
/** No arm is longer, head to wrist. */
const FARTHEST_HAND = 2;
/** Poses are whole centimetres: the way round a corner is looked for this close to it. */
const CORNER_RADIUS = BODY_RADIUS / 2;

interface Body extends FloorPlace {
	jump: number;
	/** Metres that may still be walked now; grows with time. */
	allowance: number;
	lastMs: number;
}

/** Scratch for the way round a corner; each judgement is over before the next begins. */
const corner = { x: 0, z: 0 };

/**
 * Where everyone is, and whether what their poses say next can be. Visitors are known by slot. Judging allocates
 * nothing.
 */
export class MotionJudge {
	readonly #bodies: (Body | undefined)[] = [];

	/** Puts a visitor somewhere, by a new jump: poses from before it no longer count. Returns its number. */
	place(slot: number, x: number, z: number, heading: number, nowMs: number): number {
		const body = this.#bodies[slot];
		if (!body) {
			this.#bodies[slot] = { x, z, heading, jump: 1, allowance: LONGEST_DASH, lastMs: nowMs };
			return 1;
		}
		body.x = x;
		body.z = z;
		body.heading = heading;
		body.jump = (body.jump + 1) & 255;
		return body.jump;
	}

	forget(slot: number): void {
		this.#bodies[slot] = undefined;
	}

	/** Where they are; the same object as long as they are here. */
	placeOf(slot: number): (Readonly<FloorPlace> & { readonly jump: number }) | undefined {
		return this.#bodies[slot];
	}

	/**
	 * An accepted pose is where the visitor is from now on; any other leaves them where they were. `before` is the floor
	 * that the visitor's page may still be showing: a step over either is believed.
	 */
	judge(
		slot: number,
		pose: Readonly<PoseSample>,
		floor: WalkableFloor,
		nowMs: number,
		before: WalkableFloor | undefined = undefined,
	): Verdict {
		const body = this.#bodies[slot];
		if (!body || pose.jump !== body.jump) return "late";
		const { x, y, z } = pose.head.position;
		if (!Number.isFinite(x + y + z + pose.heading)) return "implausible";
		if (y < LOWEST_HEAD || y > HIGHEST_HEAD) return "implausible";
		if (isOutOfReach(pose, pose.left) || isOutOfReach(pose, pose.right)) return "implausible";

		const seconds = Math.max(0, nowMs - body.lastMs) / 1000;
		body.lastMs = nowMs;
		body.allowance = Math.min(LONGEST_DASH, body.allowance + seconds * SPEED_LIMIT);
		const distance = Math.hypot(x - body.x, z - body.z);
		if (distance > body.allowance) return "too-fast";
		if (!isWalkable(floor, body, x, z) && !(before && isWalkable(before, body, x, z))) return "blocked";
		body.allowance -= distance;
		body.x = x;
		body.z = z;
		body.heading = pose.heading;
		return "accepted";
	}
}

/**
 * Straight, or along what is in the way and then straight: between two samples someone may have gone round a corner.
 * Either way every metre of it is free.
 */
function isWalkable(floor: WalkableFloor, from: Readonly<FloorPlace>, x: number, z: number): boolean {
	if (floor.canLeave(from.x, from.z, x, z)) return true;
	if (!floor.canStep(from.x, from.z, from.x, from.z)) return false;
	floor.slide(from.x, from.z, x - from.x, z - from.z, corner, CORNER_RADIUS);
	if (corner.x === from.x && corner.z === from.z) return false;
	return floor.canStep(corner.x, corner.z, x, z);
}

function isOutOfReach(pose: Readonly<PoseSample>, hand: Readonly<HandSample>): boolean {
	if (!hand.tracked) return false;
	const { x, y, z } = pose.head.position;
	// Written so that what is not a number is out of reach as well.
	return !(Math.hypot(hand.position.x - x, hand.position.y - y, hand.position.z - z) <= FARTHEST_HAND);
}
