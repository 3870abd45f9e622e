import type { Quaternion } from "../../space/vector.ts";

const LARGEST_OF_OTHERS = Math.SQRT1_2;
const STEPS = 1023;

/**
 * A unit quaternion in 32 bits, "smallest three": two bits say which part is largest and left out (its sign made
 * positive, as q and −q turn alike), the others take ten bits each over ±√½. Off by at most 0.14°.
 */
export function packOrientation(q: Readonly<Quaternion>): number {
	const ax = Math.abs(q.x);
	const ay = Math.abs(q.y);
	const az = Math.abs(q.z);
	const aw = Math.abs(q.w);
	if (aw >= ax && aw >= ay && aw >= az) return pack(3, q.w, q.x, q.y, q.z);
	if (ax >= ay && ax >= az) return pack(0, q.x, q.y, q.z, q.w);
	if (ay >= az) return pack(1, q.y, q.x, q.z, q.w);
	return pack(2, q.z, q.x, q.y, q.w);
}

function pack(largest: number, left: number, a: number, b: number, c: number): number {
	const sign = left < 0 ? -1 : 1;
	return ((largest << 30) | (step(a * sign) << 20) | (step(b * sign) << 10) | step(c * sign)) >>> 0;
}

function step(part: number): number {
	const steps = Math.round((part / LARGEST_OF_OTHERS + 1) * (STEPS / 2));
	// Not `Math.min`: NaN has to become a number too.
	return steps > 0 ? (steps < STEPS ? steps : STEPS) : 0;
}

/** Any 32 bits give a unit quaternion: three parts that are too long for one are shortened. */
export function unpackOrientation(packed: number, out: Quaternion): void {
	const a = part(packed >>> 20);
	const b = part(packed >>> 10);
	const c = part(packed);
	const rest = 1 - (a * a + b * b + c * c);
	const left = rest > 0 ? Math.sqrt(rest) : 0;
	const scale = 1 / Math.sqrt(left * left + a * a + b * b + c * c);
	const largest = packed >>> 30;
	out.x = scale * (largest === 0 ? left : a);
	out.y = scale * (largest === 1 ? left : largest === 0 ? a : b);
	out.z = scale * (largest === 2 ? left : largest === 3 ? c : b);
	out.w = scale * (largest === 3 ? left : c);
}

function part(bits: number): number {
	return ((bits & STEPS) * (2 / STEPS) - 1) * LARGEST_OF_OTHERS;
}

/** Turn about +Y of where `q` looks: 0 along −Z, counter-clockwise seen from above. */
export function yawOf(q: Readonly<Quaternion>): number {
	return Math.atan2(2 * (q.x * q.z + q.w * q.y), 1 - 2 * (q.x * q.x + q.y * q.y));
}

/** How far `q` looks up (positive) or down. */
export function pitchOf(q: Readonly<Quaternion>): number {
	const up = 2 * (q.w * q.x - q.y * q.z);
	return Math.asin(up > 1 ? 1 : up < -1 ? -1 : up);
}

/** How far `q` leans to its left (positive) or right. */
export function rollOf(q: Readonly<Quaternion>): number {
	return Math.atan2(2 * (q.x * q.y + q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z));
}

/** First the roll, then the pitch, then the yaw: the order in which a neck does it. */
export function orientationFrom(yaw: number, pitch: number, roll: number, out: Quaternion): void {
	const sy = Math.sin(yaw / 2);
	const cy = Math.cos(yaw / 2);
	const sp = Math.sin(pitch / 2);
	const cp = Math.cos(pitch / 2);
	const sr = Math.sin(roll / 2);
	const cr = Math.cos(roll / 2);
	out.x = cy * sp * cr + sy * cp * sr;
	out.y = sy * cp * cr - cy * sp * sr;
	out.z = cy * cp * sr - sy * sp * cr;
	out.w = cy * cp * cr + sy * sp * sr;
}
