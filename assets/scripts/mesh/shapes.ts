import { clean, facing, join, type Surface, smooth, type Triangle, type Vertex } from "./Surface.ts";
import { add, cross, dot, normalize, scale, subtract, type Vec3 } from "./vec3.ts";

export type Point2 = readonly [number, number];

/**
 * A box with rounded edges, resting on y = 0, centred in x and z. `divide` is the longest edge of its grid in metres,
 * so that baked light has vertices to live in.
 */
export function block(
	width: number,
	height: number,
	depth: number,
	{ bevel = 0.008, divide = 100 }: { readonly bevel?: number; readonly divide?: number } = {},
): Surface {
	const half: Vec3 = [width / 2, height / 2, depth / 2];
	const round = Math.min(bevel, half[0] * 0.98, half[1] * 0.98, half[2] * 0.98);
	const counts: Vec3 = [
		Math.max(1, Math.round((width - 2 * round) / divide)),
		Math.max(1, Math.round((height - 2 * round) / divide)),
		Math.max(1, Math.round((depth - 2 * round) / divide)),
	];
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	const put = (triangle: Triangle) => triangles.push(facing(vertices, triangle));
	type Axis = 0 | 1 | 2;
	const axes: readonly Axis[] = [0, 1, 2];
	const others = (axis: Axis): readonly [Axis, Axis] => (axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1]);

	const firstOf = new Map<string, number>();
	for (const axis of axes) {
		const [b, c] = others(axis);
		for (const sign of [-1, 1]) {
			firstOf.set(`${axis}${sign}`, vertices.length);
			for (let i = 0; i <= counts[b]; i++) {
				for (let j = 0; j <= counts[c]; j++) {
					const p: [number, number, number] = [0, half[1], 0];
					const n: [number, number, number] = [0, 0, 0];
					const spread = (a: Axis, k: number) => (half[a] - round) * ((2 * k) / counts[a] - 1);
					p[axis] += sign * half[axis];
					p[b] += spread(b, i);
					p[c] += spread(c, j);
					n[axis] = sign;
					vertices.push({ position: p, normal: n });
				}
			}
		}
	}
	const index = (axis: Axis, sign: number, at: Readonly<Record<Axis, number>>) => {
		const [b, c] = others(axis);
		return (firstOf.get(`${axis}${sign}`) ?? 0) + at[b] * (counts[c] + 1) + at[c];
	};
	const end = (axis: Axis, sign: number) => (sign > 0 ? counts[axis] : 0);

	for (const axis of axes) {
		const [b, c] = others(axis);
		for (const sign of [-1, 1]) {
			for (let i = 0; i < counts[b]; i++) {
				for (let j = 0; j < counts[c]; j++) {
					const corner = (di: number, dj: number) =>
						index(axis, sign, { ...NOWHERE, [b]: i + di, [c]: j + dj } as Record<Axis, number>);
					put([corner(0, 0), corner(1, 0), corner(1, 1)]);
					put([corner(0, 0), corner(1, 1), corner(0, 1)]);
				}
			}
		}
	}
	if (round > 0) {
		for (const along of axes) {
			const [p, q] = others(along);
			for (const sp of [-1, 1]) {
				for (const sq of [-1, 1]) {
					for (let k = 0; k < counts[along]; k++) {
						const onP = (d: number) =>
							index(p, sp, { ...NOWHERE, [along]: k + d, [q]: end(q, sq) } as Record<Axis, number>);
						const onQ = (d: number) =>
							index(q, sq, { ...NOWHERE, [along]: k + d, [p]: end(p, sp) } as Record<Axis, number>);
						put([onP(0), onP(1), onQ(1)]);
						put([onP(0), onQ(1), onQ(0)]);
					}
				}
			}
		}
		for (const sx of [-1, 1]) {
			for (const sy of [-1, 1]) {
				for (const sz of [-1, 1]) {
					const at = { 0: end(0, sx), 1: end(1, sy), 2: end(2, sz) };
					put([index(0, sx, at), index(1, sy, at), index(2, sz, at)]);
				}
			}
		}
	}
	return { vertices, triangles };
}
const NOWHERE = { 0: 0, 1: 0, 2: 0 };

