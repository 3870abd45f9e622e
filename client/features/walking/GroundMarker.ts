import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { CreateTorus } from "@babylonjs/core/Meshes/Builders/torusBuilder.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { FloorPoint } from "#shared/space/vector.ts";

const HEIGHT_ABOVE_FLOOR = 0.02;

/** A ring on the floor where a walk leads. */
export class GroundMarker {
	readonly #ring: Mesh;
	readonly #material: StandardMaterial;

	constructor(scene: Scene) {
		this.#material = new StandardMaterial("walking.marker", scene);
		this.#material.disableLighting = true;
		this.#material.emissiveColor = new Color3(0.36, 0.78, 1);
		this.#material.alpha = 0.85;
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
