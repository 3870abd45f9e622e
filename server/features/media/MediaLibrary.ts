import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import {
	BOOTH_QUOTA_BYTES,
	EVENT_QUOTA_BYTES,
	type MediaFacts,
	type MediaItem,
	type MediaList,
	UNFINISHED_FOR_MS,
} from "#shared/features/media/Media.ts";
import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";
import { addressOf, nameIn } from "./contentAddress.ts";
import { factsOfFile } from "./factsOfFile.ts";
import type { KeptUpload, MediaScope, MediaStore } from "./MediaStore.ts";
import { canBeRetried, ProcessingQueue } from "./ProcessingQueue.ts";
import { JOB_LIMITS, type JobLimits } from "./processing/runJob.ts";
import { type Announced, ResumableUploads, UploadRefused } from "./ResumableUploads.ts";
import { type ShownFile, ShownMedia } from "./ShownMedia.ts";

export interface MediaLimits {
	readonly jobs: JobLimits;
	/** Files that are looked at side by side: one leaves the halls the other core. */
	readonly atOnce: number;
	readonly boothQuotaBytes: number;
	readonly eventQuotaBytes: number;
	/** Uploads of one account whose last byte has not come yet. */
	readonly receivingAtMost: number;
}

const LIMITS: MediaLimits = {
	jobs: JOB_LIMITS,
	atOnce: availableParallelism() > 3 ? 2 : 1,
	boothQuotaBytes: BOOTH_QUOTA_BYTES,
	eventQuotaBytes: EVENT_QUOTA_BYTES,
	receivingAtMost: 20,
};

/** Left free for the database and all else that must go on. */
const SPARE_BYTES = 256 * 1024 * 1024;
const SWEEP_EVERY_MS = 60 * 60 * 1000;

/** By the name of a file: the booths whose draft shows it, and null for the event's plan. */
type MediaUses = ReadonlyMap<string, readonly (string | null)[]>;

export interface MediaLibraryOptions {
	readonly store: MediaStore;
	readonly blobs: BlobFolder;
	/** Of what is still coming in; on the same disk as the blobs. */
	readonly folder: string;
	readonly now: () => number;
	readonly log: Logger;
	/** What the drafts of an event show, plan and booths. */
	readonly shownIn: (eventId: string) => Promise<readonly ShownFile[]>;
	/** Tells open consoles. */
	readonly tell: (eventId: string, change: DraftChange) => void;
	readonly limits?: Partial<MediaLimits>;
	/** What is free on the disk; asked of the system unless a test says. */
	readonly freeBytes?: () => Promise<number>;
}

/** What organizers and exhibitors upload: how it comes in, what becomes of it, and who may have how much. */
export class MediaLibrary {
	readonly #options: MediaLibraryOptions;
	readonly #limits: MediaLimits;
	readonly #queue: ProcessingQueue;
	readonly #freeBytes: () => Promise<number>;
	readonly #shown: ShownMedia;
	#sweeping: NodeJS.Timeout | undefined;
	/** Its bytes; for the routes. */
	readonly uploads: ResumableUploads;

