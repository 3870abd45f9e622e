import { createStore } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { type Belongings, codeRequest, endCodeRequest } from "#shared/features/headset/headsetMessages.ts";

/** Where a visitor's code stands, on the device that shows it. */
export type CodeStatus =
	| { readonly status: "none" }
	| { readonly status: "asking" }
	/** `isCarried`: bag and favourites go along. */
	| { readonly status: "shown"; readonly code: string; readonly endsAtMs: number; readonly isCarried: boolean }
	| { readonly status: "over" }
	| { readonly status: "ended" }
	| { readonly status: "refused"; readonly reason: string; readonly retryAfterMs: number | undefined };

interface HeadsetCodeOptions {
	readonly connection: Pick<HallConnection, "request">;
	readonly carry: (ticket: string, belongings: Belongings) => Promise<void>;
	readonly belongings: () => Belongings;
	readonly now: () => number;
	/** Calls back after so many ms; returns the undoing. */
	readonly setTimer: (callback: () => void, ms: number) => () => void;
}

/** The code with which this visitor goes on in a headset: asked for, shown while it is good, ended. */
export class HeadsetCode {
	readonly state = createStore<CodeStatus>(() => ({ status: "none" }));
	readonly #options: HeadsetCodeOptions;
	#stopTimer: () => void = () => {};
	/** Rises with each request and end: an answer that comes too late is dropped. */
	#turn = 0;

	constructor(options: HeadsetCodeOptions) {
		this.#options = options;
	}

	/** A new one; the one before is good no more. */
	async ask(): Promise<void> {
		const turn = this.#next({ status: "asking" });
		const { connection, carry, belongings, now, setTimer } = this.#options;
		try {
			const { code, ticket, validForMs } = await connection.request(codeRequest, null);
			const endsAtMs = now() + validForMs;
			// Before anyone can type it: the headset gets what is there when it comes.
			const isCarried = await carry(ticket, belongings()).then(
				() => true,
				() => false,
			);
			// Closed meanwhile: what nobody sees must let nobody in.
			if (turn !== this.#turn) return await this.#tellEnd();
			this.state.setState({ status: "shown", code, endsAtMs, isCarried }, true);
			this.#stopTimer = setTimer(() => this.#next({ status: "over" }), endsAtMs - now());
		} catch (error) {
			if (turn !== this.#turn) return;
			const { reason, retryAfterMs } =
				error instanceof RequestRefused ? error : { reason: "unavailable", retryAfterMs: undefined };
			this.state.setState({ status: "refused", reason, retryAfterMs }, true);
		}
	}

	/** From here on it lets nobody in. */
	async end(): Promise<void> {
		const wasShown = this.state.getState().status === "shown";
		this.#next({ status: wasShown ? "ended" : "none" });
		if (wasShown) await this.#tellEnd();
	}

	#next(status: CodeStatus): number {
		this.#stopTimer();
		this.#stopTimer = () => {};
		this.state.setState(status, true);
		return ++this.#turn;
	}

	async #tellEnd(): Promise<void> {
		// Without a connection it ends by itself, in minutes.
		await this.#options.connection.request(endCodeRequest, null).catch(() => {});
	}
}
