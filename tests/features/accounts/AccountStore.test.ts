import { describe, expect, it } from "vitest";
import {
	AccountStore,
	type NewAccount,
	SESSION_IDLE_MS,
	SESSION_MAX_MS,
} from "#server/features/accounts/AccountStore.ts";
import { AuditLog } from "#server/features/accounts/AuditLog.ts";
import { InvitationStore, stateOf } from "#server/features/accounts/InvitationStore.ts";
import type { Grant } from "#shared/rights.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const OWNER: Grant = { role: "owner", eventId: null, boothId: null };
const ORGANIZER: Grant = { role: "organizer", eventId: "carnival", boothId: null };
const EXHIBITOR: Grant = { role: "exhibitor", eventId: "carnival", boothId: "a12" };
const DAY_MS = 24 * 3_600_000;

const lin = (email = "lin@example.com"): NewAccount => ({
	name: "林晓 🦊",
	email,
	language: "zh-CN",
	passwordHash: "hash",
});

describe("AccountStore", () => {
	onEveryDatabase((queries) => {
		const make = async (store: AccountStore, email: string, ...grants: Grant[]) => {
			const account = await store.create(lin(email), grants, 1000);
			if (!account) throw new Error("not made");
			return account;
		};

		it("[ACCOUNT1] an address has one account, whichever of two comes first", async () => {
			const store = new AccountStore(queries());
			expect(await store.hasOwner()).toBe(false);
			const made = await Promise.all([store.create(lin(), [OWNER], 1000), store.create(lin(), [ORGANIZER], 1000)]);
			expect(made.filter(Boolean)).toHaveLength(1);
			const found = await store.findByEmail("lin@example.com");
			expect(found).toMatchObject({ name: "林晓 🦊", language: "zh-CN", createdAtMs: 1000, isDisabled: false });
			expect(found?.grants).toHaveLength(1);
		});

		it("[ACCOUNT3] a session stands for its account until it ends, and its token is not stored", async () => {
			const store = new AccountStore(queries());
			const account = await make(store, "lin@example.com", ORGANIZER, EXHIBITOR);
			const session = await store.beginSession(account, "Firefox · Linux", 2000);
			expect(await store.identify(session!.token, 3000)).toEqual({
				accountId: account.id,
				name: account.name,
				sessionId: session!.id,
				grants: expect.arrayContaining([ORGANIZER, EXHIBITOR]),
			});
			expect(JSON.stringify(await queries().selectFrom("sessions").selectAll().execute())).not.toContain(
				session!.token,
			);
			expect(await store.endSession("somebody-else", session!.id)).toBe(false);
			expect(await store.endSession(account.id, session!.id)).toBe(true);
			expect(await store.identify(session!.token, 3000)).toBeUndefined();
			expect(await store.identify("made-up", 3000)).toBeUndefined();
		});

		it("[ACCOUNT3] a session that is used slides on, one that rests for two weeks ends, and any after 90 days", async () => {
			const store = new AccountStore(queries());
			const account = await make(store, "lin@example.com");
			const { token } = (await store.beginSession(account, "", 0))!;
			for (let atMs = 0; atMs < SESSION_MAX_MS; atMs += SESSION_IDLE_MS - 1) {
				expect(await store.identify(token, atMs)).toBeDefined();
			}
			expect(await store.identify(token, SESSION_MAX_MS)).toBeUndefined();
			const { token: resting } = (await store.beginSession(account, "", 0))!;
			expect(await store.identify(resting, SESSION_IDLE_MS - 1)).toBeDefined();
			expect(await store.identify(resting, 2 * SESSION_IDLE_MS)).toBeUndefined();
			expect(await store.sessionsOf(account.id, SESSION_MAX_MS)).toEqual([]);
			await store.sweep(SESSION_MAX_MS);
			expect(await queries().selectFrom("sessions").selectAll().execute()).toEqual([]);
		});

		it("[ACCOUNT3] a changed password ends the other sessions, and lets none begin by the former one", async () => {
			const store = new AccountStore(queries());
			const account = await make(store, "lin@example.com");
			const [kept, other] = [await store.beginSession(account, "", 1), await store.beginSession(account, "", 1)];
			await store.changePassword(account.id, "another", kept!.id);
			expect(await store.identify(kept!.token, 2)).toBeDefined();
			expect(await store.identify(other!.token, 2)).toBeUndefined();
			expect(await store.beginSession(account, "", 3)).toBeUndefined();
		});

		it("[ACCOUNT7] the last owner is neither demoted nor disabled, even where two do it to each other at once", async () => {
			const store = new AccountStore(queries());
			const [anna, bert] = [await make(store, "anna@example.com", OWNER), await make(store, "bert@example.com", OWNER)];
			const outcomes = await Promise.all([store.takeAway(anna.grants[0]!.id), store.takeAway(bert.grants[0]!.id)]);
			expect(outcomes.sort()).toEqual([false, true]);
			const last = (await store.inEvent("carnival"))[0]!;
			expect(await store.disable(last.id, 5)).toBe(false);
			expect(await store.hasOwner()).toBe(true);
		});

		it("[ACCOUNT8] a disabled account is signed out everywhere and comes in no more until it is enabled", async () => {
			const store = new AccountStore(queries());
			const account = await make(store, "lin@example.com", ORGANIZER);
			const session = await store.beginSession(account, "", 1);
			const reset = await store.issueReset(account.id, 1);
			expect(await store.disable(account.id, 2)).toBe(true);
			expect(await store.identify(session!.token, 3)).toBeUndefined();
			expect(await store.beginSession(account, "", 3)).toBeUndefined();
			expect(await store.resetHolder(reset.token, 3)).toBeUndefined();
			await store.enable(account.id);
			expect(await store.identify(session!.token, 4)).toBeUndefined();
			expect(await store.beginSession(account, "", 4)).toBeDefined();
		});

		it("[ACCOUNT9] a reset link works once, for a day, and a new one ends the one before", async () => {
			const store = new AccountStore(queries());
			const account = await make(store, "lin@example.com");
			const session = await store.beginSession(account, "", 0);
			const former = await store.issueReset(account.id, 0);
			const link = await store.issueReset(account.id, 0);
			expect(await store.resetPassword(former.token, "new", 1)).toBe(false);
			expect(await store.resetHolder(link.token, DAY_MS)).toBeUndefined();
			const outcomes = await Promise.all([
				store.resetPassword(link.token, "one", 1),
				store.resetPassword(link.token, "two", 1),
			]);
			expect(outcomes.sort()).toEqual([false, true]);
			expect(await store.identify(session!.token, 2)).toBeUndefined();
			expect(JSON.stringify(await queries().selectFrom("password_resets").selectAll().execute())).not.toContain(
				link.token,
			);
		});

		it("[ACCOUNT6] an invitation gives its role once, however many accept it at the same moment", async () => {
			const store = new AccountStore(queries());
			const invitations = new InvitationStore({ queries: queries(), secret: new Uint8Array(32) });
			const account = await make(store, "lin@example.com");
			const [made] = await invitations.create(
				[{ ...EXHIBITOR, email: null, note: "", createdBy: account.id, expiresAtMs: 100 }],
				0,
			);
			expect(JSON.stringify(await queries().selectFrom("invitations").selectAll().execute())).not.toContain(
				made!.token,
			);
			expect((await invitations.findByToken(made!.token!))?.id).toBe(made!.id);
			const accepted = await Promise.all([
				invitations.accept(made!.id, { accountId: account.id }, 1),
				invitations.accept(made!.id, { account: lin("anna@example.com") }, 1),
			]);
			expect(accepted.map(({ kind }) => kind).sort()).toEqual(["accepted", "not-open"]);
			const kept = (await invitations.find(made!.id))!;
			expect([stateOf(kept, 1), kept.acceptedBy]).toEqual([
				"accepted",
				accepted.find((one) => "accountId" in one)!.accountId,
			]);
			expect(await invitations.revoke(made!.id, 2)).toBe(false);
		});

		it("[ACCOUNT6] one whose address is taken stays open; revoked and expired ones give nothing", async () => {
			const store = new AccountStore(queries());
			const invitations = new InvitationStore({ queries: queries(), secret: new Uint8Array(32) });
			const account = await make(store, "lin@example.com");
			const wanted = { ...EXHIBITOR, email: null, note: "", createdBy: account.id, expiresAtMs: 100 };
			const [first, second] = await invitations.create([wanted, wanted], 0);
			expect(await invitations.accept(first!.id, { account: lin() }, 1)).toEqual({ kind: "address-taken" });
			expect(stateOf((await invitations.find(first!.id))!, 1)).toBe("open");
			expect(await invitations.accept(first!.id, { accountId: account.id }, 100)).toEqual({ kind: "not-open" });
			expect(await invitations.revoke(second!.id, 1)).toBe(true);
			expect(await invitations.accept(second!.id, { accountId: account.id }, 2)).toEqual({ kind: "not-open" });
			// Another secret: the link is lost, and says so.
			const elsewhere = new InvitationStore({ queries: queries(), secret: new Uint8Array(32).fill(1) });
			expect((await elsewhere.find(first!.id))?.token).toBeNull();
			expect((await store.find(account.id))?.grants).toEqual([]);
		});

		it("[ACCOUNT18] an invitation that has ended is forgotten 90 days later, and what it gave is not", async () => {
			const store = new AccountStore(queries());
			const invitations = new InvitationStore({ queries: queries(), secret: new Uint8Array(32) });
			const account = await make(store, "lin@example.com");
			const wanted = { ...EXHIBITOR, email: null, note: "", createdBy: account.id, expiresAtMs: 14 * DAY_MS };
			const open = { ...wanted, expiresAtMs: 200 * DAY_MS };
			const [accepted, revoked, expired, waiting] = await invitations.create([wanted, wanted, wanted, open], 0);
			await invitations.accept(accepted!.id, { accountId: account.id }, 1 * DAY_MS);
			await invitations.revoke(revoked!.id, 2 * DAY_MS);
			const left = async (day: number) => {
				await invitations.sweep(day * DAY_MS);
				return new Set((await invitations.inEvent("carnival")).map(({ id }) => id));
			};
			expect(await left(90.5)).toEqual(new Set([accepted!.id, revoked!.id, expired!.id, waiting!.id]));
			expect(await left(91)).toEqual(new Set([revoked!.id, expired!.id, waiting!.id]));
			expect(await left(92)).toEqual(new Set([expired!.id, waiting!.id]));
			expect(await left(104)).toEqual(new Set([waiting!.id]));
			expect((await store.find(account.id))?.grants).toMatchObject([EXHIBITOR]);
		});

		it("[ACCOUNT10] what was done is found again, the latest first, by pages, apart for each event", async () => {
			let nowMs = 1_800_000_000_000;
			const audit = new AuditLog(queries(), () => nowMs);
			const actor = { accountId: "anna", name: "Anna" };
			for (let number = 1; number <= 60; number += 1) {
				// Some within the same millisecond.
				if (number % 7 === 0) nowMs += 1;
				await audit.record({ eventId: "carnival", actor, action: "event-published", subject: String(number) });
			}
			await audit.record({ eventId: "fair", actor, action: "event-published", subject: "1" });
			await audit.record({
				eventId: null,
				actor: null,
				action: "owner-made",
				subject: "Anna",
				detail: { note: "", by: 7 },
			});
			const first = await audit.page("carnival", { withServer: false });
			expect(first.isLast).toBe(false);
			const rest = await audit.page("carnival", { before: first.entries.at(-1)!.id, withServer: false });
			expect(rest.isLast).toBe(true);
			const subjects = [...first.entries, ...rest.entries].map(({ subject }) => Number(subject));
			expect(subjects).toEqual(Array.from({ length: 60 }, (_, index) => 60 - index));
			const [latest] = (await audit.page("fair", { withServer: true })).entries;
			expect(latest).toMatchObject({ action: "owner-made", eventId: null, actor: "", detail: { by: "7" } });
		});
	});
});
