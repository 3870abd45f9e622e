import { Material } from "@babylonjs/core/Materials/material.js";
import { ShaderMaterial } from "@babylonjs/core/Materials/shaderMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector2, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { type HallLight, lightOf } from "./HallLight.ts";
// What the two shaders include.
import "@babylonjs/core/Shaders/ShadersInclude/helperFunctions.js";
import "@babylonjs/core/Shaders/ShadersInclude/imageProcessingDeclaration.js";
import "@babylonjs/core/Shaders/ShadersInclude/imageProcessingFunctions.js";
import "@babylonjs/core/Shaders/ShadersInclude/instancesDeclaration.js";
import "@babylonjs/core/Shaders/ShadersInclude/instancesVertex.js";

interface Surface {
	readonly roughness: number;
	readonly metallic?: number;
}

export interface BakedMaterialOptions {
	/** Multiplies the vertex colours. */
	readonly colour?: Color3;
	/** sRGB, by `uv`; multiplies as well. */
	readonly picture?: BaseTexture;
	/** Light that lies on it, linear, by `uv2`; multiplies everything, reflections too. */
	readonly lightmap?: BaseTexture;
	/** Added to what is lit: sRGB, by `uv`. */
	readonly glow?: BaseTexture;
	/** How it answers the light of the scene ({@link shineOn}). Without either it does not: the thing shines by itself. */
	readonly surface?: Surface;
	/** By `uv2`, a texel for each paint: sRGB colours, which multiply as well; roughness in green and metallic in blue. */
	readonly palette?: { readonly colours: BaseTexture; readonly surfaces: BaseTexture };
	/** Drawn and lit from both sides. */
	readonly bothSides?: boolean;
	readonly alpha?: number;
}

/** From one shader to the other. */
const VARYINGS = /* glsl */ `
varying vec3 vPosition;
varying vec3 vNormal;
varying vec3 vColour;
varying vec2 vUv;
varying vec2 vUv2;
varying vec4 vClip;
#ifdef LIT
varying vec3 vIrradiance;
varying vec3 vDirect;
#endif
`;

const VERTEX = /* glsl */ `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
attribute vec2 uv;
attribute vec2 uv2;
#ifdef VERTEXCOLOR
attribute vec4 color;
#endif
#include<instancesDeclaration>
uniform mat4 viewProjection;
#ifdef MULTIVIEW
uniform mat4 viewProjectionR;
#endif
uniform vec3 cameraPosition;
${VARYINGS}#ifdef LIT
uniform vec3 harmonics[9];
uniform vec3 keyTowards;
uniform vec3 keyColour;
uniform vec3 fillSky;
uniform vec3 fillGround;
#endif

void main() {
#include<instancesVertex>
	vec4 at = finalWorld * vec4(position, 1.0);
	vPosition = at.xyz;
	vUv = uv;
	vUv2 = uv2;
	vColour = vec3(1.0);
#ifdef VERTEXCOLOR
	vColour = color.rgb;
#endif
#ifdef INSTANCESCOLOR
	vColour *= instanceColor.rgb;
#endif
	vec3 n = normalize(mat3(finalWorld) * normal);
#ifdef BOTH_SIDES
	if (dot(n, cameraPosition - at.xyz) < 0.0) n = -n;
#endif
	vNormal = n;
#ifdef LIT
	// The environment's pictures are left-handed.
	vec3 e = vec3(n.xy, -n.z);
	vIrradiance = max(vec3(0.0), harmonics[0]
		+ harmonics[1] * e.y + harmonics[2] * e.z + harmonics[3] * e.x
		+ harmonics[4] * (e.y * e.x) + harmonics[5] * (e.y * e.z) + harmonics[6] * (3.0 * e.z * e.z - 1.0)
		+ harmonics[7] * (e.z * e.x) + harmonics[8] * (e.x * e.x - e.y * e.y));
	vDirect = mix(fillGround, fillSky, 0.5 + 0.5 * n.y) + keyColour * max(0.0, -dot(n, keyTowards));
#endif
#ifdef MULTIVIEW
	gl_Position = gl_ViewID_OVR == 0u ? viewProjection * at : viewProjectionR * at;
#else
	gl_Position = viewProjection * at;
#endif
	vClip = gl_Position;
}
`;

