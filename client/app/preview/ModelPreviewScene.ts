import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import type { Light } from "@babylonjs/core/Lights/light.js";
import { Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { loadEnvironment, surroundWith } from "#client/engine/environment.ts";
import { createHallScene, type HallScene } from "#client/engine/HallScene.ts";
import { loadGlb } from "#client/engine/loadGlb.ts";
import type { SharedTurn } from "#client/engine/SharedTurn.ts";
import { createHallLights } from "#client/features/hall/hallLights.ts";
import { moodLight } from "#client/features/hall/hallMood.ts";
import { listenToOrbit } from "#client/features/preview/OrbitControls.ts";
import { OrbitView } from "#client/features/preview/OrbitView.ts";
import { PreviewLoop } from "#client/features/preview/PreviewLoop.ts";

/** Of a model's radius: the eye stands so far from its middle. */
const FROM_MIDDLE = 2.9;
/** A model of a millimetre or of a mountain is seen in full all the same. */
const SEEN_RADIUS = 1;

/** One GLB by the hall's light, to be turned by hand. */
export class ModelPreviewScene {
	readonly #hall: HallScene;
	readonly #orbit: OrbitView;
	readonly #loop: PreviewLoop;
	readonly #lights: readonly Light[];
	readonly #undo: (() => void)[] = [];
	readonly #stopped = new AbortController();
	#container: AssetContainer | undefined;

	/** `turn` is shared with what is to turn along. */
	constructor(canvas: HTMLCanvasElement, turn?: SharedTurn) {
		canvas.tabIndex = 0;
		canvas.style.touchAction = "none";
		this.#hall = createHallScene(canvas, { quality: "auto" });
		const { scene } = this.#hall;
		scene.clearColor = Color4.FromHexString("#dfe7e5ff");
		const mood = moodLight({ mood: "day" });
		surroundWith(scene, loadEnvironment(scene, mood), mood.environmentIntensity);
		this.#lights = createHallLights(scene, mood);
		this.#orbit = new OrbitView(this.#hall, {
			place: { x: 0, y: 0, z: 0, heading: 0.6, pitch: 0.35, distance: SEEN_RADIUS * FROM_MIDDLE },
			limits: { nearest: 0.4, furthest: 12, reach: { x: 1, z: 1 }, cutHeight: Number.POSITIVE_INFINITY },
			lessMotion: () => document.documentElement.dataset.motion === "reduced",
		});
		this.#orbit.turnOn(true);
		this.#undo.push(listenToOrbit({ canvas, view: this.#orbit, mayTurn: () => true }));
		this.#loop = new PreviewLoop({
			hall: this.#hall,
			isMoving: () => (this.#container?.animationGroups.length ?? 0) > 0,
		});
		const wake = () => this.#loop.wake();
		if (turn) this.#undo.push(turn.join(this.#orbit, wake));
		for (const happening of ["pointermove", "wheel", "keydown"] as const) {
			canvas.addEventListener(happening, wake, { passive: true });
			this.#undo.push(() => canvas.removeEventListener(happening, wake));
		}
	}

	/** Throws where the file cannot be had or read. */
	async load(address: string): Promise<void> {
		const { signal } = this.#stopped;
		const response = await fetch(address, { signal });
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		const container = await loadGlb(new Uint8Array(await response.arrayBuffer()), this.#hall.scene, signal);
		container.addAllToScene();
		this.#container = container;
		this.#fit(container);
		container.animationGroups[0]?.start(true);
		this.#loop.start();
	}

	pause(): void {
		this.#loop.stop();
	}

	resume(): void {
		if (this.#container) this.#loop.start();
	}

	dispose(): void {
		this.#stopped.abort();
		this.#loop.stop();
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
		this.#container?.dispose();
		for (const light of this.#lights) light.dispose();
		this.#orbit.dispose();
		this.#hall.scene.environmentTexture?.dispose();
		this.#hall.dispose();
	}

	/** Whatever its size, it is seen in full, its middle in the middle. */
	#fit(container: AssetContainer): void {
		const least = new Vector3(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
		const most = least.scale(-1);
		for (const mesh of container.meshes) {
			if (mesh.getTotalVertices() === 0) continue;
			mesh.computeWorldMatrix(true);
			const { minimumWorld, maximumWorld } = mesh.getBoundingInfo().boundingBox;
			least.minimizeInPlace(minimumWorld);
			most.maximizeInPlace(maximumWorld);
		}
		const radius = Vector3.Distance(least, most) / 2;
		if (!Number.isFinite(radius) || radius === 0) return;
		const scale = SEEN_RADIUS / radius;
		const middle = least.add(most).scale(scale / 2);
		for (const node of container.rootNodes) {
			if (!("position" in node) || !("scaling" in node)) continue;
			const root = node as { position: Vector3; scaling: Vector3 };
			root.scaling.scaleInPlace(scale);
			root.position.scaleInPlace(scale).subtractInPlace(middle);
		}
	}
}
