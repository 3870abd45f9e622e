import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { Avatar } from "./Avatar.ts";
import { AGE_CODE, AGES_UNIFORM, AVATAR_MOVE, bindAges, writeMove } from "./avatarMove.ts";
import { KeptInstances } from "./KeptInstances.ts";
import { ThinInstances } from "./ThinInstances.ts";

/** Above the floor, so as not to flicker with it; and how far a shadow reaches. Metres. */
const LIFT = 0.012;
const HALF_WIDTH = 0.46;
const HALF_DEPTH = 0.4;

/** A soft dark spot under everyone's feet: without it they float. */
export class ContactShadows {
	readonly #kept: KeptInstances;
	readonly #material: StandardMaterial;

	constructor(ages: Float32Array, scene: Scene) {
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
		new ContactShadowPlugin(this.#material, ages);
		mesh.material = this.#material;
		// Before other blended things: it lies on the floor.
		mesh.alphaIndex = 0;
		this.#kept = new KeptInstances(new ThinInstances(mesh, { shadowDepth: 1, ...AVATAR_MOVE }, 64));
	}

	put(avatar: Avatar): void {
		const { instances } = this.#kept;
		const instance = this.#kept.of(avatar);
		instances.place(instance, avatar.x, 0, avatar.z, avatar.heading);
		const at = instances.valuesAt(instance);
		instances.values[at] = avatar.visible;
		writeMove(avatar, instances.values, at + 1);
	}

	drop(avatar: Avatar): void {
		this.#kept.drop(avatar);
	}

	end(): void {
		this.#kept.instances.end();
	}

	dispose(): void {
		this.#kept.instances.dispose();
		this.#material.dispose();
	}
}

class ContactShadowPlugin extends MaterialPluginBase {
	readonly #ages: Float32Array;

	constructor(material: StandardMaterial, ages: Float32Array) {
		super(material, "ContactShadow", 200, { CONTACT_SHADOW: true }, true, true);
		this.#ages = ages;
	}

	override getClassName(): string {
		return "ContactShadowPlugin";
	}

	override prepareDefinesBeforeAttributes(defines: MaterialDefines): void {
		defines._needUVs = true;
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("shadowDepth", ...Object.keys(AVATAR_MOVE));
	}

	override getUniforms() {
		return AGES_UNIFORM;
	}

	override bindForSubMesh(uniforms: UniformBuffer): void {
		bindAges(uniforms, this.#ages);
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		if (shaderType === "vertex") {
			return {
				CUSTOM_VERTEX_DEFINITIONS: `${AGE_CODE} attribute float shadowDepth; varying vec3 shadowPlace;`,
				CUSTOM_VERTEX_UPDATE_POSITION: `
					shadowPlace = vec3(uv, shadowDepth);
					positionUpdated.xz += avatarMove.xy * avatarAge();
				`,
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
