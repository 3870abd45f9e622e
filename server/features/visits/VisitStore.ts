import { type Expression, type SqlBool, sql } from "kysely";
import type { HallKey } from "#server/hall/HallKey.ts";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import type { Queries, StampRow, VisitRow } from "#server/storage/tables.ts";
import { RESUME_WINDOW_MS } from "#shared/features/roster/RosterState.ts";
import type { BoothVisits } from "#shared/features/visits/visitEndpoints.ts";
import { ENGAGED_SECONDS, type Stamp } from "#shared/features/visits/visitMessages.ts";

/** A visit as it stands; kept again and again while it goes on. */
export interface KeptVisit extends HallKey {
	readonly visitorId: string;
	readonly boothId: string;
	readonly beganAtMs: number;
	readonly lastHeardAtMs: number;
	/** Null while it goes on. */
	readonly endedAtMs: number | null;
	readonly dwellMs: number;
}

interface Keeping {
	readonly visit: VisitRow;
	readonly stamp: StampRow | undefined;
}

/** Visits, begun ones too, and the passports they stamp. What `keep` resolved outlives `kill -9`. */
export class VisitStore {
	readonly #queries: Queries;
	readonly #commit: GroupCommit<Keeping>;

	constructor(queries: Queries) {
		this.#queries = queries;
		this.#commit = new GroupCommit({ what: "visits", write: (rows) => this.#write(rows) });
	}