/** A profile of [radius, y] points, from bottom to top on the outside, turned about +Y. Edges sharper than ~40° stay sharp. */
export function lathe(
	profile: readonly Point2[],
	segments: number,
	{ from = 0, sweep = Math.PI * 2 }: { readonly from?: number; readonly sweep?: number } = {},
): Surface {
	const edges = pairs(profile).map(([[r0, y0], [r1, y1]]) => {
		const size = Math.hypot(r1 - r0, y1 - y0) || 1;
		return { r0, y0, r1, y1, n: [(y1 - y0) / size, -(r1 - r0) / size] as Point2 };
	});
	const closed = samePoint(profile[0], profile[profile.length - 1]);
	const blend = (a: Point2, b: Point2 | undefined): Point2 => {
		if (!b || a[0] * b[0] + a[1] * b[1] < 0.76) return a;
		const size = Math.hypot(a[0] + b[0], a[1] + b[1]);
		return [(a[0] + b[0]) / size, (a[1] + b[1]) / size];
	};
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	let total = 0;
	for (const { r0, y0, r1, y1 } of edges) total += Math.hypot(r1 - r0, y1 - y0);
	let passed = 0;
	edges.forEach(({ r0, y0, r1, y1, n }, e) => {
		const before = edges[e - 1] ?? (closed ? edges[edges.length - 1] : undefined);
		const after = edges[e + 1] ?? (closed ? edges[0] : undefined);
		const n0 = blend(n, before?.n);
		const n1 = blend(n, after?.n);
		const base = vertices.length;
		const v0 = passed / total;
		passed += Math.hypot(r1 - r0, y1 - y0);
		const v1 = passed / total;
		for (let s = 0; s <= segments; s++) {
			const angle = from + (sweep * s) / segments;
			const sin = Math.sin(angle);
			const cos = Math.cos(angle);
			const u = s / segments;
			vertices.push({ position: [r0 * sin, y0, r0 * cos], normal: [n0[0] * sin, n0[1], n0[0] * cos], uv: [u, 1 - v0] });
			vertices.push({ position: [r1 * sin, y1, r1 * cos], normal: [n1[0] * sin, n1[1], n1[0] * cos], uv: [u, 1 - v1] });
		}
		for (let s = 0; s < segments; s++) {
			const a = base + s * 2;
			if (r0 > 1e-6) triangles.push([a, a + 2, a + 1]);
			if (r1 > 1e-6) triangles.push([a + 1, a + 2, a + 3]);
		}
	});
	return clean({ vertices, triangles });
}

/** A standing cylinder, with a rounded rim above and below. */
export function cylinder(
	radius: number,
	height: number,
	{ segments = 20, bevel = 0.004, top = radius }: { segments?: number; bevel?: number; top?: number } = {},
): Surface {
	const b = Math.min(bevel, height * 0.4, radius * 0.6, top * 0.6);
	return lathe(
		[
			[0, 0],
			[radius - b, 0],
			[radius, b],
			[top, height - b],
			[top - b, height],
			[0, height],
		],
		segments,
	);
}

export function sphere(radius: number, { segments = 20, rings = 12 } = {}): Surface {
	const profile: Point2[] = [];
	for (let i = 0; i <= rings; i++) {
		const angle = (i / rings - 0.5) * Math.PI;
		profile.push([Math.max(0, Math.cos(angle) * radius), Math.sin(angle) * radius]);
	}
	return lathe(profile, segments);
}

