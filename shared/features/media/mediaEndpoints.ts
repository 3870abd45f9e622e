import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import type { Right } from "../../rights.ts";
import { mediaItem, mediaList } from "./Media.ts";

/** Of an event, and of each of its booths: the same addresses below another path, for other rights. */
function mediaEndpoints<const Base extends string>(base: Base, { read, edit }: { read: Right; edit: Right }) {
	return {
		list: defineEndpoint({
			method: "GET",
			path: base,
			access: read,
			summary: "What was uploaded, the latest first, and how much more may be.",
			reply: mediaList,
			refusals: ["not-found"],
		}),
		begin: defineEndpoint({
			method: "POST",
			path: base,
			access: edit,
			summary:
				"Begins an upload (tus 1.0, creation and creation-with-upload). `Upload-Length` is refused at once where it is too large; `Upload-Metadata` has `kind`, `filename` and perhaps `title`. Answers 201 with a `Location`.",
			isRaw: true,
			refusals: ["not-found", "too-large", "quota-full", "disk-full", "too-many-uploads"],
		}),
		resume: defineEndpoint({
			method: "PATCH",
			path: `${base}/:uploadId`,
			access: edit,
			summary: "Goes on with an upload from `Upload-Offset` (tus 1.0). Only whoever began it may.",
			isRaw: true,
			refusals: ["not-found", "not-yours", "upload-finished", "too-large", "disk-full"],
		}),
		read: defineEndpoint({
			method: "GET",
			path: `${base}/:uploadId`,
			access: read,
			summary: "One upload. Asked with HEAD by whoever began it: how far it came, in `Upload-Offset` (tus 1.0).",
			reply: mediaItem,
			refusals: ["not-found"],
		}),
		rename: defineEndpoint({
			method: "PUT",
			path: `${base}/:uploadId/title`,
			access: edit,
			summary: "What it is called in lists.",
			body: z.strictObject({ title: z.string().trim().min(1).max(120) }),
			reply: mediaItem,
			refusals: ["not-found"],
		}),
		retry: defineEndpoint({
			method: "POST",
			path: `${base}/:uploadId/retry`,
			access: edit,
			summary: "Looks at a refused file again, where it failed by no fault of its own.",
			reply: mediaItem,
			refusals: ["not-found", "not-refused"],
		}),
		remove: defineEndpoint({
			method: "DELETE",
			path: `${base}/:uploadId`,
			access: edit,
			summary: "Gives an upload up, or removes what was uploaded. Not while a draft shows it.",
			/** `media-in-use` carries `(boothId | null)[]`. */
			refusals: ["not-found", "media-in-use"],
		}),
		original: defineEndpoint({
			method: "GET",
			path: `${base}/:uploadId/original`,
			access: read,
			summary: "A model as it came, to be compared with what became of it.",
			isRaw: true,
			refusals: ["not-found"],
		}),
	};
}

export const eventMedia = mediaEndpoints("/events/:eventId/media", { read: "event.read", edit: "event.edit" });
export const boothMedia = mediaEndpoints("/events/:eventId/booths/:boothId/media", {
	read: "booth.read",
	edit: "booth.edit",
});
