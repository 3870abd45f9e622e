import { constants, copyFile, mkdir, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { WordFilter } from "./WordFilter.ts";

const DEFAULTS = fileURLToPath(new URL("./wordFilterDefaults.txt", import.meta.url));
const LOOK_EVERY_MS = 2000;

/** A list as it was read, and the state of the file just before: a change during the reading is seen next time. */
interface ReadList {
	readonly version: string;
	readonly filter: WordFilter;
}

/** The organizer's list of words in the data folder: made from ours at the first start, followed while it is edited. */
export class WordList {
	readonly #path: string;
	readonly #log: Logger;
	readonly #timer: NodeJS.Timeout;
	#list: ReadList;

	private constructor(path: string, list: ReadList, log: Logger) {
		this.#path = path;
		this.#log = log;
		this.#list = list;
		// Looked at instead of watched: works on network folders too, and nothing falls between reading and watching.
		this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
	}

	static async open(path: string, log: Logger): Promise<WordList> {
		await mkdir(dirname(path), { recursive: true });
		await copyFile(DEFAULTS, path, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== "EEXIST") throw error;
		});
		return new WordList(path, await readList(path, await versionOf(path)), log);
	}

	isBad(text: string): boolean {
		return this.#list.filter.isBad(text);
	}

	close(): void {
		clearInterval(this.#timer);
	}

	async #look(): Promise<void> {
		try {
			const version = await versionOf(this.#path);
			if (version === this.#list.version) return;
			this.#list = await readList(this.#path, version);
			this.#log.info({ path: this.#path }, "the word list was read anew");
		} catch (error) {
			if (this.#list.version === UNREADABLE) return;
			this.#log.warn({ err: error, path: this.#path }, "the word list cannot be read: the words of before stay");
			this.#list = { ...this.#list, version: UNREADABLE };
		}
	}
}

const UNREADABLE = "unreadable";

async function versionOf(path: string): Promise<string> {
	const { mtimeNs, size, ino } = await stat(path, { bigint: true });
	return `${mtimeNs}/${size}/${ino}`;
}

async function readList(path: string, version: string): Promise<ReadList> {
	return { version, filter: new WordFilter(await readFile(path, "utf8")) };
}
