/**
 * A bounding volume tree over triangles that answers "how far until something is hit?".
 * Flat arrays: the baking asks about a million times per model.
 */
export class RayTree {
	readonly #corners: Float64Array;
	readonly #bounds: Float64Array;
	/** Per node: first triangle and count for a leaf, left child and −right child for an inner node. */
	readonly #links: Int32Array;
	readonly #order: Int32Array;
	#nodes = 0;

	/** `corners` holds nine numbers per triangle. */
	constructor(corners: Float64Array) {
		this.#corners = corners;
		const count = corners.length / 9;
		this.#order = Int32Array.from({ length: count }, (_, i) => i);
		this.#bounds = new Float64Array(Math.max(1, count * 2) * 6);
		this.#links = new Int32Array(Math.max(1, count * 2) * 2);
		this.#build(0, count);
	}

	/** Distance to the first triangle on the way, or `limit` when there is none nearer. */
	cast(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, limit: number): number {
		const stack = STACK;
		const b = this.#bounds;
		const ix = 1 / dx;
		const iy = 1 / dy;
		const iz = 1 / dz;
		let nearest = limit;
		let top = 0;
		stack[top++] = 0;
		while (top > 0) {
			const node = stack[--top] as number;
			const k = node * 6;
			const x0 = ((b[k] as number) - ox) * ix;
			const x1 = ((b[k + 3] as number) - ox) * ix;
			const y0 = ((b[k + 1] as number) - oy) * iy;
			const y1 = ((b[k + 4] as number) - oy) * iy;
			const z0 = ((b[k + 2] as number) - oz) * iz;
			const z1 = ((b[k + 5] as number) - oz) * iz;
			const enter = Math.max(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1), 0);
			const leave = Math.min(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1), nearest);
			if (!(enter <= leave)) continue;
			const a = this.#links[node * 2] as number;
			const c = this.#links[node * 2 + 1] as number;
			if (c < 0) {
				stack[top++] = a;
				stack[top++] = -c;
				continue;
			}
			for (let i = a; i < a + c; i++) {
				const t = this.#hit((this.#order[i] as number) * 9, ox, oy, oz, dx, dy, dz);
				if (t < nearest) nearest = t;
			}
		}
		return nearest;
	}

	/** Möller and Trumbore 1997. */
	#hit(k: number, ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): number {
		const c = this.#corners;
		const ax = c[k] as number;
		const ay = c[k + 1] as number;
		const az = c[k + 2] as number;
		const e1x = (c[k + 3] as number) - ax;
		const e1y = (c[k + 4] as number) - ay;
		const e1z = (c[k + 5] as number) - az;
		const e2x = (c[k + 6] as number) - ax;
		const e2y = (c[k + 7] as number) - ay;
		const e2z = (c[k + 8] as number) - az;
		const px = dy * e2z - dz * e2y;
		const py = dz * e2x - dx * e2z;
		const pz = dx * e2y - dy * e2x;
		const det = e1x * px + e1y * py + e1z * pz;
		if (det > -1e-14 && det < 1e-14) return Number.POSITIVE_INFINITY;
		const inv = 1 / det;
		const tx = ox - ax;
		const ty = oy - ay;
		const tz = oz - az;
		const u = (tx * px + ty * py + tz * pz) * inv;
		if (u < 0 || u > 1) return Number.POSITIVE_INFINITY;
		const qx = ty * e1z - tz * e1y;
		const qy = tz * e1x - tx * e1z;
		const qz = tx * e1y - ty * e1x;
		const v = (dx * qx + dy * qy + dz * qz) * inv;
		if (v < 0 || u + v > 1) return Number.POSITIVE_INFINITY;
		const t = (e2x * qx + e2y * qy + e2z * qz) * inv;
		return t > 1e-6 ? t : Number.POSITIVE_INFINITY;
	}

	#build(from: number, count: number): number {
		const node = this.#nodes++;
		const c = this.#corners;
		const low = [Infinity, Infinity, Infinity];
		const high = [-Infinity, -Infinity, -Infinity];
		for (let i = from; i < from + count; i++) {
			const k = (this.#order[i] as number) * 9;
			for (let j = 0; j < 9; j++) {
				const value = c[k + j] as number;
				const axis = j % 3;
				if (value < (low[axis] as number)) low[axis] = value;
				if (value > (high[axis] as number)) high[axis] = value;
			}
		}
		this.#bounds.set([...low.map((v) => v - 1e-7), ...high.map((v) => v + 1e-7)], node * 6);
		if (count <= 4) {
			this.#links[node * 2] = from;
			this.#links[node * 2 + 1] = count;
			return node;
		}
		const spread = low.map((v, axis) => (high[axis] as number) - v);
		const axis = spread.indexOf(Math.max(...spread));
		const centre = (triangle: number) => {
			const k = triangle * 9 + axis;
			return (c[k] as number) + (c[k + 3] as number) + (c[k + 6] as number);
		};
		const half = this.#order.subarray(from, from + count);
		half.sort((a, b) => centre(a) - centre(b) || a - b);
		const middle = count >> 1;
		const left = this.#build(from, middle);
		const right = this.#build(from + middle, count - middle);
		this.#links[node * 2] = left;
		this.#links[node * 2 + 1] = -right;
		return node;
	}
}

// Shared because the module is used by one synchronous script at a time.
const STACK = new Int32Array(128);
