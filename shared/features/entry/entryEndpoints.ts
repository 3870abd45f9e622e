import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { ENTRY_REFUSALS, entryProof, entryTicket } from "./entryMessages.ts";

export const showProof = defineEndpoint({
	method: "POST",
	path: "/events/:eventId/door",
	access: "everyone",
	summary: "For a link's token, a password or an address on the list: a ticket that lets this device in.",
	body: entryProof,
	/** Null where nobody is asked for anything. The ticket goes with each question in `X-Entry-Ticket`. */
	reply: z.strictObject({ ticket: z.nullable(entryTicket) }),
	/** `entry-…`: this is not what the door asks for, or no link of this event. */
	refusals: ["not-found", "too-fast", "bad-password", "not-on-list", ...ENTRY_REFUSALS],
});
