import "@babylonjs/core/Materials/Textures/Loaders/envTextureLoader.js";
import { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** Made by `assets/scripts/environments`, served from this host. */
const ENVIRONMENTS = "/environments";

/**
 * Light and reflections of a hall. Reflections are to be projected onto the hall's own walls and roof, by its bounding
 * box, so that the floor mirrors the lights where they hang.
 */
export function loadEnvironment(scene: Scene, { environment: name }: { readonly environment: string }): CubeTexture {
	const environment = CubeTexture.CreateFromPrefilteredData(`${ENVIRONMENTS}/${name}.env`, scene, ".env");
	environment.name = `hall environment ${name}`;
	return environment;
}

/** From now on it lights every PBR material of the scene. */
export function surroundWith(scene: Scene, environment: CubeTexture, intensity: number): void {
	scene.environmentTexture = environment;
	scene.environmentIntensity = intensity;
}
