import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { FileRefused } from "./FileRefused.ts";

/** What a file is by what it holds; its name is never asked. */
export type FileType = "glb" | "jpeg" | "png" | "webp" | "avif" | "mp4" | "webm" | "pdf";

const TAKEN: Readonly<Record<MediaKind, readonly FileType[]>> = {
	model: ["glb"],
	stand: ["glb"],
	image: ["jpeg", "png", "webp", "avif"],
	photo360: ["jpeg", "png", "webp", "avif"],
	video: ["mp4", "webm"],
	document: ["pdf"],
};

const BY_MIME: Readonly<Record<string, FileType>> = {
	"model/gltf-binary": "glb",
	"image/jpeg": "jpeg",
	"image/png": "png",
	"image/apng": "png",
	"image/webp": "webp",
	"image/avif": "avif",
	"video/mp4": "mp4",
	"video/x-m4v": "mp4",
	"video/webm": "webm",
	"application/pdf": "pdf",
};

/** Enough for the longest header that a type is told by. */
const HEAD_BYTES = 8192;

/** Throws a {@link FileRefused} where the content is nothing that is taken for this kind, whatever the name says. */
export async function judgeType(path: string, kind: MediaKind): Promise<FileType> {
	const head = await readHead(path);
	const found = await fileTypeFromBuffer(head);
	// file-type looks for a PDF's mark further in: what stands before it could be read as something else.
	const isShifted = found?.mime === "application/pdf" && !startsWith(head, "%PDF-");
	const type = found && BY_MIME[found.mime];
	if (type && TAKEN[kind].includes(type)) {
		if (isShifted) throw new FileRefused("polyglot", "bytes before %PDF-");
		return type;
	}
	throw new FileRefused("wrong-type", found?.mime ?? (looksLikeText(head) ? "text" : "unknown"));
}

async function readHead(path: string): Promise<Uint8Array> {
	const file = await open(path, "r");
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
	return [...mark].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

function looksLikeText(bytes: Uint8Array): boolean {
	return bytes.length > 0 && bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
