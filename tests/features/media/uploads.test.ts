import { mkdtempSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MediaItem, UNFINISHED_FOR_MS, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { model, picture, plainPdf, sampleFile } from "./files.ts";
import { BOOTH, EVENT, type MediaServer, OTHER_BOOTH, startMediaServer } from "./mediaServer.ts";

const root = temporaryFolder();
let dataFolder: string;
let server: MediaServer;

beforeEach(async () => {
	dataFolder = mkdtempSync(join(root, "data-"));
	server = await startMediaServer(dataFolder);
});

afterEach(async () => {
	await server[Symbol.asyncDispose]();
});

/** The server ends and starts again on what it kept. */
async function restart(options: Parameters<typeof startMediaServer>[1] = {}): Promise<void> {
	await server[Symbol.asyncDispose]();
	server = await startMediaServer(dataFolder, options);
}

const reasonOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) });
const locationOf = (response: Response) => response.headers.get("Location") ?? "";
const offsetOf = async (location: string, by: Parameters<MediaServer["call"]>[2] = "emil") => {
	const response = await server.call("HEAD", location, by, { headers: { "Tus-Resumable": "1.0.0" } });
	return { status: response.status, offset: Number(response.headers.get("Upload-Offset")) };
};

describe("[MEDIA1] a file comes up in pieces", () => {
	it("and what became of it is kept under the hash of what it holds", async () => {
		const bytes = await picture(3000, 2000).jpeg().toBuffer();
		const item = await server.upload({ bytes, kind: "image", name: "Our robot.jpg" });
		expect(item).toMatchObject({
			boothId: BOOTH,
			kind: "image",
			title: "Our robot",
			fileName: "Our robot.jpg",
			state: "ready",
			uploadedBy: "emil",
			isOwn: true,
			facts: { kind: "image", width: 2048, height: 1365 },
		});
		expect(item.address).toMatch(/^\/content\/[0-9a-f]{40}\.webp$/);
		expect((await sharp(await server.contentOf(item)).metadata()).format).toBe("webp");
		await expect.poll(() => readdir(join(dataFolder, "uploads"))).toEqual([]);
	});

	it("goes on after a closed browser and a restart of the server from where it was", async () => {
		const bytes = sampleFile("monitoring.webm");
		const location = locationOf(await server.begin({ bytes, kind: "video", name: "film.webm" }));
		// The connection breaks while the first half comes.
		const half = new AbortController();
		const broken = server.call("PATCH", location, "emil", {
			headers: {
				"Tus-Resumable": "1.0.0",
				"Upload-Offset": "0",
				"Content-Type": "application/offset+octet-stream",
			},
			body: new ReadableStream({
				async start(controller) {
					controller.enqueue(bytes.subarray(0, 200_000));
					await eventually(
						async () => ((await server.media.uploads.receivedBytes(location.slice(-36))) ?? 0) >= 200_000,
					);
					half.abort();
				},
			}),
			signal: half.signal,
			duplex: "half",
		} as RequestInit);
		await expect(broken).rejects.toThrow();
		await restart();

		const { offset } = await offsetOf(location);
		expect(offset).toBe(200_000);
		expect((await server.list(BOOTH)).items[0]).toMatchObject({ state: "receiving", receivedBytes: 200_000 });
		expect((await server.send(location, offset, bytes.subarray(offset))).status).toBe(204);
		expect(await server.settled(location)).toMatchObject({ state: "ready", facts: { kind: "video", seconds: 11 } });
	});

	it("whose last answer was lost is whole all the same", async () => {
		const bytes = await picture(20, 20).png().toBuffer();
		const location = locationOf(await server.begin({ bytes, kind: "image" }));
		await server[Symbol.asyncDispose]();
		// The server died between the last byte and the next line.
		await writeFile(join(dataFolder, "uploads", location.slice(-36)), bytes);
		server = await startMediaServer(dataFolder);
		expect(await server.settled(location)).toMatchObject({ state: "ready" });
		expect(await offsetOf(location)).toEqual({ status: 200, offset: bytes.length });
		expect(await reasonOf(await server.send(location, bytes.length, new Uint8Array(1)))).toMatchObject({
			status: 409,
			reason: "upload-finished",
		});
	});

	it("a piece that comes twice, or from elsewhere, changes nothing", async () => {
		const bytes = await picture(300, 300).png({ compressionLevel: 0 }).toBuffer();
		const location = locationOf(await server.begin({ bytes, kind: "image" }));
		await server.send(location, 0, bytes.subarray(0, 1_000));
		expect((await server.send(location, 0, bytes.subarray(0, 1_000))).status).toBe(409);
		expect((await server.send(location, 5_000, bytes.subarray(5_000))).status).toBe(409);
		expect(await offsetOf(location)).toEqual({ status: 200, offset: 1_000 });
		await server.send(location, 1_000, bytes.subarray(1_000));
		expect(await server.settled(location)).toMatchObject({ state: "ready" });
	});

	it("given up, it leaves nothing", async () => {
		const location = locationOf(await server.begin({ bytes: new Uint8Array(9_000), kind: "image" }));
		await server.send(location, 0, new Uint8Array(4_000));
		expect((await server.call("DELETE", location, "emil")).status).toBe(204);
		expect((await offsetOf(location)).status).toBe(404);
		expect(await readdir(join(dataFolder, "uploads"))).toEqual([]);
		expect((await server.list(BOOTH)).usedBytes).toBe(0);
	});

	it("no folder in a name, and no sign that turns a line round, is kept", async () => {
		const bytes = await picture(4, 4).png().toBuffer();
		const item = await server.upload({ bytes, kind: "image", name: "../../etc/<b>pass‮wd</b>.png" });
		expect(item.fileName).toBe("b>.png");
	});
});

