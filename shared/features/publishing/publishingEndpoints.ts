import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { slug } from "../event/EventDocument.ts";
import { publishedHall } from "../event/PublishedHall.ts";
import { localizedText } from "../event/text.ts";

export const publication = z.strictObject({
	/** Counts up within the event. */
	number: z.int().min(1),
	atMs: z.number(),
	by: z.string(),
	note: z.string(),
	isLive: z.boolean(),
});
export type Publication = z.infer<typeof publication>;

export const publishingDifference = z.strictObject({
	/** `event` settings, a `hall`, what stands in it (`plan`), or a booth's content (`booth`). */
	what: z.enum(["event", "hall", "plan", "booth"]),
	change: z.enum(["added", "changed", "removed"]),
	hallId: slug.nullable(),
	/** Of a booth its id, of a thing of the plan its object id. */
	id: z.string(),
	/** For people: the booth's or hall's name, a booth's number. */
	label: z.string(),
});
export type PublishingDifference = z.infer<typeof publishingDifference>;

export const publishingObstacle = z.strictObject({
	/**
	 * `not-approved`: an edited booth goes live as last approved, or not at all; no hindrance. `over-budget`: what was
	 * approved of a booth takes more than its share by now; no hindrance where an organizer let that content through.
	 */
	code: z.enum(["not-approved", "over-budget", "incomplete-event", "booth-outside", "no-booths"]),
	blocks: z.boolean(),
	hallId: slug.nullable(),
	boothId: slug.nullable(),
	label: z.string(),
});
export type PublishingObstacle = z.infer<typeof publishingObstacle>;

export const publishing = z.strictObject({
	/** The publication that visitors see; null while the event is not public. */
	live: z.int().nullable(),
	/** Revision of the draft that was looked at: say it when publishing, so that nothing unseen goes along. */
	revision: z.int(),
	differences: z.array(publishingDifference),
	obstacles: z.array(publishingObstacle),
});
export type Publishing = z.infer<typeof publishing>;

const EVENT = "/events/:eventId";

export const readPublishing = defineEndpoint({
	method: "GET",
	path: `${EVENT}/publishing`,
	access: "event.read",
	summary: "What publishing now would change for visitors, and what stands in its way.",
	reply: publishing,
	refusals: ["not-found"],
});

export const listPublications = defineEndpoint({
	method: "GET",
	path: `${EVENT}/publications`,
	access: "event.read",
	summary: "What was ever published of an event, the latest first.",
	reply: z.array(publication),
	refusals: ["not-found"],
});

export const publishEvent = defineEndpoint({
	method: "POST",
	path: `${EVENT}/publications`,
	access: "event.publish",
	summary: "Shows visitors the draft as it stands, in one step; those inside see it within two seconds.",
	body: z.strictObject({
		note: z.string().max(200).default(""),
		/** Absent: whatever the draft is by now. */
		revision: z.int().optional(),
		/** Lets booths through that are over their budget; logged for each. */
		overBudgetReason: z.string().trim().min(1).max(500).optional(),
	}),
	reply: publication,
	/** `blocked` carries `PublishingObstacle[]`. */
	refusals: ["not-found", "revision-stale", "blocked"],
});

export const showPublication = defineEndpoint({
	method: "POST",
	path: `${EVENT}/publications/:number/show`,
	access: "event.publish",
	summary: "Shows visitors what was published before, as it was then. The draft stays as it is.",
	reply: publication,
	refusals: ["not-found"],
});

export const unpublishEvent = defineEndpoint({
	method: "POST",
	path: `${EVENT}/unpublish`,
	access: "event.publish",
	summary: "Closes an event to visitors; who is inside is told so and led out.",
	refusals: ["not-found"],
});

export const previewLink = z.strictObject({
	id: z.string(),
	/** Path and query of the page; only told when it is made. */
	address: z.string().nullable(),
	createdAtMs: z.number(),
	createdBy: z.string(),
	expiresAtMs: z.number(),
});
export type PreviewLink = z.infer<typeof previewLink>;

export const listPreviewLinks = defineEndpoint({
	method: "GET",
	path: `${EVENT}/previews`,
	access: "event.read",
	summary: "Links that show the draft to whoever has them.",
	reply: z.array(previewLink),
	refusals: ["not-found"],
});

export const createPreviewLink = defineEndpoint({
	method: "POST",
	path: `${EVENT}/previews`,
	access: "event.edit",
	summary: "A link that shows the draft to whoever has it, for some days.",
	body: z.strictObject({ days: z.int().min(1).max(60).default(7) }),
	reply: previewLink,
	refusals: ["not-found", "too-many"],
});

export const revokePreviewLink = defineEndpoint({
	method: "DELETE",
	path: `${EVENT}/previews/:previewId`,
	access: "event.edit",
	summary: "Ends a link to the draft.",
	refusals: ["not-found"],
});

export const openPreview = defineEndpoint({
	method: "GET",
	path: "/previews/:token",
	access: "everyone",
	summary: "For the holder of a link: which halls the draft has. Media of the draft are shown to them from then on.",
	reply: z.strictObject({
		eventId: slug,
		title: localizedText(120),
		halls: z.array(z.strictObject({ id: slug, name: localizedText(80) })),
		expiresAtMs: z.number(),
	}),
	refusals: ["bad-link", "too-fast"],
});

export const openPreviewHall = defineEndpoint({
	method: "GET",
	path: "/previews/:token/halls/:hallId",
	access: "everyone",
	summary: "For the holder of a link: a hall as the draft has it.",
	reply: publishedHall,
	refusals: ["bad-link", "not-found", "too-fast"],
});
