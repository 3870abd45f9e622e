import "@babylonjs/core/Engines/AbstractEngine/abstractEngine.timeQuery.js";
import "@babylonjs/core/Engines/Extensions/engine.query.js";
import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import type { WebXRSessionManager } from "@babylonjs/core/XR/webXRSessionManager.js";
import type { Quality } from "#client/engine/Quality.ts";
import { FAST_RATE, NORMAL_RATE, type XrChange, XrGovernor } from "./XrGovernor.ts";

/** Of the edge of the view, where lenses blur anyway: half of what the headset offers. */
const FOVEATION = 0.5;
const NANOSECONDS = 1e6;

/** What is done about speed now; the stats panel shows it. */
export interface XrSpeed {
	readonly rate: number;
	readonly viewportScale: number;
	readonly foveation: number | undefined;
	readonly multiview: boolean;
	readonly level: string;
	/** The latest change, and how many there were. */
	readonly change: XrChange | undefined;
	readonly changes: number;
}

export interface XrPerformanceOptions {
	readonly sessionManager: WebXRSessionManager;
	readonly engine: AbstractEngine;
	readonly quality: Quality;
	readonly multiview: boolean;
}

/**
 * Keeps the headset's frame rate: 72 Hz, 90 where it is easy, foveated edges, and fewer pixels and less detail before
 * frames drop.
 */
export class XrPerformance {
	readonly #options: XrPerformanceOptions;
	readonly #governor: XrGovernor;
	readonly #undo: (() => void)[] = [];
	#beganMs = 0;
	/** A number from the first: a field that may be anything else makes an object of every number put into it. */
	#lastTimestamp = Number.NaN;
	#change: XrChange | undefined;
	#changes = 0;
	#scaled = 1;

	constructor(options: XrPerformanceOptions) {
		const { sessionManager, engine, quality } = options;
		this.#options = options;
		const rates = sessionManager.supportedFrameRates;
		this.#governor = new XrGovernor(rates?.includes(FAST_RATE) ?? false);
		if (rates?.includes(NORMAL_RATE)) this.#askFor(NORMAL_RATE);
		if (sessionManager.isFixedFoveationSupported) sessionManager.fixedFoveation = FOVEATION;
		quality.immerse(this.#governor.step.level);
		const began = sessionManager.onXRFrameObservable.add(
			() => {
				this.#beganMs = performance.now();
			},
			undefined,
			true,
		);
		const ended = engine.onEndFrameObservable.add(() => this.#frameEnded());
		const measuresGpu = !!engine.getCaps().timerQuery;
		if (measuresGpu) engine.captureGPUFrameTime(true);
		this.#undo.push(() => {
			sessionManager.onXRFrameObservable.remove(began);
			engine.onEndFrameObservable.remove(ended);
			if (measuresGpu) engine.captureGPUFrameTime(false);
			quality.immerse(undefined);
		});
	}

	get speed(): XrSpeed {
		const { sessionManager, quality, multiview } = this.#options;
		return {
			rate: sessionManager.currentFrameRate ?? this.#governor.rate,
			viewportScale: this.#scaled,
			foveation: sessionManager.fixedFoveation ?? undefined,
			multiview,
			level: quality.level,
			change: this.#change,
			changes: this.#changes,
		};
	}

	dispose(): void {
		for (const undo of this.#undo.splice(0)) undo();
	}

	#frameEnded(): void {
		const { sessionManager, engine, quality } = this.#options;
		const { currentFrame, currentTimestamp } = sessionManager;
		if (!currentFrame) return;
		const last = this.#lastTimestamp;
		this.#lastTimestamp = currentTimestamp;
		if (Number.isNaN(last)) return;
		const scriptMs = performance.now() - this.#beganMs;
		const gpuMs = engine.getCaps().timerQuery ? engine.getGPUFrameTimeCounter().current / NANOSECONDS : 0;
		const change = this.#governor.observe(Math.max(scriptMs, gpuMs), currentTimestamp - last);
		if (!change) return;
		this.#change = change;
		this.#changes++;
		if (change === "faster" || change === "slower") return this.#askFor(this.#governor.rate);
		quality.immerse(this.#governor.step.level);
		this.#scale(this.#governor.step.viewportScale);
	}

	#askFor(rate: number): void {
		// A headset may refuse; it then keeps the rate it has, and so be it.
		this.#options.sessionManager.updateTargetFrameRate(rate).catch(() => {});
	}

	/** Holds until the next one; headsets without it keep their resolution. */
	#scale(viewportScale: number): void {
		const { sessionManager } = this.#options;
		for (const view of [0, 1]) {
			if (!sessionManager.inXRFrameLoop || !sessionManager.isViewportScaleSupported(view)) return;
			sessionManager.requestViewportScale(view, viewportScale);
		}
		this.#scaled = viewportScale;
	}
}
