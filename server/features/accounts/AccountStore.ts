import type { Actor } from "#server/http/Actor.ts";
import type { AccountRow, GrantRow, Queries } from "#server/storage/tables.ts";
import { isWholeGrant, roleGrant } from "#shared/features/accounts/Account.ts";
import { LANGUAGES, type Language } from "#shared/features/event/text.ts";
import type { Grant } from "#shared/rights.ts";
import { hashToken, newId, newToken } from "./opaqueToken.ts";

export interface NewAccount {
	readonly name: string;
	/** In lower case. */
	readonly email: string;
	readonly language: Language;
	readonly passwordHash: string;
}

export interface HeldGrant extends Grant {
	readonly id: string;
	readonly sinceMs: number;
}

export interface Account {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly language: Language;
	readonly passwordHash: string;
	readonly createdAtMs: number;
	/** Null before the first time. */
	readonly lastSignedInAtMs: number | null;
	readonly isDisabled: boolean;
	readonly grants: readonly HeldGrant[];
}

/** A session that is used no more ends after this long. */
export const SESSION_IDLE_MS = 14 * 24 * 3_600_000;
/** However much it is used, a session ends after this long. */
export const SESSION_MAX_MS = 90 * 24 * 3_600_000;
/** The last use of a session is kept no finer than this: reading a page writes nothing. */
const USE_KEPT_EVERY_MS = 60_000;
/** More would be somebody's script; the one that was used least recently ends. */
const SESSIONS_MAX = 50;
const RESET_VALID_MS = 24 * 3_600_000;

export interface KeptSession {
	readonly id: string;
	readonly device: string;
	readonly createdAtMs: number;
	readonly lastUsedAtMs: number;
}

/** Accounts with their roles, the sessions they are signed in by, and the links that reset a password. */
export class AccountStore {
	readonly #queries: Queries;

	constructor(queries: Queries) {
		this.#queries = queries;
	}

	async find(accountId: string): Promise<Account | undefined> {
		const row = await this.#queries.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirst();
		return row && (await this.#withGrants([row]))[0];
	}

	async findByEmail(email: string): Promise<Account | undefined> {
		const row = await this.#queries.selectFrom("accounts").selectAll().where("email", "=", email).executeTakeFirst();
		return row && (await this.#withGrants([row]))[0];
	}

	/** Those with a role in the event, and the owners; by name. */
	async inEvent(eventId: string): Promise<Account[]> {
		const rows = await this.#queries
			.selectFrom("accounts")
			.selectAll()
			.where("id", "in", (grants) =>
				grants.selectFrom("grants").select("account_id").where("event_id", "in", [eventId, ""]),
			)
			.orderBy("name")
			.orderBy("id")
			.execute();
		return this.#withGrants(rows);
	}

	/** Those who have lost their last role. */
	async withoutRole(): Promise<Account[]> {
		const rows = await this.#queries
			.selectFrom("accounts")
			.selectAll()
			.where("id", "not in", (grants) => grants.selectFrom("grants").select("account_id"))
			.orderBy("name")
			.orderBy("id")
			.execute();
		return rows.map((row) => readAccount(row, []));
	}

	async namesOf(accountIds: readonly string[]): Promise<Map<string, string>> {
		if (accountIds.length === 0) return new Map();
		const rows = await this.#queries
			.selectFrom("accounts")
			.select(["id", "name"])
			.where("id", "in", [...new Set(accountIds)])
			.execute();
		return new Map(rows.map((row) => [row.id, row.name]));
	}

	/** Undefined where the address has an account already. */
	async create(account: NewAccount, grants: readonly Grant[], nowMs: number): Promise<Account | undefined> {
		const id = await this.#queries.transaction().execute((tx) => insertAccount(tx, account, grants, nowMs));
		return id === undefined ? undefined : this.find(id);
	}

	async hasOwner(): Promise<boolean> {
		const row = await this.#queries.selectFrom("grants").select("id").where("role", "=", "owner").executeTakeFirst();
		return row !== undefined;
	}

	async edit(accountId: string, { name, language }: Pick<NewAccount, "name" | "language">): Promise<void> {
		await this.#queries.updateTable("accounts").set({ name, language }).where("id", "=", accountId).execute();
	}

	/** The same password, hashed anew. */
	async rehash(accountId: string, passwordHash: string): Promise<void> {
		await this.#queries
			.updateTable("accounts")
			.set({ password_hash: passwordHash })
			.where("id", "=", accountId)
			.execute();
	}

	/** A new password; it ends every session but the one that is named, and every reset link. */
	async changePassword(accountId: string, passwordHash: string, keptSessionId?: string): Promise<void> {
		await this.#queries.transaction().execute(async (tx) => {
			await setPassword(tx, accountId, passwordHash);
			await tx
				.deleteFrom("sessions")
				.where("account_id", "=", accountId)
				.where("id", "!=", keptSessionId ?? "")
				.execute();
		});
	}

