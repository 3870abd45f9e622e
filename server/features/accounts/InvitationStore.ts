import { createHmac } from "node:crypto";
import type { InvitationRow, Queries } from "#server/storage/tables.ts";
import type { Grant } from "#shared/rights.ts";
import { insertAccount, insertGrant, type NewAccount, readGrant } from "./AccountStore.ts";
import { hashToken, newId } from "./opaqueToken.ts";

export interface NewInvitation extends Grant {
	/** Whom it is for; anyone who has the link where null. */
	readonly email: string | null;
	readonly note: string;
	/** Account id. */
	readonly createdBy: string;
	readonly expiresAtMs: number;
}

export interface KeptInvitation extends NewInvitation {
	readonly id: string;
	readonly createdAtMs: number;
	readonly acceptedAtMs: number | null;
	/** Account id. */
	readonly acceptedBy: string | null;
	readonly revokedAtMs: number | null;
	/** Null where the data folder's secret is no longer the one it was made with: its link is lost. */
	readonly token: string | null;
}

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

export function stateOf({ acceptedAtMs, revokedAtMs, expiresAtMs }: KeptInvitation, nowMs: number): InvitationState {
	if (acceptedAtMs !== null) return "accepted";
	if (revokedAtMs !== null) return "revoked";
	return expiresAtMs <= nowMs ? "expired" : "open";
}

/** Boards tell for so long who came, who was called off and who was late; then names and addresses go. */
export const ENDED_KEPT_MS = 90 * 24 * 3_600_000;

/** What became of accepting: whose account it is now, or why not. */
export type Acceptance =
	| { readonly kind: "accepted"; readonly accountId: string }
	| { readonly kind: "not-open" }
	| { readonly kind: "address-taken" };

/**
 * Invitations to a role. A link's token is made from the invitation's id with the data folder's secret: whoever invited
 * can copy the link again, and who reads the database alone cannot.
 */
export class InvitationStore {
	readonly #queries: Queries;
	readonly #secret: Uint8Array;

	constructor({ queries, secret }: { queries: Queries; secret: Uint8Array }) {
		this.#queries = queries;
		this.#secret = secret;
	}

	/** All of them or none. */
	async create(invitations: readonly NewInvitation[], nowMs: number): Promise<KeptInvitation[]> {
		const rows = invitations.map((invitation): InvitationRow => {
			const id = newId();
			return {
				id,
				token_hash: hashToken(this.#tokenOf(id)),
				role: invitation.role,
				event_id: invitation.eventId ?? "",
				booth_id: invitation.boothId ?? "",
				email: invitation.email,
				note: invitation.note,
				created_at_ms: nowMs,
				created_by: invitation.createdBy,
				expires_at_ms: invitation.expiresAtMs,
				accepted_at_ms: null,
				accepted_by: null,
				revoked_at_ms: null,
			};
		});
		await this.#queries.transaction().execute(async (tx) => {
			// By hundreds: databases take so many values in one statement.
			for (let from = 0; from < rows.length; from += 100) {
				await tx
					.insertInto("invitations")
					.values(rows.slice(from, from + 100))
					.execute();
			}
		});
		return rows.map((row) => this.#read(row));
	}

	/** To an event, and to the whole server where asked; the latest first. */
	async inEvent(eventId: string, { withServer = false } = {}): Promise<KeptInvitation[]> {
		const rows = await this.#queries
			.selectFrom("invitations")
			.selectAll()
			.where("event_id", "in", withServer ? [eventId, ""] : [eventId])
			.orderBy("created_at_ms", "desc")
			.orderBy("id")
			.execute();
		return rows.map((row) => this.#read(row));
	}

	async find(invitationId: string): Promise<KeptInvitation | undefined> {
		const row = await this.#queries
			.selectFrom("invitations")
			.selectAll()
			.where("id", "=", invitationId)
			.executeTakeFirst();
		return row && this.#read(row);
	}

	async findByToken(token: string): Promise<KeptInvitation | undefined> {
		const row = await this.#queries
			.selectFrom("invitations")
			.selectAll()
			.where("token_hash", "=", hashToken(token))
			.executeTakeFirst();
		return row && this.#read(row);
	}

	/** False for one that somebody accepted. */
	async revoke(invitationId: string, nowMs: number): Promise<boolean> {
		const { numUpdatedRows } = await this.#queries
			.updateTable("invitations")
			.set({ revoked_at_ms: nowMs })
			.where("id", "=", invitationId)
			.where("accepted_at_ms", "is", null)
			.executeTakeFirst();
		return numUpdatedRows === 1n;
	}

	/** Spends it and gives its role, in one step: of any number that come with it at once, one does. */
	async accept(
		invitationId: string,
		by: { readonly accountId: string } | { readonly account: NewAccount },
		nowMs: number,
	): Promise<Acceptance> {
		return this.#queries.transaction().execute(async (tx): Promise<Acceptance> => {
			const spent = await tx
				.updateTable("invitations")
				.set({ accepted_at_ms: nowMs })
				.where("id", "=", invitationId)
				.where("accepted_at_ms", "is", null)
				.where("revoked_at_ms", "is", null)
				.where("expires_at_ms", ">", nowMs)
				.returningAll()
				.executeTakeFirst();
			if (!spent) return { kind: "not-open" };
			const accountId = "accountId" in by ? by.accountId : await insertAccount(tx, by.account, [], nowMs);
			if (accountId === undefined) {
				// It stays open for whoever signs in with that address.
				await tx.updateTable("invitations").set({ accepted_at_ms: null }).where("id", "=", invitationId).execute();
				return { kind: "address-taken" };
			}
			await insertGrant(tx, accountId, readGrant(spent), nowMs);
			await tx.updateTable("invitations").set({ accepted_by: accountId }).where("id", "=", invitationId).execute();
			return { kind: "accepted", accountId };
		});
	}

	/** Forgets those that ended long ago, in whichever way. What was given by them, and the log, stay. */
	async sweep(nowMs: number): Promise<void> {
		const before = nowMs - ENDED_KEPT_MS;
		await this.#queries
			.deleteFrom("invitations")
			.where((either) =>
				either.or([
					either("accepted_at_ms", "<=", before),
					either("revoked_at_ms", "<=", before),
					either("expires_at_ms", "<=", before),
				]),
			)
			.execute();
	}

	#tokenOf(invitationId: string): string {
		return createHmac("sha256", this.#secret).update(`invitation ${invitationId}`).digest("base64url");
	}

	#read(row: InvitationRow): KeptInvitation {
		const token = this.#tokenOf(row.id);
		return {
			...readGrant(row),
			id: row.id,
			email: row.email,
			note: row.note,
			createdBy: row.created_by,
			createdAtMs: row.created_at_ms,
			expiresAtMs: row.expires_at_ms,
			acceptedAtMs: row.accepted_at_ms,
			acceptedBy: row.accepted_by,
			revokedAtMs: row.revoked_at_ms,
			token: hashToken(token) === row.token_hash ? token : null,
		};
	}
}
