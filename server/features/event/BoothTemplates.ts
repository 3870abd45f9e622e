import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Logger } from "pino";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { BoothDocument } from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import type { ContentShelf } from "./ContentShelf.ts";

export interface ReadTemplate {
	/** Address of its GLB. */
	readonly model: string;
	readonly template: BoothTemplate;
}

/** The stands that booths are built from: those that come with Pavilion, and exhibitors' own. */
export class BoothTemplates {
	readonly #blobs: BlobFolder;
	readonly #log: Logger;
	/** By id for those that come with Pavilion, by address for others. */
	readonly #read = new Map<string, ReadTemplate>();
	/** Those that come with Pavilion. */
	readonly ids: readonly string[];

	private constructor(blobs: BlobFolder, log: Logger, shipped: ReadonlyMap<string, ReadTemplate>) {
		this.#blobs = blobs;
		this.#log = log;
		this.#read = new Map(shipped);
		this.ids = [...shipped.keys()];
	}

	/** Reads `<id>.glb` of a folder. */
	static async open(folder: string, shelf: ContentShelf, blobs: BlobFolder, log: Logger): Promise<BoothTemplates> {
		const shipped = new Map<string, ReadTemplate>();
		for (const file of (await readdir(folder)).filter((name) => name.endsWith(".glb")).sort()) {
			const path = join(folder, file);
			const template = readBoothTemplate(await readFile(path));
			shipped.set(basename(file, ".glb"), { model: await shelf.addFile(path), template });
		}
		return new BoothTemplates(blobs, log, shipped);
	}

	/** Undefined for one that is not there or cannot serve; the log says why. */
	async find(template: BoothDocument["template"]): Promise<ReadTemplate | undefined> {
		const key = typeof template === "string" ? template : template.model;
		const known = this.#read.get(key);
		if (known || typeof template === "string" || key === "") return known;
		try {
			const read = readBoothTemplate(await readFile(this.#blobs.path(key.slice("/content/".length))));
			const own = { model: key, template: read };
			this.#read.set(key, own);
			return own;
		} catch (error) {
			this.#log.warn({ err: error, model: key }, "a booth's template could not be read");
			return undefined;
		}
	}
}
