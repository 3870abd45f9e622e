import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";
import { addressOf } from "./contentAddress.ts";
import { contentKeyOf } from "./contentKey.ts";
import type { KeptUpload, MediaStore, UploadOutcome } from "./MediaStore.ts";
import type { Refused, Taken } from "./processing/Job.ts";
import { type JobLimits, runJob } from "./processing/runJob.ts";

/** A file that ended its worker, or the server, so often is refused. */
const ATTEMPTS_AT_MOST = 3;
/** Less than this free, and whatever failed may have failed for that. */
const DISK_IS_FULL_BELOW_BYTES = 32 * 1024 * 1024;
const TRY_AGAIN_MS = 30_000;
const WORK = "work-";

export interface ProcessingQueueOptions {
	readonly store: MediaStore;
	readonly blobs: BlobFolder;
	/** Holds each upload under its id. */
	readonly folder: string;
	readonly now: () => number;
	readonly log: Logger;
	readonly limits: JobLimits;
	/** Files that are looked at side by side. */
	readonly atOnce: number;
	readonly freeBytes: () => Promise<number>;
	/** Hears when something became of an upload. */
	readonly onSettled: (upload: KeptUpload) => void;
}

/** Has uploads looked at, one after the other; what the server was stopped over is taken up again. */
export class ProcessingQueue {
	readonly #options: ProcessingQueueOptions;
	readonly #waiting: string[] = [];
	readonly #running = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();
	#again: NodeJS.Timeout | undefined;
	#isClosed = false;

	constructor(options: ProcessingQueueOptions) {
		this.#options = options;
	}

	/** Takes up what was left, and clears away what half-made work left behind. */
	async start(): Promise<void> {
		const { folder, store } = this.#options;
		const left = (await readdir(folder)).filter((name) => name.startsWith(WORK));
		await Promise.all(left.map((name) => rm(join(folder, name), { recursive: true, force: true })));
		for (const { id } of await store.inState("processing")) this.add(id);
	}

	add(id: string): void {
		if (this.#isClosed || this.#running.has(id) || this.#waiting.includes(id)) return;
		this.#waiting.push(id);
		this.#fill();
	}

	/** Nobody wants it any more. */
	cancel(id: string): void {
		const at = this.#waiting.indexOf(id);
		if (at >= 0) this.#waiting.splice(at, 1);
		this.#running.get(id)?.stop.abort(new Error("the upload was removed"));
	}

	/** What runs is stopped, and taken up at the next start. */
	async close(): Promise<void> {
		this.#isClosed = true;
		clearTimeout(this.#again);
		this.#waiting.length = 0;
		for (const { stop } of this.#running.values()) stop.abort(new Error("the server stops"));
		await Promise.all([...this.#running.values()].map(({ done }) => done));
	}

	#fill(): void {
		while (!this.#isClosed && this.#running.size < this.#options.atOnce) {
			const id = this.#waiting.shift();
			if (id === undefined) return;
			const stop = new AbortController();
			const done = this.#process(id, stop.signal)
				.catch((error) => this.#failed(id, error, stop.signal))
				.finally(() => {
					this.#running.delete(id);
					this.#fill();
				});
			this.#running.set(id, { stop, done });
		}
	}

	async #process(id: string, signal: AbortSignal): Promise<void> {
		const { store, blobs, folder, limits } = this.#options;
		const upload = await store.find(id);
		if (upload?.state !== "processing") return;
		const path = join(folder, id);
		const contentKey = await contentKeyOf(upload.kind, path, signal);
		const same = await store.findByContent(contentKey);
		if (same?.blob && (await blobs.has(same.blob))) return this.#settleAs(upload, same, contentKey);

		if ((await store.attempt(id)) > ATTEMPTS_AT_MOST) {
			return this.#settle(upload, refusal(FAILED, upload));
		}
		const work = join(folder, `${WORK}${id}`);
		await rm(work, { recursive: true, force: true });
		await mkdir(work, { recursive: true });
		try {
			const answer = await runJob({ path, kind: upload.kind, folder: work }, limits, signal);
			if ("taken" in answer) await this.#settle(upload, await this.#keep(upload, answer.taken, contentKey));
			else await this.#settle(upload, refusal(answer.refused, upload));
		} finally {
			await rm(work, { recursive: true, force: true });
		}
	}

	/** First what was made is kept, then it is said to be there. */
	async #keep(upload: KeptUpload, taken: Taken, contentKey: string): Promise<UploadOutcome> {
		const { store, blobs, folder } = this.#options;
		const kept = [];
		for (const { path, ending } of taken.files) kept.push(await blobs.keep(path, ending));
		const [result, cover, ...thumbnails] = kept;
		if (!result) throw new Error(`ProcessingQueue: nothing was made of ${upload.id}`);
		const facts: MediaFacts =
			taken.facts.kind === "document"
				? {
						...taken.facts,
						cover: cover ? addressOf(cover.name) : null,
						thumbnails: thumbnails.map(({ name }) => addressOf(name)),
					}
				: taken.facts;
		await store.keepFacts(result.name, facts);
		const original = taken.keepsOriginal ? await blobs.keepCopy(join(folder, upload.id), "glb") : null;
		return {
			state: "ready",
			blob: result.name,
			original: original?.name ?? null,
			keptBytes: kept.reduce((sum, { bytes }) => sum + bytes, original?.bytes ?? 0),
			contentKey,
			reduction: taken.reduction,
			checklist: taken.checklist,
		};
	}

	/** The same was looked at before. Twice at one booth, the later takes the earlier's place. */
	async #settleAs(upload: KeptUpload, same: KeptUpload, contentKey: string): Promise<void> {
		const { blob, original, keptBytes, reduction, checklist } = same;
		await this.#settle(upload, {
			state: "ready",
			blob: blob!,
			original,
			keptBytes,
			contentKey,
			reduction,
			checklist,
		});
		if (same.eventId !== upload.eventId || same.boothId !== upload.boothId) return;
		await this.#options.store.rename(upload.id, same.title);
		await this.#options.store.remove(same.id);
		this.#options.onSettled(upload);
	}

