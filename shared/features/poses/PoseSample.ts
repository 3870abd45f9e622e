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

/** The `sendBytes` types of the two pose packets. */
export const POSE_UP = 1;
export const POSES_DOWN = 2;

/** Poses a client sends each second while it moves; a still visitor sends one a second. */
export const POSES_PER_SECOND = 10;
/** The relay's tick. */
export const RELAY_TICK_MS = 50;
