import type * as z from "zod/mini";

/** Of every key in the browser's storage that is ours. */
export const STORAGE_PREFIX = "pavilion.";

/**
 * What this device remembers. Browsers may refuse storage altogether (private windows, embedded pages, policies) or
 * run out of it at any write; then it is remembered until the page closes, and `kept` says so.
 */
export class DeviceStorage {
	readonly #storage: Storage | null;
	readonly #memory = new Map<string, string>();

	constructor(open: () => Storage) {
		this.#storage = openWritable(open);
	}

	/** False where nothing outlives the page. */
	get kept(): boolean {
		return this.#storage !== null;
	}

	/** Null where nothing is kept, or where what is kept no longer fits the schema. */
	read<Schema extends z.ZodMiniType>(key: string, schema: Schema): z.output<Schema> | null {
		const text = this.#memory.get(key) ?? this.#readText(key);
		return text === null ? null : this.parse(text, schema);
	}

	/** What was kept as text, here or on another device; null where it does not fit the schema. */
	parse<Schema extends z.ZodMiniType>(text: string, schema: Schema): z.output<Schema> | null {
		try {
			const parsed = schema.safeParse(JSON.parse(text));
			return parsed.success ? parsed.data : null;
		} catch {
			return null; // Not JSON: written by something else.
		}
	}

	write(key: string, value: unknown): void {
		const text = JSON.stringify(value);
		this.#memory.set(key, text);
		try {
			this.#storage?.setItem(STORAGE_PREFIX + key, text);
		} catch {
			// Full: the memory above has it until the page closes.
		}
	}

	/** Hears when another tab wrote the key; returns the undoing. */
	onChangedElsewhere(key: string, listener: () => void): () => void {
		const heard = (event: StorageEvent) => {
			if (event.storageArea !== this.#storage || event.key !== STORAGE_PREFIX + key) return;
			this.#memory.delete(key);
			listener();
		};
		globalThis.addEventListener?.("storage", heard);
		return () => globalThis.removeEventListener?.("storage", heard);
	}

	#readText(key: string): string | null {
		try {
			return this.#storage?.getItem(STORAGE_PREFIX + key) ?? null;
		} catch {
			return null;
		}
	}
}

/** Reading `window.localStorage` may throw by itself, and some browsers only throw at the first write. */
function openWritable(open: () => Storage): Storage | null {
	try {
		const storage = open();
		const probe = `${STORAGE_PREFIX}probe`;
		storage.setItem(probe, "1");
		storage.removeItem(probe);
		return storage;
	} catch {
		return null;
	}
}
