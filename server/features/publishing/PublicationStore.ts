import { readJson } from "#server/storage/jsonText.ts";
import type { Queries } from "#server/storage/tables.ts";
import { type EventSnapshot, eventSnapshot } from "#shared/features/event/EventSnapshot.ts";
import type { Publication } from "#shared/features/publishing/publishingEndpoints.ts";

export interface NewPublication {
	readonly eventId: string;
	readonly snapshot: EventSnapshot;
	/** Of the draft that the snapshot was taken of; null for whatever it is by now. */
	readonly revision: number | null;
	readonly note: string;
	readonly by: string;
	readonly nowMs: number;
}

/** What was ever published, and which of it visitors see. */
export class PublicationStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** Keeps a snapshot and makes it what visitors see, in one step. */
	publish(publication: NewPublication): Promise<Publication | "stale" | "not-found"> {
		const { eventId, snapshot, revision, note, by, nowMs } = publication;
		return this.#queries.transaction().execute(async (tx) => {
			// Touching the row first makes a second publishing wait for this one.
			const event = await tx
				.updateTable("events")
				.set((eb) => ({ live: eb.ref("live") }))
				.where("event_id", "=", eventId)
				.returning("revision")
				.executeTakeFirst();
			if (!event) return "not-found";
			if (revision !== null && event.revision !== revision) return "stale";
			const latest = await tx
				.selectFrom("publications")
				.select((eb) => eb.fn.max("number").as("number"))
				.where("event_id", "=", eventId)
				.executeTakeFirst();
			const number = Number(latest?.number ?? 0) + 1;
			await tx
				.insertInto("publications")
				.values({
					event_id: eventId,
					number,
					snapshot: JSON.stringify(snapshot),
					note,
					made_at_ms: nowMs,
					made_by: by,
				})
				.execute();
			await tx.updateTable("events").set({ live: number }).where("event_id", "=", eventId).execute();
			return { number, atMs: nowMs, by, note, isLive: true };
		});
	}

	/** Makes an earlier publication what visitors see, or none. False where it is not there. */
	show(eventId: string, number: number | null): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			if (number !== null) {
				const row = await tx
					.selectFrom("publications")
					.select("number")
					.where("event_id", "=", eventId)
					.where("number", "=", number)
					.executeTakeFirst();
				if (!row) return false;
			}
			const result = await tx
				.updateTable("events")
				.set({ live: number })
				.where("event_id", "=", eventId)
				.executeTakeFirst();
			return result.numUpdatedRows === 1n;
		});
	}

	/** The latest first; undefined where there is no such event. */
	async list(eventId: string): Promise<Publication[] | undefined> {
		const event = await this.#queries
			.selectFrom("events")
			.select("live")
			.where("event_id", "=", eventId)
			.executeTakeFirst();
		if (!event) return undefined;
		const rows = await this.#queries
			.selectFrom("publications")
			.select(["number", "note", "made_at_ms", "made_by"])
			.where("event_id", "=", eventId)
			.orderBy("number", "desc")
			.execute();
		return rows.map((row) => ({
			number: row.number,
			atMs: row.made_at_ms,
			by: row.made_by,
			note: row.note,
			isLive: row.number === event.live,
		}));
	}

	async snapshot(eventId: string, number: number): Promise<EventSnapshot | undefined> {
		const row = await this.#queries
			.selectFrom("publications")
			.select("snapshot")
			.where("event_id", "=", eventId)
			.where("number", "=", number)
			.executeTakeFirst();
		return row && readJson(eventSnapshot, row.snapshot);
	}
}
