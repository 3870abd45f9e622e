import { stat } from "node:fs/promises";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { nameIn } from "./contentAddress.ts";
import { contentKeyOf } from "./contentKey.ts";
import type { MediaScope, MediaStore } from "./MediaStore.ts";

/** A file that a draft shows. */
export interface ShownFile {
	readonly name: string;
	/** Whose form shows it; null for the event's plan. */
	readonly boothId: string | null;
	readonly kind: MediaKind;
	/** What it is shown as, for the list. */
	readonly title: string;
	/** Where it is shown: `logo`, a slot's name. */
	readonly place: string;
	/** Who wrote that draft last. */
	readonly by: string;
}

export interface ShownMediaOptions {
	readonly store: MediaStore;
	readonly blobs: BlobFolder;
	readonly now: () => number;
	readonly newId: () => string;
	/** What the drafts of an event show, plan and booths. */
	readonly shownIn: (eventId: string) => Promise<readonly ShownFile[]>;
}

/**
 * Files that drafts show and nobody uploaded there: they came with an imported event, an archive or a copied booth. They
 * are taken into the list of whoever shows them, to be chosen again and to count in the quota.
 */
export class ShownMedia {
	readonly #options: ShownMediaOptions;
	/** One after the other: two who look at once would take the same in twice. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(options: ShownMediaOptions) {
		this.#options = options;
	}

	/** What is shown, all of it in the lists. */
	async takeIn(eventId: string): Promise<readonly ShownFile[]> {
		const taken = this.#turn.then(() => this.#takeIn(eventId));
		this.#turn = taken.catch(() => {});
		return taken;
	}

	/** What files would add to what a booth keeps. */
	async bytesOfNew({ eventId, boothId }: MediaScope, names: Iterable<string>): Promise<number> {
		const isThere = await this.#listed(eventId);
		const added = [...new Set(names)].filter((name) => !isThere(name, boothId));
		const bytes = await Promise.all(added.map(async (name) => (await this.#bytesOf(name)) ?? 0));
		return bytes.reduce((sum, one) => sum + one, 0);
	}

	async #takeIn(eventId: string): Promise<readonly ShownFile[]> {
		const { store, blobs, now, newId, shownIn } = this.#options;
		const shown = await shownIn(eventId);
		const isThere = await this.#listed(eventId);
		const taken = new Set<string>();
		for (const { name, boothId, kind, title, place, by } of shown) {
			const key = `${boothId} ${name}`;
			if (isThere(name, boothId) || taken.has(key)) continue;
			taken.add(key);
			const bytes = await this.#bytesOf(name);
			if (bytes === undefined) continue;
			const ending = name.slice(name.lastIndexOf("."));
			const described = { kind, title, fileName: `${place}${ending}`, declaredBytes: bytes, beganAtMs: now() };
			const from = { accountId: "", accountName: by };
			// Whoever uploads the very same file again gets this one.
			const contentKey = await contentKeyOf(kind, blobs.path(name));
			await store.takeIn({ id: newId(), eventId, boothId, ...described, ...from }, { blob: name, contentKey });
		}
		return shown;
	}

	/** The event's own files are every booth's to show, and whatever is listed of its booths is the event's. */
	async #listed(eventId: string): Promise<(name: string, boothId: string | null) => boolean> {
		const listed = new Set<string>();
		for (const upload of await this.#options.store.list(eventId)) {
			if (!upload.blob) continue;
			listed.add(`${upload.boothId} ${upload.blob}`);
			listed.add(`event ${upload.blob}`);
		}
		return (name, boothId) =>
			boothId === null ? listed.has(`event ${name}`) : listed.has(`${boothId} ${name}`) || listed.has(`null ${name}`);
	}

	/** With a document's pages; undefined where it is not kept. */
	async #bytesOf(name: string): Promise<number | undefined> {
		const { store, blobs } = this.#options;
		const sizeOf = (kept: string) =>
			stat(blobs.path(kept)).then(
				({ size }) => size,
				() => undefined,
			);
		const own = await sizeOf(name);
		if (own === undefined) return undefined;
		const facts = (await store.facts([name])).get(name);
		if (facts?.kind !== "document") return own;
		const pages = [facts.cover, ...facts.thumbnails].flatMap((page) => (page ? nameIn(page) : []));
		const sizes = await Promise.all(pages.map(sizeOf));
		return sizes.reduce<number>((sum, size) => sum + (size ?? 0), own);
	}
}
