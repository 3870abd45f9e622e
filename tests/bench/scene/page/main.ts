import { Quaternion } from "@babylonjs/core/Maths/math.vector.js";
import { createStore } from "zustand/vanilla";
import type { CollectionWatcher } from "#client/connection/HallConnection.ts";
import { createHallScene, EYE_HEIGHT } from "#client/engine/HallScene.ts";
import { heldTextureBytes } from "#client/engine/textureBytes.ts";
import { AvatarsFeature } from "#client/features/avatars/AvatarsFeature.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import { ExhibitsFeature } from "#client/features/exhibits/ExhibitsFeature.ts";
import { HallIndex } from "#client/features/hall/HallIndex.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { packLook } from "#shared/features/roster/look.ts";
import { type RosterEntry, showLook } from "#shared/features/roster/RosterState.ts";
import { Way } from "#tests/screenshots/page/Way.ts";
import { Drawing } from "./Drawing.ts";
import { PoseRecording } from "./PoseRecording.ts";
import type { SceneBench } from "./SceneBench.ts";

/** Slower than a visitor's own eyes follow a path with corners. */
const TURNS_PER_SECOND = 3;
const QUIET_MS = 1500;

const query = new URLSearchParams(location.search);
const response = await fetch(query.get("hall") ?? "");
const published = (await response.json()) as PublishedHall;
const hall = createHallScene(document.querySelector("canvas"), { quality: "medium" });
const shell = new HallShellView(hall, published);
hall.start();
await shell.complete;
hall.stop();
const i18n = await createI18n("en");
await learnTexts(i18n, "exhibits");
const errors: string[] = [];
const index = new HallIndex({
	published,
	connection: { edition: createStore(() => published.edition) },
	random: () => 0,
});
index.start();
const exhibits = new ExhibitsFeature({
	hall,
	connection: {
		visitorId: "me",
		clockOffsetMs: 0,
		request: () => Promise.reject(new Error("nobody answers here")),
		watch: () => () => {},
	},
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
	now: () => performance.now(),
});
exhibits.start();
const booths = new BoothsFeature({
	hallScene: hall,
	published: index.published,
	exhibits,
	language: "en",
	onError: (boothId, what, error) => errors.push(`${boothId} ${what}: ${error}`),
});
booths.start();

const drawing = new Drawing();
let eyes = { x: 0, z: 0 };
let roster: CollectionWatcher<RosterEntry> = {};
let scatter: (() => void) | undefined;

/** Whoever looks on, and those whom a real buffer says where to draw. */
function meet(recording: PoseRecording): void {
	const poses = new PoseBuffer();
	const undo = hall.onFrame((_deltaSeconds, nowMs) => recording.play(poses, nowMs));
	const avatars = new AvatarsFeature({
		hall,
		connection: {
			visitorId: "me",
			watch: (_name, watcher) => {
				roster = watcher as unknown as CollectionWatcher<RosterEntry>;
				return () => {
					roster = {};
				};
			},
		},
		poses,
	});
	avatars.start();
	scatter = () => {
		avatars.stop();
		undo();
	};
}

function entryOf(slot: number): RosterEntry {
	const look = packLook({
		body: slot % 8,
		colour: (slot * 5) % 16,
		accent: (slot * 3 + 5) % 16,
		face: slot % 6,
		badge: slot % 8,
	});
	const entry = { name: `Visitor ${slot}`, seat: slot, look: 0, marks: slot % 9 === 0 ? 2 : 0, booth: 0 };
	showLook(entry, look);
	return entry as unknown as RosterEntry;
}

function isSettled(): boolean {
	return [booths.progress.getState(), booths.closeProgress].every(
		({ wanted, ready, failed }) => ready + failed === wanted,
	);
}

const breath = () => new Promise((resolve) => setTimeout(resolve));
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

let lastMs = performance.now();
/** Draws with the browser's next frame: as the loop does, but with nothing else in it. */
const drawNext = () =>
	new Promise<void>((resolve) =>
		requestAnimationFrame((nowMs) => {
			hall.step(Math.min(0.1, (nowMs - lastMs) / 1000));
			lastMs = nowMs;
			resolve();
		}),
	);

const sceneBench: SceneBench = {
	errors,
	async stand({ x, z, heading }) {
		eyes = { x, z };
		hall.camera.position.set(x, EYE_HEIGHT, z);
		Quaternion.RotationYawPitchRollToRef(heading, 0, 0, hall.camera.rotationQuaternion!);
		for (let busyMs = performance.now(); performance.now() - busyMs < QUIET_MS; ) {
			await drawNext();
			if (!isSettled()) busyMs = performance.now();
		}
		await hall.scene.whenReadyAsync();
	},
	crowd(middles) {
		scatter?.();
		scatter = undefined;
		if (middles.length === 0) return 0;
		const recording = new PoseRecording(eyes, middles);
		meet(recording);
		const entries = middles.map((_, i) => entryOf(i + 1));
		const beganMs = performance.now();
		for (let i = 0; i < entries.length; i++) roster.added?.(`visitor-${i + 1}`, entries[i]!);
		return performance.now() - beganMs;
	},
	drawOneTriangle: (isOne) => drawing.oneTriangle(isOne),
	async frames(wanted) {
		for (let i = 0; i < wanted; i++) {
			await drawNext();
			// Between any two frames something else runs: by that a trace tells them apart.
			await breath();
		}
	},
	async cost() {
		const counted = drawing.count(() => hall.step(1 / 60));
		return { ...counted, textureMb: heldTextureBytes(hall.engine) / 1_000_000 };
	},
	async walk(path, metresPerSecond) {
		const way = new Way(path);
		const frameMs: number[] = [];
		const workMs: number[] = [];
		let peakTextureMb = 0;
		let { heading } = way.at(0);
		let lastMs = await nextFrame();
		const startedMs = lastMs;
		for (let gone = 0; gone < way.metres; ) {
			const nowMs = await nextFrame();
			const deltaSeconds = (nowMs - lastMs) / 1000;
			frameMs.push(nowMs - lastMs);
			lastMs = nowMs;
			gone = ((nowMs - startedMs) / 1000) * metresPerSecond;
			const { x, z, heading: ahead } = way.at(gone);
			const turn = Math.atan2(Math.sin(ahead - heading), Math.cos(ahead - heading));
			heading += turn * Math.min(1, deltaSeconds * TURNS_PER_SECOND);
			hall.camera.position.set(x, EYE_HEIGHT, z);
			Quaternion.RotationYawPitchRollToRef(heading, 0, 0, hall.camera.rotationQuaternion!);
			const before = performance.now();
			hall.step(Math.min(0.1, deltaSeconds));
			workMs.push(performance.now() - before);
			peakTextureMb = Math.max(peakTextureMb, heldTextureBytes(hall.engine) / 1_000_000);
		}
		return { frameMs, workMs, peakTextureMb };
	},
};
window.sceneBench = sceneBench;
