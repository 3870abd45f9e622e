import "@babylonjs/core/Animations/animatable.js";
import "@babylonjs/core/Materials/Textures/Loaders/ktxTextureLoader.js";
import "@babylonjs/loaders/glTF/2.0/glTFLoader.js";
import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { LoadAssetContainerAsync, RegisterSceneLoaderPlugin } from "@babylonjs/core/Loading/sceneLoader.js";
import { Tools } from "@babylonjs/core/Misc/tools.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { registerBuiltInGLTFExtensions } from "@babylonjs/loaders/glTF/2.0/Extensions/dynamic.js";
import { GLTFFileLoader } from "@babylonjs/loaders/glTF/glTFFileLoader.js";

/** Where this host serves Babylon's decoders (meshopt, Draco, Basis). */
const DECODERS = "/babylon";

let registered = false;

/** Reads a GLB into a container that is not in the scene yet. Throws what `signal` was aborted with, leaving nothing. */
export async function loadGlb(bytes: Uint8Array, scene: Scene, signal: AbortSignal): Promise<AssetContainer> {
	if (!registered) {
		registered = true;
		Tools.ScriptBaseUrl = DECODERS;
		registerBuiltInGLTFExtensions();
		RegisterSceneLoaderPlugin(new GLTFFileLoader());
	}
	signal.throwIfAborted();
	const container = await LoadAssetContainerAsync(bytes, scene, { pluginExtension: ".glb" });
	if (signal.aborted) {
		container.dispose();
		signal.throwIfAborted();
	}
	return container;
}
