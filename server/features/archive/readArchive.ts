import type * as z from "zod";
import { type ArchiveManifest, archiveManifest } from "#shared/features/archive/ArchiveManifest.ts";
import type { ArchiveProblem } from "#shared/features/archive/archiveEndpoints.ts";
import { type BoothDraft, boothDraft } from "#shared/features/booths/BoothDraft.ts";
import { type EventDocument, eventDocument, slug } from "#shared/features/event/EventDocument.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { ArchiveFault, archiveFault } from "./ArchiveFault.ts";
import { mapBoothMedia, mapEventMedia } from "./mapMedia.ts";
import { migrateDocument } from "./migrateDocument.ts";
import type { ArchiveFiles } from "./ZipFiles.ts";

/** A large event's layout with 250 booths comes to 200 KB. */
const DOCUMENT_MAX_BYTES = 4 * 1024 * 1024;
const MAX_PROBLEMS = 50;

/** A file that a document names. */
export interface NamedMedia {
	/** In the archive. */
	readonly file: string;
	readonly kind: MediaKind;
	/** The document that names it, and its place there. */
	readonly by: string;
	readonly where: string;
}

export interface ArchivedBooth {
	readonly draft: BoothDraft;
	/** What goes live with the next publishing; null for nothing. */
	readonly approved: BoothDraft | null;
}

/** What an archive says, its files still named as they lie in it: relative to each document. */
export interface ReadArchive {
	readonly event: EventDocument;
	/** What its door asked for. */
	readonly entry: ArchiveManifest["entry"];
	readonly booths: ReadonlyMap<string, ArchivedBooth>;
	/** Each file once for each kind that it is used as. */
	readonly media: readonly NamedMedia[];
}

/** Reads everything that is no media, and throws an {@link ArchiveFault} with all that is wrong. */
export async function readEventArchive(files: ArchiveFiles): Promise<ReadArchive> {
	const problems = new Problems();
	const manifest = files.names.has("archive.json")
		? await problems.collect(() => readDocument(files, "archive.json", archiveManifest, undefined))
		: undefined;
	const event = await problems.collect(() => readDocument(files, "event.json", eventDocument, "event"));
	const booths = new Map<string, ArchivedBooth>();
	for (const boothId of boothIdsIn(files)) {
		const booth = await problems.collect(() => readArchivedBooth(files, boothId, manifest));
		if (booth) booths.set(boothId, booth);
	}
	if (event) {
		for (const { boothId } of event.halls.flatMap((hall) => hall.booths)) {
			const file = `booths/${boothId}/booth.json`;
			if (!files.names.has(file)) problems.add({ file, code: "booth-missing" });
		}
	}
	const media = new Map<string, NamedMedia>();
	if (event) namedBy(media, "", "event.json", (map) => mapEventMedia(event, map));
	for (const [boothId, { draft, approved }] of booths) {
		const folder = boothFolder(boothId);
		namedBy(media, folder, `${folder}booth.json`, (map) => mapBoothMedia(draft, map));
		if (approved) namedBy(media, folder, `${folder}approved.json`, (map) => mapBoothMedia(approved, map));
	}
	problems.addMissing(files, media.values());
	problems.throwIfAny();
	return { event: event!, entry: manifest?.entry ?? "open", booths, media: [...media.values()] };
}

/** The same of an archive of one booth. */
export async function readBoothArchive(
	files: ArchiveFiles,
): Promise<{ readonly draft: BoothDraft; readonly media: readonly NamedMedia[] }> {
	const problems = new Problems();
	const draft = await problems.collect(() => readDocument(files, "booth.json", boothDraft, "booth"));
	const media = new Map<string, NamedMedia>();
	if (draft) namedBy(media, "", "booth.json", (map) => mapBoothMedia(draft, map));
	problems.addMissing(files, media.values());
	problems.throwIfAny();
	return { draft: draft!, media: [...media.values()] };
}

