import { createHmac, randomBytes, randomInt } from "node:crypto";
import type { HallKey } from "#server/hall/HallKey.ts";
import { readJson } from "#server/storage/jsonText.ts";
import type { HeadsetCodeRow, Queries } from "#server/storage/tables.ts";
import { type Belongings, belongings, CODE_DIGITS, CODE_VALID_MS } from "#shared/features/headset/headsetMessages.ts";

/** What a code opens: which visitor, in which hall, with what. */
export interface Handover extends HallKey {
	readonly visitorId: string;
	readonly noGoTo: boolean;
}

export interface IssuedCode {
	readonly code: string;
	/** Lets its holder add belongings to the code; too long to guess. */
	readonly ticket: string;
}

export interface HeadsetCodeStoreOptions {
	readonly queries: Queries;
	/** A million codes are hashed in a second: only with this does a hash say nothing to who reads the database. */
	readonly secret: Uint8Array;
	/** Uniform in 0 … 999,999, and not to be foreseen; Node's own unless a test brings codes. */
	readonly drawCode?: () => number;
}

const TICKET_BYTES = 24;

/** The codes that are good now, at most one for each visitor. */
export class HeadsetCodeStore {
	readonly #queries: Queries;
	readonly #secret: Uint8Array;
	readonly #drawCode: () => number;

	constructor({ queries, secret, drawCode = () => randomInt(10 ** CODE_DIGITS) }: HeadsetCodeStoreOptions) {
		this.#queries = queries;
		this.#secret = secret;
		this.#drawCode = drawCode;
	}

	/** The visitor's new code; the one before is none any more. */
	async issue(handover: Handover, nowMs: number): Promise<IssuedCode> {
		await this.sweep(nowMs);
		const ticket = randomBytes(TICKET_BYTES).toString("base64url");
		for (;;) {
			const code = String(this.#drawCode()).padStart(CODE_DIGITS, "0");
			const row: HeadsetCodeRow = {
				visitor_id: handover.visitorId,
				code_hash: this.#hash(code),
				ticket_hash: this.#hash(ticket),
				event_id: handover.eventId,
				hall_id: handover.hallId,
				no_go_to: handover.noGoTo ? 1 : 0,
				belongings: null,
				expires_at_ms: nowMs + CODE_VALID_MS,
			};
			// Somebody else may have this very code now: another one is drawn.
			const isTaken = await this.#queries
				.selectFrom("headset_codes")
				.select("visitor_id")
				.where("code_hash", "=", row.code_hash)
				.where("visitor_id", "!=", row.visitor_id)
				.executeTakeFirst();
			if (isTaken) continue;
			const { visitor_id: _, ...renewed } = row;
			await this.#queries
				.insertInto("headset_codes")
				.values(row)
				.onConflict((conflict) => conflict.column("visitor_id").doUpdateSet(renewed))
				.execute();
			return { code, ticket };
		}
	}

	/** False where the ticket's code is spent, ended or too old. */
	async addBelongings(ticket: string, carried: Belongings, nowMs: number): Promise<boolean> {
		const { numUpdatedRows } = await this.#queries
			.updateTable("headset_codes")
			.set({ belongings: JSON.stringify(carried) })
			.where("ticket_hash", "=", this.#hash(ticket))
			.where("expires_at_ms", ">", nowMs)
			.executeTakeFirst();
		return numUpdatedRows === 1n;
	}

	/** Whose code this is; it stays good. */
	async holder(code: string, nowMs: number): Promise<string | undefined> {
		const row = await this.#queries
			.selectFrom("headset_codes")
			.select("visitor_id")
			.where("code_hash", "=", this.#hash(code))
			.where("expires_at_ms", ">", nowMs)
			.executeTakeFirst();
		return row?.visitor_id;
	}

	/** Spends a code: of any number of devices that come with it at once, one gets this. */
	async redeem(
		code: string,
		nowMs: number,
	): Promise<(Handover & { readonly belongings: Belongings | null }) | undefined> {
		const row = await this.#queries
			.deleteFrom("headset_codes")
			.where("code_hash", "=", this.#hash(code))
			.where("expires_at_ms", ">", nowMs)
			.returningAll()
			.executeTakeFirst();
		return (
			row && {
				visitorId: row.visitor_id,
				eventId: row.event_id,
				hallId: row.hall_id,
				noGoTo: row.no_go_to === 1,
				belongings: row.belongings === null ? null : readJson(belongings, row.belongings),
			}
		);
	}

	/** The visitor wants no code any more. */
	async end(visitorId: string): Promise<void> {
		await this.#queries.deleteFrom("headset_codes").where("visitor_id", "=", visitorId).execute();
	}

	/** Forgets what is too old to be good. */
	async sweep(nowMs: number): Promise<void> {
		await this.#queries.deleteFrom("headset_codes").where("expires_at_ms", "<=", nowMs).execute();
	}

	#hash(text: string): string {
		return createHmac("sha256", this.#secret).update(text).digest("base64url");
	}
}
