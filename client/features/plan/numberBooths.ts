import type { FloorPoint } from "#shared/space/vector.ts";

interface NumberedBooth extends FloorPoint {
	readonly objectId: string;
}

/** Booths this near in depth stand in one row, metres. */
const SAME_ROW = 1.5;

/**
 * Numbers for booths as one walks past them: rows from the back of the hall to its entrance, each from the left. They
 * count on from `first` ("A1", "B07"), in as many digits, and leave out those of `taken`.
 */
export function numberBooths(
	booths: readonly NumberedBooth[],
	first: string,
	taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
	const match = /^(.*?)(\d+)$/.exec(first.trim());
	const prefix = match?.[1] ?? first.trim();
	const digits = match?.[2]?.length ?? 1;
	let next = match ? Number(match[2]) : 1;
	const numbers = new Map<string, string>();
	for (const { objectId } of inRows(booths)) {
		let number = "";
		do number = prefix + String(next++).padStart(digits, "0");
		while (taken.has(number));
		numbers.set(objectId, number);
	}
	return numbers;
}

function inRows<Booth extends FloorPoint>(booths: readonly Booth[]): Booth[] {
	const rows: Booth[][] = [];
	for (const booth of [...booths].sort((one, other) => one.z - other.z)) {
		const row = rows.at(-1);
		if (row && booth.z - row[0]!.z <= SAME_ROW) row.push(booth);
		else rows.push([booth]);
	}
	return rows.flatMap((row) => row.sort((one, other) => one.x - other.x));
}

/** The first number that nobody has, in the way that the hall's are: after "A1", "A2" comes "A3". */
export function nextNumber(numbers: readonly string[]): string {
	const last = [...numbers].sort((one, other) => one.localeCompare(other, "en", { numeric: true })).at(-1) ?? "A0";
	const match = /^(.*?)(\d+)$/.exec(last);
	const first = match ? `${match[1]}${String(Number(match[2]) + 1).padStart(match[2]!.length, "0")}` : `${last}1`;
	const [number] = numberBooths([{ objectId: "", x: 0, z: 0 }], first, new Set(numbers)).values();
	return (number ?? first).slice(0, 8);
}
