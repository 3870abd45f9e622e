import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";

/** How many are at each booth now, by booth id; booths nobody is at are left out. */
export class BoothCounts {
	readonly inside: StoreApi<ReadonlyMap<string, number>> = createStore<ReadonlyMap<string, number>>(() => new Map());
	readonly #connection: HallConnection;
	#unwatch: (() => void) | undefined;

	constructor(connection: HallConnection) {
		this.#connection = connection;
	}

	start(): void {
		const put = (boothId: string, { inside }: { readonly inside: number }) => this.#put(boothId, inside);
		this.#unwatch = this.#connection.watch("booths", { added: put, changed: put, removed: (id) => this.#put(id, 0) });
	}

	stop(): void {
		this.#unwatch?.();
	}

	#put(boothId: string, inside: number): void {
		const before = this.inside.getState();
		if ((before.get(boothId) ?? 0) === inside) return;
		const counts = new Map(before);
		if (inside === 0) counts.delete(boothId);
		else counts.set(boothId, inside);
		this.inside.setState(counts, true);
	}
}
