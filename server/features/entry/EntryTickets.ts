import { createHmac, timingSafeEqual } from "node:crypto";

/** Who may come into an event, as it is kept. */
export type KeptEntry =
	| { readonly kind: "open" }
	| { readonly kind: "link"; readonly token: string }
	| { readonly kind: "password"; readonly hash: string }
	| { readonly kind: "list"; readonly guests: number };

/**
 * Tickets that nobody needs to keep a list of: signed with the data folder's secret over what the door asked for then.
 * Another link or password is another door, and its tickets are none of the old one's. One of a guest names the hash of
 * their address, so that it is good for as long as they are on the list.
 */
export class EntryTickets {
	readonly #secret: Uint8Array;

	constructor(secret: Uint8Array) {
		this.#secret = secret;
	}

	/** `guestHash` where the door has a list. */
	make(eventId: string, entry: KeptEntry, guestHash = ""): string {
		return `${guestHash}.${this.#sign(eventId, entry, guestHash)}`;
	}

	/** Whether it was made for this door. The hash of whose ticket it is, "" for one that is nobody's; else undefined. */
	read(eventId: string, entry: KeptEntry, ticket: string): string | undefined {
		const [guestHash = "", signature = "", ...rest] = ticket.split(".");
		const right = Buffer.from(this.#sign(eventId, entry, guestHash));
		const shown = Buffer.from(signature);
		const isRight = rest.length === 0 && right.length === shown.length && timingSafeEqual(right, shown);
		return isRight ? guestHash : undefined;
	}

	#sign(eventId: string, entry: KeptEntry, guestHash: string): string {
		const signed = JSON.stringify(["entry-ticket", eventId, doorOf(entry), guestHash]);
		return createHmac("sha256", this.#secret).update(signed).digest("base64url");
	}
}

/** What makes it the same door as before. */
function doorOf(entry: KeptEntry): string {
	switch (entry.kind) {
		case "open":
		case "list":
			return entry.kind;
		case "link":
			return `link ${entry.token}`;
		case "password":
			return `password ${entry.hash}`;
		default:
			return entry satisfies never;
	}
}
