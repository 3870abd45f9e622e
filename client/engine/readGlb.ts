import "@babylonjs/core/Animations/animatable.js";
import "@babylonjs/core/Materials/Textures/Loaders/ktxTextureLoader.js";
import "@babylonjs/loaders/glTF/2.0/glTFLoader.js";
import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { LoadAssetContainerAsync, RegisterSceneLoaderPlugin } from "@babylonjs/core/Loading/sceneLoader.js";
import { Tools } from "@babylonjs/core/Misc/tools.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { registerBuiltInGLTFExtensions } from "@babylonjs/loaders/glTF/2.0/Extensions/dynamic.js";
import { GLTFFileLoader } from "@babylonjs/loaders/glTF/glTFFileLoader.js";
import { registerMeshopt } from "./registerMeshopt.ts";

/** Where this host serves Babylon's decoders (Draco, Basis). */
const DECODERS = "/babylon";

Tools.ScriptBaseUrl = DECODERS;
registerBuiltInGLTFExtensions();
registerMeshopt();
RegisterSceneLoaderPlugin(new GLTFFileLoader());

/** Babylon's reader of glTF and all it takes: most of it is only needed for one booth or another. */
export function readGlb(bytes: Uint8Array, scene: Scene): Promise<AssetContainer> {
	return LoadAssetContainerAsync(bytes, scene, { pluginExtension: ".glb" });
}