describe("[MEDIA2] what is too large is refused before its first byte", () => {
	it("two gigabytes, with what may be sent", async () => {
		const answer = await server.begin({ bytes: new Uint8Array(0), kind: "video" }, 2 * 1024 ** 3);
		expect(await reasonOf(answer)).toEqual({
			status: 413,
			reason: "too-large",
			details: { limitBytes: UPLOAD_LIMITS.video },
		});
		expect((await server.list(BOOTH)).items).toEqual([]);
	});

	it.each(["image", "model", "document"] as const)("a byte more than a %s may have", async (kind) => {
		expect((await server.begin({ bytes: new Uint8Array(0), kind }, UPLOAD_LIMITS[kind] + 1)).status).toBe(413);
		expect((await server.begin({ bytes: new Uint8Array(0), kind }, UPLOAD_LIMITS[kind])).status).toBe(201);
	});

	it("and none grows beyond what was announced", async () => {
		const location = locationOf(await server.begin({ bytes: new Uint8Array(100), kind: "image" }));
		expect(await reasonOf(await server.send(location, 0, new Uint8Array(5_000)))).toMatchObject({
			status: 413,
			reason: "too-large",
		});
		expect((await offsetOf(location)).offset).toBeLessThanOrEqual(100);
	});

	it.each([
		["no length", { "Upload-Metadata": `kind ${btoa("image")}` }],
		["a length to be told later", { "Upload-Defer-Length": "1", "Upload-Metadata": `kind ${btoa("image")}` }],
		["no kind", { "Upload-Length": "10" }],
		["a kind that there is not", { "Upload-Length": "10", "Upload-Metadata": `kind ${btoa("program")}` }],
		["no bytes at all", { "Upload-Length": "0", "Upload-Metadata": `kind ${btoa("image")}` }],
	])("%s is refused", async (_what, headers) => {
		const answer = await server.call("POST", server.path(BOOTH), "emil", {
			headers: { "Tus-Resumable": "1.0.0", ...headers },
		});
		expect(answer.status).toBe(400);
	});

	it("beyond the quota of a booth, or of the event, with what is left", async () => {
		await restart({ limits: { boothQuotaBytes: 10_000, eventQuotaBytes: 15_000 } });
		const begin = async (boothId: string, by: "emil" | "otto", bytes: number) =>
			reasonOf(await server.begin({ bytes: new Uint8Array(0), kind: "image", boothId, by }, bytes)).catch(() => ({
				status: 201,
			}));
		expect(await begin(BOOTH, "emil", 8_000)).toEqual({ status: 201 });
		expect(await begin(BOOTH, "emil", 3_000)).toEqual({
			status: 413,
			reason: "quota-full",
			details: { leftBytes: 2_000 },
		});
		expect(await begin(OTHER_BOOTH, "otto", 8_000)).toMatchObject({ details: { leftBytes: 7_000 } });
		expect(await server.list(BOOTH)).toMatchObject({ usedBytes: 8_000, quotaBytes: 10_000 });
	});
});

