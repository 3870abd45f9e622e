import type { Scene } from "@babylonjs/core/scene.js";
import { loadGlb } from "#client/engine/loadGlb.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { BoothModel } from "./BoothModel.ts";

/** Templates that no booth uses now are kept this many deep: a walk back down the aisle needs them again. */
const IDLE_KEPT = 4;

interface Held {
	readonly model: Promise<BoothModel>;
	users: number;
}

/** Template models by address, each read once and shared by every booth built from it. */
export class BoothModels {
	readonly #scene: Scene;
	readonly #fetchBytes: (address: string, signal: AbortSignal) => Promise<Uint8Array>;
	/** In order of last use, oldest first. */
	readonly #held = new Map<string, Held>();
	#idleKept = IDLE_KEPT;

	constructor(scene: Scene, fetchBytes: (address: string, signal: AbortSignal) => Promise<Uint8Array>) {
		this.#scene = scene;
		this.#fetchBytes = fetchBytes;
	}

	/** The model, and the letting go of it. Throws what loading threw; the next one asks again. */
	async take(
		address: string,
		template: BoothTemplate,
		signal: AbortSignal,
	): Promise<{ readonly model: BoothModel; readonly release: () => void }> {
		const known = this.#held.get(address);
		const held: Held = known ?? { model: this.#load(address, template, signal), users: 0 };
		held.users++;
		this.#held.delete(address);
		this.#held.set(address, held);
		let released = false;
		const release = () => {
			if (released) return;
			released = true;
			held.users--;
			this.#dropIdle();
		};
		try {
			return { model: await held.model, release };
		} catch (error) {
			released = true;
			held.users--;
			if (this.#held.get(address) === held) this.#held.delete(address);
			throw error;
		}
	}

	async #load(address: string, template: BoothTemplate, signal: AbortSignal): Promise<BoothModel> {
		const container = await loadGlb(await this.#fetchBytes(address, signal), this.#scene, signal);
		try {
			return new BoothModel(container, template, this.#scene);
		} catch (error) {
			container.dispose();
			throw error;
		}
	}

	#dropIdle(): void {
		const idle = [...this.#held].filter(([, { users }]) => users === 0);
		for (const [address, held] of idle.slice(0, Math.max(0, idle.length - this.#idleKept))) {
			this.#held.delete(address);
			void held.model.then(
				(model) => model.dispose(),
				// It never came to be.
				() => undefined,
			);
		}
	}

	/** A booth that is still being loaded lets go later; from now on nothing is kept for the next one. */
	dispose(): void {
		this.#idleKept = 0;
		this.#dropIdle();
	}
}
