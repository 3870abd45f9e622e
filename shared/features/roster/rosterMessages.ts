import * as z from "zod";
import { defineRequest } from "../../contract.ts";
import { LANGUAGES } from "../event/text.ts";
import { avatarLook } from "./look.ts";

export const VISITOR_NAME_MAX = 24;

/** Letters of any script, no control characters, no line breaks; trimmed. */
export const visitorName = z
	.string()
	.trim()
	.min(1)
	.max(VISITOR_NAME_MAX)
	.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

/** `POST /api/events/:eventId/halls/:hallId/join` */
export const joinRequest = z.strictObject({
	protocol: z.int(),
	/** Given by the server at the first join, kept by the device; proves that this is the same visitor. */
	deviceToken: z.string().min(20).max(100).optional(),
	name: visitorName,
	look: avatarLook,
	language: z.enum(LANGUAGES),
	/** Marks to begin with, after a reconnect. */
	noGoTo: z.boolean().default(false),
	/** Arrive in front of this booth (deep link). */
	boothId: z.string().max(40).optional(),
	/** Made anew by each page load: tells a tab that comes back from another tab of the same visitor. */
	tab: z.string().min(8).max(40),
	/** False where the client resumes after a drop by itself: it must not take the avatar over from a newer tab. */
	takeOver: z.boolean().default(true),
});
export type JoinRequest = z.input<typeof joinRequest>;

export interface JoinReply {
	/** For `Client.consumeSeatReservation`; single use, valid for seconds. */
	readonly reservation: unknown;
	readonly deviceToken: string;
	readonly visitorId: string;
}

export const markRequest = defineRequest(
	"roster/mark",
	z.strictObject({
		typing: z.boolean().optional(),
		handRaised: z.boolean().optional(),
		away: z.boolean().optional(),
		immersive: z.boolean().optional(),
		noGoTo: z.boolean().optional(),
	}),
)<null>();

export const changeLookRequest = defineRequest(
	"roster/change-look",
	z.strictObject({ name: visitorName, look: avatarLook }),
)<null>();
