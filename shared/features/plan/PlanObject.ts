import * as z from "zod";
import { eventSettings, HALL_OBJECTS, hallFrame, slug } from "../event/EventDocument.ts";

/**
 * What an event's draft is made of: each thing with an identity of its own, so that two people who move different
 * things are in nobody's way. `event` and `hall` are the settings; the others stand in a hall.
 */
export const planObject = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("event"), value: eventSettings }),
	z.strictObject({ kind: z.literal("hall"), value: hallFrame }),
	z.strictObject({ kind: z.literal("booth"), value: HALL_OBJECTS.booth }),
	z.strictObject({ kind: z.literal("quarter"), value: HALL_OBJECTS.quarter }),
	z.strictObject({ kind: z.literal("wall"), value: HALL_OBJECTS.wall }),
	z.strictObject({ kind: z.literal("block"), value: HALL_OBJECTS.block }),
	z.strictObject({ kind: z.literal("stage"), value: HALL_OBJECTS.stage }),
	z.strictObject({ kind: z.literal("landmark"), value: HALL_OBJECTS.landmark }),
	z.strictObject({ kind: z.literal("furniture"), value: HALL_OBJECTS.furniture }),
	z.strictObject({ kind: z.literal("sign"), value: HALL_OBJECTS.sign }),
	z.strictObject({ kind: z.literal("surface"), value: HALL_OBJECTS.surface }),
	z.strictObject({ kind: z.literal("passage"), value: HALL_OBJECTS.passage }),
]);
export type PlanObject = z.infer<typeof planObject>;
export type PlanObjectKind = PlanObject["kind"];
export type PlanObjectOf<Kind extends PlanObjectKind> = Extract<PlanObject, { kind: Kind }>;

/** Chosen by whoever makes the thing, and never used again: `event`, `hall:<hallId>`, else 8–40 letters and digits. */
export const objectId = z.string().regex(/^(event|hall:[a-z0-9-]{1,40}|[A-Za-z0-9_-]{6,40})$/);

/** A thing of the draft as it stands. */
export const planEntry = z.strictObject({
	objectId,
	/** Null for the event's own settings. */
	hallId: slug.nullable(),
	object: planObject,
	/** Order among its kind; booths keep the order they were made in. */
	position: z.int(),
	/** Of the whole draft, when this was last changed: only grows. */
	revision: z.int().min(1),
	changedAtMs: z.number(),
	/** Name of whoever changed it. */
	changedBy: z.string(),
});
export type PlanEntry = z.infer<typeof planEntry>;

/** What somebody wants: a thing made (`base` 0), changed, or taken away (`object` null). */
export const planEdit = z.strictObject({
	objectId,
	hallId: slug.nullable(),
	/** The revision of the thing that the edit was made on: where it has moved on, the edit is stale. */
	base: z.int().min(0),
	object: planObject.nullable(),
});
export type PlanEdit = z.infer<typeof planEdit>;
