import { createStore, type StoreApi } from "zustand/vanilla";

export const QUALITY_LEVELS = ["low", "medium", "high"] as const;
export type QualityLevel = (typeof QUALITY_LEVELS)[number];
export type QualitySetting = QualityLevel | "auto";

/** What is drawn with now: the setting a visitor chose, and what it comes to on this device. */
export interface QualityState {
	readonly setting: QualitySetting;
	readonly level: QualityLevel;
	/** Drawn pixels per CSS pixel, at most; the device's own ratio if that is less. */
	readonly pixelRatio: number;
}

interface QualityStep {
	readonly level: QualityLevel;
	readonly pixelRatio: number;
}

/** What "auto" steps through, cheapest first. Resolution goes before detail: it is the lever that never shows a seam. */
const AUTO_STEPS: readonly QualityStep[] = [
	{ level: "low", pixelRatio: 0.5 },
	{ level: "low", pixelRatio: 0.75 },
	{ level: "medium", pixelRatio: 1 },
	{ level: "medium", pixelRatio: 1.5 },
	{ level: "high", pixelRatio: 2 },
];
const AUTO_START = 2;

const FIXED_STEPS: Readonly<Record<QualityLevel, QualityStep>> = {
	low: { level: "low", pixelRatio: 0.75 },
	medium: { level: "medium", pixelRatio: 1.25 },
	high: { level: "high", pixelRatio: 2 },
};

/** Slower than this (under 40 frames a second) steps down. */
const SLOW_FRAME_MS = 25;
/** Faster than this (over 55 frames a second) may step up. */
const FAST_FRAME_MS = 18;
/** One longer gap is a hidden tab, a breakpoint or a booth being compiled; two in a row are a device that draws so slowly. */
const IGNORED_FRAME_MS = 400;
const WINDOW_MS = 1500;
const FIRST_WAIT_MS = 6000;
const LONGEST_WAIT_MS = 120_000;

/**
 * Steps quality by measured frame times: down when a window of them is slow, up after a while of fast ones. A step up
 * that had to be taken back doubles the wait before the next try, so that it does not swing.
 */
export class QualityGovernor {
	#step = AUTO_START;
	#windowMs = 0;
	#windowFrames = 0;
	#fastForMs = 0;
	#waitMs = FIRST_WAIT_MS;
	#steppedUp = false;
	#wasLong = false;

	get step(): QualityStep {
		return AUTO_STEPS[this.#step]!;
	}

	/** Takes one frame's time; true when the step changed. */
	observe(frameMs: number): boolean {
		const isLong = frameMs > IGNORED_FRAME_MS;
		const isAlone = isLong && !this.#wasLong;
		this.#wasLong = isLong;
		if (isAlone) return false;
		this.#windowMs += frameMs;
		this.#windowFrames++;
		if (this.#windowMs < WINDOW_MS) return false;
		const meanMs = this.#windowMs / this.#windowFrames;
		const windowMs = this.#windowMs;
		this.#windowMs = 0;
		this.#windowFrames = 0;

		if (meanMs > SLOW_FRAME_MS) {
			this.#fastForMs = 0;
			if (this.#step === 0) return false;
			if (this.#steppedUp) this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
			this.#steppedUp = false;
			this.#step--;
			return true;
		}
		if (meanMs > FAST_FRAME_MS) {
			this.#fastForMs = 0;
			return false;
		}
		this.#fastForMs += windowMs;
		if (this.#fastForMs < this.#waitMs || this.#step === AUTO_STEPS.length - 1) return false;
		this.#fastForMs = 0;
		this.#steppedUp = true;
		this.#step++;
		return true;
	}
}

/** The quality in force, and the visitor's choice of it. */
export class Quality {
	readonly store: StoreApi<QualityState>;
	#governor = new QualityGovernor();
	/** What a headset draws with: its resolution and pace are judged elsewhere. */
	#immersed: QualityLevel | undefined;

	constructor(setting: QualitySetting = "auto") {
		this.store = createStore(() => this.#stateOf(setting));
	}

	get level(): QualityLevel {
		return this.store.getState().level;
	}

	choose(setting: QualitySetting): void {
		// Told again with every other setting: what was measured so far stays.
		if (setting === this.store.getState().setting) return;
		this.#governor = new QualityGovernor();
		this.store.setState(this.#stateOf(setting));
	}

	observeFrame(frameMs: number): void {
		if (this.#immersed || this.store.getState().setting !== "auto") return;
		if (this.#governor.observe(frameMs)) this.store.setState(this.#stateOf("auto"));
	}

	/** In a headset this level is in force, whatever was chosen for the screen; undefined when it is taken off. */
	immerse(level: QualityLevel | undefined): void {
		if (level === this.#immersed) return;
		this.#immersed = level;
		this.store.setState(this.#stateOf(this.store.getState().setting));
	}

	#stateOf(setting: QualitySetting): QualityState {
		const step = setting === "auto" ? this.#governor.step : FIXED_STEPS[setting];
		return { setting, ...step, level: this.#immersed ?? step.level };
	}
}
