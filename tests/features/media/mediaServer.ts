import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pino } from "pino";
import { MediaLibrary, type MediaLibraryOptions } from "#server/features/media/MediaLibrary.ts";
import { MediaStore } from "#server/features/media/MediaStore.ts";
import { mediaRoutes } from "#server/features/media/mediaRoutes.ts";
import { createHttpApp } from "#server/http/createHttpApp.ts";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import { openDatabase } from "#server/storage/openDatabase.ts";
import type { Queries } from "#server/storage/tables.ts";
import type { MediaItem, MediaKind, MediaList } from "#shared/features/media/Media.ts";
import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";
import type { Grant } from "#shared/rights.ts";
import { eventually } from "#tests/harness/eventually.ts";

export const EVENT = "fair";
export const BOOTH = "robots";
export const OTHER_BOOTH = "looms";

const PEOPLE: Readonly<Record<string, Grant>> = {
	olga: { role: "organizer", eventId: EVENT, boothId: null },
	emil: { role: "exhibitor", eventId: EVENT, boothId: BOOTH },
	erna: { role: "exhibitor", eventId: EVENT, boothId: BOOTH },
	otto: { role: "exhibitor", eventId: EVENT, boothId: OTHER_BOOTH },
	mara: { role: "moderator", eventId: EVENT, boothId: null },
};

export type Person = "olga" | "emil" | "erna" | "otto" | "mara";

export interface UploadedFile {
	readonly bytes: Uint8Array;
	readonly kind: MediaKind;
	readonly name?: string;
	readonly by?: Person;
	/** The event's own where it is null. */
	readonly boothId?: string | null;
}

export interface MediaServer extends AsyncDisposable {
	readonly origin: string;
	readonly media: MediaLibrary;
	readonly store: MediaStore;
	readonly blobs: BlobFolder;
	readonly queries: Queries;
	readonly changes: DraftChange[];
	/** What drafts show, by file name. */
	readonly uses: Map<string, (string | null)[]>;
	path(boothId: string | null): string;
	call(method: string, path: string, by: Person | null, init?: RequestInit): Promise<Response>;
	/** Announces a file; the answer as it came. */
	begin(file: UploadedFile, declaredBytes?: number): Promise<Response>;
	/** Sends bytes of an upload from an offset. */
	send(location: string, offset: number, bytes: Uint8Array, by?: Person): Promise<Response>;
	/** A whole file in one request; the upload once something became of it. */
	upload(file: UploadedFile): Promise<MediaItem>;
	/** An upload, once something became of it. */
	settled(location: string, by?: Person): Promise<MediaItem>;
	list(boothId: string | null, by?: Person): Promise<MediaList>;
	/** Of a ready one. */
	contentOf(item: MediaItem): Promise<Buffer>;
}

/** Uploads as the whole server has them, with people who are signed in by a header. */
export async function startMediaServer(
	dataFolder: string,
	options: Partial<Pick<MediaLibraryOptions, "limits" | "freeBytes" | "now" | "folder">> = {},
): Promise<MediaServer> {
	const log = pino({ level: process.env.TEST_LOG ?? "silent" });
	const database = await openDatabase({ dataDir: dataFolder, log });
	const blobs = await BlobFolder.open(join(dataFolder, "media"));
	const store = new MediaStore(database.queries);
	const changes: DraftChange[] = [];
	const uses = new Map<string, (string | null)[]>();
	const media = await MediaLibrary.open({
		store,
		blobs,
		folder: join(dataFolder, "uploads"),
		now: Date.now,
		log,
		shownIn: async () =>
			[...uses].flatMap(([name, users]) =>
				users.map((boothId) => ({ name, boothId, kind: "image", title: name, place: "logo", by: "Emil" }) as const),
			),
		tell: (_eventId, change) => changes.push(change),
		...options,
	});
	const app = createHttpApp({
		log,
		trustedProxies: 0,
		development: false,
		endpoints: mediaRoutes({
			media,
			blobs,
			exists: async ({ eventId, boothId }) => eventId === EVENT && [null, BOOTH, OTHER_BOOTH].includes(boothId),
		}),
		identify: async ({ headers }) => {
			const name = String(headers["x-person"] ?? "");
			const grant = PEOPLE[name];
			return grant ? { accountId: name, name, grants: [grant], sessionId: name } : null;
		},
		pages: [],
	});
	const http = createServer(app);
	await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
	const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

	const server: MediaServer = {
		origin,
		media,
		store,
		blobs,
		queries: database.queries,
		changes,
		uses,
		path: (boothId) =>
			boothId === null ? `/api/events/${EVENT}/media` : `/api/events/${EVENT}/booths/${boothId}/media`,
		call: (method, path, by, { headers, ...init } = {}) =>
			fetch(origin + path, {
				...init,
				method,
				headers: { ...(by ? { "X-Person": by } : {}), ...(headers as Record<string, string>) },
			}),
		begin: ({ bytes, kind, name = "file", by = "emil", boothId = BOOTH }, declaredBytes = bytes.length) =>
			server.call("POST", server.path(boothId), by, {
				headers: {
					"Tus-Resumable": "1.0.0",
					"Upload-Length": String(declaredBytes),
					"Upload-Metadata": `kind ${btoa(kind)},filename ${Buffer.from(name).toString("base64")}`,
				},
			}),
		send: (location, offset, bytes, by = "emil") =>
			server.call("PATCH", location, by, {
				headers: {
					"Tus-Resumable": "1.0.0",
					"Upload-Offset": String(offset),
					"Content-Type": "application/offset+octet-stream",
				},
				body: bytes as Uint8Array<ArrayBuffer>,
			}),
		async upload(file) {
			const begun = await server.begin(file);
			const location = begun.headers.get("Location");
			if (!location) throw new Error(`refused: ${begun.status} ${await begun.text()}`);
			const sent = await server.send(location, 0, file.bytes, file.by);
			if (!sent.ok) throw new Error(`refused: ${sent.status} ${await sent.text()}`);
			return server.settled(location, file.by);
		},
		async settled(location, by = "emil") {
			let item: MediaItem | undefined;
			await eventually(async () => {
				const response = await server.call("GET", location, by);
				item = response.ok ? ((await response.json()) as MediaItem) : undefined;
				return item?.state === "ready" || item?.state === "refused";
			}, 60_000);
			return item!;
		},
		async list(boothId, by = "olga") {
			return (await (await server.call("GET", server.path(boothId), by)).json()) as MediaList;
		},
		contentOf: ({ address }) => readFile(blobs.path(address!.slice("/content/".length))),
		async [Symbol.asyncDispose]() {
			http.closeAllConnections();
			await new Promise((closed) => http.close(closed));
			await media.close();
			await database.close();
		},
	};
	return server;
}
