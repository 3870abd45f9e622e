import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { ZipFiles } from "#server/features/archive/ZipFiles.ts";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import { copyBooth, exportEvent, importEvent } from "#shared/features/archive/archiveEndpoints.ts";
import { editBooth, previewBooth, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { mediaNames } from "#shared/features/event/EventSnapshot.ts";
import { editEntry, listConsoleEvents, readEntry } from "#shared/features/event/eventEndpoints.ts";
import { EVENT_QUOTA_BYTES } from "#shared/features/media/Media.ts";
import { boothMedia, eventMedia } from "#shared/features/media/mediaEndpoints.ts";
import { listPublications, publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { rawZip } from "./rawZip.ts";

const SMALL = 3;
const LIMITS = { entries: 20_000, fileBytes: 1e9, totalBytes: 1e10 };
let scratch: string;

beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), "pavilion-archive-"));
});
afterAll(() => rm(scratch, { recursive: true }));

async function exportOf(user: ConsoleUser, eventId: string): Promise<Buffer> {
	const response = await user.fetch(endpointAddress(exportEvent, { params: { eventId } }));
	expect(response.status, await (response.ok ? "" : response.clone().text())).toBe(200);
	expect(response.headers.get("content-type")).toBe("application/zip");
	expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${eventId}.zip"`);
	return Buffer.from(await response.arrayBuffer());
}

