import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { SubMesh } from "@babylonjs/core/Meshes/subMesh.js";
import { SmartArray } from "@babylonjs/core/Misc/smartArray.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** So few that a ray which meets their box soon knows, and so many that there are few boxes. */
const TRIANGLES = 32;

const piecesOf = new WeakMap<AbstractMesh, SmartArray<SubMesh>>();

/**
 * For a mesh that fills the hall, and whose box every ray therefore meets: rays look at its triangles in runs, each only
 * where they meet its own box. It is drawn as before. For meshes that stay as they are; a pick's `faceId` then counts
 * from the beginning of its run.
 */
export function pickInPieces(mesh: Mesh): void {
	const indices = mesh.getTotalIndices();
	const pieces = new SmartArray<SubMesh>(Math.ceil(indices / (TRIANGLES * 3)));
	const world = mesh.computeWorldMatrix(true);
	for (let start = 0; start < indices; start += TRIANGLES * 3) {
		const count = Math.min(TRIANGLES * 3, indices - start);
		const piece = new SubMesh(0, 0, mesh.getTotalVertices(), start, count, mesh, mesh, true, false);
		piece.updateBoundingInfo(world);
		pieces.push(piece);
	}
	piecesOf.set(mesh, pieces);
}

/** Rays into the scene heed {@link pickInPieces}. */
export function heedPieces(scene: Scene): void {
	const whole = scene.getIntersectingSubMeshCandidates;
	scene.getIntersectingSubMeshCandidates = (mesh, ray) => piecesOf.get(mesh) ?? whole.call(scene, mesh, ray);
}
