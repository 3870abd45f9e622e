import { once } from "node:events";
import { readFile, rename } from "node:fs/promises";
import { get, request } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { openOwnCertificate } from "#server/http/tlsCertificate.ts";
import type { JoinReply } from "#shared/features/roster/joinEndpoint.ts";
import type { JoinRequest } from "#shared/features/roster/rosterMessages.ts";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { SAMPLE_EVENT } from "#tests/harness/hall.ts";

/** Servers in processes of their own, while other files keep the machine busy. */
vi.setConfig({ testTimeout: 90_000 });

const keptCertificate = (dataFolder: string) => readFile(join(dataFolder, "tls/certificate.pem"), "utf8");

interface Answer {
	readonly status: number | undefined;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: string;
}

/** Over TLS that trusts this certificate alone. */
function ask(address: string, ca: string, post?: unknown): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const sent =
			post === undefined ? get(address, { ca, agent: false }) : request(address, { ca, agent: false, method: "POST" });
		sent.on("error", reject);
		sent.on("response", async (response) => {
			const parts = await response.setEncoding("utf8").toArray();
			resolve({ status: response.statusCode, headers: response.headers, body: parts.join("") });
		});
		if (post !== undefined) sent.setHeader("content-type", "application/json").end(JSON.stringify(post));
	});
}

async function seat(hall: HallProcess, ca: string): Promise<string> {
	const body: JoinRequest = {
		protocol: PROTOCOL_VERSION,
		name: "Ada",
		look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 },
		language: "en",
		tab: "tab-00000001",
	};
	const halls = `${hall.origin}/api/events`;
	const [event] = JSON.parse((await ask(halls, ca)).body);
	expect(event.id).toBe(SAMPLE_EVENT);
	const joined = await ask(`${halls}/${event.id}/halls/${event.halls[0].id}/join`, ca, body);
	const { reservation } = JSON.parse(joined.body) as JoinReply;
	const { roomId, processId, sessionId } = reservation as Record<"roomId" | "processId" | "sessionId", string>;
	return `wss://127.0.0.1:${hall.port}/${processId}/${roomId}?sessionId=${sessionId}`;
}

