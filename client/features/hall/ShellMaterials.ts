import type { ShaderMaterial } from "@babylonjs/core/Materials/shaderMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createBakedMaterial } from "#client/engine/BakedMaterial.ts";

/** What the building is made of, all of it lit alike. */
export class ShellMaterials {
	readonly #scene: Scene;

	constructor(scene: Scene) {
		this.#scene = scene;
	}

	/** Polished slabs: the floor. */
	stone(picture: BaseTexture, lightmap: BaseTexture): ShaderMaterial {
		const colour = new Color3(0.38, 0.374, 0.366);
		return createBakedMaterial("floor", this.#scene, { colour, picture, lightmap, surface: { roughness: 0.16 } });
	}

	carpet(picture: BaseTexture, lightmap: BaseTexture): ShaderMaterial {
		return createBakedMaterial("carpet", this.#scene, { picture, lightmap, surface: { roughness: 0.96 } });
	}

	/** Walls, roof, stage. */
	paint(): ShaderMaterial {
		return createBakedMaterial("hall matte", this.#scene, { surface: { roughness: 0.82 } });
	}

	/** Furniture and plants, seen from both sides. */
	cloth(): ShaderMaterial {
		return createBakedMaterial("hall furniture", this.#scene, { surface: { roughness: 0.7 }, bothSides: true });
	}

	metal(): ShaderMaterial {
		return createBakedMaterial("hall metal", this.#scene, { surface: { roughness: 0.42, metallic: 0.75 } });
	}

	/** Shines by itself: lamps, screens, backlit cloth, the sky. */
	glow(name: string, picture: BaseTexture): ShaderMaterial {
		return createBakedMaterial(name, this.#scene, { picture });
	}
}
