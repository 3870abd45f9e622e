import type { Camera } from "@babylonjs/core/Cameras/camera.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import "@babylonjs/core/Meshes/thinInstanceMesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { Detail, Frame } from "./FormBuilder.ts";
import { buildFurnishings } from "./furnishings.ts";
import { buildChair, chairPlaces } from "./furniture.ts";
import type { Hall } from "./HallSite.ts";

/** Metres from the middle of a part of the hall at which it is drawn with fewer leaves and sharp edges. */
const FAR = 27;
/** Chairs are small, and there are many. */
const CHAIRS_FAR = 17;
/** Somebody who walks to and fro at the border does not see it change. */
const HYSTERESIS = 2;

interface Part {
	readonly middle: FloorPoint;
	readonly farFrom: number;
	readonly meshes: Readonly<Record<Detail, Mesh>>;
}

/** Furniture and plants, in parts that are drawn finely where one is near and left out where one does not look. */
export class FurnishingsView {
	readonly #parts: readonly Part[];
	#isShown = true;
	readonly #cloth: Material;

	/** `cloth` is seen from both sides, so that a leaf needs no back; it goes with the furniture. */
	constructor(scene: Scene, hall: Hall, cloth: Material, isHidden = false) {
		this.#cloth = cloth;
		cloth.freeze();
		const parts = buildFurnishings(hall).map(
			({ middle, forms }, i): Part => ({
				middle,
				farFrom: FAR,
				meshes: {
					near: forms.near.build(`hall furniture ${i}`, scene),
					far: forms.far.build(`far hall furniture ${i}`, scene),
				},
			}),
		);
		const chairs = createChairs(scene, hall);
		if (chairs) parts.push(chairs);
		for (const { meshes } of parts) {
			for (const mesh of [meshes.near, meshes.far]) this.#finish(mesh);
			meshes.near.isVisible = false;
		}
		this.#parts = parts;
		if (isHidden) this.#enable(false);
	}

	/** From this frame on. */
	show(): void {
		if (!this.#isShown) this.#enable(true);
	}

	/** Every frame: chooses for each part how finely it is drawn. */
	look({ globalPosition: { x, z } }: Camera): void {
		for (let i = 0; i < this.#parts.length; i++) {
			const { middle, farFrom, meshes } = this.#parts[i]!;
			const isNear = meshes.near.isVisible;
			const dx = x - middle.x;
			const dz = z - middle.z;
			// Not hypot: it makes garbage.
			const wanted = Math.sqrt(dx * dx + dz * dz) < farFrom + (isNear ? HYSTERESIS : 0);
			if (wanted === isNear) continue;
			meshes.near.isVisible = wanted;
			meshes.far.isVisible = !wanted;
		}
	}

	dispose(): void {
		for (const { meshes } of this.#parts) {
			meshes.near.dispose();
			meshes.far.dispose();
		}
		this.#cloth.dispose();
	}

	#enable(isShown: boolean): void {
		this.#isShown = isShown;
		for (const { meshes } of this.#parts) {
			meshes.near.setEnabled(isShown);
			meshes.far.setEnabled(isShown);
		}
	}

	#finish(mesh: Mesh): void {
		mesh.material = this.#cloth;
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
	}
}

/** All rows of chairs are one mesh, drawn once for each chair. */
function createChairs(scene: Scene, { furniture = [] }: Hall): Part | undefined {
	const places = chairPlaces(furniture);
	if (places.length === 0) return undefined;
	const matrices = matricesOf(places);
	const colours = Float32Array.from(places.flatMap(({ colour }) => [...colour, 1]));
	const build = (detail: Detail) => {
		const mesh = buildChair(detail).build(`${detail} hall chairs`, scene);
		mesh.thinInstanceSetBuffer("matrix", matrices, 16, true);
		mesh.thinInstanceSetBuffer("color", colours, 4, true);
		mesh.thinInstanceRefreshBoundingInfo(true);
		return mesh;
	};
	const sum = places.reduce((all, { x, z }) => ({ x: all.x + x, z: all.z + z }), { x: 0, z: 0 });
	const middle = { x: sum.x / places.length, z: sum.z / places.length };
	return { middle, farFrom: CHAIRS_FAR, meshes: { near: build("near"), far: build("far") } };
}

function matricesOf(places: readonly Frame[]): Float32Array {
	const matrices = new Float32Array(places.length * 16);
	places.forEach(({ x, z, rotation }, i) => {
		Matrix.Compose(Vector3.One(), Quaternion.RotationYawPitchRoll(rotation, 0, 0), new Vector3(x, 0, z)).copyToArray(
			matrices,
			i * 16,
		);
	});
	return matrices;
}
