import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { createPoseSample, POSE_UP } from "#shared/features/poses/PoseSample.ts";
import { createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";
import { POSE_PACKET_MAX_BYTES, writePosePacket } from "#shared/features/poses/posePacket.ts";
import { slotOfSeat } from "#shared/features/roster/RosterState.ts";
import { type JumpGrant, placeRequest } from "#shared/features/walking/walkingMessages.ts";
import { CloseCode } from "#shared/protocol.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Frame, takeRawSeat } from "#tests/harness/rawSeat.ts";

let hall: HallHarness;
beforeAll(async () => {
	hall = await startHall();
});
afterAll(async () => {
	await hall?.[Symbol.asyncDispose]();
});

/** Someone in the hall who says where they are, and writes down where others are. */
async function enter(name: string) {
	const connection = await hall.join({ name });
	const heard: { slot: number; x: number; z: number }[] = [];
	const reader = new PoseBatchReader();
	const read = createRelayedPose();
	connection.onPoses((bytes) => {
		reader.begin(bytes);
		while (reader.next(read)) {
			if (!read.still) heard.push({ slot: read.slot, x: read.sample.head.position.x, z: read.sample.head.position.z });
		}
	});
	const grant = await connection.request(placeRequest, null);
	let sequence = 0;
	return {
		connection,
		heard,
		grant,
		stand: (x: number, z: number, jump = grant.jump) => connection.sendPose(packet(x, z, jump, ++sequence)),
	};
}

function packet(x: number, z: number, jump: number, sequence: number): Uint8Array {
	const sample = createPoseSample();
	sample.jump = jump;
	sample.head.position.x = x;
	sample.head.position.z = z;
	const bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	return bytes.slice(0, writePosePacket(sample, sequence, bytes));
}

const slotOf = (watcher: HallConnection, visitorId: string): Promise<number> =>
	new Promise((resolve) => {
		watcher.watch("roster", {
			added: (id, entry) => {
				if (id === visitorId) resolve(slotOfSeat(entry.seat));
			},
		});
	});

/** Coarse poses say it to 4.5 cm either way. */
const near = (a: number, b: number) => Math.abs(a - b) < 0.046;

describe("poses in a hall", () => {
	it("[POSE6] one visitor's pose reaches another", async () => {
		const mei = await enter("Mei");
		const jan = await enter("Jan");
		const slot = await slotOf(jan.connection, mei.connection.visitorId);
		const { x, z } = mei.grant;
		mei.stand(x + 0.2, z);
		jan.stand(jan.grant.x, jan.grant.z);
		await eventually(() => {
			expect(jan.heard.some((pose) => pose.slot === slot && near(pose.x, x + 0.2) && near(pose.z, z))).toBe(true);
		});
		await Promise.all([mei.connection.leave(), jan.connection.leave()]);
	});

	it("[POSE5] whoever comes late sees at once those who stand still", async () => {
		const mei = await enter("Mei");
		mei.stand(mei.grant.x, mei.grant.z);
		const other = await enter("Jan");
		other.stand(other.grant.x, other.grant.z);
		const late = await enter("Late");
		const slot = await slotOf(late.connection, mei.connection.visitorId);
		await eventually(() => expect(late.heard.some((pose) => pose.slot === slot)).toBe(true));
		await Promise.all([mei, other, late].map(({ connection }) => connection.leave()));
	});

	it("[POSE5] what the hall said before anybody listened is heard by who listens first", async () => {
		const mei = await enter("Mei");
		mei.stand(mei.grant.x, mei.grant.z);
		const jan = await enter("Jan");
		jan.stand(jan.grant.x, jan.grant.z);
		const late = await hall.join({ name: "Late" });
		const slot = await slotOf(late, mei.connection.visitorId);
		// Whoever came after them is welcomed no earlier, and what was sent before an answer is here before it.
		const later = await enter("Later");
		await eventually(() => expect(later.heard.some((pose) => pose.slot === slot)).toBe(true));
		await late.request(placeRequest, null);
		const heard: number[] = [];
		const reader = new PoseBatchReader();
		const read = createRelayedPose();
		late.onPoses((bytes) => {
			reader.begin(bytes);
			while (reader.next(read)) heard.push(read.slot);
		});
		await eventually(() => expect(heard).toContain(slot));
		await Promise.all([mei.connection, jan.connection, late, later.connection].map((connection) => connection.leave()));
	});

	it("[POSE12] a pose from before a jump, or through a wall, reaches nobody", async () => {
		const mei = await enter("Mei");
		const jan = await enter("Jan");
		const slot = await slotOf(jan.connection, mei.connection.visitorId);
		const { x, z, jump } = mei.grant as JumpGrant;
		jan.stand(jan.grant.x, jan.grant.z);
		mei.stand(x + 0.3, z, (jump + 255) & 255);
		mei.stand(x + 300, z);
		mei.stand(x, z + 0.1, jump);
		// After the step through the walls the hall put Mei back by a new jump, so ask where they stand.
		const { jump: after } = await mei.connection.request(placeRequest, null);
		mei.stand(x, z + 0.1, after);
		await eventually(() => expect(jan.heard.some((pose) => pose.slot === slot && near(pose.z, z + 0.1))).toBe(true));
		for (const pose of jan.heard) {
			if (pose.slot === slot) expect(near(pose.x, x)).toBe(true);
		}
		await Promise.all([mei.connection.leave(), jan.connection.leave()]);
	});

	it("[POSE2] bytes that no client writes are dropped, and again and again end the connection; others stay", async () => {
		const jan = await enter("Jan");
		const prober = await takeRawSeat(hall, { name: "Prober" });
		prober.socket.send(Uint8Array.of(Frame.join));
		for (let i = 0; i < 12; i++) prober.socket.send(Uint8Array.of(Frame.bytes, POSE_UP, 1, 2, 3, i));
		expect(await prober.closed).toBe(CloseCode.malformed);
		expect(jan.connection.status.getState().status).toBe("inHall");
		await jan.connection.leave();
	});

	it("[POSE8] a flood of poses ends its sender's connection; others stay", async () => {
		const jan = await enter("Jan");
		const flooder = await takeRawSeat(hall, { name: "Flooder" });
		flooder.socket.send(Uint8Array.of(Frame.join));
		let sequence = 0;
		const timer = setInterval(() => {
			if (flooder.socket.readyState !== WebSocket.OPEN) return;
			for (let i = 0; i < 3; i++) {
				flooder.socket.send(Buffer.concat([Buffer.of(Frame.bytes, POSE_UP), packet(0, 0, 1, ++sequence & 0xffff)]));
			}
		}, 50);
		try {
			expect(await flooder.closed).toBe(CloseCode.flooding);
			expect(sequence).toBeGreaterThan(100);
		} finally {
			clearInterval(timer);
		}
		expect(jan.connection.status.getState().status).toBe("inHall");
		await jan.connection.leave();
	});
});
