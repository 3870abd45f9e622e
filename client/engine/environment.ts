import "@babylonjs/core/Materials/Textures/Loaders/envTextureLoader.js";
import { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** Made by `assets/scripts/environments`, served from this host. */
const ENVIRONMENTS = "/environments";

/**
 * Light and reflections of the whole hall for every PBR material. Reflections are projected onto the hall's own walls
 * and roof, so that the floor mirrors the lights where they hang.
 */
export function lightHall(
	scene: Scene,
	size: { width: number; depth: number; height: number },
	{ environment: name, environmentIntensity }: { readonly environment: string; readonly environmentIntensity: number },
): CubeTexture {
	const environment = CubeTexture.CreateFromPrefilteredData(`${ENVIRONMENTS}/${name}.env`, scene, ".env");
	environment.name = "hall environment";
	environment.boundingBoxSize = new Vector3(size.width, size.height, size.depth);
	environment.boundingBoxPosition = new Vector3(0, size.height / 2, 0);
	scene.environmentTexture = environment;
	scene.environmentIntensity = environmentIntensity;
	return environment;
}
