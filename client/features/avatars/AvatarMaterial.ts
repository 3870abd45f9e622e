import "@babylonjs/core/Shaders/default.vertex.js";
import "@babylonjs/core/Shaders/default.fragment.js";
import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import type { MaterialDefines } from "@babylonjs/core/Materials/materialDefines.js";
import { MaterialPluginBase } from "@babylonjs/core/Materials/materialPluginBase.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { UniformBuffer } from "@babylonjs/core/Materials/uniformBuffer.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { STRIDE_METRES } from "./Avatar.ts";
import { PLACES_BANDS, PLACES_ROWS, PLACES_WIDTH } from "./avatarForms.ts";
import { AGE_CODE, AGES_UNIFORM, AVATAR_MOVE, bindAges } from "./avatarMove.ts";
import { HIPS, NECK_UNDER_EYES } from "./avatarShapes.ts";
import { CHEST_ROW, DECAL_COLUMNS, DECAL_ROWS } from "./decalAtlas.ts";
import { Paint, Part } from "./Piece.ts";

/** What one instance of a body carries besides its matrix; offsets count floats. */
export const BODY_ATTRIBUTES = {
	avatarHead: 4,
	avatarFrame: 4,
	avatarColour: 4,
	avatarAccent: 4,
	avatarWalk: 4,
	avatarLife: 4,
	...AVATAR_MOVE,
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

export interface AvatarTextures {
	readonly decals: BaseTexture;
	readonly places: BaseTexture;
}

/**
 * Draws avatars of any look with one shader: bends and turns their parts, paints them, throws face and badge onto them
 * and lights them. A material plugin rather than a shader of its own, so that multiview and tone mapping work.
 */
export function createAvatarMaterial(
	surface: AvatarSurface,
	{ decals, places }: AvatarTextures,
	ages: Float32Array,
	scene: Scene,
): StandardMaterial {
	const material = new StandardMaterial(`avatar ${surface}`, scene);
	// Lit by itself: avatars look alike in every hall, and no lamp costs a pass over their pixels.
	material.disableLighting = true;
	// Arms are mirrored by the shader, which turns their faces inside out.
	material.backFaceCulling = surface === "body";
	if (surface === "body") new AvatarBodyPlugin(material, decals, places, ages);
	else new AvatarArmPlugin(material, decals, places);
	return material;
}

abstract class AvatarPlugin extends MaterialPluginBase {
	readonly #decals: BaseTexture;
	readonly #places: BaseTexture;

	constructor(material: StandardMaterial, name: string, define: string, decals: BaseTexture, places: BaseTexture) {
		super(material, name, 200, { [define]: true }, true, true);
		this.#decals = decals;
		this.#places = places;
	}

	override prepareDefinesBeforeAttributes(defines: MaterialDefines): void {
		// Without lights the material would leave them out.
		defines._needNormals = true;
	}

	override getSamplers(samplers: string[]): void {
		samplers.push("avatarDecals", "avatarPlaces");
	}

	override getActiveTextures(textures: BaseTexture[]): void {
		textures.push(this.#decals, this.#places);
	}

	override hasTexture(texture: BaseTexture): boolean {
		return texture === this.#decals || texture === this.#places;
	}

	override isReadyForSubMesh(): boolean {
		return this.#decals.isReadyOrNotBlocking() && this.#places.isReadyOrNotBlocking();
	}

	override bindForSubMesh(uniforms: UniformBuffer, _scene: Scene, _engine: AbstractEngine): void {
		uniforms.setTexture("avatarDecals", this.#decals);
		uniforms.setTexture("avatarPlaces", this.#places);
	}
}

// Two classes, because the base asks for the code while it is still being built, before any field is there.
class AvatarBodyPlugin extends AvatarPlugin {
	readonly #ages: Float32Array;

	constructor(material: StandardMaterial, decals: BaseTexture, places: BaseTexture, ages: Float32Array) {
		super(material, "AvatarBody", "AVATAR_BODY", decals, places);
		this.#ages = ages;
	}

	override getUniforms() {
		return AGES_UNIFORM;
	}

	override bindForSubMesh(uniforms: UniformBuffer, scene: Scene, engine: AbstractEngine): void {
		super.bindForSubMesh(uniforms, scene, engine);
		bindAges(uniforms, this.#ages);
	}

	override getClassName(): string {
		return "AvatarBodyPlugin";
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("avatarPlace", ...Object.keys(BODY_ATTRIBUTES));
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		return shaderType === "vertex" ? vertexCode(BODY_ATTRIBUTES, BODY_VERTEX, AGE_CODE) : FRAGMENT_CODE;
	}
}

class AvatarArmPlugin extends AvatarPlugin {
	constructor(material: StandardMaterial, decals: BaseTexture, places: BaseTexture) {
		super(material, "AvatarArm", "AVATAR_ARM", decals, places);
	}

	override getClassName(): string {
		return "AvatarArmPlugin";
	}

	override getAttributes(attributes: string[]): void {
		attributes.push("avatarPlace", ...Object.keys(ARM_ATTRIBUTES));
	}

	override getCustomCode(shaderType: string): Record<string, string> {
		return shaderType === "vertex" ? vertexCode(ARM_ATTRIBUTES, ARM_VERTEX) : FRAGMENT_CODE;
	}
}

function vertexCode(attributes: Readonly<Record<string, number>>, main: string, more = ""): Record<string, string> {
	const own = Object.keys(attributes).filter((name) => !(name in AVATAR_MOVE));
	const declared = own.map((name) => `attribute vec4 ${name};`);
	return {
		CUSTOM_VERTEX_DEFINITIONS: `
			attribute float avatarPlace;
			${declared.join("\n")}
			${more}
			uniform highp sampler2D avatarPlaces;
			varying vec4 avatarPaint;
			varying vec4 avatarDecal;
			varying vec4 avatarOwn;
			varying vec3 avatarSecond;
			vec3 avatarTurned(vec4 q, vec3 v) { return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v); }
			vec4 avatarRead(int figure, int band) {
				int place = int(avatarPlace + 0.5);
				int row = (figure * ${PLACES_BANDS} + band) * ${PLACES_ROWS} + place / ${PLACES_WIDTH};
				return texelFetch(avatarPlaces, ivec2(place % ${PLACES_WIDTH}, row), 0);
			}
			/* Where a foot is in its step: along the walk (-1 - 1, standing still on the floor), and off the floor (0 - 1). */
			vec2 avatarStep(float phase) {
				float u = fract(phase / 6.2831853);
				if (u < ${STANCE}) return vec2(1.0 - u * ${(2 / STANCE).toFixed(5)}, 0.0);
				float s = (u - ${STANCE}) / ${(1 - STANCE).toFixed(5)};
				return vec2(-1.0 + 2.0 * s * s * (3.0 - 2.0 * s), sin(s * 3.14159265));
			}
		`,
		CUSTOM_VERTEX_UPDATE_NORMAL: main,
	};
}

/** Share of a cycle that a foot is on the floor. */
const STANCE = 0.6;

const READ = (figure: string) => `
	int avatarFigure = ${figure};
	vec4 avatarAt = avatarRead(avatarFigure, 0);
	vec4 avatarFacing = avatarRead(avatarFigure, 1);
	vec4 avatarDrawn = avatarRead(avatarFigure, 2);
	int avatarKind = int(avatarAt.w + 0.5);
	int avatarPart = avatarKind & 15;
	float avatarPaintKind = float((avatarKind >> 4) & 15);
	float avatarDecalKind = float(avatarKind >> 8);
	positionUpdated = avatarAt.xyz;
	normalUpdated = avatarFacing.xyz;
`;

/**
 * avatarHead: how the head is turned. avatarFrame: height of the eyes; how far the body is stretched to reach them; which
 * figure; how far the shoulders are turned against the hips. avatarColour: own colour; badge. avatarAccent: second colour;
 * cell of the face. avatarWalk: where in a stride; where the walk goes and how much of one it is; share of pixels that are
 * drawn. avatarLife: bob of a step; sway; breath; wag. What was written some frames ago goes on as it went.
 */
const BODY_VERTEX = `
	${READ("int(avatarFrame.z + 0.5)")}
	float avatarStride = length(avatarWalk.yz);
	float avatarSince = avatarAge();
	float avatarPhase = avatarWalk.x + avatarMove.z * avatarSince;
	vec2 avatarLeft = avatarStep(avatarPhase);
	vec2 avatarRight = avatarStep(avatarPhase + 3.14159265);
	vec2 avatarReach = avatarWalk.yz * ${((STRIDE_METRES * STANCE) / 2).toFixed(4)};
	float avatarWag = avatarLife.w * avatarDrawn.z;
	if (avatarPart == ${Part.torso}) {
		float up = clamp(positionUpdated.y / 1.4, 0.0, 1.0);
		/* Skirts and coats go with the legs. */
		float low = clamp(1.0 - positionUpdated.y / ${HIPS}, 0.0, 1.0);
		float side = smoothstep(-0.16, 0.16, positionUpdated.x);
		vec2 follow = avatarReach * mix(avatarLeft.x, avatarRight.x, side) * low * 0.8;
		positionUpdated.xz *= 1.0 + avatarLife.z * smoothstep(0.4, 0.75, up) * (1.0 - smoothstep(0.85, 1.0, up));
		positionUpdated.x += avatarWag;
		float turn = avatarFrame.w * smoothstep(0.55, 0.85, up);
		float c = cos(turn);
		float s = sin(turn);
		positionUpdated.xz = vec2(positionUpdated.x * c + positionUpdated.z * s, positionUpdated.z * c - positionUpdated.x * s);
		normalUpdated.xz = vec2(normalUpdated.x * c + normalUpdated.z * s, normalUpdated.z * c - normalUpdated.x * s);
		positionUpdated.y = positionUpdated.y * avatarFrame.y + avatarLife.x * up;
		positionUpdated.xz += follow;
		positionUpdated.x += avatarLife.y * smoothstep(0.0, 0.6, up);
	} else if (avatarPart == ${Part.head}) {
		positionUpdated.x += avatarWag;
		positionUpdated.y += ${NECK_UNDER_EYES};
		positionUpdated = avatarTurned(avatarHead, positionUpdated);
		positionUpdated += vec3(avatarLife.y, avatarFrame.x - ${NECK_UNDER_EYES} + avatarLife.x, 0.0);
		normalUpdated = avatarTurned(avatarHead, normalUpdated);
	} else {
		bool isLeft = avatarPart == ${Part.leftLeg} || avatarPart == ${Part.leftShoe};
		vec2 foot = isLeft ? avatarLeft : avatarRight;
		float lift = foot.y * 0.1 * avatarStride;
		/* Down with the heel first, off with the toes last. */
		float pitch = cos(avatarPhase + (isLeft ? 0.0 : 3.14159265));
		pitch = pitch * pitch * pitch * 0.45 * clamp(-avatarWalk.z, -1.0, 1.0);
		float pivot = pitch > 0.0 ? 0.09 : -0.13;
		if (avatarPart == ${Part.leftLeg} || avatarPart == ${Part.rightLeg}) {
			float down = clamp(1.0 - positionUpdated.y / ${HIPS}, 0.0, 1.0);
			positionUpdated.y = mix(positionUpdated.y * avatarFrame.y, positionUpdated.y, down);
			positionUpdated.xz += avatarReach * foot.x * down;
			positionUpdated.y += (lift + pivot * pitch) * down * down;
			/* The knee bends forward while its foot is off the floor. */
			positionUpdated.z -= lift * 1.5 * sin(down * 3.14159265);
			positionUpdated.x += avatarLife.y * (1.0 - down) * (1.0 - down);
		} else {
			float c = cos(pitch);
			float s = sin(pitch);
			float z = positionUpdated.z - pivot;
			positionUpdated.z = pivot + z * c + positionUpdated.y * s;
			positionUpdated.y = positionUpdated.y * c - z * s + lift;
			normalUpdated.yz = vec2(normalUpdated.y * c - normalUpdated.z * s, normalUpdated.z * c + normalUpdated.y * s);
			positionUpdated.xz += avatarReach * foot.x;
		}
	}
	positionUpdated.xz += avatarMove.xy * avatarSince;
	avatarPaint = vec4(avatarPaintKind, avatarDecalKind, avatarFacing.w, avatarFacing.z < 0.1 ? 1.0 : 0.0);
	avatarOwn = vec4(avatarColour.rgb, avatarWalk.w);
	avatarSecond = avatarAccent.rgb;
	float avatarRow = floor(avatarAccent.w / ${DECAL_COLUMNS}.0 + 0.001);
	avatarDecal = avatarDecalKind > 2.5
		? vec4(avatarDrawn.xy, avatarColour.a, ${CHEST_ROW}.0)
		: vec4(avatarDrawn.xy, avatarAccent.w - avatarRow * ${DECAL_COLUMNS}.0, avatarRow);
`;

/**
 * The arm is a curve from shoulder over elbow to hand. armShoulder: where; which figure, from 1, below 0 on the left.
 * armElbow: where; curl of the thumb. armHand: where the wrist is; curl of the index. armTurn: how the hand is turned.
 * avatarColour: own colour; curl of the other fingers. avatarAccent: second colour; share of pixels that are drawn.
 */
const ARM_VERTEX = `
	${READ("int(abs(armShoulder.w) - 0.5)")}
	float armSide = sign(armShoulder.w);
	if (avatarPart == ${Part.arm}) {
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
		float curl = avatarPart == ${Part.palm} ? 0.0
			: avatarPart == ${Part.index} ? armHand.w
			: avatarPart == ${Part.fingers} ? avatarColour.w : armElbow.w;
		vec3 p = positionUpdated;
		vec3 n = normalUpdated;
		if (avatarPart != ${Part.thumb}) {
			float bend = curl * 2.0;
			float c = cos(bend);
			float s = sin(bend);
			vec3 knuckle = vec3(0.0, -0.006, -0.098);
			p -= knuckle;
			p = vec3(p.x, p.y * c + p.z * s, p.z * c - p.y * s) + knuckle;
			n = vec3(n.x, n.y * c + n.z * s, n.z * c - n.y * s);
		} else {
			float bend = -curl * 0.9;
			float c = cos(bend);
			float s = sin(bend);
			vec3 root = vec3(-0.045, 0.0, -0.04);
			p -= root;
			p = vec3(p.x * c + p.z * s, p.y - max(curl, 0.0) * 0.024, p.z * c - p.x * s) + root;
			n = vec3(n.x * c + n.z * s, n.y, n.z * c - n.x * s);
		}
		p.x *= armSide;
		n.x *= armSide;
		positionUpdated = avatarTurned(armTurn, p) + armHand.xyz;
		normalUpdated = avatarTurned(armTurn, n);
	}
	avatarPaint = vec4(avatarPaintKind, 0.0, avatarFacing.w, 0.0);
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
		const vec3 pale = vec3(0.96, 0.81, 0.65);
		const vec3 ink = vec3(0.012, 0.022, 0.024);
		vec3 albedo = paint < ${Paint.body}.5 ? avatarOwn.rgb
			: paint < ${Paint.accent}.5 ? avatarSecond
			: paint < ${Paint.pale}.5 ? pale
			: paint < ${Paint.deep}.5 ? avatarOwn.rgb * 0.3 + vec3(0.012)
			: paint < ${Paint.ink}.5 ? vec3(0.02, 0.024, 0.03)
			: paint < ${Paint.grey}.5 ? vec3(0.3, 0.33, 0.36)
			: paint < ${Paint.white}.5 ? vec3(0.9, 0.9, 0.88) : vec3(0.035, 0.022, 0.018);
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
