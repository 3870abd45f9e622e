import type { Material } from "@babylonjs/core/Materials/material.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { CreateTorus } from "@babylonjs/core/Meshes/Builders/torusBuilder.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createBakedMaterial } from "#client/engine/BakedMaterial.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

const HEIGHT_ABOVE_FLOOR = 0.02;
const SKY_BLUE = new Color3(0.11, 0.57, 1);

/** A ring on the floor where a walk leads. */
export class GroundMarker {
	readonly #ring: Mesh;
	readonly #material: Material;

	constructor(scene: Scene) {
		this.#material = createBakedMaterial("walking.marker", scene, { colour: SKY_BLUE, alpha: 0.85 });
		this.#ring = CreateTorus("walking.marker", { diameter: 0.56, thickness: 0.05, tessellation: 40 }, scene);
		this.#ring.scaling.y = 0.12;
		this.#ring.material = this.#material;
		this.#ring.isPickable = false;
		this.#ring.setEnabled(false);
	}

	show({ x, z }: Readonly<FloorPoint>): void {
		this.#ring.position.set(x, HEIGHT_ABOVE_FLOOR, z);
		this.#ring.setEnabled(true);
	}

	hide(): void {
		this.#ring.setEnabled(false);
	}

	dispose(): void {
		this.#ring.dispose();
		this.#material.dispose();
	}
}