export function torus(radius: number, thickness: number, { segments = 24, sides = 10 } = {}): Surface {
	const profile: Point2[] = [];
	for (let i = 0; i <= sides; i++) {
		const angle = (i / sides) * Math.PI * 2;
		profile.push([radius + Math.cos(angle) * thickness, Math.sin(angle) * thickness]);
	}
	return lathe(profile, segments);
}

/**
 * An outline in the floor plane (x, z), counter-clockwise seen from above or not, raised from y = 0 to `height` with
 * bevelled rims. Corners of the outline sharper than ~35° stay sharp.
 */
export function extrude(
	outline: readonly Point2[],
	height: number,
	{
		bevel = 0.004,
		divide = 100,
		hole,
		holeWall = true,
	}: {
		readonly bevel?: number;
		readonly divide?: number;
		/** As many points as the outline. */
		readonly hole?: readonly Point2[];
		/** Whether the hole's inside is drawn: not where something fills it. */
		readonly holeWall?: boolean;
	} = {},
): Surface {
	const b = Math.min(bevel, height * 0.45);
	const rings = [outlineRing(outline, true), ...(hole ? [outlineRing(hole, false)] : [])];
	const parts: Surface[] = [];
	for (const ring of rings) {
		const inset = insetRing(ring, b);
		const levels: { y: number; points: readonly Point2[] }[] = [];
		if (b > 0) levels.push({ y: 0, points: inset });
		const steps = Math.max(1, Math.round((height - 2 * b) / divide));
		for (let k = 0; k <= steps; k++) levels.push({ y: b + ((height - 2 * b) * k) / steps, points: ring });
		if (b > 0) levels.push({ y: height, points: inset });
		if (holeWall || ring === rings[0]) parts.push(ringWalls(ring, levels, b > 0));
		if (!hole) parts.push(capOf(inset, height, 1), capOf(inset, 0, -1));
	}
	if (hole) {
		const [outer, inner] = rings.map((ring) => insetRing(ring, b));
		if (outer && inner) parts.push(capBetween(outer, inner, height, 1), capBetween(outer, inner, 0, -1));
	}
	return clean(join(...parts));
}

/** Counter-clockwise in (x, −z), that is seen from above with x right and z down the page it runs with material on its left. */
function outlineRing(points: readonly Point2[], solidInside: boolean): readonly Point2[] {
	let area = 0;
	for (const [[x0, z0], [x1, z1]] of loopPairs(points)) area += x0 * z1 - x1 * z0;
	// Walls are built so that (dz, −dx) points out of the solid.
	return area > 0 === solidInside ? points : [...points].reverse();
}

function insetRing(ring: readonly Point2[], by: number): readonly Point2[] {
	if (by === 0) return ring;
	return ring.map((point, i) => {
		const before = cyclic(ring, i - 1);
		const after = cyclic(ring, i + 1);
		const n0 = edgeNormal(before, point);
		const n1 = edgeNormal(point, after);
		const sum: Point2 = [n0[0] + n1[0], n0[1] + n1[1]];
		const stretch = Math.max(0.5, 1 + n0[0] * n1[0] + n0[1] * n1[1]);
		return [point[0] - (sum[0] / stretch) * by, point[1] - (sum[1] / stretch) * by];
	});
}

