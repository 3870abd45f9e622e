import { HallPlugin } from "#server/hall/HallPlugin.ts";
import { BoothState } from "#shared/features/booths/BoothState.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

export interface BoothsPluginOptions {
	readonly published: () => PublishedHall;
	/** Hears after the hall's booths were published anew; returns the undoing. */
	readonly onPublished: (listener: () => void) => () => void;
}

/** Shows everyone inside which revision of each booth is on show; the content itself they fetch. */
export class BoothsPlugin extends HallPlugin {
	readonly #options: BoothsPluginOptions;
	#stopListening: (() => void) | undefined;

	constructor(options: BoothsPluginOptions) {
		super();
		this.#options = options;
	}

	override onCreate(): void {
		this.#show();
		this.#stopListening = this.#options.onPublished(() => this.#show());
	}

	override onDispose(): void {
		this.#stopListening?.();
	}

	#show(): void {
		const { booths } = this.room.state;
		const shown = this.#options.published().booths;
		for (const { id, revision } of shown) {
			const state = booths.get(id) ?? new BoothState();
			if (state.revision !== revision) state.revision = revision;
			if (!booths.has(id)) booths.set(id, state);
		}
		for (const id of [...booths.keys()]) {
			if (!shown.some((booth) => booth.id === id)) booths.delete(id);
		}
	}
}