describe("[MEDIA3] an upload is whose it is", () => {
	it("nobody sends to another's, not even of the same booth", async () => {
		const location = locationOf(await server.begin({ bytes: new Uint8Array(500), kind: "image" }));
		for (const by of ["erna", "olga"] as const) {
			expect(await reasonOf(await server.send(location, 0, new Uint8Array(10), by))).toMatchObject({
				status: 403,
				reason: "not-yours",
			});
			expect((await offsetOf(location, by)).status).toBe(403);
		}
	});

	it("an exhibitor reaches no other booth's media, by whichever address", async () => {
		const bytes = await picture(30, 30).png().toBuffer();
		const { id } = await server.upload({ bytes, kind: "image" });
		expect((await server.begin({ bytes, kind: "image", by: "otto" })).status).toBe(403);
		for (const path of [
			server.path(BOOTH),
			`${server.path(BOOTH)}/${id}`,
			server.path(null),
			`${server.path(null)}/${id}`,
		]) {
			expect((await server.call("GET", path, "otto")).status).toBe(403);
		}
		const borrowed = `${server.path(OTHER_BOOTH)}/${id}`;
		expect((await server.call("GET", borrowed, "otto")).status).toBe(404);
		expect((await server.call("DELETE", borrowed, "otto")).status).toBe(404);
		expect((await server.send(borrowed, 0, bytes, "otto")).status).toBe(404);
		expect((await server.call("GET", server.path(BOOTH), null)).status).toBe(401);
		expect((await server.list(BOOTH)).items).toHaveLength(1);
	});

	it("a page of another origin sends nothing in somebody's name", async () => {
		const foreign = { headers: { "Sec-Fetch-Site": "cross-site" } };
		for (const method of ["POST", "PATCH", "DELETE"]) {
			const path = method === "POST" ? server.path(BOOTH) : `${server.path(BOOTH)}/some`;
			expect((await server.call(method, path, "emil", foreign)).status).toBe(403);
		}
	});

	it("organizers see and remove what booths uploaded, moderators only see it", async () => {
		const { id } = await server.upload({ bytes: await picture(30, 30).png().toBuffer(), kind: "image" });
		expect((await server.list(null, "mara")).items.map((item) => item.id)).toEqual([id]);
		expect((await server.call("DELETE", `${server.path(null)}/${id}`, "mara")).status).toBe(403);
		expect((await server.call("DELETE", `${server.path(null)}/${id}`, "olga")).status).toBe(204);
		expect((await server.list(null)).items).toEqual([]);
	});

	it("the event's own is no booth's", async () => {
		const item = await server.upload({
			bytes: await picture(9, 9).png().toBuffer(),
			kind: "image",
			boothId: null,
			by: "olga",
		});
		expect(item.boothId).toBeNull();
		expect((await server.list(BOOTH, "emil")).items).toEqual([]);
	});

	it("what is not there is not there", async () => {
		expect((await server.call("GET", `/api/events/${EVENT}/booths/nobody/media`, "olga")).status).toBe(404);
		expect((await server.call("GET", `${server.path(BOOTH)}/${"0".repeat(36)}`, "emil")).status).toBe(404);
	});
});

