import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { refusalReason } from "#client/ui/i18n/refusalText.ts";
import type { EntryKind, EntryProof } from "#shared/features/entry/entryMessages.ts";
import type { HallPresence, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type EntranceApi, EntranceClosed, EntranceError, type EntranceFailure } from "./EntranceApi.ts";

/** The event asks for something before it tells more of itself. */
export interface ClosedDoor {
	readonly status: "closed";
	readonly asks: EntryKind;
	readonly event: PublishedHall["event"];
	/** What was shown is being judged. */
	readonly isAsking: boolean;
	/** Why what was shown last was not right. */
	readonly refusal: { readonly reason: string; readonly retryAfterMs: number | undefined } | null;
}

export interface LobbyState {
	readonly hall:
		| { readonly status: "reading" }
		| { readonly status: "ready"; readonly published: PublishedHall }
		| ClosedDoor
		| { readonly status: "failed"; readonly failure: EntranceFailure };
	/** Null while it is not known. */
	readonly presence: HallPresence | null;
	/** The booth of the deep link; `unknown` where this hall has none of that name. */
	readonly arrival:
		| { readonly kind: "entrance" }
		| { readonly kind: "booth"; readonly booth: PublishedBooth }
		| { readonly kind: "unknown" };
}

interface LobbyOptions {
	readonly api: EntranceApi;
	/** From the page's address: `?event=…&hall=…&booth=…`. */
	readonly wanted: {
		readonly eventId?: string | undefined;
		readonly hallId?: string | undefined;
		readonly boothId?: string | undefined;
		/** Of an event that is entered by a link: `?entry=…`. */
		readonly entryToken?: string | undefined;
	};
	/** The link's token was good, and is kept: the address need not show it any longer. */
	readonly onEntryKept?: () => void;
	/** One is on the way to another hall than the address names. */
	readonly onOtherHall?: (eventId: string, hallId: string) => void;
	/** Hidden pages do not ask who is inside. */
	readonly isHidden: () => boolean;
}

const PRESENCE_EVERY_MS = 15_000;
/** Between tries while the hall cannot be reached; the last one repeats. */
const RETRY_AFTER_MS = [2000, 4000, 8000, 15_000] as const;

/** What is known before going in: the hall, who is inside, where one will arrive. */
export class LobbyFeature {
	readonly state: StoreApi<LobbyState>;
	readonly #options: LobbyOptions;
	#wanted: LobbyOptions["wanted"];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Rises with each start and stop: what an earlier run still hears is dropped. */
	#run = 0;
	#running = false;
	#tries = 0;
	/** The link's token is shown once: a wrong one stays wrong. */
	#isTokenShown = false;

	constructor(options: LobbyOptions) {
		this.#options = options;
		this.#wanted = options.wanted;
		this.state = createStore<LobbyState>(() => ({
			hall: { status: "reading" },
			presence: null,
			arrival: { kind: "entrance" },
		}));
	}

