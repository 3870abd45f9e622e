import "@babylonjs/core/Shaders/default.vertex.js";
import "@babylonjs/core/Shaders/default.fragment.js";
import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { DECAL_COLUMNS, DECAL_ROWS, DecalRow } from "./decalAtlas.ts";

/** What one instance of a body carries besides its matrix; offsets count floats. */
export const BODY_ATTRIBUTES = {
	avatarHead: 4,
	avatarFrame: 4,
	avatarColour: 4,
	avatarAccent: 4,
	avatarMotion: 4,
} as const;
/** What one instance of an arm carries besides its matrix. */
export const ARM_ATTRIBUTES = {
	armShoulder: 4,
	armElbow: 4,
	armHand: 4,
	armTurn: 4,
	avatarColour: 4,
	avatarAccent: 4,
} as const;

export type AvatarSurface = "body" | "arm";

/**
 * Draws avatars of any look with one shader: bends and turns their parts, paints them, throws face and badge onto them
 * and lights them. A material plugin rather than a shader of its own, so that multiview and tone mapping work.
 */
export function createAvatarMaterial(surface: AvatarSurface, decals: BaseTexture, scene: Scene): StandardMaterial {
	const material = new StandardMaterial(`avatar ${surface}`, scene);
	// Lit by itself: avatars look alike in every hall, and no lamp costs a pass over their pixels.
	material.disableLighting = true;
	// Arms are mirrored by the shader, which turns their faces inside out.
	material.backFaceCulling = surface === "body";
	if (surface === "body") new AvatarBodyPlugin(material, decals);
	else new AvatarArmPlugin(material, decals);
	return material;
}

abstract class AvatarPlugin extends MaterialPluginBase {
	readonly #decals: BaseTexture;

	constructor(material: StandardMaterial, name: string, define: string, decals: BaseTexture) {
		super(material, name, 200, { [define]: true }, true, true);
		this.#decals = decals;
	}

	override prepareDefinesBeforeAttributes(defines: MaterialDefines): void {
		// Without lights and textures the material would leave them out.
		defines._needNormals = true;
		defines._needUVs = true;
	}

	override getSamplers(samplers: string[]): void {
		samplers.push("avatarDecals");
	}

