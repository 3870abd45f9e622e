import * as z from "zod";
import { defineRequest } from "../../contract.ts";

/** A holder who does nothing for this long lets go. */
export const HOLD_EXPIRES_MS = 10_000;
/** Further from its slot than this, on the floor, nobody holds an exhibit. */
export const HOLD_RANGE_METRES = 8;
/** Changes a visitor may ask for each second; the client's own controls keep well below it. */
export const CHANGES_PER_SECOND = 20;

const exhibitId = { boothId: z.string().max(40), slot: z.string().max(40) };

/**
 * Asks to hold the exhibit, which lets go of any other; asked again by its holder it renews the hold. Refusals:
 * `unknown-exhibit`, `held` while somebody else does, `too-far`, `too-fast`, `busy` when the hall holds all it can.
 */
export const holdRequest = defineRequest("exhibits/hold", z.strictObject(exhibitId))<null>();

/** Lets go; refused as `not-holder`. */
export const releaseRequest = defineRequest("exhibits/release", z.strictObject(exhibitId))<null>();

/** Changes what is held; each change renews the hold. Refusals: `unknown-exhibit`, `not-holder`, `too-far`, `too-fast`. */
export const exhibitChange = z.strictObject({
	yaw: z.int().min(0).max(255).optional(),
	pitch: z.int().min(0).max(255).optional(),
	zoom: z.int().min(16).max(255).optional(),
	page: z.int().min(0).max(999).optional(),
	apart: z.int().min(0).max(255).optional(),
	open: z.boolean().optional(),
	playing: z.boolean().optional(),
	mediaSeconds: z.number().min(0).max(86_400).optional(),
});
export type ExhibitChange = z.infer<typeof exhibitChange>;

export const changeExhibitRequest = defineRequest(
	"exhibits/change",
	z.strictObject({ ...exhibitId, change: exhibitChange }),
)<null>();
