import type { CollectionWatcher } from "./HallConnection.ts";

/**
 * One synced collection through drops and resumes. The first full state after a resume is compared with what was known,
 * so whoever watches hears exactly what changed meanwhile and no ghost survives.
 */
export class CollectionWatch<Entry> {
	readonly #known = new Map<string, Entry>();
	readonly #watchers = new Set<CollectionWatcher<Entry>>();

	/** Tells the current entries as added; returns the undoing. */
	add(watcher: CollectionWatcher<Entry>): () => void {
		this.#watchers.add(watcher);
		for (const [key, entry] of this.#known) watcher.added?.(key, entry);
		return () => this.#watchers.delete(watcher);
	}

	get(key: string): Entry | undefined {
		return this.#known.get(key);
	}

	put(key: string, entry: Entry): void {
		const isNew = !this.#known.has(key);
		this.#known.set(key, entry);
		for (const watcher of this.#watchers) {
			if (isNew) watcher.added?.(key, entry);
			else watcher.changed?.(key, entry);
		}
	}

	remove(key: string): void {
		if (!this.#known.delete(key)) return;
		for (const watcher of this.#watchers) watcher.removed?.(key);
	}

	/** Drops what a fresh state no longer has. */
	keepOnly(has: (key: string) => boolean): void {
		for (const key of [...this.#known.keys()]) {
			if (!has(key)) this.remove(key);
		}
	}
}