	/** Keeps a visit as it stands, and with it the stamp it earned. The same stamp twice keeps the first. */
	keep(visit: KeptVisit, stamp?: Stamp): Promise<void> {
		return this.#commit.keep({
			visit: {
				event_id: visit.eventId,
				hall_id: visit.hallId,
				visitor_id: visit.visitorId,
				began_at_ms: visit.beganAtMs,
				booth_id: visit.boothId,
				last_heard_at_ms: visit.lastHeardAtMs,
				ended_at_ms: visit.endedAtMs,
				dwell_ms: visit.dwellMs,
			},
			stamp: stamp && {
				event_id: visit.eventId,
				visitor_id: visit.visitorId,
				booth_id: stamp.boothId,
				stamped_at_ms: stamp.stampedAtMs,
			},
		});
	}

	/**
	 * Visits that a hall of before left open: each ended when it was last heard of. Those heard of within the resume
	 * window come back, for their visitors may resume them.
	 */
	async closeOpen(hall: HallKey, nowMs: number): Promise<KeptVisit[]> {
		const resumable = await this.#queries
			.selectFrom("visits")
			.selectAll()
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.where("ended_at_ms", "is", null)
			.where("last_heard_at_ms", ">=", nowMs - RESUME_WINDOW_MS)
			.execute();
		await this.#queries
			.updateTable("visits")
			.set((eb) => ({ ended_at_ms: eb.ref("last_heard_at_ms") }))
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.where("ended_at_ms", "is", null)
			.execute();
		return resumable.map(readVisit);
	}

	/** A visitor's passport, the earliest stamp first. */
	async passport(eventId: string, visitorId: string): Promise<Stamp[]> {
		const rows = await this.#queries
			.selectFrom("stamps")
			.select(["booth_id", "stamped_at_ms"])
			.where("event_id", "=", eventId)
			.where("visitor_id", "=", visitorId)
			.orderBy("stamped_at_ms")
			.orderBy("booth_id")
			.execute();
		return rows.map((row) => ({ boothId: row.booth_id, stampedAtMs: row.stamped_at_ms }));
	}

	/** The figures of each booth that was ever visited at an event. */
	async summarize(eventId: string, nowMs: number): Promise<BoothVisits[]> {
		const ranked = this.#queries
			.selectFrom("visits")
			.select(({ eb, fn }) => [
				"booth_id",
				"visitor_id",
				"dwell_ms",
				fn
					.agg<number>("row_number")
					.over((over) => over.partitionBy("booth_id").orderBy("dwell_ms"))
					.as("place"),
				fn
					.agg<number>("count", ["booth_id"])
					.over((over) => over.partitionBy("booth_id"))
					.as("visits"),
				// Open and heard of lately: a process that was killed leaves nobody inside.
				eb
					.case()
					.when(eb.and([eb("ended_at_ms", "is", null), eb("last_heard_at_ms", ">=", nowMs - RESUME_WINDOW_MS)]))
					.then(1)
					.else(0)
					.end()
					.as("inside"),
			])
			.where("event_id", "=", eventId);
		const count = (condition: Expression<SqlBool>) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
		const rows = await this.#queries
			.selectFrom(ranked.as("ranked"))
			.select(({ eb, fn }) => [
				"booth_id",
				fn.count<number>("visitor_id").distinct().as("visitors"),
				fn.countAll<number>().as("visits"),
				count(eb("dwell_ms", ">=", ENGAGED_SECONDS * 1000)).as("engaged"),
				fn.sum<number>("dwell_ms").as("total"),
				// The middle one, or the mean of the middle two.
				sql<number>`avg(case when place * 2 between visits and visits + 2 then dwell_ms end)`.as("median"),
				fn.sum<number>("inside").as("inside"),
			])
			.groupBy("booth_id")
			.orderBy("booth_id")
			.execute();
		return rows.map((row) => ({
			boothId: row.booth_id,
			visitors: row.visitors,
			visits: row.visits,
			engagedVisits: row.engaged,
			totalDwellSeconds: row.total / 1000,
			medianDwellSeconds: row.median / 1000,
			insideNow: row.inside,
		}));
	}

	/** Writes what still waits. */
	close(): Promise<void> {
		return this.#commit.close();
	}

	#write(rows: readonly Keeping[]): Promise<void> {
		// PostgreSQL refuses to touch a row twice in one statement: a visit's latest state counts.
		const visits = new Map<string, VisitRow>();
		const stamps: StampRow[] = [];
		for (const { visit, stamp } of rows) {
			const key = `${visit.event_id}/${visit.hall_id}/${visit.visitor_id}/${visit.began_at_ms}`;
			const before = visits.get(key);
			if (!before || supersedes(visit, before)) visits.set(key, visit);
			if (stamp) stamps.push(stamp);
		}
		return this.#queries.transaction().execute(async (tx) => {
			await tx
				.insertInto("visits")
				.values([...visits.values()])
				.onConflict((conflict) =>
					conflict
						.columns(["event_id", "hall_id", "visitor_id", "began_at_ms"])
						.doUpdateSet((eb) => ({
							last_heard_at_ms: eb.ref("excluded.last_heard_at_ms"),
							ended_at_ms: eb.ref("excluded.ended_at_ms"),
							dwell_ms: eb.ref("excluded.dwell_ms"),
						}))
						// The same rule as `supersedes`.
						.where((eb) =>
							eb.or([
								eb("excluded.last_heard_at_ms", ">", eb.ref("visits.last_heard_at_ms")),
								eb.and([
									eb("excluded.last_heard_at_ms", "=", eb.ref("visits.last_heard_at_ms")),
									eb.or([eb("excluded.ended_at_ms", "is not", null), eb("visits.ended_at_ms", "is", null)]),
								]),
							]),
						),
				)
				.execute();
			if (stamps.length === 0) return;
			await tx
				.insertInto("stamps")
				.values(stamps)
				.onConflict((conflict) => conflict.columns(["event_id", "visitor_id", "booth_id"]).doNothing())
				.execute();
		});
	}
}

/**
 * What was not kept at once is tried again, and may come after what followed it: of one visit the state heard of last
 * stands, and at one moment its end stands over its going on.
 */
function supersedes(visit: VisitRow, before: VisitRow): boolean {
	if (visit.last_heard_at_ms !== before.last_heard_at_ms) return visit.last_heard_at_ms > before.last_heard_at_ms;
	return visit.ended_at_ms !== null || before.ended_at_ms === null;
}

function readVisit(row: VisitRow): KeptVisit {
	return {
		eventId: row.event_id,
		hallId: row.hall_id,
		visitorId: row.visitor_id,
		boothId: row.booth_id,
		beganAtMs: row.began_at_ms,
		lastHeardAtMs: row.last_heard_at_ms,
		endedAtMs: row.ended_at_ms,
		dwellMs: row.dwell_ms,
	};
}
