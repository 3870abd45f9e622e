import type { Surface, Triangle, Vertex } from "#assets/scripts/mesh/Surface.ts";
import { add, cross, normalize, scale, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A thin bar between two points, three-sided and open at its ends: for nets and lattices, where joints hide them. */
export function strut(from: Vec3, to: Vec3, radius: number): Surface {
	const along = normalize(subtract(to, from));
	const across = normalize(cross(Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], along));
	const up = cross(along, across);
	const vertices: Vertex[] = [];
	for (const end of [from, to]) {
		for (let k = 0; k < 3; k++) {
			const angle = (k / 3) * Math.PI * 2;
			const normal = add(scale(across, Math.cos(angle)), scale(up, Math.sin(angle)));
			vertices.push({ position: add(end, scale(normal, radius)), normal });
		}
	}
	const triangles: Triangle[] = [];
	for (let k = 0; k < 3; k++) {
		const next = (k + 1) % 3;
		triangles.push([k, next, next + 3], [k, next + 3, k + 3]);
	}
	return { vertices, triangles };
}