	/** Gives a role; one that the account has already stays as it is. */
	async grant(accountId: string, grant: Grant, nowMs: number): Promise<void> {
		await insertGrant(this.#queries, accountId, grant, nowMs);
	}

	/** False for the last owner's: somebody must be able to let others in. */
	async takeAway(grantId: string): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const grant = await tx.selectFrom("grants").selectAll().where("id", "=", grantId).executeTakeFirst();
			if (grant?.role === "owner" && (await isLastOwner(tx, grant.account_id))) return false;
			await tx.deleteFrom("grants").where("id", "=", grantId).execute();
			return true;
		});
	}

	/** Signs it out everywhere; its reset link ends. False for the last owner. */
	async disable(accountId: string, nowMs: number): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			if (await isLastOwner(tx, accountId)) return false;
			await tx.updateTable("accounts").set({ disabled_at_ms: nowMs }).where("id", "=", accountId).execute();
			await tx.deleteFrom("sessions").where("account_id", "=", accountId).execute();
			await tx.deleteFrom("password_resets").where("account_id", "=", accountId).execute();
			return true;
		});
	}

	async enable(accountId: string): Promise<void> {
		await this.#queries.updateTable("accounts").set({ disabled_at_ms: null }).where("id", "=", accountId).execute();
	}

	/** The roles of an event that is gone. */
	async forgetEvent(eventId: string): Promise<void> {
		await this.#queries.transaction().execute(async (tx) => {
			await tx.deleteFrom("grants").where("event_id", "=", eventId).execute();
			await tx.deleteFrom("invitations").where("event_id", "=", eventId).execute();
		});
	}

	/**
	 * Signed in: the token goes into the browser's cookie and is not kept. Undefined where the account was disabled, or
	 * its password changed, since it was read.
	 */
	async beginSession(
		{ id: accountId, passwordHash }: Pick<Account, "id" | "passwordHash">,
		device: string,
		nowMs: number,
	): Promise<{ id: string; token: string } | undefined> {
		const id = newId();
		const token = newToken();
		return this.#queries.transaction().execute(async (tx) => {
			const { numUpdatedRows } = await tx
				.updateTable("accounts")
				.set({ last_signed_in_at_ms: nowMs })
				.where("id", "=", accountId)
				.where("password_hash", "=", passwordHash)
				.where("disabled_at_ms", "is", null)
				.executeTakeFirst();
			if (numUpdatedRows !== 1n) return undefined;
			const row = { id, token_hash: hashToken(token), account_id: accountId, device };
			await tx
				.insertInto("sessions")
				.values({ ...row, created_at_ms: nowMs, last_used_at_ms: nowMs })
				.execute();
			const ended = await tx
				.selectFrom("sessions")
				.select("id")
				.where("account_id", "=", accountId)
				.orderBy("last_used_at_ms", "desc")
				.orderBy("id")
				// SQLite takes no offset without a limit.
				.limit(1_000)
				.offset(SESSIONS_MAX)
				.execute();
			const ids = ended.map((session) => session.id);
			if (ids.length > 0) await tx.deleteFrom("sessions").where("id", "in", ids).execute();
			return { id, token };
		});
	}

	/** Whom a session's token stands for; undefined for one that has ended, however it did. */
	async identify(token: string, nowMs: number): Promise<Actor | undefined> {
		const rows = await this.#queries
			.selectFrom("sessions")
			.innerJoin("accounts", "accounts.id", "sessions.account_id")
			.leftJoin("grants", "grants.account_id", "accounts.id")
			.select([
				"sessions.id as session_id",
				"sessions.last_used_at_ms",
				"accounts.id as account_id",
				"accounts.name",
				"grants.role",
				"grants.event_id",
				"grants.booth_id",
			])
			.where("sessions.token_hash", "=", hashToken(token))
			.where("sessions.last_used_at_ms", ">", nowMs - SESSION_IDLE_MS)
			.where("sessions.created_at_ms", ">", nowMs - SESSION_MAX_MS)
			.where("accounts.disabled_at_ms", "is", null)
			.execute();
		const [first] = rows;
		if (!first) return undefined;
		if (nowMs - first.last_used_at_ms >= USE_KEPT_EVERY_MS) {
			await this.#queries
				.updateTable("sessions")
				.set({ last_used_at_ms: nowMs })
				.where("id", "=", first.session_id)
				.execute();
		}
		const grants = rows.flatMap(({ role, event_id, booth_id }) =>
			role === null || event_id === null || booth_id === null ? [] : [readGrant({ role, event_id, booth_id })],
		);
		return { accountId: first.account_id, name: first.name, grants, sessionId: first.session_id };
	}

	/** The latest used first. */
	async sessionsOf(accountId: string, nowMs: number): Promise<KeptSession[]> {
		const rows = await this.#queries
			.selectFrom("sessions")
			.selectAll()
			.where("account_id", "=", accountId)
			.where("last_used_at_ms", ">", nowMs - SESSION_IDLE_MS)
			.where("created_at_ms", ">", nowMs - SESSION_MAX_MS)
			.orderBy("last_used_at_ms", "desc")
			.orderBy("id")
			.execute();
		return rows.map((row) => ({
			id: row.id,
			device: row.device,
			createdAtMs: row.created_at_ms,
			lastUsedAtMs: row.last_used_at_ms,
		}));
	}

	/** False where the account has no such session. */
	async endSession(accountId: string, sessionId: string): Promise<boolean> {
		const { numDeletedRows } = await this.#queries
			.deleteFrom("sessions")
			.where("account_id", "=", accountId)
			.where("id", "=", sessionId)
			.executeTakeFirst();
		return numDeletedRows === 1n;
	}

	async endOtherSessions(accountId: string, keptSessionId: string): Promise<void> {
		await this.#queries
			.deleteFrom("sessions")
			.where("account_id", "=", accountId)
			.where("id", "!=", keptSessionId)
			.execute();
	}

	/** A link's token, good for a day and once; the one before ends. */
	async issueReset(accountId: string, nowMs: number): Promise<{ token: string; expiresAtMs: number }> {
		const token = newToken();
		const renewed = { token_hash: hashToken(token), expires_at_ms: nowMs + RESET_VALID_MS };
		await this.#queries
			.insertInto("password_resets")
			.values({ account_id: accountId, ...renewed })
			.onConflict((conflict) => conflict.column("account_id").doUpdateSet(renewed))
			.execute();
		return { token, expiresAtMs: renewed.expires_at_ms };
	}

	/** Whose password a reset link changes; it stays good. */
	async resetHolder(token: string, nowMs: number): Promise<{ account: Account; expiresAtMs: number } | undefined> {
		const row = await this.#queries
			.selectFrom("password_resets")
			.selectAll()
			.where("token_hash", "=", hashToken(token))
			.where("expires_at_ms", ">", nowMs)
			.executeTakeFirst();
		const account = row && (await this.find(row.account_id));
		return account && { account, expiresAtMs: row.expires_at_ms };
	}

	/** Spends a reset link: of any number that come with it at once, one does. All sessions end. */
	async resetPassword(token: string, passwordHash: string, nowMs: number): Promise<boolean> {
		return this.#queries.transaction().execute(async (tx) => {
			const spent = await tx
				.deleteFrom("password_resets")
				.where("token_hash", "=", hashToken(token))
				.where("expires_at_ms", ">", nowMs)
				.returning("account_id")
				.executeTakeFirst();
			if (!spent) return false;
			await setPassword(tx, spent.account_id, passwordHash);
			await tx.deleteFrom("sessions").where("account_id", "=", spent.account_id).execute();
			return true;
		});
	}

	/** Forgets sessions and links that are too old to be good. */
	async sweep(nowMs: number): Promise<void> {
		await this.#queries
			.deleteFrom("sessions")
			.where((either) =>
				either.or([
					either("last_used_at_ms", "<=", nowMs - SESSION_IDLE_MS),
					either("created_at_ms", "<=", nowMs - SESSION_MAX_MS),
				]),
			)
			.execute();
		await this.#queries.deleteFrom("password_resets").where("expires_at_ms", "<=", nowMs).execute();
	}

	async #withGrants(rows: readonly AccountRow[]): Promise<Account[]> {
		if (rows.length === 0) return [];
		const grants = await this.#queries
			.selectFrom("grants")
			.selectAll()
			.where(
				"account_id",
				"in",
				rows.map((row) => row.id),
			)
			.orderBy("since_ms")
			.orderBy("id")
			.execute();
		const byAccount = Map.groupBy(grants, (grant) => grant.account_id);
		return rows.map((row) => readAccount(row, byAccount.get(row.id) ?? []));
	}
}