/** An event archive with every file called by what became of it. */
export function withTakenMedia(
	{ event, entry, booths }: ReadArchive,
	addressOf: (file: string, kind: MediaKind) => string,
): Omit<ReadArchive, "media"> {
	const rename = (boothId: string, draft: BoothDraft) =>
		mapBoothMedia(draft, (media, kind) => addressOf(boothFolder(boothId) + media, kind));
	return {
		entry,
		event: mapEventMedia(event, addressOf),
		booths: new Map(
			[...booths].map(([boothId, { draft, approved }]) => [
				boothId,
				{ draft: rename(boothId, draft), approved: approved && rename(boothId, approved) },
			]),
		),
	};
}

export function boothFolder(boothId: string): string {
	return `booths/${boothId}/`;
}

/** Folders that hold a `booth.json`, whether a hall has a place for it or not. */
function boothIdsIn({ names }: ArchiveFiles): string[] {
	return [...names].flatMap((name) => /^booths\/([^/]+)\/booth\.json$/.exec(name)?.slice(1) ?? []).sort();
}

async function readArchivedBooth(
	files: ArchiveFiles,
	boothId: string,
	manifest: ArchiveManifest | undefined,
): Promise<ArchivedBooth> {
	const file = `${boothFolder(boothId)}booth.json`;
	if (!slug.safeParse(boothId).success) throw archiveFault("wrong-id", file, { detail: boothId });
	const draft = await readOwn(files, file, boothId);
	const state = manifest?.booths[boothId]?.approved ?? "none";
	const approved = state === "earlier" ? await readOwn(files, `${boothFolder(boothId)}approved.json`, boothId) : null;
	return { draft, approved: state === "draft" ? draft : approved };
}

async function readOwn(files: ArchiveFiles, file: string, boothId: string): Promise<BoothDraft> {
	const draft = await readDocument(files, file, boothDraft, "booth");
	if (draft.id !== boothId) throw archiveFault("wrong-id", file, { detail: draft.id });
	return draft;
}

async function readDocument<Schema extends z.ZodType>(
	files: ArchiveFiles,
	file: string,
	schema: Schema,
	kind: "event" | "booth" | undefined,
): Promise<z.output<Schema>> {
	const bytes = await files.read(file, DOCUMENT_MAX_BYTES);
	let json: unknown;
	try {
		// Editors on Windows put a byte-order mark first.
		json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (error) {
		throw archiveFault("not-json", file, { detail: error instanceof Error ? error.message : String(error) });
	}
	if (kind === undefined && isOfLaterFormat(json)) throw archiveFault("unknown-version", file);
	const parsed = schema.safeParse(kind ? migrateDocument(kind, json, file) : json);
	if (parsed.success) return parsed.data;
	throw new ArchiveFault(
		parsed.error.issues.map(({ path, message }) => ({
			file,
			code: "wrong-shape",
			where: path.join("."),
			detail: message,
		})),
	);
}

function isOfLaterFormat(json: unknown): boolean {
	const format = archiveManifest.shape.format.safeParse((json as { format?: unknown } | null)?.format);
	return !format.success;
}

/** Goes through a document as if to rename its files, and notes them. */
function namedBy(
	media: Map<string, NamedMedia>,
	folder: string,
	by: string,
	walk: (map: (path: string, kind: MediaKind, where: string) => string) => unknown,
): void {
	walk((path, kind, where) => {
		const file = folder + path.replace(/^\.\//, "");
		const key = `${kind} ${file}`;
		if (!media.has(key)) media.set(key, { file, kind, by, where });
		return path;
	});
}

/** Everything that is wrong is told at once: whoever packed it mends it once. */
class Problems {
	readonly #all: ArchiveProblem[] = [];

	add(problem: ArchiveProblem): void {
		this.#all.push(problem);
	}

	async collect<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
		try {
			return await read();
		} catch (error) {
			if (!(error instanceof ArchiveFault)) throw error;
			this.#all.push(...error.problems);
			return undefined;
		}
	}

	addMissing(files: ArchiveFiles, media: Iterable<NamedMedia>): void {
		for (const { file, by, where } of media) {
			if (!files.names.has(file)) this.add({ file, code: "missing", where: `${by}: ${where}` });
		}
	}

	throwIfAny(): void {
		if (this.#all.length > 0) throw new ArchiveFault(this.#all.slice(0, MAX_PROBLEMS));
	}
}
