import type { Point2 } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";

/** The outline of a brush stroke along a path of [x, y, half the brush's width]. */
export function brushed(path: readonly (readonly [number, number, number])[]): Point2[] {
	const points = curve(path, 14);
	const [left, right]: [Point2[], Point2[]] = [[], []];
	points.forEach(([x, y, w], i) => {
		const [a, b] = [points[Math.max(0, i - 1)] as Vec3, points[Math.min(points.length - 1, i + 1)] as Vec3];
		const size = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
		const [nx, ny] = [-(b[1] - a[1]) / size, (b[0] - a[0]) / size];
		const half = Math.max(0.5, w);
		left.push([x + nx * half, y + ny * half]);
		right.push([x - nx * half, y - ny * half]);
	});
	return [...left, ...right.reverse()];
}
