import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";

const mirrored = new WeakSet<AbstractMesh>();

/** Lets a mesh be seen in the polished floor. Each is drawn twice there: for the large and lit things only. */
export function mirrorInFloor(mesh: AbstractMesh): void {
	mirrored.add(mesh);
}

export function isMirroredInFloor(mesh: AbstractMesh): boolean {
	return mirrored.has(mesh);
}