	private constructor(options: MediaLibraryOptions) {
		const { store, blobs, folder, now, log } = options;
		this.#options = options;
		this.#limits = { ...LIMITS, ...options.limits };
		this.#freeBytes = options.freeBytes ?? (() => freeBytesAt(folder));
		this.#shown = new ShownMedia({ store, blobs, now, newId: () => this.newId(), shownIn: options.shownIn });
		this.#queue = new ProcessingQueue({
			store,
			blobs,
			folder,
			now,
			log,
			limits: this.#limits.jobs,
			atOnce: this.#limits.atOnce,
			freeBytes: this.#freeBytes,
			onSettled: (upload) => this.#tell(upload),
		});
		this.uploads = new ResumableUploads({
			folder,
			log,
			find: (id) => store.find(id),
			onReceived: (id) => this.received(id),
		});
	}

	/** Takes up what an earlier process left: files that were being looked at, and those whose last byte nobody heard of. */
	static async open(options: MediaLibraryOptions): Promise<MediaLibrary> {
		await mkdir(options.folder, { recursive: true });
		const library = new MediaLibrary(options);
		await library.#queue.start();
		for (const { id, declaredBytes } of await options.store.inState("receiving")) {
			if ((await library.uploads.receivedBytes(id)) === declaredBytes) await library.received(id);
		}
		await library.sweep();
		library.#sweeping = setInterval(() => {
			library.sweep().catch((error) => options.log.error({ err: error }, "unfinished uploads could not be swept"));
		}, SWEEP_EVERY_MS).unref();
		return library;
	}

	async close(): Promise<void> {
		clearInterval(this.#sweeping);
		await this.#queue.close();
	}

	newId(): string {
		return randomUUID();
	}

	/** Before its first byte. Throws an {@link UploadRefused}. */
	async begin(id: string, scope: MediaScope, by: Uploader, announced: Announced): Promise<void> {
		const { store, now } = this.#options;
		const left = await this.#bytesLeft(scope);
		if (announced.bytes > left) throw new UploadRefused(413, "quota-full", { leftBytes: Math.max(0, left) });
		if ((await this.#freeBytes()) < announced.bytes + SPARE_BYTES) throw new UploadRefused(507, "disk-full");
		const receiving = (await store.inState("receiving")).filter(({ accountId }) => accountId === by.accountId);
		if (receiving.length >= this.#limits.receivingAtMost) throw new UploadRefused(429, "too-many-uploads");
		const { kind, title, fileName, bytes } = announced;
		await store.begin({
			...scope,
			id,
			kind,
			title,
			fileName,
			declaredBytes: bytes,
			accountId: by.accountId,
			accountName: by.name,
			beganAtMs: now(),
		});
		this.#tell({ ...scope, id });
	}

	/** Its last byte is there. */
	async received(id: string): Promise<void> {
		const { store, now } = this.#options;
		const upload = await store.find(id);
		if (!upload) {
			await this.uploads.remove(id);
			throw new UploadRefused(404, "not-found");
		}
		if (!(await store.received(id, now()))) return;
		this.#tell(upload);
		this.#queue.add(id);
	}

	/** One that lies in the scope: an event's media are those of its booths as well. */
	async find({ eventId, boothId }: MediaScope, id: string): Promise<KeptUpload | undefined> {
		const upload = await this.#options.store.find(id);
		if (upload?.eventId !== eventId) return undefined;
		return boothId === null || upload.boothId === boothId ? upload : undefined;
	}

	async list(scope: MediaScope, readerId: string): Promise<MediaList> {
		const { store } = this.#options;
		const { eventId, boothId } = scope;
		const uses = usesOf(await this.#shown.takeIn(eventId));
		const [uploads, usedBytes] = await Promise.all([
			store.list(eventId, boothId ?? undefined),
			store.usedBytes(eventId, boothId ?? undefined),
		]);
		const facts = await this.#factsOf(uploads.flatMap(({ blob }) => blob ?? []));
		const items = await Promise.all(uploads.map((upload) => this.#describe(upload, facts, uses, readerId)));
		const quotaBytes = boothId === null ? this.#limits.eventQuotaBytes : this.#limits.boothQuotaBytes;
		return { items, usedBytes, quotaBytes };
	}

	async read(upload: KeptUpload, readerId: string): Promise<MediaItem> {
		const shown = await this.#options.shownIn(upload.eventId);
		const facts = await this.#factsOf(upload.blob ? [upload.blob] : []);
		return this.#describe(upload, facts, usesOf(shown), readerId);
	}

	async rename(upload: KeptUpload, title: string): Promise<void> {
		await this.#options.store.rename(upload.id, title);
		this.#tell(upload);
	}

	/** False for one that was refused for what it holds. */
	async retry(upload: KeptUpload): Promise<boolean> {
		const { store, now } = this.#options;
		if (!canBeRetried(upload) || (await this.uploads.receivedBytes(upload.id)) === undefined) return false;
		if (!(await store.retry(upload.id, now()))) return false;
		this.#tell(upload);
		this.#queue.add(upload.id);
		return true;
	}

	/** Where drafts show it, which keeps it from being removed; nothing once it is gone. */
	async remove(upload: KeptUpload): Promise<readonly (string | null)[]> {
		const { store, shownIn } = this.#options;
		if (upload.blob) {
			const uses = usesOf(await shownIn(upload.eventId)).get(upload.blob) ?? [];
			const isElsewhere = (await store.list(upload.eventId)).some(
				({ id, blob, boothId }) => id !== upload.id && blob === upload.blob && boothId === upload.boothId,
			);
			if (uses.length > 0 && !isElsewhere) return uses;
		}
		await store.remove(upload.id);
		this.#queue.cancel(upload.id);
		await this.uploads.remove(upload.id);
		this.#tell(upload);
		return [];
	}

	/** What is known of files that drafts refer to, by address; those that came with an imported event are looked at now. */
	async factsOf(addresses: readonly string[]): Promise<Map<string, MediaFacts>> {
		const names = [...new Set(addresses.filter((address) => address !== "").map(nameIn))];
		const known = await this.#factsOf(names);
		return new Map([...known].map(([name, facts]) => [addressOf(name), facts]));
	}

	async #factsOf(names: readonly string[]): Promise<Map<string, MediaFacts>> {
		const { store, blobs } = this.#options;
		const known = await store.facts(names);
		for (const name of names) {
			if (known.has(name) || !(await blobs.has(name))) continue;
			const facts = await factsOfFile(blobs.path(name)).catch(() => undefined);
			if (!facts) continue;
			await store.keepFacts(name, facts);
			known.set(name, facts);
		}
		return known;
	}

	/** Whether there is room for files that are kept already to be shown at a booth as well. */
	async hasRoomFor(scope: MediaScope, names: Iterable<string>): Promise<boolean> {
		const left = await this.#bytesLeft(scope);
		return (await this.#shown.bytesOfNew(scope, names)) <= left;
	}

	/** Nobody asks for its uploads any more; the files that a publication elsewhere shows stay. */
	async forgetEvent(eventId: string): Promise<void> {
		for (const upload of await this.#options.store.list(eventId)) {
			await this.#options.store.remove(upload.id);
			this.#queue.cancel(upload.id);
			await this.uploads.remove(upload.id);
		}
	}

	/** Of a file that came with an archive, and was looked at then. */
	keepFacts(name: string, facts: MediaFacts): Promise<void> {
		return this.#options.store.keepFacts(name, facts);
	}

	/**
	 * Removes files that no upload, draft, version or publication speaks of. What was written lately stays: whoever wrote
	 * it may not have spoken of it yet.
	 */
	async collectUnused({ untouchedForMs = UNFINISHED_FOR_MS }: { untouchedForMs?: number } = {}): Promise<number> {
		const { store, blobs } = this.#options;
		const wanted = new Set(await store.namesInDocuments());
		for (const upload of await store.inState("ready")) {
			for (const name of [upload.blob, upload.original]) if (name) wanted.add(name);
		}
		// A document's pages are wanted with it.
		for (const facts of (await store.facts([...wanted])).values()) {
			if (facts.kind !== "document") continue;
			for (const page of [facts.cover, ...facts.thumbnails]) if (page) wanted.add(nameIn(page));
		}
		let removed = 0;
		for (const name of (await blobs.names()).filter((kept) => !wanted.has(kept))) {
			const found = await stat(blobs.path(name)).catch(() => undefined);
			if (!found || this.#options.now() - found.mtimeMs < untouchedForMs) continue;
			await blobs.remove(name);
			await store.forgetFacts(name);
			removed++;
		}
		return removed;
	}

	/** Gives up uploads that nobody went on with, and bytes that nobody knows of. */
	async sweep(): Promise<void> {
		const { store, folder, now, log } = this.#options;
		const old = (await store.inState("receiving")).filter(({ beganAtMs }) => beganAtMs + UNFINISHED_FOR_MS <= now());
		for (const upload of old) {
			await store.remove(upload.id);
			await this.uploads.remove(upload.id);
			this.#tell(upload);
		}
		for (const name of await readdir(folder)) {
			if (/^[0-9a-f-]{36}$/.test(name) && !(await store.find(name))) await rm(join(folder, name), { force: true });
		}
		const files = await this.collectUnused();
		if (old.length + files > 0) log.info({ uploads: old.length, files }, "what nobody needs was cleared away");
	}

	async #bytesLeft({ eventId, boothId }: MediaScope): Promise<number> {
		const { store } = this.#options;
		await this.#shown.takeIn(eventId);
		const ofEvent = this.#limits.eventQuotaBytes - (await store.usedBytes(eventId));
		if (boothId === null) return ofEvent;
		return Math.min(ofEvent, this.#limits.boothQuotaBytes - (await store.usedBytes(eventId, boothId)));
	}

	async #describe(
		upload: KeptUpload,
		facts: ReadonlyMap<string, MediaFacts>,
		uses: MediaUses,
		readerId: string,
	): Promise<MediaItem> {
		const { id, boothId, kind, title, fileName, state, declaredBytes, reason, detail, blob, reduction } = upload;
		const isReceiving = state === "receiving";
		return {
			id,
			boothId,
			kind,
			title,
			fileName,
			state,
			receivedBytes: isReceiving ? ((await this.uploads.receivedBytes(id)) ?? 0) : declaredBytes,
			declaredBytes,
			reason,
			detail,
			address: blob && addressOf(blob),
			facts: (blob && facts.get(blob)) || null,
			reduction,
			checklist: upload.checklist && [...upload.checklist],
			hasOriginal: upload.original !== null,
			canBeRetried: canBeRetried(upload),
			uploadedAtMs: upload.beganAtMs,
			uploadedBy: upload.accountName,
			isOwn: upload.accountId === readerId,
			usedBy: [...((blob && uses.get(blob)) || [])],
		};
	}

	#tell({ eventId, boothId, id }: MediaScope & { readonly id: string }): void {
		this.#options.tell(eventId, { what: "media", boothId, uploadId: id });
	}
}

function usesOf(shown: readonly ShownFile[]): MediaUses {
	const uses = new Map<string, (string | null)[]>();
	for (const { name, boothId } of shown) {
		const users = uses.get(name) ?? [];
		if (!users.includes(boothId)) users.push(boothId);
		uses.set(name, users);
	}
	return uses;
}

/** Who begins an upload; an actor is one. */
export interface Uploader {
	readonly accountId: string;
	readonly name: string;
}

async function freeBytesAt(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}
