import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

const NAME = /^[0-9a-f]{40}\.[a-z0-9]{2,5}$/;
/** What is not whole yet lies here; a process that died leaves only this behind. */
const UNFINISHED = "unfinished";

export interface KeptBlob {
	/** `<hash>.<ending>`: 160 bits of SHA-256 of what it holds, and its type. */
	readonly name: string;
	readonly bytes: number;
	/** False where the same was kept before. */
	readonly isNew: boolean;
}

/** Files by the hash of what they hold: the same is kept once, and a name never changes its meaning. */
export class BlobFolder {
	readonly #folder: string;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** Makes the folder, and clears away what an earlier process left unfinished. */
	static async open(folder: string): Promise<BlobFolder> {
		await rm(join(folder, UNFINISHED), { recursive: true, force: true });
		await mkdir(join(folder, UNFINISHED), { recursive: true });
		return new BlobFolder(folder);
	}

	/** A path on the same disk to write something to, before it is kept. */
	unfinished(ending: string): string {
		return join(this.#folder, UNFINISHED, `${randomUUID()}.${ending}`);
	}

	/** Takes a file of {@link unfinished} over: it is gone from there. On disk when this resolves. */
	async keep(path: string, ending: string): Promise<KeptBlob> {
		const hash = createHash("sha256");
		await pipeline(createReadStream(path), hash);
		const name = `${hash.digest("hex").slice(0, 40)}.${ending}`;
		const { size } = await stat(path);
		if (await this.has(name)) {
			await rm(path);
			return { name, bytes: size, isNew: false };
		}
		await flush(path);
		const target = this.path(name);
		await mkdir(join(target, ".."), { recursive: true });
		await rename(path, target);
		return { name, bytes: size, isNew: true };
	}

	/** Keeps a copy of any file. */
	async keepCopy(path: string, ending: string): Promise<KeptBlob> {
		const copy = this.unfinished(ending);
		try {
			await copyFile(path, copy);
			return await this.keep(copy, ending);
		} catch (error) {
			await rm(copy, { force: true });
			throw error;
		}
	}

	async keepBytes(bytes: Uint8Array, ending: string): Promise<KeptBlob> {
		const path = this.unfinished(ending);
		try {
			await writeFile(path, bytes);
			return await this.keep(path, ending);
		} catch (error) {
			await rm(path, { force: true });
			throw error;
		}
	}

	/** Where it lies, kept or not. Throws for what is no name of a blob: nothing climbs out. */
	path(name: string): string {
		if (!NAME.test(name)) throw new Error(`BlobFolder: "${name}" is no name of a blob`);
		return join(this.#folder, name.slice(0, 2), name);
	}

	async has(name: string): Promise<boolean> {
		if (!NAME.test(name)) return false;
		const found = await stat(this.path(name)).catch(() => undefined);
		return found?.isFile() ?? false;
	}

	async remove(name: string): Promise<void> {
		await rm(this.path(name), { force: true });
	}

	/** The names of all that is kept. */
	async names(): Promise<string[]> {
		const folders = await readdir(this.#folder, { withFileTypes: true });
		const names = await Promise.all(
			folders
				.filter((folder) => folder.isDirectory() && folder.name !== UNFINISHED)
				.map((folder) => readdir(join(this.#folder, folder.name))),
		);
		return names.flat().filter((name) => NAME.test(name));
	}
}

/** What is acknowledged outlives a power cut. */
async function flush(path: string): Promise<void> {
	const file = await open(path, "r+");
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}
