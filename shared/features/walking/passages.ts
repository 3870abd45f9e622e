import { wrapAngle } from "../../space/heading.ts";
import { type FloorPlace, type FloorPoint, fromHall, toHall } from "../../space/vector.ts";
import type { HallPassage } from "../event/EventDocument.ts";

/** Of the posts at both sides of the opening: how wide they are, and how deep. Metres. */
export const PASSAGE_POST = 0.35;
export const PASSAGE_DEPTH = 0.5;
/** Who is this near to the middle of the doorway walks into it… */
const ENTERED = 0.55;
/** …and who is this far off has left it again. */
const LEFT = 1.3;
/** Who comes through a passage stands this far before it. */
const BEFORE = 1.8;

/** Whether somebody at this spot of the hall walks into the doorway; `wasIn`: still does. */
export function isInPassage(passage: HallPassage, { x, z }: Readonly<FloorPoint>, wasIn: boolean): boolean {
	const local = fromHall(passage, x, z, { x: 0, z: 0 });
	const reach = wasIn ? LEFT : ENTERED;
	return Math.abs(local.x) <= passage.width / 2 + (wasIn ? LEFT : 0) && Math.abs(local.z) <= reach;
}

/** Where one steps out of a passage, its doorway at one's back. */
export function placeBeforePassage(passage: HallPassage): FloorPlace {
	const { x, z } = toHall(passage, 0, BEFORE, { x: 0, z: 0 });
	return { x, z, heading: wrapAngle(passage.rotation + Math.PI) };
}

/** Where its posts stand, each in the hall's frame. */
export function passagePosts({ x, z, rotation, width }: HallPassage) {
	return [-1, 1].map((side) => ({
		...toHall({ x, z, rotation }, (side * (width + PASSAGE_POST)) / 2, 0, { x: 0, z: 0 }),
		width: PASSAGE_POST,
		depth: PASSAGE_DEPTH,
		rotation,
	}));
}
