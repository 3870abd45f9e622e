import { STORAGE_PREFIX } from "./DeviceStorage.ts";

/** Removes what this device remembers under any other key than these; another site's things stay. */
export function forgetAllBut(storage: Storage, kept: readonly string[]): void {
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const key of keys) {
		if (!key?.startsWith(STORAGE_PREFIX) || kept.includes(key.slice(STORAGE_PREFIX.length))) continue;
		storage.removeItem(key);
	}
}