function ringWalls(
	ring: readonly Point2[],
	levels: readonly { readonly y: number; readonly points: readonly Point2[] }[],
	bevelled: boolean,
): Surface {
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	const last = levels.length - 1;
	ring.forEach((point, i) => {
		const j = (i + 1) % ring.length;
		const own = edgeNormal(point, cyclic(ring, i + 1));
		const soften = (other: Point2): Point2 => {
			if (own[0] * other[0] + own[1] * other[1] < 0.82) return own;
			const size = Math.hypot(own[0] + other[0], own[1] + other[1]);
			return [(own[0] + other[0]) / size, (own[1] + other[1]) / size];
		};
		const n0 = soften(edgeNormal(cyclic(ring, i - 1), point));
		const n1 = soften(edgeNormal(cyclic(ring, i + 1), cyclic(ring, i + 2)));
		const base = vertices.length;
		levels.forEach(({ y, points }, level) => {
			const up = bevelled && level === last ? 1 : bevelled && level === 0 ? -1 : 0;
			const a = cyclic(points, i);
			const b = cyclic(points, j);
			const lean = (n: Point2): Vec3 => (up ? [0, up, 0] : [n[0], 0, n[1]]);
			vertices.push({ position: [a[0], y, a[1]], normal: lean(n0) }, { position: [b[0], y, b[1]], normal: lean(n1) });
		});
		for (let level = 0; level < last; level++) {
			const a = base + level * 2;
			triangles.push(facing(vertices, [a, a + 1, a + 3]), facing(vertices, [a, a + 3, a + 2]));
		}
	});
	return { vertices, triangles };
}

function capOf(ring: readonly Point2[], y: number, up: 1 | -1): Surface {
	const vertices = ring.map(([x, z]): Vertex => ({ position: [x, y, z], normal: [0, up, 0] }));
	return { vertices, triangles: triangulate(ring).map((triangle) => facing(vertices, triangle)) };
}

/** Both rings must have the same number of points, running the opposite way round. */
function capBetween(outer: readonly Point2[], inner: readonly Point2[], y: number, up: 1 | -1): Surface {
	if (outer.length !== inner.length) throw new Error("extrude: a hole needs as many points as its outline");
	const turned = [...inner].reverse();
	let shift = 0;
	let nearest = Number.POSITIVE_INFINITY;
	turned.forEach((point, i) => {
		const first = cyclic(outer, 0);
		const away = Math.hypot(point[0] - first[0], point[1] - first[1]);
		if (away < nearest) [nearest, shift] = [away, i];
	});
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	outer.forEach((point, i) => {
		const other = cyclic(turned, i + shift);
		vertices.push(
			{ position: [point[0], y, point[1]], normal: [0, up, 0] },
			{ position: [other[0], y, other[1]], normal: [0, up, 0] },
		);
	});
	outer.forEach((_, i) => {
		const a = i * 2;
		const b = ((i + 1) % outer.length) * 2;
		triangles.push(facing(vertices, [a, b, b + 1]), facing(vertices, [a, b + 1, a + 1]));
	});
	return { vertices, triangles };
}

