import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { HallStats, type HallStatsOptions, type StatsReading } from "./HallStats.ts";
import { showStats } from "./showStats.ts";

export interface StatsFeatureOptions extends HallStatsOptions {
	readonly i18n: I18n;
}

/** Where the page's address has `?stats`: what the hall costs to draw, on the page and on a page of the headset's menu. */
export class StatsFeature implements Feature {
	readonly #options: StatsFeatureOptions;
	readonly #stats: HallStats;
	#hide: (() => void) | undefined;
	#isStopped = false;

	constructor(options: StatsFeatureOptions) {
		this.#options = options;
		this.#stats = new HallStats(options);
	}

	get reading(): StoreApi<StatsReading> {
		return this.#stats.reading;
	}

	async start(): Promise<void> {
		const { i18n } = this.#options;
		await learnTexts(i18n, "immersive");
		if (!this.#isStopped) this.#hide = showStats(this.reading, i18n);
	}

	stop(): void {
		this.#isStopped = true;
		this.#hide?.();
		this.#stats.dispose();
	}
}
