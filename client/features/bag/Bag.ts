import * as z from "zod/mini";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { localizedText } from "#shared/features/event/text.ts";

const keptBrochure = z.strictObject({
	boothId: z.string().check(z.maxLength(40)),
	slot: z.string().check(z.maxLength(40)),
	/** As booth and document were called, and where the file lay, when it was taken: what one took along stays the same. */
	boothName: localizedText(60),
	title: localizedText(80),
	document: z.string().check(z.regex(/^\/content\/[\w./-]{1,180}$/)),
});
const keptBag = z.array(keptBrochure).check(z.maxLength(500));

/** A document of a booth that a visitor took along. */
export type Brochure = Readonly<z.infer<typeof keptBrochure>>;

/** What a visitor took along, on this device, for one event; the newest last. */
export class Bag {
	readonly brochures: StoreApi<readonly Brochure[]>;
	readonly #storage: DeviceStorage;
	readonly #key: string;

	constructor(storage: DeviceStorage, eventId: string) {
		this.#storage = storage;
		this.#key = `bag.${eventId}`;
		this.brochures = createStore<readonly Brochure[]>(() => this.#read());
	}

	/** Follows other tabs of this device; returns the undoing. */
	start(): () => void {
		return this.#storage.onChangedElsewhere(this.#key, () => this.brochures.setState(this.#read(), true));
	}

	/** Each document is in it once: taken again, it is the one that the booth shows now. */
	take(brochure: Brochure): void {
		this.#keep([...this.#without(brochure), brochure]);
	}

	takeOut(brochure: Pick<Brochure, "boothId" | "slot">): void {
		this.#keep(this.#without(brochure));
	}

	/** All of it, for another device of the same visitor's. */
	export(): string {
		return JSON.stringify(this.brochures.getState());
	}

	/** Adds what another device exported; what is no bag of ours adds nothing. */
	import(exported: string): void {
		for (const brochure of this.#storage.parse(exported, keptBag) ?? []) this.take(brochure);
	}

	#without({ boothId, slot }: Pick<Brochure, "boothId" | "slot">): readonly Brochure[] {
		return this.brochures.getState().filter((brochure) => brochure.boothId !== boothId || brochure.slot !== slot);
	}

	#keep(brochures: readonly Brochure[]): void {
		this.brochures.setState(brochures, true);
		this.#storage.write(this.#key, brochures);
	}

	#read(): readonly Brochure[] {
		return this.#storage.read(this.#key, keptBag) ?? [];
	}
}
