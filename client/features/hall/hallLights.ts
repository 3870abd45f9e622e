import { DirectionalLight } from "@babylonjs/core/Lights/directionalLight.js";
import { HemisphericLight } from "@babylonjs/core/Lights/hemisphericLight.js";
import type { Light } from "@babylonjs/core/Lights/light.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { MoodLight } from "./hallMood.ts";

/** For booths, exhibits and avatars. The environment does most; a soft light from above gives a lit and a shaded side. */
export function createHallLights(scene: Scene, { key: from, fill: around }: MoodLight): readonly Light[] {
	const key = new DirectionalLight("key", Vector3.FromArray(from.towards).normalize(), scene);
	key.diffuse = Color3.FromHexString(from.colour);
	key.intensity = from.intensity;
	const fill = new HemisphericLight("fill", Vector3.Up(), scene);
	fill.diffuse = Color3.FromHexString(around.colour);
	fill.groundColor = Color3.FromHexString(around.ground);
	fill.intensity = around.intensity;
	return [key, fill];
}
