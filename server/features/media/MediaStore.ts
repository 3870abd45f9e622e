import * as z from "zod";
import { readJson } from "#server/storage/jsonText.ts";
import type { MediaUploadRow, Queries } from "#server/storage/tables.ts";
import {
	MEDIA_KINDS,
	MEDIA_REFUSALS,
	MEDIA_STATES,
	type MediaFacts,
	type MediaKind,
	type MediaRefusal,
	type ModelReduction,
	mediaFacts,
	modelReduction,
	type StandCheck,
	standCheck,
} from "#shared/features/media/Media.ts";

/** An event's own media, or a booth's. */
export interface MediaScope {
	readonly eventId: string;
	/** Null for the event's own. */
	readonly boothId: string | null;
}

export interface KeptUpload extends MediaScope {
	readonly id: string;
	readonly kind: MediaKind;
	readonly title: string;
	readonly fileName: string;
	readonly state: (typeof MEDIA_STATES)[number];
	readonly reason: MediaRefusal | null;
	readonly detail: string | null;
	readonly declaredBytes: number;
	readonly keptBytes: number;
	readonly contentKey: string | null;
	readonly blob: string | null;
	readonly original: string | null;
	readonly reduction: ModelReduction | null;
	readonly checklist: readonly StandCheck[] | null;
	readonly attempts: number;
	readonly accountId: string;
	readonly accountName: string;
	readonly beganAtMs: number;
}

/** What is known of an upload when its first byte is asked for. */
export type NewUpload = Pick<
	KeptUpload,
	| "id"
	| "eventId"
	| "boothId"
	| "kind"
	| "title"
	| "fileName"
	| "declaredBytes"
	| "accountId"
	| "accountName"
	| "beganAtMs"
>;

/** What became of a file that was looked at. */
export type UploadOutcome =
	| {
			readonly state: "ready";
			readonly blob: string;
			readonly original: string | null;
			readonly keptBytes: number;
			readonly contentKey: string;
			readonly reduction: ModelReduction | null;
			readonly checklist: readonly StandCheck[] | null;
	  }
	| {
			readonly state: "refused";
			readonly reason: MediaRefusal;
			readonly detail: string | null;
			readonly keptBytes: number;
			readonly checklist: readonly StandCheck[] | null;
	  };

