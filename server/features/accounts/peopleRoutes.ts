import { stringify } from "csv-stringify/sync";
import type { Actor } from "#server/http/Actor.ts";
import { type RefusedCall, refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import { emailAddress, isWholeGrant, mayGrant } from "#shared/features/accounts/Account.ts";
import { type CheckedRow, checkRows } from "#shared/features/accounts/ExhibitorSheet.ts";
import {
	type BoothProgress,
	createInvitation,
	createReset,
	disableAccount,
	dismissStaff,
	downloadInvitations,
	enableAccount,
	type Invitation,
	importExhibitors,
	inviteStaff,
	listInvitations,
	listPeople,
	listStaff,
	type Person,
	previewExhibitors,
	readAudit,
	readProgress,
	revokeInvitation,
	revokeStaffInvitation,
	takeRoleAway,
} from "#shared/features/accounts/peopleEndpoints.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import { type Grant, may } from "#shared/rights.ts";
import type { Account, AccountStore } from "./AccountStore.ts";
import type { AuditLog } from "./AuditLog.ts";
import { type InvitationStore, type KeptInvitation, type NewInvitation, stateOf } from "./InvitationStore.ts";
import { readExhibitorSheet } from "./readExhibitorSheet.ts";

/** A booth of the draft, as far as people are concerned. */
export type BoothOfPeople = Pick<BoothInList, "boothId" | "number" | "name"> & {
	readonly review: Pick<BoothInList["review"], "state">;
	readonly changedAtMs: number | null;
};

export interface NewBooth {
	readonly boothId: string;
	readonly name: LocalizedText;
	readonly template: string;
}

export interface PeopleRoutesOptions {
	readonly accounts: AccountStore;
	readonly invitations: InvitationStore;
	readonly audit: AuditLog;
	readonly now: () => number;
	/** Of the draft; undefined where there is no such event. */
	readonly boothsOf: (eventId: string) => Promise<readonly BoothOfPeople[] | undefined>;
	/** A booth that is there already stays as it is. */
	readonly createBooth: (
		eventId: string,
		booth: NewBooth,
		actor: Actor,
	) => Promise<"made" | "there" | "unknown-template">;
}

const DAY_MS = 24 * 3_600_000;
const OPEN_INVITATIONS_MAX = 5_000;
/** An exhibitor brings no more people than that. */
const STAFF_MAX = 100;

/** Who has which role in an event: inviting, taking away, helping with passwords, and who is late. */
export function peopleRoutes(options: PeopleRoutesOptions): ServedEndpoint[] {
	const { accounts, invitations, audit, now, boothsOf, createBooth } = options;

	const isEvent = async (eventId: string) => (await boothsOf(eventId)) !== undefined;

	/** Invitations as whoever asks may see them: a link is for those who could have made it. */
	const show = async (kept: readonly KeptInvitation[], actor: Actor): Promise<Invitation[]> => {
		const names = await accounts.namesOf(kept.flatMap(({ createdBy, acceptedBy }) => [createdBy, acceptedBy ?? ""]));
		return kept.map((invitation) => {
			const state = stateOf(invitation, now());
			const isTheirs = state === "open" && mayGrant(actor.grants, invitation);
			return {
				invitationId: invitation.id,
				role: invitation.role,
				boothId: invitation.boothId,
				email: invitation.email,
				note: invitation.note,
				state,
				createdAtMs: invitation.createdAtMs,
				expiresAtMs: invitation.expiresAtMs,
				invitedBy: names.get(invitation.createdBy) ?? "",
				acceptedBy: invitation.acceptedBy === null ? null : (names.get(invitation.acceptedBy) ?? ""),
				address: isTheirs && invitation.token !== null ? addressOf(invitation.token) : null,
			};
		});
	};

	const invite = async (actor: Actor, wanted: readonly Omit<NewInvitation, "createdBy">[]): Promise<Invitation[]> => {
		const made = await invitations.create(
			wanted.map((one) => ({ ...one, createdBy: actor.accountId })),
			now(),
		);
		return show(made, actor);
	};

	const isFull = async (eventId: string) => {
		const open = (await invitations.inEvent(eventId)).filter((one) => stateOf(one, now()) === "open");
		return open.length >= OPEN_INVITATIONS_MAX;
	};

	/** An account that has something to do with the event. */
	const personIn = async (eventId: string, accountId: string, actor: Actor): Promise<Account | undefined> => {
		const account = await accounts.find(accountId);
		if (!account) return undefined;
		const isHere = account.grants.some((grant) => grant.eventId === eventId || grant.eventId === null);
		return isHere || isOwner(actor) ? account : undefined;
	};

	/** Somebody of the event whom the actor may help or hinder; else why not. */
	const inReach = async (
		{ eventId, accountId }: { eventId: string; accountId: string },
		actor: Actor,
	): Promise<Account | RefusedCall> => {
		const account = await personIn(eventId, accountId, actor);
		if (!account) return refuseCall(404, "not-found");
		return isInReach(account, actor) ? account : refuseCall(403, "beyond-own-rights");
	};

	const revoke = async (actor: Actor, eventId: string, found: KeptInvitation): Promise<RefusedCall | undefined> => {
		if (!(await invitations.revoke(found.id, now()))) return refuseCall(409, "invitation-used");
		await audit.record({
			eventId,
			actor,
			action: "invitation-revoked",
			subject: found.email ?? found.note,
			detail: { role: found.role, booth: found.boothId ?? "" },
		});
		return undefined;
	};

	const takeAway = async (actor: Actor, eventId: string, account: Account, grantId: string) => {
		const grant = account.grants.find(({ id }) => id === grantId);
		if (!grant) return refuseCall(404, "not-found");
		if (!(await accounts.takeAway(grantId))) return refuseCall(409, "last-owner");
		await audit.record({
			eventId,
			actor,
			action: "role-taken-away",
			subject: account.name,
			detail: { role: grant.role, booth: grant.boothId ?? "" },
		});
		return undefined;
	};

	return [
		serve(listPeople, async (call) => {
			const { eventId } = call.params;
			const actor = signedIn(call);
			if (!(await isEvent(eventId))) return refuseCall(404, "not-found");
			const here = await accounts.inEvent(eventId);
			// Whoever has lost their last role is nobody's but the owner's.
			const others = isOwner(actor) ? await accounts.withoutRole() : [];
			return [...here, ...others].map((account) => asPerson(account, eventId, actor));
		}),

		serve(listInvitations, async (call) => {
			const { eventId } = call.params;
			const actor = signedIn(call);
			if (!(await isEvent(eventId))) return refuseCall(404, "not-found");
			return show(await invitations.inEvent(eventId, { withServer: isOwner(actor) }), actor);
		}),

		serve(createInvitation, async (call) => {
			const { eventId } = call.params;
			const actor = signedIn(call);
			const { role, boothId, email, note, days } = call.body;
			const booths = await boothsOf(eventId);
			if (!booths) return refuseCall(404, "not-found");
			const grant: Grant = { role, eventId: role === "owner" ? null : eventId, boothId };
			if (!isWholeGrant(grant)) return refuseCall(422, "booth-role-only");
			if (!mayGrant(actor.grants, grant)) return refuseCall(403, "beyond-own-rights");
			if (boothId !== null && !booths.some((booth) => booth.boothId === boothId)) {
				return refuseCall(422, "unknown-booth");
			}
			if (await isFull(eventId)) return refuseCall(409, "too-many");
			const [made] = await invite(actor, [{ ...grant, email, note, expiresAtMs: now() + days * DAY_MS }]);
			await audit.record({
				eventId: grant.eventId,
				actor,
				action: "invited",
				subject: email ?? note,
				detail: { role, booth: boothId ?? "" },
			});
			return made;
		}),

		serve(revokeInvitation, async (call) => {
			const { eventId, invitationId } = call.params;
			const actor = signedIn(call);
			const found = await invitations.find(invitationId);
			if (!found || (found.eventId ?? eventId) !== eventId) return refuseCall(404, "not-found");
			if (!mayGrant(actor.grants, found)) return refuseCall(403, "beyond-own-rights");
			return revoke(actor, eventId, found);
		}),

		serve(downloadInvitations, async (call) => {
			const { eventId } = call.params;
			const booths = await boothsOf(eventId);
			if (!booths) return refuseCall(404, "not-found");
			const shown = await show(await invitations.inEvent(eventId), signedIn(call));
			const numbers = new Map(booths.map((booth) => [booth.boothId, booth.number ?? booth.boothId]));
			const origin = `${call.request.protocol}://${call.request.headers.host ?? "localhost"}`;
			const lines = shown
				.filter(({ address }) => address !== null)
				.map(({ role, boothId, note, email, address, expiresAtMs }) => [
					note,
					email,
					boothId === null ? "" : (numbers.get(boothId) ?? boothId),
					role,
					`${origin}${address}`,
					new Date(expiresAtMs).toISOString().slice(0, 10),
				]);
			const header = [
				"公司 / Company",
				"邮箱 / E-mail",
				"展位 / Booth",
				"角色 / Role",
				"链接 / Link",
				"有效期至 / Valid until",
			];
			call.response.attachment(`invitations-${eventId}.csv`).type("text/csv; charset=utf-8");
			call.response.send(
				stringify([header, ...lines], { bom: true, escape_formulas: true, record_delimiter: "windows" }),
			);
			return undefined;
		}),

		serve(takeRoleAway, async (call) => {
			const { eventId, accountId, grantId } = call.params;
			const actor = signedIn(call);
			const account = await personIn(eventId, accountId, actor);
			const grant = account?.grants.find(({ id }) => id === grantId);
			if (!account || !grant || (grant.eventId ?? eventId) !== eventId) return refuseCall(404, "not-found");
			if (!mayGrant(actor.grants, grant)) return refuseCall(403, "beyond-own-rights");
			return takeAway(actor, eventId, account, grantId);
		}),

		serve(createReset, async (call) => {
			const actor = signedIn(call);
			const account = await inReach(call.params, actor);
			if ("refusal" in account) return account;
			const { token, expiresAtMs } = await accounts.issueReset(account.id, now());
			const { eventId } = call.params;
			await audit.record({ eventId, actor, action: "reset-link-made", subject: account.name });
			return { address: `/console/reset/${token}`, expiresAtMs };
		}),

		serve(disableAccount, async (call) => {
			const actor = signedIn(call);
			const account = await inReach(call.params, actor);
			if ("refusal" in account) return account;
			if (account.id === actor.accountId) return refuseCall(409, "own-account");
			if (!(await accounts.disable(account.id, now()))) return refuseCall(409, "last-owner");
			const { eventId } = call.params;
			await audit.record({ eventId, actor, action: "account-disabled", subject: account.name });
			return undefined;
		}),

		serve(enableAccount, async (call) => {
			const actor = signedIn(call);
			const account = await inReach(call.params, actor);
			if ("refusal" in account) return account;
			await accounts.enable(account.id);
			const { eventId } = call.params;
			await audit.record({ eventId, actor, action: "account-enabled", subject: account.name });
			return undefined;
		}),

		serve(previewExhibitors, async (call) => {
			const booths = await boothsOf(call.params.eventId);
			if (!booths) return refuseCall(404, "not-found");
			const reading = await readExhibitorSheet(Buffer.from(call.body.file, "base64"));
			switch (reading.kind) {
				case "refused":
					return refuseCall(422, reading.reason);
				case "columns":
					return refuseCall(422, "sheet-columns", { details: reading.missing });
				case "read": {
					const { rows, columns, ignored } = reading.sheet;
					return { rows: checkRows(rows, booths), columns, ignored };
				}
			}
		}),

		serve(importExhibitors, async (call) => {
			const { eventId } = call.params;
			const actor = signedIn(call);
			const { rows, template, days } = call.body;
			const booths = await boothsOf(eventId);
			if (!booths) return refuseCall(404, "not-found");
			const checked = checkRows(rows, booths);
			if (checked.some(({ problems }) => problems.length > 0)) {
				return refuseCall(422, "sheet-problems", { details: checked });
			}

			// What is there already, from an import that was broken off or one of last week, is not made again.
			const there = new Set<string>();
			for (const invitation of await invitations.inEvent(eventId)) {
				if (invitation.role === "exhibitor" && stateOf(invitation, now()) === "open") {
					there.add(`${invitation.boothId} ${invitation.email}`);
				}
			}
			for (const account of await accounts.inEvent(eventId)) {
				for (const { role, eventId: of, boothId } of account.grants) {
					if (role === "exhibitor" && of === eventId) there.add(`${boothId} ${account.email}`);
				}
			}
			let boothsMade = 0;
			const known = new Set(booths.map(({ boothId }) => boothId));
			const wanted: Omit<NewInvitation, "createdBy">[] = [];
			for (const row of checked) {
				const { boothId, contact } = row;
				if (boothId === null) continue;
				if (!known.has(boothId)) {
					const outcome = await createBooth(eventId, { boothId, name: nameOf(row), template }, actor);
					if (outcome === "unknown-template") return refuseCall(422, "unknown-template");
					if (outcome === "made") boothsMade += 1;
					known.add(boothId);
				}
				const email = emailAddress.parse(row.email);
				if (there.has(`${boothId} ${email}`)) continue;
				const company = row.companyZh || row.companyEn;
				wanted.push({
					role: "exhibitor",
					eventId,
					boothId,
					email,
					note: contact === "" ? company : `${company} · ${contact}`,
					expiresAtMs: now() + days * DAY_MS,
				});
			}
			const made = await invite(actor, wanted);
			await audit.record({
				eventId,
				actor,
				action: "exhibitors-imported",
				subject: String(rows.length),
				detail: { booths: boothsMade, invitations: made.length },
			});
			return { boothsMade, invitations: made, alreadyThere: checked.length - made.length };
		}),

		serve(readProgress, async ({ params: { eventId } }) => {
			const booths = await boothsOf(eventId);
			if (!booths) return refuseCall(404, "not-found");
			const people = await accounts.inEvent(eventId);
			const invited = (await invitations.inEvent(eventId)).filter(({ role }) => role === "exhibitor");
			return booths.map((booth) => progressOf(booth, { eventId, people, invited, nowMs: now() }));
		}),

		serve(listStaff, async (call) => {
			const { eventId, boothId } = call.params;
			const actor = signedIn(call);
			const booths = await boothsOf(eventId);
			if (!booths?.some((booth) => booth.boothId === boothId)) return refuseCall(404, "not-found");
			const here = (await accounts.inEvent(eventId)).filter(({ grants }) => grants.some(isAt(eventId, boothId)));
			const invited = (await invitations.inEvent(eventId)).filter(isAt(eventId, boothId));
			// Who else was asked is the business of who may ask.
			const mayInvite = may(actor.grants, "booth.invite", { eventId, boothId });
			return {
				people: here.map((account) => {
					const { createdAtMs: _, isInReach: __, roles, ...person } = asPerson(account, eventId, actor);
					return { ...person, roles: roles.filter((role) => role.boothId === boothId) };
				}),
				invitations: mayInvite ? await show(invited, actor) : [],
			};
		}),

		serve(inviteStaff, async (call) => {
			const { eventId, boothId } = call.params;
			const actor = signedIn(call);
			const { email, note, days } = call.body;
			const booths = await boothsOf(eventId);
			if (!booths?.some((booth) => booth.boothId === boothId)) return refuseCall(404, "not-found");
			const asked = (await invitations.inEvent(eventId)).filter(isAt(eventId, boothId));
			if (asked.filter((one) => stateOf(one, now()) === "open").length >= STAFF_MAX) return refuseCall(409, "too-many");
			const grant = { role: "boothStaff", eventId, boothId } as const;
			const [made] = await invite(actor, [{ ...grant, email, note, expiresAtMs: now() + days * DAY_MS }]);
			await audit.record({
				eventId,
				actor,
				action: "invited",
				subject: email ?? note,
				detail: { role: grant.role, booth: boothId },
			});
			return made;
		}),

		serve(revokeStaffInvitation, async (call) => {
			const { eventId, boothId, invitationId } = call.params;
			const found = await invitations.find(invitationId);
			if (found?.role !== "boothStaff" || !isAt(eventId, boothId)(found)) return refuseCall(404, "not-found");
			return revoke(signedIn(call), eventId, found);
		}),

		serve(dismissStaff, async (call) => {
			const { eventId, boothId, grantId } = call.params;
			const isIt = ({ id, role, ...grant }: Account["grants"][number]) =>
				id === grantId && role === "boothStaff" && isAt(eventId, boothId)(grant);
			const account = (await accounts.inEvent(eventId)).find(({ grants }) => grants.some(isIt));
			if (!account) return refuseCall(404, "not-found");
			return takeAway(signedIn(call), eventId, account, grantId);
		}),

		serve(readAudit, async (call) => {
			const { eventId } = call.params;
			if (!(await isEvent(eventId))) return refuseCall(404, "not-found");
			return audit.page(eventId, { before: call.query.before, withServer: isOwner(signedIn(call)) });
		}),
	];
}

function addressOf(token: string): string {
	return `/console/invitation/${token}`;
}

function isOwner({ grants }: Pick<Actor, "grants">): boolean {
	return grants.some(({ role }) => role === "owner");
}

function isAt(eventId: string, boothId: string) {
	return (grant: Pick<Grant, "eventId" | "boothId">) => grant.eventId === eventId && grant.boothId === boothId;
}

/** A password opens all that an account has: nobody helps or hinders who has roles that they could not give. */
function isInReach({ grants }: Pick<Account, "grants">, actor: Actor): boolean {
	if (isOwner(actor)) return true;
	return grants.length > 0 && grants.every((grant) => mayGrant(actor.grants, grant));
}

function asPerson(account: Account, eventId: string, actor: Actor): Person {
	const here = account.grants.filter((grant) => grant.eventId === eventId || grant.eventId === null);
	return {
		accountId: account.id,
		name: account.name,
		email: account.email,
		roles: here.map((grant) => ({
			grantId: grant.id,
			role: grant.role,
			boothId: grant.boothId,
			sinceMs: grant.sinceMs,
			isMine: mayGrant(actor.grants, grant),
		})),
		createdAtMs: account.createdAtMs,
		lastSignedInAtMs: account.lastSignedInAtMs,
		isDisabled: account.isDisabled,
		isInReach: isInReach(account, actor),
	};
}

/** A company that gave its name in one language has it in both until it fills its form in. */
function nameOf({ companyZh, companyEn }: CheckedRow): LocalizedText {
	return { "zh-CN": companyZh || companyEn, en: companyEn || companyZh };
}

interface ProgressSources {
	readonly eventId: string;
	readonly people: readonly Account[];
	/** Exhibitors' only, the latest first. */
	readonly invited: readonly KeptInvitation[];
	readonly nowMs: number;
}

function progressOf(
	{ boothId, number, name, review, changedAtMs }: BoothOfPeople,
	{ eventId, people, invited, nowMs }: ProgressSources,
): BoothProgress {
	const exhibitors = people.filter(
		(account) =>
			!account.isDisabled &&
			account.grants.some((grant) => grant.role === "exhibitor" && isAt(eventId, boothId)(grant)),
	);
	const asked = invited.filter(isAt(eventId, boothId));
	const open = asked.filter((one) => stateOf(one, nowMs) === "open");
	const expired = asked.filter((one) => stateOf(one, nowMs) === "expired");
	const waiting = open.length > 0 ? open : expired;
	const seen = exhibitors.flatMap(({ lastSignedInAtMs }) => (lastSignedInAtMs === null ? [] : [lastSignedInAtMs]));
	return {
		boothId,
		number,
		name,
		exhibitor:
			exhibitors.length > 0 ? "accepted" : open.length > 0 ? "invited" : expired.length > 0 ? "expired" : "none",
		who: exhibitors.length > 0 ? exhibitors.map((one) => one.name) : waiting.map((one) => one.email ?? one.note),
		invitedAtMs: asked[0]?.createdAtMs ?? null,
		lastSignedInAtMs: seen.length > 0 ? Math.max(...seen) : null,
		review: review.state,
		changedAtMs,
	};
}
