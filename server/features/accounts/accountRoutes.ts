import type { Call, RefusedCall, ServedEndpoint } from "#server/http/serve.ts";
import { refuseCall, serve, signedIn } from "#server/http/serve.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import type { OwnAccount } from "#shared/features/accounts/Account.ts";
import {
	acceptInvitation,
	changePassword,
	editAccount,
	endOtherSessions,
	endSession,
	listSessions,
	readAccount,
	readInvitation,
	readReset,
	readSetup,
	resetPassword,
	setUpOwner,
	signIn,
	signOut,
} from "#shared/features/accounts/accountEndpoints.ts";
import { passwordProblem } from "#shared/features/accounts/passwordProblem.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { Account, AccountStore } from "./AccountStore.ts";
import type { AuditLog } from "./AuditLog.ts";
import { deviceName } from "./deviceName.ts";
import { type InvitationStore, type KeptInvitation, stateOf } from "./InvitationStore.ts";
import { type Passwords, PasswordsBusyError } from "./Passwords.ts";
import { isCheaper } from "./passwordHash.ts";
import type { SetupLink } from "./SetupLink.ts";
import { SignInLimits } from "./SignInLimits.ts";
import { clearSessionToken, readSessionToken, writeSessionToken } from "./sessionCookie.ts";

export interface AccountRoutesOptions {
	readonly accounts: AccountStore;
	readonly invitations: InvitationStore;
	readonly passwords: Passwords;
	readonly audit: AuditLog;
	/** Undefined once there is an owner. */
	readonly setup: SetupLink | undefined;
	readonly now: () => number;
	readonly titleOf: (eventId: string) => Promise<LocalizedText | undefined>;
	/** Of the draft; undefined where there is no such event. */
	readonly boothsOf: (
		eventId: string,
	) => Promise<readonly Pick<BoothInList, "boothId" | "number" | "name">[] | undefined>;
}

const BUSY_MS = 2_000;
const OWNER = { role: "owner", eventId: null, boothId: null } as const;

