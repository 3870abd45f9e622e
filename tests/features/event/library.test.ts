import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeSnapshot } from "#server/features/publishing/takeSnapshot.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";
import { askForSeat } from "#tests/harness/rawSeat.ts";

const SAMPLES = new URL("../../../assets/events/", import.meta.url).pathname;

/** A copy of the sample event to spoil. */
let sampleEvents: string;
const boothFile = (id: string) => join(sampleEvents, SAMPLE_EVENT, "booths", id, "booth.json");

beforeEach(async () => {
	sampleEvents = await mkdtemp(join(tmpdir(), "pavilion-events-"));
	await cp(SAMPLES, sampleEvents, { recursive: true });
});
afterEach(() => rm(sampleEvents, { recursive: true, force: true }));

async function edit(path: string, change: (document: Record<string, unknown>) => void): Promise<void> {
	const document = JSON.parse(await readFile(path, "utf8"));
	change(document);
	await writeFile(path, JSON.stringify(document));
}

/** As the untouched sample lists them. */
async function placedBooths(): Promise<readonly { boothId: string }[]> {
	const event = JSON.parse(await readFile(join(SAMPLES, SAMPLE_EVENT, "event.json"), "utf8"));
	return event.halls[0].booths;
}

async function readHall(hall: HallHarness): Promise<PublishedHall> {
	return (await fetch(`${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}`)).json();
}

async function readBooth(hall: HallHarness, id: string): Promise<BoothContent> {
	const booth = (await readHall(hall)).booths.find((one) => one.id === id);
	return (await fetch(`${hall.origin}${booth?.content}`)).json();
}

it("[SHOW1] spoilt booths are shown with what is left of them, and the others as they are", async () => {
	await writeFile(boothFile("smart-park"), "{ this is no JSON");
	await edit(boothFile("cable-bridge"), (booth) => {
		booth.template = "no-such-template";
	});
	await edit(boothFile("auto-parts"), (booth) => {
		booth.exhibits = {
			...(booth.exhibits as object),
			"no-such-slot": { kind: "text", title: { "zh-CN": "一", en: "one" }, body: { "zh-CN": "二", en: "two" } },
		};
	});
	await edit(boothFile("bank-hosts"), (booth) => {
		booth.logo = "media/../../smart-park/booth.json";
	});
	await rm(join(sampleEvents, SAMPLE_EVENT, "booths", "design-award", "media"), { recursive: true, force: true });
	await using hall = await startHall({ sampleEvents });
	const published = await readHall(hall);
	expect(published.booths.map(({ id }) => id)).toEqual((await placedBooths()).map(({ boothId }) => boothId));
	const numberOf = (id: string) => published.booths.find((booth) => booth.id === id)?.number;

	const corrupt = await readBooth(hall, "smart-park");
	expect(corrupt).toMatchObject({ exhibits: {}, name: { en: `Booth ${numberOf("smart-park")}` } });
	const untemplated = await readBooth(hall, "cable-bridge");
	expect(untemplated.model).toBeNull();
	expect(untemplated.description.en.length).toBeGreaterThan(20);
	expect(Object.keys((await readBooth(hall, "auto-parts")).exhibits)).not.toContain("no-such-slot");
	expect((await readBooth(hall, "bank-hosts")).name.en).toBe(`Booth ${numberOf("bank-hosts")}`);
	const withoutMedia = await readBooth(hall, "design-award");
	expect(withoutMedia.logo).toBe("");
	expect(withoutMedia.model).toMatch(/^\/content\/[0-9a-f]{40}\.glb$/);
	const whole = await readBooth(hall, "government-hall");
	expect(Object.keys(whole.exhibits).length).toBeGreaterThan(2);
	const ada = await hall.join({ boothId: "smart-park" });
	expect(ada.status.getState().status).toBe("inHall");
});

it("[SHOW1] a landmark is served under the hash of its model; without the model its place is floor", async () => {
	const name = { "zh-CN": "未来之塔", en: "Future Tower" };
	const withLandmark = (model: string) =>
		edit(join(sampleEvents, SAMPLE_EVENT, "event.json"), (event) => {
			const [hall] = event.halls as Record<string, unknown>[];
			hall!.landmark = { model, name, x: 0, z: 0, radius: 2 };
		});
	await withLandmark("media/future-tower.glb");
	await using hall = await startHall({ sampleEvents });
	const { landmark } = (await readHall(hall)).hall;
	expect(landmark).toMatchObject({ name, radius: 2, model: expect.stringMatching(/^\/content\/[0-9a-f]{40}\.glb$/) });
	expect((await fetch(hall.origin + landmark?.model)).headers.get("content-type")).toBe("model/gltf-binary");

	await withLandmark("media/no-such-tower.glb");
	await hall.stop();
	await using without = await startHall({ sampleEvents });
	const { hall: shown, booths } = await readHall(without);
	expect(shown.landmark).toBeUndefined();
	expect(booths.length).toBeGreaterThan(0);
});

