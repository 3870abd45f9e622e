import * as z from "zod";
import { boothCost } from "../budget/BoothCost.ts";
import { slug } from "../event/EventDocument.ts";

/** What an upload is meant for. A `stand` is a booth's own template; a logo or a poster is an `image`. */
export const MEDIA_KINDS = ["model", "stand", "image", "photo360", "video", "document"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

const MB = 1024 * 1024;

/** The largest file of each kind that is taken, before it is made smaller. */
export const UPLOAD_LIMITS: Readonly<Record<MediaKind, number>> = {
	// Exporters write 30 to 50 MB with raw textures; what is larger is a scan, and too slow to reduce while one waits.
	model: 60 * MB,
	stand: 60 * MB,
	// A PNG of 4096 × 4096 in 8 bits, hardly compressed.
	image: 25 * MB,
	photo360: 25 * MB,
	// Ten minutes of 1080p at 4 Mbit/s, as conference cameras and editors write it.
	video: 300 * MB,
	// A printed catalogue with its pictures.
	document: 60 * MB,
};

/** A first glance at a file's name, so that a wrong one is told before it goes up; the server judges by content. */
export const ACCEPTED_TYPES: Readonly<Record<MediaKind, readonly string[]>> = {
	model: ["model/gltf-binary", ".glb"],
	stand: ["model/gltf-binary", ".glb"],
	image: ["image/jpeg", "image/png", "image/webp", "image/avif"],
	photo360: ["image/jpeg", "image/png", "image/webp", "image/avif"],
	video: ["video/mp4", "video/webm"],
	document: ["application/pdf"],
};

/** What is kept for one booth, originals of models included: three films of the largest size and all else. */
export const BOOTH_QUOTA_BYTES = 1024 * MB;
/** For an event with all its booths; a hundred booths seldom come to 2 GB. */
export const EVENT_QUOTA_BYTES = 20 * 1024 * MB;

/** Who looked away for longer begins anew: unfinished uploads are swept. */
export const UNFINISHED_FOR_MS = 24 * 60 * 60 * 1000;

/** Why an upload was refused once its content was looked at. Pages translate them by `refusals.<reason>`. */
export const MEDIA_REFUSALS = [
	"wrong-type",
	"polyglot",
	"unreadable",
	"picture-too-large",
	"picture-not-360",
	"model-too-many-triangles",
	"model-too-complex",
	"model-cycle",
	"model-external-files",
	"model-unsupported",
	"model-invalid",
	"stand-incomplete",
	"video-codec",
	"video-too-large",
	"video-too-long",
	"pdf-active",
	"pdf-encrypted",
	"pdf-too-many-pages",
	"pdf-unreadable",
	"too-slow",
	"too-much-memory",
	"failed",
] as const;
export type MediaRefusal = (typeof MEDIA_REFUSALS)[number];

const address = z.string().regex(/^\/content\/[0-9a-f]{40}\.[a-z0-9]{2,5}$/);
const bytes = z.int().min(0);
const pixels = { width: z.int().min(1), height: z.int().min(1) };

/** What is shown is known by these: sizes for places, costs for the budget. */
export const mediaFacts = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.enum(["model", "stand"]),
		bytes,
		triangles: z.int(),
		draws: z.int(),
		textureBytes: z.int(),
		/** `extras.part` of its nodes. */
		parts: z.array(z.string()),
		animations: z.array(z.string()),
		/** Slots of a stand, by name. */
		slots: z.array(z.string()),
	}),
	z.strictObject({ kind: z.enum(["image", "photo360"]), bytes, ...pixels }),
	z.strictObject({ kind: z.literal("video"), bytes, ...pixels, seconds: z.number(), hasSound: z.boolean() }),
	z.strictObject({
		kind: z.literal("document"),
		bytes,
		pages: z.int().min(1),
		/** Of the first page, in points. */
		width: z.number(),
		height: z.number(),
		/** The first page at 1600 px. */
		cover: address.nullable(),
		/** Every page, small. */
		thumbnails: z.array(address),
	}),
]);
export type MediaFacts = z.infer<typeof mediaFacts>;

/** A model before and after it was reduced, and what its place in a booth allows. */
export const modelReduction = z.strictObject({
	before: boothCost,
	after: boothCost,
	limit: boothCost,
	fits: z.boolean(),
});
export type ModelReduction = z.infer<typeof modelReduction>;

/** A line of what a booth's own GLB needs. `detail` is for whoever made it, in English. */
export const standCheck = z.strictObject({
	code: z.enum([
		"readable",
		"embedded",
		"footprint",
		"slots",
		"fascia",
		"exhibit-slot",
		"brand-materials",
		"materials",
		"triangles",
		"inside-footprint",
	]),
	/** `warning`: it works, and would be better otherwise. */
	result: z.enum(["ok", "warning", "missing"]),
	detail: z.string(),
});
export type StandCheck = z.infer<typeof standCheck>;

/** `receiving` until its last byte is there, then `processing`, then one of the others for good. */
export const MEDIA_STATES = ["receiving", "processing", "ready", "refused"] as const;

export const mediaItem = z.strictObject({
	id: z.string(),
	/** Null for what is the event's own: landmarks, sponsors' pictures. */
	boothId: slug.nullable(),
	kind: z.enum(MEDIA_KINDS),
	title: z.string(),
	fileName: z.string(),
	state: z.enum(MEDIA_STATES),
	/** Of the file as it comes up. */
	receivedBytes: bytes,
	declaredBytes: bytes,
	/** Of a refused one. */
	reason: z.enum(MEDIA_REFUSALS).nullable(),
	/** What exactly, for whoever made the file: a validator's words, a codec's name. In English. */
	detail: z.string().nullable(),
	/** Of a ready one: what drafts refer to. */
	address: address.nullable(),
	facts: mediaFacts.nullable(),
	reduction: modelReduction.nullable(),
	checklist: z.array(standCheck).nullable(),
	/** Whether the model as it came can be compared with. */
	hasOriginal: z.boolean(),
	/** Refused by no fault of its own: too slow, too large in memory, or the server's mistake. */
	canBeRetried: z.boolean(),
	uploadedAtMs: z.number(),
	uploadedBy: z.string(),
	/** Whoever asks began it, and may go on with it. */
	isOwn: z.boolean(),
	/** The booths whose form shows it, and null for the event's plan. */
	usedBy: z.array(slug.nullable()),
});
export type MediaItem = z.infer<typeof mediaItem>;

export const mediaList = z.strictObject({
	items: z.array(mediaItem),
	/** What is kept, unfinished uploads included, of what may be. */
	usedBytes: bytes,
	quotaBytes: bytes,
});
export type MediaList = z.infer<typeof mediaList>;
