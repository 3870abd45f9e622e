import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { slug } from "../event/EventDocument.ts";
import { publishedHall } from "../event/PublishedHall.ts";
import { objectId, planEdit, planEntry } from "./PlanObject.ts";

/** A thing that somebody else changed meanwhile; `entry` is null where they took it away. */
export const staleEdit = z.strictObject({ objectId, entry: planEntry.nullable(), changedBy: z.string() });
export type StaleEdit = z.infer<typeof staleEdit>;

export const plan = z.strictObject({
	/** Of the latest change; ask for what came `after` it. */
	revision: z.int(),
	/** All of the draft; with `after` only what changed since. */
	entries: z.array(planEntry),
	/** What was taken away since `after`. */
	gone: z.array(objectId),
});
export type Plan = z.infer<typeof plan>;

export const readPlan = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/plan",
	access: "event.read",
	summary: "The draft of an event: settings, halls and everything that stands in them.",
	query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
	reply: plan,
	refusals: ["not-found"],
});

export const editPlan = defineEndpoint({
	method: "POST",
	path: "/events/:eventId/plan/edits",
	access: "event.edit",
	summary:
		"Changes the draft: all of the edits or, where one is stale, none. A stale edit is answered with what changed.",
	bodyLimitBytes: 1024 * 1024,
	body: z.strictObject({ edits: z.array(planEdit).min(1).max(500) }),
	reply: z.strictObject({ revision: z.int(), entries: z.array(planEntry) }),
	/**
	 * `revision-stale` carries `{ stale: StaleEdit[] }`; `wrong-kind`: a thing changes its kind or has another's id;
	 * `last-hall`: an event keeps one hall.
	 */
	refusals: [
		"not-found",
		"revision-stale",
		"wrong-kind",
		"booth-placed-twice",
		"last-hall",
		"unknown-hall",
		"unknown-booth",
		"too-many",
	],
});

export const previewHall = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/halls/:hallId/preview",
	access: "event.read",
	summary: "A hall as visitors would see it were the draft published now; or with every booth as its form stands.",
	query: z.object({ booths: z.enum(["approved", "draft"]).default("approved") }),
	reply: publishedHall,
	refusals: ["not-found"],
});

/** What an open console is told of, as server-sent events. */
export const draftChange = z.discriminatedUnion("what", [
	z.strictObject({ what: z.literal("plan"), revision: z.int() }),
	z.strictObject({ what: z.literal("booth"), boothId: slug, revision: z.int() }),
	z.strictObject({ what: z.literal("media"), boothId: slug.nullable(), uploadId: z.string() }),
	z.strictObject({ what: z.literal("publication"), number: z.int().nullable() }),
]);
export type DraftChange = z.infer<typeof draftChange>;

export const followDraft = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/changes",
	access: "event.read",
	summary:
		"Server-sent events: what changed in the draft, as `data:` lines of JSON. What is told is read again by its own address.",
	isRaw: true,
	rawReplyType: "text/event-stream",
	refusals: ["not-found"],
});

export const followBooth = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/booths/:boothId/changes",
	access: "booth.read",
	summary: "Server-sent events: what changed about one booth.",
	isRaw: true,
	rawReplyType: "text/event-stream",
	refusals: ["not-found"],
});
