import { Point } from "../../space/Point.ts";
import { Turn } from "../../space/Turn.ts";
import type { Quaternion, Vector3 } from "../../space/vector.ts";

/** A hand as WebXR tracks it: the wrist (or the controller's grip) in the hall's frame, and how far each finger curls. */
export interface HandSample {
	tracked: boolean;
	position: Vector3;
	orientation: Quaternion;
	/** Thumb to little finger, 0 stretched – 1 curled. */
	curl: [number, number, number, number, number];
}

/** Where a visitor's body is at one moment, in the hall's frame. Mutable: the hot path reuses one. */
export interface PoseSample {
	/** Number of the latest granted jump; wraps at 256. */
	jump: number;
	head: { position: Vector3; orientation: Quaternion };
	/** Which way the body faces: radians about +Y, 0 along −Z. */
	heading: number;
	left: HandSample;
	right: HandSample;
}

/** Someone at the origin of the floor, looking along −Z. */
export function createPoseSample(): PoseSample {
	return new Sample();
}

/** Classes for the reason that {@link Point} is one. */
class Head {
	readonly position = new Point();
	readonly orientation = new Turn();
	constructor() {
		this.position.y = 1.6;
	}
}

class Hand implements HandSample {
	tracked = false;
	readonly position = new Point();
	readonly orientation = new Turn();
	readonly curl: HandSample["curl"] = [0, 0, 0, 0, 0];
}

class Sample implements PoseSample {
	jump = 0;
	readonly head = new Head();
	heading = 0;
	readonly left = new Hand();
	readonly right = new Hand();
}

/** Into an existing sample, so that nothing is allocated. */
export function copyPoseSample(from: Readonly<PoseSample>, to: PoseSample): void {
	to.jump = from.jump;
	copyVector(from.head.position, to.head.position);
	copyQuaternion(from.head.orientation, to.head.orientation);
	to.heading = from.heading;
	copyHand(from.left, to.left);
	copyHand(from.right, to.right);
}

function copyHand(from: Readonly<HandSample>, to: HandSample): void {
	to.tracked = from.tracked;
	copyVector(from.position, to.position);
	copyQuaternion(from.orientation, to.orientation);
	for (let finger = 0; finger < 5; finger++) to.curl[finger] = from.curl[finger]!;
}

function copyVector(from: Readonly<Vector3>, to: Vector3): void {
	to.x = from.x;
	to.y = from.y;
	to.z = from.z;
}

function copyQuaternion(from: Readonly<Quaternion>, to: Quaternion): void {
	to.x = from.x;
	to.y = from.y;
	to.z = from.z;
	to.w = from.w;
}

/** First byte of every pose packet and batch: rises when their layout changes. */
export const POSE_FORMAT = 1;

/** The `sendBytes` types of the two pose packets. */
export const POSE_UP = 1;
export const POSES_DOWN = 2;

/** Poses a client sends each second while it moves; a still visitor sends one a second. */
export const POSES_PER_SECOND = 10;
