import { Material } from "@babylonjs/core/Materials/material.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { LinearColour } from "#client/engine/linearColour.ts";
import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";

/** How finely a form is built: what stands across the hall needs neither round edges nor each leaf. */
export type Detail = "near" | "far";

/** Where a form is built: its own origin and turn in the hall. */
export type Frame = Pick<FloorRectangle, "x" | "z" | "rotation"> & { readonly y?: number };

const ORIGIN: Frame = { x: 0, z: 0, rotation: 0 };
const CORNERS = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z] as const)));

/** The foot of a thing is dim, and so is what looks down. */
function footLight(y: number, upward: number): number {
	return (1 - 0.5 * Math.exp(-Math.max(0, y) / 0.14)) * (upward < -0.3 ? 0.55 : 1);
}

/**
 * Gathers soft forms (rounded boxes, turned and bent ones) into one mesh with smooth normals and baked shade: what
 * furniture and plants are made of. Drawn from both sides, so that a leaf needs no back.
 */
export class FormBuilder {
	readonly detail: Detail;
	/** Everything is placed in this frame until it is changed. */
	frame: Frame = ORIGIN;
	readonly #positions: number[] = [];
	readonly #normals: number[] = [];
	readonly #colours: number[] = [];
	readonly #indices: number[] = [];

	constructor(detail: Detail) {
		this.detail = detail;
	}

	get triangles(): number {
		return this.#indices.length / 3;
	}

