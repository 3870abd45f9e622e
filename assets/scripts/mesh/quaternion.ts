import type { Vec3 } from "./vec3.ts";

export type Quat = readonly [x: number, y: number, z: number, w: number];

export const IDENTITY: Quat = [0, 0, 0, 1];

/** `a` after `b`. */
export function multiply(a: Quat, b: Quat): Quat {
	return [
		a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
		a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
		a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
		a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
	];
}

export function aboutAxis([x, y, z]: Vec3, angle: number): Quat {
	const sin = Math.sin(angle / 2);
	return [x * sin, y * sin, z * sin, Math.cos(angle / 2)];
}

/** The same order as `turn`: x, then y, then z. */
export function fromTurn([rx, ry, rz]: Vec3): Quat {
	return multiply(aboutAxis([0, 0, 1], rz), multiply(aboutAxis([0, 1, 0], ry), aboutAxis([1, 0, 0], rx)));
}

export function rotate(q: Quat, v: Vec3): Vec3 {
	const [x, y, z, w] = q;
	const tx = 2 * (y * v[2] - z * v[1]);
	const ty = 2 * (z * v[0] - x * v[2]);
	const tz = 2 * (x * v[1] - y * v[0]);
	return [v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx];
}
