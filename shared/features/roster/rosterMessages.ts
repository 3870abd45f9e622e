import * as z from "zod/mini";
import { defineRequest } from "../../contract.ts";
import { entryTicket } from "../entry/entryMessages.ts";
import { LANGUAGES } from "../event/text.ts";
import { avatarLook } from "./look.ts";

export const VISITOR_NAME_MAX = 24;
/** As many of those elsewhere are told at once. */
export const FOUND_PEOPLE_MAX = 20;

const visitorId = z.string().check(z.minLength(1), z.maxLength(40));

/** Letters of any script, no control characters, no line breaks; trimmed. */
export const visitorName = z
	.string()
	.check(z.trim(), z.minLength(1), z.maxLength(VISITOR_NAME_MAX), z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u));

/** `POST /api/events/:eventId/halls/:hallId/join` */
export const joinRequest = z.strictObject({
	protocol: z.int(),
	/** Given by the server at the first join, kept by the device; proves that this is the same visitor. */
	deviceToken: z.optional(z.string().check(z.minLength(20), z.maxLength(100))),
	/** Of whoever proved at the door that they may come in. */
	entryTicket: z.optional(entryTicket),
	name: visitorName,
	look: avatarLook,
	language: z.enum(LANGUAGES),
	/** Marks to begin with, after a reconnect. */
	noGoTo: z._default(z.boolean(), false),
	/** Arrive in front of this booth (deep link). */
	boothId: z.optional(z.string().check(z.maxLength(40))),
	/** They come through the passage from this hall: they arrive before the one that leads back. */
	fromHallId: z.optional(z.string().check(z.maxLength(40))),
	/** Go over to the instance where this visitor is, and arrive beside them. */
	toVisitorId: z.optional(visitorId),
	/** Made anew by each page load: tells a tab that comes back from another tab of the same visitor. */
	tab: z.string().check(z.minLength(8), z.maxLength(40)),
	/** False where the client resumes after a drop by itself: it must not take the avatar over from a newer tab. */
	takeOver: z._default(z.boolean(), true),
});
export type JoinRequest = z.input<typeof joinRequest>;

export const markRequest = defineRequest(
	"roster/mark",
	z.strictObject({
		typing: z.optional(z.boolean()),
		handRaised: z.optional(z.boolean()),
		away: z.optional(z.boolean()),
		immersive: z.optional(z.boolean()),
		noGoTo: z.optional(z.boolean()),
	}),
)<null>();

export const changeLookRequest = defineRequest(
	"roster/change-look",
	z.strictObject({ name: visitorName, look: avatarLook }),
)<null>();

/** One of another instance of the hall. */
export interface PersonElsewhere {
	readonly id: string;
	readonly name: string;
	/** {@link packLook}. */
	readonly look: number;
	/** {@link RosterEntry.marks} */
	readonly marks: number;
	/** {@link PublishedBooth.index}; 0 is none. */
	readonly booth: number;
	/** From 1. */
	readonly instance: number;
}

/** Who of the hall's other instances has such a name; those of one's own are in the roster. */
export const findElsewhereRequest = defineRequest(
	"roster/find-elsewhere",
	z.strictObject({ name: z.string().check(z.maxLength(VISITOR_NAME_MAX)) }),
)<{
	/** At most FOUND_PEOPLE_MAX. */
	readonly people: readonly PersonElsewhere[];
	/** Of those with such a name, how many there are. */
	readonly found: number;
	/** How many are in other instances. */
	readonly elsewhere: number;
	/** The instance that one is in. */
	readonly instance: number;
}>();
