import { createHash, randomBytes } from "node:crypto";
import type { Queries } from "#server/storage/tables.ts";
import type { PreviewLink } from "#shared/features/publishing/publishingEndpoints.ts";

const TOKEN_BYTES = 24;
const ID_BYTES = 6;

/** Links that show a draft; of each only a hash is kept. */
export class PreviewLinkStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	/** `token` is told this once. */
	async create(eventId: string, by: string, nowMs: number, validForMs: number) {
		const token = randomBytes(TOKEN_BYTES).toString("base64url");
		const id = randomBytes(ID_BYTES).toString("base64url");
		const expiresAtMs = nowMs + validForMs;
		await this.#queries
			.insertInto("preview_links")
			.values({
				id,
				token_hash: hashOf(token),
				event_id: eventId,
				created_at_ms: nowMs,
				created_by: by,
				expires_at_ms: expiresAtMs,
			})
			.execute();
		return { id, token, createdAtMs: nowMs, createdBy: by, expiresAtMs };
	}

	/** Those that still open, the latest first. */
	async list(eventId: string, nowMs: number): Promise<PreviewLink[]> {
		const rows = await this.#queries
			.selectFrom("preview_links")
			.selectAll()
			.where("event_id", "=", eventId)
			.where("expires_at_ms", ">", nowMs)
			.orderBy("created_at_ms", "desc")
			.execute();
		return rows.map((row) => ({
			id: row.id,
			address: null,
			createdAtMs: row.created_at_ms,
			createdBy: row.created_by,
			expiresAtMs: row.expires_at_ms,
		}));
	}

	async revoke(eventId: string, id: string): Promise<boolean> {
		const result = await this.#queries
			.deleteFrom("preview_links")
			.where("event_id", "=", eventId)
			.where("id", "=", id)
			.executeTakeFirst();
		return result.numDeletedRows === 1n;
	}

	/** Which event a token shows the draft of, and until when. */
	async open(token: string, nowMs: number): Promise<{ eventId: string; expiresAtMs: number } | undefined> {
		const row = await this.#queries
			.selectFrom("preview_links")
			.select(["event_id", "expires_at_ms"])
			.where("token_hash", "=", hashOf(token))
			.where("expires_at_ms", ">", nowMs)
			.executeTakeFirst();
		return row && { eventId: row.event_id, expiresAtMs: row.expires_at_ms };
	}
}

/** The token has 192 random bits: nothing slower is needed. */
function hashOf(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}
