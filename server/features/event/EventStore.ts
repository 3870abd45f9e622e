import type { Transaction } from "kysely";
import * as z from "zod";
import { insertInPieces } from "#server/storage/insertInPieces.ts";
import { readJson } from "#server/storage/jsonText.ts";
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

/** An event as it comes from somewhere else: a folder, an archive, another event, or nothing. */
export interface NewEvent {
	readonly eventId: string;
	readonly entries: readonly SnapshotEntry[];
	readonly booths: ReadonlyMap<string, { readonly draft: BoothDraft; readonly isApproved: boolean }>;
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
	create({ eventId, entries, booths, by, nowMs }: NewEvent): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const made = await tx
				.insertInto("events")
				.values({ event_id: eventId, revision: 1, live: null, entry: '{"kind":"open"}', created_at_ms: nowMs })
				.onConflict((conflict) => conflict.column("event_id").doNothing())
				.executeTakeFirst();
			if (made.numInsertedOrUpdatedRows !== 1n) return false;
			const changed = { changed_at_ms: nowMs, changed_by: by };
			await insertInPieces(
				tx,
				"plan_objects",
				entries.map(({ objectId, hallId, object, position }) => ({
					event_id: eventId,
					object_id: objectId,
					hall_id: hallId,
					kind: object.kind,
					position,
					revision: 1,
					body: JSON.stringify(object),
					...changed,
				})),
			);
			const drafts = [...booths].map(([boothId, { draft, isApproved }]) => ({
				boothId,
				isApproved,
				body: JSON.stringify(draft),
			}));
			await insertInPieces(
				tx,
				"booth_drafts",
				drafts.map(({ boothId, isApproved, body }) => ({
					event_id: eventId,
					booth_id: boothId,
					revision: 1,
					body,
					review_state: isApproved ? "approved" : "draft",
					review_comment: null,
					approved_version: isApproved ? 1 : null,
					submitted_at_ms: null,
					...changed,
				})),
			);
			await insertInPieces(
				tx,
				"booth_versions",
				drafts
					.filter(({ isApproved }) => isApproved)
					.map(({ boothId, body }) => ({
						event_id: eventId,
						booth_id: boothId,
						version: 1,
						kind: "imported",
						body,
						made_at_ms: nowMs,
						made_by: by,
					})),
			);
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
