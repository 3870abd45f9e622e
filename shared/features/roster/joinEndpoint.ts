import * as z from "zod";
import { defineEndpoint, type EndpointReplyOf } from "../../endpoint.ts";
import { ENTRY_REFUSALS } from "../entry/entryMessages.ts";
import { joinRequest } from "./rosterMessages.ts";

export const joinHallEndpoint = defineEndpoint({
	method: "POST",
	path: "/events/:eventId/halls/:hallId/join",
	access: "everyone",
	summary:
		"A single-use reservation of a seat in a hall, for a name, look and language. Refused as `hall-full` with a place in the queue, which is kept for whoever asks again, with the device token told, after `retryAfterMs`.",
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
		"instance-full",
		"gone",
		"opted-out",
		"unknown-booth",
		...ENTRY_REFUSALS,
	],
});
export type JoinReply = EndpointReplyOf<typeof joinHallEndpoint>;

/** The details of `hall-full`; absent where somebody else sat down in that very moment. */
export interface QueuePlace {
	/** 1 is next. */
	readonly place: number;
	readonly waiting: number;
	/** Whom the place is kept for. */
	readonly deviceToken: string;
}
