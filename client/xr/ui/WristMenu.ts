import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import { headingTowards } from "#shared/space/heading.ts";
import type { XrBody } from "../XrBody.ts";
import type { Side } from "../XrComfort.ts";
import type { Box } from "./Box.ts";
import { type InspectedControl, Surface } from "./Surface.ts";
import { pixelsPerMetreAt } from "./uiTheme.ts";
import { View } from "./View.ts";

/** From the eyes when an arm is bent to look at the wrist, metres. */
const READ_FROM = 0.5;
const ABOVE_WRIST = 0.05;
/** Where it stands for who has no second hand to wear it: before them, where the one hand reaches it. */
const BEFORE_EYES = 0.55;
const BELOW_EYES = 0.2;
/** Palm towards the eyes, as the cosine of what is between: shown from the first, put away from the second. */
const PALM_SHOWS = 0.7;
const PALM_HIDES = 0.25;
/** So long, so that a wave does not open it, and a glance aside does not close it. */
const SHOWS_AFTER_SECONDS = 0.35;
const HIDES_AFTER_SECONDS = 0.8;
/** It comes along softly: a hand trembles. Share of the way, per second. */
const FOLLOW_PER_SECOND = 18;

export interface WristMenuOptions {
	readonly scene: Scene;
	readonly body: XrBody;
	readonly surfaces: Set<AbstractMesh>;
	/** The hand that wears it; undefined where only the pointing hand is there, or none. */
	readonly wornBy: () =>
		| { readonly side: Side; readonly sample: Readonly<HandSample>; readonly isHand: boolean }
		| undefined;
	readonly render: () => Box;
	/** Whether a ray or a finger is on it: then it stays. */
	readonly isPointedAt: () => boolean;
}

/**
 * The menu on the hand that does not point: opened by that controller's buttons or by looking into one's palm, facing
 * the eyes whatever the hand does.
 */
export class WristMenu {
	readonly shown: StoreApi<boolean> = createStore<boolean>(() => false);
	readonly #options: WristMenuOptions;
	readonly #surface: Surface;
	readonly #view: View;
	#openedBy: "button" | "palm" | undefined;
	#palmSeconds = 0;
	/** Put away while the palm still shows: it is turned away first, before it opens the menu again. */
	#isPalmSpent = false;

	constructor(options: WristMenuOptions) {
		this.#options = options;
		this.#surface = new Surface(options.scene, { name: "wrist", pixelsPerMetre: pixelsPerMetreAt(READ_FROM) });
		this.#view = new View(this.#surface, options.render);
	}

	get mesh(): AbstractMesh {
		return this.#surface.mesh;
	}

	/** By a button: opened, or put away. */
	toggle(): void {
		if (this.#openedBy) this.close();
		else this.#open("button");
	}

	close(): void {
		if (!this.#openedBy) return;
		this.#isPalmSpent = this.#openedBy === "palm";
		this.#openedBy = undefined;
		this.#palmSeconds = 0;
		this.#surface.mesh.setEnabled(false);
		this.#options.surfaces.delete(this.#surface.mesh);
		this.shown.setState(false, true);
	}

	refresh(): void {
		if (this.#openedBy) this.#view.refresh();
	}

	/** One frame. */
	update(seconds: number): void {
		const worn = this.#options.wornBy();
		this.#readPalm(worn?.isHand ? worn.sample : undefined, seconds);
		if (!this.#openedBy) return;
		const { body } = this.#options;
		if (worn?.sample.tracked) {
			const { x, y, z } = worn.sample.position;
			aim.x = x;
			aim.y = y + ABOVE_WRIST + this.#surface.height / 2;
			aim.z = z;
		} else {
			aim.x = body.head.x - Math.sin(body.heading) * BEFORE_EYES;
			aim.y = body.head.y - BELOW_EYES;
			aim.z = body.head.z - Math.cos(body.heading) * BEFORE_EYES;
			// It waits where it was opened until one looks elsewhere.
			const { x, z } = this.#surface.mesh.position;
			if (this.#surface.mesh.isEnabled() && Math.hypot(aim.x - x, aim.z - z) < BEFORE_EYES) return;
		}
		this.#moveTowardsAim(seconds);
	}

	/** What can be pressed now. */
	inspect(): InspectedControl[] {
		return this.#surface.inspect();
	}

	dispose(): void {
		this.close();
		this.#view.dispose();
		this.#surface.dispose();
	}

	#open(by: "button" | "palm"): void {
		this.#openedBy = by;
		void this.#view.draw();
		this.#options.surfaces.add(this.#surface.mesh);
		this.shown.setState(true, true);
	}

	#readPalm(sample: Readonly<HandSample> | undefined, seconds: number): void {
		if (!sample?.tracked) {
			if (this.#openedBy === "palm") this.close();
			return;
		}
		const { head } = this.#options.body;
		const { x, y, z, w } = sample.orientation;
		// A wrist's −Y comes out of its palm.
		const palmX = -2 * (x * y - w * z);
		const palmY = -(1 - 2 * (x * x + z * z));
		const palmZ = -2 * (y * z + w * x);
		const dx = head.x - sample.position.x;
		const dy = head.y - sample.position.y;
		const dz = head.z - sample.position.z;
		const towards = (palmX * dx + palmY * dy + palmZ * dz) / Math.max(0.01, Math.hypot(dx, dy, dz));
		if (towards < PALM_HIDES) this.#isPalmSpent = false;
		const isOpen = this.#openedBy === "palm";
		const changes = isOpen ? towards < PALM_HIDES && !this.#options.isPointedAt() : towards > PALM_SHOWS;
		this.#palmSeconds = changes ? this.#palmSeconds + seconds : 0;
		if (isOpen && this.#palmSeconds > HIDES_AFTER_SECONDS) this.close();
		else if (!this.#openedBy && !this.#isPalmSpent && this.#palmSeconds > SHOWS_AFTER_SECONDS) {
			this.#palmSeconds = 0;
			this.#open("palm");
		}
	}

	#moveTowardsAim(seconds: number): void {
		const { mesh } = this.#surface;
		const { head } = this.#options.body;
		const isNew = !mesh.isEnabled();
		const share = isNew ? 1 : 1 - Math.exp(-FOLLOW_PER_SECOND * seconds);
		mesh.position.x += (aim.x - mesh.position.x) * share;
		mesh.position.y += (aim.y - mesh.position.y) * share;
		mesh.position.z += (aim.z - mesh.position.z) * share;
		const dx = mesh.position.x - head.x;
		const dz = mesh.position.z - head.z;
		mesh.rotation.y = headingTowards(dx, dz);
		mesh.rotation.x = -Math.atan2(head.y - mesh.position.y, Math.hypot(dx, dz));
		if (isNew) mesh.setEnabled(true);
	}
}

/** Scratch: where it should be. */
const aim = { x: 0, y: 0, z: 0 };
