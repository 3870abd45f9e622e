import type { Transaction } from "kysely";
import * as z from "zod";
import { insertInPieces } from "#server/storage/insertInPieces.ts";
import { readJson } from "#server/storage/jsonText.ts";
import { nextRevision } from "#server/storage/nextRevision.ts";
import type { EventRow, Queries, Tables } from "#server/storage/tables.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { SnapshotEntry } from "#shared/features/event/EventSnapshot.ts";

/** Who may come in, as it is kept: the token of a link is told to organizers again, a password is not. */
export const keptEntry = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("open") }),
	z.strictObject({ kind: z.literal("link"), token: z.string() }),
	z.strictObject({ kind: z.literal("password"), hash: z.string() }),
	z.strictObject({ kind: z.literal("list"), guests: z.int() }),
]);
export type KeptEntry = z.infer<typeof keptEntry>;

export interface KeptEvent {
	readonly eventId: string;
	/** Of the draft. */
	readonly revision: number;
	/** Number of the publication that visitors see. */
	readonly live: number | null;
	readonly entry: KeptEntry;
	readonly createdAtMs: number;
}

export interface NewBoothOfEvent {
	readonly draft: BoothDraft;
	/** The draft as it is goes live with the next publishing. */
	readonly isApproved: boolean;
	/** Goes live instead of the draft: what was approved before the draft went on. */
	readonly approved?: BoothDraft;
}

/** An event as it comes from somewhere else: a folder, an archive, another event, or nothing. */
export interface NewEvent {
	readonly eventId: string;
	readonly entries: readonly SnapshotEntry[];
	readonly booths: ReadonlyMap<string, NewBoothOfEvent>;
	/** Who may come into it, if it is new; everyone unless given. What takes an event's place takes over its door. */
	readonly entry?: KeptEntry;
	/** Name of whoever made it. */
	readonly by: string;
	readonly nowMs: number;
}

/** Everything of an event lies in these, by its id. */
const TABLES_OF_EVENT = [
	"plan_objects",
	"booth_drafts",
	"booth_versions",
	"publications",
	"preview_links",
	"entry_guests",
	"events",
] as const satisfies readonly (keyof Tables)[];

