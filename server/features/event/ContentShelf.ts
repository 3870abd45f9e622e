import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";

/** What a visitor's browser may be given, by ending; anything else never reaches it. Not SVG: it can carry scripts. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
	".glb": "model/gltf-binary",
	".webp": "image/webp",
	".png": "image/png",
	".jpg": "image/jpeg",
	".jpeg": "image/jpeg",
	".avif": "image/avif",
	".webm": "video/webm",
	".mp4": "video/mp4",
	".pdf": "application/pdf",
	".json": "application/json",
};

/** Documents of drafts that were looked at last, of a few kilobytes each: more than the largest event has booths. */
const DRAFT_DOCUMENTS = 4_000;
/** What a new publication no longer shows is given for this long to those who still read the one before. */
const GRACE_MS = 60_000;

export interface ShelvedContent {
	readonly type: string;
	readonly source: { readonly path: string } | { readonly bytes: Buffer };
}

/** Who asks: visitors are given what is published, those who work on a draft all that is kept. */
export type Reader = "visitor" | "draft";

/** Files and documents by the hash of what they hold: an address never changes its meaning and is cached for ever. */
export class ContentShelf {
	readonly #blobs: BlobFolder;
	readonly #now: () => number;
	/** Templates that come with Pavilion. */
	readonly #files = new Map<string, string>();
	/** Of drafts and previews; the latest asked for is the last to go. */
	readonly #drafts = new Map<string, Buffer>();
	/** Those that visitors are given. */
	readonly #shown = new Map<string, Buffer>();
	/** By event. */
	readonly #published = new Map<string, ReadonlySet<string>>();
	/** Until when. */
	readonly #leaving = new Map<string, number>();

	constructor(blobs: BlobFolder, now: () => number) {
		this.#blobs = blobs;
		this.#now = now;
	}

	/** Hashes a file that stays where it is and returns its address; everyone may have it. */
	async addFile(path: string): Promise<string> {
		const ending = extname(path).toLowerCase();
		const hash = createHash("sha256");
		await pipeline(createReadStream(path), hash);
		const name = `${hash.digest("hex").slice(0, 40)}${ending}`;
		this.#files.set(name, path);
		return `/content/${name}`;
	}

	/** Keeps a document in memory, and returns its address. */
	addJson(value: unknown): string {
		const bytes = Buffer.from(JSON.stringify(value));
		const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 40)}.json`;
		if (this.#shown.has(name)) return `/content/${name}`;
		this.#drafts.delete(name);
		this.#drafts.set(name, bytes);
		if (this.#drafts.size > DRAFT_DOCUMENTS) this.#drafts.delete(this.#drafts.keys().next().value ?? "");
		return `/content/${name}`;
	}

	/** Says what visitors of an event may have, from now on. */
	publish(eventId: string, names: ReadonlySet<string>): void {
		const untilMs = this.#now() + GRACE_MS;
		for (const name of this.#published.get(eventId) ?? []) if (!names.has(name)) this.#leaving.set(name, untilMs);
		if (names.size === 0) this.#published.delete(eventId);
		else this.#published.set(eventId, names);
		for (const name of names) {
			const bytes = this.#drafts.get(name);
			if (bytes) this.#shown.set(name, bytes);
			this.#drafts.delete(name);
		}
		for (const [name, goneAtMs] of this.#leaving) {
			if (goneAtMs > this.#now()) continue;
			this.#leaving.delete(name);
			if (!this.isPublished(name)) this.#shown.delete(name);
		}
	}

	/** `name` is the last part of the address. */
	async find(name: string, reader: Reader): Promise<ShelvedContent | undefined> {
		const ending = extname(name);
		const type = CONTENT_TYPES[ending];
		if (!type) return undefined;
		const file = this.#files.get(name);
		if (file !== undefined) return { type, source: { path: file } };
		if (reader === "visitor" && !this.isPublished(name)) return undefined;
		const bytes = this.#shown.get(name) ?? this.#drafts.get(name);
		if (bytes) return { type, source: { bytes } };
		return (await this.#blobs.has(name)) ? { type, source: { path: this.#blobs.path(name) } } : undefined;
	}

	isPublished(name: string): boolean {
		for (const names of this.#published.values()) if (names.has(name)) return true;
		return (this.#leaving.get(name) ?? 0) > this.#now();
	}
}
