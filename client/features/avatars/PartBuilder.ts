import { Material } from "@babylonjs/core/Materials/material.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";

export type Point = readonly [x: number, y: number, z: number];

/** Which of an avatar's own colours, or of the colours all share, a surface has. */
export const Paint = { body: 0, accent: 1, pale: 2, shade: 3, ink: 4, grey: 5 } as const;
export type Paint = (typeof Paint)[keyof typeof Paint];

/** What moves a vertex; the shader tells them apart. */
export const Part = {
	torso: 0,
	head: 1,
	leftFoot: 2,
	rightFoot: 3,
	arm: 4,
	palm: 5,
	index: 6,
	fingers: 7,
	thumb: 8,
} as const;
export type Part = (typeof Part)[keyof typeof Part];

/** What is drawn onto a surface where it looks forward. */
export const Decal = { none: 0, face: 1, screen: 2, chest: 3 } as const;
export type Decal = (typeof Decal)[keyof typeof Decal];

/** A picture thrown onto the front (−Z) of a surface: its middle, and half of its height and width. */
export interface DecalWindow {
	readonly kind: Decal;
	readonly x: number;
	readonly y: number;
	readonly half: number;
}

export interface PieceOptions {
	readonly part: Part;
	readonly paint: Paint;
	readonly decal?: DecalWindow;
	/** How much light reaches a point, 0–1; baked. */
	readonly light?: (x: number, y: number, z: number) => number;
}

/** A point of a surface; `u` runs round it (0–1, closed), `v` from its lower end to its upper (0–1). */
type Surface = (u: number, v: number) => Point;

/** One ring of a turned shape: its height, half its width, half its depth, and how far it is pushed along z. */
export type Ring = readonly [y: number, width: number, depth: number, z?: number];

const TAU = Math.PI * 2;

/** Gathers the rounded pieces of an avatar into one mesh. Normals are the surfaces' own. */
export class PartBuilder {
	readonly #positions: number[] = [];
	readonly #normals: number[] = [];
	readonly #uvs: number[] = [];
	readonly #parts: number[] = [];
	readonly #indices: number[] = [];

	/**
	 * A turned shape along smooth rings. `square` is the exponent of its outline: 2 is an ellipse, more is boxier.
	 * `from` and `to` take a piece of its height (0–1), for bands of another paint.
	 */
	turned(
		rings: readonly Ring[],
		options: PieceOptions & {
			readonly around?: number;
			readonly along?: number;
			readonly square?: number;
			readonly from?: number;
			readonly to?: number;
			readonly swell?: number;
		},
	): this {
		const { around = 24, along = 14, square = 2, from = 0, to = 1, swell = 0 } = options;
		const surface: Surface = (u, v) => {
			const [y, width, depth, z] = ringAt(rings, from + (to - from) * v);
			const cos = Math.cos(u * TAU);
			const sin = Math.sin(u * TAU);
			return [powered(cos, 2 / square) * (width + swell), y, z + powered(sin, 2 / square) * (depth + swell)];
		};
		return this.#grid(surface, around, along, options);
	}

	/** An ellipsoid, boxier with a higher `square`; `tilt` leans it about x, `roll` about z. */
	blob(
		centre: Point,
		half: Point,
		options: PieceOptions & {
			readonly around?: number;
			readonly along?: number;
			readonly square?: number;
			readonly tilt?: number;
			readonly roll?: number;
			/** Only the part above this height, −1 – 1. */
			readonly above?: number;
		},
	): this {
		const { around = 20, along = 12, square = 2, tilt = 0, roll = 0, above = -1 } = options;
		const least = Math.asin(Math.max(-1, above));
		const surface: Surface = (u, v) => {
			const latitude = least + (Math.PI / 2 - least) * v;
			const cos = powered(Math.cos(latitude), 2 / square);
			const x = powered(Math.cos(u * TAU), 2 / square) * cos * half[0];
			const y = powered(Math.sin(latitude), 2 / square) * half[1];
			const z = powered(Math.sin(u * TAU), 2 / square) * cos * half[2];
			const y1 = y * Math.cos(tilt) - z * Math.sin(tilt);
			const z1 = y * Math.sin(tilt) + z * Math.cos(tilt);
			const x2 = x * Math.cos(roll) - y1 * Math.sin(roll);
			const y2 = x * Math.sin(roll) + y1 * Math.cos(roll);
			return [centre[0] + x2, centre[1] + y2, centre[2] + z1];
		};
		return this.#grid(surface, around, along, options);
	}