/** Which events there are, and what is live of each. */
export class EventStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** In the order they were made. */
	async list(): Promise<KeptEvent[]> {
		const rows = await this.#queries
			.selectFrom("events")
			.selectAll()
			.orderBy("created_at_ms")
			.orderBy("event_id")
			.execute();
		return rows.map(readEvent);
	}

	async find(eventId: string): Promise<KeptEvent | undefined> {
		const row = await this.#queries.selectFrom("events").selectAll().where("event_id", "=", eventId).executeTakeFirst();
		return row && readEvent(row);
	}

	/** All of it or nothing; false where there is an event of that id. Booths that are approved get their first version. */
	create({ eventId, entries, booths, entry = { kind: "open" }, by, nowMs }: NewEvent): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const made = await tx
				.insertInto("events")
				.values({
					event_id: eventId,
					revision: 1,
					live: null,
					entry: JSON.stringify(entry),
					created_at_ms: nowMs,
				})
				.onConflict((conflict) => conflict.column("event_id").doNothing())
				.executeTakeFirst();
			if (made.numInsertedOrUpdatedRows !== 1n) return false;
			const stamp = { revision: 1, changed_at_ms: nowMs, changed_by: by };
			await insertInPieces(tx, "plan_objects", planRows(eventId, entries, stamp));
			await insertInPieces(
				tx,
				"booth_drafts",
				[...booths].map(([boothId, booth]) => draftRow(eventId, boothId, booth, 1, stamp)),
			);
			await insertInPieces(
				tx,
				"booth_versions",
				[...booths].flatMap(([boothId, booth]) => versionRow(eventId, boothId, booth, 1, stamp) ?? []),
			);
			return true;
		});
	}

	/**
	 * Puts another plan and other booths in place of an event's draft, as one change of it; what was published stays, and
	 * so do the versions of booths that stay. False where there is no such event.
	 */
	replace({ eventId, entries, booths, by, nowMs }: NewEvent): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const revision = await nextRevision(tx, eventId);
			if (revision === undefined) return false;
			const stamp = { revision, changed_at_ms: nowMs, changed_by: by };
			// What is gone stays as gone: open consoles hear of it, and a stale edit is known as one.
			await tx
				.updateTable("plan_objects")
				.set({ ...stamp, body: null })
				.where("event_id", "=", eventId)
				.where("body", "is not", null)
				.execute();
			for (const row of planRows(eventId, entries, stamp)) {
				const { event_id: _event, object_id: _object, ...columns } = row;
				await tx
					.insertInto("plan_objects")
					.values(row)
					.onConflict((conflict) => conflict.columns(["event_id", "object_id"]).doUpdateSet(columns))
					.execute();
			}
			const latest = await tx
				.selectFrom("booth_versions")
				.select(["booth_id", (eb) => eb.fn.max("version").as("version")])
				.where("event_id", "=", eventId)
				.groupBy("booth_id")
				.execute();
			const lastVersions = new Map(latest.map(({ booth_id, version }) => [booth_id, Number(version)]));
			await tx.deleteFrom("booth_drafts").where("event_id", "=", eventId).execute();
			for (const boothId of lastVersions.keys()) {
				if (booths.has(boothId)) continue;
				await tx.deleteFrom("booth_versions").where("event_id", "=", eventId).where("booth_id", "=", boothId).execute();
			}
			for (const [boothId, booth] of booths) {
				const version = (lastVersions.get(boothId) ?? 0) + 1;
				await insertInPieces(tx, "booth_drafts", [draftRow(eventId, boothId, booth, version, stamp)]);
				const kept = versionRow(eventId, boothId, booth, version, stamp);
				await insertInPieces(tx, "booth_versions", kept ? [kept] : []);
			}
			return true;
		});
	}

	/** With its drafts and publications. False where there is none. */
	remove(eventId: string): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const there = await tx.selectFrom("events").select("event_id").where("event_id", "=", eventId).executeTakeFirst();
			if (!there) return false;
			for (const table of TABLES_OF_EVENT) await deleteOf(tx, table, eventId);
			return true;
		});
	}

	/** The guests are hashes of their addresses; given with a list only. */
	async setEntry(eventId: string, entry: KeptEntry, guestHashes: readonly string[] = []): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const result = await tx
				.updateTable("events")
				.set({ entry: JSON.stringify(entry) })
				.where("event_id", "=", eventId)
				.executeTakeFirst();
			if (result.numUpdatedRows !== 1n) return false;
			await deleteOf(tx, "entry_guests", eventId);
			const guests = [...new Set(guestHashes)].map((hash) => ({ event_id: eventId, address_hash: hash }));
			await insertInPieces(tx, "entry_guests", guests);
			return true;
		});
	}

	async isGuest(eventId: string, addressHash: string): Promise<boolean> {
		const row = await this.#queries
			.selectFrom("entry_guests")
			.select("event_id")
			.where("event_id", "=", eventId)
			.where("address_hash", "=", addressHash)
			.executeTakeFirst();
		return row !== undefined;
	}
}

interface Stamp {
	readonly revision: number;
	readonly changed_at_ms: number;
	readonly changed_by: string;
}

function planRows(eventId: string, entries: readonly SnapshotEntry[], stamp: Stamp) {
	return entries.map(({ objectId, hallId, object, position }) => ({
		event_id: eventId,
		object_id: objectId,
		hall_id: hallId,
		kind: object.kind,
		position,
		body: JSON.stringify(object),
		...stamp,
	}));
}

/** `version` is the one under which what is approved is kept. */
function draftRow(eventId: string, boothId: string, booth: NewBoothOfEvent, version: number, stamp: Stamp) {
	return {
		event_id: eventId,
		booth_id: boothId,
		body: JSON.stringify(booth.draft),
		review_state: booth.isApproved ? "approved" : "draft",
		review_comment: null,
		approved_version: approvedOf(booth) ? version : null,
		submitted_at_ms: null,
		...stamp,
	};
}

function versionRow(
	eventId: string,
	boothId: string,
	booth: NewBoothOfEvent,
	version: number,
	{ changed_at_ms, changed_by }: Stamp,
) {
	const approved = approvedOf(booth);
	if (!approved) return undefined;
	return {
		event_id: eventId,
		booth_id: boothId,
		version,
		kind: "imported",
		body: JSON.stringify(approved),
		made_at_ms: changed_at_ms,
		made_by: changed_by,
	};
}

function approvedOf({ draft, isApproved, approved }: NewBoothOfEvent): BoothDraft | undefined {
	return isApproved ? draft : approved;
}

async function deleteOf(tx: Transaction<Tables>, table: (typeof TABLES_OF_EVENT)[number], eventId: string) {
	await tx.deleteFrom(table).where("event_id", "=", eventId).execute();
}

function readEvent(row: EventRow): KeptEvent {
	return {
		eventId: row.event_id,
		revision: row.revision,
		live: row.live,
		entry: readJson(keptEntry, row.entry),
		createdAtMs: row.created_at_ms,
	};
}
