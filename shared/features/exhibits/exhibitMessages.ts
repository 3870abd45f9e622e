import * as z from "zod/mini";
import { defineRequest } from "../../contract.ts";

/** A holder who does nothing for this long lets go. */
export const HOLD_EXPIRES_MS = 10_000;
/** Further from its slot than this, on the floor, nobody holds an exhibit. */
export const HOLD_RANGE_METRES = 8;
/** Changes a visitor may ask for each second; the client's own controls keep well below it. */
export const CHANGES_PER_SECOND = 20;

const exhibitId = { boothId: z.string().check(z.maxLength(40)), slot: z.string().check(z.maxLength(40)) };

/**
 * Asks to hold the exhibit, which lets go of any other; asked again by its holder it renews the hold. Refusals:
 * `unknown-exhibit`, `held` while somebody else does, `too-far`, `too-fast`, `busy` when the hall holds all it can.
 */
export const holdRequest = defineRequest("exhibits/hold", z.strictObject(exhibitId))<null>();

/** Lets go; refused as `not-holder`. */
export const releaseRequest = defineRequest("exhibits/release", z.strictObject(exhibitId))<null>();

/** Changes what is held; each change renews the hold. Refusals: `unknown-exhibit`, `not-holder`, `too-far`, `too-fast`. */
export const exhibitChange = z.strictObject({
	yaw: z.optional(z.int().check(z.gte(0), z.lte(255))),
	pitch: z.optional(z.int().check(z.gte(0), z.lte(255))),
	zoom: z.optional(z.int().check(z.gte(16), z.lte(255))),
	page: z.optional(z.int().check(z.gte(0), z.lte(999))),
	apart: z.optional(z.int().check(z.gte(0), z.lte(255))),
	open: z.optional(z.boolean()),
	playing: z.optional(z.boolean()),
	mediaSeconds: z.optional(z.number().check(z.gte(0), z.lte(86_400))),
});
export type ExhibitChange = z.infer<typeof exhibitChange>;

export const changeExhibitRequest = defineRequest(
	"exhibits/change",
	z.strictObject({ ...exhibitId, change: exhibitChange }),
)<null>();
