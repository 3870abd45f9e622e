import { inflateRawSync } from "node:zlib";
import { Decoder } from "@colyseus/schema";
import { expect, it } from "vitest";
import { RosterEntry } from "#shared/features/roster/RosterState.ts";
import { HallState } from "#shared/hall/HallState.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { Frame, takeRawSeat } from "#tests/harness/rawSeat.ts";

const STATE = 14;
const PATCH = 15;

it("[HALL11] a client that stalls and goes on decodes every patch as it was sent: nothing overwritten, no ghosts", async () => {
	await using hall = await startHall();
	const seat = await takeRawSeat(hall);
	seat.socket.send(Buffer.from([Frame.join]));
	await eventually(() => seat.frames.some((frame) => frame[0] === STATE));
	seat.socket.pause();

	// Far more than the kernel buffers of both ends hold, so that most of it waits inside the server.
	const { room } = hall;
	for (let round = 0; round < 400; round += 1) {
		for (let index = 0; index < 300; index += 1) {
			const id = `crowd${(round * 7 + index) % 600}`;
			const entry = new RosterEntry();
			entry.name = `${"n".repeat(20)}${round % 10}`;
			entry.seat = index;
			room.state.roster.set(id, entry);
		}
		for (let index = 0; index < 40; index += 1) room.state.roster.delete(`crowd${(round * 13 + index) % 600}`);
		room.broadcastPatch();
	}
	const sent = seat.socket as unknown as { _socket: { bytesRead: number } };
	expect(sent._socket.bytesRead).toBeLessThan(8_000_000);
	seat.socket.resume();

	const expected = room.state.toJSON();
	const state = new HallState();
	const decoder = new Decoder(state);
	let decoded = 0;
	await eventually(() => {
		for (; decoded < seat.frames.length; decoded += 1) {
			const frame = seat.frames[decoded] as Buffer;
			if (frame[0] === STATE) decoder.decode(inflateRawSync(frame.subarray(1)), { offset: 0 });
			if (frame[0] === PATCH) decoder.decode(frame, { offset: 1 });
		}
		expect(Object.keys(state.toJSON().roster ?? {}).sort()).toEqual(Object.keys(expected.roster ?? {}).sort());
	}, 15_000);
	expect(state.toJSON().roster).toEqual(expected.roster);
	seat.socket.close();
});
