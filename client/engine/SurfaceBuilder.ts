import { Material } from "@babylonjs/core/Materials/material.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { LinearColour } from "./linearColour.ts";
import { neededLines } from "./neededLines.ts";

export type Point3 = readonly [number, number, number];

/** Of a picture, 0…1: left, top, right, bottom. */
type Piece = readonly [number, number, number, number];

/** How bright a point of a surface is, baked: 0 black – 1 as painted; the normal is the surface's. */
export type Shade = (x: number, y: number, z: number, nx: number, ny: number, nz: number) => number;

const UNSHADED: Shade = () => 1;

/** Gathers flat surfaces into one mesh, so that a whole hall is a handful of draws. Light is baked as vertex colours. */
export class SurfaceBuilder {
	readonly #positions: number[] = [];
	readonly #normals: number[] = [];
	readonly #colours: number[] = [];
	readonly #uvs: number[] = [];
	readonly #indices: number[] = [];
	readonly #shade: Shade;
	/** Surfaces are divided into pieces no longer than this, so that shade can change along them. Metres. */
	readonly #grain: number;
	/** The picture's piece on a face that names none. */
	readonly #uv: Piece;

	constructor({
		shade = UNSHADED,
		grain = Number.POSITIVE_INFINITY,
		uv = [0, 0, 1, 1],
	}: { shade?: Shade; grain?: number; uv?: Piece } = {}) {
		this.#shade = shade;
		this.#grain = grain;
		this.#uv = uv;
	}

