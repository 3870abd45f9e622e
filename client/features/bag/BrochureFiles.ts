import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { BoothContent, PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { Brochure } from "./Bag.ts";

/** Longest side of a cover in the list, drawn pixels. */
const COVER_PIXELS = 320;

export interface BrochureFile {
	/** Of the file on this host. */
	readonly address: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How a document looks from outside. */
export interface BrochureFace {
	readonly pageCount: number;
	/** The first page, as a data: address. */
	readonly cover: string;
}

/** Neither the file that was taken nor a newer one in its place is there any more. */
export class BrochureGoneError extends Error {
	constructor(boothId: string, slot: string) {
		super(`there is no document at ${boothId}/${slot} any more`);
		this.name = "BrochureGoneError";
	}
}

/** Fetches what the list of brochures shows, each file once. */
export class BrochureFiles {
	readonly #booths: () => readonly Pick<PublishedBooth, "id" | "content">[];
	readonly #files = new Map<string, Promise<BrochureFile>>();
	readonly #life = new AbortController();

	/** `booths`: as they are on show when they are asked for. */
	constructor(booths: () => readonly Pick<PublishedBooth, "id" | "content">[]) {
		this.#booths = booths;
	}

	read(brochure: Brochure): Promise<BrochureFile> {
		const key = brochure.document;
		const known = this.#files.get(key);
		if (known) return known;
		const reading = this.#read(brochure);
		this.#files.set(key, reading);
		// What failed is tried again when it is asked for again.
		reading.catch(() => this.#files.delete(key));
		return reading;
	}

	/** Its first page and how many there are. A document whose pages cannot be drawn can still be saved. */
	async lookAt(file: BrochureFile): Promise<BrochureFace> {
		const pages = await this.open(file);
		try {
			const canvas = await pages.draw(0, COVER_PIXELS, this.#life.signal, true);
			return { pageCount: pages.count, cover: canvas.toDataURL("image/webp", 0.8) };
		} finally {
			void pages.dispose();
		}
	}

	/** For a reader of its own; whoever opened it disposes it, at the latest this does. */
	async open(file: BrochureFile): Promise<PdfPages> {
		const { PdfPages } = await import("#client/ui/reader/PdfPages.ts");
		// The worker takes the bytes that it is given away.
		const { signal } = this.#life;
		const pages = await PdfPages.open(file.bytes.slice(), signal);
		signal.addEventListener("abort", () => void pages.dispose(), { once: true });
		return pages;
	}

	dispose(): void {
		this.#life.abort();
	}

	async #read(brochure: Brochure): Promise<BrochureFile> {
		const { signal } = this.#life;
		let address = brochure.document;
		let response = await fetch(address, { signal });
		if (response.status === 404) {
			address = await this.#findAgain(brochure);
			response = await fetch(address, { signal });
		}
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		return { address, bytes: new Uint8Array(await response.arrayBuffer()) };
	}

	/** The booth was edited since: what stands in the document's place now. */
	async #findAgain({ boothId, slot }: Brochure): Promise<string> {
		const booth = this.#booths().find(({ id }) => id === boothId);
		if (!booth) throw new BrochureGoneError(boothId, slot);
		const response = await fetch(booth.content, { signal: this.#life.signal });
		if (!response.ok) throw new BrochureGoneError(boothId, slot);
		const { exhibits } = (await response.json()) as BoothContent;
		const exhibit = exhibits[slot];
		if (exhibit?.kind !== "document") throw new BrochureGoneError(boothId, slot);
		return exhibit.document;
	}
}
