import type { Surface, Triangle, Vertex } from "./Surface.ts";
import { normalize, type Vec3 } from "./vec3.ts";

/** Signed distance in metres: negative inside. */
export type Field = (x: number, y: number, z: number) => number;

/**
 * A smooth surface where a field is zero, by naive surface nets: one vertex per cell that the surface crosses, normals
 * from the field itself. For figures, which boxes and lathes cannot make.
 */
export function surfaceNets(field: Field, low: Vec3, high: Vec3, cell: number): Surface {
	const [nx, ny, nz] = [0, 1, 2].map((a) => Math.ceil(((high[a] as number) - (low[a] as number)) / cell) + 1) as [
		number,
		number,
		number,
	];
	const values = new Float64Array(nx * ny * nz);
	const at = (i: number, j: number, k: number) => (k * ny + j) * nx + i;
	for (let k = 0; k < nz; k++) {
		for (let j = 0; j < ny; j++) {
			for (let i = 0; i < nx; i++) values[at(i, j, k)] = field(low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
		}
	}
	const vertexOf = new Int32Array(nx * ny * nz).fill(-1);
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	const corner = (n: number) => [n & 1, (n >> 1) & 1, (n >> 2) & 1] as const;
	const EDGES: (readonly [number, number])[] = [];
	for (let a = 0; a < 8; a++) for (const bit of [1, 2, 4]) if (!(a & bit)) EDGES.push([a, a | bit]);

	for (let k = 0; k < nz - 1; k++) {
		for (let j = 0; j < ny - 1; j++) {
			for (let i = 0; i < nx - 1; i++) {
				let [sx, sy, sz, crossings] = [0, 0, 0, 0];
				for (const [a, b] of EDGES) {
					const [ax, ay, az] = corner(a);
					const [bx, by, bz] = corner(b);
					const va = values[at(i + ax, j + ay, k + az)] as number;
					const vb = values[at(i + bx, j + by, k + bz)] as number;
					if (va < 0 === vb < 0) continue;
					const t = va / (va - vb);
					sx += ax + (bx - ax) * t;
					sy += ay + (by - ay) * t;
					sz += az + (bz - az) * t;
					crossings++;
				}
				if (crossings === 0) continue;
				const p: Vec3 = [
					low[0] + (i + sx / crossings) * cell,
					low[1] + (j + sy / crossings) * cell,
					low[2] + (k + sz / crossings) * cell,
				];
				const e = cell * 0.35;
				const normal = normalize([
					field(p[0] + e, p[1], p[2]) - field(p[0] - e, p[1], p[2]),
					field(p[0], p[1] + e, p[2]) - field(p[0], p[1] - e, p[2]),
					field(p[0], p[1], p[2] + e) - field(p[0], p[1], p[2] - e),
				]);
				vertexOf[at(i, j, k)] = vertices.length;
				vertices.push({ position: p, normal: normal[0] || normal[1] || normal[2] ? normal : [0, 1, 0] });
			}
		}
	}
	const quad = (a: number, b: number, c: number, d: number, flip: boolean) => {
		const [p, q, r, s] = [a, b, c, d].map((n) => vertexOf[n] as number) as [number, number, number, number];
		if (Math.min(p, q, r, s) < 0) return;
		if (flip) triangles.push([p, r, q], [p, s, r]);
		else triangles.push([p, q, r], [p, r, s]);
	};
	for (let k = 1; k < nz - 1; k++) {
		for (let j = 1; j < ny - 1; j++) {
			for (let i = 1; i < nx - 1; i++) {
				const inside = (values[at(i, j, k)] as number) < 0;
				if (inside !== (values[at(i + 1, j, k)] as number) < 0)
					quad(at(i, j - 1, k - 1), at(i, j, k - 1), at(i, j, k), at(i, j - 1, k), !inside);
				if (inside !== (values[at(i, j + 1, k)] as number) < 0)
					quad(at(i - 1, j, k - 1), at(i - 1, j, k), at(i, j, k), at(i, j, k - 1), !inside);
				if (inside !== (values[at(i, j, k + 1)] as number) < 0)
					quad(at(i - 1, j - 1, k), at(i, j - 1, k), at(i, j, k), at(i - 1, j, k), !inside);
			}
		}
	}
	return { vertices, triangles };
}

export const ball =
	(cx: number, cy: number, cz: number, rx: number, ry = rx, rz = rx): Field =>
	(x, y, z) => {
		const [px, py, pz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz];
		const k0 = Math.hypot(px, py, pz);
		const k1 = Math.hypot(px / rx, py / ry, pz / rz);
		// Source: Inigo Quilez, "ellipsoid — distance bound".
		return k1 > 1e-9 ? (k0 * (k0 - 1)) / k1 : -Math.min(rx, ry, rz);
	};

/** A rod between two points whose radius goes from one to another. */
export const limb =
	(a: Vec3, b: Vec3, ra: number, rb = ra): Field =>
	(x, y, z) => {
		const [bx, by, bz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
		const [px, py, pz] = [x - a[0], y - a[1], z - a[2]];
		const t = Math.max(0, Math.min(1, (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz)));
		return Math.hypot(px - bx * t, py - by * t, pz - bz * t) - (ra + (rb - ra) * t);
	};

/** Polynomial smooth minimum over any number of fields. */
export const blend =
	(softness: number, ...fields: readonly Field[]): Field =>
	(x, y, z) => {
		let d = Number.POSITIVE_INFINITY;
		for (const field of fields) {
			const v = field(x, y, z);
			const h = Math.max(0, softness - Math.abs(d - v)) / softness;
			d = Math.min(d, v) - (Number.isFinite(h) ? h * h * softness * 0.25 : 0);
		}
		return d;
	};

export const minus =
	(from: Field, what: Field, softness = 0.004): Field =>
	(x, y, z) => {
		const [a, b] = [from(x, y, z), -what(x, y, z)];
		const h = Math.max(0, softness - Math.abs(a - b)) / softness;
		return Math.max(a, b) + h * h * softness * 0.25;
	};

export const intersect =
	(a: Field, b: Field): Field =>
	(x, y, z) =>
		Math.max(a(x, y, z), b(x, y, z));
