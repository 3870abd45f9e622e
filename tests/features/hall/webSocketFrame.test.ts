import type { Writable } from "node:stream";
import { expect, it } from "vitest";
import * as ws from "ws";
import { webSocketFrame } from "#server/hall/webSocketFrame.ts";

const PREFIX = Uint8Array.of(17, 2);

/** What any client reads of it. */
function readBack(frame: Uint8Array): Promise<{ data: Buffer; isBinary: boolean }> {
	const receiver = new (ws as unknown as { Receiver: new (options: object) => Writable }).Receiver({ isServer: false });
	return new Promise((resolve, reject) => {
		receiver.on("message", (data: Buffer, isBinary: boolean) => resolve({ data, isBinary }));
		receiver.on("error", reject);
		receiver.write(frame);
	});
}

it.each([0, 1, 123, 124, 65_533, 65_534, 100_000])(
	"[POSE17] a frame of %i bytes and its prefix is read as any",
	async (length) => {
		const frame = webSocketFrame(PREFIX, length);
		const bytes = Uint8Array.from({ length }, (_, i) => i);
		frame.set(bytes, frame.length - length);
		const { data, isBinary } = await readBack(frame);
		expect(isBinary).toBe(true);
		expect(Buffer.compare(data, Buffer.from([...PREFIX, ...bytes]))).toBe(0);
	},
);
