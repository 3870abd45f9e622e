import { SceneInstrumentation } from "@babylonjs/core/Instrumentation/sceneInstrumentation.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Quaternion } from "@babylonjs/core/Maths/math.vector.js";
import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { createStore } from "zustand/vanilla";
import type { CollectionWatcher } from "#client/connection/HallConnection.ts";
import { createHallScene, EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { heldTextureBytes } from "#client/engine/textureBytes.ts";
import { AvatarsFeature } from "#client/features/avatars/AvatarsFeature.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import { ExhibitsFeature } from "#client/features/exhibits/ExhibitsFeature.ts";
import { HallIndex } from "#client/features/hall/HallIndex.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import { packLook } from "#shared/features/roster/look.ts";
import type { RosterEntry } from "#shared/features/roster/RosterState.ts";
import type { Passerby } from "../crowd.ts";
import type { PictureHall } from "./PictureHall.ts";
import { Way } from "./Way.ts";

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
// Babylon makes it when first asked for. It is the scene's, so it is in every count from the first on.
hall.scene.defaultMaterial = new StandardMaterial("default material", hall.scene);
const shell = new HallShellView(hall, published);
// The loop stands still, and the shell waits to be seen.
const firstFrames = setInterval(() => hall.step(0), 30);
await shell.complete;
clearInterval(firstFrames);
const i18n = await createI18n(language);
await learnTexts(i18n, "exhibits");
const errors: string[] = [];
const edition = createStore(() => published.edition);
const index = new HallIndex({ published, connection: { edition }, random: () => 0 });
index.start();
/** A hall where nobody else is and nothing has been handled. */
const alone = {
	visitorId: "picture",
	clockOffsetMs: 0,
	request: () => Promise.reject(new Error("nobody answers here")),
	watch: () => () => {},
};
let running: { exhibits: ExhibitsFeature; booths: BoothsFeature } | undefined;

function startBooths(): void {
	const exhibits = new ExhibitsFeature({
		hall,
		connection: alone,
		i18n,
		volume: () => 0,
		bag: {
			brochures: createStore(() => []),
			take() {},
			takeOut() {},
			links: createStore(() => []),
			takeLink() {},
			takeOutLink() {},
		},
		approach: () => {},
		exhibitsAt: async () => ({}),
		now: () => stepMs,
	});
	exhibits.start();
	const booths = new BoothsFeature({
		hallScene: hall,
		published: index.published,
		exhibits,
		language,
		onError: (boothId, what, error) => errors.push(`${boothId} ${what}: ${error}`),
	});
	booths.start();
	running = { exhibits, booths };
}

let crowd: readonly Passerby[] = [];
let roster: CollectionWatcher<RosterEntry> = {};
let avatars: AvatarsFeature | undefined;

/** Made for the first picture that has people in it. */
function startAvatars(): void {
	avatars = new AvatarsFeature({
		hall,
		connection: {
			visitorId: alone.visitorId,
			watch: (_name, watcher) => {
				roster = watcher as unknown as CollectionWatcher<RosterEntry>;
				return () => {
					roster = {};
				};
			},
		},
		poses: {
			read(slot, _generation, nowMs, out) {
				const person = crowd[slot];
				if (!person) return false;
				const gone = (person.metresPerSecond * Math.max(0, nowMs - crowdSinceMs)) / 1000;
				out.head.position.x = person.x - Math.sin(person.heading) * gone;
				out.head.position.y = EYE_HEIGHT;
				out.head.position.z = person.z - Math.cos(person.heading) * gone;
				out.heading = person.heading;
				orientationFrom(person.heading, 0, 0, out.head.orientation);
				return true;
			},
			forget: () => {},
		},
	});
	avatars.start();
}

/** When those who walk set out: not while what they walk past is still coming in. */
let crowdSinceMs = Number.POSITIVE_INFINITY;
const STRIDES = 6;

function step(seconds = STEP_SECONDS): void {
	stepMs += seconds * 1000;
	hall.step(seconds);
}

/** Lets what is being fetched and decoded go on: drawing on the CPU leaves it little room. */
const breath = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Everything that is wanted from where one stands is in, or will not come. */
function isSettled(): boolean {
	if (!running) return true;
	const { booths } = running;
	return [booths.progress.getState(), booths.closeProgress].every(
		({ wanted, ready, failed }) => ready + failed === wanted,
	);
}

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
		hall.camera.position.set(x, EYE_HEIGHT, z);
		hall.camera.rotationQuaternion = Quaternion.RotationYawPitchRoll(heading, pitch, 0);
		// Whatever a closer look brings in gets its time, then its frame. Drawn small meanwhile: frames that pile up on a
		// slow device would keep the page from ever getting to it.
		hall.engine.setHardwareScalingLevel(8);
		for (let calm = 0; calm < 3; ) {
			step(0.3);
			await breath(100);
			calm = isSettled() ? calm + 1 : 0;
		}
		crowdSinceMs = stepMs;
		for (let stride = 0; stride < STRIDES; stride++) step(0.1);
		hall.engine.setHardwareScalingLevel(1);
		await hall.scene.whenReadyAsync();
		step();
		return {
			draws: cost.drawCallsCounter.current,
			triangles: hall.scene.getActiveIndices() / 3,
			textureMb: heldTextureBytes(hall.engine) / 1_000_000,
		};
	},
	async walk(path, metresPerSecond) {
		hall.quality.choose(quality);
		hall.engine.setHardwareScalingLevel(1);
		const way = new Way(path);
		const frameMs: number[] = [];
		const workMs: number[] = [];
		let peakTextureMb = 0;
		let heading: number | undefined;
		let lastMs = await nextFrame();
		const startedMs = lastMs;
		for (let gone = 0; gone < way.metres; ) {
			const nowMs = await nextFrame();
			const deltaSeconds = (nowMs - lastMs) / 1000;
			frameMs.push(nowMs - lastMs);
			lastMs = nowMs;
			gone = ((nowMs - startedMs) / 1000) * metresPerSecond;
			const { x, z, heading: ahead } = way.at(gone);
			// Eyes turn as a person's do: not at once.
			heading ??= ahead;
			const turn = Math.atan2(Math.sin(ahead - heading), Math.cos(ahead - heading));
			heading += turn * Math.min(1, deltaSeconds * 3);
			hall.camera.position.set(x, EYE_HEIGHT, z);
			Quaternion.RotationYawPitchRollToRef(heading, 0, 0, hall.camera.rotationQuaternion!);
			const before = performance.now();
			step(Math.min(0.1, deltaSeconds));
			workMs.push(performance.now() - before);
			peakTextureMb = Math.max(peakTextureMb, heldTextureBytes(hall.engine) / 1_000_000);
		}
		return { frameMs, workMs, peakTextureMb };
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
	tellEdition(now) {
		edition.setState(now, true);
	},
	async show(glb, { x, y, z }) {
		const bytes = Uint8Array.from(atob(glb), (character) => character.charCodeAt(0));
		const container = await loadGlb(bytes, hall.scene, new AbortController().signal);
		container.addAllToScene();
		for (const root of container.rootNodes) (root as TransformNode).position.set(x, y, z);
	},
	crowd(people) {
		if (people.length > 0 && !avatars) startAvatars();
		for (const slot of crowd.keys()) roster.removed?.(`visitor-${slot}`);
		crowd = people;
		crowdSinceMs = Number.POSITIVE_INFINITY;
		people.forEach(({ name, look }, seat) => {
			const entry = { name, seat, look: packLook(look), marks: 0, booth: 0 };
			roster.added?.(`visitor-${seat}`, entry as unknown as RosterEntry);
		});
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
