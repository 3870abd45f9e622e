import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** Meshes as they stood when they were joined, and what is drawn in their place. */
export interface JoinedMeshes {
	readonly sources: readonly AbstractMesh[];
	/** Not enabled yet; in the frame that the sources' world matrices led to. */
	readonly joined: readonly Mesh[];
}

/**
 * One mesh for all that share a material, so that a thing of many pieces is drawn in as few draws as it has paints. What
 * bends, what is drawn as instances and what stands alone stays out. Done in steps between frames; the sources stay as
 * they are. After an abort nothing is left.
 */
export async function joinMeshes(
	name: string,
	meshes: readonly AbstractMesh[],
	scene: Scene,
	signal: AbortSignal,
): Promise<JoinedMeshes> {
	const alike = Map.groupBy(meshes.filter(isRigid), (mesh) =>
		[mesh.material?.uniqueId, mesh.sideOrientation, ...mesh.getVerticesDataKinds().sort()].join(" "),
	);
	const sources: AbstractMesh[] = [];
	const joined: Mesh[] = [];
	try {
		for (const group of alike.values()) {
			const [first] = group;
			if (!first || group.length < 2) continue;
			const mesh = new Mesh(`${name} ${first.material?.name}`, scene);
			mesh.setEnabled(false);
			joined.push(mesh);
			await Mesh.MergeMeshesAsync(group, false, true, mesh);
			signal.throwIfAborted();
			mesh.material = first.material;
			mesh.isPickable = false;
			sources.push(...group);
		}
	} catch (error) {
		for (const mesh of joined) mesh.dispose();
		throw error;
	}
	return { sources, joined };
}

function isRigid(mesh: AbstractMesh): mesh is Mesh {
	if (!(mesh instanceof Mesh) || mesh.getTotalVertices() === 0) return false;
	return !mesh.skeleton && !mesh.morphTargetManager && !mesh.hasThinInstances && mesh.instances.length === 0;
}
