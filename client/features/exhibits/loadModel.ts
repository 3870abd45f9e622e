import "@babylonjs/core/Animations/animatable.js";
import "@babylonjs/core/Materials/Textures/Loaders/ktxTextureLoader.js";
import "@babylonjs/loaders/glTF/2.0/glTFLoader.js";
import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { LoadAssetContainerAsync, RegisterSceneLoaderPlugin } from "@babylonjs/core/Loading/sceneLoader.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { registerBuiltInGLTFExtensions } from "@babylonjs/loaders/glTF/2.0/Extensions/dynamic.js";
import { GLTFFileLoader } from "@babylonjs/loaders/glTF/glTFFileLoader.js";

let registered = false;

/** Reads a GLB into a container that is not in the scene yet. Its file names nothing outside itself. */
export async function loadModel(bytes: Uint8Array, scene: Scene, signal: AbortSignal): Promise<AssetContainer> {
	if (!registered) {
		registered = true;
		registerBuiltInGLTFExtensions();
		RegisterSceneLoaderPlugin(new GLTFFileLoader());
	}
	const container = await LoadAssetContainerAsync(bytes, scene, { pluginExtension: ".glb" });
	if (signal.aborted) {
		container.dispose();
		signal.throwIfAborted();
	}
	return container;
}
