import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import {
	changeExhibitRequest,
	type ExhibitChange,
	holdRequest,
	releaseRequest,
} from "#shared/features/exhibits/exhibitMessages.ts";

/** Changes sent each second at most; what happens in between goes together. */
const SENDS_PER_SECOND = 8;

export type HoldStatus =
	| { readonly status: "free" }
	| { readonly status: "asking" }
	| { readonly status: "held" }
	| { readonly status: "refused"; readonly reason: string };

export interface ExhibitHandOptions {
	readonly connection: Pick<HallConnection, "request">;
	readonly boothId: string;
	readonly slot: string;
	readonly onStatus: (status: HoldStatus) => void;
	/** Resolves after so many ms; a test's own. */
	readonly wait?: (ms: number) => Promise<void>;
}

/**
 * This visitor's hand on one exhibit: takes hold before the first change, sends changes no faster than they are worth,
 * takes hold again after it ran out, and says why where the hall refuses.
 */
export class ExhibitHand {
	readonly #options: ExhibitHandOptions;
	#status: HoldStatus = { status: "free" };
	#pending: ExhibitChange | null = null;
	#sending = false;
	#gone = false;

	constructor(options: ExhibitHandOptions) {
		this.#options = options;
	}

	get status(): HoldStatus {
		return this.#status;
	}

	change(change: ExhibitChange): void {
		if (this.#gone) return;
		this.#pending = { ...this.#pending, ...change };
		if (!this.#sending) void this.#send();
	}

	/** The hall says that this visitor no longer holds it. */
	lost(): void {
		if (this.#status.status === "held") this.#become({ status: "free" });
	}

	/** Lets go for good; the answer does not matter. */
	release(): void {
		if (this.#gone) return;
		this.#gone = true;
		this.#pending = null;
		const { connection, boothId, slot } = this.#options;
		if (this.#status.status === "held" || this.#status.status === "asking") {
			connection.request(releaseRequest, { boothId, slot }).catch(() => {});
		}
	}

	async #send(): Promise<void> {
		const { boothId, slot, connection, wait = pause } = this.#options;
		this.#sending = true;
		try {
			while (this.#pending && !this.#gone) {
				if (this.#status.status !== "held") {
					this.#become({ status: "asking" });
					await connection.request(holdRequest, { boothId, slot });
					if (this.#gone) return;
					this.#become({ status: "held" });
				}
				const change: ExhibitChange | null = this.#pending;
				this.#pending = null;
				if (!change) continue;
				try {
					await connection.request(changeExhibitRequest, { boothId, slot, change });
				} catch (error) {
					if (!(error instanceof RequestRefused)) throw error;
					if (error.reason === "not-holder") {
						// It ran out just before: take hold once more, keeping what came since.
						this.#pending = { ...change, ...(this.#pending as ExhibitChange | null) };
						this.#become({ status: "free" });
						continue;
					}
					if (error.reason !== "too-fast") throw error;
					this.#pending = { ...change, ...(this.#pending as ExhibitChange | null) };
					await wait(error.retryAfterMs ?? 200);
					continue;
				}
				await wait(1000 / SENDS_PER_SECOND);
			}
		} catch (error) {
			this.#pending = null;
			const reason = error instanceof RequestRefused ? error.reason : "unavailable";
			if (!this.#gone) this.#become({ status: "refused", reason });
		} finally {
			this.#sending = false;
		}
	}

	#become(status: HoldStatus): void {
		this.#status = status;
		this.#options.onStatus(status);
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