it("[SHOW2] a changed booth gets the next revision, and those inside hear of it; the others keep theirs", async () => {
	await using hall = await startHall({ sampleEvents });
	const ada = await hall.join();
	const before = await readHall(hall);
	const revisionOf = async (id: string) => (await readHall(hall)).booths.find((booth) => booth.id === id)?.revision;
	expect(ada.edition.getState()).toBe(before.edition);
	expect(await revisionOf("smart-park")).toBe(1);

	const { drafts, booths } = hall.pavilion.organizing;
	const smartPark = (await booths.find(SAMPLE_EVENT, "smart-park"))!;
	const draft = { ...smartPark.draft, tagline: { "zh-CN": "新的标语", en: "A new tagline" } };
	await booths.change(SAMPLE_EVENT, "smart-park", null, { draft, state: "approved", version: "approved" }, "Ada", 1);
	const taken = (await takeSnapshot(drafts, SAMPLE_EVENT, "approved"))!;
	await hall.pavilion.library.show(SAMPLE_EVENT, taken.snapshot);
	await eventually(() => expect(ada.edition.getState()).not.toBe(before.edition));
	expect(ada.edition.getState()).toBe((await readHall(hall)).edition);
	expect(await revisionOf("smart-park")).toBe(2);
	expect(await revisionOf("cable-bridge")).toBe(1);
	expect((await readBooth(hall, "smart-park")).tagline.en).toBe("A new tagline");
});

it("[SHOW3] content is cached for ever, given by ranges, and nothing else of the disk is served", async () => {
	await using hall = await startHall({ sampleEvents });
	const { model } = await readBooth(hall, "smart-park");
	const whole = await fetch(`${hall.origin}${model}`);
	expect(whole.headers.get("content-type")).toBe("model/gltf-binary");
	expect(whole.headers.get("cache-control")).toContain("immutable");
	expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
	const part = await fetch(`${hall.origin}${model}`, { headers: { range: "bytes=0-3" } });
	expect(part.status).toBe(206);
	expect(await part.text()).toBe("glTF");
	for (const path of [
		"/content/..%2f..%2fpavilion.sqlite",
		"/content/nothing.glb",
		"/data/pavilion.sqlite",
		"/.git/config",
	]) {
		expect((await fetch(`${hall.origin}${path}`)).status).toBe(404);
	}
});

it("[SHOW6] a document is given whole to who fetches it, and saved by who opens its address; nothing of it runs", async () => {
	await using hall = await startHall({ sampleEvents });
	const { booths } = await readHall(hall);
	const contents = await Promise.all(booths.map(({ id }) => readBooth(hall, id)));
	const exhibits = contents.flatMap((content) => Object.values(content.exhibits));
	const brochure = exhibits.find((exhibit) => exhibit.kind === "document")!;
	const answer = await fetch(`${hall.origin}${brochure.document}`);
	expect(answer.headers.get("content-type")).toBe("application/pdf");
	// Without a name: the page's own is used.
	expect(answer.headers.get("content-disposition")).toBe("attachment");
	expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
	expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox$/);
	expect(Buffer.from(await answer.arrayBuffer()).toString("latin1", 0, 5)).toBe("%PDF-");
	const picture = await fetch(`${hall.origin}${contents[0]!.logo}`);
	expect(picture.headers.get("content-disposition")).toBeNull();
	expect(picture.headers.get("content-security-policy")).toMatch(/sandbox$/);
});

it("[SHOW4] before opening, after closing and when full, the door says so", async () => {
	const eventFile = join(sampleEvents, SAMPLE_EVENT, "event.json");
	await edit(eventFile, (event) => {
		event.opensAt = "2026-11-01T09:00:00+08:00";
		event.closesAt = "2026-11-02T18:00:00+08:00";
		for (const hall of event.halls as Record<string, unknown>[]) hall.capacity = 2;
	});
	let nowMs = Date.parse("2026-10-31T12:00:00+08:00");
	await using hall = await startHall({ sampleEvents, now: () => nowMs });
	const reason = async (response: Response) => (await response.json()).reason;
	expect(await reason(await askForSeat(hall))).toBe("not-open-yet");
	nowMs = Date.parse("2026-11-01T09:00:00+08:00");
	const first = await hall.join();
	await hall.join();
	// Not as somebody who would wait: their place would be kept, and this clock stands still.
	expect(await reason(await askForSeat(hall))).toBe("hall-full");
	nowMs += 60_000;
	await first.leave();
	await eventually(() => expect(hall.room.visitors.size).toBe(1));
	// Reserved at the same moment: the room itself counts who sits down.
	const rush = await Promise.allSettled([hall.join(), hall.join(), hall.join(), hall.join()]);
	const inside = rush.filter((one) => one.status === "fulfilled");
	expect(inside).toHaveLength(1);
	for (const one of rush) if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "hall-full" });
	await Promise.all(inside.map((one) => one.value.leave()));
	nowMs += 60_000;
	await eventually(async () => (await hall.join()).status.getState().status === "inHall");
	nowMs = Date.parse("2026-11-02T18:00:00+08:00");
	expect(await reason(await askForSeat(hall))).toBe("event-closed");
});
