import type { Quaternion } from "./vector.ts";

/** Radians about +Y that turn −Z towards (dx, dz). */
export function headingTowards(dx: number, dz: number): number {
	return Math.atan2(-dx, -dz);
}

/** The same angle in (−π, π]. */
export function wrapAngle(radians: number): number {
	const turned = radians % (2 * Math.PI);
	if (turned > Math.PI) return turned - 2 * Math.PI;
	return turned <= -Math.PI ? turned + 2 * Math.PI : turned;
}

/**
 * Which way an orientation faces on the floor. Read from its right-hand side (+X), which stays level while a head nods,
 * so that looking straight down at a table does not spin the body.
 */
export function headingOf({ x, y, z, w }: Readonly<Quaternion>): number {
	return Math.atan2(2 * (w * y - x * z), 1 - 2 * (y * y + z * z));
}

/** Turned by `heading`, then tilted by `pitch` (radians; positive looks up). */
export function orientationOf(heading: number, pitch: number, out: Quaternion): Quaternion {
	const sinYaw = Math.sin(heading / 2);
	const cosYaw = Math.cos(heading / 2);
	const sinPitch = Math.sin(pitch / 2);
	const cosPitch = Math.cos(pitch / 2);
	out.x = cosYaw * sinPitch;
	out.y = sinYaw * cosPitch;
	out.z = -sinYaw * sinPitch;
	out.w = cosYaw * cosPitch;
	return out;
}
