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
const link = { ...taken, url: z.string().check(z.maxLength(500), z.regex(/^https?:/i), isAddress) };
/** Epoch ms, by the clock of the device that took it. */
const takenMs = z.int().check(z.gte(0));
const some = <Item extends z.ZodMiniType>(item: Item) => z.array(item).check(z.maxLength(MOST));

/** A bag as devices keep it, and as one sends it to another. */
export const keptBag = z.strictObject({
	version: z.literal(2),
	brochures: some(z.strictObject({ ...brochure, takenMs })),
	links: some(z.strictObject({ ...link, takenMs })),
});
export type KeptBag = Readonly<z.infer<typeof keptBag>>;

/** Browsers read addresses more strictly than a pattern could; `z.refine` would say so too, in more code. */
function isAddress({ value, issues }: z.core.ParsePayload<string>): void {
	if (!URL.canParse(value)) issues.push({ code: "custom", input: value });
}

/** Before there were links: documents alone, and nobody knew when each was taken. */
const version1 = some(z.strictObject(brochure));

function fromVersion1(kept: z.infer<typeof version1>): KeptBag {
	return { version: 2, brochures: kept.map((brochure) => ({ ...brochure, takenMs: 0 })), links: [] };
}

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
		const now = keptBag.safeParse(json);
		const before = version1.safeParse(json);
		const kept = now.data ?? (before.data && fromVersion1(before.data));
		if (!kept) return false;
		this.#keep({
			brochures: newest([...this.brochures.getState(), ...kept.brochures]),
			links: newest([...this.links.getState(), ...kept.links]),
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
		const kept = this.#storage.read(this.#key, keptBag);
		if (kept) return kept;
		const before = this.#storage.read(this.#key, version1);
		return before && fromVersion1(before);
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
