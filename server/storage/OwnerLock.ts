import { DatabaseSync } from "node:sqlite";

/** Another process has the data folder open. */
export class DataFolderInUseError extends Error {
	constructor(folder: string, cause: unknown) {
		super(
			`Another Pavilion is running on the data folder ${folder}. Stop it first, or give this one a folder of its own (DATA_DIR).`,
			{ cause },
		);
		this.name = "DataFolderInUseError";
	}
}

/** A restarted server may meet the last moments of the one before it. */
const PATIENCE_MS = 1500;

/** Node closes a database that nothing refers to any more, and the lock would be gone with it. */
const held = new Set<OwnerLock>();

/**
 * Holds a data folder for one process: two servers with one SQLite file would each believe to know who is inside. The
 * lock is SQLite's own exclusive one on a side file, which the operating system lets go of however the process ends,
 * so nothing stale remains after `kill -9`.
 */
export class OwnerLock {
	readonly #file: DatabaseSync;

	constructor(folder: string, lockPath: string) {
		this.#file = new DatabaseSync(lockPath, { timeout: PATIENCE_MS });
		try {
			this.#file.exec("BEGIN EXCLUSIVE");
		} catch (error) {
			this.#file.close();
			throw new DataFolderInUseError(folder, error);
		}
		held.add(this);
	}

	release(): void {
		held.delete(this);
		if (this.#file.isOpen) this.#file.close();
	}
}
