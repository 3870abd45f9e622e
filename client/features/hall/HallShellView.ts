import { Constants } from "@babylonjs/core/Engines/constants.js";
import { DirectionalLight } from "@babylonjs/core/Lights/directionalLight.js";
import { HemisphericLight } from "@babylonjs/core/Lights/hemisphericLight.js";
import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3, Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture, fontsFor } from "#client/engine/CanvasTexture.ts";
import { lightHall } from "#client/engine/environment.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { toHall } from "#shared/space/vector.ts";
import { type Laid, layCarpets } from "./carpets.ts";
import type { FloorMirror } from "./FloorMirror.ts";
import { FurnishingsView } from "./FurnishingsView.ts";
import { bakeFloorLight, FLOOR_LIGHT_RANGE } from "./floorLight.ts";
import { pile, SLAB, terrazzo } from "./floorPattern.ts";
import { type MoodLight, moodLight } from "./hallMood.ts";
import { buildHallStructure } from "./hallStructure.ts";
import { LandmarkView } from "./LandmarkView.ts";
import { layOutSigns } from "./signAtlas.ts";
import { drawSigns, signTexts } from "./signPictures.ts";
import { drawSkyline, SKYLINE } from "./skylinePicture.ts";

const PILE = 0.8;
/**
 * The building: floor, carpets, walls, windows and the city beyond, roof, stage, banners. It needs only the hall's index,
 * so it stands and can be walked before any booth is in; its landmark comes in after it. A dozen draws, none ever moves.
 */
export class HallShellView {
	/** What a tap or a teleport ray lands on. */
	readonly floors: readonly Mesh[];
	/** Resolved when its texts are drawn in the hall's typeface. */
	readonly ready: Promise<void>;
	/** Resolved when the landmark stands as well, or is known not to come. */
	readonly complete: Promise<void>;
	readonly #undo: (() => void)[] = [];

	constructor(hallScene: HallScene, published: PublishedHall) {
		const { scene } = hallScene;
		const { hall } = published;
		const mood = moodLight(hall);
		scene.clearColor = Color4.FromHexString(mood.sky);
		const environment = lightHall(scene, hall.size, mood);
		const lights = createLights(scene, mood);
		const floorLight = createFloorLight(scene, published);
		const ground = createGround(scene, published, floorLight);
		const atlas = layOutSigns(published);
		const structure = buildHallStructure(hall, atlas);

		const signs = createCanvasTexture("hall signs", atlas, scene, (context) => drawSigns(context, atlas, published));
		const skyline = createCanvasTexture("skyline", SKYLINE, scene, (context) =>
			drawSkyline(context, hall.mood ?? "evening"),
		);
		const meshes = [
			finish(structure.matte.build("hall matte", scene), paint(scene)),
			finish(structure.metal.build("hall metal", scene), metal(scene)),
			finish(structure.signs.build("hall signs and lamps", scene), glow("hall signs and lamps", scene, signs)),
			finish(structure.skyline.build("skyline", scene), glow("skyline", scene, skyline)),
		];
		for (const mesh of meshes) mirrorInFloor(mesh);
		const furnishings = new FurnishingsView(scene, hall);
		setPickTarget(meshes[0]!, { kind: "solid" });
		this.floors = ground;

		this.#mirrorFloor(hallScene, ground[0]!);
		this.#undo.push(hallScene.onFrame(() => furnishings.look(scene.activeCamera ?? hallScene.camera)));

		let disposed = false;
		let landmark: LandmarkView | undefined;
		this.ready = fontsFor(signTexts(published)).then(() => {
			if (disposed) return;
			drawSigns(signs.getContext() as unknown as CanvasRenderingContext2D, atlas, published);
			signs.update(false);
			// Not before one can walk: the model is no small file.
			if (hall.landmark) landmark = new LandmarkView(scene, hall.landmark, mood.glow);
		});
		this.complete = this.ready.then(() => landmark?.ready);
		this.#undo.push(() => {
			disposed = true;
			landmark?.dispose();
			furnishings.dispose();
			for (const mesh of [...meshes, ...ground]) mesh.dispose(false, true);
			for (const texture of [floorLight, signs, skyline, environment]) texture.dispose();
			for (const light of lights) light.dispose();
			scene.environmentTexture = null;
		});
	}

	/** While quality is high and the picture is not a headset's, the floor mirrors the hall. */
	#mirrorFloor({ scene, quality, camera, onFrame }: HallScene, floor: Mesh): void {
		const plain = floor.material as PBRMaterial;
		let loaded: typeof import("./FloorMirror.ts") | undefined;
		let isAsked = false;
		let mirrored: { readonly mirror: FloorMirror; readonly material: PBRMaterial } | undefined;
		const plainAgain = () => {
			if (!mirrored) return;
			floor.material = plain;
			mirrored.mirror.dispose();
			// Its textures are the plain material's.
			mirrored.material.dispose(false, false);
			mirrored = undefined;
		};
		this.#undo.push(plainAgain);
		this.#undo.push(
			onFrame(() => {
				const wanted = quality.level === "high" && scene.activeCamera === camera;
				if (wanted === (mirrored !== undefined)) return;
				if (!wanted) return plainAgain();
				// Few devices want it, and none before one can walk.
				if (!isAsked) void import("./FloorMirror.ts").then((file) => (loaded = file));
				isAsked = true;
				if (!loaded) return;
				const material = createStone(scene, plain.albedoTexture!, plain.lightmapTexture!);
				mirrored = { material, mirror: new loaded.FloorMirror(material, scene) };
				floor.material = material;
			}),
		);
	}

	dispose(): void {
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
	}
}

