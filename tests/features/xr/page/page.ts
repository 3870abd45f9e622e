import type { Camera } from "@babylonjs/core/Cameras/camera.js";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { HemisphericLight } from "@babylonjs/core/Lights/hemisphericLight.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Frustum } from "@babylonjs/core/Maths/math.frustum.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateBox } from "@babylonjs/core/Meshes/Builders/boxBuilder.js";
import { CreateGround } from "@babylonjs/core/Meshes/Builders/groundBuilder.js";
import { createStore } from "zustand/vanilla";
import type { ConnectionStatus } from "#client/connection/ConnectionStatus.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { createHallScene } from "#client/engine/HallScene.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { WalkingFeature } from "#client/features/walking/WalkingFeature.ts";
import { button } from "#client/xr/ui/button.ts";
import { Surface } from "#client/xr/ui/Surface.ts";
import type { XrComfort } from "#client/xr/XrComfort.ts";
import { XrFeature } from "#client/xr/XrFeature.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	type JumpGrant,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import { SAMPLE_PLAN } from "../../walking/samplePlan.ts";

/** The scene, walking and WebXR of the product, and a hall that grants what the shared rule allows. */
const floor = new WalkableFloor(SAMPLE_PLAN);
let held: JumpGrant = { jump: 1, x: 0, z: 6, heading: 0 };
const refusals: string[] = [];
const hallOfOne = {
	status: createStore<ConnectionStatus>(() => ({ status: "inHall" })),
	visitorId: "me",
	clockOffsetMs: 0,
	async request(contract: { name: string }, payload: { x: number; z: number; heading: number }) {
		if (contract.name === placeRequest.name) return held;
		if (contract.name === goToBoothRequest.name) {
			held = { jump: held.jump + 1, x: 0, z: 4, heading: 0 };
			return held;
		}
		if (contract.name !== teleportRequest.name) throw new Error(`unexpected ${contract.name}`);
		if (!floor.isFree(payload.x, payload.z)) throw new RequestRefused(contract.name, { reason: "blocked" });
		held = { ...payload, jump: held.jump + 1 };
		return held;
	},
	on: () => () => {},
	watch: () => () => {},
	sendPose: () => true,
	onPoses: () => () => {},
	onResumed: () => () => {},
	leave: async () => {},
} as unknown as HallConnection;

const hall = createHallScene(document.querySelector("canvas"));
// Babylon makes it when first asked for. It is the scene's, so it is in every count from the first on.
hall.scene.defaultMaterial = new StandardMaterial("default material", hall.scene);
new HemisphericLight("light", new Vector3(0.3, 1, 0.2), hall.scene);
const carpet = CreateGround("carpet", { width: floor.width, height: floor.depth }, hall.scene);
const grey = new PBRMaterial("carpet", hall.scene);
grey.albedoColor = new Color3(0.55, 0.58, 0.62);
grey.metallic = 0;
grey.roughness = 0.9;
carpet.material = grey;
setPickTarget(carpet, { kind: "floor" });
for (const { x, z, width, depth, rotation } of floor.obstacles) {
	const block = CreateBox("block", { width, depth, height: 1.1 }, hall.scene);
	block.position.set(x, 0.55, z);
	block.rotation.y = rotation;
	block.isPickable = false;
}

const motion = { isReduced: false };
const walking = new WalkingFeature({
	hall,
	connection: hallOfOne,
	plan: SAMPLE_PLAN,
	reducedMotion: () => motion.isReduced,
	middleOf: () => undefined,
	onRefused: (reason) => refusals.push(reason),
	onFailed: (message) => refusals.push(message),
});
const immersive: boolean[] = [];
const visible: boolean[] = [];
let comfort: XrComfort = { movement: "teleport", turning: "snap", vignette: "soft", rise: 0, hand: "right" };
const xr = new XrFeature({
	hall,
	wearer: walking,
	comfort: () => comfort,
	words: {
		refusal: (reason) => {
			refusals.push(reason);
			return `No: ${reason}`;
		},
		trackingLost: () => "Tracking lost",
	},
	onVisible: (isVisible) => visible.push(isVisible),
	onImmersive: (isImmersive) => immersive.push(isImmersive),
});
await walking.start();
await xr.start();
document.getElementById("enter")?.addEventListener("click", () => void xr.enter());
hall.start();

