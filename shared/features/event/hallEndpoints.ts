import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { ENTRY_REFUSALS } from "../entry/entryMessages.ts";
import { slug } from "./EventDocument.ts";
import { hallChanges, hallPresence, publishedHall } from "./PublishedHall.ts";
import { localizedText } from "./text.ts";

export const listEvents = defineEndpoint({
	method: "GET",
	path: "/events",
	access: "everyone",
	summary: "The events that are public, and their halls.",
	reply: z.array(
		z.object({
			id: slug,
			title: localizedText(120),
			halls: z.array(z.object({ id: slug, name: localizedText(80) })),
		}),
	),
});

export const readHall = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/halls/:hallId",
	access: "everyone",
	summary: "A hall's layout and an index of its booths.",
	reply: publishedHall,
	/** `entry-…` carries `{ event }`: all that is told before somebody may come in. */
	refusals: ["not-found", ...ENTRY_REFUSALS],
});

export const readHallChanges = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/halls/:hallId/changes",
	access: "everyone",
	summary: "How a hall became what it is now, from an edition that one has; all of it where that is long ago.",
	query: z.object({ since: z.coerce.number().int().default(0) }),
	reply: hallChanges,
	refusals: ["not-found", ...ENTRY_REFUSALS],
});

export const readPresence = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/halls/:hallId/presence",
	access: "everyone",
	summary: "How many are inside, of how many.",
	reply: hallPresence,
	refusals: ["not-found", ...ENTRY_REFUSALS],
});
