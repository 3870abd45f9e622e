import { Constants } from "@babylonjs/core/Engines/constants.js";
import { Material } from "@babylonjs/core/Materials/material.js";
import type { ShaderMaterial } from "@babylonjs/core/Materials/shaderMaterial.js";
import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { setMirror } from "#client/engine/BakedMaterial.ts";
import { createCanvasTexture, fontsFor } from "#client/engine/CanvasTexture.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { pickInPieces } from "#client/engine/pickPieces.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { toHall } from "#shared/space/vector.ts";
import { type Laid, layCarpets } from "./carpets.ts";
import type { FloorMirror } from "./FloorMirror.ts";
import { FurnishingsView } from "./FurnishingsView.ts";
import { bakeFloorLight, FLOOR_LIGHT_RANGE, type FloorLight } from "./floorLight.ts";
import { pile, SLAB, terrazzo } from "./floorPattern.ts";
import { moodLight } from "./hallMood.ts";
import { buildHallStructure } from "./hallStructure.ts";
import type { LandmarkView } from "./LandmarkView.ts";
import { PASSAGE_HEIGHT } from "./passages.ts";
import { ShellMaterials } from "./ShellMaterials.ts";
import type { SurfacesView } from "./SurfacesView.ts";
import { layOutSigns, type SignAtlas } from "./signAtlas.ts";
import { drawSigns, signTexts } from "./signPictures.ts";
import { drawSkyline, SKYLINE } from "./skylinePicture.ts";

const PILE = 0.8;

/** How a building is put up beside one that stands: unseen, and in steps. */
export interface Beside {
	/** Waits for the next frame; throws where the building is no longer wanted. */
	readonly breath: () => Promise<void>;
	/** Bakes the floor's light elsewhere. */
	readonly bake: (published: PublishedHall) => Promise<FloorLight>;
}

/**
 * Floor, carpets, walls, windows and the city beyond, roof, stage, banners of one layout. A dozen draws, none ever moves.
 * Its landmark comes in after it.
 */
export class HallBuilding {
	/** What a tap or a teleport ray lands on. */
	floors: readonly Mesh[] = [];
	readonly #hallScene: HallScene;
	readonly #undo: (() => void)[] = [];
	#published: PublishedHall;
	#meshes: readonly Mesh[] = [];
	#furnishings: FurnishingsView | undefined;
	#surfaces: SurfacesView | undefined;
	/** For what lies on the floor; until that does. */
	#baked: FloorLight | undefined;
	#landmark: LandmarkView | undefined;
	#floorLight: RawTexture | undefined;
	#signs: { readonly texture: DynamicTexture; readonly atlas: SignAtlas } | undefined;
	#isShown = false;
	#isDisposed = false;

	constructor(hallScene: HallScene, published: PublishedHall) {
		this.#hallScene = hallScene;
		this.#published = published;
	}

