/** Why a database would not write, in a word someone can act on. */
export type NotSavedReason = "disk-full" | "database-unreachable" | "failed";

/** The database did not keep something; whoever asked for it is told that it did not happen. */
export class NotSavedError extends Error {
	readonly reason: NotSavedReason;

	constructor(what: string, reason: NotSavedReason, cause: unknown) {
		super(`${what} could not be saved: ${reason}`, { cause });
		this.name = "NotSavedError";
		this.reason = reason;
	}
}
