import type { QualityLevel } from "#client/engine/Quality.ts";

/** How much is drawn in a headset: so many of its pixels, in such detail. */
export interface XrStep {
	readonly level: QualityLevel;
	/** Of the headset's own width and height in pixels. */
	readonly viewportScale: number;
}

/** Fullest first. Resolution goes before detail: it never shows a seam. "high" is a desktop's. */
export const XR_STEPS: readonly XrStep[] = [
	{ level: "medium", viewportScale: 1 },
	{ level: "medium", viewportScale: 0.85 },
	{ level: "low", viewportScale: 0.8 },
	{ level: "low", viewportScale: 0.65 },
];

export const NORMAL_RATE = 72;
export const FAST_RATE = 90;

/** Frames that are judged together: about a second. */
const WINDOW_FRAMES = 72;
/** Of a frame's time; beyond it the next hitch would drop one: step down before that. */
const BUSY_SHARE = 0.82;
/** Below it there is room for more. */
const EASY_SHARE = 0.55;
/** A fast frame must leave a quarter to spare. */
const FAST_SHARE = 0.75;
/** A frame that came this much late was missed. */
const MISSED_FACTOR = 1.5;
const MISSED_SHARE = 0.04;
/** Windows of ease before a step up, doubled each time that one had to be taken back. */
const FIRST_WAIT = 8;
const LONGEST_WAIT = 120;
/** A longer gap is the system's menu, or a booth being compiled. */
const IGNORED_MS = 250;

export type XrChange = "less" | "more" | "faster" | "slower";

/**
 * Judges measured frames: steps down before frames drop, up after a while of ease, and asks for 90 Hz only at the fullest
 * step and only while frames at that rate would leave a quarter of their time to spare.
 */
export class XrGovernor {
	readonly #canBeFast: boolean;
	readonly #busy = new Float32Array(WINDOW_FRAMES);
	#frames = 0;
	#missed = 0;
	#step = 0;
	#rate = NORMAL_RATE;
	#easyWindows = 0;
	#wait = FIRST_WAIT;
	#lastWasMore = false;

	/** `canBeFast`: the headset offers 90 Hz. */
	constructor(canBeFast: boolean) {
		this.#canBeFast = canBeFast;
	}

	get step(): XrStep {
		return XR_STEPS[this.#step]!;
	}

	/** Frames a second that are asked for. */
	get rate(): number {
		return this.#rate;
	}

	/**
	 * One frame: how long it kept the machine busy, and how long after the frame before it came, ms. Says what changed.
	 * Allocates nothing.
	 */
	observe(busyMs: number, sinceLastMs: number): XrChange | undefined {
		if (sinceLastMs > IGNORED_MS) return undefined;
		this.#busy[this.#frames++] = busyMs;
		if (sinceLastMs > (1000 / this.#rate) * MISSED_FACTOR) this.#missed++;
		if (this.#frames < WINDOW_FRAMES) return undefined;
		const missedShare = this.#missed / WINDOW_FRAMES;
		this.#busy.sort();
		const busy = this.#busy[Math.floor(WINDOW_FRAMES * 0.9)]!;
		this.#frames = 0;
		this.#missed = 0;
		return this.#judge(busy, missedShare);
	}

	#judge(busyMs: number, missedShare: number): XrChange | undefined {
		const budget = 1000 / this.#rate;
		const isFast = this.#rate === FAST_RATE;
		if (missedShare > MISSED_SHARE || busyMs > budget * (isFast ? FAST_SHARE : BUSY_SHARE)) {
			this.#easyWindows = 0;
			if (this.#lastWasMore) this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
			this.#lastWasMore = false;
			// The cheapest thing to give up first.
			if (isFast) {
				this.#rate = NORMAL_RATE;
				return "slower";
			}
			if (this.#step === XR_STEPS.length - 1) return undefined;
			this.#step++;
			return "less";
		}
		const isFullest = this.#step === 0;
		const wanted = isFullest ? (1000 / FAST_RATE) * FAST_SHARE : budget * EASY_SHARE;
		const isDone = isFullest && (isFast || !this.#canBeFast);
		if (isDone || busyMs > wanted) {
			this.#easyWindows = 0;
			return undefined;
		}
		if (++this.#easyWindows < this.#wait) return undefined;
		this.#easyWindows = 0;
		this.#lastWasMore = true;
		if (isFullest) {
			this.#rate = FAST_RATE;
			return "faster";
		}
		this.#step--;
		return "more";
	}
}
