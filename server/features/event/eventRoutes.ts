import { type Call, refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { listEvents, readHall, readHallChanges, readPresence } from "#shared/features/event/hallEndpoints.ts";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { EventLibrary } from "./EventLibrary.ts";
import { HallIndexes } from "./HallIndexes.ts";

export interface EventRoutesOptions {
	readonly library: EventLibrary;
	readonly presence: (eventId: string, hallId: string) => HallPresence | undefined;
	/** Why whoever asks may not come into an event; undefined where they may. */
	readonly entryRefusal: (
		eventId: string,
		call: Pick<Call<Endpoint>, "actor" | "request">,
	) => Promise<string | undefined>;
}

/**
 * What is on show, and how many are inside: open to everyone who can reach the lobby. Of an event that asks for something
 * at its door others are told what the lobby says of it, and nothing of its halls and booths.
 */
export function eventRoutes({ library, presence, entryRefusal }: EventRoutesOptions): ServedEndpoint[] {
	const indexes = new HallIndexes(library);
	/** The hall that somebody asks for, or why they may not have it. */
	async function openHall(eventId: string, hallId: string, call: Pick<Call<Endpoint>, "actor" | "request">) {
		const hall = library.hall(eventId, hallId);
		if (!hall) return { refused: refuseCall(404, "not-found") };
		const refusal = await entryRefusal(eventId, call);
		if (refusal !== undefined) return { refused: refuseCall(403, refusal, { details: { event: hall.event } }) };
		return { hall };
	}

	return [
		serve(listEvents, () =>
			library.events.map(({ id, title, halls }) => ({
				id,
				title,
				halls: halls.map((hall) => ({ id: hall.id, name: hall.name })),
			})),
		),
		serve(readHall, async (call) => {
			const { params, request, response } = call;
			const { hall, refused } = await openHall(params.eventId, params.hallId, call);
			if (!hall) return refused;
			await indexes.send(hall, request, response);
			return undefined;
		}),
		serve(readHallChanges, async (call) => {
			const { params, query, request, response } = call;
			const { hall, refused } = await openHall(params.eventId, params.hallId, call);
			if (!hall) return refused;
			await indexes.sendChanges(hall, query.since, request, response);
			return undefined;
		}),
		serve(readPresence, async (call) => {
			const { eventId, hallId } = call.params;
			const inside = presence(eventId, hallId);
			if (!inside) return refuseCall(404, "not-found");
			const refusal = await entryRefusal(eventId, call);
			return refusal === undefined ? inside : refuseCall(403, refusal);
		}),
	];
}