	/** A rounded stick between two points. */
	capsule(
		from: Point,
		to: Point,
		radius: number,
		options: PieceOptions & { readonly around?: number; readonly along?: number },
	): this {
		const { around = 10, along = 9 } = options;
		const axis: Point = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
		const length = Math.hypot(...axis);
		const d = scaled(axis, 1 / length);
		const side = unit(cross(Math.abs(d[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], d));
		const lift = cross(d, side);
		const surface: Surface = (u, v) => {
			const angle = (v - 0.5) * Math.PI;
			const r = Math.cos(angle) * radius;
			const t = (v < 0.5 ? 0 : length) + Math.sin(angle) * radius;
			const c = Math.cos(u * TAU) * r;
			const s = Math.sin(u * TAU) * r;
			return [
				from[0] + d[0] * t + side[0] * c + lift[0] * s,
				from[1] + d[1] * t + side[1] * c + lift[1] * s,
				from[2] + d[2] * t + side[2] * c + lift[2] * s,
			];
		};
		return this.#grid(surface, around, along, options);
	}

	build(name: string, scene: Scene): Mesh {
		const data = new VertexData();
		data.positions = this.#positions;
		data.normals = this.#normals;
		data.uvs = this.#uvs;
		data.indices = this.#indices;
		const mesh = new Mesh(name, scene);
		data.applyToMesh(mesh);
		mesh.setVerticesData("part", this.#parts, false, 4);
		// Counter-clockwise is the front, as in glTF, whatever handedness materials assume.
		mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
		mesh.isPickable = false;
		return mesh;
	}

	get vertices(): number {
		return this.#positions.length / 3;
	}

	#grid(surface: Surface, around: number, along: number, { part, paint, decal, light }: PieceOptions): this {
		const base = this.vertices;
		const inside = centreOf(surface);
		for (let row = 0; row <= along; row++) {
			for (let column = 0; column <= around; column++) {
				// The seam is one line: the same numbers at both of its ends, or light falls through.
				const u = (column % around) / around;
				const v = row / along;
				const point = surface(u, v);
				const normal = normalOf(surface, u, v, inside);
				this.#positions.push(...point);
				this.#normals.push(...normal);
				// Beyond 0–1 there is no picture; behind neither, which the shader knows by the normal.
				this.#uvs.push(
					decal ? 0.5 - (point[0] - decal.x) / (2 * decal.half) : -9,
					decal ? 0.5 - (point[1] - decal.y) / (2 * decal.half) : -9,
				);
				this.#parts.push(part, paint, decal?.kind ?? Decal.none, light?.(...point) ?? 1);
			}
		}
		// Pieces may run either way along their axis: the front is where the normals are.
		const outward = facesOutward(surface, inside);
		for (let row = 0; row < along; row++) {
			for (let column = 0; column < around; column++) {
				const a = base + row * (around + 1) + column;
				const b = a + around + 1;
				if (outward) this.#indices.push(a, b, a + 1, a + 1, b, b + 1);
				else this.#indices.push(a, a + 1, b, a + 1, b + 1, b);
			}
		}
		return this;
	}
}

/** Through the rings, smoothly, at `t` of the way from the first to the last. */
function ringAt(rings: readonly Ring[], t: number): [number, number, number, number] {
	const place = t * (rings.length - 1);
	const i = Math.min(Math.floor(place), rings.length - 2);
	const f = place - i;
	const at = (j: number, k: number) => rings[Math.min(Math.max(j, 0), rings.length - 1)]![k] ?? 0;
	const smooth = (k: number): number => {
		const a = at(i - 1, k);
		const b = at(i, k);
		const c = at(i + 1, k);
		const d = at(i + 2, k);
		return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
	};
	return [smooth(0), Math.max(0, smooth(1)), Math.max(0, smooth(2)), smooth(3)];
}

function powered(value: number, exponent: number): number {
	return Math.sign(value) * Math.abs(value) ** exponent;
}

function centreOf(surface: Surface): Point {
	const sum = [0, 0, 0];
	for (let i = 0; i < 16; i++) {
		const point = surface(i / 16, 0.5);
		for (let k = 0; k < 3; k++) sum[k]! += point[k]! / 16;
	}
	return [sum[0]!, sum[1]!, sum[2]!];
}

const STEP = 1e-3;

function normalOf(surface: Surface, u: number, v: number, inside: Point): Point {
	// At a pole all of a ring is one point: a little beside it the surface is a surface.
	const w = Math.min(Math.max(v, 0.02), 0.98);
	const n = unit(
		cross(
			minus(surface(u + STEP, w), surface(u - STEP, w)),
			minus(surface(u, Math.min(w + STEP, 1)), surface(u, Math.max(w - STEP, 0))),
		),
	);
	const middle = surface(u, 0.5);
	const m = unit(
		cross(minus(surface(u + STEP, 0.5), surface(u - STEP, 0.5)), minus(surface(u, 0.5 + STEP), surface(u, 0.5 - STEP))),
	);
	// The same side all over the surface: the one that looks away from its middle at half height.
	return dot(m, minus(middle, inside)) < 0 ? scaled(n, -1) : n;
}

function facesOutward(surface: Surface, inside: Point): boolean {
	const m = cross(
		minus(surface(STEP, 0.5), surface(-STEP, 0.5)),
		minus(surface(0, 0.5 + STEP), surface(0, 0.5 - STEP)),
	);
	return dot(m, minus(surface(0, 0.5), inside)) < 0;
}

function minus(a: Point, b: Point): Point {
	return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Point, b: Point): number {
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Point, b: Point): Point {
	return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function scaled(a: Point, by: number): Point {
	return [a[0] * by, a[1] * by, a[2] * by];
}

function unit(a: Point): Point {
	const length = Math.hypot(...a);
	return length > 0 ? scaled(a, 1 / length) : [0, 1, 0];
}
