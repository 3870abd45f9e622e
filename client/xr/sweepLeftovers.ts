import type { Scene } from "@babylonjs/core/scene.js";

/** What Babylon 9.28 makes for each pointing controller and does not dispose with its meshes. */
const POINTER_MATERIALS = new Set(["laserPointerMat", "targetMat"]);
const EYE_TEXTURE = "XR renderTargetTexture";

/**
 * Disposes what Babylon leaves of a session that is over: the materials of its laser pointers, and the textures it drew
 * the eyes into. Without this each entering would keep some megabytes more.
 */
export function sweepLeftovers(scene: Scene): void {
	// The pointers' meshes go in the next frame.
	scene.onAfterRenderObservable.addOnce(() => {
		for (const material of [...scene.materials]) {
			const isUnused = !scene.meshes.some((mesh) => mesh.material === material);
			if (POINTER_MATERIALS.has(material.name) && isUnused) material.dispose();
		}
		for (const texture of [...scene.textures]) {
			if (texture.name !== EYE_TEXTURE) continue;
			// The framebuffer is the headset's: it is gone with the session, and deleting it would be an error.
			const { renderTarget } = texture as unknown as { renderTarget: { _framebuffer: unknown } | null };
			if (renderTarget) renderTarget._framebuffer = null;
			texture.dispose();
		}
	});
}
