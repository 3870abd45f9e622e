import { type Surface, type Triangle, type Vertex, vertexAt } from "#assets/scripts/mesh/Surface.ts";
import { add, cross, dot, normalize, scale, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A surface's triangles, each flat, as a cut stone has them; only those whose middle is wanted. */
export function faceted(surface: Surface, wanted: (middle: Vec3) => boolean = () => true): Surface {
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	for (const triangle of surface.triangles) {
		const [a, b, c] = triangle.map((i) => vertexAt(surface, i).position) as [Vec3, Vec3, Vec3];
		if (!wanted(scale(add(add(a, b), c), 1 / 3))) continue;
		const across = cross(subtract(b, a), subtract(c, a));
		if (dot(across, across) < 1e-16) continue;
		const base = vertices.length;
		for (const position of [a, b, c]) vertices.push({ position, normal: normalize(across) });
		triangles.push([base, base + 1, base + 2]);
	}
	return { vertices, triangles };
}
