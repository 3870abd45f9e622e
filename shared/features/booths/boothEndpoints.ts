import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { slug } from "../event/EventDocument.ts";
import { boothContent, publishedBooth } from "../event/PublishedHall.ts";
import { boothDraft, boothProblem } from "./BoothDraft.ts";

/** `draft`: being filled in. `submitted`: the organizer's turn. `returned`: with a comment. `approved`: goes live with the next publishing. */
export const REVIEW_STATES = ["draft", "submitted", "returned", "approved"] as const;

export const boothReview = z.strictObject({
	state: z.enum(REVIEW_STATES),
	/** The organizer's words to the exhibitor, when it was last returned. */
	comment: z.string().nullable(),
	/** The version that goes live with the next publishing; null before the first approval. */
	approvedVersion: z.int().nullable(),
	submittedAtMs: z.number().nullable(),
});
export type BoothReview = z.infer<typeof boothReview>;

const lastChange = { revision: z.int().min(1), changedAtMs: z.number(), changedBy: z.string() };

export const boothInList = z.strictObject({
	boothId: slug,
	/** What the plan prints on its sign; null while it stands in no hall. */
	number: z.string().nullable(),
	hallId: slug.nullable(),
	name: boothDraft.shape.name,
	template: boothDraft.shape.template,
	...lastChange,
	review: boothReview,
	/** What keeps it from being submitted. */
	problems: z.int(),
	isLive: z.boolean(),
});
export type BoothInList = z.infer<typeof boothInList>;

export const boothForm = z.strictObject({
	boothId: slug,
	draft: boothDraft,
	...lastChange,
	review: boothReview,
	problems: z.array(boothProblem),
	isLive: z.boolean(),
});
export type BoothForm = z.infer<typeof boothForm>;

export const boothVersion = z.strictObject({
	version: z.int().min(1),
	/** Why it was kept. */
	kind: z.enum(["imported", "submitted", "approved", "restored"]),
	atMs: z.number(),
	by: z.string(),
});
export type BoothVersion = z.infer<typeof boothVersion>;

const BOOTHS = "/events/:eventId/booths";
const BOOTH = "/events/:eventId/booths/:boothId";

export const listBooths = defineEndpoint({
	method: "GET",
	path: BOOTHS,
	access: "event.read",
	summary: "All booths of an event's draft, and how far each is.",
	reply: z.array(boothInList),
	refusals: ["not-found"],
});

export const createBooth = defineEndpoint({
	method: "POST",
	path: BOOTHS,
	access: "event.edit",
	summary: "A new booth, to be placed in the plan and filled in by its exhibitor.",
	body: z.strictObject({ boothId: slug, name: boothDraft.shape.name, template: slug }),
	reply: boothForm,
	refusals: ["not-found", "booth-id-taken", "unknown-template"],
});

export const removeBooth = defineEndpoint({
	method: "DELETE",
	path: BOOTH,
	access: "event.edit",
	summary: "Takes a booth out of the draft, out of the plan too. What is live stays until the next publishing.",
	refusals: ["not-found"],
});

export const readBooth = defineEndpoint({
	method: "GET",
	path: BOOTH,
	access: "booth.read",
	summary: "A booth's form as it stands.",
	reply: boothForm,
	refusals: ["not-found"],
});

export const editBooth = defineEndpoint({
	method: "PUT",
	path: BOOTH,
	access: "booth.edit",
	summary: "Keeps a booth's form. A stale one is answered with the form as it stands.",
	bodyLimitBytes: 256 * 1024,
	body: z.strictObject({ base: z.int().min(1), draft: boothDraft }),
	reply: boothForm,
	/** `revision-stale` carries the `BoothForm` as it stands. */
	refusals: ["not-found", "revision-stale", "unknown-template", "unknown-media"],
});

export const submitBooth = defineEndpoint({
	method: "POST",
	path: `${BOOTH}/submit`,
	access: "booth.edit",
	summary: "Hands a booth to the organizer.",
	body: z.strictObject({ base: z.int().min(1) }),
	reply: boothForm,
	/** `incomplete` carries `BoothProblem[]`. */
	refusals: ["not-found", "revision-stale", "incomplete"],
});

export const returnBooth = defineEndpoint({
	method: "POST",
	path: `${BOOTH}/return`,
	access: "booth.review",
	summary: "Gives a booth back to its exhibitor, with what to change.",
	body: z.strictObject({ comment: z.string().trim().min(1).max(2000) }),
	reply: boothForm,
	refusals: ["not-found", "not-submitted"],
});

export const approveBooth = defineEndpoint({
	method: "POST",
	path: `${BOOTH}/approve`,
	access: "booth.review",
	summary: "Lets a booth go live with the next publishing. Over its budget only with a reason, which is logged.",
	body: z.strictObject({ base: z.int().min(1), overBudgetReason: z.string().trim().min(1).max(500).optional() }),
	reply: boothForm,
	/** `over-budget` carries the `BoothBudget`. */
	refusals: ["not-found", "revision-stale", "incomplete", "over-budget"],
});

export const listBoothVersions = defineEndpoint({
	method: "GET",
	path: `${BOOTH}/versions`,
	access: "booth.read",
	summary: "The versions of a booth that were kept, the latest first.",
	reply: z.array(boothVersion),
	refusals: ["not-found"],
});

export const readBoothVersion = defineEndpoint({
	method: "GET",
	path: `${BOOTH}/versions/:version`,
	access: "booth.read",
	summary: "A booth as it was.",
	reply: z.strictObject({ ...boothVersion.shape, draft: boothDraft }),
	refusals: ["not-found"],
});

export const restoreBoothVersion = defineEndpoint({
	method: "POST",
	path: `${BOOTH}/versions/:version/restore`,
	access: "booth.edit",
	summary: "Brings a version back into the form.",
	body: z.strictObject({ base: z.int().min(1) }),
	reply: boothForm,
	refusals: ["not-found", "revision-stale"],
});

/** Everything that a 3D view of one booth needs. */
export const boothPreview = z.strictObject({ booth: publishedBooth, content: boothContent });
export type BoothPreview = z.infer<typeof boothPreview>;

export const previewBooth = defineEndpoint({
	method: "GET",
	path: `${BOOTH}/preview`,
	access: "booth.read",
	summary: "A booth as visitors would see it, from the form as it is kept now; what is missing yet is left out.",
	reply: boothPreview,
	refusals: ["not-found"],
});
