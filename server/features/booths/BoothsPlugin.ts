import { HallPlugin } from "#server/hall/HallPlugin.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import { BoothState } from "#shared/features/booths/BoothState.ts";

export interface BoothsPluginOptions {
	readonly services: Pick<HallServices, "published" | "onPublished">;
	/** A booth shows something else now, or is gone. */
	readonly onChanged: (boothId: string) => void;
}

/**
 * Tells everyone inside, at once, that the hall was published anew: by one number, however much of it changed. What
 * changed they read from the hall's index.
 */
export class BoothsPlugin extends HallPlugin {
	readonly #options: BoothsPluginOptions;
	/** Address of what each booth shows. */
	readonly #contents = new Map<string, string>();
	#stopListening: (() => void) | undefined;

	constructor(options: BoothsPluginOptions) {
		super();
		this.#options = options;
	}

	override onCreate(): void {
		this.#show();
		this.#stopListening = this.#options.services.onPublished(() => {
			this.#show();
			// Not with the next patch: a tenth of a second is a third of what it may take.
			this.room.broadcastPatch();
		});
	}

	override onDispose(): void {
		this.#stopListening?.();
	}

	#show(): void {
		const { state } = this.room;
		const { booths, edition } = this.#options.services.published();
		const shown = new Set(booths.map(({ id }) => id));
		for (const id of [...this.#contents.keys()]) {
			if (shown.has(id)) continue;
			state.booths.delete(id);
			this.#contents.delete(id);
			this.#options.onChanged(id);
		}
		for (const { id, content } of booths) {
			if (!state.booths.has(id)) state.booths.set(id, new BoothState());
			const before = this.#contents.get(id);
			this.#contents.set(id, content);
			if (before !== undefined && before !== content) this.#options.onChanged(id);
		}
		if (state.edition !== edition) state.edition = edition;
	}
}
