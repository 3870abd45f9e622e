import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { Point } from "#shared/space/Point.ts";
import { Turn } from "#shared/space/Turn.ts";
import type { Quaternion } from "#shared/space/vector.ts";
import type { BodyProportions } from "./avatarShapes.ts";

/** Where a hand is, seen from its body (−Z ahead, the floor at 0), and how its fingers bend (0 straight – 1 a fist). */
export class HandPose {
	x = 0;
	y = 0;
	z = 0;
	readonly turn = new Turn();
	thumb = 0;
	index = 0;
	fingers = 0;
}

/** What the rest of the body does with a gesture. */
export interface BodyGesture {
	/** Radians: up, and to the right. */
	nod: number;
	tilt: number;
	/** Metres off the floor. */
	hop: number;
}

/** What a hand hangs from and swings with. */
export interface Stance {
	readonly shape: BodyProportions;
	/** Height of the eyes, and how far the body is stretched to reach them. */
	readonly eyes: number;
	readonly stretch: number;
	/** Of this hand with the walk, −1 – 1: ahead is below 0. */
	readonly swing: number;
	/** Radians. */
	readonly breath: number;
}

export const GESTURE_SECONDS: Readonly<Record<Reaction, number>> = {
	wave: 2.4,
	clap: 2,
	heart: 2.2,
	laugh: 2.2,
	surprise: 1.8,
	"thumbs-up": 2,
	question: 2,
	party: 2.8,
};

export const Side = { left: 0, right: 1 } as const;
export type Side = (typeof Side)[keyof typeof Side];

/** Hanging at the side, swinging with the walk. */
export function restHand(side: Side, { shape, stretch, swing, breath }: Stance, out: HandPose): void {
	const sign = side === Side.left ? -1 : 1;
	out.x = shape.restX * sign;
	out.y = shape.restY * stretch + Math.sin(breath) * 0.006 + Math.abs(swing) * 0.035;
	out.z = -0.04 + swing * 0.2;
	point(out, 0.1 * sign, -1, -0.2 + swing * 0.55, sign, 0.25, -0.25);
	bend(out, 0.3, 0.28, 0.36);
}

/** As high as it goes, to be seen over heads. */
export function raiseHand(side: Side, { shape, eyes }: Stance, out: HandPose): void {
	const sign = side === Side.left ? -1 : 1;
	place(out, sign * (shape.shoulderX + 0.13), eyes + 0.2, -0.1);
	point(out, sign * 0.1, 1, -0.05, 0.15 * sign, 0.05, 1);
	bend(out, 0, 0, 0);
}

/** What a hand does `seconds` after someone reacted; false where that hand has no part in it. */
export function gestureHand(
	reaction: Reaction,
	seconds: number,
	side: Side,
	{ shape, eyes, stretch }: Stance,
	out: HandPose,
): boolean {
	const sign = side === Side.left ? -1 : 1;
	switch (reaction) {
		case "wave": {
			if (side === Side.left) return false;
			const sway = Math.sin(seconds * 11);
			place(out, shape.shoulderX + 0.2 + sway * 0.09, eyes + 0.06, -0.18);
			point(out, 0.12 + sway * 0.65, 1, -0.05, 0.15, 0.05, 1);
			bend(out, 0, 0, 0);
			return true;
		}
		case "clap": {
			const apart = 0.035 + Math.abs(Math.sin(seconds * 10)) * 0.15;
			place(out, sign * apart, eyes - 0.4, -0.4);
			point(out, -0.15 * sign, 0.75, -0.6, sign, 0.2, 0.1);
			bend(out, 0.1, 0, 0);
			return true;
		}
		case "heart": {
			const beat = 1 + Math.max(0, Math.sin(seconds * 8)) * 0.06;
			place(out, sign * 0.088 * beat, eyes - 0.4 * beat, -0.38);
			point(out, -0.42 * sign, 0.95, -0.1, sign, 0.3, 0.25);
			bend(out, 0, 0.52, 0.52);
			return true;
		}
		case "laugh": {
			const shake = Math.sin(seconds * 21) * 0.012;
			// One before the mouth, one on the belly.
			if (side === Side.right) place(out, 0.11, eyes - 0.21 + shake, -0.28);
			else place(out, -0.12, 0.98 * stretch + shake, -0.3);
			point(out, -sign, side === Side.right ? 0.45 : -0.1, -0.15, 0.1 * sign, 0, -1);
			bend(out, 0.2, 0.15, 0.2);
			return true;
		}
		case "surprise": {
			place(out, sign * 0.265, eyes - 0.13, -0.12);
			point(out, -sign * 0.12, 1, -0.12, sign, 0.05, -0.25);
			bend(out, 0, 0.05, 0.05);
			return true;
		}
		case "thumbs-up": {
			if (side === Side.left) return false;
			const push = Math.sin(Math.min(1, seconds / 0.5) * Math.PI) * 0.06;
			place(out, shape.shoulderX * 0.75, eyes - 0.33, -0.44 - push);
			point(out, -0.3, 0.05, -1, 1, 0, -0.2);
			bend(out, -0.7, 1, 1);
			return true;
		}
		case "question": {
			const lift = Math.sin(Math.min(1, seconds / 0.6) * Math.PI) * 0.05;
			place(out, sign * (shape.shoulderX + 0.25), 1.04 * stretch + lift, -0.24);
			point(out, sign * 0.9, 0.25, -0.55, 0, -1, 0.1);
			bend(out, 0, 0.12, 0.16);
			return true;
		}
		case "party": {
			const sway = Math.sin(seconds * 9 + side * Math.PI);
			place(out, sign * (shape.shoulderX + 0.2 + sway * 0.04), eyes + 0.16 + sway * 0.07, -0.1);
			point(out, sign * (0.25 + sway * 0.4), 1, -0.05, 0, 0.05, 1);
			bend(out, 0, 0, 0.05);
			return true;
		}
		default: {
			const never: never = reaction;
			throw new Error(`No gesture for ${never as string}`);
		}
	}
}

