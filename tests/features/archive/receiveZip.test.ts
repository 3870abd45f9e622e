import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { receiveZip } from "#server/features/archive/receiveZip.ts";

const LIMIT_BYTES = 1024;
let scratch: string;

beforeEach(async () => {
	scratch = await mkdtemp(join(tmpdir(), "pavilion-receive-"));
});
afterEach(() => rm(scratch, { recursive: true }));

/** One request whose head is sent, and both of its ends. */
async function openUpload() {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const sender = openRequest({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", method: "POST" });
	sender.flushHeaders();
	const [received, response] = (await once(server, "request")) as [IncomingMessage, ServerResponse];
	return {
		sender,
		received,
		response,
		async [Symbol.asyncDispose]() {
			sender.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

it("[ARCHIVE11] whoever has sent all of an archive may wait for the answer as long as it takes", async () => {
	await using upload = await openUpload();
	const path = join(scratch, "whole.zip");
	const idleMs = 200;
	const problem = receiveZip(upload.received, path, LIMIT_BYTES, idleMs);
	upload.sender.end("all of it");
	expect(await problem).toBeUndefined();
	expect(await readFile(path, "utf8")).toBe("all of it");
	// Nothing is left that could end the connection in a silence.
	expect(upload.received.socket.timeout).toBe(0);
	const answered = once(upload.sender, "response");
	upload.response.end("judged");
	expect(((await answered) as [IncomingMessage])[0].statusCode).toBe(200);
});

it("[ARCHIVE11] whoever stops in the middle is cut off", async () => {
	await using upload = await openUpload();
	upload.sender.on("error", () => {});
	const cut = new Promise((resolve) => upload.sender.once("close", resolve));
	const problem = receiveZip(upload.received, join(scratch, "half.zip"), LIMIT_BYTES, 200);
	upload.sender.write("half of");
	expect(await problem).toBe("cut-off");
	await cut;
});

it("[ARCHIVE4] what turns out longer than it may be is not taken", async () => {
	await using upload = await openUpload();
	upload.sender.on("error", () => {});
	const problem = receiveZip(upload.received, join(scratch, "long.zip"), LIMIT_BYTES);
	upload.sender.write(Buffer.alloc(LIMIT_BYTES + 1));
	expect(await problem).toBe("too-large");
});