	start(): void {
		if (this.#running) return;
		this.#running = true;
		this.#run++;
		void this.#read();
	}

	stop(): void {
		this.#running = false;
		this.#run++;
		clearTimeout(this.#timer);
	}

	/** The visitor pressed "try again". */
	retry(): void {
		this.#run++;
		clearTimeout(this.#timer);
		this.#tries = 0;
		if (this.state.getState().hall.status === "failed") this.state.setState({ hall: { status: "reading" } });
		void this.#read();
	}

	/** Another hall of the event, on the way there; from now on the lobby is that one's. Throws EntranceError. */
	async lookInto(eventId: string, hallId: string): Promise<PublishedHall> {
		const published = await this.#options.api.readHall(eventId, hallId);
		this.#wanted = { eventId, hallId };
		this.#options.onOtherHall?.(eventId, hallId);
		this.state.setState({ hall: { status: "ready", published }, presence: null, arrival: { kind: "entrance" } });
		return published;
	}

	/** Shows at the door what it asks for. */
	async showProof(proof: EntryProof): Promise<void> {
		const { hall } = this.state.getState();
		if (hall.status !== "closed" || hall.isAsking) return;
		const run = this.#run;
		this.state.setState({ hall: { ...hall, isAsking: true, refusal: null } });
		try {
			await this.#options.api.showProof(hall.event.id, proof);
			if (run !== this.#run) return;
			if (proof.kind === "link") this.#options.onEntryKept?.();
			await this.#read();
		} catch (error) {
			if (run !== this.#run) return;
			const retryAfterMs = error instanceof RequestRefused ? error.retryAfterMs : undefined;
			this.state.setState({ hall: { ...hall, refusal: { reason: refusalReason(error), retryAfterMs } } });
		}
	}

	arriveAtEntrance(): void {
		this.state.setState({ arrival: { kind: "entrance" } });
	}

	arriveAtBooth(booth: PublishedBooth): void {
		this.state.setState({ arrival: { kind: "booth", booth } });
	}

	async #read(): Promise<void> {
		const run = this.#run;
		const { api } = this.#options;
		const wanted = this.#wanted;
		try {
			const { eventId, hallId } = await api.findHall(wanted);
			const published = await api.readHall(eventId, hallId);
			if (run !== this.#run) return;
			this.#tries = 0;
			this.state.setState({ hall: { status: "ready", published }, arrival: arrivalAt(published, wanted.boothId) });
			// Of a link one is told once: who comes back from the hall chooses anew.
			this.#wanted = { ...wanted, boothId: undefined };
			await this.#followPresence(eventId, hallId);
		} catch (error) {
			if (run !== this.#run) return;
			if (error instanceof EntranceClosed) return this.#meetDoor(error);
			const failure = error instanceof EntranceError ? error.failure : "hall-unreadable";
			this.state.setState({ hall: { status: "failed", failure } });
			if (failure !== "unreachable") return;
			const delay = RETRY_AFTER_MS[Math.min(this.#tries++, RETRY_AFTER_MS.length - 1)];
			this.#timer = setTimeout(() => void this.#read(), delay);
		}
	}

	#show(published: PublishedHall): void {
		const { hall, arrival } = this.state.getState();
		if (isSame(hall, published)) return;
		const booth = arrival.kind === "booth" && published.booths.find(({ id }) => id === arrival.booth.id);
		this.state.setState({
			hall: { status: "ready", published },
			arrival: booth ? { kind: "booth", booth } : { kind: "entrance" },
		});
	}

	#meetDoor({ asks, event }: EntranceClosed): void {
		this.#tries = 0;
		const before = this.state.getState().hall;
		// The door has changed while somebody stood before it: what was said of the other one does not hold.
		const refusal = before.status === "closed" && before.asks === asks ? before.refusal : null;
		this.state.setState({ hall: { status: "closed", asks, event, isAsking: false, refusal }, presence: null });
		const { entryToken } = this.#options.wanted;
		if (asks !== "link" || entryToken === undefined || this.#isTokenShown) return;
		this.#isTokenShown = true;
		void this.showProof({ kind: "link", token: entryToken });
	}

	async #followPresence(eventId: string, hallId: string): Promise<void> {
		if (!this.#options.isHidden()) {
			const run = this.#run;
			const { api } = this.#options;
			const [presence, published] = await Promise.all([
				api.readPresence(eventId, hallId).catch(() => null),
				// What was published meanwhile; the browser has it already where nothing was.
				api.readHall(eventId, hallId).catch((error) => error),
			]);
			if (run !== this.#run) return;
			this.state.setState({ presence });
			if (published instanceof EntranceClosed) return this.#meetDoor(published);
			if (published instanceof EntranceError && published.failure === "no-event") {
				this.state.setState({ hall: { status: "failed", failure: "no-event" } });
			} else if (!(published instanceof Error)) this.#show(published);
		}
		this.#timer = setTimeout(() => void this.#followPresence(eventId, hallId), PRESENCE_EVERY_MS);
	}
}

function isSame(before: LobbyState["hall"], { edition }: PublishedHall): boolean {
	return before.status === "ready" && before.published.edition === edition;
}

function arrivalAt(published: PublishedHall, boothId: string | undefined): LobbyState["arrival"] {
	if (boothId === undefined) return { kind: "entrance" };
	const booth = published.booths.find(({ id }) => id === boothId);
	return booth ? { kind: "booth", booth } : { kind: "unknown" };
}
