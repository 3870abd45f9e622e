import * as z from "zod/mini";
import { defineMessage, defineRequest } from "../../contract.ts";

/** A visit of at least this dwell is engaged, and stamps the passport. */
export const ENGAGED_SECONDS = 20;

/** A stamp in the visitor's passport: one per booth, the first engaged visit. */
export const stamp = z.strictObject({ boothId: z.string(), stampedAtMs: z.number() });
export type Stamp = z.infer<typeof stamp>;

export const passportRequest = defineRequest("visits/passport", z.null())<{
	readonly stamps: readonly Stamp[];
}>();

/** To the visitor themself: a visit began, was engaged (with its stamp) or ended. */
export const visitBeganMessage = defineMessage("visits/began", z.strictObject({ boothId: z.string() }));
export const visitEngagedMessage = defineMessage(
	"visits/engaged",
	z.strictObject({
		boothId: z.string(),
		stamp,
		/** False when the booth was stamped before. */ firstTime: z.boolean(),
	}),
);
export const visitEndedMessage = defineMessage(
	"visits/ended",
	z.strictObject({ boothId: z.string(), dwellSeconds: z.number() }),
);