/** Its id; undefined where the address has an account already. */
export async function insertAccount(
	tx: Queries,
	{ name, email, language, passwordHash }: NewAccount,
	grants: readonly Grant[],
	nowMs: number,
): Promise<string | undefined> {
	const id = newId();
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto("accounts")
		.values({
			id,
			email,
			name,
			language,
			password_hash: passwordHash,
			created_at_ms: nowMs,
			last_signed_in_at_ms: null,
			disabled_at_ms: null,
		})
		.onConflict((conflict) => conflict.column("email").doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows !== 1n) return undefined;
	for (const grant of grants) await insertGrant(tx, id, grant, nowMs);
	return id;
}

export async function insertGrant(tx: Queries, accountId: string, grant: Grant, nowMs: number): Promise<void> {
	if (!isWholeGrant(grant))
		throw new Error(`AccountStore: ${grant.role} without its event or booth, or with one too many`);
	await tx
		.insertInto("grants")
		.values({
			id: newId(),
			account_id: accountId,
			role: grant.role,
			event_id: grant.eventId ?? "",
			booth_id: grant.boothId ?? "",
			since_ms: nowMs,
		})
		.onConflict((conflict) => conflict.columns(["account_id", "role", "event_id", "booth_id"]).doNothing())
		.execute();
}

