import * as z from "zod/mini";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { localizedText } from "#shared/features/event/text.ts";

/** Of each kind, the newest. */
const MOST = 500;

/** As booth and exhibit were called when it was taken: what one took along stays the same. */
const taken = {
	boothId: z.string().check(z.maxLength(40)),
	slot: z.string().check(z.maxLength(40)),
	boothName: localizedText(60),
	title: localizedText(80),
};
const brochure = { ...taken, document: z.string().check(z.regex(/^\/content\/[\w./-]{1,180}$/)) };
const link = { ...taken, url: z.url({ protocol: /^https?$/ }).check(z.maxLength(500)) };
/** Epoch ms, by the clock of the device that took it. */
const takenMs = z.int().check(z.gte(0));
const some = <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(MOST));

const version1 = some(z.strictObject(brochure));
const version2 = z.strictObject({
	version: z.literal(2),
	brochures: some(z.strictObject({ ...brochure, takenMs })),
	links: some(z.strictObject({ ...link, takenMs })),
});

/** A bag as devices keep it, of whichever version: documents alone at first, and nobody knew when each was taken. */
export const keptBag = z.pipe(
	z.union([version2, version1]),
	z.transform(
		(kept): KeptBag =>
			"version" in kept
				? kept
				: { version: 2, brochures: kept.map((brochure) => ({ ...brochure, takenMs: 0 })), links: [] },
	),
);
export type KeptBag = Readonly<z.infer<typeof version2>>;

/** A document of a booth that a visitor took along. */
export type Brochure = Readonly<KeptBag["brochures"][number]>;
/** A link of a booth that a visitor kept for later. */
export type KeptLink = Readonly<KeptBag["links"][number]>;

/** Where in the hall it was taken from: of each kind there is one at a slot. */
type Origin = Pick<Brochure, "boothId" | "slot">;

/** What a visitor took along, on this device, for one event; the newest last. */
export class Bag {
	readonly brochures: StoreApi<readonly Brochure[]>;
	readonly links: StoreApi<readonly KeptLink[]>;
	readonly #storage: DeviceStorage;
	readonly #key: string;
	readonly #now: () => number;

	constructor(storage: DeviceStorage, eventId: string, now: () => number = Date.now) {
		this.#storage = storage;
		this.#key = `bag.${eventId}`;
		this.#now = now;
		const kept = this.#read();
		this.brochures = createStore<readonly Brochure[]>(() => kept?.brochures ?? []);
		this.links = createStore<readonly KeptLink[]>(() => kept?.links ?? []);
	}

	/** Follows other tabs of this device; returns the undoing. */
	start(): () => void {
		return this.#storage.onChangedElsewhere(this.#key, () => {
			const kept = this.#read();
			this.brochures.setState(kept?.brochures ?? [], true);
			this.links.setState(kept?.links ?? [], true);
		});
	}

	/** Each document is in it once: taken again, it is the one that the booth shows now. */
	take(brochure: Omit<Brochure, "takenMs">): void {
		const takenMs = this.#now();
		this.#keep({ brochures: newest([...without(this.brochures, brochure), { ...brochure, takenMs }]) });
	}

	takeOut(brochure: Origin): void {
		this.#keep({ brochures: without(this.brochures, brochure) });
	}

	/** As `take`, for a link. */
	takeLink(link: Omit<KeptLink, "takenMs">): void {
		const takenMs = this.#now();
		this.#keep({ links: newest([...without(this.links, link), { ...link, takenMs }]) });
	}

	takeOutLink(link: Origin): void {
		this.#keep({ links: without(this.links, link) });
	}

	/** As it is kept: what `merge` of another device understands. */
	toJson(): KeptBag {
		return { version: 2, brochures: [...this.brochures.getState()], links: [...this.links.getState()] };
	}

	/** Puts in what another device kept: what is in both is in it once, as it was taken last. False where that is no bag. */
	merge(json: unknown): boolean {
		const { success, data } = keptBag.safeParse(json);
		if (!success) return false;
		this.#keep({
			brochures: newest([...this.brochures.getState(), ...data.brochures]),
			links: newest([...this.links.getState(), ...data.links]),
		});
		return true;
	}

	#keep({
		brochures,
		links,
	}: {
		readonly brochures?: readonly Brochure[];
		readonly links?: readonly KeptLink[];
	}): void {
		if (brochures) this.brochures.setState(brochures, true);
		if (links) this.links.setState(links, true);
		this.#storage.write(this.#key, this.toJson());
	}

	#read(): KeptBag | null {
		return this.#storage.read(this.#key, keptBag);
	}
}

function without<Item extends Origin>(items: StoreApi<readonly Item[]>, { boothId, slot }: Origin): readonly Item[] {
	return items.getState().filter((item) => item.boothId !== boothId || item.slot !== slot);
}

/** Each once, in the order of taking; the oldest beyond MOST are left out. */
function newest<Item extends Origin & { readonly takenMs: number }>(items: readonly Item[]): readonly Item[] {
	const inOrder = items.toSorted((one, other) => one.takenMs - other.takenMs);
	const last = new Map(inOrder.map((item) => [`${item.boothId}/${item.slot}`, item]));
	return inOrder.filter((item) => last.get(`${item.boothId}/${item.slot}`) === item).slice(-MOST);
}
