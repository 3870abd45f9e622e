import { expect, it } from "vitest";
import { resultRows, resultsCsv } from "#client/features/visits/resultRows.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import type { BoothVisits } from "#shared/features/visits/visitEndpoints.ts";

const figures = (boothId: string, visitors: number): BoothVisits => ({
	boothId,
	visitors,
	visits: visitors * 2,
	engagedVisits: visitors,
	totalDwellSeconds: visitors * 30.4,
	medianDwellSeconds: 15.2,
	insideNow: 0,
});
const booth = (boothId: string, number: string, name: string) =>
	({ boothId, number, name: { "zh-CN": `${name}中`, en: name } }) as BoothInList;

const BOOTHS = [booth("a", "A2", "Anna"), booth("b", "A10", "=HYPERLINK(1)"), booth("c", "A1", "Cleo")];

it("[VISIT10] results are sorted by what is asked for, equal ones by number; a booth that is gone keeps its figures", () => {
	const rows = resultRows(
		[figures("a", 1), figures("b", 3), figures("c", 1), figures("gone", 2)],
		BOOTHS,
		"en",
		"visitors",
	);
	expect(rows.map(({ number, name }) => [number, name])).toEqual([
		["A10", "=HYPERLINK(1)"],
		["", "gone"],
		["A1", "Cleo"],
		["A2", "Anna"],
	]);
	expect(resultRows([figures("a", 1)], BOOTHS, "zh-CN", "visits")[0]?.name).toBe("Anna中");
});

it("[VISIT10] a spreadsheet of them opens with its letters right, and runs nothing that somebody called their booth", () => {
	const csv = resultsCsv(resultRows([figures("b", 3)], BOOTHS, "en", "visitors"), ["No.", "Booth"]);
	expect(csv).toBe("\ufeffNo.,Booth\nA10,'=HYPERLINK(1),3,6,3,91,15,0\n");
});
