import type { Transaction } from "kysely";
import * as z from "zod";
import { readJson } from "#server/storage/jsonText.ts";
import { nextRevision } from "#server/storage/nextRevision.ts";
import type { PlanObjectRow, Queries, Tables } from "#server/storage/tables.ts";
import { type PlanEdit, type PlanEntry, planObject } from "#shared/features/plan/PlanObject.ts";
import type { Plan, StaleEdit } from "#shared/features/plan/planEndpoints.ts";

/** More things than anybody places in a hall; a runaway script meets it. */
const MAX_OBJECTS = 5_000;

export type PlanEditOutcome =
	| { readonly status: "kept"; readonly revision: number; readonly entries: readonly PlanEntry[] }
	| { readonly status: "stale"; readonly stale: readonly StaleEdit[] }
	| { readonly status: "refused"; readonly reason: PlanEditRefusal };

export type PlanEditRefusal =
	| "not-found"
	| "wrong-kind"
	| "unknown-hall"
	| "unknown-booth"
	| "booth-placed-twice"
	| "last-hall"
	| "too-many";

/** Rolls a transaction back and carries the answer out of it. */
class Abandoned extends Error {
	readonly outcome: PlanEditOutcome;

	constructor(outcome: PlanEditOutcome) {
		super("the edit is not kept");
		this.outcome = outcome;
	}
}

/** The plans of all events, thing by thing. */
export class PlanStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** What changed after a revision, all of it after 0. Undefined where there is no such event. */
	async read(eventId: string, after = 0): Promise<Plan | undefined> {
		const event = await this.#queries
			.selectFrom("events")
			.select("revision")
			.where("event_id", "=", eventId)
			.executeTakeFirst();
		if (!event) return undefined;
		const rows = await this.#queries
			.selectFrom("plan_objects")
			.selectAll()
			.where("event_id", "=", eventId)
			.where("revision", ">", after)
			// What came in between the two questions is told with the next one.
			.where("revision", "<=", event.revision)
			.orderBy("position")
			.orderBy("object_id")
			.execute();
		const entries = rows.flatMap((row) => (row.body === null ? [] : [readEntry(row, row.body)]));
		const gone = after === 0 ? [] : rows.filter((row) => row.body === null).map((row) => row.object_id);
		return { revision: event.revision, entries, gone };
	}

	/** All of the edits, or none. A thing's `base` is its revision, 0 for one that is not there. */
	async edit(eventId: string, edits: readonly PlanEdit[], by: string, nowMs: number): Promise<PlanEditOutcome> {
		try {
			return await this.#queries.transaction().execute((tx) => editWithin(tx, eventId, edits, by, nowMs));
		} catch (error) {
			if (error instanceof Abandoned) return error.outcome;
			throw error;
		}
	}

	/** Takes a booth out of wherever it stands; for when it is deleted. */
	async removeBooth(eventId: string, boothId: string, by: string, nowMs: number): Promise<void> {
		const plan = await this.read(eventId);
		const edits = (plan?.entries ?? [])
			.filter(({ object }) => object.kind === "booth" && object.value.boothId === boothId)
			.map(({ objectId, hallId, revision }) => ({ objectId, hallId, base: revision, object: null }));
		if (edits.length > 0) await this.edit(eventId, edits, by, nowMs);
	}
}