describe("[MEDIA5] a file is looked at in a process of its own, which may be killed", () => {
	it.each([
		["photo.jpg", "image", () => picture(40, 30).jpeg().toBuffer(), "webp"],
		["photo.png", "image", () => picture(40, 30).png().toBuffer(), "webp"],
		["photo.avif", "image", () => picture(64, 64).avif().toBuffer(), "webp"],
		["sphere.webp", "photo360", () => picture(64, 32).webp().toBuffer(), "webp"],
		["catalogue.pdf", "document", async () => plainPdf(3), "pdf"],
		["gear.glb", "model", () => model({ pieces: 4, texture: 64 }), "glb"],
	] as const)("%s", async (name, kind, make, ending) => {
		const item = await server.upload({ bytes: await make(), kind, name });
		expect(item, JSON.stringify(item)).toMatchObject({ state: "ready", reason: null });
		expect(item.address).toMatch(new RegExp(`\\.${ending}$`));
		if (item.facts?.kind === "document") {
			expect(item.facts.thumbnails).toHaveLength(3);
			for (const page of [item.facts.cover!, ...item.facts.thumbnails]) {
				expect(await server.blobs.has(page.slice("/content/".length))).toBe(true);
			}
		}
	});

	it("what it refuses is told with its reason, and takes no quota", async () => {
		const item = await server.upload({
			bytes: Buffer.from("<svg onload='alert(1)'/>"),
			kind: "image",
			name: "logo.png",
		});
		expect(item).toMatchObject({ state: "refused", reason: "wrong-type", address: null, canBeRetried: false });
		expect((await server.list(BOOTH)).usedBytes).toBe(0);
		expect((await server.call("POST", `${server.path(BOOTH)}/${item.id}/retry`, "emil")).status).toBe(409);
	});

	it("one that takes too long is refused, the next one is not; looked at again it has another chance", async () => {
		await restart({ limits: { jobs: { milliseconds: 1, memoryBytes: 1024 ** 3 } } });
		const bytes = await picture(40, 40).png().toBuffer();
		const item = await server.upload({ bytes, kind: "image" });
		expect(item).toMatchObject({ state: "refused", reason: "too-slow", canBeRetried: true });
		await restart();
		const location = `${server.path(BOOTH)}/${item.id}`;
		expect((await server.call("POST", `${location}/retry`, "emil")).status).toBe(200);
		expect(await server.settled(location)).toMatchObject({ state: "ready", id: item.id });
	});

	it("so is one that takes too much memory", async () => {
		await restart({ limits: { jobs: { milliseconds: 60_000, memoryBytes: 60 * 1024 ** 2 } } });
		const bytes = await model({ pieces: 1, steps: 300 });
		expect(await server.upload({ bytes, kind: "model" })).toMatchObject({
			state: "refused",
			reason: "too-much-memory",
		});
	});
});

describe("[MEDIA6] what was being looked at when the server stopped is taken up again", () => {
	it("and comes to its end", async () => {
		const bytes = await model({ pieces: 2, steps: 60 });
		const location = locationOf(await server.begin({ bytes, kind: "model" }));
		await server.send(location, 0, bytes);
		await restart();
		expect(await server.settled(location)).toMatchObject({ state: "ready", hasOriginal: true });
	});

	it("but a file that ended it three times is refused", async () => {
		const bytes = await picture(10, 10).png().toBuffer();
		const location = locationOf(await server.begin({ bytes, kind: "image" }));
		const id = location.slice(-36);
		await server[Symbol.asyncDispose]();
		await writeFile(join(dataFolder, "uploads", id), bytes);
		// As if it had been begun three times, by servers that did not live to say how it ended.
		const before = await startMediaServer(mkdtempSync(join(root, "unused-")));
		await before[Symbol.asyncDispose]();
		server = await startMediaServer(dataFolder, { limits: { atOnce: 0 } });
		for (let time = 0; time < 3; time++) await server.store.attempt(id);
		await restart();
		expect(await server.settled(location)).toMatchObject({ state: "refused", reason: "failed" });
	});
});

describe("[MEDIA9] a reduced model can be compared with what it was", () => {
	it("as it came, for those of the booth, as nothing that a browser opens", async () => {
		const bytes = await model({ pieces: 8 });
		const item = await server.upload({ bytes, kind: "model", name: "gear.glb" });
		expect(item).toMatchObject({
			hasOriginal: true,
			reduction: { fits: true, before: { draws: 9 }, after: { draws: 2 } },
		});
		const path = `${server.path(BOOTH)}/${item.id}/original`;
		const answer = await server.call("GET", path, "erna");
		expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
		expect(answer.headers.get("Content-Type")).toBe("model/gltf-binary");
		expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
		expect((await server.call("GET", path, "otto")).status).toBe(403);
	});
});

describe("[MEDIA10] a booth's own GLB is told what it lacks", () => {
	it("in the list that its form shows", async () => {
		const item = await server.upload({ bytes: await model(), kind: "stand" });
		expect(item).toMatchObject({ state: "refused", reason: "stand-incomplete" });
		expect(item.checklist).toContainEqual(expect.objectContaining({ code: "footprint", result: "missing" }));
	});
});

