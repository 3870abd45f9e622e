import { TargetCamera } from "@babylonjs/core/Cameras/targetCamera.js";
import { Engine } from "@babylonjs/core/Engines/engine.js";
import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import { Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Scene } from "@babylonjs/core/scene.js";
import { EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import { Avatar } from "./Avatar.ts";
import { AvatarBodies } from "./AvatarBodies.ts";
import { Step } from "./Turns.ts";

export interface AvatarPreview {
	update(look: AvatarLook): void;
	dispose(): void;
}

/** Far enough to see the whole of the tallest, with a lens that does not bloat the nearest. */
const DISTANCE = 4.9;
const FIELD_OF_VIEW = 0.47;
const CAMERA_HEIGHT = 1.25;
const LOOK_AT_HEIGHT = 1.03;
/** Sways from side to side rather than turning its back on whoever is dressing it. */
const SWAY_RADIANS = 0.6;
const SWAY_SECONDS = 9;
const WAVE_EVERY_SECONDS = 7;

/** One avatar in a canvas of its own, alive; waves now and then, and whenever it is dressed anew. */
export function mount(canvas: HTMLCanvasElement, look: AvatarLook): AvatarPreview {
	const engine = new Engine(canvas, true, {
		alpha: true,
		premultipliedAlpha: true,
		stencil: false,
		audioEngine: false,
	});
	// A picture to look at: the tab key passes it.
	engine.canvasTabIndex = -1;
	const scene = new Scene(engine);
	scene.useRightHandedSystem = true;
	scene.clearColor = new Color4(0, 0, 0, 0);
	const image = scene.imageProcessingConfiguration;
	image.toneMappingEnabled = true;
	image.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_KHR_PBR_NEUTRAL;
	image.contrast = 1.05;
	const camera = new TargetCamera("preview", new Vector3(0, CAMERA_HEIGHT, -DISTANCE), scene);
	// Looks back along +Z, at an avatar that looks along −Z.
	camera.rotationQuaternion = new Quaternion();
	orientationFrom(Math.PI, Math.atan2(LOOK_AT_HEIGHT - CAMERA_HEIGHT, DISTANCE), 0, camera.rotationQuaternion);
	camera.fov = FIELD_OF_VIEW;
	camera.minZ = 0.5;
	camera.maxZ = 20;

	const bodies = new AvatarBodies(scene);
	const avatar = new Avatar("preview", 0, 0);
	avatar.presence = 1;
	avatar.isEachFrame = true;
	avatar.detail = "near";
	avatar.visible = 1;
	avatar.wear(look);
	const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
	const step = new Step();
	let seconds = 0;
	let waveIn = 1;

	const draw = () => {
		const delta = Math.min(engine.getDeltaTime() / 1000, 0.1);
		seconds += delta;
		waveIn -= delta;
		if (waveIn < 0 && !still) {
			waveIn = WAVE_EVERY_SECONDS;
			avatar.react("wave");
		}
		const sway = still ? 0.35 : Math.sin((seconds / SWAY_SECONDS) * Math.PI * 2) * SWAY_RADIANS;
		const { head } = avatar.pose;
		head.position.y = EYE_HEIGHT;
		avatar.pose.heading = sway;
		// The eyes stay with the onlooker a little longer than the body.
		orientationFrom(sway * 0.6, 0, 0, head.orientation);
		step.seconds = still ? 0 : delta;
		avatar.move(step);
		bodies.begin();
		bodies.put(avatar);
		bodies.end();
		scene.render();
	};
	const resized = new ResizeObserver(() => engine.resize());
	resized.observe(canvas);
	engine.setHardwareScalingLevel(1 / Math.min(2, devicePixelRatio || 1));
	engine.runRenderLoop(draw);

	return {
		update(next) {
			avatar.wear(next);
			waveIn = Math.min(waveIn, 0.2);
		},
		dispose() {
			engine.stopRenderLoop(draw);
			resized.disconnect();
			bodies.dispose();
			scene.dispose();
			engine.dispose();
		},
	};
}
