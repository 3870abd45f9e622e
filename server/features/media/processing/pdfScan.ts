import { inflateSync } from "node:zlib";
import { FileRefused } from "./FileRefused.ts";

/** Names of a PDF's dictionaries that make it do something, carry files, or speak to other hosts. */
const ACTIVE = [
	"JavaScript",
	"Launch",
	"EmbeddedFile",
	"EmbeddedFiles",
	"RichMedia",
	"GoToE",
	"SubmitForm",
	"ImportData",
];
/** Too short to be looked for in compressed data, where they come by chance. */
const ACTIVE_IN_OBJECTS = ["JS", "XFA"];
/** What one object stream may unfold to. */
const UNFOLDED_AT_MOST = 64 * 1024 * 1024;
const STREAMS_AT_MOST = 200_000;
/** A ZIP's end is found in its last bytes, comment included (APPNOTE 4.3.16). */
const ZIP_TAIL_BYTES = 65_557;

/**
 * Refuses a PDF that could do anything but be read, or that is something else as well. Names are compared as readers
 * do (`#4a` is `J`), in the file itself and in object streams, which hide them from a plain search.
 */
export function refuseActivePdf(bytes: Buffer): void {
	if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") throw new FileRefused("polyglot", "bytes before %PDF-");
	const text = bytes.toString("latin1");
	const end = text.lastIndexOf("%%EOF");
	if (end < 0) throw new FileRefused("pdf-unreadable", "no end of file");
	if (/[^\s\0]/.test(text.slice(end + 5))) throw new FileRefused("polyglot", "bytes after %%EOF");
	if (text.slice(-ZIP_TAIL_BYTES).includes("PK\x05\x06")) throw new FileRefused("polyglot", "a ZIP archive as well");
	if (/\/Encrypt\b/.test(text.slice(-ZIP_TAIL_BYTES)) || /\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) {
		throw new FileRefused("pdf-encrypted");
	}
	refuseNames(text, ACTIVE);
	const { objects, streams } = takeApart(text, bytes);
	refuseNames(objects, ACTIVE_IN_OBJECTS);
	for (const stream of streams) refuseNames(stream, [...ACTIVE, ...ACTIVE_IN_OBJECTS]);
}

function refuseNames(text: string, names: readonly string[]): void {
	const readable = text.includes("#")
		? text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
		: text;
	const found = new RegExp(`/(${names.join("|")})(?![\\w.-])`).exec(readable);
	if (found) throw new FileRefused("pdf-active", `/${found[1]}`);
}

/** What lies outside streams, and what object streams unfold to. */
function takeApart(text: string, bytes: Buffer): { objects: string; streams: string[] } {
	const streams: string[] = [];
	const outside: string[] = [];
	let at = 0;
	let unfolded = 0;
	for (let count = 0; ; count++) {
		const mark = /stream\r?\n/g;
		mark.lastIndex = at;
		const found = mark.exec(text);
		if (!found || count > STREAMS_AT_MOST) {
			if (count > STREAMS_AT_MOST) throw new FileRefused("pdf-unreadable", "too many streams");
			outside.push(text.slice(at));
			return { objects: outside.join("\n"), streams };
		}
		const head = text.slice(at, found.index);
		outside.push(head);
		const start = found.index + found[0].length;
		const close = text.indexOf("endstream", start);
		const end = close < 0 ? text.length : close;
		const dictionary = head.slice(head.lastIndexOf(" obj") + 4);
		if (/\/Type\s*\/ObjStm\b/.test(dictionary)) {
			const objects = unfold(dictionary, bytes.subarray(start, end));
			unfolded += objects.length;
			if (unfolded > UNFOLDED_AT_MOST) throw new FileRefused("pdf-unreadable", "object streams unfold to too much");
			streams.push(objects);
		}
		at = end + "endstream".length;
		if (at >= text.length) return { objects: outside.join("\n"), streams };
	}
}

function unfold(dictionary: string, data: Buffer): string {
	const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.replace(/[[\]\s]/g, "") ?? "";
	if (filter === "") return data.toString("latin1");
	const isPredicted = /\/Predictor\s+(?!1\b)\d+/.test(dictionary);
	if (filter !== "/FlateDecode" || isPredicted) throw new FileRefused("pdf-unreadable", `object streams in ${filter}`);
	try {
		return inflateSync(data, { maxOutputLength: UNFOLDED_AT_MOST, finishFlush: 2 }).toString("latin1");
	} catch (error) {
		throw new FileRefused("pdf-unreadable", "an object stream cannot be unfolded", { cause: error });
	}
}
