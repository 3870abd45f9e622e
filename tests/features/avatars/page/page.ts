import { Ray } from "@babylonjs/core/Culling/ray.js";
import { SceneInstrumentation } from "@babylonjs/core/Instrumentation/sceneInstrumentation.js";
import { Color4 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { CollectionWatcher } from "#client/connection/HallConnection.ts";
import { createHallScene } from "#client/engine/HallScene.ts";
import { pickOf } from "#client/engine/Picking.ts";
import { mount } from "#client/features/avatars/AvatarPreview.ts";
import { AvatarsFeature } from "#client/features/avatars/AvatarsFeature.ts";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import { packLook } from "#shared/features/roster/look.ts";
import { type RosterEntry, showLook } from "#shared/features/roster/RosterState.ts";

interface Person {
	readonly slot: number;
	readonly x: number;
	readonly z: number;
	readonly marks?: number;
	readonly name?: string;
	readonly body?: number;
	readonly colour?: number;
	/** To the right, from frame to frame. */
	readonly metresPerFrame?: number;
}

/** The avatars of the product before a sky of a colour that nobody wears, and a roster that the test writes. */
const hall = createHallScene(document.querySelector("canvas"), { quality: "low" });
hall.scene.clearColor = new Color4(1, 0, 1, 1);
const people = new Map<number, Person>();
let frame = 0;
let reads = 0;
let watcher: CollectionWatcher<RosterEntry> = {};
const avatars = new AvatarsFeature({
	hall,
	connection: {
		visitorId: "me",
		watch: (_name, given) => {
			watcher = given as unknown as CollectionWatcher<RosterEntry>;
			return () => {
				watcher = {};
			};
		},
	},
	poses: {
		read(slot, generation, _nowMs, out) {
			const person = people.get(slot);
			if (!person || generation !== 0) return false;
			reads++;
			const gone = (person.metresPerFrame ?? 0) * frame;
			Object.assign(out.head.position, { x: person.x + gone, y: 1.6, z: person.z });
			out.heading = Math.PI;
			orientationFrom(Math.PI, 0, 0, out.head.orientation);
			return true;
		},
		forget: (slot) => people.delete(slot),
	},
});
const instrumentation = new SceneInstrumentation(hall.scene);
/** What the scene holds, by name; Babylon's own fallback is made with the first mesh and stays. */
const made = () => ({
	materials: hall.scene.materials.map(({ name }) => name).filter((name) => name !== "default material"),
	meshes: hall.scene.meshes.map(({ name }) => name),
	textures: hall.scene.textures.map(({ name }) => name),
});
const nothingMade = made();
avatars.start();

function entryOf({
	slot,
	marks = 0,
	name = `Visitor ${slot}`,
	body = slot % 8,
	colour = slot % 16,
}: Person): RosterEntry {
	const look = packLook({ body, colour, accent: (slot + 5) % 16, face: slot % 6, badge: slot % 8 });
	const entry = { name, seat: slot, look: 0, marks, booth: 0 };
	showLook(entry, look);
	return entry as unknown as RosterEntry;
}

/** Of the picture that was drawn last. */
async function eachPixel(
	left: number,
	top: number,
	right: number,
	bottom: number,
	visit: (x: number, isCovered: boolean) => void,
): Promise<void> {
	const { engine } = hall;
	const width = engine.getRenderWidth();
	const height = engine.getRenderHeight();
	const pixels = (await engine.readPixels(0, 0, width, height)) as Uint8Array;
	for (let y = Math.floor(top * height); y < Math.floor(bottom * height); y++) {
		for (let x = Math.floor(left * width); x < Math.floor(right * width); x++) {
			const at = ((height - 1 - y) * width + x) * 4;
			visit(x, 510 - pixels[at]! + pixels[at + 1]! - pixels[at + 2]! > 25);
		}
	}
}

const avatarsTestPage = {
	hall,
	avatars,
	mount,
	nothingMade,
	add(person: Person) {
		people.set(person.slot, person);
		watcher.added?.(`v${person.slot}`, entryOf(person));
	},
	/** In the roster, but no pose of theirs has come. */
	addUnplaced(slot: number) {
		watcher.added?.(`v${slot}`, entryOf({ slot, x: 0, z: 0 }));
	},
	change(person: Person) {
		people.set(person.slot, person);
		watcher.changed?.(`v${person.slot}`, entryOf(person));
	},
	remove(slot: number) {
		watcher.removed?.(`v${slot}`);
	},
	/** So many frames of a thirtieth of a second; the draws of the last. */
	async draw(frames: number): Promise<number> {
		await hall.scene.whenReadyAsync();
		for (let i = 0; i < frames; i++) {
			frame++;
			hall.step(1 / 30);
			// Fonts and shaders come in between.
			if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
		}
		return instrumentation.drawCallsCounter.current;
	},
	/** Share of the pixels of the picture, or of a part of it (0–1), that are not sky. */
	async covered(left = 0, top = 0, right = 1, bottom = 1): Promise<number> {
		hall.step(0);
		let found = 0;
		let all = 0;
		await eachPixel(left, top, right, bottom, (_x, isCovered) => {
			all++;
			if (isCovered) found++;
		});
		return found / all;
	},
	/** The middle of what is drawn in each of so many frames, pixels from the left. */
	async middles(frames: number): Promise<number[]> {
		const middles: number[] = [];
		for (let i = 0; i < frames; i++) {
			frame++;
			hall.step(1 / 30);
			let found = 0;
			let sum = 0;
			await eachPixel(0, 0, 1, 1, (x, isCovered) => {
				if (!isCovered) return;
				found++;
				sum += x;
			});
			middles.push(sum / found);
		}
		return middles;
	},
	/** How often somebody's pose was looked up since this was asked. */
	reads(): number {
		const since = reads;
		reads = 0;
		return since;
	},
	pointAt(x: number, y: number, z: number): string | null {
		const eyes = hall.camera.position;
		const direction = new Vector3(x, y, z).subtract(eyes).normalize();
		const target = pickOf(hall.scene.pickWithRay(new Ray(eyes.clone(), direction, 100)))?.target;
		return target?.kind === "avatar" ? target.visitorId : (target?.kind ?? null);
	},
	made,
};
export type AvatarsTestPage = typeof avatarsTestPage;
Object.assign(globalThis, { avatarsTestPage });
