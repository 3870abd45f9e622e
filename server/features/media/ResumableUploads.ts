import { createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { Server, type Upload } from "@tus/server";
import type { Request, Response } from "express";
import type { Logger } from "pino";
import { MEDIA_KINDS, type MediaKind, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";

/** What whoever uploads says of a file before its first byte. */
export interface Announced {
	readonly kind: MediaKind;
	readonly fileName: string;
	readonly title: string;
	readonly bytes: number;
}

/** What is known of an upload whose bytes are still coming. */
export interface Receiving {
	readonly kind: MediaKind;
	readonly declaredBytes: number;
	readonly beganAtMs: number;
}

/** Says no, in the words of the API. */
export class UploadRefused extends Error {
	readonly status: number;
	readonly reason: string;
	readonly details: unknown;

	constructor(status: number, reason: string, details?: unknown) {
		super(`an upload was refused: ${reason}`);
		this.name = "UploadRefused";
		this.status = status;
		this.reason = reason;
		this.details = details;
	}
}

export interface ResumableUploadsOptions {
	readonly folder: string;
	readonly log: Logger;
	readonly find: (id: string) => Promise<Receiving | undefined>;
	/** The last byte of an upload is on the disk. */
	readonly onReceived: (id: string) => Promise<void>;
}

/** What one request is about: known before tus looks at it. */
interface Asked {
	readonly id: string;
	readonly location: string;
	/** Of the first request of an upload: keeps what was announced, or throws an {@link UploadRefused}. */
	readonly begin?: (announced: Announced) => Promise<void>;
	announced?: Announced;
}

/**
 * Files that come in pieces, by tus 1.0. Who may send is asked before; here only bytes count. Nothing of an upload but
 * its bytes lies in the folder: what is known of it stands in the database.
 */
export class ResumableUploads {
	readonly #options: ResumableUploadsOptions;
	readonly #server: Server;
	/** Requests that are being answered. */
	readonly #asked = new WeakMap<object, Asked>();

	constructor(options: ResumableUploadsOptions) {
		this.#options = options;
		const { folder, log, find, onReceived } = options;
		const askedBy = (request: TusRequest): Asked => {
			const asked = this.#asked.get(request.runtime?.node?.req ?? request);
			if (!asked) throw new Error("ResumableUploads: a request that nobody let in");
			return asked;
		};
		this.#server = new Server({
			path: "/uploads",
			datastore: new Files(folder, find),
			// Our pages only; no other origin is told anything.
			allowedOrigins: [],
			getFileIdFromRequest: (request) => askedBy(request).id,
			generateUrl: (request) => askedBy(request).location,
			namingFunction: (request, metadata) => {
				const asked = askedBy(request);
				asked.announced = readAnnounced(metadata ?? {}, request.headers.get("upload-length"));
				return asked.id;
			},
			maxSize: async (request, id) => {
				const kind = askedBy(request).announced?.kind ?? (await find(id ?? ""))?.kind;
				return kind ? UPLOAD_LIMITS[kind] : 1;
			},
			onUploadCreate: async (request) => {
				const { begin, announced } = askedBy(request);
				if (begin && announced) await begin(announced);
				return {};
			},
			onUploadFinish: async (_request, upload) => {
				await onReceived(upload.id);
				return {};
			},
			onResponseError: (_request, error) => {
				const { status, reason, details } = refusalOf(error);
				if (status >= 500 && reason === "failed") log.error({ err: error }, "an upload failed");
				return Promise.resolve({ status_code: status, body: JSON.stringify({ reason, details }) });
			},
		});
	}

	/** Answers one request of an upload: POST, HEAD or PATCH. */
	async handle(request: Request, response: Response, asked: Asked): Promise<void> {
		this.#asked.set(request, asked);
		await this.#server.handle(request, response);
	}

	/** How far it came; undefined where nothing of it is there. */
	async receivedBytes(id: string): Promise<number | undefined> {
		const found = await stat(join(this.#options.folder, id)).catch(() => undefined);
		return found?.size;
	}

	async remove(id: string): Promise<void> {
		await rm(join(this.#options.folder, id), { force: true });
	}
}

type TusRequest = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]["generateUrl"]>>[0];

const FILE_NAME_AT_MOST = 200;

function readAnnounced(metadata: Record<string, string | null>, length: string | null): Announced {
	const kind = MEDIA_KINDS.find((known) => known === metadata.kind);
	const bytes = Number(length);
	if (!kind || length === null || !Number.isSafeInteger(bytes) || bytes < 1) throw new UploadRefused(400, "invalid");
	if (bytes > UPLOAD_LIMITS[kind]) throw new UploadRefused(413, "too-large", { limitBytes: UPLOAD_LIMITS[kind] });
	const fileName = plain(metadata.filename ?? "").slice(0, FILE_NAME_AT_MOST) || "file";
	const title = plain(metadata.title ?? "").slice(0, 120) || fileName.replace(/\.[^.]{1,5}$/, "").slice(0, 120);
	return { kind, fileName, title, bytes };
}

/** A name is only ever shown: without signs that steer a line, and without folders. */
function plain(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]/gu, "")
		.replace(/^.*[\\/]/, "")
		.trim();
}

function refusalOf(error: unknown): { status: number; reason: string; details?: unknown } {
	if (error instanceof UploadRefused) return error;
	const { status_code: status = 500, code } = error as { status_code?: number; code?: string };
	if (code === "ENOSPC" || code === "EDQUOT") return { status: 507, reason: "disk-full" };
	// Removed while it came in.
	if (code === "ENOENT") return { status: 404, reason: "not-found" };
	if (status === 413) return { status, reason: "too-large" };
	if (status === 404 || status === 410) return { status: 404, reason: "not-found" };
	return { status, reason: status < 500 ? "invalid" : "failed" };
}

/** tus' own store on the disk, told of uploads by the database; what went wrong keeps its name. */
class Files extends FileStore {
	constructor(folder: string, find: ResumableUploadsOptions["find"]) {
		super({
			directory: folder,
			configstore: {
				get: async (id: string) => {
					const found = await find(id);
					return found && asTus(id, found);
				},
				set: async () => {},
				delete: async () => {},
			},
		});
	}

	override async write(readable: Readable, id: string, offset: number): Promise<number> {
		const path = join(this.directory, id);
		await pipeline(readable, createWriteStream(path, { flags: "r+", start: offset, flush: true }));
		const { size } = await stat(path).catch(() => ({ size: 0 }));
		return size;
	}
}

function asTus(id: string, { declaredBytes, beganAtMs }: Receiving): Upload {
	return { id, size: declaredBytes, offset: 0, creation_date: new Date(beganAtMs).toISOString() } as Upload;
}
