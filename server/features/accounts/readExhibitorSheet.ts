import { once } from "node:events";
import { Worker } from "node:worker_threads";
import {
	columnOf,
	type ExhibitorRow,
	SHEET_COLUMNS,
	SHEET_MAX_ROWS,
	type SheetColumn,
} from "#shared/features/accounts/ExhibitorSheet.ts";
import type { SheetRefusal, TableAnswer } from "./readTable.ts";

export interface ExhibitorSheet {
	readonly rows: ExhibitorRow[];
	/** What each column is called in the file; null where there is none. */
	readonly columns: Record<SheetColumn, string | null>;
	readonly ignored: string[];
}

export type SheetReading =
	| { readonly kind: "read"; readonly sheet: ExhibitorSheet }
	| { readonly kind: "refused"; readonly reason: SheetRefusal }
	/** Names of the columns that are missing. */
	| { readonly kind: "columns"; readonly missing: SheetColumn[] };

const READ_WITHIN_MS = 10_000;
const MEMORY_MB = 192;
/** A title or a note may stand above the header. */
const HEADER_WITHIN = 10;

/** Reads a spreadsheet in a thread that is stopped where it takes too long or too much. */
export async function readExhibitorSheet(file: Uint8Array): Promise<SheetReading> {
	const answer = await readInThread(file);
	return "reason" in answer ? { kind: "refused", reason: answer.reason } : arrange(answer.table);
}

async function readInThread(file: Uint8Array): Promise<TableAnswer> {
	const worker = new Worker(new URL("./sheetWorker.ts", import.meta.url), {
		workerData: file,
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	try {
		const [answer] = await once(worker, "message", { signal: AbortSignal.timeout(READ_WITHIN_MS) });
		return answer as TableAnswer;
	} catch {
		// Out of memory, or out of time.
		return { reason: "sheet-unreadable" };
	} finally {
		await worker.terminate();
	}
}

/** Which cell of each line is what. */
export function arrange(table: readonly (readonly string[])[]): SheetReading {
	const headerAt = table
		.slice(0, HEADER_WITHIN)
		.findIndex((row) => row.filter((cell) => columnOf(cell) !== undefined).length >= 2);
	const header = table[headerAt];
	if (!header) return { kind: "columns", missing: ["companyEn", "boothNumber", "email"] };

	const places = new Map<SheetColumn, number>();
	const ignored: string[] = [];
	header.forEach((cell, place) => {
		const column = columnOf(cell);
		if (column !== undefined && !places.has(column)) places.set(column, place);
		else if (cell !== "") ignored.push(cell);
	});
	const missing: SheetColumn[] = [];
	if (!places.has("companyZh") && !places.has("companyEn")) missing.push("companyEn");
	if (!places.has("boothNumber")) missing.push("boothNumber");
	if (!places.has("email")) missing.push("email");
	if (missing.length > 0) return { kind: "columns", missing };

	const rows = table.slice(headerAt + 1).flatMap((line, index): ExhibitorRow[] => {
		const cell = (column: SheetColumn) => line[places.get(column) ?? -1] ?? "";
		const row = {
			row: headerAt + index + 2,
			companyZh: cell("companyZh"),
			companyEn: cell("companyEn"),
			boothNumber: cell("boothNumber"),
			contact: cell("contact"),
			email: cell("email"),
		};
		return SHEET_COLUMNS.some((column) => row[column] !== "") ? [row] : [];
	});
	if (rows.length === 0) return { kind: "refused", reason: "sheet-empty" };
	if (rows.length > SHEET_MAX_ROWS) return { kind: "refused", reason: "sheet-too-long" };
	const columns = Object.fromEntries(
		SHEET_COLUMNS.map((column) => {
			const place = places.get(column);
			return [column, place === undefined ? null : (header[place] ?? null)];
		}),
	) as Record<SheetColumn, string | null>;
	return { kind: "read", sheet: { rows, columns, ignored } };
}
