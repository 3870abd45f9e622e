import { MirrorTexture } from "@babylonjs/core/Materials/Textures/mirrorTexture.js";
import { Plane } from "@babylonjs/core/Maths/math.plane.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { isMirroredInFloor } from "#client/engine/mirrored.ts";

/** Of the screen's size: polish is never quite sharp. */
const RATIO = 0.5;

/**
 * The hall seen in its polished floor: a second, mirrored drawing of it, for devices that draw with ease. A headset's two
 * eyes would need two of them, so there the environment map stays the floor's reflection.
 */
export class FloorMirror {
	readonly texture: MirrorTexture;
	/** Mip of the picture that is read: the floor's roughness. */
	readonly lod = 2.2;
	readonly #scene: Scene;

	constructor(scene: Scene) {
		this.#scene = scene;
		this.texture = new MirrorTexture("floor mirror", { ratio: RATIO }, scene, true);
		this.texture.mirrorPlane = new Plane(0, -1, 0, 0);
		this.texture.renderListPredicate = (mesh) => isMirroredInFloor(mesh);
		scene.customRenderTargets.push(this.texture);
	}

	dispose(): void {
		const targets = this.#scene.customRenderTargets;
		targets.splice(targets.indexOf(this.texture), 1);
		this.texture.dispose();
	}
}
