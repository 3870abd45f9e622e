import * as z from "zod/mini";
import { defineRequest } from "../../contract.ts";
import { entryTicket } from "../entry/entryMessages.ts";

/** A code that brings a visitor to another device is good for this long, once. */
export const CODE_VALID_MS = 5 * 60_000;
export const CODE_DIGITS = 6;

/** As it is typed or pasted: digits of any width, with whatever stands between them. Empty places are no zeros. */
export function readCode(typed: string): string {
	return [...typed.normalize("NFKC")]
		.filter((sign) => sign >= "0" && sign <= "9")
		.slice(0, CODE_DIGITS)
		.join("");
}

export const headsetCode = z.string().check(z.regex(/^\d{6}$/));

/** A bag of a few hundred things; more is not carried along. */
export const BELONGINGS_MAX_BYTES = 256 * 1024;

/**
 * What a visitor has on one device only, on its way to another. The bag is the text that the device keeps: only the
 * bag knows what is in it, and checks it where it arrives.
 */
export const belongings = z.strictObject({
	bag: z.string().check(z.maxLength(BELONGINGS_MAX_BYTES)),
	favourites: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(500)),
	/** What lets the device into an event that is not open to everyone. */
	entryTicket: z.optional(entryTicket),
});
export type Belongings = z.infer<typeof belongings>;

export interface CodeReply {
	readonly code: string;
	readonly validForMs: number;
	/** The visitor's own, for `PUT /api/headset/belongings/:ticket`: a frame of the hall is too small for a full bag. */
	readonly ticket: string;
}

/** A code for the one who asks; it ends the one they had. Refusals: `too-fast`, `not-saved`. */
export const codeRequest = defineRequest("headset/code", z.null())<CodeReply>();

/** Ends the code of the one who asks, if there is one. */
export const endCodeRequest = defineRequest("headset/end-code", z.null())<null>();

/**
 * `POST /api/headset/redeem`. Refusals: `bad-code` (never given, spent, ended or too old), `too-fast`, `not-saved`, and
 * `another-visitor` where the device is somebody else's so far: asked again with `replace`, it changes hands.
 */
export const redeemRequest = z.strictObject({
	code: headsetCode,
	/** What this device keeps already. */
	deviceToken: z.optional(z.string().check(z.minLength(20), z.maxLength(100))),
	replace: z._default(z.boolean(), false),
});
export type RedeemRequest = z.input<typeof redeemRequest>;
