import { SceneInstrumentation } from "@babylonjs/core/Instrumentation/sceneInstrumentation.js";
import { Quaternion } from "@babylonjs/core/Maths/math.vector.js";
import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { createHallScene, EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import { ExhibitsFeature } from "#client/features/exhibits/ExhibitsFeature.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PictureHall } from "./PictureHall.ts";

const query = new URLSearchParams(location.search);
const language = query.get("language") === "en" ? "en" : "zh-CN";
const response = await fetch(query.get("hall") ?? "");
const published = (await response.json()) as PublishedHall;

const quality = query.get("quality") === "high" ? "high" : "medium";

/** Seconds per step: what plays stands at the same place each time. */
const STEP_SECONDS = 1 / 60;
let stepMs = 0;
const hall = createHallScene(document.querySelector("canvas"), { quality: "medium", now: () => stepMs });
const cost = new SceneInstrumentation(hall.scene);
const shell = new HallShellView(hall, published);
await shell.complete;
const i18n = createI18n(language);
const errors: string[] = [];
interface BoothWatcher {
	changed?(boothId: string, state: { revision: number; inside: number }): void;
}
const watchers = new Set<BoothWatcher>();
/** A hall where nobody else is and nothing has been handled. */
const alone = {
	visitorId: "picture",
	clockOffsetMs: 0,
	request: () => Promise.reject(new Error("nobody answers here")),
	watch(name: string, watcher: object) {
		if (name === "booths") watchers.add(watcher as BoothWatcher);
		return () => watchers.delete(watcher as BoothWatcher);
	},
};
let running: { exhibits: ExhibitsFeature; booths: BoothsFeature } | undefined;

function startBooths(): void {
	const exhibits = new ExhibitsFeature({
		hall,
		connection: alone,
		i18n,
		volume: () => 0,
		now: () => stepMs,
	});
	exhibits.start();
	const booths = new BoothsFeature({
		hallScene: hall,
		published,
		exhibits,
		language,
		connection: alone as Pick<HallConnection, "watch">,
		onError: (boothId, what, error) => errors.push(`${boothId} ${what}: ${error}`),
	});
	booths.start();
	running = { exhibits, booths };
}

function step(seconds = STEP_SECONDS): void {
	stepMs += seconds * 1000;
	hall.step(seconds);
}

/** Lets what is being fetched and decoded go on: drawing on the CPU leaves it little room. */
const breath = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

const pictureHall: PictureHall = {
	errors,
	async settle(atMostMs = Number.POSITIVE_INFINITY) {
		// Drawn small: what matters now is that frames come by.
		hall.engine.setHardwareScalingLevel(8);
		const untilMs = performance.now() + atMostMs;
		for (;;) {
			// Long enough for the booths to be looked over again.
			step(0.3);
			await breath(50);
			const now = running?.booths.progress.getState() ?? { wanted: 0, ready: 0, failed: 0 };
			const settled = now.wanted > 0 && now.ready + now.failed === now.wanted;
			if (settled || performance.now() > untilMs) return { ...now, settled };
		}
	},
	async view({ x, z, heading, pitch = 0 }) {
		hall.quality.choose(quality);
		hall.engine.setHardwareScalingLevel(1);
		hall.camera.position.set(x, EYE_HEIGHT, z);
		hall.camera.rotationQuaternion = Quaternion.RotationYawPitchRoll(heading, pitch, 0);
		// Whatever a closer look brings in gets its time, then its frame.
		for (let i = 0; i < 4; i++) {
			step(0.3);
			await breath(250);
		}
		await hall.scene.whenReadyAsync();
		step();
		return { draws: cost.drawCallsCounter.current, triangles: hall.scene.getActiveIndices() / 3 };
	},
	async stopBooths() {
		running?.booths.stop();
		running?.exhibits.stop();
		running = undefined;
		await breath();
		step();
		await breath();
	},
	async startBooths() {
		startBooths();
	},
	tellRevision(boothId, revision) {
		for (const watcher of watchers) watcher.changed?.(boothId, { revision, inside: 0 });
	},
	async show(glb, { x, y, z }) {
		const bytes = Uint8Array.from(atob(glb), (character) => character.charCodeAt(0));
		const container = await loadGlb(bytes, hall.scene, new AbortController().signal);
		container.addAllToScene();
		for (const root of container.rootNodes) (root as TransformNode).position.set(x, y, z);
	},
	held() {
		const { scene } = hall;
		return {
			meshes: scene.meshes.length,
			nodes: scene.transformNodes.length,
			materials: scene.materials.length,
			names: scene.meshes.map(({ name }) => name),
			textures: scene.textures.length,
			geometries: scene.geometries.length,
			lights: scene.lights.length,
			animationGroups: scene.animationGroups.length,
			multiMaterials: scene.multiMaterials.length,
		};
	},
};
window.pictureHall = pictureHall;
