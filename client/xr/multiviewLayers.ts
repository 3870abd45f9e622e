import "@babylonjs/core/Engines/Extensions/engine.multiview.js";
import "@babylonjs/core/XR/features/WebXRLayers.js";
import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import type { WebXRFeaturesManager } from "@babylonjs/core/XR/webXRFeaturesManager.js";
import { WebXRFeatureName } from "@babylonjs/core/XR/webXRFeaturesManager.js";

/**
 * Draws both eyes at once where browser and graphics card can: half the draw calls. Decided before the session begins.
 * True where it will be so. Only where the page's address has `?multiview`: drawn that way in Chromium the hall stayed
 * empty (a uniform buffer was too small for both eyes), and nobody has seen it in a headset yet.
 */
export function multiviewLayers(features: WebXRFeaturesManager, engine: AbstractEngine): boolean {
	if (!new URLSearchParams(location.search).has("multiview")) return false;
	if (!engine.getCaps().multiview || !hasNativeLayers()) return false;
	features.enableFeature(WebXRFeatureName.LAYERS, "latest", { preferMultiviewOnInit: true }, true, false);
	return true;
}

/** Polyfills of layers draw into one texture after another: they have none that holds both eyes. */
function hasNativeLayers(): boolean {
	if (typeof XRWebGLBinding === "undefined" || !("createProjectionLayer" in XRWebGLBinding.prototype)) return false;
	return Function.prototype.toString.call(XRWebGLBinding).includes("[native code]");
}
