import type { Light } from "@babylonjs/core/Lights/light.js";
import type { CubeTexture } from "@babylonjs/core/Materials/Textures/cubeTexture.js";
import { Color3, Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { loadEnvironment, surroundWith } from "#client/engine/environment.ts";
import { type HallLight, shineOn } from "#client/engine/HallLight.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { FloorLightBaker } from "./FloorLightBaker.ts";
import { HallBuilding } from "./HallBuilding.ts";
import { type MoodLight, moodLight } from "./hallMood.ts";

/** A landmark that does not come in this long keeps nobody from seeing the rest. */
const COMPLETE_WITHIN_MS = 4_000;

/** A shader that does not compile in so many frames is waited for where it is seen. */
const FRAMES_TO_COMPILE = 120;

/**
 * The building, and the light in it. It needs only the hall's index, so it stands and can be walked before any booth is
 * in. Another layout is built beside it, frame by frame, and takes its place in one.
 */
export class HallShellView {
	/** Resolved when its texts are drawn in the hall's typeface. */
	readonly ready: Promise<void>;
	/** Resolved when a frame has shown all of it. */
	readonly drawn: Promise<void>;
	/** Resolved when the landmark stands as well, or is known not to come. */
	readonly complete: Promise<void>;
	readonly #hallScene: HallScene;
	readonly #baker = new FloorLightBaker();
	/** By mood. What else is in the hall is lit by them too: they stay as long as it. */
	readonly #environments = new Map<string, CubeTexture>();
	readonly #relitHandlers = new Set<() => void>();
	#building: HallBuilding;
	#published: PublishedHall;
	#lights: readonly Light[] = [];
	#replacing: AbortController | undefined;
	#isDisposed = false;

	constructor(hallScene: HallScene, published: PublishedHall) {
		this.#hallScene = hallScene;
		this.#published = published;
		const { scene } = hallScene;
		const mood = moodLight(published.hall);
		this.#shineOnWhatIsMade(published.hall, mood);
		this.#surround(mood);
		this.#building = new HallBuilding(hallScene, published);
		this.ready = this.#building.raise();
		this.drawn = this.ready.then(() => allDrawn(scene));
		// Not before one can walk: what is not of the shell is lit by more, and the landmark's model is no small file.
		this.complete = this.drawn.then(async () => {
			const building = this.#building;
			await this.#lightContents();
			if (!this.#isDisposed) await building.complete();
		});
		this.complete.catch(() => {});
	}

	/** Another building is being put up beside the one that stands. */
	get isReplacing(): boolean {
		return this.#replacing !== undefined;
	}

	/** Hears when the mood has changed and everything is to be lit anew; returns the undoing. */
	onRelit(handler: () => void): () => void {
		this.#relitHandlers.add(handler);
		return () => this.#relitHandlers.delete(handler);
	}

	/** The hall as it is published now. What it is built from is compared: a booth that moved moves no wall. */
	follow(published: PublishedHall): void {
		const before = this.#published;
		this.#published = published;
		if (layoutOf(before) !== layoutOf(published)) {
			void this.#replace(published).catch(() => {});
			return;
		}
		// One that is being put up follows when it stands.
		if (this.#replacing) return;
		this.#building.follow(published);
		if (floorLightOf(before) !== floorLightOf(published)) void this.#relightFloor(published);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#replacing?.abort();
		this.#baker.dispose();
		this.#building.dispose();
		for (const light of this.#lights) light.dispose();
		for (const environment of this.#environments.values()) environment.dispose();
		this.#hallScene.scene.environmentTexture = null;
	}

	async #replace(published: PublishedHall): Promise<void> {
		this.#replacing?.abort();
		const replacing = new AbortController();
		this.#replacing = replacing;
		const { signal } = replacing;
		const { onFrame } = this.#hallScene;
		const { hall } = published;
		const mood = moodLight(hall);
		const isOtherMood = this.#shineOnWhatIsMade(hall, mood);
		const building = new HallBuilding(this.#hallScene, published);
		try {
			await building.raise({
				breath: () => nextFrame(onFrame, signal),
				bake: (of) => this.#baker.bake(of),
			});
			await Promise.race([building.complete().catch(() => {}), pause(COMPLETE_WITHIN_MS)]);
			for (let frame = 0; frame < FRAMES_TO_COMPILE && !building.isReady; frame++) await nextFrame(onFrame, signal);
		} catch (error) {
			building.dispose();
			if (this.#replacing === replacing) this.#replacing = undefined;
			throw error;
		}
		const before = this.#building;
		this.#building = building;
		this.#replacing = undefined;
		building.show();
		before.dispose();
		this.#surround(mood);
		if (isOtherMood) {
			for (const light of this.#lights) light.dispose();
			void this.#lightContents();
			for (const handler of this.#relitHandlers) handler();
		}
		// Booths may have moved while it was put up.
		const now = this.#published;
		if (now === published) return;
		building.follow(now);
		if (floorLightOf(now) !== floorLightOf(published)) void this.#relightFloor(now);
	}

	async #relightFloor(published: PublishedHall): Promise<void> {
		const building = this.#building;
		const baked = await this.#baker.bake(published);
		if (this.#building === building && this.#published === published) building.relight(baked);
	}

	/** True where it is another light than before. */
	#shineOnWhatIsMade(hall: PublishedHall["hall"], mood: MoodLight): boolean {
		const { scene } = this.#hallScene;
		const known = this.#environments.get(mood.environment);
		const environment = known ?? loadEnvironment(scene, mood);
		this.#environments.set(mood.environment, environment);
		const isOther = this.#environments.size > 1 && scene.environmentTexture !== environment;
		environment.boundingBoxSize = new Vector3(hall.size.width, hall.size.height, hall.size.depth);
		environment.boundingBoxPosition = new Vector3(0, hall.size.height / 2, 0);
		shineOn(scene, hallLight(environment, mood));
		return isOther;
	}

	#surround(mood: MoodLight): void {
		const { scene } = this.#hallScene;
		scene.clearColor = Color4.FromHexString(mood.sky);
		surroundWith(scene, this.#environments.get(mood.environment)!, mood.environmentIntensity);
	}

	/** For booths, exhibits and avatars. */
	async #lightContents(): Promise<void> {
		const { createHallLights } = await import("./hallLights.ts");
		if (!this.#isDisposed) this.#lights = createHallLights(this.#hallScene.scene, moodLight(this.#published.hall));
	}
}

/** What a building is built from. */
function layoutOf({ hall, event, halls }: PublishedHall): string {
	const { capacity: _capacity, instances: _instances, ...layout } = hall;
	const { title, venue } = event;
	return JSON.stringify([layout, title, venue, hall.passages ? halls : []]);
}

/** What lies on its floor besides. */
function floorLightOf({ booths }: PublishedHall): string {
	return JSON.stringify(
		booths.map(({ x, z, rotation, footprint, obstacles, colours }) => [x, z, rotation, footprint, obstacles, colours]),
	);
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

function nextFrame(onFrame: HallScene["onFrame"], signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const stop = onFrame(() => {
			stop();
			if (signal.aborted) reject(signal.reason);
			else resolve();
		});
		signal.addEventListener(
			"abort",
			() => {
				stop();
				reject(signal.reason);
			},
			{ once: true },
		);
	});
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
