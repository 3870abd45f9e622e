import { Writable } from "node:stream";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { deviceName } from "#server/features/accounts/deviceName.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import {
	acceptInvitation,
	changePassword,
	endOtherSessions,
	endSession,
	listSessions,
	readAccount,
	readInvitation,
	readSetup,
	resetPassword,
	setUpOwner,
	signIn,
	signOut,
} from "#shared/features/accounts/accountEndpoints.ts";
import {
	createInvitation,
	createReset,
	disableAccount,
	dismissStaff,
	downloadInvitations,
	importExhibitors,
	inviteStaff,
	listInvitations,
	listPeople,
	listStaff,
	previewExhibitors,
	readAudit,
	readProgress,
	revokeInvitation,
	takeRoleAway,
} from "#shared/features/accounts/peopleEndpoints.ts";
import { readVisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

const PASSWORD = "correct horse battery";
const ADA = { name: "Ada", email: "ada@example.com", password: PASSWORD, language: "en" } as const;

let logged = "";
let hall: HallHarness;
let setupToken: string;
beforeAll(async () => {
	const sink = new Writable({
		write(chunk, _encoding, done) {
			logged += chunk;
			done();
		},
	});
	hall = await startHall({ log: pino({ level: "trace" }, sink) });
	setupToken = hall.pavilion.accounts.setupPath?.split("/").at(-1) ?? "";
});
afterAll(() => hall?.[Symbol.asyncDispose]());

interface Asked {
	readonly params?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly cookie?: string | undefined;
	readonly headers?: Readonly<Record<string, string>>;
}

/** As a browser without a session, or with one, asks. */
async function ask(endpoint: Endpoint, { params = {}, body, cookie, headers }: Asked = {}) {
	const response = await fetch(`${hall.origin}${endpointAddress(endpoint, { params } as never)}`, {
		method: endpoint.method,
		headers: { "Content-Type": "application/json", ...(cookie === undefined ? {} : { cookie }), ...headers },
		body: body === undefined ? null : JSON.stringify(body),
	});
	const [set] = response.headers.getSetCookie();
	const text = await response.text();
	return {
		status: response.status,
		reason: response.ok ? "" : JSON.parse(text).reason,
		reply: text && JSON.parse(text),
		set,
		cookie: set?.split(";")[0],
		retryAfter: response.headers.get("retry-after"),
	};
}

const event = () => ({ eventId: hall.eventId });
const booths = () => hall.pavilion.library.boothIds(hall.eventId)!;

/** A new person by an invitation to a role; what they are signed in by. */
async function invited(by: ConsoleUser, account: { email: string }, wanted: object) {
	const { address } = await by.call(createInvitation, { params: event(), body: wanted as never });
	const token = address?.split("/").at(-1) ?? "";
	return ask(acceptInvitation, { params: { token }, body: { account: { ...ADA, ...account } } });
}

it("[ACCOUNT1] the link of the first start makes one owner, of however many that use it; before that nobody gets in", async () => {
	expect((await ask(signIn, { body: { email: ADA.email, password: PASSWORD } })).reason).toBe("wrong-credentials");
	expect((await ask(readSetup, { params: { token: "made-up" } })).reason).toBe("bad-link");
	expect((await ask(readSetup, { params: { token: setupToken } })).status).toBe(200);
	const weak = await ask(setUpOwner, { params: { token: setupToken }, body: { ...ADA, password: "short" } });
	expect(weak.reason).toBe("password-short");
	const made = await Promise.all(
		["ada@example.com", "eve@example.com"].map((email) =>
			ask(setUpOwner, { params: { token: setupToken }, body: { ...ADA, email } }),
		),
	);
	expect(made.map(({ status }) => status).sort()).toEqual([200, 404]);
	expect((await ask(readSetup, { params: { token: setupToken } })).reason).toBe("bad-link");
	const owner = made.find(({ status }) => status === 200)!;
	expect(owner.reply.grants).toEqual([{ role: "owner", eventId: null, boothId: null }]);
	expect((await ask(readAccount, { cookie: owner.cookie })).reply.name).toBe("Ada");
});

it("[ACCOUNT3] the session's cookie is for this site's own requests only; ended, it opens nothing, whoever replays it", async () => {
	const ownersEmail = (await (await hall.signIn("owner")).call(listPeople, { params: event() })).find(
		({ name }) => name === "Ada",
	)!.email;
	const signedIn = await ask(signIn, { body: { email: ownersEmail.toUpperCase(), password: PASSWORD } });
	expect(signedIn.set).toMatch(/^pavilion-session=[\w-]{43}; Max-Age=7776000; Path=\/; .*HttpOnly; SameSite=Strict$/);
	expect(signedIn.set).not.toContain("Secure");
	const { cookie } = signedIn;
	expect((await ask(readAccount, { cookie })).status).toBe(200);
	expect((await ask(signOut, { cookie })).set).toMatch(/^pavilion-session=; .*Expires=Thu, 01 Jan 1970/);
	expect((await ask(readAccount, { cookie })).reason).toBe("signed-out");
	expect((await ask(signOut, { cookie })).status).toBe(204);
});

it("[ACCOUNT4] an unknown address is answered as a wrong password is, in as much time", async () => {
	const time = async (email: string) => {
		const began = performance.now();
		const { status, reply } = await ask(signIn, { body: { email, password: "not the password" } });
		return { status, reply, ms: performance.now() - began };
	};
	// The first of all makes the hash that unknown addresses are held against.
	await time("nobody@example.com");
	let [knownMs, unknownMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
	// In turns, and the quickest of each: what else the machine does slows either down, and speeds up none.
	for (let turn = 0; turn < 3; turn++) {
		const [known, unknown] = [await time(ADA.email), await time(`somebody-${turn}@example.com`)];
		expect([known.status, known.reply]).toEqual([unknown.status, unknown.reply]);
		knownMs = Math.min(knownMs, known.ms);
		unknownMs = Math.min(unknownMs, unknown.ms);
	}
	expect(unknownMs).toBeGreaterThan(knownMs / 4);
});

it("[ACCOUNT5] ten wrong passwords for an account from one address are listened to; then it says how long to wait", async () => {
	const email = "guessed@example.com";
	const answers = [];
	for (let guess = 0; guess < 11; guess += 1)
		answers.push(await ask(signIn, { body: { email, password: `guess ${guess}` } }));
	expect(answers.slice(0, 10).every(({ reason }) => reason === "wrong-credentials")).toBe(true);
	const { status, reason, retryAfter, reply } = answers[10]!;
	expect([status, reason]).toEqual([429, "too-fast"]);
	expect(Number(retryAfter)).toBeGreaterThan(60);
	expect(reply.retryAfterMs).toBeGreaterThan(60_000);
	// Others are not kept out by it.
	expect((await ask(signIn, { body: { email: "other@example.com", password: "x" } })).reason).toBe("wrong-credentials");
});

it("[ACCOUNT3] sessions are listed by device and ended one by one or all others at once; a new password ends the others", async () => {
	const owner = await hall.signIn("owner");
	const first = await invited(owner, { email: "many@example.com" }, { role: "moderator" });
	const again = (userAgent: string) =>
		ask(signIn, { body: { email: "many@example.com", password: PASSWORD }, headers: { "user-agent": userAgent } });
	const phone = await again(
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) Version/17.4 Mobile/15E148 Safari/604.1",
	);
	const tablet = await again("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");
	const sessions = (await ask(listSessions, { cookie: first.cookie })).reply as {
		sessionId: string;
		device: string;
		isThis: boolean;
	}[];
	expect(sessions.map(({ device }) => device).sort()).toEqual(["", "Firefox · Linux", "Safari · iPhone"]);
	expect(sessions.filter(({ isThis }) => isThis)).toHaveLength(1);
	const phones = sessions.find(({ device }) => device.includes("iPhone"))!;
	await ask(endSession, { params: { sessionId: phones.sessionId }, cookie: first.cookie });
	expect((await ask(readAccount, { cookie: phone.cookie })).reason).toBe("signed-out");
	await ask(endOtherSessions, { cookie: first.cookie });
	expect((await ask(readAccount, { cookie: tablet.cookie })).reason).toBe("signed-out");

	const other = await again("");
	const wrong = await ask(changePassword, {
		body: { current: "wrong", next: "another long one" },
		cookie: first.cookie,
	});
	expect(wrong.reason).toBe("wrong-password");
	const changed = { body: { current: PASSWORD, next: "another long one" }, cookie: first.cookie };
	expect((await ask(changePassword, changed)).status).toBe(204);
	expect((await ask(readAccount, { cookie: other.cookie })).reason).toBe("signed-out");
	expect((await ask(readAccount, { cookie: first.cookie })).status).toBe(200);
	expect((await again("")).reason).toBe("wrong-credentials");
});

it("[ACCOUNT3] a page of another origin changes nothing, whoever is signed in", async () => {
	const owner = await hall.signIn("owner");
	const { cookie } = owner;
	for (const headers of [
		{ origin: "https://evil.example" },
		{ "sec-fetch-site": "cross-site" },
		{ "sec-fetch-site": "same-site" },
	]) {
		const answer = await ask(endOtherSessions, { cookie, headers: headers as Record<string, string> });
		expect([answer.status, answer.reason]).toEqual([403, "foreign-page"]);
	}
	expect((await ask(endOtherSessions, { cookie, headers: { origin: hall.origin } })).status).toBe(204);
});

it("[ACCOUNT6] an invitation is accepted once, by a new account or by one that is signed in; spent ones say why", async () => {
	const organizer = await hall.signIn("organizer", { name: "Olga" });
	const wanted = { role: "exhibitor", boothId: booths()[0]!, email: "Exhibitor@Example.com", note: "虹跨" } as const;
	const made = await organizer.call(createInvitation, { params: event(), body: wanted });
	const token = made.address!.split("/").at(-1)!;
	expect((await ask(readInvitation, { params: { token } })).reply).toMatchObject({
		role: "exhibitor",
		boothId: wanted.boothId,
		email: "exhibitor@example.com",
		invitedBy: "Olga",
		eventTitle: { en: expect.any(String) },
	});
	const accept = (body: object, cookie?: string) => ask(acceptInvitation, { params: { token }, body, cookie });
	expect((await accept({})).reason).toBe("signed-out");
	expect((await accept({ account: { ...ADA, email: "eve@example.com" } })).reason).toBe("another-address");
	expect((await accept({}, organizer.cookie)).reason).toBe("another-address");
	const account = { ...ADA, email: "exhibitor@example.com" };
	const accepted = await Promise.all([accept({ account }), accept({ account })]);
	expect(accepted.map(({ status }) => status).sort()).toEqual([200, 410]);
	const { cookie } = accepted.find(({ status }) => status === 200)!;
	expect((await accept({ account })).reason).toBe("invitation-used");

	// Whoever has an account takes another role with it.
	const second = await organizer.call(createInvitation, { params: event(), body: { role: "speaker" } });
	const taken = await ask(acceptInvitation, {
		params: { token: second.address!.split("/").at(-1)! },
		body: {},
		cookie,
	});
	expect(taken.reply.grants.map(({ role }: { role: string }) => role).sort()).toEqual(["exhibitor", "speaker"]);
	const third = await organizer.call(createInvitation, { params: event(), body: { role: "speaker" } });
	const params = { token: third.address!.split("/").at(-1)! };
	expect((await ask(acceptInvitation, { params, body: { account } })).reason).toBe("address-taken");
	await organizer.call(revokeInvitation, { params: { ...event(), invitationId: third.invitationId } });
	expect((await ask(acceptInvitation, { params, body: {}, cookie })).reason).toBe("invitation-revoked");
	expect((await ask(readInvitation, { params: { token: "made-up" } })).reason).toBe("invitation-unknown");
	const states = (await organizer.call(listInvitations, { params: event() })).map(({ state, address }) => [
		state,
		address,
	]);
	expect(states).toEqual(
		expect.arrayContaining([
			["revoked", null],
			["accepted", null],
		]),
	);
});

it("[ACCOUNT7] nobody gives, takes or opens more than they have", async () => {
	const owner = await hall.signIn("owner");
	const organizer = await hall.signIn("organizer");
	const moderator = await hall.signIn("moderator");
	const [own, other] = booths() as [string, string];
	const exhibitor = await hall.signIn("exhibitor", { boothId: own });
	const invite = (by: ConsoleUser, body: object) => by.call(createInvitation, { params: event(), body: body as never });
	await expect(invite(organizer, { role: "owner" })).rejects.toMatchObject({ reason: "beyond-own-rights" });
	await expect(invite(organizer, { role: "exhibitor" })).rejects.toMatchObject({ reason: "booth-role-only" });
	await expect(invite(organizer, { role: "speaker", boothId: own })).rejects.toMatchObject({
		reason: "booth-role-only",
	});
	await expect(invite(organizer, { role: "exhibitor", boothId: "nowhere" })).rejects.toMatchObject({
		reason: "unknown-booth",
	});
	await expect(invite(moderator, { role: "speaker" })).rejects.toMatchObject({ reason: "forbidden" });
	await expect(invite(exhibitor, { role: "boothStaff", boothId: own })).rejects.toMatchObject({ reason: "forbidden" });

	// The link of an organizer's invitation would make its reader one.
	await invite(organizer, { role: "organizer" });
	const seen = await moderator.call(listInvitations, { params: event() });
	expect(seen.filter(({ address }) => address !== null)).toEqual([]);
	// An owner's invitation is the owners' only.
	await invite(owner, { role: "owner" });
	const ofOrganizer = await organizer.call(listInvitations, { params: event() });
	expect(ofOrganizer.some(({ role }) => role === "owner")).toBe(false);

	// An owner's password, session or role is out of an organizer's reach; so is whoever has a role elsewhere.
	const elsewhere = await hall.signIn("organizer", { eventId: "another-fair" });
	await hall.pavilion.accounts.store.grant(
		elsewhere.accountId,
		{ role: "speaker", ...event(), boothId: null },
		Date.now(),
	);
	for (const { accountId } of [owner, elsewhere]) {
		const params = { ...event(), accountId };
		await expect(organizer.call(createReset, { params })).rejects.toMatchObject({ reason: "beyond-own-rights" });
		await expect(organizer.call(disableAccount, { params })).rejects.toMatchObject({ reason: "beyond-own-rights" });
	}
	const people = await organizer.call(listPeople, { params: event() });
	const owners = people.find(({ accountId }) => accountId === owner.accountId)!;
	expect([owners.isInReach, owners.roles[0]!.isMine]).toEqual([false, false]);
	const params = { ...event(), accountId: owner.accountId, grantId: owners.roles[0]!.grantId };
	await expect(organizer.call(takeRoleAway, { params })).rejects.toMatchObject({ reason: "beyond-own-rights" });
	expect(people.find(({ accountId }) => accountId === elsewhere.accountId)!.roles.map(({ role }) => role)).toEqual([
		"speaker",
	]);

	// Staff is for one's own booth.
	const staffOf = (boothId: string) => ({ params: { ...event(), boothId }, body: {} });
	await expect(exhibitor.call(inviteStaff, staffOf(other))).rejects.toMatchObject({ reason: "forbidden" });
	const staff = await exhibitor.call(inviteStaff, staffOf(own));
	expect(staff).toMatchObject({ role: "boothStaff", boothId: own, state: "open" });
	const accepted = await ask(acceptInvitation, {
		params: { token: staff.address!.split("/").at(-1)! },
		body: { account: { ...ADA, email: "staff@example.com" } },
	});
	expect(accepted.status).toBe(200);
	const { people: atBooth } = await exhibitor.call(listStaff, { params: { ...event(), boothId: own } });
	const member = atBooth.find(({ email }) => email === "staff@example.com")!;
	expect(member.roles).toMatchObject([{ role: "boothStaff", isMine: true }]);
	// An exhibitor dismisses staff, and no exhibitor.
	const dismiss = (grantId: string) => exhibitor.call(dismissStaff, { params: { ...event(), boothId: own, grantId } });
	const theirs = atBooth.find(({ accountId }) => accountId === exhibitor.accountId)!;
	await expect(dismiss(theirs.roles[0]!.grantId)).rejects.toMatchObject({ reason: "not-found" });
	await dismiss(member.roles[0]!.grantId);
	expect((await ask(readAccount, { cookie: accepted.cookie })).reply.grants).toEqual([]);
});

it("[ACCOUNT8] a role that is taken away, and an account that is disabled, are good for nothing at once", async () => {
	const owner = await hall.signIn("owner");
	const moderator = await hall.signIn("moderator");
	await moderator.call(readVisitsSummary, { params: event() });
	const [mine] = (await owner.call(listPeople, { params: event() })).filter(
		({ accountId }) => accountId === moderator.accountId,
	);
	const params = { ...event(), accountId: moderator.accountId };
	await owner.call(takeRoleAway, { params: { ...params, grantId: mine!.roles[0]!.grantId } });
	await expect(moderator.call(readVisitsSummary, { params: event() })).rejects.toMatchObject({ reason: "forbidden" });
	// Only the owner still sees them, and helps.
	expect(
		(await owner.call(listPeople, { params: event() })).some(({ accountId }) => accountId === moderator.accountId),
	).toBe(true);
	await owner.call(disableAccount, { params });
	await expect(moderator.call(readAccount, {})).rejects.toMatchObject({ reason: "signed-out" });
	const own = { ...event(), accountId: owner.accountId };
	await expect(owner.call(disableAccount, { params: own })).rejects.toMatchObject({ reason: "own-account" });
});

it("[ACCOUNT9] an organizer's link sets a new password, without mail, once", async () => {
	const organizer = await hall.signIn("organizer");
	const forgetful = await invited(organizer, { email: "forgetful@example.com" }, { role: "speaker" });
	const { accountId } = forgetful.reply;
	const { address } = await organizer.call(createReset, { params: { ...event(), accountId } });
	const params = { token: address.split("/").at(-1)! };
	expect((await ask(resetPassword, { params, body: { password: "1234567890" } })).reason).toBe("password-common");
	const done = await ask(resetPassword, { params, body: { password: "a wholly new one" } });
	expect([done.status, (await ask(readAccount, { cookie: forgetful.cookie })).reason]).toEqual([200, "signed-out"]);
	expect((await ask(readAccount, { cookie: done.cookie })).status).toBe(200);
	expect((await ask(resetPassword, { params, body: { password: "another new one" } })).reason).toBe("bad-link");
	const email = "forgetful@example.com";
	expect((await ask(signIn, { body: { email, password: PASSWORD } })).reason).toBe("wrong-credentials");
	expect((await ask(signIn, { body: { email, password: "a wholly new one" } })).status).toBe(200);
});

it("[ACCOUNT14] a spreadsheet is looked at first and imported then; what is there already is not made twice", async () => {
	const organizer = await hall.signIn("organizer");
	const [{ id, number }] = hall.room.services.published().booths as unknown as [{ id: string; number: string }];
	const csv = `展位号,公司,邮箱,联系人\n${number},"=HYPERLINK(""x"")",first@import.example,林晓\n${number},别家,not-an-address,\n`;
	const file = Buffer.from(csv).toString("base64");
	const sheet = await organizer.call(previewExhibitors, { params: event(), body: { file } });
	expect(sheet.rows.map(({ boothId, isNewBooth, problems }) => [boothId, isNewBooth, problems])).toEqual([
		[id, false, []],
		[id, false, ["email-invalid", "booth-twice"]],
	]);
	expect(
		(await organizer.call(listInvitations, { params: event() })).some(({ email }) => email === "first@import.example"),
	).toBe(false);
	const rows = sheet.rows.map(({ boothId: _, isNewBooth: __, problems: ___, ...row }) => row);
	const body = { rows, template: "inline" };
	await expect(organizer.call(importExhibitors, { params: event(), body })).rejects.toMatchObject({
		reason: "sheet-problems",
	});
	const good = { ...body, rows: rows.slice(0, 1) };
	const done = await organizer.call(importExhibitors, { params: event(), body: good });
	expect(done).toMatchObject({
		boothsMade: 0,
		alreadyThere: 0,
		invitations: [{ boothId: id, email: "first@import.example" }],
	});
	expect(await organizer.call(importExhibitors, { params: event(), body: good })).toMatchObject({ alreadyThere: 1 });

	const list = await organizer.fetch(
		endpointAddress(downloadInvitations, { params: event() }).replace(hall.origin, ""),
	);
	expect(list.headers.get("content-disposition")).toContain(".csv");
	const text = Buffer.from(await list.arrayBuffer()).toString("utf8");
	expect(text).toContain("\ufeff公司 / Company");
	expect(text).toContain(`'=HYPERLINK`);
	expect(text).toContain(`${hall.origin}${done.invitations[0]!.address}`);

	const late = await organizer.call(readProgress, { params: event() });
	expect(late.find(({ boothId }) => boothId === id)).toMatchObject({
		number,
		exhibitor: expect.stringMatching(/invited|accepted/),
	});
	expect(late.some(({ exhibitor }) => exhibitor === "none")).toBe(true);
});

it("[ACCOUNT10] what was done to accounts and roles is written down, with who did it", async () => {
	const owner = await hall.signIn("owner");
	const { entries } = await owner.call(readAudit, { params: event(), query: {} });
	const actions = new Set(entries.map(({ action }) => action));
	for (const action of ["invited", "invitation-accepted", "role-taken-away", "account-disabled", "reset-link-made"]) {
		expect(actions, action).toContain(action);
	}
	expect(entries.find(({ action }) => action === "role-taken-away")).toMatchObject({
		actor: "owner",
		subject: "moderator",
	});
});

it("[ACCOUNT11] no name, address, password or token is in the log", () => {
	for (const secret of [setupToken, PASSWORD, "@example.com", "Ada", "pavilion-session"]) {
		expect(logged.includes(secret), secret).toBe(false);
	}
	expect(logged.length).toBeGreaterThan(0);
});

it("[ACCOUNT3] over https, or behind a trusted proxy that says so, the cookie is sent over https only", async () => {
	const { accounts } = hall.pavilion;
	expect(accounts.setupPath).toBeDefined();
	await hall.stop();
	await using proxied = await startHall({ settings: { TRUSTED_PROXIES: "1" } });
	const { setupPath } = proxied.pavilion.accounts;
	const token = setupPath!.split("/").at(-1)!;
	const response = await fetch(`${proxied.origin}${endpointAddress(setUpOwner, { params: { token } })}`, {
		method: "POST",
		headers: { "Content-Type": "application/json", "X-Forwarded-Proto": "https" },
		body: JSON.stringify(ADA),
	});
	expect(response.headers.getSetCookie()[0]).toMatch(
		/^__Host-pavilion-session=.*; Path=\/; .*HttpOnly; Secure; SameSite=Strict$/,
	);
});

it("a browser is known by its own name and its system's", () => {
	const quest =
		"Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 OculusBrowser/33.0 Chrome/126.0 VR Safari/537.36";
	expect(deviceName(quest)).toBe("Meta Quest Browser · Meta Quest");
	const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0";
	expect(deviceName(edge)).toBe("Edge · Windows");
	expect(deviceName(undefined)).toBe("");
});