async function setPassword(tx: Queries, accountId: string, passwordHash: string): Promise<void> {
	await tx.updateTable("accounts").set({ password_hash: passwordHash }).where("id", "=", accountId).execute();
	await tx.deleteFrom("password_resets").where("account_id", "=", accountId).execute();
}

/** Whether nobody else who may sign in is an owner. */
async function isLastOwner(tx: Queries, accountId: string): Promise<boolean> {
	// Written before it is read: of two that take each other's role away at once, the second waits here for the first.
	await tx.updateTable("grants").set({ booth_id: "" }).where("role", "=", "owner").execute();
	const owners = await tx
		.selectFrom("grants")
		.innerJoin("accounts", "accounts.id", "grants.account_id")
		.select("accounts.id")
		.where("grants.role", "=", "owner")
		.where("accounts.disabled_at_ms", "is", null)
		.execute();
	return owners.length > 0 && owners.every(({ id }) => id === accountId);
}

export function readGrant({ role, event_id, booth_id }: Pick<GrantRow, "role" | "event_id" | "booth_id">): Grant {
	return roleGrant.parse({ role, eventId: event_id || null, boothId: booth_id || null });
}

function readAccount(row: AccountRow, grants: readonly GrantRow[]): Account {
	return {
		id: row.id,
		name: row.name,
		email: row.email,
		language: LANGUAGES.find((language) => language === row.language) ?? "en",
		passwordHash: row.password_hash,
		createdAtMs: row.created_at_ms,
		lastSignedInAtMs: row.last_signed_in_at_ms,
		isDisabled: row.disabled_at_ms !== null,
		grants: grants.map((grant) => ({ ...readGrant(grant), id: grant.id, sinceMs: grant.since_ms })),
	};
}
