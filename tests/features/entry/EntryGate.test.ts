import { expect, it } from "vitest";
import { EntryGate } from "#server/features/entry/EntryGate.ts";
import type { KeptEntry } from "#server/features/entry/EntryTickets.ts";
import type { Actor } from "#server/http/Actor.ts";
import type { Grant } from "#shared/rights.ts";

const SECRET = Buffer.alloc(32, 7);
const NOBODY = { actor: null, ticket: undefined, deviceToken: undefined };
const LINK: KeptEntry = { kind: "link", token: "c29tZS10b2tlbg" };
const PASSWORD: KeptEntry = { kind: "password", hash: "hash of 漕河泾" };
const LIST: KeptEntry = { kind: "list", guests: 1 };

function gateWith(entry: KeptEntry | undefined, secret = SECRET) {
	const state = { entry, guests: new Set(["ada@example.com"]), inside: new Set<string>(), verified: 0 };
	const gate = new EntryGate({
		entryOf: async () => state.entry,
		hashGuest: (_eventId, address) => Buffer.from(address.trim().toLowerCase()).toString("hex"),
		isGuest: async (_eventId, hash) => state.guests.has(Buffer.from(hash, "hex").toString()),
		verifyPassword: async (password, hash) => {
			state.verified += 1;
			return hash === `hash of ${password}`;
		},
		visitorOf: async (token) => token.replace("token of ", ""),
		isInside: (_eventId, visitorId) => state.inside.has(visitorId),
		secret,
	});
	return { gate, state };
}

function actorWith(...grants: Grant[]): Actor {
	return { accountId: "a", name: "A", sessionId: "s", grants };
}

