import * as z from "zod";
import { DOCUMENT_VERSION, mediaPath, slug } from "../event/EventDocument.ts";
import { localizedText } from "../event/text.ts";

/** What `extras.slot` of a template's node can say. */
export const SLOT_KINDS = ["fascia", "poster", "screen", "plinth", "brochure", "staff"] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** What a museum's label says of a piece; each line where it is known. */
const provenance = z.strictObject({
	maker: z.optional(localizedText(120)),
	/** When. */
	made: z.optional(localizedText(80)),
	material: z.optional(localizedText(160)),
	size: z.optional(localizedText(80)),
	/** Where it was made, found, or is kept. */
	place: z.optional(localizedText(120)),
	/** In its collection. */
	number: z.string().min(1).max(60).optional(),
	/** What others may do with it. */
	licence: z.optional(localizedText(160)),
});
export type Provenance = z.infer<typeof provenance>;

const piece = { provenance: provenance.optional() };

const caption = { title: localizedText(80), caption: z.optional(localizedText(400)) };

export const exhibit = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("model"),
		model: mediaPath,
		/** Name of the glTF animation that plays while someone is near; the first one by default. */
		animation: z.string().max(80).optional(),
		/** What its parts are called, by their `extras.part`: those named here are listed and can be pointed out. */
		parts: z.record(z.string().min(1).max(80), localizedText(60)).optional(),
		...piece,
		...caption,
	}),
	z.strictObject({ kind: z.literal("image"), image: mediaPath, ...piece, ...caption }),
	/** An equirectangular photograph, 2:1, entered as a sphere. */
	z.strictObject({ kind: z.literal("photo360"), image: mediaPath, ...piece, ...caption }),
	z.strictObject({ kind: z.literal("video"), video: mediaPath, poster: mediaPath.optional(), ...caption }),
	z.strictObject({ kind: z.literal("document"), document: mediaPath, ...caption }),
	z.strictObject({ kind: z.literal("text"), body: localizedText(1200), ...caption }),
	z.strictObject({ kind: z.literal("link"), url: z.url({ protocol: /^https?$/ }).max(500), ...caption }),
]);
export type Exhibit = z.infer<typeof exhibit>;
export type ExhibitKind = Exhibit["kind"];

/** Which exhibits fit which slot: a rule of meaning, beside the schema's rule of shape. */
export const EXHIBITS_OF_SLOT: Readonly<Record<SlotKind, readonly ExhibitKind[]>> = {
	fascia: [],
	poster: ["image", "text", "document", "photo360", "link"],
	screen: ["video", "image", "document", "photo360"],
	plinth: ["model"],
	brochure: ["document", "link"],
	staff: [],
};

/** `booths/<id>/booth.json` of an event folder. */
export const boothDocument = z.strictObject({
	version: z.literal(DOCUMENT_VERSION),
	id: slug,
	/** One of the templates that come with Pavilion, or a GLB of the exhibitor's own with the same slots. */
	template: z.union([slug, z.strictObject({ model: mediaPath })]),
	/** Given to the template's materials named `brand.primary`, `brand.secondary`, `brand.accent`. */
	colours: z.strictObject({ primary: colour, secondary: colour, accent: colour }),
	logo: mediaPath,
	name: localizedText(60),
	tagline: localizedText(120),
	description: localizedText(1200),
	/** Words the directory finds it by, beside its texts. */
	keywords: z.array(z.string().min(1).max(40)).max(20).default([]),
	/** By the name of the slot's node. */
	exhibits: z.record(z.string().regex(/^[\w.-]{1,40}$/), exhibit),
});
export type BoothDocument = z.infer<typeof boothDocument>;
