import { add, cross, dot, normalize, scale, subtract, turn, type Vec3 } from "./vec3.ts";

export interface Vertex {
	readonly position: Vec3;
	readonly normal: Vec3;
	readonly uv?: readonly [number, number];
}
export type Triangle = readonly [number, number, number];

/** Triangles that share vertices; counter-clockwise is the front, as in glTF. */
export interface Surface {
	readonly vertices: readonly Vertex[];
	readonly triangles: readonly Triangle[];
}

export interface Placing {
	readonly at?: Vec3;
	/** Radians about x, then y, then z. */
	readonly turn?: Vec3;
	readonly scale?: number | Vec3;
}

export function place(
	surface: Surface,
	{ at = [0, 0, 0], turn: angles = [0, 0, 0], scale: size = 1 }: Placing,
): Surface {
	const s: Vec3 = typeof size === "number" ? [size, size, size] : size;
	const mirrored = s[0] * s[1] * s[2] < 0;
	return {
		vertices: surface.vertices.map(({ position: p, normal: n, uv }) => ({
			position: add(turn([p[0] * s[0], p[1] * s[1], p[2] * s[2]], angles), at),
			normal: turn(normalize([n[0] / s[0], n[1] / s[1], n[2] / s[2]]), angles),
			...(uv && { uv }),
		})),
		triangles: mirrored ? surface.triangles.map(([a, b, c]) => [a, c, b] as const) : surface.triangles,
	};
}

export function join(...surfaces: readonly Surface[]): Surface {
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	for (const surface of surfaces) {
		const base = vertices.length;
		for (const vertex of surface.vertices) vertices.push(vertex);
		for (const [a, b, c] of surface.triangles) triangles.push([a + base, b + base, c + base]);
	}
	return { vertices, triangles };
}

/** Carries every vertex through `bend` and makes the normals anew, smooth across shared vertices. */
export function bend(surface: Surface, through: (p: Vec3) => Vec3): Surface {
	return smooth({
		vertices: surface.vertices.map((vertex) => ({ ...vertex, position: through(vertex.position) })),
		triangles: surface.triangles,
	});
}

/** Normals from the triangles, weighted by area; vertices at one place but kept apart stay a sharp edge. */
export function smooth(surface: Surface): Surface {
	const normals = surface.vertices.map((): Vec3 => [0, 0, 0]);
	for (const triangle of surface.triangles) {
		const n = cornerCross(surface, triangle);
		for (const index of triangle) normals[index] = add(normals[index] ?? [0, 0, 0], n);
	}
	return {
		vertices: surface.vertices.map((vertex, index) => ({
			...vertex,
			normal: orUp(normalize(normals[index] ?? [0, 0, 0])),
		})),
		triangles: surface.triangles,
	};
}

/** Drops triangles without area and vertices that nothing uses. */
export function clean(surface: Surface): Surface {
	const triangles = surface.triangles.filter((triangle) => {
		const n = cornerCross(surface, triangle);
		return dot(n, n) > 1e-18;
	});
	const moved = new Map<number, number>();
	const vertices: Vertex[] = [];
	const keep = (index: number): number => {
		const known = moved.get(index);
		if (known !== undefined) return known;
		moved.set(index, vertices.length);
		vertices.push(vertexAt(surface, index));
		return vertices.length - 1;
	};
	return { triangles: triangles.map(([a, b, c]) => [keep(a), keep(b), keep(c)] as const), vertices };
}

export function vertexAt(surface: Surface, index: number): Vertex {
	const vertex = surface.vertices[index];
	if (!vertex) throw new Error(`Surface: no vertex ${index}`);
	return vertex;
}

/** Twice the triangle's area along its normal. */
export function cornerCross(surface: Surface, [a, b, c]: Triangle): Vec3 {
	const p = vertexAt(surface, a).position;
	return cross(subtract(vertexAt(surface, b).position, p), subtract(vertexAt(surface, c).position, p));
}

const orUp = (n: Vec3): Vec3 => (dot(n, n) > 0.5 ? n : [0, 1, 0]);

/** A triangle turned so that it faces the way its vertices' normals do. */
export function facing(vertices: readonly Vertex[], [a, b, c]: Triangle): Triangle {
	const surface = { vertices, triangles: [] };
	const n = cornerCross(surface, [a, b, c]);
	const mean = scale(
		add(add(vertexAt(surface, a).normal, vertexAt(surface, b).normal), vertexAt(surface, c).normal),
		1 / 3,
	);
	return dot(n, mean) < 0 ? [a, c, b] : [a, b, c];
}