async function importInto(user: ConsoleUser, zip: Buffer, query: { eventId?: string; replace?: boolean } = {}) {
	const asked = { ...(query.eventId ? { eventId: query.eventId } : {}), ...(query.replace ? { replace: "true" } : {}) };
	const response = await user.fetch(`/api/console/events/import?${new URLSearchParams(asked)}`, {
		method: "POST",
		headers: { "content-type": "application/zip" },
		body: new Uint8Array(zip),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Names and contents, without what differs from server to server. */
async function contentsOf(zip: Buffer): Promise<Map<string, string>> {
	const path = join(scratch, `${Math.random()}.zip`);
	await (await import("node:fs/promises")).writeFile(path, zip);
	const files = await ZipFiles.open(path, LIMITS);
	const contents = new Map<string, string>();
	for (const name of files.names) {
		if (name === "archive.json") continue;
		contents.set(name, (await files.read(name, 1e9)).toString("base64"));
	}
	files.close();
	return contents;
}

const unfinishedIn = ({ dataFolder }: HallHarness) => readdir(join(dataFolder, "media/unfinished"));

async function mediaIn({ dataFolder }: HallHarness): Promise<string[]> {
	const files = await readdir(join(dataFolder, "media"), { recursive: true });
	return files.filter((file) => /[0-9a-f]{40}\./.test(file)).sort();
}

function smallSample(booths = SMALL) {
	return copySampleEvents((event) => {
		const [hall] = event.halls;
		hall!.booths = hall!.booths.slice(0, booths);
		return event;
	});
}

it("[ARCHIVE1] the whole sample event is exported, imported under another id, and exported the same again", async () => {
	await using hall = await startHall();
	const owner = await hall.signIn("owner");
	const first = await exportOf(owner, hall.eventId);
	expect(first.length).toBeGreaterThan(20 * 1024 * 1024);
	expect((await exportOf(owner, hall.eventId)).equals(first)).toBe(true);

	const { status, body } = await importInto(owner, first, { eventId: "second-carnival" });
	expect(body).toMatchObject({ eventId: "second-carnival", booths: 42 });
	expect(status).toBe(200);
	const before = await contentsOf(first);
	const after = await contentsOf(await exportOf(owner, "second-carnival"));
	expect([...after.keys()]).toEqual([...before.keys()]);
	const changed = [...before.keys()].filter((name) => before.get(name) !== after.get(name));
	expect(changed).toEqual(["event.json"]);
	const idIn = (text: string) => JSON.parse(Buffer.from(text, "base64").toString()) as { id: string };
	expect({ ...idIn(after.get("event.json")!), id: "" }).toEqual({ ...idIn(before.get("event.json")!), id: "" });

	// Nobody sees it before it is published, and the one it came from is as it was.
	const listed = await owner.call(listConsoleEvents, {});
	expect(listed.map(({ eventId, live }) => [eventId, live])).toEqual([
		[hall.eventId, 1],
		["second-carnival", null],
	]);
	expect(await unfinishedIn(hall)).toEqual([]);
}, 120_000);

describe("between two servers", () => {
	it("[ARCHIVE1] it is the same elsewhere: documents, media by their hashes, and what was approved", async () => {
		await using samples = await smallSample(1);
		const exported = await (async () => {
			await using here = await startHall({ sampleEvents: samples.folder });
			const owner = await here.signIn("owner");
			// One is edited after it was approved: both states go along.
			const params = { eventId: here.eventId, boothId: here.pavilion.library.boothIds(here.eventId)![0]! };
			const { draft, revision } = await owner.call(readBooth, { params });
			const name = { "zh-CN": "改过的", en: "Edited" };
			await owner.call(editBooth, { params, body: { base: revision, draft: { ...draft, name } } });
			return await exportOf(owner, here.eventId);
		})();
		await using other = await copySampleEvents((event) => ({
			...event,
			id: "empty-fair",
			halls: event.halls.map(({ landmark: _landmark, surfaces: _surfaces, ...rest }) => ({ ...rest, booths: [] })),
		}));
		await using there = await startHall({ sampleEvents: other.folder, eventId: "empty-fair" });
		expect((await mediaIn(there)).length).toBeLessThan(5);
		const owner = await there.signIn("owner");
		const { status, body } = await importInto(owner, exported);
		expect(body).toMatchObject({ booths: 1 });
		expect(status).toBe(200);
		const before = await contentsOf(exported);
		const after = await contentsOf(await exportOf(owner, String(body.eventId)));
		expect([...after.keys()].filter((name) => !name.endsWith(".webm"))).toEqual(
			[...before.keys()].filter((name) => !name.endsWith(".webm")),
		);
		for (const name of before.keys()) {
			if (/\.(glb|webp|pdf)$/.test(name)) expect(after.get(name) === before.get(name), name).toBe(true);
		}
		const approved = await there.pavilion.organizing.booths.approved(String(body.eventId));
		expect(approved.size).toBe(1);
		expect([...approved.values()].some((draft) => draft.name.en === "Edited")).toBe(false);
		const drafts = await there.pavilion.organizing.booths.list(String(body.eventId));
		expect(drafts.filter(({ draft }) => draft.name.en === "Edited")).toHaveLength(1);
		expect(await unfinishedIn(there)).toEqual([]);
	}, 180_000);
});

describe("an import that is not to be", () => {
	it("[ARCHIVE2] an event that is there is replaced only by who says so, and what visitors see stays", async () => {
		await using samples = await smallSample();
		await using hall = await startHall({ sampleEvents: samples.folder });
		const owner = await hall.signIn("owner");
		const zip = await exportOf(owner, hall.eventId);
		const params = { eventId: hall.eventId, boothId: hall.pavilion.library.boothIds(hall.eventId)![0]! };
		const { draft, revision } = await owner.call(readBooth, { params });
		const tagline = { "zh-CN": "新", en: "New" };
		const edited = await owner.call(editBooth, { params, body: { base: revision, draft: { ...draft, tagline } } });

		const refused = await importInto(owner, zip);
		expect(refused).toEqual({
			status: 409,
			body: { reason: "event-id-taken", details: { eventId: hall.eventId } },
		});
		expect((await owner.call(readBooth, { params })).draft.tagline).toEqual(tagline);
		expect((await importInto(owner, zip, { replace: true })).status).toBe(200);
		const replaced = await owner.call(readBooth, { params });
		expect(replaced.draft).toEqual(draft);
		// Revisions only grow: whoever still edits the former one is told that it is stale.
		expect(replaced.revision).toBeGreaterThan(edited.revision);
		const stale = owner.call(editBooth, { params, body: { base: edited.revision, draft: edited.draft } });
		await expect(stale).rejects.toMatchObject({ reason: "revision-stale" });
		const publications = await owner.call(listPublications, { params: { eventId: hall.eventId } });
		expect(publications.map(({ isLive }) => isLive)).toEqual([true]);
		expect(hall.pavilion.library.hall(hall.eventId, hall.hallId)?.booths).toHaveLength(SMALL);
	}, 60_000);

	it("[ARCHIVE2] refused in words for its names, documents or media, it leaves nothing behind", async () => {
		await using samples = await smallSample();
		await using hall = await startHall({ sampleEvents: samples.folder });
		const owner = await hall.signIn("owner");
		const contents = await contentsOf(await exportOf(owner, hall.eventId));
		const media = await mediaIn(hall);
		const packed = (change: (files: Map<string, Buffer>) => void) => {
			const files = new Map([...contents].map(([name, text]) => [name, Buffer.from(text, "base64")]));
			change(files);
			return rawZip([...files].map(([name, bytes]) => ({ name, bytes })));
		};
		const picture = [...contents.keys()].find((name) => /booths\/.*\.webp$/.test(name))!;
		const refused: [string, Buffer][] = [
			["climbs-out", packed((files) => files.set("../../evil.json", Buffer.from("{}")))],
			["not-json", packed((files) => files.set("event.json", Buffer.from("{")))],
			["missing", packed((files) => files.delete(picture))],
			["media-refused", packed((files) => files.set(picture, Buffer.from("<svg onload='alert(1)'/>")))],
			["not-a-zip", Buffer.from("PK and nothing else")],
		];
		for (const [code, zip] of refused) {
			const { status, body } = await importInto(owner, zip, { eventId: "other-fair" });
			expect(status, code).toBe(422);
			expect(body.reason).toBe("archive-broken");
			expect((body.details as { code: string }[]).map((problem) => problem.code)).toContain(code);
			expect(await unfinishedIn(hall)).toEqual([]);
			expect(await mediaIn(hall)).toEqual(media);
			expect(await owner.call(listConsoleEvents, {})).toHaveLength(1);
		}
		// A browser that was closed in the middle of it.
		const aborted = new AbortController();
		const half = owner.fetch("/api/console/events/import", {
			method: "POST",
			signal: aborted.signal,
			duplex: "half",
			body: new ReadableStream({
				start(controller) {
					controller.enqueue(new Uint8Array(100_000));
					setTimeout(() => aborted.abort(), 100);
				},
			}),
		} as RequestInit);
		await expect(half).rejects.toThrow();
		await expect.poll(() => unfinishedIn(hall)).toEqual([]);
		// Refused only as long as the server has not seen that the browser is gone.
		const whole = packed(() => {});
		await expect.poll(async () => (await importInto(owner, whole, { eventId: "other-fair" })).status).toBe(200);
	}, 120_000);

	it("[ARCHIVE2] it is the owner's to do, and an export the organizer's", async () => {
		await using samples = await smallSample();
		await using hall = await startHall({ sampleEvents: samples.folder });
		const organizer = await hall.signIn("organizer");
		const zip = await exportOf(organizer, hall.eventId);
		expect((await importInto(organizer, zip, { eventId: "other-fair" })).status).toBe(403);
		const exhibitor = await hall.signIn("exhibitor");
		expect((await exhibitor.fetch(`/api/events/${hall.eventId}/archive`)).status).toBe(403);
		const address = endpointAddress(importEvent, { query: {} });
		expect((await fetch(`${hall.origin}${address}`, { method: "POST" })).status).toBe(401);
	}, 60_000);
});

it("[ARCHIVE10] a door's kind goes along without its secrets: whoever comes is refused until it is set anew", async () => {
	await using samples = await smallSample(1);
	await using hall = await startHall({ sampleEvents: samples.folder });
	const owner = await hall.signIn("owner");
	const params = { eventId: hall.eventId };
	const doors = [
		[{ kind: "link" }, { kind: "link", token: "made-up" }],
		[
			{ kind: "password", password: "open sesame" },
			{ kind: "password", password: "open sesame" },
		],
		[
			{ kind: "list", guests: ["ada@example.com"] },
			{ kind: "list", address: "ada@example.com" },
		],
	] as const;
	for (const [door, proof] of doors) {
		const set = await owner.call(editEntry, {
			params,
			body: { ...door, ...("guests" in door ? { guests: [...door.guests] } : {}) } as never,
		});
		const shown = set.kind === "link" ? { kind: "link", token: set.token } : proof;
		const zip = await exportOf(owner, hall.eventId);
		const manifest = zip.toString("latin1");
		for (const secret of ["open sesame", "ada@example.com", set.kind === "link" ? set.token : "argon2"])
			expect(manifest).not.toContain(secret);
		const eventId = `by-${door.kind}`;
		expect((await importInto(owner, zip, { eventId })).body).toMatchObject({ eventId, entryToSet: door.kind });
		await owner.call(publishEvent, { params: { eventId }, body: {} });
		const come = (body: object) =>
			fetch(`${hall.origin}/api/events/${eventId}/door`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify(body),
			});
		// What opened the door of the event that it was exported from opens nothing here.
		expect((await come(shown)).ok, door.kind).toBe(false);
		const index = await fetch(`${hall.origin}/api/events/${eventId}/halls/${hall.hallId}`);
		expect(await index.json()).toMatchObject({ reason: `entry-${door.kind}` });
		const entry = await owner.call(readEntry, { params: { eventId } });
		expect(entry.kind).toBe(door.kind);
		if (entry.kind === "link") expect((await come({ kind: "link", token: entry.token })).ok).toBe(true);
		// In the place of an event that is there, its own door stays.
		const replaced = await importInto(owner, zip, { eventId, replace: true });
		expect(replaced.body).toMatchObject({ entryToSet: null });
		expect(await owner.call(readEntry, { params: { eventId } })).toEqual(entry);
	}
	await owner.call(editEntry, { params, body: { kind: "open" } });
	const open = await importInto(owner, await exportOf(owner, hall.eventId), { eventId: "by-all" });
	expect(open.body).toMatchObject({ entryToSet: null });
}, 120_000);

it("[ARCHIVE8] a booth goes to another booth and event, or into a zip and back, by who has the right at both ends", async () => {
	await using samples = await smallSample();
	await using hall = await startHall({ sampleEvents: samples.folder });
	const owner = await hall.signIn("owner");
	const [boothId, neighbour] = hall.pavilion.library.boothIds(hall.eventId)!;
	const from = { eventId: hall.eventId, boothId: boothId! };
	await importInto(owner, await exportOf(owner, hall.eventId), { eventId: "next-year" });
	const exhibitor = await hall.signIn("exhibitor", from);
	const organizer = await hall.signIn("organizer");

	// A new booth is the organizer's to make; nobody fills in a booth that is another's, or another event's.
	const made = { toEventId: hall.eventId, boothId: "twin", replace: false };
	await expect(exhibitor.call(copyBooth, { params: from, body: made })).rejects.toMatchObject({ reason: "forbidden" });
	const { draft } = await owner.call(readBooth, { params: from });
	expect(await organizer.call(copyBooth, { params: from, body: made })).toMatchObject({ boothId: "twin" });
	const twin = await owner.call(readBooth, { params: { eventId: hall.eventId, boothId: "twin" } });
	expect(twin.draft).toEqual({ ...draft, id: "twin" });
	expect(twin.review.state).toBe("draft");
	await expect(organizer.call(copyBooth, { params: from, body: made })).rejects.toMatchObject({
		reason: "booth-id-taken",
	});
	const elsewhere = { toEventId: "next-year", boothId: neighbour!, replace: true };
	await expect(organizer.call(copyBooth, { params: from, body: elsewhere })).rejects.toMatchObject({
		reason: "forbidden",
	});
	await owner.call(copyBooth, { params: from, body: elsewhere });
	const filled = await owner.call(readBooth, { params: { eventId: "next-year", boothId: neighbour! } });
	expect(filled.draft).toEqual({ ...draft, id: neighbour });

	const address = `/api/events/${hall.eventId}/booths/${boothId}/archive`;
	const zip = await (await exhibitor.fetch(address)).arrayBuffer();
	const other = `/api/events/${hall.eventId}/booths/${neighbour}/archive`;
	expect((await exhibitor.fetch(other)).status).toBe(403);
	const { revision } = await owner.call(readBooth, { params: from });
	await owner.call(editBooth, { params: from, body: { base: revision, draft: { ...draft, keywords: ["new"] } } });
	const post = (base: number) => exhibitor.fetch(`${address}?base=${base}`, { method: "POST", body: zip });
	expect(await (await post(revision)).json()).toEqual({ reason: "revision-stale" });
	expect(await (await post((await owner.call(readBooth, { params: from })).revision)).json()).toMatchObject(from);
	expect((await owner.call(readBooth, { params: from })).draft).toEqual(draft);
}, 60_000);

it("[MEDIA19] media of an imported event and of a copied booth stand in their booths' lists, and count in the quota", async () => {
	await using samples = await smallSample();
	await using hall = await startHall({ sampleEvents: samples.folder });
	const owner = await hall.signIn("owner");
	const [boothId] = hall.pavilion.library.boothIds(hall.eventId)!;
	const from = { eventId: hall.eventId, boothId: boothId! };
	const exhibitor = await hall.signIn("exhibitor", from);
	const { draft } = await owner.call(readBooth, { params: from });

	const seeded = await exhibitor.call(boothMedia.list, { params: from });
	const shown = [...mediaNames(draft)].map((name) => `/content/${name}`);
	expect(seeded.items.map(({ address }) => address).sort()).toEqual([...new Set(shown)].sort());
	expect(seeded.items.every(({ state, usedBy }) => state === "ready" && usedBy.includes(boothId!))).toBe(true);
	expect(seeded.items.map(({ title }) => title)).toContain(draft.name["zh-CN"]);
	const onDisk = await Promise.all(
		[...mediaNames(draft)].map(
			async (name) => (await stat(join(hall.dataFolder, "media", name.slice(0, 2), name))).size,
		),
	);
	expect(seeded.usedBytes).toBe(onDisk.reduce((sum, bytes) => sum + bytes, 0));
	// Whoever looks again, or two at once, find the same.
	const again = await Promise.all([1, 2].map(() => exhibitor.call(boothMedia.list, { params: from })));
	for (const list of again) expect(list.items.map(({ id }) => id)).toEqual(seeded.items.map(({ id }) => id));

	await importInto(owner, await exportOf(owner, hall.eventId), { eventId: "next-year" });
	const imported = await owner.call(boothMedia.list, { params: { ...from, eventId: "next-year" } });
	expect(imported.items).toHaveLength(seeded.items.length);
	expect(imported.usedBytes).toBe(seeded.usedBytes);
	const ofEvent = await owner.call(eventMedia.list, { params: { eventId: "next-year" } });
	expect(ofEvent.items.filter(({ boothId: of }) => of === null)).not.toHaveLength(0);

	const twin = { toEventId: "next-year", boothId: "twin", replace: false };
	await owner.call(copyBooth, { params: from, body: twin });
	const copied = await owner.call(boothMedia.list, { params: { eventId: "next-year", boothId: "twin" } });
	expect(copied.items.map(({ address }) => address).sort()).toEqual(seeded.items.map(({ address }) => address).sort());

	// What is no longer shown may be removed, and is not taken in again.
	const { revision } = await owner.call(readBooth, { params: from });
	await owner.call(editBooth, { params: from, body: { base: revision, draft: { ...draft, exhibits: {} } } });
	const [unused] = seeded.items.filter(({ address }) => address !== draft.logo);
	await exhibitor.call(boothMedia.remove, { params: { ...from, uploadId: unused!.id } });
	const left = await exhibitor.call(boothMedia.list, { params: from });
	expect(left.items).toHaveLength(seeded.items.length - 1);
	expect(left.usedBytes).toBeLessThan(seeded.usedBytes);

	// A booth that has no room takes no copy.
	const full = { ...twin, boothId: "full" };
	await hall.pavilion.database.queries
		.updateTable("media_uploads")
		.set({ kept_bytes: EVENT_QUOTA_BYTES })
		.where("id", "=", copied.items[0]!.id)
		.execute();
	await expect(owner.call(copyBooth, { params: from, body: full })).rejects.toMatchObject({ reason: "quota-full" });
}, 120_000);

it("[MEDIA20] a booth's own stand goes along with a copy, and to other booths of its event", async () => {
	await using samples = await smallSample();
	await using hall = await startHall({ sampleEvents: samples.folder });
	const owner = await hall.signIn("owner");
	const [boothId, neighbour] = hall.pavilion.library.boothIds(hall.eventId)!;
	const from = { eventId: hall.eventId, boothId: boothId! };
	const blobs = await BlobFolder.open(join(hall.dataFolder, "media"));
	const glb = await readFile(join(import.meta.dirname, "../../../assets/booths/templates/gallery.glb"));
	const model = `/content/${(await blobs.keepBytes(glb, "glb")).name}`;
	const { draft, revision } = await owner.call(readBooth, { params: from });
	const own = { ...draft, template: { model } };
	await owner.call(editBooth, { params: from, body: { base: revision, draft: own } });
	const standsOf = async (user: ConsoleUser, params: { eventId: string; boothId: string }) =>
		(await user.call(boothMedia.list, { params })).items
			.filter(({ kind }) => kind === "stand")
			.map(({ address }) => address);
	expect(await standsOf(owner, from)).toEqual([model]);

	await importInto(owner, await exportOf(owner, hall.eventId), { eventId: "next-year" });
	const copy = { toEventId: "next-year", boothId: "twin", replace: false };
	await owner.call(copyBooth, { params: from, body: copy });
	for (const there of [boothId!, "twin"]) {
		const params = { eventId: "next-year", boothId: there };
		expect((await owner.call(readBooth, { params })).draft.template).toEqual({ model });
		expect(await standsOf(owner, params)).toEqual([model]);
		expect((await owner.call(previewBooth, { params })).content.model).toBe(model);
	}

	// The organizer gives it to a neighbour, whose exhibitor has it among their own from then on.
	const organizer = await hall.signIn("organizer");
	const all = (await organizer.call(eventMedia.list, { params: { eventId: hall.eventId } })).items;
	expect(all.filter(({ kind }) => kind === "stand").map(({ address }) => address)).toEqual([model]);
	const params = { eventId: hall.eventId, boothId: neighbour! };
	const exhibitor = await hall.signIn("exhibitor", params);
	expect(await standsOf(exhibitor, params)).toEqual([]);
	const theirs = await organizer.call(readBooth, { params });
	const body = { base: theirs.revision, draft: { ...theirs.draft, template: { model } } };
	expect((await organizer.call(editBooth, { params, body })).draft.template).toEqual({ model });
	expect(await standsOf(exhibitor, params)).toEqual([model]);
}, 60_000);
