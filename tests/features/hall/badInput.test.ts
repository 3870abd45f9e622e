import fc from "fast-check";
import { expect, it } from "vitest";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import { CloseCode } from "#shared/protocol.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { askForSeat, Frame, type SeatReservation, takeRawSeat } from "#tests/harness/rawSeat.ts";

/** Somebody else in the hall, who must not notice. */
async function expectUndisturbed(hall: HallHarness): Promise<void> {
	const witness = await hall.join({ name: "Witness" });
	await witness.request(markRequest, { handRaised: true });
	expect(witness.status.getState().status).toBe("inHall");
	await witness.leave();
}

it("[HALL1] malformed frames close their sender and disturb nobody", async () => {
	await using hall = await startHall();
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(31), async (noise, kind) => {
			const seat = await takeRawSeat(hall);
			seat.socket.send(Buffer.from([Frame.join]));
			const frame = Buffer.from(noise);
			frame[0] = kind;
			seat.socket.send(frame);
			seat.socket.send(Buffer.from([Frame.ping]));
			seat.socket.send(Buffer.from([Frame.leave]));
			await seat.closed;
		}),
		{ numRuns: 60 },
	);
	await expectUndisturbed(hall);
	await eventually(() => expect(hall.room.visitors.size).toBe(0));
});

it("[HALL2] a flood of messages ends the connection with its reason", async () => {
	await using hall = await startHall();
	const seat = await takeRawSeat(hall);
	seat.socket.send(Buffer.from([Frame.join]));
	for (let sent = 0; sent < 200; sent += 1) seat.socket.send(Buffer.from([Frame.ping]));
	expect(await seat.closed).toBe(CloseCode.flooding);
	await eventually(() => expect(hall.room.visitors.has(seat.visitorId)).toBe(false));
	await expectUndisturbed(hall);
});

it("[HALL3] a frame larger than anything a client sends ends the connection", async () => {
	await using hall = await startHall();
	const seat = await takeRawSeat(hall);
	seat.socket.send(Buffer.alloc(64 * 1024, Frame.data));
	expect(await seat.closed).toBe(1009);
	await expectUndisturbed(hall);
});

it("[HALL4] a name nobody answers is refused to a request and ignored otherwise", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	const unknown = { ...markRequest, name: "roster/overthrow" };
	await expect(ada.request(unknown, {})).rejects.toMatchObject({ reason: "unavailable" });
	const invalid = ada.request(markRequest, { handRaised: "yes" } as never);
	await expect(invalid).rejects.toMatchObject({ reason: "invalid" });
	const seat = await takeRawSeat(hall);
	// fixstr "old/message": an old tab's message that this server no longer knows.
	seat.socket.send(Buffer.concat([Buffer.from([Frame.join]), Buffer.alloc(0)]));
	seat.socket.send(Buffer.concat([Buffer.from([Frame.data, 0xab]), Buffer.from("old/message")]));
	const before = seat.frames.length;
	seat.socket.send(Buffer.from([Frame.ping]));
	await eventually(() => expect(seat.frames.length).toBeGreaterThan(before));
	seat.socket.close();
});

it("[HALL5] Colyseus' own matchmaking and monitor do not exist, whatever is posted to them", async () => {
	await using hall = await startHall();
	for (const path of ["joinOrCreate/hall", "create/hall", "joinById/x", `join/${hall.eventId}.${hall.hallId}`]) {
		const response = await fetch(`${hall.origin}/matchmake/${path}`, {
			method: "POST",
			headers: { "content-type": "application/json", origin: "https://example.com" },
			body: "{}",
		});
		expect(response.status).toBe(404);
		expect(response.headers.get("access-control-allow-origin")).toBeNull();
	}
	for (const path of ["/monitor", "/colyseus", "/playground", "/__healthcheck/../monitor"]) {
		const response = await fetch(`${hall.origin}${path}`);
		expect(response.status).toBe(404);
	}
});

it("[HALL6] a join is checked by schema, size and version, each with its reason", async () => {
	await using hall = await startHall();
	const reason = async (response: Response) => [response.status, (await response.json()).reason];
	expect(await reason(await askForSeat(hall, { name: "" }))).toEqual([400, "invalid"]);
	expect(await reason(await askForSeat(hall, { name: "a\u202eb" }))).toEqual([400, "invalid"]);
	expect(await reason(await askForSeat(hall, { name: "a\nb" }))).toEqual([400, "invalid"]);
	expect(await reason(await askForSeat(hall, { visitorId: "somebody" }))).toEqual([400, "invalid"]);
	expect(await reason(await askForSeat(hall, { protocol: 0 }))).toEqual([426, "outdated"]);
	expect(await reason(await askForSeat(hall, { boothId: "no-such-booth" }))).toEqual([404, "unknown-booth"]);
	expect(await reason(await askForSeat(hall, { name: "x".repeat(100_000) }))).toEqual([413, "too-large"]);
});

it("[HALL7] seats that nobody sits down on fill no hall, and joins are limited by the real address", async () => {
	await using hall = await startHall({ settings: { JOINS_PER_MINUTE: "260" } });
	const answers = await Promise.all(Array.from({ length: 250 }, () => askForSeat(hall)));
	expect(answers.every((answer) => answer.status === 200)).toBe(true);
	const ada = await hall.join();
	expect(ada.status.getState().status).toBe("inHall");
	const more = await Promise.all(
		Array.from({ length: 20 }, (_, index) => askForSeat(hall, {}, { "x-forwarded-for": `10.0.0.${index}` })),
	);
	expect(more.some((answer) => answer.status === 429)).toBe(true);
});

it("[HALL8] a socket from a foreign page is refused", async () => {
	await using hall = await startHall();
	await expect(takeRawSeat(hall, { origin: "https://example.com" })).rejects.toThrow(/403/);
	const own = await takeRawSeat(hall, { origin: hall.origin });
	own.socket.close();
});

it("[HALL9] a seat that is taken and never acknowledged is swept", async () => {
	let skippedMs = 0;
	await using hall = await startHall({ now: () => Date.now() + skippedMs });
	const seat = await takeRawSeat(hall);
	expect(hall.room.visitors.has(seat.visitorId)).toBe(true);
	skippedMs = 20_000;
	expect(await seat.closed).toBe(CloseCode.neverJoined);
	expect(hall.room.visitors.has(seat.visitorId)).toBe(false);
});

it("[HALL10] a reservation works once", async () => {
	await using hall = await startHall();
	const { reservation } = (await (await askForSeat(hall)).json()) as SeatReservation;
	const address = `${hall.origin.replace("http", "ws")}/${reservation.processId}/${reservation.roomId}?sessionId=${reservation.sessionId}`;
	const first = new WebSocket(address);
	await new Promise((resolve) => first.addEventListener("message", resolve, { once: true }));
	const second = new WebSocket(address);
	const code = await new Promise<number>((resolve) => second.addEventListener("close", (event) => resolve(event.code)));
	expect(code).toBeGreaterThan(4000);
	expect(first.readyState).toBe(WebSocket.OPEN);
	first.close();
});
