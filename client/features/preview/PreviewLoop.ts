import type { HallScene } from "#client/engine/HallScene.ts";

/** A picture in which nothing moves is drawn this often: what comes in shows soon enough. */
const IDLE_MS = 200;
/** After whatever moved it, each frame is drawn for so long. */
const AWAKE_MS = 1_200;
/** A frame that took long is followed by as long a pause: on a slow device what is being read gets its turn. */
const PAUSE_PER_WORK = 1;
/** Shorter work is no reason to pause. */
const EASY_MS = 12;
/** A longer frame counts as this long: nobody leaps through a wall. */
const LONGEST_STEP_SECONDS = 0.1;

export interface PreviewLoopOptions {
	readonly hall: Pick<HallScene, "step" | "quality">;
	/** Something moves by itself: each frame is drawn. */
	readonly isMoving: () => boolean;
	readonly now?: () => number;
	readonly requestFrame?: (draw: () => void) => number;
	readonly cancelFrame?: (id: number) => void;
}

/** Draws a preview: each frame while something moves, a few a second while nothing does, none while it is stopped. */
export class PreviewLoop {
	readonly #options: PreviewLoopOptions;
	readonly #now: () => number;
	#frame: number | undefined;
	#awakeUntilMs = 0;
	#drawnAtMs = 0;
	#workMs = 0;
	#wasDrawn = false;

	constructor(options: PreviewLoopOptions) {
		this.#options = options;
		this.#now = options.now ?? (() => performance.now());
	}

	start(): void {
		if (this.#frame !== undefined) return;
		this.#drawnAtMs = this.#now() - IDLE_MS;
		this.wake();
		this.#ask();
	}

	stop(): void {
		if (this.#frame !== undefined) (this.#options.cancelFrame ?? cancelAnimationFrame)(this.#frame);
		this.#frame = undefined;
	}

	/** Something moved it: whatever eases to its place now is seen to. */
	wake(): void {
		this.#awakeUntilMs = this.#now() + AWAKE_MS;
	}

	#ask(): void {
		this.#frame = (this.#options.requestFrame ?? requestAnimationFrame)(() => {
			this.#tick();
			if (this.#frame !== undefined) this.#ask();
		});
	}

	#tick(): void {
		const nowMs = this.#now();
		const sinceMs = nowMs - this.#drawnAtMs;
		const isAwake = nowMs < this.#awakeUntilMs || this.#options.isMoving();
		const restMs = this.#workMs > EASY_MS ? this.#workMs * (1 + PAUSE_PER_WORK) : 0;
		const isDue = sinceMs >= Math.max(restMs, isAwake ? 0 : IDLE_MS);
		if (!isDue) {
			this.#wasDrawn = false;
			return;
		}
		const { hall } = this.#options;
		this.#drawnAtMs = nowMs;
		hall.step(Math.min(sinceMs / 1000, LONGEST_STEP_SECONDS));
		this.#workMs = this.#now() - nowMs;
		// Only frames that followed one another tell how fast the device is; one that had to rest after is a slow one.
		if (this.#wasDrawn || restMs > 0) hall.quality.observeFrame(restMs > 0 ? Math.max(sinceMs, restMs) : sinceMs);
		this.#wasDrawn = true;
	}
}
