import type { HallPresence, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";

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

const TIMEOUT_MS = 10_000;

/** What the lobby reads before anyone is in the hall. */
export class EntranceApi {
	readonly #fetch: typeof fetch;

	constructor(fetchAt: typeof fetch) {
		this.#fetch = fetchAt;
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

	readHall(eventId: string, hallId: string): Promise<PublishedHall> {
		return this.#read(hallAddress(eventId, hallId), "hall-unreadable");
	}

	readPresence(eventId: string, hallId: string): Promise<HallPresence> {
		return this.#read(`${hallAddress(eventId, hallId)}/presence`, "hall-unreadable");
	}

	async #read<Body>(address: string, otherwise: EntranceFailure): Promise<Body> {
		let response: Response;
		try {
			response = await this.#fetch(address, {
				headers: { accept: "application/json" },
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
		} catch (cause) {
			throw new EntranceError("unreachable", { cause });
		}
		if (response.status === 404) throw new EntranceError("no-event");
		// A proxy answers 502–504 while the hall restarts: to a visitor that is the same as no answer.
		if (response.status >= 500) throw new EntranceError("unreachable");
		if (!response.ok) throw new EntranceError(otherwise);
		try {
			return (await response.json()) as Body;
		} catch (cause) {
			throw new EntranceError(otherwise, { cause });
		}
	}
}

function hallAddress(eventId: string, hallId: string): string {
	return `/api/events/${encodeURIComponent(eventId)}/halls/${encodeURIComponent(hallId)}`;
}
