import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A smooth path through points (Catmull–Rom). */
export function curve(points: readonly Vec3[], steps: number): Vec3[] {
	const at = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))] as Vec3;
	return Array.from({ length: steps + 1 }, (_, k): Vec3 => {
		const t = (k / steps) * (points.length - 1);
		const i = Math.min(points.length - 2, Math.floor(t));
		const f = t - i;
		const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
		const c = (a: number) => {
			const [v0, v1, v2, v3] = [p0[a], p1[a], p2[a], p3[a]] as [number, number, number, number];
			return (
				0.5 *
				(2 * v1 + (v2 - v0) * f + (2 * v0 - 5 * v1 + 4 * v2 - v3) * f * f + (3 * v1 - v0 - 3 * v2 + v3) * f * f * f)
			);
		};
		return [c(0), c(1), c(2)];
	});
}
