import type { Readable } from "node:stream";
import yazl from "yazl";
import { ARCHIVE_FORMAT, type ArchiveManifest } from "#shared/features/archive/ArchiveManifest.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothReview } from "#shared/features/booths/boothEndpoints.ts";
import type { EventDocument } from "#shared/features/event/EventDocument.ts";
import { mapBoothMedia, mapEventMedia } from "./mapMedia.ts";
import { boothFolder } from "./readArchive.ts";

/** The same content makes the same archive, byte for byte: no clock in it. */
const PACKED = { mtime: new Date("2000-01-01T00:00:00Z"), mode: 0o100644 } as const;

export interface EventToPack {
	readonly event: EventDocument;
	readonly revision: number;
	readonly live: number | null;
	readonly entry: ArchiveManifest["entry"];
	readonly booths: readonly {
		readonly draft: BoothDraft;
		readonly review: BoothReview["state"];
		readonly approved: BoothDraft | null;
	}[];
}

/** Files of an archive by their names: documents as text, media by the name of their blob. */
export type PackedFiles = ReadonlyMap<string, { readonly text: string } | { readonly blob: string }>;

/** An event folder: what `assets/events/<id>/` is, and `archive.json`. */
export function packEvent({ event, revision, live, entry, booths }: EventToPack): PackedFiles {
	const files: Files = new Map();
	const states: Record<string, ArchiveManifest["booths"][string]> = {};
	putDocument(files, "event.json", mapEventMedia(event, packInto(files, "")));
	for (const { draft, review, approved } of [...booths].sort((a, b) => (a.draft.id < b.draft.id ? -1 : 1))) {
		const folder = boothFolder(draft.id);
		putDocument(files, `${folder}booth.json`, mapBoothMedia(draft, packInto(files, folder)));
		const isEarlier = approved !== null && JSON.stringify(approved) !== JSON.stringify(draft);
		if (isEarlier) putDocument(files, `${folder}approved.json`, mapBoothMedia(approved, packInto(files, folder)));
		states[draft.id] = { review, approved: approved === null ? "none" : isEarlier ? "earlier" : "draft" };
	}
	const about = { format: ARCHIVE_FORMAT, eventId: event.id, revision, live, entry } as const;
	const manifest: ArchiveManifest = { ...about, booths: states };
	putDocument(files, "archive.json", manifest);
	return files;
}

/** One booth's folder. */
export function packBooth(draft: BoothDraft): PackedFiles {
	const files: Files = new Map();
	putDocument(files, "booth.json", mapBoothMedia(draft, packInto(files, "")));
	return files;
}

/** Documents first, then media in the order of their names: whoever reads it knows early what it is. */
export function streamZip(files: PackedFiles, pathOf: (blob: string) => string): Readable {
	const zip = new yazl.ZipFile();
	const output = zip.outputStream as Readable;
	zip.on("error", (error: Error) => output.destroy(error));
	const named = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [name, file] of named) if ("text" in file) zip.addBuffer(Buffer.from(file.text), name, PACKED);
	for (const [name, file] of named) {
		// Media are packed already: pressing them again costs time and gains nothing.
		if ("blob" in file) zip.addFile(pathOf(file.blob), name, { ...PACKED, compress: false });
	}
	zip.end();
	return output;
}

type Files = Map<string, { readonly text: string } | { readonly blob: string }>;

function putDocument(files: Files, name: string, document: unknown): void {
	files.set(name, { text: `${JSON.stringify(document, null, "\t")}\n` });
}

/** `/content/<hash>.webp` lies in the archive as `media/<hash>.webp` beside the document. */
function packInto(files: Files, folder: string): (address: string) => string {
	return (address) => {
		const blob = address.replace(/^\/content\//, "");
		files.set(`${folder}media/${blob}`, { blob });
		return `media/${blob}`;
	};
}
