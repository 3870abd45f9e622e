/** A Storage as browsers have it; `full` refuses every write, and may be turned on later. */
export function memoryStorage(options: { full: boolean } = { full: false }): Storage {
	const items = new Map<string, string>();
	return {
		get length() {
			return items.size;
		},
		key: (index) => [...items.keys()][index] ?? null,
		getItem: (key) => items.get(key) ?? null,
		setItem(key, value) {
			if (options.full) throw new DOMException("full", "QuotaExceededError");
			items.set(key, value);
		},
		removeItem: (key) => void items.delete(key),
		clear: () => items.clear(),
	};
}
