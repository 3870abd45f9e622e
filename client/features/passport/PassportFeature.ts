import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import {
	passportRequest,
	type Stamp,
	visitBeganMessage,
	visitEndedMessage,
	visitEngagedMessage,
} from "#shared/features/visits/visitMessages.ts";

export interface PassportState {
	/** By booth id. */
	readonly stamps: ReadonlyMap<string, Stamp>;
	readonly status: "reading" | "ready" | "failed";
	/** The visit that goes on now, and whether it is long enough for a stamp. */
	readonly visit: { readonly boothId: string; readonly sinceMs: number; readonly engaged: boolean } | null;
}

interface PassportOptions {
	readonly connection: HallConnection;
	readonly now: () => number;
	readonly onVisitBegan: (boothId: string) => void;
	/** A booth's first stamp. */
	readonly onStamped: (boothId: string, stamps: number) => void;
}

/** The visitor's stamps: the server decides when a booth has been visited. */
export class PassportFeature {
	readonly state: StoreApi<PassportState>;
	readonly #options: PassportOptions;
	readonly #undo: (() => void)[] = [];

	constructor(options: PassportOptions) {
		this.#options = options;
		this.state = createStore<PassportState>(() => ({ stamps: new Map(), status: "reading", visit: null }));
	}

	async start(): Promise<void> {
		const { connection, now, onVisitBegan, onStamped } = this.#options;
		this.#undo.push(
			connection.on(visitBeganMessage, ({ boothId }) => {
				this.state.setState({ visit: { boothId, sinceMs: now(), engaged: false } });
				onVisitBegan(boothId);
			}),
			connection.on(visitEngagedMessage, ({ boothId, stamp, firstTime }) => {
				const { visit } = this.state.getState();
				if (visit?.boothId === boothId) this.state.setState({ visit: { ...visit, engaged: true } });
				this.#add([stamp]);
				if (firstTime) onStamped(boothId, this.state.getState().stamps.size);
			}),
			connection.on(visitEndedMessage, ({ boothId }) => {
				if (this.state.getState().visit?.boothId === boothId) this.state.setState({ visit: null });
			}),
			connection.onResumed(() => void this.read()),
		);
		await this.read();
	}

	stop(): void {
		for (const undo of this.#undo.splice(0).reverse()) undo();
	}

	async read(): Promise<void> {
		try {
			const { stamps } = await this.#options.connection.request(passportRequest, null);
			this.#add(stamps);
			this.state.setState({ status: "ready" });
		} catch {
			// What is known stays on the page; the next resume asks again.
			if (this.state.getState().status !== "ready") this.state.setState({ status: "failed" });
		}
	}

	/** Stamps are never taken back, so an answer older than a message does no harm. */
	#add(stamps: readonly Stamp[]): void {
		const known = new Map(this.state.getState().stamps);
		for (const stamp of stamps) {
			const before = known.get(stamp.boothId);
			if (!before || stamp.stampedAtMs < before.stampedAtMs) known.set(stamp.boothId, stamp);
		}
		this.state.setState({ stamps: known });
	}
}
