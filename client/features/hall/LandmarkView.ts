import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { createPaletteMaterial, createSurfacePalette, mergePlain, splitPlain } from "#client/engine/paletteMesh.ts";
import type { Landmark } from "#shared/features/event/EventDocument.ts";
import { PLINTH_HEIGHT } from "./plinth.ts";

/**
 * The landmark's model on its plinth. It comes in by itself once the shell stands; where it cannot be had, the plinth
 * with the name stays. What is plainly painted is one draw, what emits light another, in its own vertex colours.
 */
export class LandmarkView {
	/** Resolved when the model stands, or is known not to come. */
	readonly ready: Promise<void>;
	readonly #abort = new AbortController();
	readonly #undo: (() => void)[] = [];
	#meshes: readonly Mesh[] = [];
	#isShown: boolean;

	constructor(scene: Scene, landmark: Landmark, glow: number, isShown = true) {
		this.#isShown = isShown;
		this.ready = this.#load(scene, landmark, glow).catch(() => undefined);
	}

	async #load(scene: Scene, { model, x, z, rotation }: Landmark, glow: number): Promise<void> {
		const { signal } = this.#abort;
		const response = await fetch(model, { signal });
		if (!response.ok) throw new Error(`${model}: ${response.status}`);
		const bytes = new Uint8Array(await response.arrayBuffer());
		const container = await loadGlb(bytes, scene, signal);
		const meshes = container.meshes.filter((mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0);
		const lit = meshes.filter(
			({ material }) => material instanceof PBRMaterial && !material.emissiveColor.equals(Color3.Black()),
		);
		const { plain, columns, materials } = splitPlain(meshes.filter((mesh) => !lit.includes(mesh)));
		const kept: Mesh[] = [];
		if (plain.length > 0) {
			const surfaces = createSurfacePalette(materials, scene);
			const paint = createPaletteMaterial("landmark", materials, surfaces, scene);
			const mesh = mergePlain("landmark", plain, columns, scene);
			mesh.material = paint.material;
			kept.push(mesh);
			this.#undo.push(
				() => paint.dispose(),
				() => surfaces.dispose(),
			);
		}
		if (lit.length > 0) {
			const shining = new PBRMaterial("landmark lights", scene);
			shining.unlit = true;
			shining.albedoColor = new Color3(glow, glow, glow);
			const mesh = mergePlain("landmark lights", lit, new Map(lit.map(({ material }) => [material!, 0])), scene);
			mesh.material = shining;
			shining.sideOrientation = Material.CounterClockWiseSideOrientation;
			kept.push(mesh);
			this.#undo.push(() => shining.dispose());
		}
		container.dispose();
		for (const mesh of kept) {
			mesh.position.set(x, PLINTH_HEIGHT, z);
			mesh.rotation.y = rotation;
			mesh.freezeWorldMatrix();
			mesh.material?.freeze();
			mirrorInFloor(mesh);
			mesh.setEnabled(this.#isShown);
		}
		this.#meshes = kept;
		this.#undo.push(() => {
			for (const mesh of kept) mesh.dispose();
		});
	}

	/** From this frame on, or from when it comes in. */
	show(): void {
		this.#isShown = true;
		for (const mesh of this.#meshes) mesh.setEnabled(true);
	}

	dispose(): void {
		this.#abort.abort(new Error("The hall was left."));
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
	}
}
