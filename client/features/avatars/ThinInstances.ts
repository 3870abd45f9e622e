import "@babylonjs/core/Meshes/thinInstanceMesh.js";
import { Buffer } from "@babylonjs/core/Buffers/buffer.js";
import { BoundingInfo } from "@babylonjs/core/Culling/boundingInfo.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";

const MATRIX = 16;

/**
 * Many instances of one mesh in one draw, sent anew each frame: a matrix each, and attributes that the material's plugin
 * reads, all in one buffer. Room for more is made by doubling; otherwise nothing is allocated.
 */
export class ThinInstances {
	readonly mesh: Mesh;
	readonly #attributes: Readonly<Record<string, number>>;
	readonly #stride: number;
	#capacity = 0;
	#matrices = new Float32Array(0);
	#values = new Float32Array(0);
	#buffer: Buffer | undefined;
	#count = 0;

	/** `attributes`: floats of each, in their order within the buffer. */
	constructor(mesh: Mesh, attributes: Readonly<Record<string, number>>, capacity = 32) {
		this.mesh = mesh;
		this.#attributes = attributes;
		this.#stride = Object.values(attributes).reduce((sum, size) => sum + size, 0);
		mesh.doNotSyncBoundingInfo = true;
		mesh.alwaysSelectAsActiveMesh = true;
		// Instances are culled by whoever writes them; rays must not miss the mesh because of a box of one.
		mesh.setBoundingInfo(new BoundingInfo(new Vector3(-1000, -10, -1000), new Vector3(1000, 50, 1000)));
		mesh.isVisible = false;
		this.#reserve(capacity);
	}

	/** Where the next instance's values go: `matrixAt` and `valuesAt` say where in these. */
	get matrices(): Float32Array {
		return this.#matrices;
	}

	get values(): Float32Array {
		return this.#values;
	}

	get count(): number {
		return this.#count;
	}

	/** Lets go of all. */
	begin(): void {
		this.#count = 0;
	}

	/** Adds an instance and returns its number. */
	add(): number {
		if (this.#count === this.#capacity) this.#reserve(this.#capacity * 2);
		return this.#count++;
	}

	/** Takes an instance out; the last one comes in its place. Returns the number that one had. */
	remove(instance: number): number {
		const last = --this.#count;
		this.#matrices.copyWithin(instance * MATRIX, last * MATRIX, (last + 1) * MATRIX);
		this.#values.copyWithin(instance * this.#stride, last * this.#stride, (last + 1) * this.#stride);
		return last;
	}

	matrixAt(instance: number): number {
		return instance * MATRIX;
	}

	valuesAt(instance: number): number {
		return instance * this.#stride;
	}

	/** Standing at a point, turned about +Y. */
	place(instance: number, x: number, y: number, z: number, heading: number): void {
		const m = this.#matrices;
		const at = instance * MATRIX;
		const cos = Math.cos(heading);
		const sin = Math.sin(heading);
		m[at] = cos;
		m[at + 1] = 0;
		m[at + 2] = -sin;
		m[at + 3] = 0;
		m[at + 4] = 0;
		m[at + 5] = 1;
		m[at + 6] = 0;
		m[at + 7] = 0;
		m[at + 8] = sin;
		m[at + 9] = 0;
		m[at + 10] = cos;
		m[at + 11] = 0;
		m[at + 12] = x;
		m[at + 13] = y;
		m[at + 14] = z;
		m[at + 15] = 1;
	}

	/** Sends what was written; without instances the mesh is not drawn. */
	end(): void {
		const { mesh } = this;
		mesh.isVisible = this.#count > 0;
		if (this.#count === 0) return;
		mesh.thinInstanceCount = this.#count;
		mesh.thinInstanceBufferUpdated("matrix");
		if (this.#stride > 0) this.#buffer!.updateDirectly(this.#values, 0, this.#count);
	}

	dispose(): void {
		this.#buffer?.dispose();
		this.mesh.dispose();
	}

	#reserve(capacity: number): void {
		const { mesh } = this;
		const matrices = new Float32Array(capacity * MATRIX);
		const values = new Float32Array(capacity * this.#stride);
		matrices.set(this.#matrices);
		values.set(this.#values);
		this.#matrices = matrices;
		this.#values = values;
		this.#capacity = capacity;
		mesh.thinInstanceSetBuffer("matrix", matrices, MATRIX, false);
		if (this.#stride === 0) return;
		this.#buffer?.dispose();
		this.#buffer = new Buffer(mesh.getEngine(), values, true, this.#stride, false, true);
		let offset = 0;
		for (const [name, size] of Object.entries(this.#attributes)) {
			mesh.setVerticesBuffer(this.#buffer.createVertexBuffer(name, offset, size, this.#stride, true));
			offset += size;
		}
	}
}
