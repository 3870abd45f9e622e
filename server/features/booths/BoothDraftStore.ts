import * as z from "zod";
import { readJson } from "#server/storage/jsonText.ts";
import { nextRevision } from "#server/storage/nextRevision.ts";
import type { BoothDraftRow, BoothVersionRow, Queries } from "#server/storage/tables.ts";
import { type BoothDraft, boothDraft } from "#shared/features/booths/BoothDraft.ts";
import { type BoothReview, type BoothVersion, REVIEW_STATES } from "#shared/features/booths/boothEndpoints.ts";

export interface KeptBooth {
	readonly boothId: string;
	readonly draft: BoothDraft;
	readonly revision: number;
	readonly review: BoothReview;
	readonly changedAtMs: number;
	readonly changedBy: string;
}

export interface KeptBoothVersion extends BoothVersion {
	readonly draft: BoothDraft;
}

/** What a change does to a booth; what is not named stays. */
interface BoothChange {
	readonly draft?: BoothDraft;
	readonly state: BoothReview["state"];
	readonly comment?: string | null;
	readonly submittedAtMs?: number | null;
	/** Keeps the draft as a version of this kind, and where it is approved, as the one that goes live. */
	readonly version?: BoothVersion["kind"];
	/** Why that version may go live over its share of the hall's budget. */
	readonly overBudgetReason?: string;
}

export type BoothChangeOutcome =
	| { readonly status: "kept"; readonly booth: KeptBooth }
	| { readonly status: "stale"; readonly booth: KeptBooth }
	| { readonly status: "not-found" };

