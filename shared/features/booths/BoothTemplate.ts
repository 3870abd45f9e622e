import * as z from "zod";
import { SLOT_KINDS } from "./BoothDocument.ts";

const point = z.object({ x: z.number(), y: z.number(), z: z.number() });

/** A node with `extras.slot`: origin at its bottom centre, +Z outward, extents in metres, in the booth's frame. */
export const boothSlot = z
	.object({
		/** The node's name: the key of `exhibits` in a booth document. */
		name: z.string(),
		kind: z.enum(SLOT_KINDS),
		position: point.readonly(),
		/** Unit quaternion. */
		orientation: point.extend({ w: z.number() }).readonly(),
		width: z.number(),
		height: z.number(),
		depth: z.number(),
	})
	.readonly();
export type BoothSlot = z.infer<typeof boothSlot>;

/**
 * What the hall needs to know of a template GLB without drawing it, read from its JSON chunk.
 * The booth's frame: origin at the footprint's centre on the floor, the open front towards +Z.
 */
export const boothTemplate = z
	.object({
		/** From `extras.footprint` ({ width, depth }, metres) of the scene's root node. */
		footprint: z.object({ width: z.number(), depth: z.number() }).readonly(),
		slots: z.array(boothSlot).readonly(),
		/** From nodes with `extras.obstacle` ({ width, depth }, metres; node origin at its centre on the floor). */
		obstacles: z
			.array(z.object({ x: z.number(), z: z.number(), width: z.number(), depth: z.number(), rotation: z.number() }))
			.readonly(),
	})
	.readonly();
export type BoothTemplate = z.infer<typeof boothTemplate>;
