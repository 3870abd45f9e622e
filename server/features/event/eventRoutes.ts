import { Router } from "express";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { EventLibrary } from "./EventLibrary.ts";

export interface EventRoutesOptions {
	readonly library: EventLibrary;
	readonly presence: (eventId: string, hallId: string) => HallPresence | undefined;
}

/** What is on show, and how many are inside: open to everyone who can reach the lobby. */
export function eventRoutes({ library, presence }: EventRoutesOptions): Router {
	const routes = Router();
	routes.get("/events", (_request, response) => {
		response.json(
			library.events.map(({ id, title, halls }) => ({
				id,
				title,
				halls: halls.map((hall) => ({ id: hall.id, name: hall.name })),
			})),
		);
	});
	routes.get("/events/:eventId/halls/:hallId", (request, response) => {
		const hall = library.hall(request.params.eventId, request.params.hallId);
		if (!hall) {
			response.status(404).json({ reason: "not-found" });
			return;
		}
		response.setHeader("Cache-Control", "no-cache");
		response.json(hall);
	});
	routes.get("/events/:eventId/halls/:hallId/presence", (request, response) => {
		const present = presence(request.params.eventId, request.params.hallId);
		response.setHeader("Cache-Control", "no-store");
		if (!present) response.status(404).json({ reason: "not-found" });
		else response.json(present);
	});
	return routes;
}