	async #settle(upload: KeptUpload, outcome: UploadOutcome): Promise<void> {
		const { store, folder, now, log, onSettled } = this.#options;
		if (!(await store.settle(upload.id, outcome, now()))) return;
		const isForGood = outcome.state === "ready" || outcome.keptBytes === 0;
		if (isForGood) await rm(join(folder, upload.id), { force: true });
		const reason = outcome.state === "refused" ? outcome.reason : undefined;
		log.info({ uploadId: upload.id, kind: upload.kind, state: outcome.state, reason }, "an upload was looked at");
		onSettled(upload);
	}

	async #failed(id: string, error: unknown, signal: AbortSignal): Promise<void> {
		if (signal.aborted) return;
		const { store, now, log, freeBytes } = this.#options;
		const isFull = (await freeBytes().catch(() => 0)) < DISK_IS_FULL_BELOW_BYTES;
		log.error({ err: error, uploadId: id, isFull }, "an upload could not be looked at");
		try {
			if (isFull) await store.forgive(id);
			const upload = await store.find(id);
			if (upload && upload.attempts >= ATTEMPTS_AT_MOST) {
				await this.#settle(upload, refusal(FAILED, upload));
				return;
			}
		} catch (storeError) {
			log.error({ err: storeError, uploadId: id, atMs: now() }, "an upload's state could not be kept");
		}
		this.#waiting.push(id);
		this.#again ??= setTimeout(() => {
			this.#again = undefined;
			this.#fill();
		}, TRY_AGAIN_MS).unref();
	}
}

const FAILED: Refused = { reason: "failed", detail: null, checklist: null };

/** What failed by no fault of its own can be looked at again, and is kept for that. */
const WORTH_ANOTHER_TRY = new Set(["failed", "too-slow", "too-much-memory"]);

export function canBeRetried({ state, reason }: Pick<KeptUpload, "state" | "reason">): boolean {
	return state === "refused" && reason !== null && WORTH_ANOTHER_TRY.has(reason);
}

function refusal({ reason, detail, checklist }: Refused, { declaredBytes }: KeptUpload): UploadOutcome {
	return {
		state: "refused",
		reason,
		detail,
		checklist,
		keptBytes: WORTH_ANOTHER_TRY.has(reason) ? declaredBytes : 0,
	};
}