const FRAGMENT = /* glsl */ `
precision highp float;
#include<helperFunctions>
#include<imageProcessingDeclaration>
#include<imageProcessingFunctions>
uniform vec3 cameraPosition;
uniform vec3 colour;
uniform float alpha;
${VARYINGS}#ifdef PICTURE
uniform sampler2D picture;
#endif
#ifdef LIGHTMAP
uniform sampler2D lightmap;
uniform float lightmapLevel;
#endif
#ifdef PALETTE
uniform sampler2D paletteColours;
uniform sampler2D paletteSurfaces;
#endif
#ifdef GLOW
uniform sampler2D glow;
#endif
#ifdef LIT
uniform vec2 surface;
#endif
#ifdef GLOSSY
uniform samplerCube environment;
uniform vec3 environmentLod;
uniform float environmentIntensity;
uniform vec3 environmentSize;
uniform vec3 environmentMiddle;
#endif
#ifdef MIRROR
uniform sampler2D mirror;
uniform float mirrorLod;
#endif

#ifdef LIT
// What a rough surface gives back of its surroundings: the split sum of GGX with height-correlated Smith (Karis, "Real
// Shading in Unreal Engine 4", 2013), fitted to within 0.05 so that no table has to be loaded.
vec3 reflectanceOf(vec3 f0, float roughness, float nv) {
	float smoothness = 1.0 - roughness;
	float away = (1.0 - nv) * (1.0 - nv);
	float grazing = away * away * max(smoothness * smoothness, 0.045);
	return f0 * (1.0 - grazing - 0.6 * roughness * roughness * roughness * nv) + grazing;
}
#endif

void main() {
	vec3 albedo = colour * vColour;
#ifdef PICTURE
	albedo *= toLinearSpace(texture2D(picture, vUv).rgb);
#endif
#ifdef PALETTE
	albedo *= toLinearSpace(texture2D(paletteColours, vUv2).rgb);
#endif
	vec3 shown = albedo;
#ifdef LIT
	float roughness = surface.x;
	float metallic = surface.y;
#ifdef PALETTE
	vec3 answer = texture2D(paletteSurfaces, vUv2).rgb;
	roughness = answer.g;
	metallic = answer.b;
#endif
	vec3 n = normalize(vNormal);
	vec3 v = normalize(cameraPosition - vPosition);
	float nv = clamp(dot(n, v), 0.0, 1.0);
	vec3 f0 = mix(vec3(0.04), albedo, metallic);
	vec3 reflectance = reflectanceOf(f0, roughness, nv);
	vec3 diffuse = albedo * (1.0 - metallic) * (vIrradiance * (1.0 - reflectance) + vDirect);
	vec3 radiance = vIrradiance;
#ifdef GLOSSY
	// Rougher than this shows no picture of what is around it: the irradiance will do.
	if (roughness < 0.6 || metallic > 0.5) {
		// Projected onto the hall's own walls and roof, so that lamps are mirrored where they hang.
		vec3 r = reflect(-v, n);
		vec3 inverse = 1.0 / r;
		vec3 box = environmentSize * 0.5;
		vec3 away = max((environmentMiddle + box - vPosition) * inverse, (environmentMiddle - box - vPosition) * inverse);
		r = vPosition + r * min(min(away.x, away.y), away.z) - environmentMiddle;
		r.z = -r.z;
		// As Babylon's PBR materials choose the mip: the more texels a rough highlight spans, the later.
		float lod = log2(environmentLod.x * (roughness * roughness + 0.0005)) * environmentLod.y + environmentLod.z;
		radiance = textureCubeLodEXT(environment, r, lod).rgb * environmentIntensity;
	}
#endif
#ifdef MIRROR
	// The mirrored hall was drawn from the mirrored eye: it lies where the floor lies on the screen. Its share is Schlick's
	// for a polished, sealed stone.
	radiance = toLinearSpace(textureLod(mirror, vClip.xy / vClip.w * 0.5 + 0.5, mirrorLod).rgb);
	reflectance = vec3(mix(0.07, 0.75, pow(1.0 - nv, 5.0)));
#endif
	shown = diffuse + radiance * reflectance;
#endif
#ifdef LIGHTMAP
	shown *= texture2D(lightmap, vUv2).rgb * lightmapLevel;
#endif
#ifdef GLOW
	shown += toLinearSpace(texture2D(glow, vUv).rgb);
#endif
	gl_FragColor = applyImageProcessing(vec4(shown, alpha));
}
`;