it("[HTTPS1] pages, API and WebSocket over https with a certificate of its own; plain http is sent there", async () => {
	const dataFolder = temporaryFolder();
	await using hall = await HallProcess.start({ dataFolder, flags: ["--https"], settings: { HOST: "0.0.0.0" } });
	expect(hall.origin).toMatch(/^https:/);
	const ca = await keptCertificate(dataFolder);
	const health = await ask(`${hall.origin}/healthz`, ca);
	expect(health).toMatchObject({ status: 200, body: '{"ok":true}' });
	// A browser that was told never to use http again could not come back to this machine without it.
	expect(health.headers).not.toHaveProperty("strict-transport-security");
	await expect(ask(`${hall.origin}/healthz`, await stranger())).rejects.toThrow(/certificate/);

	const address = await seat(hall, ca);
	const socket = new WebSocket(address, { ca, origin: `https://127.0.0.1:${hall.port}` });
	const [first] = await once(socket, "message");
	expect((first as Buffer).byteLength).toBeGreaterThan(0);
	socket.terminate();
	const foreign = new WebSocket(await seat(hall, ca), { ca, origin: "https://example.com" });
	const [, { statusCode }] = await once(foreign, "unexpected-response");
	expect(statusCode).toBe(403);

	const plain = await fetch(`http://127.0.0.1:${hall.port}/vr?code=1`, { redirect: "manual" });
	expect(plain.status).toBe(307);
	expect(plain.headers.get("location")).toBe(`https://127.0.0.1:${hall.port}/vr?code=1`);

	expect(hall.greeting).toContain(`https://localhost:${hall.port}/`);
	for (const [, origin] of hall.greeting.matchAll(/On other devices +(\S+)\//g)) {
		expect(hall.greeting).toContain(`With a headset      ${origin}/vr`);
	}
	expect(hall.greeting).toMatch(/Each headset and browser warns once.*\n.*“Advanced”/);
});

it("[HTTPS1] what is neither http nor TLS, or says nothing, disturbs nobody", async () => {
	const dataFolder = temporaryFolder();
	await using hall = await HallProcess.start({ dataFolder, flags: ["--https"] });
	const ca = await keptCertificate(dataFolder);
	const silent = connect(hall.port, "127.0.0.1");
	const broken = connect(hall.port, "127.0.0.1");
	const odd = connect(hall.port, "127.0.0.1");
	const ends = [once(broken, "close"), once(odd, "close")];
	// A TLS record whose content is none, and a host that would lead elsewhere.
	broken.write(Buffer.from([22, 3, 1, 0, 4, 9, 9, 9, 9]));
	odd.write("GET / HTTP/1.1\r\nHost: a/@evil.example\r\n\r\n");
	let answer = "";
	odd.on("data", (data) => {
		answer += data;
	});
	for (const socket of [broken, odd]) socket.resume();
	await Promise.all(ends);
	expect(answer).toMatch(/^HTTP\/1\.1 400/);
	const gone = connect(hall.port, "127.0.0.1");
	await once(gone, "connect");
	gone.resetAndDestroy();
	expect((await ask(`${hall.origin}/healthz`, ca)).status).toBe(200);
	silent.destroy();
});

it("[HTTPS2] the second start uses the same certificate; a machine that is called otherwise gets a new one", async () => {
	const dataFolder = temporaryFolder();
	const start = () => HallProcess.start({ dataFolder, flags: [], settings: { HTTPS: "1" } });
	await (await start()).kill();
	const first = await keptCertificate(dataFolder);
	await (await start()).kill();
	expect(await keptCertificate(dataFolder)).toBe(first);

	const folder = join(dataFolder, "tls");
	await openOwnCertificate({
		folder: join(dataFolder, "other"),
		names: ["localhost", "another-pc"],
		nowMs: Date.now(),
	});
	await rename(folder, join(dataFolder, "before"));
	await rename(join(dataFolder, "other"), folder);
	const other = await keptCertificate(dataFolder);
	await using hall = await start();
	const anew = await keptCertificate(dataFolder);
	expect(anew).not.toBe(other);
	expect((await ask(`${hall.origin}/healthz`, anew)).status).toBe(200);
});

it("[HTTPS4] a certificate in files is used; where it is wrong the server says what, and does not start", async () => {
	const dataFolder = temporaryFolder();
	const folder = join(dataFolder, "mine");
	const { certificate } = await openOwnCertificate({
		folder,
		names: ["fair.example.com", "127.0.0.1"],
		nowMs: Date.now(),
	});
	const settings = { TLS_CERT: join(folder, "certificate.pem"), TLS_KEY: join(folder, "key.pem") };
	await using hall = await HallProcess.start({ dataFolder, settings });
	expect((await ask(`https://127.0.0.1:${hall.port}/healthz`, certificate)).status).toBe(200);
	expect(hall.greeting).toContain(`With a headset      https://fair.example.com:${hall.port}/vr`);
	expect(hall.greeting).not.toContain("warns once");
	await hall.kill();
	const broken = HallProcess.start({ dataFolder, settings: { ...settings, TLS_KEY: join(folder, "none.pem") } });
	await expect(broken).rejects.toThrow(/Pavilion did not start: TLS_KEY \(.*none\.pem\) cannot be read: ENOENT/);
});

it("[HTTPS5] a flag that is not known is named, with those that are; help starts nothing", async () => {
	const dataFolder = temporaryFolder();
	const wrong = HallProcess.start({ dataFolder, flags: ["--htps"] });
	await expect(wrong).rejects.toThrow(
		/ended with 1: Pavilion did not start: Unknown option '--htps'\.\n\nnpm start -- \[--https\]/,
	);
	await expect(HallProcess.start({ dataFolder, flags: ["--help"] })).rejects.toThrow(/ended with 0/);
});

async function stranger(): Promise<string> {
	return (await openOwnCertificate({ folder: temporaryFolder(), names: ["127.0.0.1"], nowMs: Date.now() })).certificate;
}
