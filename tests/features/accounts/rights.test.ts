import { afterAll, beforeAll, expect, it } from "vitest";
import { HallPlugin } from "#server/hall/HallPlugin.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { timeRequest } from "#shared/hall/hallMessages.ts";
import { may, RIGHTS } from "#shared/rights.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

/** Where the roles hold. There is no such event: whoever is let through is told so, and nothing is changed. */
const EVENT = "rights-fair";
const OWN = "own-booth";

/** Everybody who may come, by whom they are to the event and the booth that are asked about. */
const PEOPLE = {
	"signed out": null,
	"no role": {},
	attendee: { role: "attendee", eventId: EVENT, boothId: null },
	speaker: { role: "speaker", eventId: EVENT, boothId: null },
	"booth staff": { role: "boothStaff", eventId: EVENT, boothId: OWN },
	"booth staff of another booth": { role: "boothStaff", eventId: EVENT, boothId: "other-booth" },
	exhibitor: { role: "exhibitor", eventId: EVENT, boothId: OWN },
	"exhibitor of another booth": { role: "exhibitor", eventId: EVENT, boothId: "other-booth" },
	"exhibitor of that booth at another event": { role: "exhibitor", eventId: "other-fair", boothId: OWN },
	moderator: { role: "moderator", eventId: EVENT, boothId: null },
	"moderator of another event": { role: "moderator", eventId: "other-fair", boothId: null },
	organizer: { role: "organizer", eventId: EVENT, boothId: null },
	"organizer of another event": { role: "organizer", eventId: "other-fair", boothId: null },
	owner: { role: "owner", eventId: null, boothId: null },
} as const;
type Person = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as Person[];

/** Who is let through: written out, and not taken from what the server goes by. */
const WHO = {
	everyone: EVERYBODY,
	"signed in": EVERYBODY.filter((person) => person !== "signed out"),
	owner: ["owner"],
	organizers: ["owner", "organizer"],
	team: ["owner", "organizer", "moderator"],
	"booth's people": ["owner", "organizer", "moderator", "exhibitor", "booth staff"],
	"booth's editors": ["owner", "organizer", "exhibitor"],
} as const satisfies Record<string, readonly Person[]>;
type Who = keyof typeof WHO;

const E = "/events/:eventId";
const B = "/events/:eventId/booths/:boothId";

