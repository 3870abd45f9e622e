import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import { listEvents, readHall, readPresence } from "#shared/features/event/hallEndpoints.ts";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { EventLibrary } from "./EventLibrary.ts";
import { HallIndexes } from "./HallIndexes.ts";

export interface EventRoutesOptions {
	readonly library: EventLibrary;
	readonly presence: (eventId: string, hallId: string) => HallPresence | undefined;
}

/** What is on show, and how many are inside: open to everyone who can reach the lobby. */
export function eventRoutes({ library, presence }: EventRoutesOptions): ServedEndpoint[] {
	const indexes = new HallIndexes();
	return [
		serve(listEvents, () =>
			library.events.map(({ id, title, halls }) => ({
				id,
				title,
				halls: halls.map((hall) => ({ id: hall.id, name: hall.name })),
			})),
		),
		serve(readHall, async ({ params, request, response }) => {
			const hall = library.hall(params.eventId, params.hallId);
			if (!hall) return refuseCall(404, "not-found");
			await indexes.send(hall, request, response);
			return undefined;
		}),
		serve(readPresence, ({ params }) => presence(params.eventId, params.hallId) ?? refuseCall(404, "not-found")),
	];
}
