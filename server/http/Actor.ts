import type { Grant } from "#shared/rights.ts";

/** Who is signed in, known from the session that the browser's cookie names. */
export interface Actor {
	readonly accountId: string;
	readonly name: string;
	readonly grants: readonly Grant[];
	/** Of this sign-in; for ending it. */
	readonly sessionId: string;
}
