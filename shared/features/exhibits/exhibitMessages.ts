import * as z from "zod/mini";
import { defineRequest } from "../../contract.ts";

/** A holder who does nothing for this long lets go. */
export const HOLD_EXPIRES_MS = 10_000;
/** Further from its slot than this, on the floor, nobody holds an exhibit. */
export const HOLD_RANGE_METRES = 8;
/** Changes a visitor may ask for each second; the client's own controls keep well below it. */
export const CHANGES_PER_SECOND = 20;
/** Steps of a part's way to a model's radius, which is half of the diagonal of its bounds as it stands in its slot. */
export const PART_STEPS = 64;
/** The furthest a part is taken out, steps: nearly two radii. */
export const PART_REACH_STEPS = 127;
/** Parts that can be told from each other; those beyond move with the rest of the model only. */
export const PARTS_MAX = 255;

const exhibitId = { boothId: z.string().check(z.maxLength(40)), slot: z.string().check(z.maxLength(40)) };

/**
 * Asks to hold the exhibit, which lets go of any other; asked again by its holder it renews the hold. Refusals:
 * `unknown-exhibit`, `held` while somebody else does, `too-far`, `too-fast`, `busy` when the hall holds all it can.
 */
export const holdRequest = defineRequest("exhibits/hold", z.strictObject(exhibitId))<null>();

/** Lets go; refused as `not-holder`. */
export const releaseRequest = defineRequest("exhibits/release", z.strictObject(exhibitId))<null>();

const partSteps = z.optional(z.int().check(z.gte(-PART_REACH_STEPS), z.lte(PART_REACH_STEPS)));

/**
 * Changes what is held; each change renews the hold. Another `part` is out by what `partX`, `partY` and `partZ` of the
 * same change say; part 0 puts it back. Refusals: `unknown-exhibit`, `not-holder`, `too-far`, `too-fast`.
 */
export const exhibitChange = z.strictObject({
	yaw: z.optional(z.int().check(z.gte(0), z.lte(255))),
	pitch: z.optional(z.int().check(z.gte(0), z.lte(255))),
	zoom: z.optional(z.int().check(z.gte(16), z.lte(255))),
	page: z.optional(z.int().check(z.gte(0), z.lte(999))),
	apart: z.optional(z.int().check(z.gte(0), z.lte(255))),
	open: z.optional(z.boolean()),
	playing: z.optional(z.boolean()),
	mediaSeconds: z.optional(z.number().check(z.gte(0), z.lte(86_400))),
	part: z.optional(z.int().check(z.gte(0), z.lte(PARTS_MAX))),
	partX: partSteps,
	partY: partSteps,
	partZ: partSteps,
});
export type ExhibitChange = z.infer<typeof exhibitChange>;

export const changeExhibitRequest = defineRequest(
	"exhibits/change",
	z.strictObject({ ...exhibitId, change: exhibitChange }),
)<null>();
