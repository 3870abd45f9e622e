import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Actor } from "#server/http/Actor.ts";
import { readJson } from "#server/storage/jsonText.ts";
import type { Queries } from "#server/storage/tables.ts";
import { AUDIT_ACTIONS, type AuditAction, type AuditEntry } from "#shared/features/accounts/AuditEntry.ts";

export interface Deed {
	/** Null for what concerns the whole server. */
	readonly eventId: string | null;
	/** Null for the server itself. */
	readonly actor: Pick<Actor, "accountId" | "name"> | null;
	readonly action: AuditAction;
	/** What it was done to: somebody's name, a booth's id, a publication's number. */
	readonly subject: string;
	/** What else is worth knowing: a role, a reason. */
	readonly detail?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
}

const PAGE = 50;
const COUNTED_MAX = 1_000_000;

const action = z.enum(AUDIT_ACTIONS);
const detail = z.record(z.string(), z.string());

/** Who did what, when. Entries are only ever added. */
export class AuditLog {
	readonly #queries: Queries;
	readonly #now: () => number;
	#lastMs = 0;
	#counted = 0;

	constructor(queries: Queries, now: () => number) {
		this.#queries = queries;
		this.#now = now;
	}

	/** Kept when this resolves. */
	async record({ eventId, actor, action, subject, detail = {} }: Deed): Promise<void> {
		const atMs = this.#now();
		await this.#queries
			.insertInto("audit_log")
			.values({
				id: this.#nextId(atMs),
				at_ms: atMs,
				event_id: eventId ?? "",
				actor_id: actor?.accountId ?? "",
				actor_name: actor?.name ?? "",
				action,
				subject,
				detail: JSON.stringify(textsOf(detail)),
			})
			.execute();
	}

	/** The latest first, from behind `before`; of the whole server too where asked. */
	async page(
		eventId: string,
		{ before, withServer }: { before?: string | undefined; withServer: boolean },
	): Promise<{ entries: AuditEntry[]; isLast: boolean }> {
		let query = this.#queries
			.selectFrom("audit_log")
			.selectAll()
			.where("event_id", "in", withServer ? [eventId, ""] : [eventId])
			.orderBy("id", "desc")
			.limit(PAGE + 1);
		if (before !== undefined) query = query.where("id", "<", before);
		const rows = await query.execute();
		const entries = rows.slice(0, PAGE).flatMap((row): AuditEntry[] => {
			const known = action.safeParse(row.action);
			// What a newer version wrote down has no words here.
			if (!known.success) return [];
			return [
				{
					id: row.id,
					atMs: row.at_ms,
					eventId: row.event_id || null,
					actor: row.actor_name,
					action: known.data,
					subject: row.subject,
					detail: readJson(detail, row.detail),
				},
			];
		});
		return { entries, isLast: rows.length <= PAGE };
	}

	/** Digits only, so that every database sorts them alike; by time, and within a millisecond as they came. */
	#nextId(atMs: number): string {
		this.#counted = atMs === this.#lastMs ? this.#counted + 1 : 0;
		this.#lastMs = atMs;
		const digits = (value: number, count: number) => String(value).padStart(count, "0");
		return `${digits(atMs, 14)}${digits(this.#counted % COUNTED_MAX, 6)}${digits(randomInt(COUNTED_MAX), 6)}`;
	}
}

function textsOf(detail: NonNullable<Deed["detail"]>): Record<string, string> {
	const said = Object.entries(detail).filter(([, value]) => value !== undefined && value !== "");
	return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
