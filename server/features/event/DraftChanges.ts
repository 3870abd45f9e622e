import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";

type Listener = (change: DraftChange) => void;

/** Who looks at a draft now, and hears of every change of it after it was kept. */
export class DraftChanges {
	readonly #listeners = new Map<string, Set<Listener>>();

	tell(eventId: string, change: DraftChange): void {
		for (const listener of this.#listeners.get(eventId) ?? []) listener(change);
	}

	/** Returns the undoing. */
	follow(eventId: string, listener: Listener): () => void {
		const listeners = this.#listeners.get(eventId) ?? new Set();
		this.#listeners.set(eventId, listeners);
		listeners.add(listener);
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0 && this.#listeners.get(eventId) === listeners) this.#listeners.delete(eventId);
		};
	}
}
