import type { Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * The next revision of an event's draft, for one change. Whoever else wants one waits until this transaction is over, so
 * revisions become readable in their order. Undefined where there is no such event.
 */
export async function nextRevision(tx: Transaction<Tables>, eventId: string): Promise<number | undefined> {
	const row = await tx
		.updateTable("events")
		.set((eb) => ({ revision: eb("revision", "+", 1) }))
		.where("event_id", "=", eventId)
		.returning("revision")
		.executeTakeFirst();
	return row?.revision;
}
