import * as z from "zod/mini";

/** What an event asks for at its door, where it is not open to everyone. */
export const ENTRY_KINDS = ["link", "password", "list"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Made by the server for who proved that they may come in; kept by the device, and shown instead of the proof. */
export const entryTicket = z.string().check(z.minLength(20), z.maxLength(200));

/** Names of headers: of the ticket, and of the device's token, by which whoever is inside already is known. */
export const ENTRY_TICKET_HEADER = "x-entry-ticket";
export const DEVICE_TOKEN_HEADER = "x-device-token";

export const entryProof = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("link"), token: z.string().check(z.minLength(1), z.maxLength(100)) }),
	z.strictObject({ kind: z.literal("password"), password: z.string().check(z.minLength(1), z.maxLength(100)) }),
	z.strictObject({ kind: z.literal("list"), address: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) }),
]);
export type EntryProof = z.infer<typeof entryProof>;

/** Why somebody is not let in: what the door asks for. */
export type EntryRefusal = `entry-${EntryKind}`;
export const ENTRY_REFUSALS = ENTRY_KINDS.map((kind): EntryRefusal => `entry-${kind}`);

/** What the door asks for; null for a refusal about anything else. */
export function askedForBy(reason: string): EntryKind | null {
	return ENTRY_KINDS.find((kind) => reason === `entry-${kind}`) ?? null;
}
