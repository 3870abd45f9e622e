import type { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Scene } from "@babylonjs/core/scene.js";

/** What shines on everything in a hall. Colours are linear. */
export interface HallLight {
	/** Prefiltered, with its irradiance as spherical harmonics. */
	readonly environment?: CubeTexture;
	readonly environmentIntensity: number;
	/** A sun or the mean of the lamps: where it shines to, and how strongly. */
	readonly key: { readonly towards: Vector3; readonly colour: Color3 };
	/** From above and from below. */
	readonly fill: { readonly sky: Color3; readonly ground: Color3 };
}

/** Of a scene that nobody lit: even, from everywhere. */
const EVEN: HallLight = {
	environmentIntensity: 0,
	key: { towards: Vector3.Down(), colour: Color3.Black() },
	fill: { sky: Color3.White(), ground: Color3.White() },
};

const lights = new WeakMap<Scene, HallLight>();

/** Lights all baked materials of the scene that are made from now on. */
export function shineOn(scene: Scene, light: HallLight): void {
	lights.set(scene, light);
}

export function lightOf(scene: Scene): HallLight {
	return lights.get(scene) ?? EVEN;
}