/** The environment does most; a soft light from above gives things a lit and a shaded side. */
function createLights(scene: Scene, { key: from, fill: around }: MoodLight) {
	const key = new DirectionalLight("key", Vector3.FromArray(from.towards).normalize(), scene);
	key.diffuse = Color3.FromHexString(from.colour);
	key.intensity = from.intensity;
	const fill = new HemisphericLight("fill", Vector3.Up(), scene);
	fill.diffuse = Color3.FromHexString(around.colour);
	fill.groundColor = Color3.FromHexString(around.ground);
	fill.intensity = around.intensity;
	return [key, fill];
}

function createFloorLight(scene: Scene, published: PublishedHall): RawTexture {
	const { width, height, pixels } = bakeFloorLight(published);
	const texture = RawTexture.CreateRGBATexture(
		pixels,
		width,
		height,
		scene,
		false,
		false,
		Constants.TEXTURE_BILINEAR_SAMPLINGMODE,
	);
	texture.name = "floor light";
	texture.gammaSpace = false;
	texture.level = FLOOR_LIGHT_RANGE;
	texture.coordinatesIndex = 1;
	texture.wrapU = texture.wrapV = Constants.TEXTURE_CLAMP_ADDRESSMODE;
	return texture;
}

function createGround(scene: Scene, { hall }: PublishedHall, floorLight: BaseTexture): Mesh[] {
	const whole = { x: 0, z: 0, width: hall.size.width, depth: hall.size.depth, rotation: 0 };
	const stone = createStone(scene, repeating("terrazzo", terrazzo(512, true), 512, scene), floorLight);
	const floor = groundMesh("floor", scene, [{ ...whole, colour: [1, 1, 1], y: 0 }], hall.size, SLAB);
	const ground = [finish(floor, stone)];
	const laid = layCarpets(hall);
	if (laid.length > 0) {
		const material = groundMaterial("carpet", scene, repeating("pile", pile(128), 128, scene), floorLight);
		material.roughness = 0.96;
		ground.push(finish(groundMesh("carpets", scene, laid, hall.size, PILE), material));
	}
	for (const mesh of ground) setPickTarget(mesh, { kind: "floor" });
	return ground;
}

function createStone(scene: Scene, albedo: BaseTexture, floorLight: BaseTexture): PBRMaterial {
	const stone = groundMaterial("floor", scene, albedo, floorLight);
	stone.roughness = 0.16;
	stone.albedoColor = new Color3(0.33, 0.325, 0.318);
	return stone;
}

function repeating(name: string, pixels: Uint8Array, size: number, scene: Scene): RawTexture {
	const texture = RawTexture.CreateRGBATexture(
		pixels,
		size,
		size,
		scene,
		true,
		false,
		Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
	);
	texture.name = name;
	texture.anisotropicFilteringLevel = 8;
	texture.wrapU = texture.wrapV = Constants.TEXTURE_WRAP_ADDRESSMODE;
	return texture;
}

function groundMaterial(name: string, scene: Scene, albedo: BaseTexture, floorLight: BaseTexture): PBRMaterial {
	const material = new PBRMaterial(name, scene);
	material.metallic = 0;
	material.albedoTexture = albedo;
	material.lightmapTexture = floorLight;
	material.useLightmapAsShadowmap = true;
	return material;
}

/** Flat rectangles with two sets of coordinates: metres for the picture, and the place in the hall for the light. */
function groundMesh(
	name: string,
	scene: Scene,
	rectangles: readonly Laid[],
	size: { width: number; depth: number },
	repeat: number,
): Mesh {
	const data = new VertexData();
	const positions: number[] = [];
	const uvs: number[] = [];
	const uvs2: number[] = [];
	const colours: number[] = [];
	const indices: number[] = [];
	const corner = { x: 0, z: 0 };
	for (const rectangle of rectangles) {
		const base = positions.length / 3;
		for (const [sx, sz] of [
			[-0.5, 0.5],
			[0.5, 0.5],
			[0.5, -0.5],
			[-0.5, -0.5],
		] as const) {
			toHall(rectangle, sx * rectangle.width, sz * rectangle.depth, corner);
			positions.push(corner.x, rectangle.y, corner.z);
			uvs.push(corner.x / repeat, corner.z / repeat);
			uvs2.push(corner.x / size.width + 0.5, corner.z / size.depth + 0.5);
			colours.push(...rectangle.colour, 1);
		}
		indices.push(base, base + 1, base + 2, base, base + 2, base + 3);
	}
	data.positions = positions;
	data.normals = positions.map((_, i) => (i % 3 === 1 ? 1 : 0));
	data.uvs = uvs;
	data.uvs2 = uvs2;
	data.colors = colours;
	data.indices = indices;
	const mesh = new Mesh(name, scene);
	data.applyToMesh(mesh);
	mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
	mesh.isPickable = false;
	return mesh;
}

function paint(scene: Scene): PBRMaterial {
	const material = new PBRMaterial("hall matte", scene);
	material.metallic = 0;
	material.roughness = 0.82;
	return material;
}

function metal(scene: Scene): PBRMaterial {
	const material = new PBRMaterial("hall metal", scene);
	material.metallic = 0.75;
	material.roughness = 0.42;
	return material;
}

/** Shines by itself: lamps, screens, backlit cloth, the sky. */
function glow(name: string, scene: Scene, texture: BaseTexture): PBRMaterial {
	const material = new PBRMaterial(name, scene);
	material.unlit = true;
	material.albedoTexture = texture;
	return material;
}

/** Nothing of the shell ever changes: neither where it stands nor how it is drawn. */
function finish(mesh: Mesh, material: PBRMaterial): Mesh {
	mesh.material = material;
	mesh.freezeWorldMatrix();
	mesh.doNotSyncBoundingInfo = true;
	mesh.alwaysSelectAsActiveMesh = true;
	material.freeze();
	return mesh;
}
