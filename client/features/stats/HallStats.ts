import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { QualityLevel } from "#client/engine/Quality.ts";
import { heldTextureBytes } from "#client/engine/textureBytes.ts";
import type { XrSpeed } from "#client/xr/XrPerformance.ts";
import { DrawCounter } from "./DrawCounter.ts";

/** What frames cost now: means of the last half second. */
export interface StatsReading {
	readonly framesPerSecond: number;
	/** The page's own part of a frame. */
	readonly scriptMs: number;
	/** For one eye, where eyes are drawn one after the other. */
	readonly draws: number;
	readonly triangles: number;
	readonly textureMb: number;
	readonly level: QualityLevel;
	/** In VR. */
	readonly speed: XrSpeed | undefined;
}

export interface HallStatsOptions {
	readonly hall: Pick<HallScene, "engine" | "quality">;
	readonly speed: () => XrSpeed | undefined;
	/** Monotonic, ms. */
	readonly now: () => number;
}

/** More often nobody reads it. */
const EVERY_MS = 500;

/** Watches the hall being drawn, and says what it costs. Made only for who asked: it costs a little itself. */
export class HallStats {
	readonly reading: StoreApi<StatsReading>;
	readonly #options: HallStatsOptions;
	readonly #counter: DrawCounter;
	readonly #undo: (() => void)[] = [];
	#frames = 0;
	#workedMs = 0;
	#beganMs = 0;
	#sinceMs: number;

	constructor(options: HallStatsOptions) {
		const { engine, quality } = options.hall;
		this.#options = options;
		this.#counter = new DrawCounter(engine);
		this.#sinceMs = options.now();
		this.reading = createStore<StatsReading>(() => ({
			framesPerSecond: 0,
			scriptMs: 0,
			draws: 0,
			triangles: 0,
			textureMb: 0,
			level: quality.level,
			speed: undefined,
		}));
		const began = engine.onBeginFrameObservable.add(() => {
			this.#beganMs = options.now();
		});
		const ended = engine.onEndFrameObservable.add(() => this.#frameEnded());
		this.#undo.push(
			() => engine.onBeginFrameObservable.remove(began),
			() => engine.onEndFrameObservable.remove(ended),
			() => this.#counter.dispose(),
		);
	}

	dispose(): void {
		for (const undo of this.#undo.splice(0)) undo();
	}

	#frameEnded(): void {
		const nowMs = this.#options.now();
		this.#frames++;
		this.#workedMs += nowMs - this.#beganMs;
		const passedMs = nowMs - this.#sinceMs;
		if (passedMs < EVERY_MS) return;
		const { engine, quality } = this.#options.hall;
		const speed = this.#options.speed();
		const views = this.#frames * (speed && !speed.multiview ? 2 : 1);
		this.reading.setState({
			framesPerSecond: (this.#frames * 1000) / passedMs,
			scriptMs: this.#workedMs / this.#frames,
			draws: Math.round(this.#counter.draws / views),
			triangles: Math.round(this.#counter.triangles / views),
			textureMb: heldTextureBytes(engine) / 1e6,
			level: quality.level,
			speed,
		});
		this.#counter.reset();
		this.#frames = 0;
		this.#workedMs = 0;
		this.#sinceMs = nowMs;
	}
}
