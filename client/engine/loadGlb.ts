import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** Reads a GLB into a container that is not in the scene yet. Throws what `signal` was aborted with, leaving nothing. */
export async function loadGlb(bytes: Uint8Array, scene: Scene, signal: AbortSignal): Promise<AssetContainer> {
	// Nobody needs the reader before they can walk.
	const { readGlb } = await import("./readGlb.ts");
	signal.throwIfAborted();
	const container = await readGlb(bytes, scene);
	if (signal.aborted) {
		container.dispose();
		signal.throwIfAborted();
	}
	return container;
}
