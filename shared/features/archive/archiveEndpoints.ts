import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { slug } from "../event/EventDocument.ts";
import { localizedText } from "../event/text.ts";

const MB = 1024 * 1024;

/** The most that an archive may weigh; a fair of a hundred booths seldom comes to 2 GB. */
export const EVENT_ARCHIVE_MAX_BYTES = 8 * 1024 * MB;
export const BOOTH_ARCHIVE_MAX_BYTES = 1024 * MB;

export const ARCHIVE_PROBLEMS = [
	/** Not a zip, cut off, or damaged. */
	"not-a-zip",
	/** Its name climbs out of the archive, or begins at the root of a disk. */
	"climbs-out",
	"absolute-path",
	/** Longer than any name of ours, or with signs that no file system takes. */
	"bad-name",
	"link",
	"encrypted",
	/** Two entries of one name, or of names that differ in upper and lower case only. */
	"twice",
	"case-differs-only",
	"too-many-files",
	"file-too-large",
	"too-large",
	/** What it holds is not what was packed. */
	"damaged",
	"missing",
	"not-json",
	/** `where` and `detail` say what does not fit. */
	"wrong-shape",
	"unknown-version",
	"wrong-id",
	/** A hall has a place for a booth that the archive lacks. */
	"booth-missing",
	/** `detail` is the reason, as for uploads. */
	"media-refused",
] as const;
export type ArchiveProblemCode = (typeof ARCHIVE_PROBLEMS)[number];

export const archiveProblem = z.strictObject({
	/** The file in the archive; "" for the archive itself. */
	file: z.string(),
	code: z.enum(ARCHIVE_PROBLEMS),
	/** The place in a document: `halls.0.size.width`. */
	where: z.string().optional(),
	detail: z.string().optional(),
});
export type ArchiveProblem = z.infer<typeof archiveProblem>;

export const exportEvent = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/archive",
	access: "event.edit",
	summary: "An event's draft whole, as one zip: layout, booths, media and texts.",
	isRaw: true,
	rawReplyType: "application/zip",
	/** `media-missing` carries their names. */
	refusals: ["not-found", "media-missing"],
});

export const importEvent = defineEndpoint({
	method: "POST",
	path: "/console/events/import",
	access: "event.create",
	summary:
		"A new event from a zip, as a draft: all of it or nothing. The zip is an export, or an event folder packed by hand.",
	query: z.object({
		/** Absent: as the archive says. */
		eventId: slug.optional(),
		/** Takes the place of the event that has this id; what is live of it stays until the next publishing. */
		replace: z.stringbool().default(false),
	}),
	rawBodyType: "application/zip",
	reply: z.strictObject({
		eventId: slug,
		title: localizedText(120),
		halls: z.int(),
		booths: z.int(),
		/**
		 * What the new event's door asks for, where nobody has it yet: a new link is to be given out, a password or a list
		 * to be set. Until then the door lets nobody in. Null where it is open, or another event's draft was replaced.
		 */
		entryToSet: z.enum(["link", "password", "list"]).nullable(),
	}),
	/** `archive-broken` carries `ArchiveProblem[]`, `event-id-taken` the `eventId`. */
	refusals: ["archive-broken", "event-id-taken", "too-large", "disk-full", "too-many"],
});

/** A form that was filled in; its own address tells what it holds by now. */
export const filledBooth = z.strictObject({ eventId: slug, boothId: slug, revision: z.int().min(1) });
export type FilledBooth = z.infer<typeof filledBooth>;

const BOOTH_ARCHIVE = "/events/:eventId/booths/:boothId/archive";

export const exportBooth = defineEndpoint({
	method: "GET",
	path: BOOTH_ARCHIVE,
	access: "booth.edit",
	summary: "A booth's form with its media, as one zip.",
	isRaw: true,
	rawReplyType: "application/zip",
	refusals: ["not-found", "media-missing"],
});

export const importBooth = defineEndpoint({
	method: "POST",
	path: BOOTH_ARCHIVE,
	access: "booth.edit",
	summary: "Fills a booth's form in from a zip. What the form held stays among its versions where it was handed in.",
	query: z.object({ base: z.coerce.number().int().min(1) }),
	rawBodyType: "application/zip",
	reply: filledBooth,
	refusals: ["not-found", "revision-stale", "archive-broken", "too-large", "quota-full", "disk-full", "too-many"],
});

export const copyBooth = defineEndpoint({
	method: "POST",
	path: "/events/:eventId/booths/:boothId/copy",
	access: "booth.edit",
	summary:
		"Copies a booth's form to another booth, of this event or another. Making one asks for `event.edit` there, filling one in for `booth.edit`.",
	body: z.strictObject({
		toEventId: slug,
		boothId: slug,
		/** Fills in the booth of that id; without it there must be none. */
		replace: z.boolean().default(false),
	}),
	reply: filledBooth,
	/** `forbidden` where there is no such right at the other end. */
	refusals: ["not-found", "booth-id-taken", "forbidden", "quota-full"],
});
