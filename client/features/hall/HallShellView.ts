import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { Light } from "@babylonjs/core/Lights/light.js";
import { Material } from "@babylonjs/core/Materials/material.js";
import type { ShaderMaterial } from "@babylonjs/core/Materials/shaderMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3, Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { setMirror } from "#client/engine/BakedMaterial.ts";
import { createCanvasTexture, fontsFor } from "#client/engine/CanvasTexture.ts";
import { lightHall } from "#client/engine/environment.ts";
import { type HallLight, shineOn } from "#client/engine/HallLight.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { pickInPieces } from "#client/engine/pickPieces.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { toHall } from "#shared/space/vector.ts";
import { type Laid, layCarpets } from "./carpets.ts";
import type { FloorMirror } from "./FloorMirror.ts";
import { FurnishingsView } from "./FurnishingsView.ts";
import { bakeFloorLight, FLOOR_LIGHT_RANGE } from "./floorLight.ts";
import { pile, SLAB, terrazzo } from "./floorPattern.ts";
import { type MoodLight, moodLight } from "./hallMood.ts";
import { buildHallStructure } from "./hallStructure.ts";
import type { LandmarkView } from "./LandmarkView.ts";
import { ShellMaterials } from "./ShellMaterials.ts";
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
	/** Resolved when a frame has shown all of it. */
	readonly drawn: Promise<void>;
	/** Resolved when the landmark stands as well, or is known not to come. */
	readonly complete: Promise<void>;
	readonly #undo: (() => void)[] = [];

	constructor(hallScene: HallScene, published: PublishedHall) {
		const { scene } = hallScene;
		const { hall } = published;
		const mood = moodLight(hall);
		scene.clearColor = Color4.FromHexString(mood.sky);
		const environment = lightHall(scene, hall.size, mood);
		shineOn(scene, hallLight(environment, mood));
		const materials = new ShellMaterials(scene);
		const floorLight = createFloorLight(scene, published);
		const ground = createGround(scene, published, floorLight, materials);
		const atlas = layOutSigns(published);
		const structure = buildHallStructure(hall, atlas);

		const signs = createCanvasTexture("hall signs", atlas, scene, (context) => drawSigns(context, atlas, published));
		const skyline = createCanvasTexture("skyline", SKYLINE, scene, (context) =>
			drawSkyline(context, hall.mood ?? "evening"),
		);
		const meshes = [
			finish(structure.matte.build("hall matte", scene), materials.paint()),
			finish(structure.metal.build("hall metal", scene), materials.metal()),
			finish(structure.signs.build("hall signs and lamps", scene), materials.glow("hall signs and lamps", signs)),
			finish(structure.skyline.build("skyline", scene), materials.glow("skyline", skyline)),
		];
		for (const mesh of meshes) mirrorInFloor(mesh);
		const furnishings = new FurnishingsView(scene, hall, materials.cloth());
		setPickTarget(meshes[0]!, { kind: "solid" });
		pickInPieces(meshes[0]!);
		this.floors = ground;

		this.#mirrorFloor(hallScene, ground[0]!);
		this.#undo.push(hallScene.onFrame(() => furnishings.look(scene.activeCamera ?? hallScene.camera)));

		let disposed = false;
		let landmark: LandmarkView | undefined;
		let lights: readonly Light[] = [];
		this.ready = fontsFor(signTexts(published)).then(() => {
			if (disposed) return;
			drawSigns(signs.getContext() as unknown as CanvasRenderingContext2D, atlas, published);
			signs.update(false);
		});
		this.drawn = this.ready.then(() => allDrawn(scene));
		// Not before one can walk: what is not of the shell is lit by more, and the landmark's model is no small file.
		this.complete = this.drawn.then(async () => {
			const [{ createHallLights }, file] = await Promise.all([
				import("./hallLights.ts"),
				hall.landmark && import("./LandmarkView.ts"),
			]);
			if (disposed) return;
			lights = createHallLights(scene, mood);
			if (hall.landmark && file) landmark = new file.LandmarkView(scene, hall.landmark, mood.glow);
			await landmark?.ready;
		});
		this.complete.catch(() => {});
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
		const material = floor.material as ShaderMaterial;
		let loaded: typeof import("./FloorMirror.ts") | undefined;
		let isAsked = false;
		let mirror: FloorMirror | undefined;
		const plainAgain = () => {
			if (!mirror) return;
			setMirror(material, undefined);
			mirror.dispose();
			mirror = undefined;
		};
		this.#undo.push(plainAgain);
		this.#undo.push(
			onFrame(() => {
				const wanted = quality.level === "high" && scene.activeCamera === camera;
				if (wanted === (mirror !== undefined)) return;
				if (!wanted) return plainAgain();
				// Few devices want it, and none before one can walk.
				if (!isAsked) void import("./FloorMirror.ts").then((file) => (loaded = file));
				isAsked = true;
				if (!loaded) return;
				mirror = new loaded.FloorMirror(scene);
				setMirror(material, mirror);
			}),
		);
	}

	dispose(): void {
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
	}
}

/** The same light for the shell itself: what PBR materials make of Babylon's lights, a directional one over pi. */
function hallLight(environment: CubeTexture, { environmentIntensity, key, fill }: MoodLight): HallLight {
	return {
		environment,
		environmentIntensity,
		key: {
			towards: Vector3.FromArray(key.towards).normalize(),
			colour: Color3.FromHexString(key.colour).scale(key.intensity / Math.PI),
		},
		fill: {
			sky: Color3.FromHexString(fill.colour).scale(fill.intensity),
			ground: Color3.FromHexString(fill.ground).scale(fill.intensity),
		},
	};
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

function createGround(
	scene: Scene,
	{ hall }: PublishedHall,
	floorLight: BaseTexture,
	materials: ShellMaterials,
): Mesh[] {
	const whole = { x: 0, z: 0, width: hall.size.width, depth: hall.size.depth, rotation: 0 };
	const stone = materials.stone(repeating("terrazzo", terrazzo(512, true), 512, scene), floorLight);
	const floor = groundMesh("floor", scene, [{ ...whole, colour: [1, 1, 1], y: 0 }], hall.size, SLAB);
	const ground = [finish(floor, stone)];
	const laid = layCarpets(hall);
	if (laid.length > 0) {
		const material = materials.carpet(repeating("pile", pile(128), 128, scene), floorLight);
		ground.push(finish(groundMesh("carpets", scene, laid, hall.size, PILE), material));
	}
	for (const mesh of ground) setPickTarget(mesh, { kind: "floor" });
	return ground;
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

/** Nothing of the shell ever changes: neither where it stands nor how it is drawn. */
function finish(mesh: Mesh, material: ShaderMaterial): Mesh {
	mesh.material = material;
	mesh.freezeWorldMatrix();
	mesh.doNotSyncBoundingInfo = true;
	mesh.alwaysSelectAsActiveMesh = true;
	material.freeze();
	return mesh;
}

/** Shaders that were compiled and light that came, but no longer than this: a file that does not come keeps nobody out. */
const DRAWN_WITHIN_MS = 10_000;

function allDrawn(scene: Scene): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(done, DRAWN_WITHIN_MS);
		const observer = scene.onAfterRenderObservable.add(() => {
			if (scene.meshes.every((mesh) => mesh.isReady(true))) done();
		});
		function done(): void {
			clearTimeout(timer);
			observer.remove();
			resolve();
		}
	});
}
