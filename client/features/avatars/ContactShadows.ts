import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { Avatar } from "./Avatar.ts";
import { ThinInstances } from "./ThinInstances.ts";

/** Above the floor, so as not to flicker with it; and how far a shadow reaches. Metres. */
const LIFT = 0.012;
const HALF_WIDTH = 0.46;
const HALF_DEPTH = 0.4;

/** A soft dark spot under everyone's feet: without it they float. */
export class ContactShadows {
	readonly #instances: ThinInstances;
	readonly #material: StandardMaterial;

	constructor(scene: Scene) {
		const mesh = new Mesh("avatar shadows", scene);
		const data = new VertexData();
		data.positions = [
			-HALF_WIDTH,
			LIFT,
			HALF_DEPTH,
			HALF_WIDTH,
			LIFT,
			HALF_DEPTH,
			HALF_WIDTH,
			LIFT,
			-HALF_DEPTH,
			-HALF_WIDTH,
			LIFT,
			-HALF_DEPTH,
		];
		data.uvs = [-1, 1, 1, 1, 1, -1, -1, -1];
		data.indices = [0, 1, 2, 0, 2, 3];
		data.applyToMesh(mesh);
		mesh.isPickable = false;
		this.#material = new StandardMaterial("avatar shadow", scene);
		this.#material.disableLighting = true;
		this.#material.backFaceCulling = false;
		this.#material.disableDepthWrite = true;
		this.#material.alpha = 0.999; // Blended, whatever the shader makes of it.
		this.#material.alphaMode = Constants.ALPHA_COMBINE;
		new ContactShadowPlugin(this.#material);
		mesh.material = this.#material;
		// Before other blended things: it lies on the floor.
		mesh.alphaIndex = 0;
		this.#instances = new ThinInstances(mesh, { shadowDepth: 1 }, 64);
	}

	begin(): void {
		this.#instances.begin();
	}

	add(avatar: Avatar): void {
		const instance = this.#instances.add();
		this.#instances.place(instance, avatar.x, 0, avatar.z, avatar.heading);
		this.#instances.values[this.#instances.valuesAt(instance)] = avatar.visible;
	}

	end(): void {
		this.#instances.end();
	}

	dispose(): void {
		this.#instances.dispose();
		this.#material.dispose();
	}
}

class ContactShadowPlugin extends MaterialPluginBase {
	constructor(material: StandardMaterial) {
		super(material, "ContactShadow", 200, { CONTACT_SHADOW: true }, true, true);
	}

	override getClassName(): string {
		return "ContactShadowPlugin";
	}

	override prepareDefinesBeforeAttributes(defines: MaterialDefines): void {
		defines._needUVs = true;
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("shadowDepth");
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		if (shaderType === "vertex") {
			return {
				CUSTOM_VERTEX_DEFINITIONS: "attribute float shadowDepth; varying vec3 shadowPlace;",
				CUSTOM_VERTEX_UPDATE_POSITION: "shadowPlace = vec3(uv, shadowDepth);",
			};
		}
		return {
			CUSTOM_FRAGMENT_DEFINITIONS: "varying vec3 shadowPlace;",
			CUSTOM_FRAGMENT_BEFORE_FRAGCOLOR: `
				float shadowFall = max(0.0, 1.0 - length(shadowPlace.xy));
				color = vec4(0.02, 0.03, 0.05, shadowFall * shadowFall * (3.0 - 2.0 * shadowFall) * 0.62 * shadowPlace.z);
			`,
		};
	}
}
