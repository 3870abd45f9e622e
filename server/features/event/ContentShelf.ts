import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";

/** What a visitor's browser may be given, by ending; anything else never reaches it. Not SVG: it can carry scripts. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
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

export interface ShelvedContent {
	readonly type: string;
	readonly source: { readonly path: string } | { readonly bytes: Buffer };
}

/** Files and documents by the hash of what they hold: an address never changes its meaning and is cached for ever. */
export class ContentShelf {
	readonly #items = new Map<string, ShelvedContent>();

	/** Hashes the file and returns its address. Throws for an ending that visitors are not given, and for a missing file. */
	async addFile(path: string): Promise<string> {
		const ending = extname(path).toLowerCase();
		const type = CONTENT_TYPES[ending];
		if (!type) throw new Error(`"${ending}" files are not served to visitors`);
		const hash = createHash("sha256");
		await pipeline(createReadStream(path), hash);
		return this.#shelve(hash.digest("hex"), ending, { type, source: { path } });
	}

	addJson(value: unknown): string {
		const bytes = Buffer.from(JSON.stringify(value));
		const hash = createHash("sha256").update(bytes).digest("hex");
		return this.#shelve(hash, ".json", { type: "application/json", source: { bytes } });
	}

	/** `name` is the last part of the address. */
	find(name: string): ShelvedContent | undefined {
		return this.#items.get(name);
	}

	#shelve(hash: string, ending: string, content: ShelvedContent): string {
		// 160 bits keep addresses short and collisions out of reach.
		const name = `${hash.slice(0, 40)}${ending}`;
		this.#items.set(name, content);
		return `/content/${name}`;
	}
}