/** Ear clipping: outlines here have tens of points. */
function triangulate(ring: readonly Point2[]): Triangle[] {
	const left = ring.map((_, i) => i);
	const triangles: Triangle[] = [];
	const at = (i: number) => cyclic(ring, i);
	const area = (a: Point2, b: Point2, c: Point2) => (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
	let whole = 0;
	for (const [[x0, z0], [x1, z1]] of loopPairs(ring)) whole += x0 * z1 - x1 * z0;
	const sign = Math.sign(whole);
	while (left.length > 3) {
		let best = -1;
		let bestQuality = Number.NEGATIVE_INFINITY;
		for (let i = 0; i < left.length; i++) {
			const [ia, ib, ic] = [cyclic(left, i - 1), cyclic(left, i), cyclic(left, i + 1)];
			const [a, b, c] = [at(ia), at(ib), at(ic)];
			const size = area(a, b, c) * sign;
			if (size <= 1e-12) continue;
			const blocked = left.some((k) => {
				if (k === ia || k === ib || k === ic) return false;
				const p = at(k);
				return area(a, b, p) * sign >= 0 && area(b, c, p) * sign >= 0 && area(c, a, p) * sign >= 0;
			});
			if (blocked) continue;
			const quality = size / ((c[0] - a[0]) ** 2 + (c[1] - a[1]) ** 2 + 1e-9);
			if (quality > bestQuality) [best, bestQuality] = [i, quality];
		}
		if (best < 0) break;
		triangles.push([cyclic(left, best - 1), cyclic(left, best), cyclic(left, best + 1)]);
		left.splice(best, 1);
	}
	if (left.length === 3) triangles.push([cyclic(left, 0), cyclic(left, 1), cyclic(left, 2)]);
	return triangles;
}

export interface SweepOptions {
	readonly sides?: number;
	readonly closed?: boolean;
	/** Radius at a share of the way, 0…1. */
	readonly radius: number | ((t: number) => number);
	/** Own cross-section (unit sized, counter-clockwise), scaled by the radius, instead of a circle. */
	readonly section?: readonly Point2[];
}

/** A tube along a path. */
export function sweep(path: readonly Vec3[], { sides = 8, closed = false, radius, section }: SweepOptions): Surface {
	const outline: readonly Point2[] =
		section ??
		Array.from({ length: sides }, (_, i) => {
			const angle = (i / sides) * Math.PI * 2;
			return [Math.cos(angle), Math.sin(angle)] as const;
		});
	const count = path.length;
	const tangents = path.map((_, i) => {
		const before = closed ? cyclic(path, i - 1) : (path[Math.max(0, i - 1)] as Vec3);
		const after = closed ? cyclic(path, i + 1) : (path[Math.min(count - 1, i + 1)] as Vec3);
		return normalize(subtract(after, before));
	});
	const first = tangents[0] as Vec3;
	let across: Vec3 = normalize(cross(Math.abs(first[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], first));
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	path.forEach((centre, i) => {
		const tangent = tangents[i] as Vec3;
		across = normalize(subtract(across, scale(tangent, dot(across, tangent))));
		const up = cross(tangent, across);
		const r = typeof radius === "number" ? radius : radius(count > 1 ? i / (closed ? count : count - 1) : 0);
		for (const [x, y] of outline) {
			const out = add(scale(across, x), scale(up, y));
			vertices.push({ position: add(centre, scale(out, r)), normal: normalize(out) });
		}
	});
	const n = outline.length;
	const rows = closed ? count : count - 1;
	for (let i = 0; i < rows; i++) {
		const next = (i + 1) % count;
		for (let k = 0; k < n; k++) {
			const a = i * n + k;
			const b = i * n + ((k + 1) % n);
			const c = next * n + k;
			const d = next * n + ((k + 1) % n);
			triangles.push([a, b, d], [a, d, c]);
		}
	}
	if (!closed) {
		for (const [row, sign] of [
			[0, -1],
			[count - 1, 1],
		] as const) {
			const normal = scale(tangents[row] as Vec3, sign);
			const base = vertices.length;
			for (let k = 0; k < n; k++) vertices.push({ position: (vertices[row * n + k] as Vertex).position, normal });
			for (let k = 1; k < n - 1; k++) triangles.push(facing(vertices, [base, base + k, base + k + 1]));
		}
	}
	const tube: Surface = { vertices, triangles };
	return clean(section ? smooth(tube) : tube);
}

/** A grid from a function of (u, v) in 0…1, facing along ∂u × ∂v. */
export function sheet(
	columns: number,
	rows: number,
	position: (u: number, v: number) => Vec3,
	{ bothSides = false }: { readonly bothSides?: boolean } = {},
): Surface {
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	for (let j = 0; j <= rows; j++) {
		for (let i = 0; i <= columns; i++) {
			const u = i / columns;
			const v = j / rows;
			vertices.push({ position: position(u, v), normal: [0, 1, 0], uv: [u, 1 - v] });
		}
	}
	for (let j = 0; j < rows; j++) {
		for (let i = 0; i < columns; i++) {
			const a = j * (columns + 1) + i;
			const c = a + columns + 1;
			triangles.push([a, a + 1, c + 1], [a, c + 1, c]);
		}
	}
	const front = smooth(clean({ vertices, triangles }));
	if (!bothSides) return front;
	return join(front, {
		vertices: front.vertices.map((vertex) => ({ ...vertex, normal: scale(vertex.normal, -1) })),
		triangles: front.triangles.map(([a, b, c]) => [a, c, b] as const),
	});
}

/**
 * A board against something: its back lies on z = 0 and is never seen, so there is none; its front, at z = `depth`, has
 * the grid. Bottom centre at the origin.
 */
export function board(width: number, height: number, depth: number, { divide = 100 } = {}): Surface {
	const [columns, rows] = [Math.max(1, Math.round(width / divide)), Math.max(1, Math.round(height / divide))];
	const front = sheet(columns, rows, (u, v) => [(u - 0.5) * width, v * height, depth]);
	const x = width / 2;
	const side = (a: Vec3, b: Vec3): Surface =>
		sheet(1, 1, (u, v) => {
			const p = add(scale(a, 1 - u), scale(b, u));
			return [p[0], p[1], depth * v];
		});
	return join(
		front,
		side([-x, 0, 0], [x, 0, 0]),
		side([x, 0, 0], [x, height, 0]),
		side([x, height, 0], [-x, height, 0]),
		side([-x, height, 0], [-x, 0, 0]),
	);
}

/** The round of a cylinder without its ends: for what is stuck into something at both. */
export function rod(radius: number, height: number, segments = 6): Surface {
	return lathe(
		[
			[radius, 0],
			[radius, height],
		],
		segments,
	);
}

/** An upright rectangle facing +Z, its bottom centre at the origin. */
export function panel(width: number, height: number): Surface {
	return sheet(1, 1, (u, v) => [(u - 0.5) * width, v * height, 0]);
}

/** A rectangle with rounded corners, for {@link extrude}. */
export function roundedRectangle(width: number, depth: number, radius: number, steps = 5): Point2[] {
	const points: Point2[] = [];
	const r = Math.min(radius, width / 2, depth / 2);
	for (const [sx, sz, start] of [
		[1, 1, 0],
		[-1, 1, Math.PI / 2],
		[-1, -1, Math.PI],
		[1, -1, Math.PI * 1.5],
	] as const) {
		for (let i = 0; i <= steps; i++) {
			const angle = start + (i / steps) * (Math.PI / 2);
			points.push([sx * (width / 2 - r) + Math.cos(angle) * r, sz * (depth / 2 - r) + Math.sin(angle) * r]);
		}
	}
	return points;
}

/** A closed circle of points, for {@link extrude}. */
export function circle(radius: number, segments: number, from = 0): Point2[] {
	return Array.from({ length: segments }, (_, i) => {
		const angle = from + (i / segments) * Math.PI * 2;
		return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
	});
}

/** A bent strip of floor between two radii, for curved walls and steps; angles from +Z towards +X. */
export function arcBand(inner: number, outer: number, from: number, to: number, steps: number): Point2[] {
	const points: Point2[] = [];
	for (let i = 0; i <= steps; i++) {
		const angle = from + ((to - from) * i) / steps;
		points.push([Math.sin(angle) * outer, Math.cos(angle) * outer]);
	}
	for (let i = steps; i >= 0; i--) {
		const angle = from + ((to - from) * i) / steps;
		points.push([Math.sin(angle) * inner, Math.cos(angle) * inner]);
	}
	return points;
}

const edgeNormal = (a: Point2, b: Point2): Point2 => {
	const size = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
	return [(b[1] - a[1]) / size, -(b[0] - a[0]) / size];
};

function cyclic<T>(items: readonly T[], index: number): T {
	const item = items[((index % items.length) + items.length) % items.length];
	if (item === undefined) throw new Error("shapes: an empty outline");
	return item;
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
	return items.slice(1).map((item, i) => [items[i] as T, item] as const);
}

function loopPairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
	return items.map((item, i) => [item, cyclic(items, i + 1)] as const);
}

const samePoint = (a: Point2 | undefined, b: Point2 | undefined): boolean =>
	!!a && !!b && Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) < 1e-9;
