import type { HandSample, PoseSample } from "#shared/features/poses/PoseSample.ts";
import { headingOf, orientationOf, wrapAngle } from "#shared/space/heading.ts";
import type { FloorPoint, Quaternion, Vector3 } from "#shared/space/vector.ts";

/** Nobody can look further up or down, radians; at the zenith the picture would flip. */
const STEEPEST_LOOK = 1.35;
/** The hall drops heads outside these, metres above the floor: someone who sits on the floor still counts. */
const LOWEST_HEAD = 0.35;
const HIGHEST_HEAD = 2.45;

/**
 * The visitor's own body, in the hall's frame: what poses are made from and what the camera follows. On a screen the
 * head stands over the feet; in a headset head and hands come from WebXR and the feet are under the head.
 */
export class VisitorRig {
	/** Number of the latest granted jump. */
	jump = 0;
	readonly feet: FloorPoint = { x: 0, z: 0 };
	/** Which way the body faces: radians about +Y, 0 along −Z. */
	heading = 0;
	/** How far the head is tilted up, radians; on a screen only. */
	pitch = 0;
	/** WebXR moves head and hands. */
	immersive = false;
	readonly head: { readonly position: Vector3; readonly orientation: Quaternion } = {
		position: { x: 0, y: 0, z: 0 },
		orientation: { x: 0, y: 0, z: 0, w: 1 },
	};
	readonly left: HandSample = createHand();
	readonly right: HandSample = createHand();
	readonly #eyeHeight: number;

	constructor(eyeHeight: number) {
		this.#eyeHeight = eyeHeight;
		this.stand();
	}

	/** Puts the whole body somewhere. */
	place(x: number, z: number, heading: number): void {
		const dx = x - this.feet.x;
		const dz = z - this.feet.z;
		this.feet.x = x;
		this.feet.z = z;
		this.heading = wrapAngle(heading);
		if (!this.immersive) {
			this.stand();
			return;
		}
		// Until WebXR's next frame says it better, head and hands come along: no pose may show them left behind.
		for (const { position } of [this.head, this.left, this.right]) {
			position.x += dx;
			position.z += dz;
		}
	}

	/** Turns left by `yaw` and up by `pitch`, radians. */
	look(yaw: number, pitch: number): void {
		this.heading = wrapAngle(this.heading + yaw);
		this.pitch = Math.min(STEEPEST_LOOK, Math.max(-STEEPEST_LOOK, this.pitch + pitch));
	}

	/** Tilts the head so that this point is straight ahead, as far as up and down goes. */
	lookUpOrDownAt(point: Readonly<Vector3>): void {
		const distance = Math.hypot(point.x - this.feet.x, point.z - this.feet.z);
		this.pitch = 0;
		this.look(0, Math.atan2(point.y - this.#eyeHeight, distance));
	}

	/** Puts the head over the feet; the hands hang. */
	stand(): void {
		this.head.position.x = this.feet.x;
		this.head.position.y = this.#eyeHeight;
		this.head.position.z = this.feet.z;
		orientationOf(this.heading, this.pitch, this.head.orientation);
		this.left.tracked = false;
		this.right.tracked = false;
	}

	/** Feet and heading follow a head that WebXR moved. */
	followHead(): void {
		this.feet.x = this.head.position.x;
		this.feet.z = this.head.position.z;
		this.heading = headingOf(this.head.orientation);
	}

	/** What goes to the hall. Allocates nothing. */
	sample(out: PoseSample): void {
		out.jump = this.jump;
		copyVector(this.head.position, out.head.position);
		out.head.position.y = Math.min(HIGHEST_HEAD, Math.max(LOWEST_HEAD, this.head.position.y));
		copyQuaternion(this.head.orientation, out.head.orientation);
		out.heading = this.heading;
		copyHand(this.left, out.left);
		copyHand(this.right, out.right);
	}
}

function createHand(): HandSample {
	return {
		tracked: false,
		position: { x: 0, y: 0, z: 0 },
		orientation: { x: 0, y: 0, z: 0, w: 1 },
		curl: [0, 0, 0, 0, 0],
	};
}

function copyHand(from: HandSample, to: HandSample): void {
	to.tracked = from.tracked;
	copyVector(from.position, to.position);
	copyQuaternion(from.orientation, to.orientation);
	for (let finger = 0; finger < 5; finger++) to.curl[finger] = from.curl[finger]!;
}

function copyVector(from: Vector3, to: Vector3): void {
	to.x = from.x;
	to.y = from.y;
	to.z = from.z;
}

function copyQuaternion(from: Quaternion, to: Quaternion): void {
	to.x = from.x;
	to.y = from.y;
	to.z = from.z;
	to.w = from.w;
}
