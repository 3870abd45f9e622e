import { createWriteStream } from "node:fs";
import { statfs } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Whoever sends nothing for so long has gone. */
const IDLE_MS = 60_000;
/** Left free for the database and all else that must go on. */
const SPARE_BYTES = 256 * 1024 * 1024;

export type NotReceived = "too-large" | "disk-full" | "cut-off";

/** Writes a request's body to a file, as it comes. Undefined once all of it is there; what came is the caller's to remove. */
export async function receiveZip(
	request: IncomingMessage,
	path: string,
	limitBytes: number,
	idleMs = IDLE_MS,
): Promise<NotReceived | undefined> {
	const announced = Number(request.headers["content-length"] ?? 0);
	if (announced > limitBytes) return "too-large";
	if ((await freeBytesAt(dirname(path))) < announced + SPARE_BYTES) return "disk-full";
	let bytes = 0;
	const count = new Transform({
		transform(piece: Buffer, _encoding, done) {
			bytes += piece.length;
			if (bytes > limitBytes) done(new TooLarge());
			else done(null, piece);
		},
	});
	const { socket } = request;
	const drop = () => request.destroy();
	socket.setTimeout(idleMs, drop);
	try {
		await pipeline(request, count, createWriteStream(path, { flags: "wx" }));
		return undefined;
	} catch (error) {
		if (error instanceof TooLarge) return "too-large";
		if (isDiskFull(error)) return "disk-full";
		if (request.destroyed || request.readableAborted) return "cut-off";
		throw error;
	} finally {
		// Whoever has sent all of it waits in silence while it is judged, which may take minutes.
		socket.off("timeout", drop);
		socket.setTimeout(0);
	}
}

export function isDiskFull(error: unknown): boolean {
	const { code } = error as NodeJS.ErrnoException;
	return code === "ENOSPC" || code === "EDQUOT";
}

class TooLarge extends Error {}

async function freeBytesAt(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}
