import * as z from "zod";
import { REVIEW_STATES } from "../booths/boothEndpoints.ts";
import { slug } from "../event/EventDocument.ts";
import { ENTRY_KINDS } from "../event/eventEndpoints.ts";

/** Rises when an archive is laid out otherwise; what its documents say has `DOCUMENT_VERSION`. */
export const ARCHIVE_FORMAT = 1;

/** `archive.json`, which an event folder zipped by hand does without: then every booth is a draft. */
export const archiveManifest = z.strictObject({
	format: z.literal(ARCHIVE_FORMAT),
	eventId: slug,
	/** Of the draft, which `event.json` and `booths/` are. */
	revision: z.int().min(0),
	/** Number of the publication that visitors saw; null where they saw nothing. */
	live: z.int().nullable(),
	/** What the door asked for; a link, a password and the list itself are not in an archive. */
	entry: z.enum(ENTRY_KINDS).default("open"),
	booths: z.record(
		slug,
		z.strictObject({
			review: z.enum(REVIEW_STATES),
			/** What was approved is in `approved.json` beside `booth.json`, where the two differ. */
			approved: z.enum(["none", "draft", "earlier"]),
		}),
	),
});
export type ArchiveManifest = z.infer<typeof archiveManifest>;
