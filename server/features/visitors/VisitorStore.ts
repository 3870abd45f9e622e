import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { VisitorProfile } from "#server/hall/Admission.ts";
import type { HallKey } from "#server/hall/HallKey.ts";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import { readJson } from "#server/storage/jsonText.ts";
import type { Queries, VisitorPlaceRow, VisitorRow } from "#server/storage/tables.ts";
import { LANGUAGES } from "#shared/features/event/text.ts";
import { avatarLook } from "#shared/features/roster/look.ts";

export interface KnownVisitor extends VisitorProfile {
	/** Public visitor id: what others see of them. */
	readonly id: string;
	readonly createdAtMs: number;
	readonly lastSeenAtMs: number;
}

/** Where somebody stands in a hall. */
export const place = z.object({ x: z.number(), z: z.number(), heading: z.number() });
export type Place = z.infer<typeof place>;

/** 48 random bits: eight characters of base64url, short enough for every message that names somebody. */
const ID_BYTES = 6;
/** A place is worth little and comes often: it may wait for company. */
const PLACE_DELAY_MS = 1000;

/** Visitors across days, by the tokens their devices keep: who they are, where they last stood, whom they muted. */
export class VisitorStore {
	readonly #queries: Queries;
	readonly #places: GroupCommit<VisitorPlaceRow>;

	constructor(queries: Queries) {
		this.#queries = queries;
		this.#places = new GroupCommit({
			what: "visitors' places",
			write: (rows) => this.#writePlaces(rows),
			maxDelayMs: PLACE_DELAY_MS,
		});
	}

	async identify(tokenHash: string): Promise<KnownVisitor | undefined> {
		const row = await this.#queries
			.selectFrom("visitor_devices")
			.innerJoin("visitors", "visitors.id", "visitor_devices.visitor_id")
			.selectAll("visitors")
			.where("visitor_devices.token_hash", "=", tokenHash)
			.executeTakeFirst();
		return row && readVisitor(row);
	}

	async find(visitorId: string): Promise<KnownVisitor | undefined> {
		const row = await this.#queries.selectFrom("visitors").selectAll().where("id", "=", visitorId).executeTakeFirst();
		return row && readVisitor(row);
	}

	/** A new visitor with their first device; kept when this resolves. */
	async create(tokenHash: string, profile: VisitorProfile, nowMs: number): Promise<KnownVisitor> {
		for (;;) {
			const id = randomBytes(ID_BYTES).toString("base64url");
			const isNew = await this.#queries.transaction().execute(async (tx) => {
				const result = await tx
					.insertInto("visitors")
					.values({ id, ...profileColumns(profile), created_at_ms: nowMs, last_seen_at_ms: nowMs })
					.onConflict((conflict) => conflict.column("id").doNothing())
					.executeTakeFirst();
				if (result.numInsertedOrUpdatedRows !== 1n) return false;
				await tx
					.insertInto("visitor_devices")
					.values({ token_hash: tokenHash, visitor_id: id, since_ms: nowMs })
					.execute();
				return true;
			});
			if (isNew) return { id, ...profile, createdAtMs: nowMs, lastSeenAtMs: nowMs };
		}
	}

	/** One more device of theirs; its token stands for them from now on. */
	async addDevice(visitorId: string, tokenHash: string, nowMs: number): Promise<void> {
		await this.#queries
			.insertInto("visitor_devices")
			.values({ token_hash: tokenHash, visitor_id: visitorId, since_ms: nowMs })
			.execute();
	}

	/** They are here, and look like this now. */
	async seen(visitorId: string, profile: VisitorProfile, nowMs: number): Promise<void> {
		await this.#queries
			.updateTable("visitors")
			.set({ ...profileColumns(profile), last_seen_at_ms: nowMs })
			.where("id", "=", visitorId)
			.execute();
	}

	/** Their latest place in a hall, kept within a second or so; a resumed visitor stands there after a server restart. */
	savePlace(visitorId: string, hall: HallKey, at: Place, nowMs: number): Promise<void> {
		return this.#places.keep({
			visitor_id: visitorId,
			event_id: hall.eventId,
			hall_id: hall.hallId,
			place: JSON.stringify({ x: at.x, z: at.z, heading: at.heading }),
			saved_at_ms: nowMs,
		});
	}

	async lastPlace(visitorId: string, hall: HallKey): Promise<(Place & { readonly savedAtMs: number }) | undefined> {
		const row = await this.#queries
			.selectFrom("visitor_places")
			.select(["place", "saved_at_ms"])
			.where("visitor_id", "=", visitorId)
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.executeTakeFirst();
		return row && { ...readJson(place, row.place), savedAtMs: row.saved_at_ms };
	}

	async mute(muterId: string, mutedId: string, nowMs: number): Promise<void> {
		await this.#queries
			.insertInto("mutes")
			.values({ muter_id: muterId, muted_id: mutedId, muted_at_ms: nowMs })
			.onConflict((conflict) => conflict.columns(["muter_id", "muted_id"]).doNothing())
			.execute();
	}

	async unmute(muterId: string, mutedId: string): Promise<void> {
		await this.#queries.deleteFrom("mutes").where("muter_id", "=", muterId).where("muted_id", "=", mutedId).execute();
	}

	/** Whom this visitor muted, the earliest first. */
	async mutedBy(muterId: string): Promise<string[]> {
		const rows = await this.#queries
			.selectFrom("mutes")
			.select("muted_id")
			.where("muter_id", "=", muterId)
			.orderBy("muted_at_ms")
			.orderBy("muted_id")
			.execute();
		return rows.map((row) => row.muted_id);
	}

	/** Writes what still waits. */
	close(): Promise<void> {
		return this.#places.close();
	}

	async #writePlaces(rows: readonly VisitorPlaceRow[]): Promise<void> {
		// PostgreSQL refuses to touch a row twice in one statement: only somebody's latest place counts.
		const latest = new Map(rows.map((row) => [`${row.visitor_id}/${row.event_id}/${row.hall_id}`, row]));
		await this.#queries
			.insertInto("visitor_places")
			.values([...latest.values()])
			.onConflict((conflict) =>
				conflict.columns(["visitor_id", "event_id", "hall_id"]).doUpdateSet((eb) => ({
					place: eb.ref("excluded.place"),
					saved_at_ms: eb.ref("excluded.saved_at_ms"),
				})),
			)
			.execute();
	}
}

function profileColumns({ name, look, language }: VisitorProfile): Pick<VisitorRow, "name" | "look" | "language"> {
	return { name, look: JSON.stringify(look), language };
}

const language = z.enum(LANGUAGES);

function readVisitor(row: VisitorRow): KnownVisitor {
	return {
		id: row.id,
		name: row.name,
		look: readJson(avatarLook, row.look),
		language: language.parse(row.language),
		createdAtMs: row.created_at_ms,
		lastSeenAtMs: row.last_seen_at_ms,
	};
}
