import type { Document } from "@gltf-transform/core";

type Vec3 = readonly [number, number, number];
interface Facet {
	readonly corners: readonly [Vec3, Vec3, Vec3];
	readonly normal: Vec3;
	readonly offset: number;
	readonly material: string;
}

/** Two faces that look the same way from nearly one plane and cover one another: they would flicker. */
export interface CoplanarOverlap {
	readonly materials: readonly [string, string];
	readonly at: Vec3;
	readonly squareCentimetres: number;
}

/** `within` metres between planes count as one; overlaps under `atLeast` square metres are seams and bevels. */
export function coplanarOverlaps(document: Document, within = 0.0015, atLeast = 0.0004): CoplanarOverlap[] {
	const planes = new Map<string, Facet[]>();
	for (const node of document.getRoot().listNodes()) {
		const matrix = node.getWorldMatrix();
		for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
			const position = primitive.getAttribute("POSITION");
			const indices = primitive.getIndices()?.getArray();
			if (!position || !indices) continue;
			const point = (i: number): Vec3 => {
				const [x = 0, y = 0, z = 0] = position.getElement(i, []);
				const row = (k: number) =>
					(matrix[k] ?? 0) * x + (matrix[k + 4] ?? 0) * y + (matrix[k + 8] ?? 0) * z + (matrix[k + 12] ?? 0);
				return [row(0), row(1), row(2)];
			};
			for (let i = 0; i < indices.length; i += 3) {
				const corners = [point(indices[i] ?? 0), point(indices[i + 1] ?? 0), point(indices[i + 2] ?? 0)] as const;
				const cross = crossOf(minus(corners[1], corners[0]), minus(corners[2], corners[0]));
				const size = Math.hypot(...cross);
				if (size < atLeast / 4) continue;
				const normal: Vec3 = [cross[0] / size, cross[1] / size, cross[2] / size];
				// What looks straight down lies on something; a sign's underside over the aisle does not flicker unseen.
				if (normal[1] < -0.99 && Math.max(...corners.map((p) => p[1])) < 1.2) continue;
				const offset = dot(normal, corners[0]);
				const facet = { corners, normal, offset, material: primitive.getMaterial()?.getName() ?? "" };
				const key = normal.map((n) => Math.round(n * 200)).join();
				const list = planes.get(key);
				if (list) list.push(facet);
				else planes.set(key, [facet]);
			}
		}
	}
	const found: CoplanarOverlap[] = [];
	for (const facets of planes.values()) {
		facets.sort((a, b) => a.offset - b.offset);
		facets.forEach((a, i) => {
			for (let k = i + 1; k < facets.length; k++) {
				const b = facets[k] as Facet;
				if (b.offset - a.offset > within) break;
				const area = sharedArea(a, b);
				if (area >= atLeast)
					found.push({ materials: [a.material, b.material], at: a.corners[0], squareCentimetres: area * 1e4 });
			}
		});
	}
	return found;
}

/** Clips one triangle by the other in the plane's two largest axes. */
function sharedArea(a: Facet, b: Facet): number {
	const drop = a.normal.map(Math.abs).indexOf(Math.max(...a.normal.map(Math.abs)));
	const flat = (f: Facet) => f.corners.map((p) => p.filter((_, axis) => axis !== drop) as [number, number]);
	let polygon = flat(a);
	const clip = flat(b);
	const turn = Math.sign(areaOf(clip));
	clip.forEach((from, i) => {
		const to = clip[(i + 1) % 3] as [number, number];
		const side = (p: readonly [number, number]) =>
			turn * ((to[0] - from[0]) * (p[1] - from[1]) - (to[1] - from[1]) * (p[0] - from[0]));
		const kept: [number, number][] = [];
		polygon.forEach((p, k) => {
			const q = polygon[(k + 1) % polygon.length] as [number, number];
			const [sp, sq] = [side(p), side(q)];
			if (sp >= 0) kept.push(p);
			if (sp >= 0 !== sq >= 0) {
				const t = sp / (sp - sq);
				kept.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
			}
		});
		polygon = kept;
	});
	// The projection shrinks areas by the dropped axis' share of the normal.
	return Math.abs(areaOf(polygon)) / Math.abs(a.normal[drop] ?? 1);
}

const areaOf = (points: readonly (readonly [number, number])[]): number =>
	points.reduce((sum, [x, y], i) => {
		const [nx, ny] = points[(i + 1) % points.length] as readonly [number, number];
		return sum + (x * ny - nx * y) / 2;
	}, 0);
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const crossOf = (a: Vec3, b: Vec3): Vec3 => [
	a[1] * b[2] - a[2] * b[1],
	a[2] * b[0] - a[0] * b[2],
	a[0] * b[1] - a[1] * b[0],
];
