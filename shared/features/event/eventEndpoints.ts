import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { ROLES } from "../../rights.ts";
import { slug } from "./EventDocument.ts";
import { LANGUAGES, localizedText } from "./text.ts";

export const eventInConsole = z.strictObject({
	eventId: slug,
	title: localizedText(120),
	/** What visitors may read it in. */
	languages: z.array(z.enum(LANGUAGES)),
	/** Null while visitors see nothing of it. */
	live: z.int().nullable(),
	opensAt: z.string().nullable(),
	closesAt: z.string().nullable(),
	halls: z.int(),
	booths: z.int(),
	/** Those that the account has in it. */
	roles: z.array(z.enum(ROLES)),
	/** Of an exhibitor or booth staff: theirs. */
	boothIds: z.array(slug),
});
export type EventInConsole = z.infer<typeof eventInConsole>;

export const listConsoleEvents = defineEndpoint({
	method: "GET",
	path: "/console/events",
	access: "signedIn",
	summary: "The events that the account has a role in.",
	reply: z.array(eventInConsole),
});

export const createEvent = defineEndpoint({
	method: "POST",
	path: "/console/events",
	access: "event.create",
	summary: "A new event with one empty hall, or a copy of another one's plan and booths.",
	body: z.strictObject({
		eventId: slug,
		title: localizedText(120),
		/** Id of the event to copy. */
		copyOf: slug.optional(),
	}),
	reply: eventInConsole,
	refusals: ["event-id-taken", "not-found"],
});

export const removeEvent = defineEndpoint({
	method: "DELETE",
	path: "/console/events/:eventId",
	access: "event.create",
	summary: "Deletes an event with its drafts, publications and media. Export it first.",
	/** The event's id, typed again. */
	body: z.strictObject({ confirm: slug }),
	refusals: ["not-found", "not-confirmed"],
});

export const ENTRY_KINDS = ["open", "link", "password", "list"] as const;

/** Who may come in. A link and a password are for all alike; a list names e-mail addresses, each with a code. */
export const entryPolicy = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("open") }),
	/** `token` is in the link's address. */
	z.strictObject({ kind: z.literal("link"), token: z.string() }),
	z.strictObject({ kind: z.literal("password") }),
	z.strictObject({ kind: z.literal("list"), guests: z.int() }),
]);
export type EntryPolicy = z.infer<typeof entryPolicy>;

export const readEntry = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/entry",
	access: "event.edit",
	summary: "Who may come into an event.",
	reply: entryPolicy,
	refusals: ["not-found"],
});

export const editEntry = defineEndpoint({
	method: "PUT",
	path: "/events/:eventId/entry",
	access: "event.edit",
	summary: "Says who may come into an event. It holds at once, without publishing; who is inside stays.",
	bodyLimitBytes: 1024 * 1024,
	body: z.discriminatedUnion("kind", [
		z.strictObject({ kind: z.literal("open") }),
		/** Makes a new link; the one before ends. */
		z.strictObject({ kind: z.literal("link") }),
		z.strictObject({ kind: z.literal("password"), password: z.string().min(4).max(100) }),
		/** The addresses that may come in, as they are typed at the door. */
		z.strictObject({ kind: z.literal("list"), guests: z.array(z.email().max(200)).max(20_000) }),
	]),
	reply: entryPolicy,
	refusals: ["not-found"],
});