async function ticketFrom(gate: EntryGate, proof: Parameters<EntryGate["prove"]>[1]): Promise<string> {
	const outcome = await gate.prove("fair", proof, "1.1.1.1");
	if (!("ticket" in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
	return outcome.ticket;
}

it("[ENTRY1] each door says what it asks for, and an open one asks for nothing", async () => {
	expect(await gateWith({ kind: "open" }).gate.refusalFor("fair", NOBODY)).toBeUndefined();
	expect(await gateWith(LINK).gate.refusalFor("fair", NOBODY)).toBe("entry-link");
	expect(await gateWith(PASSWORD).gate.refusalFor("fair", NOBODY)).toBe("entry-password");
	expect(await gateWith(LIST).gate.refusalFor("fair", NOBODY)).toBe("entry-list");
});

it("[ENTRY2] the right proof gets a ticket, a wrong one is told as such, one for another door says which it is", async () => {
	const link = gateWith(LINK).gate;
	const password = gateWith(PASSWORD).gate;
	const list = gateWith(LIST).gate;
	const tickets = {
		link: await ticketFrom(link, { kind: "link", token: LINK.token }),
		password: await ticketFrom(password, { kind: "password", password: "漕河泾" }),
		list: await ticketFrom(list, { kind: "list", address: " Ada@Example.com " }),
	};
	expect(await link.refusalFor("fair", { ...NOBODY, ticket: tickets.link })).toBeUndefined();
	expect(await password.refusalFor("fair", { ...NOBODY, ticket: tickets.password })).toBeUndefined();
	expect(await list.refusalFor("fair", { ...NOBODY, ticket: tickets.list })).toBeUndefined();
	const refused = [
		await link.prove("fair", { kind: "link", token: "other" }, "1.1.1.1"),
		await password.prove("fair", { kind: "password", password: "other" }, "1.1.1.1"),
		await list.prove("fair", { kind: "list", address: "bob@example.com" }, "1.1.1.1"),
		await list.prove("fair", { kind: "password", password: "漕河泾" }, "1.1.1.1"),
		await gateWith(undefined).gate.prove("fair", { kind: "link", token: "x" }, "1.1.1.1"),
	];
	expect(refused).toEqual(
		["entry-link", "bad-password", "not-on-list", "entry-list", "not-found"].map((reason) => ({ refused: reason })),
	);
});

it("[ENTRY3] a ticket is good for its event and its door only, and is made by nobody else", async () => {
	const { gate, state } = gateWith(PASSWORD);
	const ticket = await ticketFrom(gate, { kind: "password", password: "漕河泾" });
	const enters = async (shown: string, eventId = "fair") =>
		(await gate.refusalFor(eventId, { ...NOBODY, ticket: shown })) === undefined;
	expect(await enters(ticket)).toBe(true);
	expect(await enters(ticket, "other-fair")).toBe(false);
	for (const made of ["", ".", `${ticket}x`, ticket.slice(0, -1), `.${ticket}`, "aa.bb", `${ticket}.`]) {
		expect(await enters(made), made).toBe(false);
	}
	expect(await gateWith(PASSWORD, Buffer.alloc(32, 8)).gate.refusalFor("fair", { ...NOBODY, ticket })).toBe(
		"entry-password",
	);
	// The same password set anew has another hash: what was handed out before has ended.
	state.entry = { kind: "password", hash: "hash of 漕河泾 with other salt" };
	expect(await enters(ticket)).toBe(false);
	state.entry = LINK;
	expect(await enters(ticket)).toBe(false);
});

it("[ENTRY3] a guest's ticket is good for as long as they are on the list", async () => {
	const { gate, state } = gateWith(LIST);
	const ticket = await ticketFrom(gate, { kind: "list", address: "ada@example.com" });
	state.entry = { kind: "list", guests: 2 };
	state.guests = new Set(["ada@example.com", "bob@example.com"]);
	expect(await gate.refusalFor("fair", { ...NOBODY, ticket })).toBeUndefined();
	state.guests = new Set(["bob@example.com", "eve@example.com"]);
	expect(await gate.refusalFor("fair", { ...NOBODY, ticket })).toBe("entry-list");
});

it("[ENTRY4] who is inside stays when the door asks for something else; who has a role there enters without it", async () => {
	const { gate, state } = gateWith(LINK);
	state.inside.add("visitor");
	expect(await gate.refusalFor("fair", { ...NOBODY, deviceToken: "token of visitor" })).toBeUndefined();
	expect(await gate.refusalFor("fair", { ...NOBODY, deviceToken: "token of another" })).toBe("entry-link");
	const exhibitor = actorWith({ role: "exhibitor", eventId: "fair", boothId: "alpha" });
	const stranger = actorWith({ role: "organizer", eventId: "other-fair", boothId: null });
	const owner = actorWith({ role: "owner", eventId: null, boothId: null });
	expect(await gate.refusalFor("fair", { ...NOBODY, actor: exhibitor })).toBeUndefined();
	expect(await gate.refusalFor("fair", { ...NOBODY, actor: owner })).toBeUndefined();
	expect(await gate.refusalFor("fair", { ...NOBODY, actor: stranger })).toBe("entry-link");
});

it("[ENTRY5] ten wrong guesses a minute are listened to; a crowd with the right password waits for nobody", async () => {
	const { gate, state } = gateWith(PASSWORD);
	const crowd = Array.from({ length: 200 }, () =>
		gate.prove("fair", { kind: "password", password: "漕河泾" }, "1.1.1.1"),
	);
	expect((await Promise.all(crowd)).every((outcome) => "ticket" in outcome)).toBe(true);
	expect(state.verified).toBe(1);
	for (let guess = 0; guess < 10; guess++) {
		expect(await gate.prove("fair", { kind: "password", password: `guess ${guess}` }, "2.2.2.2")).toEqual({
			refused: "bad-password",
		});
	}
	expect(await gate.prove("fair", { kind: "password", password: "another" }, "2.2.2.2")).toHaveProperty("waitMs");
	expect(await gate.prove("fair", { kind: "password", password: "another" }, "3.3.3.3")).toHaveProperty("refused");
});
