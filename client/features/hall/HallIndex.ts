import { createStore, type StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** All who are inside hear at once; they ask within this long of each other, ms. */
const SPREAD_MS = 40;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

export interface HallIndexOptions {
	/** As it was read before going in. */
	readonly published: PublishedHall;
	readonly connection: Pick<HallConnection, "edition">;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	readonly fetch?: typeof fetch;
	readonly onError?: (error: unknown) => void;
}

/** What the hall shows, kept up with its publications: everything in the hall and on the page follows it. */
export class HallIndex implements Feature {
	readonly published: StoreApi<PublishedHall>;
	readonly #options: HallIndexOptions;
	readonly #address: string;
	#stopped = new AbortController();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unsubscribe: (() => void) | undefined;

	constructor(options: HallIndexOptions) {
		this.#options = options;
		this.published = createStore(() => options.published);
		const { event, hall } = options.published;
		this.#address = `/api/events/${event.id}/halls/${hall.id}`;
	}

	start(): void {
		const { edition } = this.#options.connection;
		this.#hear(edition.getState());
		this.#unsubscribe = edition.subscribe((now) => this.#hear(now));
	}

	stop(): void {
		this.#unsubscribe?.();
		this.#stopped.abort();
		clearTimeout(this.#timer);
	}

	#hear(edition: number): void {
		clearTimeout(this.#timer);
		// 0 is a state that was not filled yet.
		if (edition === 0 || edition === this.published.getState().edition) return;
		this.#timer = setTimeout(() => void this.#read(0), this.#options.random() * SPREAD_MS);
	}

	async #read(attempt: number): Promise<void> {
		const { signal } = this.#stopped;
		try {
			const response = await (this.#options.fetch ?? fetch)(this.#address, { signal, cache: "no-cache" });
			// Taken down meanwhile: the connection is about to say so.
			if (response.status === 404) return;
			if (!response.ok) throw new Error(`${this.#address} answered ${response.status}`);
			const published = (await response.json()) as PublishedHall;
			if (signal.aborted || published.edition === this.published.getState().edition) return;
			this.published.setState(published, true);
		} catch (error) {
			if (signal.aborted) return;
			this.#options.onError?.(error);
			clearTimeout(this.#timer);
			this.#timer = setTimeout(
				() => void this.#read(attempt + 1),
				Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS),
			);
		}
	}
}