describe("[MEDIA13] the same file again", () => {
	it("is looked at once and kept once; at one booth it stands once in the list, under its title", async () => {
		const bytes = await picture(500, 300).jpeg().toBuffer();
		const first = await server.upload({ bytes, kind: "image", name: "a.jpg" });
		await server.call("PUT", `${server.path(BOOTH)}/${first.id}/title`, "emil", {
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ title: "Our hall" }),
		});
		const second = await server.upload({ bytes, kind: "image", name: "b.jpg" });
		expect(second.address).toBe(first.address);
		await eventually(async () => (await server.list(BOOTH)).items.length === 1);
		expect((await server.list(BOOTH)).items[0]).toMatchObject({ id: second.id, title: "Our hall" });
		const elsewhere = await server.upload({ bytes, kind: "image", boothId: OTHER_BOOTH, by: "otto" });
		expect(elsewhere.address).toBe(first.address);
		expect((await server.list(null)).items).toHaveLength(2);
		expect(await server.blobs.names()).toHaveLength(1);
	});
});

describe("[MEDIA15] what nobody goes on with, and what nothing shows, is cleared away", () => {
	it("unfinished uploads after a day", async () => {
		let passedMs = 0;
		await restart({ now: () => Date.now() + passedMs });
		const location = locationOf(await server.begin({ bytes: new Uint8Array(9_000), kind: "image" }));
		await server.send(location, 0, new Uint8Array(4_000));
		passedMs = UNFINISHED_FOR_MS - 60_000;
		await server.media.sweep();
		expect((await offsetOf(location)).offset).toBe(4_000);
		passedMs = UNFINISHED_FOR_MS + 60_000;
		await server.media.sweep();
		expect((await offsetOf(location)).status).toBe(404);
		expect(await readdir(join(dataFolder, "uploads"))).toEqual([]);
	});

	it("files of removed uploads, but for those that are still shown; a document's pages go with it", async () => {
		const document = await server.upload({ bytes: plainPdf(2), kind: "document" });
		const photo = await server.upload({ bytes: await picture(50, 50).png().toBuffer(), kind: "image" });
		const gone = await server.upload({ bytes: await model(), kind: "model" });
		const atOnce = { untouchedForMs: 0 };
		expect(await server.media.collectUnused(atOnce)).toBe(0);
		for (const { id } of [document, photo, gone]) await server.call("DELETE", `${server.path(BOOTH)}/${id}`, "emil");
		// Somebody may be about to speak of them.
		expect(await server.media.collectUnused()).toBe(0);
		const publication = { event_id: EVENT, number: 1, note: "", made_at_ms: 0, made_by: "olga" };
		const snapshot = JSON.stringify({ booths: { robots: { exhibits: { "brochure-1": document.address } } } });
		await server.queries
			.insertInto("publications")
			.values({ ...publication, snapshot })
			.execute();
		expect(await server.media.collectUnused(atOnce)).toBe(3);
		// Itself, its cover, and one small page: both look the same.
		expect((await server.blobs.names()).length).toBe(3);
		await server.queries.deleteFrom("publications").execute();
		expect(await server.media.collectUnused(atOnce)).toBe(3);
	});
});

describe("[MEDIA16] what a draft shows", () => {
	it("says where, and is not removed", async () => {
		const item = await server.upload({ bytes: await picture(50, 50).png().toBuffer(), kind: "image" });
		server.uses.set(item.address!.slice("/content/".length), [BOOTH]);
		const path = `${server.path(BOOTH)}/${item.id}`;
		expect(((await (await server.call("GET", path, "emil")).json()) as MediaItem).usedBy).toEqual([BOOTH]);
		expect(await reasonOf(await server.call("DELETE", path, "emil"))).toEqual({
			status: 409,
			reason: "media-in-use",
			details: [BOOTH],
		});
		server.uses.clear();
		expect((await server.call("DELETE", path, "emil")).status).toBe(204);
	});
});

describe("[MEDIA17] whoever has a console open", () => {
	it("hears when an upload begins, is whole, and is settled", async () => {
		const { id } = await server.upload({ bytes: await picture(50, 50).png().toBuffer(), kind: "image" });
		await expect.poll(() => server.changes).toEqual(Array(3).fill({ what: "media", boothId: BOOTH, uploadId: id }));
	});
});
