import { on } from "node:events";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { type Entry, fromBuffer, type Options, type ZipFile } from "yauzl";
import { SHEET_MAX_ROWS } from "#shared/features/accounts/ExhibitorSheet.ts";

export type SheetRefusal = "sheet-unreadable" | "sheet-empty" | "sheet-too-long";

/** A file that cannot be taken, for a reason that whoever sent it is told. */
export class SheetRefused extends Error {
	readonly reason: SheetRefusal;

	constructor(reason: SheetRefusal, options?: ErrorOptions) {
		super(reason, options);
		this.reason = reason;
	}
}

export type TableAnswer = { readonly table: string[][] } | { readonly reason: SheetRefusal };

/** A spreadsheet of a thousand rows unpacks to less than one. */
const UNPACKED_MAX_BYTES = 24 * 1024 * 1024;
const PARTS_MAX = 200;
const COLUMNS_MAX = 100;
/** Empty ones between the others included. */
const LINES_MAX = SHEET_MAX_ROWS * 3;
const CELL_MAX = 500;

/**
 * The cells of a CSV or of an XLSX's first sheet, as trimmed texts; which of the two it is, its bytes say. Throws a
 * {@link SheetRefused}.
 */
export async function readTable(file: Buffer): Promise<string[][]> {
	const rows = isZip(file) ? await readXlsx(file) : readCsv(decode(file));
	if (rows.length > LINES_MAX) throw new SheetRefused("sheet-too-long");
	const table = rows.map((row) => row.slice(0, COLUMNS_MAX).map(textOf));
	if (!table.some((row) => row.some((cell) => cell !== ""))) throw new SheetRefused("sheet-empty");
	return table;
}

function isZip(file: Buffer): boolean {
	return file.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004"));
}

async function readXlsx(file: Buffer): Promise<readonly (readonly unknown[])[]> {
	try {
		await measure(file);
		return await readSheet(file);
	} catch (error) {
		throw new SheetRefused("sheet-unreadable", { cause: error });
	}
}

/** Throws where it unpacks to more than a spreadsheet is: what a part says of its own size is not believed. */
async function measure(file: Buffer): Promise<void> {
	const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(file, { lazyEntries: true });
	const open = promisify(zip.openReadStream.bind(zip) as OpenReadStream);
	const entries = on(zip, "entry", { close: ["end"] });
	zip.readEntry();
	let unpacked = 0;
	let parts = 0;
	for await (const [entry] of entries) {
		parts += 1;
		if (parts > PARTS_MAX) throw new Error("too many parts");
		for await (const chunk of await open(entry as Entry)) {
			unpacked += (chunk as Buffer).length;
			if (unpacked > UNPACKED_MAX_BYTES) throw new Error("unpacks to too much");
		}
		zip.readEntry();
	}
}

type OpenReadStream = (entry: Entry, done: (error: Error | null, stream: Readable) => void) => void;

/**
 * As Excel writes CSV: UTF-8 with or without a mark, UTF-16 with one ("Unicode text"), and else, in China, GBK, of which
 * GB 18030 is the larger set.
 */
function decode(file: Buffer): string {
	const starts = (...bytes: number[]) => bytes.every((byte, index) => file[index] === byte);
	try {
		if (starts(0xff, 0xfe)) return new TextDecoder("utf-16le", { fatal: true }).decode(file);
		if (starts(0xfe, 0xff)) return new TextDecoder("utf-16be", { fatal: true }).decode(file);
		if (file.includes(0)) throw new SheetRefused("sheet-unreadable");
		return new TextDecoder("utf-8", { fatal: true }).decode(file);
	} catch (error) {
		if (error instanceof SheetRefused || file.includes(0)) throw new SheetRefused("sheet-unreadable");
	}
	try {
		return new TextDecoder("gb18030", { fatal: true }).decode(file);
	} catch {
		throw new SheetRefused("sheet-unreadable");
	}
}

const SEPARATORS = ["\t", ";", ","] as const;

function readCsv(text: string): string[][] {
	// What separates cells in the first line does so in all.
	const [first = ""] = text.split(/\r?\n/, 1);
	const counts = SEPARATORS.map((separator) => first.split(separator).length);
	const delimiter = SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
	try {
		return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, to_line: LINES_MAX + 1 });
	} catch (error) {
		throw new SheetRefused("sheet-unreadable", { cause: error });
	}
}

function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return "";
	const text = typeof cell === "number" || typeof cell === "string" ? String(cell) : "";
	// Full-width spaces and line breaks within a cell count as spaces; so does what cannot be seen.
	return text
		.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
		.trim()
		.slice(0, CELL_MAX);
}
