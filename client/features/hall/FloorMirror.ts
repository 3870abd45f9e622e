import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import type { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { MirrorTexture } from "@babylonjs/core/Materials/Textures/mirrorTexture.js";
import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import { Plane } from "@babylonjs/core/Maths/math.plane.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { isMirroredInFloor } from "#client/engine/mirrored.ts";

/** Of the screen's size: polish is never quite sharp. */
const RATIO = 0.5;
/** Mip of the mirror's picture that is read: the floor's roughness. */
const BLUR = 2.2;

class ReflectionPlugin extends MaterialPluginBase {
	readonly #mirror: MirrorTexture;

	constructor(material: PBRMaterial, mirror: MirrorTexture) {
		super(material, "FloorReflection", 200, { FLOOR_REFLECTION: true });
		this.#mirror = mirror;
		this._enable(true);
	}

	override getClassName(): string {
		return "FloorReflection";
	}

	override prepareDefines(defines: MaterialDefines): void {
		defines.FLOOR_REFLECTION = true;
	}

	override getSamplers(samplers: string[]): void {
		samplers.push("floorReflection");
	}

	override bindForSubMesh(uniforms: UniformBuffer): void {
		uniforms.setTexture("floorReflection", this.#mirror);
	}

	override isReadyForSubMesh(): boolean {
		return this.#mirror.isReadyOrNotBlocking();
	}

	override getCustomCode(shaderType: string) {
		if (shaderType !== "fragment") return null;
		return {
			CUSTOM_FRAGMENT_DEFINITIONS: "uniform sampler2D floorReflection;",
			// Schlick's Fresnel of a polished, sealed stone in place of what the environment map would show.
			CUSTOM_FRAGMENT_BEFORE_FINALCOLORCOMPOSITION: `
				#ifdef REFLECTION
				// The mirrored hall was drawn from the mirrored eye: it lies where the floor lies on the screen.
				vec4 floorAt = viewProjection * vec4(vPositionW, 1.0);
				vec2 floorUv = floorAt.xy / floorAt.w * 0.5 + 0.5;
				vec3 mirrored = toLinearSpace(textureLod(floorReflection, floorUv, ${BLUR.toFixed(1)}).rgb);
				float grazing = pow(1.0 - clamp(dot(viewDirectionW, normalW), 0.0, 1.0), 5.0);
				finalRadianceScaled = mirrored * mix(0.07, 0.75, grazing);
				#endif
			`,
		};
	}
}

/**
 * The hall seen in its polished floor: a second, mirrored drawing of it, for devices that draw with ease. A headset's two
 * eyes would need two of them, so there the environment map stays the floor's reflection.
 */
export class FloorMirror {
	readonly texture: MirrorTexture;
	readonly #material: PBRMaterial;
	readonly #plugin: ReflectionPlugin;

	constructor(material: PBRMaterial, scene: Scene) {
		this.#material = material;
		this.texture = new MirrorTexture("floor mirror", { ratio: RATIO }, scene, true);
		this.texture.mirrorPlane = new Plane(0, -1, 0, 0);
		this.texture.renderListPredicate = (mesh) => isMirroredInFloor(mesh);
		scene.customRenderTargets.push(this.texture);
		material.unfreeze();
		this.#plugin = new ReflectionPlugin(material, this.texture);
	}

	/** The plugin cannot leave its material, so the material is given up with it. */
	dispose(): void {
		const targets = this.#material.getScene().customRenderTargets;
		targets.splice(targets.indexOf(this.texture), 1);
		this.#plugin.dispose();
		this.texture.dispose();
	}
}
