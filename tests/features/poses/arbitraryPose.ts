import fc from "fast-check";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import type { HandSample, PoseSample } from "#shared/features/poses/PoseSample.ts";
import type { Quaternion, Vector3 } from "#shared/space/vector.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

export const arbitraryOrientation: fc.Arbitrary<Quaternion> = fc
	.tuple(number(-1, 1), number(-1, 1), number(-1, 1), number(-1, 1))
	.filter(([x, y, z, w]) => Math.hypot(x, y, z, w) > 0.01)
	.map(([x, y, z, w]) => {
		const length = Math.hypot(x, y, z, w);
		return { x: x / length, y: y / length, z: z / length, w: w / length };
	});

/** As a neck can: up to 75° up or down. */
const arbitraryHeadOrientation: fc.Arbitrary<Quaternion> = fc
	.tuple(number(-3.1, 3.1), number(-1.3, 1.3), number(-0.7, 0.7))
	.map(([yaw, pitch, roll]) => {
		const out = { x: 0, y: 0, z: 0, w: 1 };
		orientationFrom(yaw, pitch, roll, out);
		return out;
	});

function arbitraryHand(head: Vector3): fc.Arbitrary<HandSample> {
	const curl = number(0, 1);
	return fc.record({
		tracked: fc.boolean(),
		position: fc.record({
			x: number(head.x - 1.2, head.x + 1.2),
			y: number(head.y - 1.2, head.y + 1.2),
			z: number(head.z - 1.2, head.z + 1.2),
		}),
		orientation: arbitraryOrientation,
		curl: fc.tuple(curl, curl, curl, curl, curl),
	});
}

/** Poses of people in a hall. */
export const arbitraryPose: fc.Arbitrary<PoseSample> = fc
	.record({ x: number(-320, 320), y: number(0.3, 2.5), z: number(-320, 320) })
	.chain((position) =>
		fc.record({
			jump: fc.integer({ min: 0, max: 255 }),
			head: fc.record({ position: fc.constant(position), orientation: arbitraryHeadOrientation }),
			heading: number(-Math.PI, Math.PI),
			left: arbitraryHand(position),
			right: arbitraryHand(position),
		}),
	);

/** Radians between two orientations. */
export function angleBetween(a: Quaternion, b: Quaternion): number {
	const dot = Math.abs(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
	// From the chord: acos of the dot product loses its precision near 1.
	return 4 * Math.asin(Math.min(1, Math.sqrt(Math.max(0, 2 - 2 * dot)) / 2));
}

/** The first thing in a sample that is not finite, not a unit quaternion or not within 0–1; undefined where all is well. */
export function flawOf(sample: PoseSample): string | undefined {
	const { position, orientation } = sample.head;
	if (!isFiniteVector(position)) return "head position";
	if (!isUnit(orientation)) return "head orientation";
	if (!Number.isFinite(sample.heading)) return "heading";
	for (const hand of [sample.left, sample.right]) {
		if (!isFiniteVector(hand.position)) return "hand position";
		if (!isUnit(hand.orientation)) return "hand orientation";
		if (!hand.curl.every((curl) => curl >= 0 && curl <= 1)) return "curl";
	}
	return undefined;
}

function isFiniteVector({ x, y, z }: Vector3): boolean {
	return Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(z);
}

function isUnit({ x, y, z, w }: Quaternion): boolean {
	return Math.abs(Math.hypot(x, y, z, w) - 1) < 1e-6;
}