/** What was uploaded, by whom, what became of it, and what is known of every file that is kept. */
export class MediaStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	async begin(upload: NewUpload): Promise<void> {
		await this.#queries.insertInto("media_uploads").values(rowOf(upload)).execute();
	}

	/** A file that is kept already: it came by another way than an upload. */
	async takeIn(upload: NewUpload, { blob, contentKey }: { blob: string; contentKey: string }): Promise<void> {
		const row = { ...rowOf(upload), state: "ready", blob, content_key: contentKey };
		await this.#queries.insertInto("media_uploads").values(row).execute();
	}

	async find(id: string): Promise<KeptUpload | undefined> {
		const row = await this.#queries.selectFrom("media_uploads").selectAll().where("id", "=", id).executeTakeFirst();
		return row && readUpload(row);
	}

	/** Of a booth, or of an event with all its booths; the latest first. */
	async list(eventId: string, boothId?: string): Promise<KeptUpload[]> {
		let query = this.#queries.selectFrom("media_uploads").selectAll().where("event_id", "=", eventId);
		if (boothId !== undefined) query = query.where("booth_id", "=", boothId);
		const rows = await query.orderBy("began_at_ms", "desc").orderBy("id").execute();
		return rows.map(readUpload);
	}

	/** In every event, the oldest first. */
	async inState(state: KeptUpload["state"]): Promise<KeptUpload[]> {
		const rows = await this.#queries
			.selectFrom("media_uploads")
			.selectAll()
			.where("state", "=", state)
			.orderBy("changed_at_ms")
			.orderBy("id")
			.execute();
		return rows.map(readUpload);
	}

	/** Its last byte is there. False where it was not receiving any more. */
	async received(id: string, nowMs: number): Promise<boolean> {
		return this.#change(id, "receiving", { state: "processing", changed_at_ms: nowMs });
	}

	/** How often it was begun, this time included. */
	async attempt(id: string): Promise<number> {
		const row = await this.#queries
			.updateTable("media_uploads")
			.set((update) => ({ attempts: update("attempts", "+", 1) }))
			.where("id", "=", id)
			.returning("attempts")
			.executeTakeFirst();
		return row?.attempts ?? 0;
	}

	/** What went wrong was not the file's fault. */
	async forgive(id: string): Promise<void> {
		await this.#queries.updateTable("media_uploads").set({ attempts: 0 }).where("id", "=", id).execute();
	}

	/** False where it was removed meanwhile. */
	async settle(id: string, outcome: UploadOutcome, nowMs: number): Promise<boolean> {
		const { reduction, checklist, ...known } =
			outcome.state === "ready"
				? {
						blob: outcome.blob,
						original: outcome.original,
						content_key: outcome.contentKey,
						reason: null,
						detail: null,
						reduction: outcome.reduction,
						checklist: outcome.checklist,
					}
				: { reason: outcome.reason, detail: outcome.detail, reduction: null, checklist: outcome.checklist };
		return this.#change(id, "processing", {
			...known,
			state: outcome.state,
			kept_bytes: outcome.keptBytes,
			reduction: reduction && JSON.stringify(reduction),
			checklist: checklist && JSON.stringify(checklist),
			changed_at_ms: nowMs,
		});
	}

	/** A refused one is looked at again. */
	async retry(id: string, nowMs: number): Promise<boolean> {
		return this.#change(id, "refused", { state: "processing", attempts: 0, changed_at_ms: nowMs });
	}

	async rename(id: string, title: string): Promise<void> {
		await this.#queries.updateTable("media_uploads").set({ title }).where("id", "=", id).execute();
	}

	async remove(id: string): Promise<void> {
		await this.#queries.deleteFrom("media_uploads").where("id", "=", id).execute();
	}

	/** A ready one of the same content, wherever it was uploaded. */
	async findByContent(contentKey: string): Promise<KeptUpload | undefined> {
		const row = await this.#queries
			.selectFrom("media_uploads")
			.selectAll()
			.where("content_key", "=", contentKey)
			.where("state", "=", "ready")
			.orderBy("began_at_ms", "desc")
			.executeTakeFirst();
		return row && readUpload(row);
	}

	/** What a booth's uploads take, or an event's with all its booths. */
	async usedBytes(eventId: string, boothId?: string): Promise<number> {
		let query = this.#queries
			.selectFrom("media_uploads")
			.select((select) => select.fn.sum<number | null>("kept_bytes").as("bytes"))
			.where("event_id", "=", eventId);
		if (boothId !== undefined) query = query.where("booth_id", "=", boothId);
		const row = await query.executeTakeFirst();
		return Number(row?.bytes ?? 0);
	}

	/** Files that drafts, versions of booths or publications of any event speak of. */
	async namesInDocuments(): Promise<Set<string>> {
		const names = new Set<string>();
		const look = (text: string | null) => {
			for (const [, name] of text?.matchAll(/\/content\/([0-9a-f]{40}\.[a-z0-9]{2,5})/g) ?? []) names.add(name!);
		};
		for (const { body } of await this.#queries.selectFrom("plan_objects").select("body").execute()) look(body);
		for (const { body } of await this.#queries.selectFrom("booth_drafts").select("body").execute()) look(body);
		for (const { body } of await this.#queries.selectFrom("booth_versions").select("body").execute()) look(body);
		for (const { event_id, number } of await this.#queries
			.selectFrom("publications")
			.select(["event_id", "number"])
			.execute()) {
			// One at a time: a large event's is megabytes.
			const row = await this.#queries
				.selectFrom("publications")
				.select("snapshot")
				.where("event_id", "=", event_id)
				.where("number", "=", number)
				.executeTakeFirst();
			look(row?.snapshot ?? null);
		}
		return names;
	}

	async keepFacts(name: string, facts: MediaFacts): Promise<void> {
		const row = { name, facts: JSON.stringify(facts) };
		await this.#queries
			.insertInto("media_blobs")
			.values(row)
			.onConflict((conflict) => conflict.column("name").doUpdateSet({ facts: row.facts }))
			.execute();
	}

	/** Of those that something is known of. */
	async facts(names: readonly string[]): Promise<Map<string, MediaFacts>> {
		const found = new Map<string, MediaFacts>();
		for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
			const rows = await this.#queries
				.selectFrom("media_blobs")
				.selectAll()
				.where("name", "in", names.slice(at, at + NAMES_AT_ONCE))
				.execute();
			for (const { name, facts } of rows) found.set(name, readJson(mediaFacts, facts));
		}
		return found;
	}

	async forgetFacts(name: string): Promise<void> {
		await this.#queries.deleteFrom("media_blobs").where("name", "=", name).execute();
	}

	async #change(id: string, from: KeptUpload["state"], change: Partial<MediaUploadRow>): Promise<boolean> {
		const { numUpdatedRows } = await this.#queries
			.updateTable("media_uploads")
			.set(change)
			.where("id", "=", id)
			.where("state", "=", from)
			.executeTakeFirst();
		return numUpdatedRows > 0n;
	}
}

function rowOf(upload: NewUpload): MediaUploadRow {
	return {
		id: upload.id,
		event_id: upload.eventId,
		booth_id: upload.boothId,
		kind: upload.kind,
		title: upload.title,
		file_name: upload.fileName,
		state: "receiving",
		reason: null,
		detail: null,
		declared_bytes: upload.declaredBytes,
		kept_bytes: upload.declaredBytes,
		content_key: null,
		blob: null,
		original: null,
		reduction: null,
		checklist: null,
		attempts: 0,
		account_id: upload.accountId,
		account_name: upload.accountName,
		began_at_ms: upload.beganAtMs,
		changed_at_ms: upload.beganAtMs,
	};
}

/** SQLite takes some thousand values in one statement. */
const NAMES_AT_ONCE = 500;

const shape = z.object({
	kind: z.enum(MEDIA_KINDS),
	state: z.enum(MEDIA_STATES),
	reason: z.enum(MEDIA_REFUSALS).nullable().catch("failed"),
});

function readUpload(row: MediaUploadRow): KeptUpload {
	return {
		...z.parse(shape, row),
		id: row.id,
		eventId: row.event_id,
		boothId: row.booth_id,
		title: row.title,
		fileName: row.file_name,
		detail: row.detail,
		declaredBytes: row.declared_bytes,
		keptBytes: row.kept_bytes,
		contentKey: row.content_key,
		blob: row.blob,
		original: row.original,
		reduction: row.reduction === null ? null : readJson(modelReduction, row.reduction),
		checklist: row.checklist === null ? null : readJson(z.array(standCheck), row.checklist),
		attempts: row.attempts,
		accountId: row.account_id,
		accountName: row.account_name,
		beganAtMs: row.began_at_ms,
	};
}
