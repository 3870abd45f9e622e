import { rm } from "node:fs/promises";
import type { ArchiveProblem } from "#shared/features/archive/archiveEndpoints.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { EventDocument } from "#shared/features/event/EventDocument.ts";
import { type MediaKind, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
import { ArchiveFault } from "./ArchiveFault.ts";
import { mapBoothMedia } from "./mapMedia.ts";
import {
	type NamedMedia,
	type ReadArchive,
	readBoothArchive,
	readEventArchive,
	withTakenMedia,
} from "./readArchive.ts";
import { type ArchiveLimits, ZipFiles } from "./ZipFiles.ts";

/** A file that was looked at and is fit for visitors; nothing is kept before {@link keep}. */
export interface JudgedMedia {
	/** Its address below `/content/`. */
	keep(): Promise<string>;
	/** Of one that is not wanted after all. */
	drop(): Promise<void>;
}

export type JudgeMedia = (
	path: string,
	kind: MediaKind,
) => Promise<JudgedMedia | { readonly refused: string; readonly detail: string | null }>;

export interface TakeArchiveOptions {
	readonly limits: ArchiveLimits;
	/** A new path to unpack something to, on the disk where media are kept. */
	readonly scratch: (ending: string) => string;
	readonly judge: JudgeMedia;
}

export type TakenEvent = Omit<ReadArchive, "media">;

/**
 * An event out of a zip, all of its media kept. Throws an {@link ArchiveFault} before anything is kept. `admit` is asked
 * once the documents are read, and may throw.
 */
export async function takeEventArchive(
	zipPath: string,
	options: TakeArchiveOptions,
	admit: (event: EventDocument) => Promise<void>,
): Promise<TakenEvent> {
	const zip = await ZipFiles.open(zipPath, options.limits);
	try {
		const read = await readEventArchive(zip);
		await admit(read.event);
		return withTakenMedia(read, await takeMedia(zip, read.media, options));
	} finally {
		zip.close();
	}
}

/** The same of one booth. */
export async function takeBoothArchive(zipPath: string, options: TakeArchiveOptions): Promise<BoothDraft> {
	const zip = await ZipFiles.open(zipPath, options.limits);
	try {
		const { draft, media } = await readBoothArchive(zip);
		return mapBoothMedia(draft, await takeMedia(zip, media, options));
	} finally {
		zip.close();
	}
}

type AddressOf = (file: string, kind: MediaKind) => string;

/** Judges all of them, and only then keeps the first. */
async function takeMedia(
	zip: ZipFiles,
	media: readonly NamedMedia[],
	{ scratch, judge }: TakeArchiveOptions,
): Promise<AddressOf> {
	const judged = new Map<string, JudgedMedia>();
	const problems: ArchiveProblem[] = [];
	try {
		for (const { file, kind, by, where } of media) {
			const path = scratch(endingOf(file));
			try {
				await zip.copyTo(file, path, UPLOAD_LIMITS[kind]);
				const judgement = await judge(path, kind);
				if ("keep" in judgement) judged.set(keyOf(file, kind), judgement);
				else problems.push({ file, code: "media-refused", where: `${by}: ${where}`, detail: judgement.refused });
			} catch (error) {
				if (!(error instanceof ArchiveFault)) throw error;
				problems.push(...error.problems);
				// The archive has used up what may come out of it.
				if (error.problems.some(({ file: whole }) => whole === "")) break;
			} finally {
				await rm(path, { force: true });
			}
		}
		if (problems.length > 0) throw new ArchiveFault(problems);
		const addresses = new Map<string, string>();
		for (const [key, one] of judged) addresses.set(key, await one.keep());
		return (file, kind) => addresses.get(keyOf(file.replace(/(^|\/)\.\//, "$1"), kind))!;
	} finally {
		for (const one of judged.values()) await one.drop();
	}
}

function keyOf(file: string, kind: MediaKind): string {
	return `${kind} ${file}`;
}

/** Of our own choosing: what it holds is judged by content. */
function endingOf(file: string): string {
	return /\.([a-z0-9]{2,5})$/.exec(file.toLowerCase())?.[1] ?? "bin";
}