/** What head and feet do with a gesture. */
export function gestureBody(reaction: Reaction | undefined, seconds: number, out: BodyGesture): void {
	out.nod = 0;
	out.tilt = 0;
	out.hop = 0;
	if (reaction === "wave") out.tilt = 0.1;
	if (reaction === "heart") out.tilt = 0.14;
	if (reaction === "question") out.tilt = 0.24;
	if (reaction === "thumbs-up") out.nod = -0.14 * Math.max(0, Math.sin(seconds * 6));
	if (reaction === "surprise") out.nod = 0.16;
	if (reaction === "laugh") {
		out.nod = 0.12 + Math.sin(seconds * 21) * 0.04;
		out.hop = Math.abs(Math.sin(seconds * 10.5)) * 0.012;
	}
	if (reaction === "party") {
		out.tilt = Math.sin(seconds * 4.5) * 0.12;
		out.hop = Math.max(0, Math.sin(seconds * 9)) * 0.09;
	}
}

/** Brings a hand nearer to where it should be: all of the way at 1. */
export function easeHand(hand: HandPose, towards: Readonly<HandPose>, share: number): void {
	hand.x += (towards.x - hand.x) * share;
	hand.y += (towards.y - hand.y) * share;
	hand.z += (towards.z - hand.z) * share;
	hand.thumb += (towards.thumb - hand.thumb) * share;
	hand.index += (towards.index - hand.index) * share;
	hand.fingers += (towards.fingers - hand.fingers) * share;
	easeTurn(hand.turn, towards.turn, share);
}

/** The straight way between two turns: hands turn little within a frame. */
function easeTurn(turn: Quaternion, towards: Readonly<Quaternion>, share: number): void {
	const dot = turn.x * towards.x + turn.y * towards.y + turn.z * towards.z + turn.w * towards.w;
	const gain = dot < 0 ? -share : share;
	const keep = 1 - share;
	turn.x = turn.x * keep + towards.x * gain;
	turn.y = turn.y * keep + towards.y * gain;
	turn.z = turn.z * keep + towards.z * gain;
	turn.w = turn.w * keep + towards.w * gain;
	const length = Math.sqrt(turn.x * turn.x + turn.y * turn.y + turn.z * turn.z + turn.w * turn.w) || 1;
	turn.x /= length;
	turn.y /= length;
	turn.z /= length;
	turn.w /= length;
}

function place(out: HandPose, x: number, y: number, z: number): void {
	out.x = x;
	out.y = y;
	out.z = z;
}

function bend(out: HandPose, thumb: number, index: number, fingers: number): void {
	out.thumb = thumb;
	out.index = index;
	out.fingers = fingers;
}

/** Scratch: which way fingers and the back of a hand are to go; read at once. */
const ahead = new Point();
const above = new Point();

/** Fingers to one way, and the back of the hand, as nearly as may be, another. */
function point(hand: HandPose, fx: number, fy: number, fz: number, bx: number, by: number, bz: number): void {
	ahead.x = fx;
	ahead.y = fy;
	ahead.z = fz;
	above.x = bx;
	above.y = by;
	above.z = bz;
	turnHand(hand.turn);
}

/** Takes `ahead` and `above` from the scratch: to a function of this length each number handed over is an object. */
function turnHand(out: Quaternion): void {
	const { x: fx, y: fy, z: fz } = ahead;
	const { x: bx, y: by, z: bz } = above;
	const fl = Math.sqrt(fx * fx + fy * fy + fz * fz);
	// Fingers are −Z, the back is +Y.
	const zx = -fx / fl;
	const zy = -fy / fl;
	const zz = -fz / fl;
	let xx = by * zz - bz * zy;
	let xy = bz * zx - bx * zz;
	let xz = bx * zy - by * zx;
	const xl = Math.sqrt(xx * xx + xy * xy + xz * xz);
	xx /= xl;
	xy /= xl;
	xz /= xl;
	const yx = zy * xz - zz * xy;
	const yy = zz * xx - zx * xz;
	const yz = zx * xy - zy * xx;
	// From the matrix whose columns are these axes, by the largest of its four squares.
	const trace = xx + yy + zz;
	if (trace > 0) {
		const s = 2 * Math.sqrt(trace + 1);
		out.w = s / 4;
		out.x = (yz - zy) / s;
		out.y = (zx - xz) / s;
		out.z = (xy - yx) / s;
	} else if (xx > yy && xx > zz) {
		const s = 2 * Math.sqrt(1 + xx - yy - zz);
		out.w = (yz - zy) / s;
		out.x = s / 4;
		out.y = (yx + xy) / s;
		out.z = (zx + xz) / s;
	} else if (yy > zz) {
		const s = 2 * Math.sqrt(1 + yy - xx - zz);
		out.w = (zx - xz) / s;
		out.x = (yx + xy) / s;
		out.y = s / 4;
		out.z = (zy + yz) / s;
	} else {
		const s = 2 * Math.sqrt(1 + zz - xx - yy);
		out.w = (xy - yx) / s;
		out.x = (zx + xz) / s;
		out.y = (zy + yz) / s;
		out.z = s / 4;
	}
}
