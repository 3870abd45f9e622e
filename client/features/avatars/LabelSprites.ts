import "@babylonjs/core/Shaders/default.vertex.js";
import "@babylonjs/core/Shaders/default.fragment.js";
import { Constants } from "@babylonjs/core/Engines/constants.js";
import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { ATLAS_SIZE, type AtlasPiece } from "./LabelAtlas.ts";
import { ThinInstances } from "./ThinInstances.ts";

/** labelPiece: left, top, width and height within the atlas. labelPlace: middle off the anchor, right and up; size. */
const ATTRIBUTES = { labelPiece: 4, labelPlace: 4, labelOpacity: 1 } as const;

/**
 * One picture. Handed over as a whole, as numbers handed over one by one would each become an object; and a class, as
 * V8 lets an object literal's fields hold plain numbers only where no other literal that begins alike holds anything else.
 */
export class LabelSprite {
	piece: AtlasPiece | undefined = undefined;
	/** The anchor in the hall. */
	x = 0;
	y = 0;
	z = 0;
	/** Its middle in metres from the anchor, as seen by the onlooker. */
	right = 0;
	up = 0;
	width = 0;
	height = 0;
	opacity = 0;
}

/** Upright pictures that turn to whoever looks, all in one draw. Written back to front, as they blend. */
export class LabelSprites {
	readonly #instances: ThinInstances;
	readonly #material: StandardMaterial;

	constructor(atlas: BaseTexture, scene: Scene) {
		const mesh = new Mesh("labels", scene);
		const data = new VertexData();
		data.positions = [-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0];
		data.uvs = [0, 1, 1, 1, 1, 0, 0, 0];
		data.indices = [0, 1, 2, 0, 2, 3];
		data.applyToMesh(mesh);
		mesh.isPickable = false;
		this.#material = new StandardMaterial("labels", scene);
		this.#material.disableLighting = true;
		this.#material.backFaceCulling = false;
		this.#material.disableDepthWrite = true;
		this.#material.alpha = 0.999; // Blended, whatever the shader makes of it.
		this.#material.alphaMode = Constants.ALPHA_PREMULTIPLIED;
		// Text is not lit by the hall: its colours stay what they were drawn in.
		const plain = new ImageProcessingConfiguration();
		plain.isEnabled = false;
		this.#material.imageProcessingConfiguration = plain;
		new LabelPlugin(this.#material, atlas);
		mesh.material = this.#material;
		// After everything else that blends: names are read through glass.
		mesh.alphaIndex = 10_000;
		this.#instances = new ThinInstances(mesh, ATTRIBUTES, 64);
	}

	begin(): void {
		this.#instances.begin();
	}

	/** Keeps nothing of what it is handed. */
	add(sprite: Readonly<LabelSprite>): void {
		const { piece } = sprite;
		if (!piece) return;
		const instance = this.#instances.add();
		// The shader turns it: of its matrix only what is not 0, since nothing else is ever written there.
		const { matrices } = this.#instances;
		const matrix = this.#instances.matrixAt(instance);
		matrices[matrix] = 1;
		matrices[matrix + 5] = 1;
		matrices[matrix + 10] = 1;
		matrices[matrix + 12] = sprite.x;
		matrices[matrix + 13] = sprite.y;
		matrices[matrix + 14] = sprite.z;
		matrices[matrix + 15] = 1;
		const values = this.#instances.values;
		const at = this.#instances.valuesAt(instance);
		values[at] = piece.x / ATLAS_SIZE;
		values[at + 1] = piece.y / ATLAS_SIZE;
		values[at + 2] = piece.width / ATLAS_SIZE;
		values[at + 3] = piece.height / ATLAS_SIZE;
		values[at + 4] = sprite.right;
		values[at + 5] = sprite.up;
		values[at + 6] = sprite.width;
		values[at + 7] = sprite.height;
		values[at + 8] = sprite.opacity;
	}

	end(): void {
		this.#instances.end();
	}

	dispose(): void {
		this.#instances.dispose();
		this.#material.dispose();
	}
}

class LabelPlugin extends MaterialPluginBase {
	readonly #atlas: BaseTexture;

	constructor(material: StandardMaterial, atlas: BaseTexture) {
		super(material, "Label", 200, { LABEL: true }, true, true);
		this.#atlas = atlas;
	}

	override getClassName(): string {
		return "LabelPlugin";
	}

	override prepareDefinesBeforeAttributes(defines: MaterialDefines): void {
		defines._needUVs = true;
	}

	override getAttributes(attributes: string[]): void {
		attributes.push(...Object.keys(ATTRIBUTES));
	}

	override getSamplers(samplers: string[]): void {
		samplers.push("labelAtlas");
	}

	override getActiveTextures(textures: BaseTexture[]): void {
		textures.push(this.#atlas);
	}

	override hasTexture(texture: BaseTexture): boolean {
		return texture === this.#atlas;
	}

	override bindForSubMesh(uniforms: UniformBuffer): void {
		uniforms.setTexture("labelAtlas", this.#atlas);
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		if (shaderType === "vertex") {
			return {
				CUSTOM_VERTEX_DEFINITIONS: `
					attribute vec4 labelPiece;
					attribute vec4 labelPlace;
					attribute float labelOpacity;
					varying vec3 labelSeen;
				`,
				CUSTOM_VERTEX_UPDATE_WORLDPOS: `
					vec3 labelAnchor = finalWorld[3].xyz;
					vec3 labelAhead = normalize(vEyePosition.xyz - labelAnchor);
					vec3 labelRight = normalize(cross(vec3(0.0, 1.0, 0.0), labelAhead) + vec3(1e-5, 0.0, 0.0));
					vec3 labelUp = cross(labelAhead, labelRight);
					vec2 labelOff = labelPlace.xy + positionUpdated.xy * labelPlace.zw;
					worldPos = vec4(labelAnchor + labelRight * labelOff.x + labelUp * labelOff.y, 1.0);
					labelSeen = vec3(labelPiece.xy + uv * labelPiece.zw, labelOpacity);
				`,
			};
		}
		return {
			CUSTOM_FRAGMENT_DEFINITIONS: "uniform sampler2D labelAtlas; varying vec3 labelSeen;",
			CUSTOM_FRAGMENT_BEFORE_FRAGCOLOR: "color = texture2D(labelAtlas, labelSeen.xy) * labelSeen.z;",
		};
	}
}
