import * as z from "zod/mini";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";

const keptFavourites = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(500));

/** Booths a visitor keeps a star on, on this device, for one event. */
export class Favourites {
	readonly booths: StoreApi<ReadonlySet<string>>;
	readonly #storage: DeviceStorage;
	readonly #key: string;

	constructor(storage: DeviceStorage, eventId: string) {
		this.#storage = storage;
		this.#key = `favourites.${eventId}`;
		this.booths = createStore<ReadonlySet<string>>(() => this.#read());
	}

	/** Follows other tabs of this device; returns the undoing. */
	start(): () => void {
		return this.#storage.onChangedElsewhere(this.#key, () => this.booths.setState(this.#read(), true));
	}

	/** True when the booth is a favourite now. */
	toggle(boothId: string): boolean {
		const booths = new Set(this.booths.getState());
		const added = !booths.delete(boothId);
		if (added) booths.add(boothId);
		this.#keep(booths);
		return added;
	}

	/** Those of another device of the same visitor's. */
	add(boothIds: readonly string[]): void {
		this.#keep(new Set([...this.booths.getState(), ...boothIds]));
	}

	#keep(booths: ReadonlySet<string>): void {
		this.booths.setState(booths, true);
		this.#storage.write(this.#key, [...booths]);
	}

	#read(): ReadonlySet<string> {
		return new Set(this.#storage.read(this.#key, keptFavourites) ?? []);
	}
}
