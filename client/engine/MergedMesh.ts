import { Material } from "@babylonjs/core/Materials/material.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** Triangles of one segment in the merged vertices, finest first; further forms use fewer of the same vertices. */
export type SegmentForms = readonly Uint32Array[];

export interface MergedGeometry {
	readonly positions: Float32Array;
	readonly normals: Float32Array;
	/** RGBA, linear. */
	readonly colours: Float32Array;
	readonly uvs: Float32Array;
	readonly uvs2?: Float32Array;
	readonly segments: ReadonlyMap<string, SegmentForms>;
}

/**
 * Many things in one draw, each of which can be left out, in a finer or a coarser form: only the list of triangles is
 * written anew. Counter-clockwise is the front.
 */
export class MergedMesh {
	readonly mesh: Mesh;
	readonly #segments: ReadonlyMap<string, SegmentForms>;
	readonly #hidden = new Set<string>();
	#form = 0;

	constructor(name: string, geometry: MergedGeometry, material: Material, scene: Scene) {
		this.#segments = geometry.segments;
		this.mesh = new Mesh(name, scene);
		const data = new VertexData();
		data.positions = geometry.positions;
		data.normals = geometry.normals;
		data.colors = geometry.colours;
		data.uvs = geometry.uvs;
		if (geometry.uvs2) data.uvs2 = geometry.uvs2;
		data.indices = this.#triangles();
		data.applyToMesh(this.mesh);
		// Written anew later, and perhaps longer.
		this.mesh.setIndices(data.indices, null, true);
		this.mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
		this.mesh.material = material;
		this.mesh.isPickable = false;
	}

	get triangles(): number {
		return this.mesh.getTotalIndices() / 3;
	}

	isShown(segment: string): boolean {
		return this.#segments.has(segment) && !this.#hidden.has(segment);
	}

	show(segment: string, isShown: boolean): void {
		if (isShown === !this.#hidden.has(segment)) return;
		if (isShown) this.#hidden.delete(segment);
		else this.#hidden.add(segment);
		this.#rewrite();
	}

	/** 0 is the finest; beyond the last the last is drawn. */
	setForm(form: number): void {
		if (form === this.#form) return;
		this.#form = form;
		this.#rewrite();
	}

	/** The segment that a triangle of the mesh, as it is drawn now, belongs to. */
	segmentAt(face: number): string | undefined {
		let from = 0;
		for (const [name, forms] of this.#segments) {
			if (this.#hidden.has(name)) continue;
			from += this.#formOf(forms).length / 3;
			if (face < from) return name;
		}
		return undefined;
	}

	dispose(): void {
		this.mesh.dispose();
	}

	#rewrite(): void {
		const triangles = this.#triangles();
		// A mesh of no triangles cannot be drawn.
		this.mesh.setEnabled(triangles.length > 0);
		if (triangles.length > 0) this.mesh.updateIndices(triangles);
	}

	#triangles(): Uint32Array {
		const shown: Uint32Array[] = [];
		let length = 0;
		for (const [name, forms] of this.#segments) {
			if (this.#hidden.has(name)) continue;
			const form = this.#formOf(forms);
			shown.push(form);
			length += form.length;
		}
		const triangles = new Uint32Array(length);
		let at = 0;
		for (const form of shown) {
			triangles.set(form, at);
			at += form.length;
		}
		return triangles;
	}

	#formOf(forms: SegmentForms): Uint32Array {
		return forms[Math.min(this.#form, forms.length - 1)]!;
	}
}
