import { TargetCamera } from "@babylonjs/core/Cameras/targetCamera.js";
import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import { Engine } from "@babylonjs/core/Engines/engine.js";
import { Effect } from "@babylonjs/core/Materials/effect.js";
import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import { Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Scene } from "@babylonjs/core/scene.js";
import { createStore, type StoreApi } from "zustand/vanilla";
import { Picking } from "./Picking.ts";
import { Quality, type QualitySetting } from "./Quality.ts";

/** Metres from the floor to a standing visitor's eyes, where no headset says better. */
export const EYE_HEIGHT = 1.6;

/** Called before each drawn frame. `nowMs` is monotonic (`performance.now`). */
export type FrameHandler = (deltaSeconds: number, nowMs: number) => void;

export interface HallSceneOptions {
	readonly quality?: QualitySetting;
	/** Instead of a WebGL engine on the canvas: tests count draws with an engine that draws nothing. */
	readonly engine?: AbstractEngine;
	/** Monotonic clock, ms. */
	readonly now?: () => number;
}

/**
 * The right-handed scene that every feature draws into, in the hall's own frame: +Y up, −Z forward, metres. It owns
 * engine, loop, camera and picking; walking moves the camera, WebXR may put its own in its place (`scene.activeCamera`).
 */
export interface HallScene {
	readonly engine: AbstractEngine;
	readonly scene: Scene;
	readonly canvas: HTMLCanvasElement | null;
	/** The camera of desktop and touch. It has no inputs of its own: walking moves and turns it. */
	readonly camera: TargetCamera;
	readonly picking: Picking;
	readonly quality: Quality;
	/** "lost" while the graphics card took the context away; it comes back by itself. */
	readonly graphics: StoreApi<{ readonly status: "drawing" | "lost" }>;
	/** Called every frame before it is drawn, on screen and in XR; returns the undoing. */
	onFrame(handler: FrameHandler): () => void;
	/** Starts the loop. */
	start(): void;
	/** Stops the loop; `step` then draws single frames, so that a picture is the same each time. */
	stop(): void;
	step(deltaSeconds: number): void;
	dispose(): void;
}

/** A longer frame (a hidden tab, a compile) counts as this long: nobody leaps through a wall after a hitch. */
const LONGEST_STEP_SECONDS = 0.1;

export function createHallScene(canvas: HTMLCanvasElement | null, options: HallSceneOptions = {}): HallScene {
	const now = options.now ?? (() => performance.now());
	const engine =
		options.engine ??
		new Engine(canvas, true, {
			stencil: false,
			powerPreference: "high-performance",
			// Keep what is needed to build everything again after a lost context.
			doNotHandleContextLost: false,
			audioEngine: false,
			xrCompatible: true,
		});
	const scene = createScene(engine);
	const camera = createCamera(scene);
	const picking = new Picking(scene, canvas);
	const quality = new Quality(options.quality);
	const graphics = createStore<{ readonly status: "drawing" | "lost" }>(() => ({ status: "drawing" }));
	// A list, and the place of the one that runs: walking through a set makes garbage for each handler in every frame.
	const handlers: FrameHandler[] = [];
	let running = 0;
	const undo: (() => void)[] = [];

	const lost = engine.onContextLostObservable.add(() => graphics.setState({ status: "lost" }));
	const restored = engine.onContextRestoredObservable.add(() => graphics.setState({ status: "drawing" }));
	undo.push(() => {
		engine.onContextLostObservable.remove(lost);
		engine.onContextRestoredObservable.remove(restored);
	});

	undo.push(quality.store.subscribe(fitToScreen));
	fitToScreen();
	if (canvas && typeof ResizeObserver !== "undefined") {
		const resized = new ResizeObserver(fitToScreen);
		resized.observe(canvas);
		undo.push(() => resized.disconnect());
	}

	/** Drawn pixels follow the canvas's size, the device's pixel ratio and the quality in force. */
	function fitToScreen(): void {
		const deviceRatio = typeof devicePixelRatio === "number" ? devicePixelRatio : 1;
		const ratio = Math.min(quality.store.getState().pixelRatio, deviceRatio);
		engine.setHardwareScalingLevel(1 / ratio);
		engine.resize();
	}

	let lastMs: number | undefined;
	/** By what they say. */
	const toldErrors = new Set<string>();

	function drawFrame(): void {
		const nowMs = now();
		const frameMs = lastMs === undefined ? 0 : nowMs - lastMs;
		lastMs = nowMs;
		quality.observeFrame(frameMs);
		draw(Math.min(frameMs / 1000, LONGEST_STEP_SECONDS), nowMs);
	}

	function draw(deltaSeconds: number, nowMs: number): void {
		for (running = 0; running < handlers.length; running++) {
			try {
				handlers[running]!(deltaSeconds, nowMs);
			} catch (error) {
				tell(error);
			}
		}
		try {
			if (graphics.getState().status === "drawing") scene.render();
		} catch (error) {
			tell(error);
		}
	}

	/** What breaks in one frame takes nobody the next ones, which Babylon would not ask for; it is told once. */
	function tell(error: unknown): void {
		const message = String(error);
		if (toldErrors.has(message)) return;
		toldErrors.add(message);
		queueMicrotask(() => {
			throw error;
		});
	}

	return {
		engine,
		scene,
		canvas,
		camera,
		picking,
		quality,
		graphics,
		onFrame(handler) {
			handlers.push(handler);
			return () => {
				const place = handlers.indexOf(handler);
				if (place < 0) return;
				handlers.splice(place, 1);
				// Whoever stops within a frame makes nobody miss it.
				if (place <= running) running--;
			};
		},
		start() {
			lastMs = undefined;
			engine.runRenderLoop(drawFrame);
		},
		stop() {
			engine.stopRenderLoop(drawFrame);
		},
		step(deltaSeconds) {
			engine.beginFrame();
			draw(deltaSeconds, now());
			engine.endFrame();
		},
		dispose() {
			engine.stopRenderLoop(drawFrame);
			handlers.length = 0;
			for (const undoing of undo.reverse()) undoing();
			picking.dispose();
			scene.dispose();
			engine.dispose();
		},
	};
}

function createScene(engine: AbstractEngine): Scene {
	// Babylon's own 1 would put the picture before everything else that the tab key reaches.
	engine.canvasTabIndex = 0;
	// Shaders stay when the last thing that wore them goes: an exhibit down the aisle wears the same ones, and compiling
	// them anew would stop the picture each time.
	Effect.PersistentMode = true;
	const scene = new Scene(engine);
	scene.useRightHandedSystem = true;
	// The sky above what the windows show.
	scene.clearColor = new Color4(0.086, 0.188, 0.373, 1);
	// The shell closes the view on every side, and each frame writes every pixel.
	scene.autoClear = true;
	// In the materials, not as a post-process: that would defeat foveation in a headset and cost a pass everywhere.
	const image = scene.imageProcessingConfiguration;
	image.toneMappingEnabled = true;
	image.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_KHR_PBR_NEUTRAL;
	image.exposure = 1;
	image.contrast = 1.05;
	return scene;
}

function createCamera(scene: Scene): TargetCamera {
	const camera = new TargetCamera("visitor", new Vector3(0, EYE_HEIGHT, 0), scene);
	// Identity looks along −Z, and a turn is counter-clockwise about +Y, as everywhere in the hall's frame.
	camera.rotationQuaternion = Quaternion.Identity();
	// A millimetre is told apart at forty metres; nearer than this is inside a wall or a body.
	camera.minZ = 0.1;
	camera.maxZ = 400;
	camera.fov = 1.05;
	return camera;
}
