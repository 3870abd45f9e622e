import type { Insertable, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** A statement takes so many values on PostgreSQL (65,535) and SQLite (32,766), and rows have up to a dozen. */
const ROWS_AT_ONCE = 500;

/** Inserts any number of rows, none as well. */
export async function insertInPieces<Table extends keyof Tables>(
	tx: Transaction<Tables>,
	table: Table,
	rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
	for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
		await tx
			.insertInto(table)
			.values(rows.slice(start, start + ROWS_AT_ONCE) as never)
			.execute();
	}
}