const page = {
	hall,
	walking,
	xr,
	refusals,
	motion,
	immersive,
	visible,
	/**
	 * Shows a panel anew and presses its button before the next frame; says which of its two showings was pressed, and
	 * whether the panel knew of the press before, during and after.
	 */
	pressBeforeDrawn() {
		const pressed: string[] = [];
		const known: boolean[] = [];
		const { scene } = hall;
		const surface = new Surface(scene, { name: "panel", pixelsPerMetre: 1_000 });
		surface.mesh.position.set(0, 30, 0);
		surface.show(button({ label: "Press me", onPress: () => pressed.push("the first") }));
		surface.show(button({ label: "Press me", onPress: () => pressed.push("the second") }));
		surface.mesh.computeWorldMatrix(true);
		const pick = scene.pickWithRay(
			new Ray(new Vector3(0, 30, 1), new Vector3(0, 0, -1)),
			(mesh) => mesh === surface.mesh,
		);
		if (!pick?.hit) throw new Error("the panel is not met");
		const event = { pointerId: 300, pointerType: "xr" };
		scene.simulatePointerMove(pick, event);
		known.push(surface.isPressed);
		scene.simulatePointerDown(pick, event);
		known.push(surface.isPressed);
		scene.simulatePointerUp(pick, event);
		known.push(surface.isPressed);
		surface.dispose();
		return { pressed, known };
	},
	/** Stands something small just within sight of one eye, and beyond what the other sees; then says whether that eye is drawn it. */
	async seenAtEdge(eye: 0 | 1) {
		const { scene } = hall;
		const eyes = scene.activeCamera?.rigCameras ?? [];
		const camera = eyes[eye];
		if (!camera) throw new Error("nobody wears a headset");
		const edge = CreateBox("edge", { size: 0.01 }, scene);
		// Of its view: the left eye sees furthest to the left.
		const inView = new Vector3(eye === 0 ? -0.97 : 0.97, 0, 0.5);
		const toHall = camera.getViewMatrix().multiply(camera.getProjectionMatrix()).invert();
		edge.position.copyFrom(Vector3.TransformCoordinates(inView, toHall));
		edge.computeWorldMatrix(true);
		const isInSight = (one: Camera) => edge.isInFrustum(Frustum.GetPlanes(one.getTransformationMatrix()));
		const seenBy = eyes.map(isInSight);
		let isDrawn = false;
		edge.onBeforeRenderObservable.add(() => {
			isDrawn ||= scene.activeCamera === camera;
		});
		await new Promise((resolve) => scene.onAfterRenderObservable.addOnce(resolve));
		await new Promise((resolve) => scene.onAfterRenderObservable.addOnce(resolve));
		edge.dispose(false, true);
		return { seenBy, isDrawn };
	},
	choose(changed: Partial<XrComfort>) {
		comfort = { ...comfort, ...changed };
	},
	/** Everything that could be left behind. */
	count() {
		const { scene, engine } = hall;
		return {
			meshes: scene.meshes.length,
			nodes: scene.transformNodes.length,
			materials: scene.materials.map(({ name }) => name).sort(),
			textures: scene.textures.map(({ name }) => name).sort(),
			skeletons: scene.skeletons.length,
			cameras: scene.cameras.length,
			scenes: engine.scenes.length,
			beforeRender: scene.onBeforeRenderObservable.observers.length,
			pointer: scene.onPointerObservable.observers.length,
			canvases: document.querySelectorAll("canvas").length,
			active: scene.activeCamera === hall.camera,
		};
	},
};
export type XrTestPage = typeof page;
Object.assign(globalThis, { xrTestPage: page });
