import { z } from "zod";
import { defineRequest } from "../../contract.ts";

/** A holder who does nothing for this long lets go. */
export const HOLD_EXPIRES_MS = 10_000;

const exhibitId = { boothId: z.string().max(40), slot: z.string().max(40) };

/** Asks to hold the exhibit; refused as `held` while somebody else does, as `too-far` from more than 8 m. */
export const holdRequest = defineRequest("exhibits/hold", z.strictObject(exhibitId))<null>();

export const releaseRequest = defineRequest("exhibits/release", z.strictObject(exhibitId))<null>();

/** Changes what is held; each change renews the hold. */
export const changeExhibitRequest = defineRequest(
	"exhibits/change",
	z.strictObject({
		...exhibitId,
		change: z.strictObject({
			yaw: z.int().min(0).max(255).optional(),
			pitch: z.int().min(0).max(255).optional(),
			zoom: z.int().min(16).max(255).optional(),
			page: z.int().min(0).max(999).optional(),
			apart: z.int().min(0).max(255).optional(),
			open: z.boolean().optional(),
			playing: z.boolean().optional(),
			mediaSeconds: z.number().min(0).max(86_400).optional(),
		}),
	}),
)<null>();
