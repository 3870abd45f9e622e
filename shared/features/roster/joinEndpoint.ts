import * as z from "zod";
import { defineEndpoint, type EndpointReplyOf } from "../../endpoint.ts";
import { ENTRY_REFUSALS } from "../entry/entryMessages.ts";
import { joinRequest } from "./rosterMessages.ts";

export const joinHallEndpoint = defineEndpoint({
	method: "POST",
	path: "/events/:eventId/halls/:hallId/join",
	access: "everyone",
	summary: "A single-use reservation of a seat in a hall, for a name, look and language.",
	body: joinRequest,
	reply: z.object({
		/** For `Client.consumeSeatReservation`; single use, valid for seconds. */
		reservation: z.unknown(),
		deviceToken: z.string(),
		visitorId: z.string(),
	}),
	refusals: [
		"too-fast",
		"outdated",
		"bad-name",
		"not-found",
		"not-open-yet",
		"event-closed",
		"taken-over",
		"hall-full",
		"unknown-booth",
		...ENTRY_REFUSALS,
	],
});
export type JoinReply = EndpointReplyOf<typeof joinHallEndpoint>;