/** The booths' forms, their way through review, and every version that was ever handed in or approved. */
export class BoothDraftStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	async list(eventId: string): Promise<KeptBooth[]> {
		const rows = await this.#queries
			.selectFrom("booth_drafts")
			.selectAll()
			.where("event_id", "=", eventId)
			.orderBy("booth_id")
			.execute();
		return rows.map(readBooth);
	}

	async find(eventId: string, boothId: string): Promise<KeptBooth | undefined> {
		const row = await this.#queries
			.selectFrom("booth_drafts")
			.selectAll()
			.where("event_id", "=", eventId)
			.where("booth_id", "=", boothId)
			.executeTakeFirst();
		return row && readBooth(row);
	}

	/** `taken` where the event has a booth of that id. */
	create(
		eventId: string,
		boothId: string,
		draft: BoothDraft,
		by: string,
		nowMs: number,
	): Promise<KeptBooth | "taken" | "not-found"> {
		return this.#queries.transaction().execute(async (tx) => {
			const revision = await nextRevision(tx, eventId);
			if (revision === undefined) return "not-found";
			const row: BoothDraftRow = {
				event_id: eventId,
				booth_id: boothId,
				revision,
				body: JSON.stringify(draft),
				review_state: "draft",
				review_comment: null,
				approved_version: null,
				submitted_at_ms: null,
				changed_at_ms: nowMs,
				changed_by: by,
			};
			const made = await tx
				.insertInto("booth_drafts")
				.values(row)
				.onConflict((conflict) => conflict.columns(["event_id", "booth_id"]).doNothing())
				.executeTakeFirst();
			return made.numInsertedOrUpdatedRows === 1n ? readBooth(row) : "taken";
		});
	}

	/** With its versions. */
	remove(eventId: string, boothId: string): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			if ((await nextRevision(tx, eventId)) === undefined) return false;
			for (const table of ["booth_versions", "booth_drafts"] as const) {
				const result = await tx
					.deleteFrom(table)
					.where("event_id", "=", eventId)
					.where("booth_id", "=", boothId)
					.executeTakeFirst();
				if (table === "booth_drafts") return result.numDeletedRows === 1n;
			}
			return false;
		});
	}

	/** `base` is the revision that the change was made on; null for whatever it is by now. */
	change(
		eventId: string,
		boothId: string,
		base: number | null,
		change: BoothChange,
		by: string,
		nowMs: number,
	): Promise<BoothChangeOutcome> {
		return this.#queries.transaction().execute(async (tx): Promise<BoothChangeOutcome> => {
			const revision = await nextRevision(tx, eventId);
			if (revision === undefined) return { status: "not-found" };
			const of = { event_id: eventId, booth_id: boothId };
			const before = await tx
				.selectFrom("booth_drafts")
				.selectAll()
				.where("event_id", "=", eventId)
				.where("booth_id", "=", boothId)
				.executeTakeFirst();
			if (!before) return { status: "not-found" };
			if (base !== null && before.revision !== base) return { status: "stale", booth: readBooth(before) };
			const body = change.draft ? JSON.stringify(change.draft) : before.body;
			let approvedVersion = before.approved_version;
			if (change.version !== undefined) {
				const latest = await tx
					.selectFrom("booth_versions")
					.select((eb) => eb.fn.max("version").as("version"))
					.where("event_id", "=", eventId)
					.where("booth_id", "=", boothId)
					.executeTakeFirst();
				const version = Number(latest?.version ?? 0) + 1;
				const row = {
					...of,
					version,
					kind: change.version,
					body,
					made_at_ms: nowMs,
					made_by: by,
					over_budget_reason: change.overBudgetReason ?? null,
				};
				await tx.insertInto("booth_versions").values(row).execute();
				if (change.version === "approved") approvedVersion = version;
			}
			const after: BoothDraftRow = {
				...of,
				revision,
				body,
				review_state: change.state,
				review_comment: change.comment === undefined ? before.review_comment : change.comment,
				approved_version: approvedVersion,
				submitted_at_ms: change.submittedAtMs === undefined ? before.submitted_at_ms : change.submittedAtMs,
				changed_at_ms: nowMs,
				changed_by: by,
			};
			const { event_id: _event, booth_id: _booth, ...columns } = after;
			await tx
				.updateTable("booth_drafts")
				.set(columns)
				.where("event_id", "=", eventId)
				.where("booth_id", "=", boothId)
				.execute();
			return { status: "kept", booth: readBooth(after) };
		});
	}

	/** The latest first. */
	async versions(eventId: string, boothId: string): Promise<BoothVersion[]> {
		const rows = await this.#queries
			.selectFrom("booth_versions")
			.select(["version", "kind", "made_at_ms", "made_by"])
			.where("event_id", "=", eventId)
			.where("booth_id", "=", boothId)
			.orderBy("version", "desc")
			.execute();
		return rows.map(readVersion);
	}

	async version(eventId: string, boothId: string, version: number): Promise<KeptBoothVersion | undefined> {
		if (!Number.isSafeInteger(version)) return undefined;
		const row = await this.#queries
			.selectFrom("booth_versions")
			.selectAll()
			.where("event_id", "=", eventId)
			.where("booth_id", "=", boothId)
			.where("version", "=", version)
			.executeTakeFirst();
		return row && { ...readVersion(row), draft: readJson(boothDraft, row.body) };
	}

	/** What goes live of each booth with the next publishing. */
	async approved(eventId: string): Promise<Map<string, BoothDraft>> {
		const rows = await this.#approvedVersions(eventId)
			.select(["booth_versions.booth_id", "booth_versions.body"])
			.execute();
		return new Map(rows.map((row) => [row.booth_id, readJson(boothDraft, row.body)]));
	}

	/** Booths whose approved version was let through over its budget: nobody is asked about it again. */
	async letThrough(eventId: string): Promise<Set<string>> {
		const rows = await this.#approvedVersions(eventId)
			.select("booth_versions.booth_id")
			.where("booth_versions.over_budget_reason", "is not", null)
			.execute();
		return new Set(rows.map((row) => row.booth_id));
	}

	#approvedVersions(eventId: string) {
		return this.#queries
			.selectFrom("booth_drafts")
			.innerJoin("booth_versions", (join) =>
				join
					.onRef("booth_versions.event_id", "=", "booth_drafts.event_id")
					.onRef("booth_versions.booth_id", "=", "booth_drafts.booth_id")
					.onRef("booth_versions.version", "=", "booth_drafts.approved_version"),
			)
			.where("booth_drafts.event_id", "=", eventId);
	}

	/** Lets the approved version of each booth through over its budget. */
	letThroughApproved(eventId: string, boothIds: readonly string[], reason: string): Promise<void> {
		return this.#queries.transaction().execute(async (tx) => {
			for (const boothId of boothIds) {
				await tx
					.updateTable("booth_versions")
					.set({ over_budget_reason: reason })
					.where("event_id", "=", eventId)
					.where("booth_id", "=", boothId)
					.where("version", "=", (eb) =>
						eb
							.selectFrom("booth_drafts")
							.select("approved_version")
							.where("event_id", "=", eventId)
							.where("booth_id", "=", boothId),
					)
					.execute();
			}
		});
	}

	/** Every draft and version of an event, for whoever asks what is still in use. */
	async bodies(eventId: string): Promise<BoothDraft[]> {
		const drafts = await this.#queries
			.selectFrom("booth_drafts")
			.select("body")
			.where("event_id", "=", eventId)
			.execute();
		const versions = await this.#queries
			.selectFrom("booth_versions")
			.select("body")
			.where("event_id", "=", eventId)
			.execute();
		return [...drafts, ...versions].map(({ body }) => readJson(boothDraft, body));
	}
}

const reviewState = z.enum(REVIEW_STATES);
const versionKind = z.enum(["imported", "submitted", "approved", "restored"]);

function readBooth(row: BoothDraftRow): KeptBooth {
	return {
		boothId: row.booth_id,
		draft: readJson(boothDraft, row.body),
		revision: row.revision,
		review: {
			state: reviewState.parse(row.review_state),
			comment: row.review_comment,
			approvedVersion: row.approved_version,
			submittedAtMs: row.submitted_at_ms,
		},
		changedAtMs: row.changed_at_ms,
		changedBy: row.changed_by,
	};
}

function readVersion(row: Pick<BoothVersionRow, "version" | "kind" | "made_at_ms" | "made_by">): BoothVersion {
	return { version: row.version, kind: versionKind.parse(row.kind), atMs: row.made_at_ms, by: row.made_by };
}
