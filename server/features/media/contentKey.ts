import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { MediaKind } from "#shared/features/media/Media.ts";

/** Raised when the pipeline makes something else of the same file: what it made before is not taken for the same then. */
const PIPELINE = 1;

/** What the same file, uploaded for the same use and looked at in the same way, is known by. */
export async function contentKeyOf(kind: MediaKind, path: string, signal?: AbortSignal): Promise<string> {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash, signal ? { signal } : {});
	return `${PIPELINE}:${kind}:${hash.digest("hex")}`;
}