/** Every address of the API, and who may call it. A new one has no row here, and fails the test until it gets one. */
const ENDPOINTS: Readonly<Record<string, Who>> = {
	// Without an account: visitors, doors, and links that say enough by themselves.
	"GET /events": "everyone",
	"GET /events/:eventId/halls/:hallId": "everyone",
	"GET /events/:eventId/halls/:hallId/changes": "everyone",
	"GET /events/:eventId/halls/:hallId/presence": "everyone",
	"POST /events/:eventId/halls/:hallId/join": "everyone",
	"POST /events/:eventId/door": "everyone",
	"PUT /headset/belongings/:ticket": "everyone",
	"POST /headset/redeem": "everyone",
	"GET /headset/addresses": "everyone",
	"GET /docs": "everyone",
	"GET /docs/:file": "everyone",
	"GET /previews/:token": "everyone",
	"GET /previews/:token/halls/:hallId": "everyone",
	"GET /setup/:token": "everyone",
	"POST /setup/:token": "everyone",
	"POST /sign-in": "everyone",
	"POST /sign-out": "everyone",
	"GET /invitations/:token": "everyone",
	"POST /invitations/:token/accept": "everyone",
	"GET /password-resets/:token": "everyone",
	"POST /password-resets/:token": "everyone",

	// One's own account.
	"GET /account": "signed in",
	"PATCH /account": "signed in",
	"POST /account/password": "signed in",
	"GET /account/sessions": "signed in",
	"DELETE /account/sessions/:sessionId": "signed in",
	"POST /account/sessions/end-others": "signed in",
	"GET /console/events": "signed in",

	// Events.
	"POST /console/events": "owner",
	"DELETE /console/events/:eventId": "owner",
	"POST /console/events/import": "owner",
	[`GET ${E}/entry`]: "organizers",
	[`PUT ${E}/entry`]: "organizers",
	[`GET ${E}/archive`]: "organizers",
	[`GET ${E}/plan`]: "team",
	[`POST ${E}/plan/edits`]: "organizers",
	[`GET ${E}/changes`]: "team",
	[`GET ${E}/halls/:hallId/preview`]: "team",
	[`GET ${E}/publishing`]: "team",
	[`GET ${E}/publications`]: "team",
	[`POST ${E}/publications`]: "organizers",
	[`POST ${E}/publications/:number/show`]: "organizers",
	[`POST ${E}/unpublish`]: "organizers",
	[`GET ${E}/previews`]: "team",
	[`POST ${E}/previews`]: "organizers",
	[`DELETE ${E}/previews/:previewId`]: "organizers",
	[`GET ${E}/visits/summary`]: "team",

	// Booths.
	[`GET ${E}/booths`]: "team",
	[`POST ${E}/booths`]: "organizers",
	[`DELETE ${B}`]: "organizers",
	[`GET ${B}`]: "booth's people",
	[`PUT ${B}`]: "booth's editors",
	[`POST ${B}/submit`]: "booth's editors",
	[`POST ${B}/return`]: "organizers",
	[`POST ${B}/approve`]: "organizers",
	[`GET ${B}/versions`]: "booth's people",
	[`GET ${B}/versions/:version`]: "booth's people",
	[`POST ${B}/versions/:version/restore`]: "booth's editors",
	[`GET ${B}/preview`]: "booth's people",
	[`GET ${B}/changes`]: "booth's people",
	[`GET ${B}/budget`]: "booth's people",
	[`GET ${B}/archive`]: "booth's editors",
	[`POST ${B}/archive`]: "booth's editors",
	[`POST ${B}/copy`]: "booth's editors",
	[`GET ${B}/visits/summary`]: "booth's people",

	// Media: of the event, and of a booth.
	[`GET ${E}/media`]: "team",
	[`POST ${E}/media`]: "organizers",
	[`PATCH ${E}/media/:uploadId`]: "organizers",
	[`GET ${E}/media/:uploadId`]: "team",
	[`PUT ${E}/media/:uploadId/title`]: "organizers",
	[`POST ${E}/media/:uploadId/retry`]: "organizers",
	[`DELETE ${E}/media/:uploadId`]: "organizers",
	[`GET ${E}/media/:uploadId/original`]: "team",
	[`GET ${B}/media`]: "booth's people",
	[`POST ${B}/media`]: "booth's editors",
	[`PATCH ${B}/media/:uploadId`]: "booth's editors",
	[`GET ${B}/media/:uploadId`]: "booth's people",
	[`PUT ${B}/media/:uploadId/title`]: "booth's editors",
	[`POST ${B}/media/:uploadId/retry`]: "booth's editors",
	[`DELETE ${B}/media/:uploadId`]: "booth's editors",
	[`GET ${B}/media/:uploadId/original`]: "booth's people",

	// People.
	[`GET ${E}/people`]: "team",
	[`DELETE ${E}/people/:accountId/roles/:grantId`]: "organizers",
	[`POST ${E}/people/:accountId/password-reset`]: "organizers",
	[`POST ${E}/people/:accountId/disable`]: "organizers",
	[`POST ${E}/people/:accountId/enable`]: "organizers",
	[`GET ${E}/invitations`]: "team",
	[`POST ${E}/invitations`]: "organizers",
	[`DELETE ${E}/invitations/:invitationId`]: "organizers",
	[`GET ${E}/invitations/list.csv`]: "organizers",
	[`POST ${E}/exhibitors/preview`]: "organizers",
	[`POST ${E}/exhibitors`]: "organizers",
	[`GET ${E}/exhibitors/progress`]: "team",
	[`GET ${E}/audit`]: "organizers",
	[`GET ${B}/staff`]: "booth's people",
	[`POST ${B}/staff/invitations`]: "booth's editors",
	[`DELETE ${B}/staff/invitations/:invitationId`]: "booth's editors",
	[`DELETE ${B}/staff/:grantId`]: "booth's editors",
};

/** Every request of a hall's room. All are open to everyone who is inside; what they may do there the plugins judge. */
const REQUESTS: Readonly<Record<string, "everyone inside">> = Object.fromEntries(
	[
		...["hall/time", "roster/mark", "roster/change-look", "roster/find-elsewhere", "reactions/react"],
		...["visits/passport", "walking/place", "walking/teleport", "walking/go-to-booth", "walking/go-to-visitor"],
		...["chat/say", "chat/history", "chat/channels", "chat/read", "chat/mute"],
		...["exhibits/hold", "exhibits/release", "exhibits/change", "headset/code", "headset/end-code"],
	].map((name) => [name, "everyone inside"]),
);

