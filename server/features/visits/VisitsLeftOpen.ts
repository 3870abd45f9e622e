import type { HallKey } from "#server/hall/HallKey.ts";
import type { KeptVisit, VisitStore } from "./VisitStore.ts";

/**
 * Visits that the process before this one left open in a hall. They are closed once for all its instances: a later
 * instance would end those that go on in the first. Whoever comes back takes theirs up, whichever instance that is in.
 */
export class VisitsLeftOpen {
	readonly #store: VisitStore;
	readonly #hall: HallKey;
	readonly #byVisitor = new Map<string, KeptVisit>();
	#reading: Promise<void> | undefined;

	constructor(store: VisitStore, hall: HallKey) {
		this.#store = store;
		this.#hall = hall;
	}

	read(nowMs: number): Promise<void> {
		this.#reading ??= this.#store.closeOpen(this.#hall, nowMs).then((visits) => {
			for (const visit of visits) this.#byVisitor.set(visit.visitorId, visit);
		});
		return this.#reading;
	}

	/** What a visitor's visit was, once. */
	take(visitorId: string): KeptVisit | undefined {
		const visit = this.#byVisitor.get(visitorId);
		this.#byVisitor.delete(visitorId);
		return visit;
	}
}
