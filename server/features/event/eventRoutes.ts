import { type Call, refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { listEvents, readHall, readPresence } from "#shared/features/event/hallEndpoints.ts";
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
	const indexes = new HallIndexes();
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
			const hall = library.hall(params.eventId, params.hallId);
			if (!hall) return refuseCall(404, "not-found");
			const refusal = await entryRefusal(params.eventId, call);
			if (refusal !== undefined) return refuseCall(403, refusal, { details: { event: hall.event } });
			await indexes.send(hall, request, response);
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