async function editWithin(
	tx: Transaction<Tables>,
	eventId: string,
	edits: readonly PlanEdit[],
	by: string,
	nowMs: number,
): Promise<PlanEditOutcome> {
	const refuse = (reason: PlanEditRefusal): never => {
		throw new Abandoned({ status: "refused", reason });
	};
	const revision = await nextRevision(tx, eventId);
	if (revision === undefined) return refuse("not-found");
	const rows = await tx.selectFrom("plan_objects").selectAll().where("event_id", "=", eventId).execute();
	const byId = new Map(rows.map((row) => [row.object_id, row]));

	const stale = edits.flatMap(({ objectId, base }): StaleEdit[] => {
		const row = byId.get(objectId);
		const isAsExpected = row?.body == null ? base === 0 : row.revision === base;
		if (isAsExpected) return [];
		const entry = row?.body == null ? null : readEntry(row, row.body);
		return [{ objectId, entry, changedBy: row?.changed_by ?? "" }];
	});
	if (stale.length > 0) throw new Abandoned({ status: "stale", stale });

	let highest = Math.max(0, ...rows.map((row) => row.position));
	const changed = new Map<string, PlanObjectRow>();
	const put = (row: PlanObjectRow) => {
		byId.set(row.object_id, row);
		changed.set(row.object_id, row);
	};
	const stamp = { revision, changed_at_ms: nowMs, changed_by: by };
	for (const { objectId, hallId, object } of edits) {
		const before = byId.get(objectId);
		if (object === null) {
			if (objectId === "event") refuse("wrong-kind");
			if (!before) continue;
			put({ ...before, ...stamp, body: null });
			if (before.kind === "hall") {
				for (const row of [...byId.values()]) {
					if (row.hall_id === before.hall_id && row.body !== null) put({ ...row, ...stamp, body: null });
				}
			}
			continue;
		}
		if (!isRightlyNamed(eventId, objectId, hallId, object)) refuse("wrong-kind");
		if (before && before.kind !== object.kind) refuse("wrong-kind");
		put({
			event_id: eventId,
			object_id: objectId,
			hall_id: hallId,
			kind: object.kind,
			position: before?.position ?? ++highest,
			...stamp,
			body: JSON.stringify(object),
		});
	}
	const whole = [...byId.values()].filter((row) => row.body !== null);
	const broken = await whatBreaks(tx, eventId, whole);
	if (broken) refuse(broken);
	for (const row of changed.values()) {
		await tx
			.insertInto("plan_objects")
			.values(row)
			.onConflict((conflict) =>
				conflict.columns(["event_id", "object_id"]).doUpdateSet({
					hall_id: row.hall_id,
					position: row.position,
					revision: row.revision,
					body: row.body,
					changed_at_ms: row.changed_at_ms,
					changed_by: row.changed_by,
				}),
			)
			.execute();
	}
	const entries = [...changed.values()].flatMap((row) => (row.body === null ? [] : [readEntry(row, row.body)]));
	return { status: "kept", revision, entries };
}

function isRightlyNamed(eventId: string, objectId: string, hallId: string | null, object: PlanEdit["object"]): boolean {
	switch (object?.kind) {
		case "event":
			return objectId === "event" && hallId === null && object.value.id === eventId;
		case "hall":
			return objectId === `hall:${hallId}` && object.value.id === hallId;
		default:
			return hallId !== null && objectId !== "event" && !objectId.startsWith("hall:");
	}
}

const placedBooth = z.object({ value: z.object({ boothId: z.string() }) });

/** Rules of the whole plan, as it would be. */
async function whatBreaks(
	tx: Transaction<Tables>,
	eventId: string,
	rows: readonly PlanObjectRow[],
): Promise<PlanEditRefusal | undefined> {
	if (rows.length > MAX_OBJECTS) return "too-many";
	const halls = new Set(rows.filter(({ kind }) => kind === "hall").map(({ hall_id }) => hall_id));
	if (halls.size === 0) return "last-hall";
	if (rows.some(({ hall_id }) => hall_id !== null && !halls.has(hall_id))) return "unknown-hall";
	const placed = rows
		.filter(({ kind }) => kind === "booth")
		.map(({ body }) => readJson(placedBooth, body ?? "").value.boothId);
	if (new Set(placed).size < placed.length) return "booth-placed-twice";
	const known = await tx.selectFrom("booth_drafts").select("booth_id").where("event_id", "=", eventId).execute();
	const ids = new Set(known.map(({ booth_id }) => booth_id));
	if (placed.some((boothId) => !ids.has(boothId))) return "unknown-booth";
	return undefined;
}

function readEntry(row: PlanObjectRow, body: string): PlanEntry {
	return {
		objectId: row.object_id,
		hallId: row.hall_id,
		object: readJson(planObject, body),
		position: row.position,
		revision: row.revision,
		changedAtMs: row.changed_at_ms,
		changedBy: row.changed_by,
	};
}
