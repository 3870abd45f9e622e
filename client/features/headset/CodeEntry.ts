import { createStore } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { RedeemReply } from "#shared/features/headset/headsetEndpoints.ts";
import { CODE_DIGITS, readCode } from "#shared/features/headset/headsetMessages.ts";

/** Where somebody is who types a code. */
export type EntryStatus =
	| { readonly status: "typing" }
	| { readonly status: "checking" }
	/** `untilMs`: no other code is listened to before. */
	| { readonly status: "refused"; readonly reason: string; readonly untilMs: number | null }
	/** The device is another visitor's: is it to change hands? */
	| { readonly status: "another-visitor" }
	| { readonly status: "arrived"; readonly name: string };

export interface EntryState {
	readonly digits: string;
	readonly step: EntryStatus;
}

interface CodeEntryOptions {
	/** Throws RequestRefused. */
	readonly redeem: (code: string, replace: boolean) => Promise<RedeemReply>;
	readonly onArrived: (reply: RedeemReply) => void;
	readonly now: () => number;
	/** Calls back after so many ms; returns the undoing. */
	readonly setTimer: (callback: () => void, ms: number) => () => void;
}

/** Six digits from keypad, keyboard or clipboard; the last one sends them. */
export class CodeEntry {
	readonly state = createStore<EntryState>(() => ({ digits: "", step: { status: "typing" } }));
	readonly #options: CodeEntryOptions;

	constructor(options: CodeEntryOptions) {
		this.#options = options;
	}

	/** One more sign, or a whole code at once. */
	type(text: string): void {
		this.set(this.state.getState().digits + text);
	}

	/** What the field holds now. */
	set(text: string): void {
		if (!this.#isOpen()) return;
		const digits = readCode(text);
		this.state.setState({ digits, step: { status: "typing" } });
		if (digits.length === CODE_DIGITS) void this.#send(false);
	}

	deleteLast(): void {
		this.set(this.state.getState().digits.slice(0, -1));
	}

	clear(): void {
		this.set("");
	}

	/** The visitor says that this device is theirs from now on. */
	async replace(): Promise<void> {
		if (this.state.getState().step.status === "another-visitor") await this.#send(true);
	}

	/** Leaves the device to whom it is; the code stays good. */
	keepOther(): void {
		if (this.state.getState().step.status !== "another-visitor") return;
		this.state.setState({ digits: "", step: { status: "typing" } });
	}

	#isOpen(): boolean {
		const { step } = this.state.getState();
		return step.status === "typing" || (step.status === "refused" && step.untilMs === null);
	}

	async #send(replace: boolean): Promise<void> {
		const { redeem, onArrived } = this.#options;
		const { digits } = this.state.getState();
		this.state.setState({ step: { status: "checking" } });
		let reply: RedeemReply;
		try {
			reply = await redeem(digits, replace);
		} catch (error) {
			return this.#refused(error);
		}
		this.state.setState({ step: { status: "arrived", name: reply.profile.name } });
		onArrived(reply);
	}

	#refused(error: unknown): void {
		const { reason, retryAfterMs = 0 } =
			error instanceof RequestRefused ? error : { reason: "unavailable", retryAfterMs: undefined };
		if (reason === "another-visitor") {
			this.state.setState({ step: { status: "another-visitor" } });
			return;
		}
		// Whoever could not be reached may have been right: then only the last digit is typed again.
		const digits = reason === "bad-code" || reason === "too-fast" ? "" : this.state.getState().digits.slice(0, -1);
		if (reason !== "too-fast") {
			this.state.setState({ digits, step: { status: "refused", reason, untilMs: null } });
			return;
		}
		const { now, setTimer } = this.#options;
		this.state.setState({ digits, step: { status: "refused", reason, untilMs: now() + retryAfterMs } });
		setTimer(() => this.state.setState({ step: { status: "typing" } }), retryAfterMs);
	}
}
