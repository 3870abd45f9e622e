import { createStore, type StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { Picking } from "#client/engine/Picking.ts";
import type { SponsorSurface } from "#shared/features/event/EventDocument.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

interface SponsorsOptions {
	readonly published: StoreApi<PublishedHall>;
	readonly picking: Pick<Picking, "onPick">;
}

/** Whose surface was touched: its panel says who they are, and where to find them. */
export class SponsorsFeature implements Feature {
	readonly open: StoreApi<SponsorSurface | null> = createStore<SponsorSurface | null>(() => null);
	readonly #options: SponsorsOptions;
	#undo: (() => void)[] = [];

	constructor(options: SponsorsOptions) {
		this.#options = options;
	}

	start(): void {
		const { published, picking } = this.#options;
		this.#undo = [
			picking.onPick(({ target }) => {
				if (target.kind === "surface") {
					this.open.setState(published.getState().hall.surfaces?.[target.surface] ?? null, true);
				} else this.close();
			}),
			published.subscribe(({ hall }) => {
				const shown = JSON.stringify(this.open.getState());
				if (!hall.surfaces?.some((surface) => JSON.stringify(surface) === shown)) this.close();
			}),
		];
	}

	stop(): void {
		for (const undoing of this.#undo.splice(0)) undoing();
	}

	close(): void {
		if (this.open.getState()) this.open.setState(null, true);
	}
}