	/**
	 * A parallelogram: `origin` is its lower left corner seen from the front, `along` leads right and `up` upward.
	 * `uv` is the picture's piece on it: left, top, right, bottom, v running down.
	 */
	face(
		origin: Point3,
		along: Point3,
		up: Point3,
		colour: LinearColour,
		{ uv = this.#uv, grain = this.#grain }: { uv?: Piece; grain?: number } = {},
	): void {
		const columns = divisions(Math.hypot(...along), grain);
		const rows = divisions(Math.hypot(...up), grain);
		const normal = unit(cross(along, up));
		const at = (u: number, v: number): Point3 => [
			origin[0] + along[0] * u + up[0] * v,
			origin[1] + along[1] * u + up[1] * v,
			origin[2] + along[2] * u + up[2] * v,
		];
		const lightAt = (column: number, row: number) => this.#shade(...at(column / columns, row / rows), ...normal);
		const across = neededLines(columns, rows, lightAt);
		const upward = neededLines(rows, columns, (row, column) => lightAt(column, row));
		const base = this.#positions.length / 3;
		for (const row of upward) {
			for (const column of across) {
				const [u, v] = [column / columns, row / rows];
				const light = lightAt(column, row);
				this.#positions.push(...at(u, v));
				this.#normals.push(normal[0], normal[1], normal[2]);
				this.#colours.push(colour[0] * light, colour[1] * light, colour[2] * light, 1);
				this.#uvs.push(uv[0] + (uv[2] - uv[0]) * u, uv[3] + (uv[1] - uv[3]) * v);
			}
		}
		for (let row = 0; row + 1 < upward.length; row++) {
			for (let column = 0; column + 1 < across.length; column++) {
				const a = base + row * across.length + column;
				const b = a + across.length;
				this.#indices.push(a, a + 1, b + 1, a, b + 1, b);
			}
		}
	}

	/**
	 * A box standing on `y` = `from`, turned about +Y by `rotation`. Faces that nobody sees can be left out.
	 */
	box(
		place: { x: number; z: number; width: number; depth: number; rotation?: number },
		from: number,
		to: number,
		colour: LinearColour,
		{ top = true, bottom = false, grain = this.#grain }: { top?: boolean; bottom?: boolean; grain?: number } = {},
	): void {
		const sin = Math.sin(place.rotation ?? 0);
		const cos = Math.cos(place.rotation ?? 0);
		const at = (x: number, y: number, z: number): Point3 => [
			place.x + x * cos + z * sin,
			y,
			place.z - x * sin + z * cos,
		];
		const turn = (x: number, z: number): Point3 => [x * cos + z * sin, 0, -x * sin + z * cos];
		const w = place.width;
		const d = place.depth;
		const up: Point3 = [0, to - from, 0];
		this.face(at(-w / 2, from, d / 2), turn(w, 0), up, colour, { grain });
		this.face(at(w / 2, from, -d / 2), turn(-w, 0), up, colour, { grain });
		this.face(at(w / 2, from, d / 2), turn(0, -d), up, colour, { grain });
		this.face(at(-w / 2, from, -d / 2), turn(0, d), up, colour, { grain });
		if (top) this.face(at(-w / 2, to, d / 2), turn(w, 0), turn(0, -d), colour, { grain });
		if (bottom) this.face(at(-w / 2, from, -d / 2), turn(w, 0), turn(0, d), colour, { grain });
	}

	/** A square tube between two points. */
	tube(from: Point3, to: Point3, size: number, colour: LinearColour): void {
		const axis: Point3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
		const helper: Point3 = Math.abs(unit(axis)[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
		const side = scaled(unit(cross(helper, axis)), size);
		const lift = scaled(unit(cross(axis, side)), size);
		const corner = (s: number, l: number): Point3 => [
			from[0] + (side[0] * s + lift[0] * l) / 2,
			from[1] + (side[1] * s + lift[1] * l) / 2,
			from[2] + (side[2] * s + lift[2] * l) / 2,
		];
		const grain = 3;
		this.face(corner(1, -1), axis, lift, colour, { grain: Math.max(grain, size) });
		this.face(corner(-1, 1), axis, scaled(lift, -1), colour, { grain: Math.max(grain, size) });
		this.face(corner(1, 1), axis, scaled(side, -1), colour, { grain: Math.max(grain, size) });
		this.face(corner(-1, -1), axis, side, colour, { grain: Math.max(grain, size) });
	}

	/** A thin straight thing with three sides: a wire, a bar of a truss. */
	rod(from: Point3, to: Point3, size: number, colour: LinearColour): void {
		const axis: Point3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
		const helper: Point3 = Math.abs(unit(axis)[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
		const side = scaled(unit(cross(helper, axis)), size / 2);
		const lift = scaled(unit(cross(axis, side)), size / 2);
		const corner = (third: number): Point3 => {
			const turn = Math.PI / 2 + (third * Math.PI * 2) / 3;
			const [s, l] = [Math.cos(turn), Math.sin(turn)];
			return [
				from[0] + side[0] * s + lift[0] * l,
				from[1] + side[1] * s + lift[1] * l,
				from[2] + side[2] * s + lift[2] * l,
			];
		};
		for (let third = 0; third < 3; third++) {
			const [a, b] = [corner(third), corner(third + 1)];
			this.face(b, axis, [a[0] - b[0], a[1] - b[1], a[2] - b[2]], colour, { grain: 3 });
		}
	}

	/** Takes what another gathered: both are one draw. */
	append({ gathered }: SurfaceBuilder): void {
		const base = this.#positions.length / 3;
		for (const index of gathered.indices) this.#indices.push(base + index);
		for (const at of gathered.positions) this.#positions.push(at);
		for (const normal of gathered.normals) this.#normals.push(normal);
		for (const colour of gathered.colours) this.#colours.push(colour);
		for (const uv of gathered.uvs) this.#uvs.push(uv);
	}

	get isEmpty(): boolean {
		return this.#indices.length === 0;
	}

	/** What was gathered so far; grows with it. */
	get gathered() {
		return {
			positions: this.#positions,
			normals: this.#normals,
			colours: this.#colours,
			uvs: this.#uvs,
			indices: this.#indices,
		} as const;
	}

	build(name: string, scene: Scene): Mesh {
		const data = new VertexData();
		data.positions = this.#positions;
		data.normals = this.#normals;
		data.colors = this.#colours;
		data.uvs = this.#uvs;
		data.indices = this.#indices;
		const mesh = new Mesh(name, scene);
		data.applyToMesh(mesh);
		// Counter-clockwise is the front, as in glTF, whatever handedness materials assume.
		mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
		mesh.isPickable = false;
		return mesh;
	}
}

function divisions(length: number, grain: number): number {
	return Math.max(1, Math.ceil(length / grain - 1e-6));
}

function cross(a: Point3, b: Point3): Point3 {
	return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(v: Point3): Point3 {
	const length = Math.hypot(...v) || 1;
	return [v[0] / length, v[1] / length, v[2] / length];
}

function scaled(v: Point3, by: number): Point3 {
	return [v[0] * by, v[1] * by, v[2] * by];
}