	/**
	 * Puts everything up; resolved when its texts are drawn in the hall's typeface. Alone it stands at once and is shown;
	 * `beside` another it is not shown before {@link show}, and a frame goes by between its steps.
	 */
	async raise(beside?: Beside): Promise<void> {
		const { scene } = this.#hallScene;
		const published = this.#published;
		const { hall } = published;
		const materials = new ShellMaterials(scene);
		const baked = beside ? await beside.bake(published) : bakeFloorLight(published);
		await beside?.breath();
		const floorLight = createFloorLight(scene, baked);
		this.#floorLight = floorLight;
		if (hall.surfaces?.length) this.#baked = baked;
		this.#undo.push(() => floorLight.dispose());
		const patterns = [repeating("terrazzo", terrazzo(512, true), 512, scene), repeating("pile", pile(128), 128, scene)];
		this.#undo.push(() => {
			for (const pattern of patterns) pattern.dispose();
		});
		const [stone, weave] = patterns as [RawTexture, RawTexture];
		const ground = createGround(scene, published, {
			stone: materials.stone(stone, floorLight),
			carpet: () => materials.carpet(weave, floorLight),
		});
		this.floors = ground;
		this.#own(ground, beside !== undefined);
		await beside?.breath();

		const atlas = layOutSigns(published);
		const structure = buildHallStructure(published, atlas);
		await beside?.breath();
		const signs = createCanvasTexture("hall signs", atlas, scene, (context) =>
			drawSigns(context, atlas, this.#published),
		);
		this.#signs = { texture: signs, atlas };
		this.#undo.push(() => signs.dispose());
		await beside?.breath();
		const skyline = createCanvasTexture("skyline", SKYLINE, scene, (context) =>
			drawSkyline(context, hall.mood ?? "evening"),
		);
		this.#undo.push(() => skyline.dispose());
		await beside?.breath();
		const meshes = [
			finish(structure.matte.build("hall matte", scene), materials.paint()),
			finish(structure.metal.build("hall metal", scene), materials.metal()),
			finish(structure.signs.build("hall signs and lamps", scene), materials.glow("hall signs and lamps", signs)),
			finish(structure.skyline.build("skyline", scene), materials.glow("skyline", skyline)),
		];
		const doorways = buildDoorways(hall, scene);
		// Whether everything is ready to be drawn is asked of it too, and a mesh without a material has no answer.
		if (doorways) meshes.push(finish(doorways, materials.paint()));
		setPickTarget(meshes[0]!, { kind: "solid" });
		this.#own(meshes, beside !== undefined);
		await beside?.breath();
		pickInPieces(meshes[0]!);
		this.#furnishings = new FurnishingsView(scene, hall, materials.cloth(), beside !== undefined);
		this.#undo.push(() => this.#furnishings?.dispose());
		if (!beside) this.show();

		await fontsFor(signTexts(published));
		if (!this.#isDisposed) this.#redrawSigns();
	}

	/** What comes after one can walk; resolved when it stands, or is known not to come. */
	async complete(): Promise<void> {
		await Promise.all([this.#bringSurfaces(), this.#bringLandmark()]);
	}

	async #bringSurfaces(): Promise<void> {
		const { hall } = this.#published;
		const baked = this.#baked;
		if (!hall.surfaces || !baked) return;
		const { SurfacesView } = await import("./SurfacesView.ts");
		if (this.#isDisposed) return;
		const view = new SurfacesView(this.#hallScene.scene, hall, hall.surfaces, baked);
		this.#surfaces = view;
		this.#baked = undefined;
		view.mesh.setEnabled(this.#isShown);
		mirrorInFloor(view.mesh);
		this.#undo.push(() => view.dispose());
		await view.ready;
	}

	async #bringLandmark(): Promise<void> {
		const { landmark: wanted } = this.#published.hall;
		if (!wanted) return;
		const { LandmarkView } = await import("./LandmarkView.ts");
		if (this.#isDisposed) return;
		const { scene } = this.#hallScene;
		this.#landmark = new LandmarkView(scene, wanted, moodLight(this.#published.hall).glow, this.#isShown);
		this.#undo.push(() => this.#landmark?.dispose());
		await this.#landmark.ready;
	}

	/** Whether all of it can be drawn in the next frame; asked, it is seen to. */
	get isReady(): boolean {
		const meshes = this.#surfaces ? [...this.#meshes, this.#surfaces.mesh] : this.#meshes;
		return meshes.every((mesh) => mesh.isReady(true));
	}

	/** From this frame on. */
	show(): void {
		const { scene, camera, onFrame } = this.#hallScene;
		this.#isShown = true;
		for (const mesh of this.#meshes) mesh.setEnabled(true);
		for (const mesh of this.#meshes.slice(this.floors.length)) if (mesh.visibility > 0) mirrorInFloor(mesh);
		this.#furnishings?.show();
		this.#landmark?.show();
		this.#surfaces?.mesh.setEnabled(true);
		this.#mirrorFloor(this.floors[0]!);
		this.#undo.push(onFrame(() => this.#furnishings?.look(scene.activeCamera ?? camera)));
	}

	/** The same layout with other booths in it: their numbers on the signs. */
	follow(published: PublishedHall): void {
		const before = this.#published;
		this.#published = published;
		if (signsOf(before) === signsOf(published)) return;
		void fontsFor(signTexts(published)).then(() => {
			if (!this.#isDisposed && this.#published === published) this.#redrawSigns();
		});
	}

	/** The light that lies on the floor: booths throw some of theirs, and stand in others'. */
	relight({ width, height, pixels }: FloorLight): void {
		const texture = this.#floorLight;
		if (!texture || this.#isDisposed) return;
		const size = texture.getSize();
		if (size.width === width && size.height === height) texture.update(pixels);
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
		for (const mesh of this.#meshes) {
			// Not its textures: the environment that it mirrors is everybody's.
			mesh.material?.dispose();
			mesh.dispose();
		}
		this.#meshes = [];
	}

	#own(meshes: readonly Mesh[], isHidden: boolean): void {
		this.#meshes = [...this.#meshes, ...meshes];
		if (isHidden) for (const mesh of meshes) mesh.setEnabled(false);
	}

	#redrawSigns(): void {
		if (!this.#signs) return;
		const { texture, atlas } = this.#signs;
		drawSigns(texture.getContext() as unknown as CanvasRenderingContext2D, atlas, this.#published);
		texture.update(false);
	}

	/** While quality is high and the picture is not a headset's, the floor mirrors the hall. */
	#mirrorFloor(floor: Mesh): void {
		const { scene, quality, camera, onFrame } = this.#hallScene;
		const material = floor.material as ShaderMaterial;
		let isAsked = false;
		let mirror: FloorMirror | undefined;
		const plainAgain = () => {
			if (!mirror) return;
			setMirror(material, undefined);
			mirror.dispose();
			mirror = undefined;
		};
		const follow = () => {
			const wanted = quality.level === "high" && scene.activeCamera === camera;
			if (wanted === (mirror !== undefined)) return;
			if (!wanted) return plainAgain();
			// Few devices want it, and none before one can walk.
			if (!isAsked && !floorMirror) {
				void import("./FloorMirror.ts").then((file) => {
					floorMirror = file;
				});
			}
			isAsked = true;
			if (!floorMirror) return;
			mirror = new floorMirror.FloorMirror(scene);
			setMirror(material, mirror);
		};
		this.#undo.push(plainAgain, onFrame(follow));
		// Where the building before had one, there is no frame without.
		follow();
	}
}

/** Once it has come in. */
let floorMirror: typeof import("./FloorMirror.ts") | undefined;

/** What the signs say. */
function signsOf({ event, hall, booths, halls }: PublishedHall): string {
	return JSON.stringify([event, hall, halls, booths.map(({ number, quarter }) => [number, quarter])]);
}

/** What is touched of the passages: their openings. Never drawn. */
function buildDoorways({ passages = [] }: PublishedHall["hall"], scene: Scene): Mesh | undefined {
	if (passages.length === 0) return undefined;
	const builder = new SurfaceBuilder();
	const endsOf: number[] = [];
	for (const passage of passages) {
		builder.box({ ...passage, depth: 0.1 }, 0, PASSAGE_HEIGHT, [1, 1, 1]);
		endsOf.push(builder.gathered.indices.length / 3);
	}
	const mesh = builder.build("doorways", scene);
	mesh.visibility = 0;
	setPickTarget(mesh, ({ faceId }) => {
		const passage = passages[endsOf.findIndex((end) => faceId < end)];
		return passage && { kind: "passage", to: passage.to };
	});
	return mesh;
}

function createFloorLight(scene: Scene, { width, height, pixels }: FloorLight): RawTexture {
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
	materials: { readonly stone: ShaderMaterial; readonly carpet: () => ShaderMaterial },
): Mesh[] {
	const whole = { x: 0, z: 0, width: hall.size.width, depth: hall.size.depth, rotation: 0 };
	const floor = groundMesh("floor", scene, [{ ...whole, colour: [1, 1, 1], y: 0 }], hall.size, SLAB);
	const ground = [finish(floor, materials.stone)];
	const laid = layCarpets(hall);
	if (laid.length > 0) ground.push(finish(groundMesh("carpets", scene, laid, hall.size, PILE), materials.carpet()));
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
