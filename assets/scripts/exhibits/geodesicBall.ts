import type { Surface, Triangle, Vertex } from "#assets/scripts/mesh/Surface.ts";
import { normalize, scale, type Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A ball from a divided octahedron: 18 vertices at one division, 66 at two. For the many small ones of a crystal. */
export function geodesicBall(radius: number, divisions: number): Surface {
	const points: Vec3[] = [
		[1, 0, 0],
		[-1, 0, 0],
		[0, 1, 0],
		[0, -1, 0],
		[0, 0, 1],
		[0, 0, -1],
	];
	let triangles: Triangle[] = [
		[2, 4, 0],
		[2, 0, 5],
		[2, 5, 1],
		[2, 1, 4],
		[3, 0, 4],
		[3, 5, 0],
		[3, 1, 5],
		[3, 4, 1],
	];
	for (let i = 0; i < divisions; i++) {
		const halves = new Map<string, number>();
		const half = (a: number, b: number): number => {
			const key = a < b ? `${a},${b}` : `${b},${a}`;
			const known = halves.get(key);
			if (known !== undefined) return known;
			const [p, q] = [points[a] as Vec3, points[b] as Vec3];
			points.push(normalize([p[0] + q[0], p[1] + q[1], p[2] + q[2]]));
			halves.set(key, points.length - 1);
			return points.length - 1;
		};
		triangles = triangles.flatMap(([a, b, c]): Triangle[] => {
			const [ab, bc, ca] = [half(a, b), half(b, c), half(c, a)];
			return [
				[a, ab, ca],
				[ab, b, bc],
				[ca, bc, c],
				[ab, bc, ca],
			];
		});
	}
	return { vertices: points.map((p): Vertex => ({ position: scale(p, radius), normal: p })), triangles };
}
