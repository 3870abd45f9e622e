import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { askedForBy, type EntryKind, type EntryProof } from "#shared/features/entry/entryMessages.ts";
import type { HallPresence, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { EntryPass } from "./EntryPass.ts";

/** `GET /api/events` */
export interface ListedEvent {
	readonly id: string;
	readonly title: LocalizedText;
	readonly halls: readonly { readonly id: string; readonly name: LocalizedText }[];
}

export type EntranceFailure = "unreachable" | "no-event" | "hall-unreadable";

export class EntranceError extends Error {
	readonly failure: EntranceFailure;

	constructor(failure: EntranceFailure, options?: ErrorOptions) {
		super(`The entrance could not be read: ${failure}`, options);
		this.name = "EntranceError";
		this.failure = failure;
	}
}

/** The event is not open to everyone: what it asks for, and all that is told before. */
export class EntranceClosed extends Error {
	readonly asks: EntryKind;
	readonly event: PublishedHall["event"];

	constructor(asks: EntryKind, event: PublishedHall["event"]) {
		super(`The event asks for a ${asks}`);
		this.name = "EntranceClosed";
		this.asks = asks;
		this.event = event;
	}
}

const TIMEOUT_MS = 10_000;

/** What the lobby reads before anyone is in the hall. */
export class EntranceApi {
	readonly #fetch: typeof fetch;
	readonly #pass: EntryPass | undefined;

	/** Without a pass one is known to no door. */
	constructor(fetchAt: typeof fetch, pass?: EntryPass) {
		this.#fetch = fetchAt;
		this.#pass = pass;
	}

	/** The hall asked for, or the first one of the first event. */
	async findHall({
		eventId,
		hallId,
	}: {
		readonly eventId?: string | undefined;
		readonly hallId?: string | undefined;
	}): Promise<{
		readonly eventId: string;
		readonly hallId: string;
	}> {
		const listed = await this.#read<readonly ListedEvent[]>("/api/events", "no-event");
		const event = eventId === undefined ? listed.at(0) : listed.find(({ id }) => id === eventId);
		const hall = hallId === undefined ? event?.halls[0] : event?.halls.find(({ id }) => id === hallId);
		if (!event || !hall) throw new EntranceError("no-event");
		return { eventId: event.id, hallId: hall.id };
	}

	/** Throws {@link EntranceClosed} where the event asks for something first. */
	readHall(eventId: string, hallId: string): Promise<PublishedHall> {
		return this.#read(hallAddress(eventId, hallId), "hall-unreadable", this.#pass?.fetchFor(eventId, this.#fetch));
	}

	readPresence(eventId: string, hallId: string): Promise<HallPresence> {
		const address = `${hallAddress(eventId, hallId)}/presence`;
		return this.#read(address, "hall-unreadable", this.#pass?.fetchFor(eventId, this.#fetch));
	}

	/** Shows at the door what it asks for, and keeps the ticket. Throws {@link RequestRefused} where it is not right. */
	async showProof(eventId: string, proof: EntryProof): Promise<void> {
		let response: Response;
		try {
			response = await this.#fetch(`/api/events/${encodeURIComponent(eventId)}/door`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify(proof),
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
		} catch (cause) {
			throw new RequestRefused("door", { reason: "offline" }, { cause });
		}
		const answer = (await response.json().catch(() => ({}))) as {
			readonly ticket?: string | null;
			readonly reason?: string;
			readonly retryAfterMs?: number;
		};
		if (!response.ok) {
			const { reason = response.status >= 500 ? "offline" : "unavailable", retryAfterMs } = answer;
			throw new RequestRefused("door", { reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
		}
		if (answer.ticket) this.#pass?.keep(eventId, answer.ticket);
	}

	async #read<Body>(address: string, otherwise: EntranceFailure, ask = this.#fetch): Promise<Body> {
		let response: Response;
		try {
			response = await ask(address, {
				headers: { accept: "application/json" },
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
		} catch (cause) {
			throw new EntranceError("unreachable", { cause });
		}
		if (response.status === 404) throw new EntranceError("no-event");
		// A proxy answers 502–504 while the hall restarts: to a visitor that is the same as no answer.
		if (response.status >= 500) throw new EntranceError("unreachable");
		if (!response.ok) throw (await closedDoor(response)) ?? new EntranceError(otherwise);
		try {
			return (await response.json()) as Body;
		} catch (cause) {
			throw new EntranceError(otherwise, { cause });
		}
	}
}

async function closedDoor(response: Response): Promise<EntranceClosed | undefined> {
	const refusal = (await response.json().catch(() => null)) as {
		readonly reason?: string;
		readonly details?: { readonly event?: PublishedHall["event"] };
	} | null;
	const asks = askedForBy(refusal?.reason ?? "");
	return asks && refusal?.details?.event ? new EntranceClosed(asks, refusal.details.event) : undefined;
}

function hallAddress(eventId: string, hallId: string): string {
	return `/api/events/${encodeURIComponent(eventId)}/halls/${encodeURIComponent(hallId)}`;
}
