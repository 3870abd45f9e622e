import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { createPaletteMaterial, createSurfacePalette, mergePlain, splitPlain } from "./paletteMesh.ts";

/** A model's stand-in for when nobody is near enough to see its parts move. */
export interface StillModel {
	/** True: the plain parts are one draw, at rest. False: the model itself is drawn. */
	show(still: boolean): void;
	dispose(): void;
}

/**
 * Merges what is plainly painted of a model, as it stands now under `parent`, into one mesh: a model of twenty draws is
 * one until somebody comes. Textured and see-through parts go on as they are. Undefined where nothing would be saved.
 */
export function createStillModel(
	name: string,
	container: AssetContainer,
	parent: TransformNode,
): StillModel | undefined {
	const meshes = container.meshes.filter((mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0);
	const { plain, columns, materials } = splitPlain(meshes);
	// Parts that bend or repeat have no one place to be merged at.
	if (plain.length < 2 || plain.some((mesh) => mesh.skeleton || mesh.morphTargetManager || mesh.hasThinInstances)) {
		return undefined;
	}
	const scene = parent.getScene();
	const still = mergePlain(`${name} still`, plain, columns, scene, parent.computeWorldMatrix(true).clone().invert());
	const surfaces = createSurfacePalette(materials, scene);
	const paint = createPaletteMaterial(`${name} still`, materials, surfaces, scene);
	still.material = paint.material;
	still.parent = parent;
	still.setEnabled(false);
	return {
		show(isStill) {
			still.setEnabled(isStill);
			// Not `setEnabled`: other parts may hang under these.
			for (const mesh of plain) mesh.isVisible = !isStill;
		},
		dispose() {
			still.dispose();
			paint.dispose();
			surfaces.dispose();
		},
	};
}
