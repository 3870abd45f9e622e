import type { Vector3 } from "#shared/space/vector.ts";

/** The chains of joints of a WebXR hand, thumb to little finger, each from its root to its tip. */
export const FINGER_JOINTS = [
	["wrist", "thumb-metacarpal", "thumb-phalanx-proximal", "thumb-phalanx-distal", "thumb-tip"],
	finger("index"),
	finger("middle"),
	finger("ring"),
	finger("pinky"),
] as const satisfies readonly (readonly XRHandJoint[])[];

function finger(name: "index" | "middle" | "ring" | "pinky"): readonly XRHandJoint[] {
	return [
		`${name}-finger-metacarpal`,
		`${name}-finger-phalanx-proximal`,
		`${name}-finger-phalanx-intermediate`,
		`${name}-finger-phalanx-distal`,
		`${name}-finger-tip`,
	];
}

/** All joints of a chain bent together, radians: a stretched finger, and one in a fist. A thumb has less way to go. */
const STRETCHED = 0.25;
const FIST = 3.7;
const STRETCHED_THUMB = 0.5;
const BENT_THUMB = 1.9;

/** How far a finger curls, 0 stretched – 1 curled, from the positions of its five joints. Allocates nothing. */
export function fingerCurl(joints: readonly Readonly<Vector3>[], isThumb: boolean): number {
	let bent = 0;
	for (let i = 1; i + 1 < joints.length; i++) bent += bendAt(joints[i - 1]!, joints[i]!, joints[i + 1]!);
	const least = isThumb ? STRETCHED_THUMB : STRETCHED;
	const most = isThumb ? BENT_THUMB : FIST;
	return Math.min(1, Math.max(0, (bent - least) / (most - least)));
}

/** The angle at `b` by which the way a → b → c turns, radians. */
function bendAt(a: Readonly<Vector3>, b: Readonly<Vector3>, c: Readonly<Vector3>): number {
	const ux = b.x - a.x;
	const uy = b.y - a.y;
	const uz = b.z - a.z;
	const vx = c.x - b.x;
	const vy = c.y - b.y;
	const vz = c.z - b.z;
	// From cross and dot product: acos alone loses its precision near 0.
	const cross = Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
	return Math.atan2(cross, ux * vx + uy * vy + uz * vz);
}
