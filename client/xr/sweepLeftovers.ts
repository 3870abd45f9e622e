import type { Scene } from "@babylonjs/core/scene.js";

const EYE_TEXTURE = "XR renderTargetTexture";

/** Disposes the textures that Babylon 9.28 drew the eyes into: without this each entering would keep some megabytes more. */
export function sweepLeftovers(scene: Scene): void {
	scene.onAfterRenderObservable.addOnce(() => {
		for (const texture of [...scene.textures]) {
			if (texture.name !== EYE_TEXTURE) continue;
			// The framebuffer is the headset's: it is gone with the session, and deleting it would be an error.
			const { renderTarget } = texture as unknown as { renderTarget: { _framebuffer: unknown } | null };
			if (renderTarget) renderTarget._framebuffer = null;
			texture.dispose();
		}
	});
}
