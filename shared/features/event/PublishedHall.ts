import * as z from "zod";
import { boothDocument } from "../booths/BoothDocument.ts";
import { boothTemplate } from "../booths/BoothTemplate.ts";
import { eventDocument, hallDocument } from "./EventDocument.ts";

/** A booth as the hall's index lists it: enough for walls, map, directory and a sign, before its content is fetched. */
export const publishedBooth = z
	.object({
		id: z.string(),
		/** The short number that the roster and the visits carry: a booth's own for as long as the server runs. 0 is no booth. */
		index: z.int(),
		number: z.string(),
		quarter: z.string().optional(),
		x: z.number(),
		z: z.number(),
		/** Radians about +Y; at 0 the open front looks to +Z. */
		rotation: z.number(),
		revision: z.int(),
		name: boothDocument.shape.name,
		tagline: boothDocument.shape.tagline,
		keywords: z.array(z.string()).readonly(),
		colours: boothDocument.shape.colours,
		footprint: boothTemplate.unwrap().shape.footprint,
		obstacles: boothTemplate.unwrap().shape.obstacles,
		/** Address of the content-hashed JSON: a {@link BoothContent}. */
		content: z.string(),
	})
	.readonly();
export type PublishedBooth = z.infer<typeof publishedBooth>;

/** `GET /content/<hash>.json` of a booth: its document with every media path turned into a content-hashed address. */
export const boothContent = boothDocument.omit({ template: true }).extend({
	/** "" where there is none. */
	logo: z.string(),
	/** Address of the template's GLB, or null where it could not be read: then sign and texts are shown. */
	model: z.string().nullable(),
	template: boothTemplate.nullable(),
});
export type BoothContent = z.infer<typeof boothContent>;

/** `GET /api/events/:eventId/halls/:hallId` */
export const publishedHall = z
	.object({
		/** Another number whenever anything below is another; over restarts too. */
		edition: z.int(),
		event: eventDocument
			.pick({
				id: true,
				title: true,
				summary: true,
				venue: true,
				opensAt: true,
				closesAt: true,
				beforeOpening: true,
				afterClosing: true,
				languages: true,
			})
			.readonly(),
		/** All halls of the event, in their order: what stands over a passage. */
		halls: z.array(z.object({ id: z.string(), name: hallDocument.shape.name }).readonly()).readonly(),
		hall: hallDocument.omit({ booths: true }).readonly(),
		booths: z.array(publishedBooth).readonly(),
	})
	.readonly();
export type PublishedHall = z.infer<typeof publishedHall>;

const hallShape = publishedHall.unwrap().shape;

/**
 * `GET /api/events/:eventId/halls/:hallId/changes?since=<edition>`: how a hall became what it is now. What is absent is
 * as it was.
 */
export const hallChanges = z
	.object({
		edition: hallShape.edition,
		event: hallShape.event.optional(),
		halls: hallShape.halls.optional(),
		hall: hallShape.hall.optional(),
		/** The ids of all booths in their order. */
		order: z.array(z.string()).readonly().optional(),
		/** Those that came, or read otherwise. */
		booths: hallShape.booths,
	})
	.readonly();
export type HallChanges = z.infer<typeof hallChanges>;

/** `GET /api/events/:eventId/halls/:hallId/presence` */
export const hallPresence = z
	.object({
		/** Of all instances. */
		inside: z.int(),
		/** Of all instances that may be open. */
		capacity: z.int(),
		/** In the queue. */
		waiting: z.int(),
	})
	.readonly();
export type HallPresence = z.infer<typeof hallPresence>;