/**
 * For what never moves and carries its baked light in vertex colours: a building, its furniture and signs, stands seen
 * from afar. One small shader in place of Babylon's large ones, the same to look at: irradiance, key and fill light per
 * vertex, reflections per pixel where the surface is glossy.
 */
export function createBakedMaterial(name: string, scene: Scene, options: BakedMaterialOptions): ShaderMaterial {
	const { colour = Color3.White(), picture, lightmap, glow, palette, surface, bothSides = false, alpha = 1 } = options;
	const image = scene.imageProcessingConfiguration;
	const light = surface || palette ? lightOf(scene) : undefined;
	const defines = Object.entries({
		PICTURE: picture,
		LIGHTMAP: lightmap,
		GLOW: glow,
		PALETTE: palette,
		LIT: light,
		GLOSSY: light?.environment && (palette || (surface && surface.roughness < 0.6)),
		BOTH_SIDES: bothSides,
	}).flatMap(([define, isSet]) => (isSet ? [`#define ${define}`] : []));
	const material = new ShaderMaterial(
		name,
		scene,
		{ vertexSource: VERTEX, fragmentSource: FRAGMENT },
		{
			attributes: ["position", "normal", "uv", "uv2", "color"],
			uniforms: [
				...["world", "viewProjection", "cameraPosition", "contrast", "colour", "alpha", "lightmapLevel", "surface"],
				...["harmonics", "keyTowards", "keyColour", "fillSky", "fillGround", "mirrorLod"],
				...["environmentLod", "environmentIntensity", "environmentSize", "environmentMiddle"],
			],
			samplers: ["picture", "lightmap", "glow", "paletteColours", "paletteSurfaces", "environment", "mirror"],
			defines: [
				...defines,
				`#define TONEMAPPING ${image.toneMappingEnabled ? image.toneMappingType + 1 : 0}`,
				"#define CONTRAST",
			],
			needAlphaBlending: alpha < 1,
		},
	);
	material.sideOrientation = Material.CounterClockWiseSideOrientation;
	material.backFaceCulling = !bothSides;
	material.setFloat("contrast", image.contrast).setColor3("colour", colour).setFloat("alpha", alpha);
	if (picture) material.setTexture("picture", picture);
	if (lightmap) material.setTexture("lightmap", lightmap).setFloat("lightmapLevel", lightmap.level);
	if (glow) material.setTexture("glow", glow);
	if (palette) material.setTexture("paletteColours", palette.colours).setTexture("paletteSurfaces", palette.surfaces);
	if (surface) material.setVector2("surface", new Vector2(surface.roughness, surface.metallic ?? 0));
	if (light) shine(light, material);
	return material;
}

/** From now on it mirrors what the texture shows, seen blurred by so many mips; without one, the environment again. */
export function setMirror(material: ShaderMaterial, mirror: { texture: BaseTexture; lod: number } | undefined): void {
	material.unfreeze();
	if (mirror) material.setTexture("mirror", mirror.texture).setFloat("mirrorLod", mirror.lod);
	else material.removeTexture("mirror");
	material.setDefine("MIRROR", mirror !== undefined);
}

function shine({ environment, environmentIntensity, key, fill }: HallLight, material: ShaderMaterial): void {
	material.setVector3("keyTowards", key.towards).setColor3("keyColour", key.colour);
	material.setColor3("fillSky", fill.sky).setColor3("fillGround", fill.ground);
	material.setArray3("harmonics", new Array(27).fill(0));
	if (!environment) return;
	material.setTexture("environment", environment).setFloat("environmentIntensity", environmentIntensity);
	material.setVector3("environmentSize", environment.boundingBoxSize ?? Vector3.One());
	material.setVector3("environmentMiddle", environment.boundingBoxPosition);
	const loaded = () => {
		const harmonics = environment.sphericalPolynomial?.preScaledHarmonics;
		if (!harmonics) return;
		const { l00, l1_1, l10, l11, l2_2, l2_1, l20, l21, l22 } = harmonics;
		const all = [l00, l1_1, l10, l11, l2_2, l2_1, l20, l21, l22];
		const { lodGenerationScale, lodGenerationOffset } = environment;
		material
			.setArray3(
				"harmonics",
				all.flatMap((each) => each.scale(environmentIntensity).asArray()),
			)
			.setVector3("environmentLod", new Vector3(environment.getSize().width, lodGenerationScale, lodGenerationOffset));
	};
	if (environment.isReady()) loaded();
	else environment.onLoadObservable.addOnce(loaded);
}