let hall: HallHarness;
beforeAll(async () => {
	hall = await startHall();
});
afterAll(() => hall?.[Symbol.asyncDispose]());

const keyOf = ({ method, path }: Endpoint) => `${method} ${path}`;

it("[ACCOUNT15] every address that the server answers is in the table, with who may call it", () => {
	const served = hall.pavilion.endpoints.map(({ endpoint }) => keyOf(endpoint));
	expect(served.filter((key) => !(key in ENDPOINTS))).toEqual([]);
	expect(Object.keys(ENDPOINTS).filter((key) => !served.includes(key))).toEqual([]);
	expect(new Set(served).size).toBe(served.length);
});

it("[ACCOUNT15] each lets through whom the table says, signed in for real, and nobody else", async () => {
	const users = new Map<Person, ConsoleUser | null>();
	const signIn = async (person: Person) => {
		const grant = PEOPLE[person];
		const user =
			grant &&
			(await ConsoleUser.signIn(hall.pavilion, hall.origin, {
				grant: "role" in grant ? grant : null,
				nowMs: Date.now(),
			}));
		users.set(person, user);
	};
	for (const person of EVERYBODY) await signIn(person);

	const wrong: string[] = [];
	const ask = async (endpoint: Endpoint, person: Person) => {
		const path = endpoint.path.replace(/:(\w+)/g, (_whole, name) =>
			name === "eventId" ? EVENT : name === "boothId" ? OWN : "none",
		);
		const user = users.get(person);
		// A stream of events would not end by itself.
		const ending = new AbortController();
		const response = await fetch(`${hall.origin}/api${path}`, {
			method: endpoint.method,
			headers: { ...(user ? { cookie: user.cookie } : {}), "Content-Type": "application/json" },
			body: endpoint.method === "GET" ? null : "{}",
			signal: ending.signal,
		});
		const isRefused = [401, 403].includes(response.status);
		const reason = isRefused ? (await response.json()).reason : "";
		ending.abort();
		const no = person === "signed out" ? "signed-out" : "forbidden";
		const who = ENDPOINTS[keyOf(endpoint)];
		if (who === undefined) return;
		const isLetIn = !["signed-out", "forbidden"].includes(reason);
		const shouldBe = (WHO[who] as readonly Person[]).includes(person);
		if (isLetIn !== shouldBe || (!shouldBe && reason !== no)) {
			wrong.push(`${person}: ${keyOf(endpoint)} was ${isLetIn ? "let through" : reason}`);
		}
		// What ends somebody's session is done to a session of its own.
		if (/^\/(sign-out|account)/.test(endpoint.path)) await signIn(person);
	};
	for (const { endpoint } of hall.pavilion.endpoints) {
		await Promise.all(EVERYBODY.map((person) => ask(endpoint, person)));
	}
	expect(wrong).toEqual([]);
}, 120_000);

it("[ACCOUNT15] no right is everybody's by mistake", () => {
	for (const right of RIGHTS) {
		const scope = { eventId: EVENT, boothId: OWN };
		expect(may(null, right, scope), right).toBe(right === "everyone");
		expect(may([], right, scope), right).toBe(right === "everyone" || right === "signedIn");
		// Where a role is bound to a booth, it says nothing of the whole event.
		const exhibitor = [{ role: "exhibitor", eventId: EVENT, boothId: OWN }] as const;
		if (right !== "everyone" && right !== "signedIn")
			expect(may(exhibitor, right, { eventId: EVENT }), right).toBe(false);
	}
});

it("[ACCOUNT16] every request of a hall is in the table, and answered to whoever is inside", async () => {
	const plugins = Object.values(hall.room.plugins ?? {}).filter((plugin) => plugin instanceof HallPlugin);
	const contracts = [timeRequest, ...plugins.flatMap(({ requests }) => requests.map(({ contract }) => contract))];
	expect(contracts.map(({ name }) => name).sort()).toEqual(Object.keys(REQUESTS).sort());
	const visitor = await hall.join({ name: "Somebody" });
	for (const contract of contracts) {
		// Of the wrong shape: refused for that, after everything else.
		const reason = await visitor.request(contract, { not: "this" } as never).then(
			() => "answered",
			(error) => error.reason,
		);
		expect([contract.name, reason]).toEqual([contract.name, "invalid"]);
	}
	await visitor.leave();
});