	/**
	 * A box between two heights, open below: nobody looks under furniture. Near by its edges are rounded but for a bevel
	 * of 0; `x` and `z` are its centre in the frame.
	 */
	box(
		{ x = 0, z = 0, width, depth }: { x?: number; z?: number; width: number; depth: number },
		from: number,
		to: number,
		colour: LinearColour,
		bevel = 0.02,
	): void {
		const half = [width / 2, (to - from) / 2, depth / 2] as const;
		const centre = [x, (from + to) / 2, z] as const;
		const round = this.detail === "far" ? 0 : Math.min(bevel, ...half.map((side) => side * 0.9));
		const base = this.#positions.length / 3;
		for (const signs of CORNERS) {
			for (let axis = 0; axis < 3; axis++) {
				const at = signs.map((sign, c) => {
					const isSharp = c === axis || (c === 1 && sign < 0);
					return centre[c]! + sign * (half[c]! - (isSharp ? 0 : round));
				});
				const normal = [0, 0, 0];
				normal[axis] = signs[axis]!;
				this.#vertex(at as unknown as Point3, normal as unknown as Point3, colour);
			}
		}
		const index = (x: number, y: number, z: number, axis: number) => base + (x * 4 + y * 2 + z) * 3 + axis;
		const others = [
			[1, 2],
			[0, 2],
			[0, 1],
		] as const;
		const bits = [0, 1];
		const place = (axis: number, a: number, b: number, c: number, of: number): number => {
			const [first, second] = others[axis]!;
			const signs = [0, 0, 0];
			signs[axis] = a;
			signs[first] = b;
			signs[second] = c;
			return index(signs[0]!, signs[1]!, signs[2]!, of);
		};
		for (let axis = 0; axis < 3; axis++) {
			const [first, second] = others[axis]!;
			for (const a of bits) {
				if (axis === 1 && a === 0) continue;
				this.#quad(
					place(axis, a, 0, 0, axis),
					place(axis, a, 1, 0, axis),
					place(axis, a, 1, 1, axis),
					place(axis, a, 0, 1, axis),
				);
			}
			if (round <= 0) continue;
			// The edges along this axis join the faces of the other two.
			for (const b of bits) {
				for (const c of bits) {
					const isLow = (first === 1 && b === 0) || (second === 1 && c === 0);
					if (isLow) continue;
					this.#quad(
						place(axis, 0, b, c, first),
						place(axis, 1, b, c, first),
						place(axis, 1, b, c, second),
						place(axis, 0, b, c, second),
					);
				}
			}
		}
		for (let corner = 0; round > 0 && corner < 8; corner++) {
			const isLow = (corner & 2) === 0;
			if (isLow) continue;
			this.#triangle(base + corner * 3, base + corner * 3 + 1, base + corner * 3 + 2);
		}
	}

	/** Turned about an upright axis: `profile` is radius and height from one end to the other, with an edge at each point. */
	lathe(
		{ x = 0, z = 0 }: { x?: number; z?: number },
		profile: readonly (readonly [radius: number, y: number])[],
		colour: LinearColour,
		segments = 20,
	): void {
		// What is larger than a table is seen to have corners from across the hall.
		const around = this.detail === "far" && segments <= 20 ? Math.ceil(segments / 2) : segments;
		for (let i = 0; i + 1 < profile.length; i++) {
			const [r0, y0] = profile[i]!;
			const [r1, y1] = profile[i + 1]!;
			const slope = Math.hypot(r1 - r0, y1 - y0) || 1;
			const [out, up] = [(y1 - y0) / slope, (r0 - r1) / slope];
			this.patch(around, 1, colour, (u, v) => {
				const angle = -u * Math.PI * 2;
				const radius = r0 + (r1 - r0) * v;
				const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
				return { at: [x + sin * radius, y0 + (y1 - y0) * v, z + cos * radius], normal: [sin * out, up, cos * out] };
			});
		}
	}

	/** A grid over a surface given by its points and normals. */
	patch(
		columns: number,
		rows: number,
		colour: LinearColour,
		surface: (u: number, v: number) => { readonly at: Point3; readonly normal: Point3 },
	): void {
		const base = this.#positions.length / 3;
		for (let row = 0; row <= rows; row++) {
			for (let column = 0; column <= columns; column++) {
				const { at, normal } = surface(column / columns, row / rows);
				this.#vertex(at, normal, colour);
			}
		}
		for (let row = 0; row < rows; row++) {
			for (let column = 0; column < columns; column++) {
				const a = base + row * (columns + 1) + column;
				this.#quad(a, a + 1, a + columns + 2, a + columns + 1);
			}
		}
	}

	build(name: string, scene: Scene): Mesh {
		const data = new VertexData();
		data.positions = this.#positions;
		data.normals = this.#normals;
		data.colors = this.#colours;
		data.indices = this.#indices;
		const mesh = new Mesh(name, scene);
		data.applyToMesh(mesh);
		mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
		mesh.isPickable = false;
		return mesh;
	}

	#vertex([x, y, z]: Point3, [nx, ny, nz]: Point3, colour: LinearColour): void {
		const { frame } = this;
		const [sin, cos] = [Math.sin(frame.rotation), Math.cos(frame.rotation)];
		const at = [frame.x + x * cos + z * sin, (frame.y ?? 0) + y, frame.z - x * sin + z * cos] as const;
		const normal = [nx * cos + nz * sin, ny, -nx * sin + nz * cos] as const;
		// By the height above what it stands on.
		const light = footLight(y, ny);
		this.#positions.push(...at);
		this.#normals.push(...normal);
		this.#colours.push(colour[0] * light, colour[1] * light, colour[2] * light, 1);
	}

	#quad(a: number, b: number, c: number, d: number): void {
		this.#triangle(a, b, c);
		this.#triangle(a, c, d);
	}

	/** Wound so that its front is where its corners' normals point. */
	#triangle(a: number, b: number, c: number): void {
		const p = this.#positions;
		const n = this.#normals;
		const [i, j, k] = [a * 3, b * 3, c * 3];
		const [x1, y1, z1] = [p[j]! - p[i]!, p[j + 1]! - p[i + 1]!, p[j + 2]! - p[i + 2]!];
		const [x2, y2, z2] = [p[k]! - p[i]!, p[k + 1]! - p[i + 1]!, p[k + 2]! - p[i + 2]!];
		const meant = (axis: number) => n[i + axis]! + n[j + axis]! + n[k + axis]!;
		const along = (y1 * z2 - z1 * y2) * meant(0) + (z1 * x2 - x1 * z2) * meant(1) + (x1 * y2 - y1 * x2) * meant(2);
		if (along >= 0) this.#indices.push(a, b, c);
		else this.#indices.push(a, c, b);
	}
}
