/**
 * The least that any hall does: a bare WebSocket relay that keeps each visitor's newest pose, as the bytes they sent, and
 * sends everything that is new to everyone once per tick. Says its port, and ends with its parent.
 */

import { WebSocketServer } from "ws";
import { POSE_PACKET_MAX_BYTES } from "#shared/features/poses/posePacket.ts";
import { HALL_TICK_MS } from "#shared/hall/hallMessages.ts";

const ID_BYTES = 3;

const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });
const fresh = new Map<number, Buffer>();
let lastId = 0;

server.on("connection", (socket) => {
	const id = lastId++;
	socket.on("message", (data: Buffer) => {
		if (data.length <= POSE_PACKET_MAX_BYTES) fresh.set(id, data);
	});
});

setInterval(() => {
	let length = 0;
	for (const pose of fresh.values()) length += ID_BYTES + pose.length;
	if (length === 0) return;
	const batch = Buffer.alloc(length);
	let at = 0;
	for (const [id, pose] of fresh) {
		at = batch.writeUInt16LE(id, at);
		at = batch.writeUInt8(pose.length, at);
		at += pose.copy(batch, at);
	}
	fresh.clear();
	for (const socket of server.clients) if (socket.readyState === socket.OPEN) socket.send(batch);
}, HALL_TICK_MS);

server.on("listening", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on("disconnect", () => process.exit(0));