	override getActiveTextures(textures: BaseTexture[]): void {
		textures.push(this.#decals);
	}

	override hasTexture(texture: BaseTexture): boolean {
		return texture === this.#decals;
	}

	override isReadyForSubMesh(): boolean {
		return this.#decals.isReadyOrNotBlocking();
	}

	override bindForSubMesh(uniforms: UniformBuffer, _scene: Scene, _engine: AbstractEngine): void {
		uniforms.setTexture("avatarDecals", this.#decals);
	}
}

// Two classes, because the base asks for the code while it is still being built, before any field is there.
class AvatarBodyPlugin extends AvatarPlugin {
	constructor(material: StandardMaterial, decals: BaseTexture) {
		super(material, "AvatarBody", "AVATAR_BODY", decals);
	}

	override getClassName(): string {
		return "AvatarBodyPlugin";
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("part", ...Object.keys(BODY_ATTRIBUTES));
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		return shaderType === "vertex" ? vertexCode(BODY_ATTRIBUTES, BODY_VERTEX) : FRAGMENT_CODE;
	}
}

class AvatarArmPlugin extends AvatarPlugin {
	constructor(material: StandardMaterial, decals: BaseTexture) {
		super(material, "AvatarArm", "AVATAR_ARM", decals);
	}

	override getClassName(): string {
		return "AvatarArmPlugin";
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("part", ...Object.keys(ARM_ATTRIBUTES));
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		return shaderType === "vertex" ? vertexCode(ARM_ATTRIBUTES, ARM_VERTEX) : FRAGMENT_CODE;
	}
}

function vertexCode(attributes: Readonly<Record<string, number>>, main: string): Record<string, string> {
	const declared = Object.keys(attributes).map((name) => `attribute vec4 ${name};`);
	return {
		CUSTOM_VERTEX_DEFINITIONS: `
			attribute vec4 part;
			${declared.join("\n")}
			varying vec4 avatarPaint;
			varying vec4 avatarDecal;
			varying vec4 avatarOwn;
			varying vec3 avatarSecond;
			vec3 avatarTurned(vec4 q, vec3 v) { return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v); }
		`,
		CUSTOM_VERTEX_UPDATE_NORMAL: main,
	};
}

/**
 * avatarHead: how the head is turned. avatarFrame: where the eyes are; how far the body is stretched to reach them.
 * avatarColour: own colour; badge, or −1. avatarAccent: second colour; share of pixels that are drawn.
 * avatarMotion: where in a stride, how much of one, breath, face + 8 × row of the atlas.
 */
const BODY_VERTEX = `
	float avatarStride = avatarMotion.y;
	float avatarBob = (0.5 - 0.5 * cos(2.0 * avatarMotion.x)) * 0.022 * avatarStride;
	float avatarSway = sin(avatarMotion.x) * 0.016 * avatarStride;
	if (part.x < 0.5) {
		float up = clamp(positionUpdated.y / 1.45, 0.0, 1.0);
		positionUpdated.xz *= 1.0 + avatarMotion.z * smoothstep(0.35, 0.75, up) * (1.0 - smoothstep(0.85, 1.0, up));
		positionUpdated.y = positionUpdated.y * avatarFrame.w + avatarBob * up;
		/* The neck goes where the head is, which is behind the eyes. */
		positionUpdated.xz += (avatarFrame.xz + vec2(0.0, 0.085)) * up * up;
		positionUpdated.x += avatarSway * up;
		normalUpdated = normalize(normalUpdated * vec3(1.0, 1.0 / max(avatarFrame.w, 0.2), 1.0));
	} else if (part.x < 1.5) {
		positionUpdated = avatarTurned(avatarHead, positionUpdated) + avatarFrame.xyz;
		positionUpdated.x += avatarSway;
		positionUpdated.y += avatarBob;
		normalUpdated = avatarTurned(avatarHead, normalUpdated);
	} else {
		float phase = avatarMotion.x + (part.x < 2.5 ? 0.0 : 3.14159265);
		positionUpdated.z += cos(phase) * 0.15 * avatarStride;
		positionUpdated.y += max(sin(phase), 0.0) * 0.085 * avatarStride;
	}
	avatarPaint = vec4(part.y, part.z, part.w, normal.z < 0.1 ? 1.0 : 0.0);
	avatarOwn = vec4(avatarColour.rgb, avatarAccent.a);
	avatarSecond = avatarAccent.rgb;
	float avatarRow = floor(avatarMotion.w / 8.0 + 0.001);
	avatarDecal = part.z > 2.5
		? vec4(uv, avatarColour.a, ${DecalRow.chest}.0)
		: vec4(uv, avatarMotion.w - avatarRow * 8.0, avatarRow);
`;

/**
 * The arm is a curve from shoulder over elbow to hand. armShoulder: where; −1 left, 1 right. armElbow: where; curl of
 * the thumb. armHand: where the wrist is; curl of the index. armTurn: how the hand is turned. avatarColour: own colour;
 * curl of the other fingers. avatarAccent: second colour; share of pixels that are drawn.
 */
const ARM_VERTEX = `
	float armSide = armShoulder.w;
	if (part.x < 4.5) {
		float t = positionUpdated.y;
		float r = 1.0 - t;
		vec3 along = 2.0 * r * (armElbow.xyz - armShoulder.xyz) + 2.0 * t * (armHand.xyz - armElbow.xyz);
		along = normalize(along + vec3(0.0, -1e-4, 0.0));
		vec3 across = normalize(cross(along, vec3(armSide, 0.2, 0.3)));
		vec3 over = cross(across, along);
		/* Beyond the shoulder the curve goes straight on, into the body. */
		vec3 middle = r * r * armShoulder.xyz + 2.0 * r * t * armElbow.xyz + t * t * armHand.xyz;
		vec3 n = normalUpdated;
		positionUpdated = middle + across * positionUpdated.x + over * positionUpdated.z;
		normalUpdated = normalize(across * n.x + over * n.z + along * n.y * 0.1);
	} else {
		float curl = part.x < 5.5 ? 0.0 : part.x < 6.5 ? armHand.w : part.x < 7.5 ? avatarColour.w : armElbow.w;
		vec3 p = positionUpdated;
		vec3 n = normalUpdated;
		if (part.x < 7.5) {
			float bend = curl * 1.9;
			float c = cos(bend);
			float s = sin(bend);
			vec3 knuckle = vec3(0.0, -0.004, -0.085);
			p -= knuckle;
			p = vec3(p.x, p.y * c + p.z * s, p.z * c - p.y * s) + knuckle;
			n = vec3(n.x, n.y * c + n.z * s, n.z * c - n.y * s);
		} else {
			float bend = -curl * 0.9;
			float c = cos(bend);
			float s = sin(bend);
			vec3 root = vec3(-0.036, 0.0, -0.035);
			p -= root;
			p = vec3(p.x * c + p.z * s, p.y - curl * 0.02, p.z * c - p.x * s) + root;
			n = vec3(n.x * c + n.z * s, n.y, n.z * c - n.x * s);
		}
		p.x *= armSide;
		n.x *= armSide;
		positionUpdated = avatarTurned(armTurn, p) + armHand.xyz;
		normalUpdated = avatarTurned(armTurn, n);
	}
	avatarPaint = vec4(part.y, 0.0, part.w, 0.0);
	avatarOwn = vec4(avatarColour.rgb, avatarAccent.a);
	avatarSecond = avatarAccent.rgb;
	avatarDecal = vec4(-9.0);
`;

const FRAGMENT_CODE: Record<string, string> = {
	CUSTOM_FRAGMENT_DEFINITIONS: `
		uniform sampler2D avatarDecals;
		varying vec4 avatarPaint;
		varying vec4 avatarDecal;
		varying vec4 avatarOwn;
		varying vec3 avatarSecond;
		/* An ordered dither of 4 × 4, so that fading needs no blending and no sorting. */
		float avatarThreshold(vec2 p) {
			vec2 a = mod(floor(p), 2.0);
			vec2 b = mod(floor(p / 2.0), 2.0);
			float coarse = a.x + a.y - 2.0 * a.x * a.y;
			float fine = b.x + b.y - 2.0 * b.x * b.y;
			return (8.0 * coarse + 4.0 * a.y + 2.0 * fine + b.y + 0.5) / 16.0;
		}
	`,
	CUSTOM_FRAGMENT_MAIN_BEGIN: `
		if (avatarOwn.a < avatarThreshold(gl_FragCoord.xy)) discard;
	`,
	CUSTOM_FRAGMENT_BEFORE_FOG: `
		float paint = avatarPaint.x;
		const vec3 pale = vec3(0.97, 0.91, 0.82);
		const vec3 ink = vec3(0.012, 0.022, 0.024);
		vec3 albedo = paint < 0.5 ? avatarOwn.rgb
			: paint < 1.5 ? avatarSecond
			: paint < 2.5 ? pale
			: paint < 3.5 ? avatarOwn.rgb * 0.3 + vec3(0.012)
			: paint < 4.5 ? ink : vec3(0.32, 0.35, 0.38);
		vec3 glow = vec3(0.0);
		float gloss = 0.16;
		vec2 cell = clamp(avatarDecal.xy, 0.012, 0.988);
		vec4 mask = texture2D(avatarDecals, (cell + avatarDecal.zw) / vec2(${DECAL_COLUMNS}.0, ${DECAL_ROWS}.0));
		vec2 inCell = step(vec2(0.0), avatarDecal.xy) * step(avatarDecal.xy, vec2(1.0));
		mask *= inCell.x * inCell.y * step(0.5, avatarPaint.y) * step(-0.5, avatarDecal.z) * step(0.5, avatarPaint.w);
		if (avatarPaint.y > 2.5) {
			albedo = mix(albedo, avatarSecond, mask.b);
			albedo = mix(albedo, vec3(0.9), mask.r);
			albedo = mix(albedo, ink, mask.g);
		} else if (avatarPaint.y > 1.5) {
			albedo = mix(albedo, ink, mask.r);
			vec3 light = mix(vec3(0.45, 0.95, 1.0), avatarSecond, 0.35);
			glow = light * (mask.g * 0.95 + mask.b * 0.35);
			gloss = mix(gloss, 0.5, mask.r);
		} else {
			albedo = mix(albedo, pale, mask.r);
			albedo = mix(albedo, vec3(0.86, 0.4, 0.3), mask.b);
			albedo = mix(albedo, ink, mask.g);
			gloss = mix(gloss, 0.42, mask.g);
		}
		vec3 N = normalW;
		vec3 V = viewDirectionW;
		const vec3 key = vec3(0.34, 0.83, 0.44);
		float shade = avatarPaint.z;
		float sky = N.y * 0.5 + 0.5;
		vec3 light = mix(vec3(0.34, 0.325, 0.31), vec3(0.78, 0.81, 0.86), sky);
		/* Wrapped, as light goes round soft things. */
		light += vec3(0.42, 0.4, 0.37) * max((dot(N, key) + 0.35) / 1.35, 0.0);
		/* From where one looks: faces are read. */
		light += vec3(0.16) * max(dot(N, V), 0.0);
		float rim = 1.0 - max(dot(N, V), 0.0);
		rim = rim * rim * rim;
		vec3 halfway = normalize(key + V);
		float shine = pow(max(dot(N, halfway), 0.0), 38.0) * gloss;
		vec3 lit = albedo * light * shade + (vec3(0.5, 0.55, 0.62) * rim * 0.16 * sky + vec3(shine)) * shade + glow;
		color = vec4(toGammaSpace(lit), 1.0);
	`,
};
