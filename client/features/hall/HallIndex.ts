import { createStore, type StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { applyHallChanges } from "#shared/features/event/hallChanges.ts";
import type { HallChanges, PublishedHall } from "#shared/features/event/PublishedHall.ts";

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
	#isReading = false;
	/** Whether something was told of while what was told of before was read. */
	#isBehind = false;
	#unsubscribe: (() => void) | undefined;

	constructor(options: HallIndexOptions) {
		this.#options = options;
		this.published = createStore(() => options.published);
		const { event, hall } = options.published;
		this.#address = `/api/events/${event.id}/halls/${hall.id}/changes`;
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
		// 0 is a state that was not filled yet.
		if (edition === 0 || edition === this.published.getState().edition) return;
		if (this.#isReading) {
			this.#isBehind = true;
			return;
		}
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#read(0), this.#options.random() * SPREAD_MS);
	}

	async #read(attempt: number): Promise<void> {
		const { signal } = this.#stopped;
		const before = this.published.getState();
		this.#isReading = true;
		try {
			// Where the changes could not be made use of, all of it.
			const since = attempt === 0 ? before.edition : 0;
			const response = await (this.#options.fetch ?? fetch)(`${this.#address}?since=${since}`, { signal });
			// Taken down meanwhile: the connection is about to say so.
			if (response.status === 404) return;
			if (!response.ok) throw new Error(`${this.#address} answered ${response.status}`);
			const changes = (await response.json()) as HallChanges;
			if (signal.aborted || changes.edition === before.edition) return;
			this.published.setState(applyHallChanges(before, changes), true);
		} catch (error) {
			if (signal.aborted) return;
			this.#options.onError?.(error);
			this.#isBehind = false;
			clearTimeout(this.#timer);
			this.#timer = setTimeout(
				() => void this.#read(attempt + 1),
				Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS),
			);
		} finally {
			this.#isReading = false;
			if (this.#isBehind && !signal.aborted) {
				this.#isBehind = false;
				this.#hear(this.#options.connection.edition.getState());
			}
		}
	}
}
