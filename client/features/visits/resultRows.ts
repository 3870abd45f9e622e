import { stringify } from "csv-stringify/browser/esm/sync";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import type { Language } from "#shared/features/event/text.ts";
import type { BoothVisits } from "#shared/features/visits/visitEndpoints.ts";

/** The figures of a booth that one sorts by. */
export const RESULT_COLUMNS = [
	"visitors",
	"visits",
	"engagedVisits",
	"totalDwellSeconds",
	"medianDwellSeconds",
	"insideNow",
] as const satisfies readonly (keyof BoothVisits)[];
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

export interface ResultRow extends BoothVisits {
	/** Of a booth that is no longer in the plan, nothing. */
	readonly number: string;
	readonly name: string;
}

/** With what people call each booth; the most of the column first, and equal ones by number. */
export function resultRows(
	visits: readonly BoothVisits[],
	booths: readonly BoothInList[],
	language: Language,
	by: ResultColumn,
): ResultRow[] {
	const known = new Map(booths.map((booth) => [booth.boothId, booth]));
	return visits
		.map((figures) => {
			const booth = known.get(figures.boothId);
			const name = booth?.name[language] || figures.boothId;
			return { ...figures, number: booth?.number ?? "", name };
		})
		.sort((a, b) => b[by] - a[by] || a.number.localeCompare(b.number, undefined, { numeric: true }));
}

/** For a spreadsheet: with a mark that Excel knows its letters by, and nothing that it takes for a formula. */
export function resultsCsv(rows: readonly ResultRow[], headings: readonly string[]): string {
	const lines = rows.map((row) => [row.number, row.name, ...RESULT_COLUMNS.map((column) => Math.round(row[column]))]);
	return stringify([headings, ...lines], { bom: true, escape_formulas: true });
}
