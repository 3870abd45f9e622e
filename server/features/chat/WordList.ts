import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { constants, copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { WordFilter } from "./WordFilter.ts";

const DEFAULTS = fileURLToPath(new URL("./wordFilterDefaults.txt", import.meta.url));
const LOOK_EVERY_MS = 2000;

/** The organizer's list of words in the data folder: made from ours at the first start, followed while it is edited. */
export class WordList {
	readonly #path: string;
	readonly #log: Logger;
	#filter: WordFilter;

	private constructor(path: string, list: string, log: Logger) {
		this.#path = path;
		this.#log = log;
		this.#filter = new WordFilter(list);
		watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, () => this.#reload());
	}

	static async open(path: string, log: Logger): Promise<WordList> {
		await mkdir(dirname(path), { recursive: true });
		await copyFile(DEFAULTS, path, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== "EEXIST") throw error;
		});
		return new WordList(path, await readFile(path, "utf8"), log);
	}

	isBad(text: string): boolean {
		return this.#filter.isBad(text);
	}

	close(): void {
		unwatchFile(this.#path);
	}

	#reload(): void {
		try {
			this.#filter = new WordFilter(readFileSync(this.#path, "utf8"));
			this.#log.info({ path: this.#path }, "the word list was read anew");
		} catch (error) {
			this.#log.warn({ err: error, path: this.#path }, "the word list cannot be read: the words of before stay");
		}
	}
}
