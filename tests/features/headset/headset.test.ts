import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { channelsRequest, sayRequest } from "#shared/features/chat/chatMessages.ts";
import type { RedeemReply } from "#shared/features/headset/headsetEndpoints.ts";
import {
	BELONGINGS_MAX_BYTES,
	CODE_VALID_MS,
	codeRequest,
	endCodeRequest,
} from "#shared/features/headset/headsetMessages.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Walker } from "#tests/harness/Walker.ts";

const LOOK = { body: 5, colour: 6, accent: 7, face: 1, badge: 2 };
const CARRIED = { bag: '[{"title":"手册"}]', favourites: ["bridge-twin"] };

async function redeem(
	{ origin }: Pick<HallHarness, "origin">,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
) {
	const response = await fetch(`${origin}/api/headset/redeem`, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as RedeemReply & Refused };
}

interface Refused {
	readonly reason?: string;
	readonly retryAfterMs?: number;
}

function carry({ origin }: Pick<HallHarness, "origin">, ticket: string, body: string): Promise<Response> {
	return fetch(`${origin}/api/headset/belongings/${ticket}`, {
		method: "PUT",
		headers: { "content-type": "application/json" },
		body,
	});
}

const ask = (visitor: HallConnection) => visitor.request(codeRequest, null);

it("[HEADSET1] a code lets another device in as the same visitor, with name, look, language, marks and belongings", async () => {
	await using hall = await startHall();
	const desk = { token: undefined as string | undefined };
	const ada = await hall.join({ name: "Ada", look: LOOK, language: "zh-CN", device: desk as { token?: string } });
	await ada.request(markRequest, { noGoTo: true });
	const { code, ticket, validForMs } = await ask(ada);
	expect(validForMs).toBe(CODE_VALID_MS);
	expect((await carry(hall, ticket, JSON.stringify(CARRIED))).status).toBe(204);

	const { status, body } = await redeem(hall, { code });
	expect(status).toBe(200);
	expect(body).toEqual({
		eventId: hall.eventId,
		hallId: hall.hallId,
		deviceToken: expect.stringMatching(/^[\w-]{43}$/),
		profile: { name: "Ada", look: LOOK, language: "zh-CN", noGoTo: true },
		belongings: CARRIED,
		sameVisitor: true,
	});
	expect(body.deviceToken).not.toBe(desk.token);
	const headset = await hall.join({ ...body.profile, device: { token: body.deviceToken } });
	expect(headset.visitorId).toBe(ada.visitorId);
});

it("[HEADSET7] the device that came last holds the avatar; place, marks and chat go on, and the first one takes it back", async () => {
	await using hall = await startHall();
	const desk = {};
	const ada = await hall.join({ name: "Ada", device: desk });
	const lin = await hall.join({ name: "Lin" });
	let gone = 0;
	lin.watch("roster", { removed: () => void gone++ });
	const walker = await Walker.enter(ada, () => {});
	await walker.beHeard();
	await ada.request(sayRequest, {
		channel: { kind: "direct", with: lin.visitorId },
		text: "hello",
		clientKey: "key-000001",
	});
	await ada.request(markRequest, { handRaised: true });
	const { code } = await ask(ada);
	const { body } = await redeem(hall, { code });

	const headset = await hall.join({ ...body.profile, device: { token: body.deviceToken } });
	await eventually(() => expect(ada.status.getState().status).toBe("takenOver"));
	expect(hall.room.visitors.size).toBe(2);
	expect(hall.room.state.roster.get(ada.visitorId)?.marks).toBe(Mark.handRaised);
	const { channels } = await headset.request(channelsRequest, null);
	expect(channels.map(({ channel }) => channel)).toContainEqual({ kind: "direct", with: lin.visitorId });

	const again = await hall.join({ name: "Ada", device: desk });
	await eventually(() => expect(headset.status.getState().status).toBe("takenOver"));
	expect(again.visitorId).toBe(ada.visitorId);
	expect(gone).toBe(0);
});

it("[HEADSET3] what was never given, is spent, was ended or is too old is refused alike", async () => {
	let nowMs = Date.now();
	await using hall = await startHall({ now: () => nowMs });
	const ada = await hall.join({ name: "Ada" });
	const refusals = [await redeem(hall, { code: "000000" })];
	const spent = await ask(ada);
	expect((await redeem(hall, { code: spent.code })).status).toBe(200);
	refusals.push(await redeem(hall, { code: spent.code }));
	const ended = await ask(ada);
	await ada.request(endCodeRequest, null);
	refusals.push(await redeem(hall, { code: ended.code }));
	const replaced = await ask(ada);
	const old = await ask(ada);
	refusals.push(await redeem(hall, { code: replaced.code }));
	nowMs += CODE_VALID_MS;
	refusals.push(await redeem(hall, { code: old.code }));
	expect(refusals).toEqual(Array(5).fill({ status: 404, body: { reason: "bad-code" } }));
	expect((await carry(hall, old.ticket, JSON.stringify(CARRIED))).status).toBe(404);
});

it("[HEADSET2] of many devices that come with a code at once, one is let in", async () => {
	await using hall = await startHall();
	const ada = await hall.join({ name: "Ada" });
	const { code } = await ask(ada);
	const all = await Promise.all(Array.from({ length: 8 }, () => redeem(hall, { code })));
	expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(404)]);
});

