import * as z from "zod";
import { defineEndpoint, type EndpointReplyOf } from "../../endpoint.ts";
import { LANGUAGES } from "../event/text.ts";
import { avatarLook } from "../roster/look.ts";
import { BELONGINGS_MAX_BYTES, belongings, redeemRequest } from "./headsetMessages.ts";

export const addBelongings = defineEndpoint({
	method: "PUT",
	path: "/headset/belongings/:ticket",
	access: "everyone",
	summary: "Takes what a visitor carries along, for the code that the ticket came with.",
	bodyLimitBytes: BELONGINGS_MAX_BYTES,
	body: belongings,
	refusals: ["bad-code"],
});

export const redeemCode = defineEndpoint({
	method: "POST",
	path: "/headset/redeem",
	access: "everyone",
	summary: "For a code of six digits: a token for this device, with the profile, bag and favourites of its visitor.",
	body: redeemRequest,
	reply: z.object({
		eventId: z.string(),
		hallId: z.string(),
		deviceToken: z.string(),
		profile: z.object({ name: z.string(), look: avatarLook, language: z.enum(LANGUAGES), noGoTo: z.boolean() }),
		/** Null where they did not arrive in time. */
		belongings: z.nullable(belongings),
		/** False where another visitor had this device: what was theirs on it does not become this one's. */
		sameVisitor: z.boolean(),
	}),
	refusals: ["bad-code", "too-fast", "another-visitor"],
});

export type RedeemReply = EndpointReplyOf<typeof redeemCode>;

export const readAddresses = defineEndpoint({
	method: "GET",
	path: "/headset/addresses",
	access: "everyone",
	summary: "The hall's addresses in the network; told on the machine itself only.",
	/** As `https://192.168.1.20:2567`; none where only this machine reaches the hall. */
	reply: z.object({ origins: z.array(z.string()).readonly() }),
});
export type HeadsetAddresses = EndpointReplyOf<typeof readAddresses>;