/** Signing in and out, one's own account, and the three links that need no account: setup, invitation, reset. */
export function accountRoutes(options: AccountRoutesOptions): ServedEndpoint[] {
	const { accounts, invitations, passwords, audit, setup, now } = options;
	const limits = new SignInLimits();

	const begin = async ({ request, response }: Call<Endpoint>, account: Account): Promise<OwnAccount | RefusedCall> => {
		// Whoever signs in over a session leaves none behind.
		const before = readSessionToken(request);
		const left = before === undefined ? undefined : await accounts.identify(before, now());
		const session = await accounts.beginSession(account, deviceName(request.headers["user-agent"]), now());
		if (!session) return refuseCall(401, "wrong-credentials");
		if (left) await accounts.endSession(left.accountId, left.sessionId);
		writeSessionToken(request, response, session.token);
		return asOwn(account);
	};

	const ownOf = async (accountId: string): Promise<Account> => {
		const account = await accounts.find(accountId);
		if (!account) throw new Error("accountRoutes: a session without its account");
		return account;
	};

	/** Why an invitation cannot be accepted. */
	const whyNotOpen = (invitation: KeptInvitation | undefined): RefusedCall | undefined => {
		if (!invitation) return refuseCall(404, "invitation-unknown");
		switch (stateOf(invitation, now())) {
			case "open":
				return undefined;
			case "accepted":
				return refuseCall(410, "invitation-used");
			case "revoked":
				return refuseCall(410, "invitation-revoked");
			case "expired":
				return refuseCall(410, "invitation-expired");
		}
	};

	const routes = [
		serve(readSetup, ({ params }) => {
			if (!setup?.isGood(params.token, now())) return refuseCall(404, "bad-link");
			return { expiresAtMs: setup.expiresAtMs };
		}),

		serve(setUpOwner, async (call) => {
			const { name, email, password, language } = call.body;
			if (!setup?.isGood(call.params.token, now())) return refuseCall(404, "bad-link");
			const problem = passwordProblem(password, email);
			if (problem) return refuseCall(422, problem);
			const account = await setup.spend(call.params.token, now(), async () => {
				const passwordHash = await passwords.hash(password);
				return accounts.create({ name, email, language, passwordHash }, [OWNER], now());
			});
			if (!account) {
				return setup.isGood(call.params.token, now()) ? refuseCall(409, "address-taken") : refuseCall(404, "bad-link");
			}
			await audit.record({ eventId: null, actor: asActor(account), action: "owner-made", subject: account.name });
			return begin(call, account);
		}),

		serve(signIn, async (call) => {
			const { email, password } = call.body;
			const waitMs = await limits.admit(call.address, email);
			if (waitMs > 0) return refuseCall(429, "too-fast", { retryAfterMs: waitMs });
			const account = await accounts.findByEmail(email);
			if (!(await passwords.verify(password, account?.passwordHash)) || !account) {
				return refuseCall(401, "wrong-credentials");
			}
			await limits.forgive(call.address, email);
			// Told to whoever knows the password only.
			if (account.isDisabled) return refuseCall(403, "account-disabled");
			if (!isCheaper(account.passwordHash)) return begin(call, account);
			const passwordHash = await passwords.hash(password);
			await accounts.rehash(account.id, passwordHash);
			return begin(call, { ...account, passwordHash });
		}),

		serve(signOut, async ({ actor, request, response }) => {
			if (actor) await accounts.endSession(actor.accountId, actor.sessionId);
			clearSessionToken(request, response);
			return undefined;
		}),

		serve(readAccount, async (call) => asOwn(await ownOf(signedIn(call).accountId))),

		serve(editAccount, async (call) => {
			const { accountId } = signedIn(call);
			await accounts.edit(accountId, call.body);
			return asOwn(await ownOf(accountId));
		}),

		serve(changePassword, async (call) => {
			const { accountId, sessionId } = signedIn(call);
			const { current, next } = call.body;
			const account = await ownOf(accountId);
			// A stolen session finds no password out either.
			const waitMs = await limits.admit(call.address, account.email);
			if (waitMs > 0) return refuseCall(429, "too-fast", { retryAfterMs: waitMs });
			if (!(await passwords.verify(current, account.passwordHash))) return refuseCall(403, "wrong-password");
			await limits.forgive(call.address, account.email);
			const problem = passwordProblem(next, account.email);
			if (problem) return refuseCall(422, problem);
			await accounts.changePassword(accountId, await passwords.hash(next), sessionId);
			return undefined;
		}),

		serve(listSessions, async (call) => {
			const { accountId, sessionId } = signedIn(call);
			const sessions = await accounts.sessionsOf(accountId, now());
			return sessions.map(({ id, device, createdAtMs, lastUsedAtMs }) => ({
				sessionId: id,
				device,
				createdAtMs,
				lastUsedAtMs,
				isThis: id === sessionId,
			}));
		}),

		serve(endSession, async (call) => {
			const { accountId, sessionId } = signedIn(call);
			const hasEnded = await accounts.endSession(accountId, call.params.sessionId);
			if (!hasEnded) return refuseCall(404, "not-found");
			if (sessionId === call.params.sessionId) clearSessionToken(call.request, call.response);
			return undefined;
		}),

		serve(endOtherSessions, async (call) => {
			const { accountId, sessionId } = signedIn(call);
			await accounts.endOtherSessions(accountId, sessionId);
			return undefined;
		}),

		serve(readInvitation, async ({ params }) => {
			const invitation = await invitations.findByToken(params.token);
			const why = whyNotOpen(invitation);
			if (why || !invitation) return why;
			const { role, eventId, boothId, email, expiresAtMs, createdBy } = invitation;
			const names = await accounts.namesOf([createdBy]);
			const booths = eventId === null || boothId === null ? [] : await options.boothsOf(eventId);
			const booth = booths?.find((one) => one.boothId === boothId);
			return {
				role,
				eventId,
				eventTitle: eventId === null ? null : ((await options.titleOf(eventId)) ?? null),
				boothId,
				booth: booth ? { number: booth.number, name: booth.name } : null,
				email,
				invitedBy: names.get(createdBy) ?? "",
				expiresAtMs,
			};
		}),

		serve(acceptInvitation, async (call) => {
			const { actor, body } = call;
			const invitation = await invitations.findByToken(call.params.token);
			const why = whyNotOpen(invitation);
			if (why || !invitation) return why;
			if (!body.account && !actor) return refuseCall(401, "signed-out");

			const email = body.account?.email ?? (actor && (await ownOf(actor.accountId)).email);
			if (invitation.email !== null && invitation.email !== email) return refuseCall(403, "another-address");
			let by: Parameters<InvitationStore["accept"]>[1];
			if (body.account) {
				const { password, ...described } = body.account;
				const problem = passwordProblem(password, described.email);
				if (problem) return refuseCall(422, problem);
				// Before 90 ms of a core are spent on it; whoever comes between is found out when it is kept.
				if (await accounts.findByEmail(described.email)) return refuseCall(409, "address-taken");
				by = { account: { ...described, passwordHash: await passwords.hash(password) } };
			} else {
				by = { accountId: signedIn(call).accountId };
			}
			const acceptance = await invitations.accept(invitation.id, by, now());
			if (acceptance.kind === "address-taken") return refuseCall(409, "address-taken");
			if (acceptance.kind === "not-open") {
				return whyNotOpen(await invitations.find(invitation.id)) ?? refuseCall(410, "invitation-used");
			}
			const account = await ownOf(acceptance.accountId);
			await audit.record({
				eventId: invitation.eventId,
				actor: asActor(account),
				action: "invitation-accepted",
				subject: account.name,
				detail: { role: invitation.role, ...(invitation.boothId === null ? {} : { booth: invitation.boothId }) },
			});
			return body.account ? begin(call, account) : asOwn(account);
		}),

		serve(readReset, async ({ params }) => {
			const holder = await accounts.resetHolder(params.token, now());
			if (!holder) return refuseCall(404, "bad-link");
			const { account, expiresAtMs } = holder;
			return { name: account.name, email: account.email, expiresAtMs };
		}),

		serve(resetPassword, async (call) => {
			const { token } = call.params;
			const holder = await accounts.resetHolder(token, now());
			if (!holder) return refuseCall(404, "bad-link");
			const problem = passwordProblem(call.body.password, holder.account.email);
			if (problem) return refuseCall(422, problem);
			const passwordHash = await passwords.hash(call.body.password);
			if (!(await accounts.resetPassword(token, passwordHash, now()))) return refuseCall(404, "bad-link");
			const account = await ownOf(holder.account.id);
			await audit.record({ eventId: null, actor: asActor(account), action: "password-reset", subject: account.name });
			return account.isDisabled ? refuseCall(403, "account-disabled") : begin(call, account);
		}),
	];
	return routes.map(refusesWhenBusy);
}

/** Too many passwords at once: whoever comes then is asked to come again. */
function refusesWhenBusy({ endpoint, handle }: ServedEndpoint): ServedEndpoint {
	return {
		endpoint,
		async handle(call) {
			try {
				return await handle(call);
			} catch (error) {
				if (error instanceof PasswordsBusyError) return refuseCall(503, "busy", { retryAfterMs: BUSY_MS });
				throw error;
			}
		},
	};
}

function asActor({ id, name }: Account): { accountId: string; name: string } {
	return { accountId: id, name };
}

function asOwn({ id, name, email, language, grants }: Account): OwnAccount {
	return {
		accountId: id,
		name,
		email,
		language,
		grants: grants.map(({ role, eventId, boothId }) => ({ role, eventId, boothId })),
	};
}