it("[HEADSET4] after ten wrong codes an address waits, with a right one as well; a visitor asks six times a minute", async () => {
	await using hall = await startHall({ settings: { TRUSTED_PROXIES: "1" } });
	const ada = await hall.join({ name: "Ada" });
	const { code } = await ask(ada);
	const wrong = code === "000000" ? "000001" : "000000";
	const guesses = await Promise.all(Array.from({ length: 10 }, () => redeem(hall, { code: wrong })));
	expect(guesses.every(({ status }) => status === 404)).toBe(true);
	const refused = await redeem(hall, { code });
	expect(refused).toMatchObject({ status: 429, body: { reason: "too-fast" } });
	expect(refused.body.retryAfterMs).toBeGreaterThan(0);
	// The code was not spent: from elsewhere it lets in.
	expect((await redeem(hall, { code }, { "x-forwarded-for": "203.0.113.9" })).status).toBe(200);

	for (let asked = 1; asked < 6; asked++) await ask(ada);
	await expect(ask(ada)).rejects.toMatchObject({ reason: "too-fast", retryAfterMs: expect.any(Number) });
});

it("[HEADSET6] a device that is somebody else's says so before it changes hands, and the code stays good meanwhile", async () => {
	await using hall = await startHall();
	const linsDevice: { token?: string } = {};
	const lin = await hall.join({ name: "Lin", device: linsDevice });
	await lin.leave();
	const ada = await hall.join({ name: "Ada" });
	const { code } = await ask(ada);
	const deviceToken = linsDevice.token;
	// More often than wrong codes are listened to.
	for (let asked = 0; asked < 12; asked++) {
		expect(await redeem(hall, { code, deviceToken })).toEqual({ status: 409, body: { reason: "another-visitor" } });
	}
	const { body } = await redeem(hall, { code, deviceToken, replace: true });
	expect(body).toMatchObject({ profile: { name: "Ada" }, sameVisitor: false });
	expect(body.deviceToken).not.toBe(deviceToken);
	// Lin's token stays Lin's.
	const back = await hall.join({ name: "Lin", device: linsDevice });
	expect(back.visitorId).toBe(lin.visitorId);
});

it("[HEADSET6] a device that is the visitor's own already keeps its token, and one nobody knows gets one", async () => {
	await using hall = await startHall();
	const device: { token?: string } = {};
	const ada = await hall.join({ name: "Ada", device });
	const own = await redeem(hall, { code: (await ask(ada)).code, deviceToken: device.token });
	expect(own.body).toMatchObject({ deviceToken: device.token, sameVisitor: true });
	const madeUp = "made-up-by-the-device-0123456789";
	const unknown = await redeem(hall, { code: (await ask(ada)).code, deviceToken: madeUp });
	expect(unknown).toMatchObject({ status: 200, body: { sameVisitor: true } });
	expect(unknown.body.deviceToken).not.toBe(madeUp);
});

it("[HEADSET1] what is carried along is checked by shape and size", async () => {
	await using hall = await startHall();
	const ada = await hall.join({ name: "Ada" });
	const { code, ticket } = await ask(ada);
	const of = (bag: string) => JSON.stringify({ ...CARRIED, bag });
	expect((await carry(hall, ticket, "no json")).status).toBe(400);
	expect((await carry(hall, ticket, JSON.stringify({ ...CARRIED, more: 1 }))).status).toBe(400);
	expect((await carry(hall, ticket, JSON.stringify({ ...CARRIED, bag: [] }))).status).toBe(400);
	expect((await carry(hall, ticket, of("x".repeat(BELONGINGS_MAX_BYTES)))).status).toBe(413);
	expect((await carry(hall, "somebody-elses-ticket-000000000", of("[]"))).status).toBe(404);
	const full = "x".repeat(BELONGINGS_MAX_BYTES - 200);
	expect((await carry(hall, ticket, of(full))).status).toBe(204);
	expect((await redeem(hall, { code })).body.belongings?.bag).toBe(full);
	for (const body of [{}, { code: "12345" }, { code: "1234567" }, { code: 123456 }, { code: "12345６" }]) {
		expect(await redeem(hall, body)).toMatchObject({ status: 400, body: { reason: "invalid" } });
	}
});

it("[HEADSET5] a code outlives a restart of the server, whose secret stays its owner's", async () => {
	await using first = await startHall();
	const ada = await first.join({ name: "Ada" });
	const { code } = await ask(ada);
	const secret = await readFile(join(first.dataFolder, "secret.key"));
	expect(secret).toHaveLength(32);
	await first.stop();
	await using second = await startHall({ dataFolder: first.dataFolder });
	expect((await redeem(second, { code })).body.profile.name).toBe("Ada");
});

it("[HEADSET8] addresses in the network are told to a browser on the machine itself only", async () => {
	await using hall = await startHall({ settings: { HOST: "0.0.0.0" } });
	const { port } = new URL(hall.origin);
	const origins = (headers: Readonly<Record<string, string>>) =>
		new Promise<string[]>((resolve, reject) => {
			request(`${hall.origin}/api/headset/addresses`, { headers }, async (response) => {
				const body = await response.setEncoding("utf8").toArray();
				resolve(JSON.parse(body.join("")).origins);
			})
				.on("error", reject)
				.end();
		});
	const told = await origins({ host: `localhost:${port}` });
	for (const origin of told) expect(origin).toMatch(new RegExp(`^http://[\\d.]+:${port}$`));
	expect(await origins({ host: `127.0.0.1:${port}` })).toEqual(told);
	// A proxy on the same machine, and a page whose own name was bent to this machine.
	expect(await origins({ host: "fair.example.com" })).toEqual([]);
	expect(await origins({ host: `localhost:${port}`, "x-forwarded-for": "203.0.113.9" })).toEqual([]);
	for (const origin of told) {
		expect(await (await fetch(`${origin}/api/headset/addresses`)).json()).toEqual({ origins: [] });
	}
});
