import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, rm, stat } from "node:fs/promises";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { MediaFacts, MediaKind } from "#shared/features/media/Media.ts";
import type { Taken } from "./processing/Job.ts";
import { JOB_LIMITS, type JobLimits, runJob } from "./processing/runJob.ts";

export interface FileJudgeOptions {
	readonly blobs: BlobFolder;
	/** What is known of a file that is kept from now on. */
	readonly keepFacts: (name: string, facts: MediaFacts) => Promise<void>;
	readonly limits?: JobLimits;
}

/** A file that is fit for visitors; nothing of it is kept before {@link keep}. */
export interface JudgedFile {
	/** Its address below `/content/`. */
	keep(): Promise<string>;
	drop(): Promise<void>;
}

/** What costs a visitor no more than this part of what we would make of it is left as it is. */
const TOLERANCE = 1.1;

/**
 * Looks at files that come by another way than an upload, as uploads are looked at. What was reduced once is kept as it
 * is: a picture that is pressed again at every move is a worse one each time.
 */
export function fileJudge({ blobs, keepFacts, limits = JOB_LIMITS }: FileJudgeOptions) {
	return async (
		path: string,
		kind: MediaKind,
	): Promise<JudgedFile | { readonly refused: string; readonly detail: string | null }> => {
		const name = `${await hashOf(path)}${extname(path)}`;
		// The same was looked at before, or came with Pavilion.
		if (await blobs.has(name)) return { keep: async () => `/content/${name}`, drop: async () => {} };
		const folder = blobs.unfinished("folder");
		const drop = () => rm(folder, { recursive: true, force: true });
		try {
			await mkdir(folder);
			const answer = await runJob({ path, kind, folder }, limits, new AbortController().signal);
			if ("refused" in answer) {
				await drop();
				return { refused: answer.refused.reason, detail: answer.refused.detail };
			}
			const { taken } = answer;
			const [made] = taken.files;
			if (!made) throw new Error("fileJudge: nothing was made of a file");
			const isGoodAsItIs = await isAsGood(path, taken);
			if (isGoodAsItIs) await copyFile(path, made.path);
			return { keep: () => keep(taken, blobs, keepFacts), drop };
		} catch (error) {
			await drop();
			throw error;
		}
	};
}

async function keep(
	{ files, facts }: Taken,
	blobs: BlobFolder,
	keepFacts: FileJudgeOptions["keepFacts"],
): Promise<string> {
	const names: string[] = [];
	for (const { path, ending } of files) names.push((await blobs.keep(path, ending)).name);
	const [name, ...pages] = names;
	const addresses = pages.map((page) => `/content/${page}`);
	await keepFacts(
		name!,
		facts.kind === "document" ? { ...facts, cover: addresses[0] ?? null, thumbnails: addresses.slice(1) } : facts,
	);
	return `/content/${name}`;
}

/** Whether what came is as small and as clean as what was made of it. */
async function isAsGood(path: string, { files, facts, reduction }: Taken): Promise<boolean> {
	switch (facts.kind) {
		case "image":
		case "photo360":
			return isCleanWebp(path, facts);
		case "model":
		case "stand":
			if (!reduction) return false;
			return (["triangles", "draws", "textureBytes", "bytes"] as const).every(
				(cost) => reduction.before[cost] <= reduction.after[cost] * TOLERANCE,
			);
		case "video":
		case "document":
			// A film is written anew without what else was in it; a document was left as it came.
			return files[0] !== undefined && (await stat(path)).size === (await stat(files[0].path)).size;
		default:
			return facts satisfies never;
	}
}

/** Chunks that hold a picture, and nothing but a picture. */
const PICTURE_CHUNKS: ReadonlySet<string> = new Set(["VP8 ", "VP8L", "VP8X", "ALPH"]);

/** A WebP of the size that is shown, without metadata, and with nothing after its end. Source: RFC 9649. */
async function isCleanWebp(path: string, shown: { readonly width: number; readonly height: number }): Promise<boolean> {
	await using file = await open(path);
	const { size } = await file.stat();
	const head = Buffer.alloc(30);
	await file.read(head, 0, 30, 0);
	if (head.toString("latin1", 0, 4) !== "RIFF" || head.toString("latin1", 8, 12) !== "WEBP") return false;
	if (head.readUInt32LE(4) + 8 !== size) return false;
	for (let at = 12; at < size; ) {
		await file.read(head, 0, 18, at);
		const type = head.toString("latin1", 0, 4);
		if (!PICTURE_CHUNKS.has(type)) return false;
		const found = sizeIn(type, head);
		if (found && (found.width !== shown.width || found.height !== shown.height)) return false;
		const bytes = head.readUInt32LE(4);
		at += 8 + bytes + (bytes % 2);
	}
	return true;
}

/** `head` is a chunk's first 18 bytes. */
function sizeIn(type: string, head: Buffer): { width: number; height: number } | undefined {
	switch (type) {
		case "VP8X":
			return { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 };
		case "VP8 ":
			return { width: head.readUInt16LE(14) & 0x3fff, height: head.readUInt16LE(16) & 0x3fff };
		case "VP8L": {
			const bits = head.readUInt32LE(9);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		default:
			return undefined;
	}
}

async function hashOf(path: string): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return hash.digest("hex").slice(0, 40);
}
