import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import {
	CHANGES_PER_SECOND,
	changeExhibitRequest,
	holdRequest,
	releaseRequest,
} from "#shared/features/exhibits/exhibitMessages.ts";
import { goToBoothRequest, teleportRequest } from "#shared/features/walking/walkingMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";

const POSTER = { boothId: "smart-park", slot: "poster-1" };
const KEY = "smart-park/poster-1";

let hall: HallHarness;
let nowMs: number;

/** The sample event, its first booth showing one text that nothing can be missing of. */
let events: string;

beforeAll(async () => {
	events = await mkdtemp(join(tmpdir(), "pavilion-events-"));
	await cp("assets/events", events, { recursive: true });
	const path = join(events, SAMPLE_EVENT, "booths", POSTER.boothId, "booth.json");
	const booth = JSON.parse(await readFile(path, "utf8"));
	const text = { "zh-CN": "三步接入", en: "Connected in three steps" };
	booth.exhibits = { [POSTER.slot]: { kind: "text", title: text, body: text } };
	await writeFile(path, JSON.stringify(booth));
});

afterAll(() => rm(events, { recursive: true }));

beforeEach(async () => {
	nowMs = 1_800_000_000_000;
	hall = await startHall({ now: () => nowMs, sampleEvents: events });
});

afterEach(async () => {
	await hall[Symbol.asyncDispose]();
});

/** Someone in front of the poster, and what they see of the hall's exhibits. */
async function joinAtPoster(name: string) {
	const connection = await hall.join({ name });
	await connection.request(goToBoothRequest, POSTER);
	return { connection, seen: watchExhibits(connection) };
}

function watchExhibits(connection: HallConnection): Map<string, ExhibitState> {
	const seen = new Map<string, ExhibitState>();
	connection.watch("exhibits", {
		added: (key, state) => seen.set(key, state),
		removed: (key) => seen.delete(key),
	});
	return seen;
}

const refusedAs = (reason: string) => expect.objectContaining({ reason });

describe("exhibits in a hall", () => {
	it("[EXHIBIT1] [EXHIBIT6] one holds it, everyone sees what they do, and whoever asks meanwhile is refused", async () => {
		const ann = await joinAtPoster("Ann");
		const bo = await joinAtPoster("Bo");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 3 } });
		await eventually(() => expect(bo.seen.get(KEY)).toMatchObject({ holder: ann.connection.visitorId, page: 3 }));

		await expect(bo.connection.request(holdRequest, POSTER)).rejects.toEqual(refusedAs("held"));
		const change = { ...POSTER, change: { page: 0 } };
		await expect(bo.connection.request(changeExhibitRequest, change)).rejects.toEqual(refusedAs("not-holder"));
		await ann.connection.request(releaseRequest, POSTER);
		await bo.connection.request(holdRequest, POSTER);
		await eventually(() => expect(ann.seen.get(KEY)).toMatchObject({ holder: bo.connection.visitorId, page: 3 }));
	});

	it("[EXHIBIT6] late joiners see how it stands", async () => {
		const ann = await joinAtPoster("Ann");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, {
			...POSTER,
			change: { yaw: 77, playing: true, mediaSeconds: 5 },
		});
		const late = watchExhibits(await hall.join({ name: "Late" }));
		await eventually(() =>
			expect(late.get(KEY)).toMatchObject({ yaw: 77, playing: true, mediaSeconds: 5, mediaSinceMs: nowMs }),
		);
	});

	it("[EXHIBIT3] whoever does nothing for ten seconds has let go, and everyone sees it", async () => {
		const ann = await joinAtPoster("Ann");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 1 } });
		await eventually(() => expect(ann.seen.get(KEY)?.holder).toBe(ann.connection.visitorId));
		nowMs += 10_000;
		await eventually(() => expect(ann.seen.get(KEY)).toMatchObject({ holder: "", page: 1 }));
	});

	it("[EXHIBIT4] from afar nobody takes it, and going away lets go", async () => {
		const far = await hall.join({ name: "Far" });
		const ann = await joinAtPoster("Ann");
		const { x, z } = hall.pavilion.library.hall(hall.eventId, hall.hallId)!.hall.arrival;
		await far.request(teleportRequest, { x, z, heading: 0 });
		await expect(far.request(holdRequest, POSTER)).rejects.toEqual(refusedAs("too-far"));

		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 1 } });
		await ann.connection.request(teleportRequest, { x: x + 0.7, z, heading: 0 });
		await eventually(() => expect(ann.seen.get(KEY)?.holder).toBe(""));
	});

	it("[EXHIBIT5] whoever leaves lets go at once", async () => {
		const ann = await joinAtPoster("Ann");
		const bo = await joinAtPoster("Bo");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 1 } });
		await eventually(() => expect(bo.seen.get(KEY)?.holder).toBe(ann.connection.visitorId));
		await ann.connection.leave();
		await eventually(() => expect(bo.seen.get(KEY)?.holder).toBe(""));
		await bo.connection.request(holdRequest, POSTER);
	});

	it("[EXHIBIT5] whoever drops lets go at once, not when their place is given up", async () => {
		const ann = await joinAtPoster("Ann");
		const bo = await joinAtPoster("Bo");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 1 } });
		await eventually(() => expect(bo.seen.get(KEY)?.holder).toBe(ann.connection.visitorId));
		const socket = hall.room.visitors.get(ann.connection.visitorId)?.client?.ref as unknown as { terminate(): void };
		socket.terminate();
		await eventually(() => expect(bo.seen.get(KEY)?.holder).toBe(""));
	});

	it("[EXHIBIT19] [EXHIBIT20] everyone sees the part that its holder moves, and that it is back however the hold ends", async () => {
		const ann = await joinAtPoster("Ann");
		const bo = await joinAtPoster("Bo");
		const out = { part: 2, partX: -127, partY: 64, partZ: 1 };
		const back = { part: 0, partX: 0, partY: 0, partZ: 0 };
		const takeOut = async () => {
			await ann.connection.request(holdRequest, POSTER);
			await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { apart: 128, ...out } });
			await eventually(() => expect(bo.seen.get(KEY)).toMatchObject(out));
		};
		await takeOut();
		const late = watchExhibits(await hall.join({ name: "Late" }));
		await eventually(() => expect(late.get(KEY)).toMatchObject(out));
		const grab = { ...POSTER, change: { part: 1 } };
		await expect(bo.connection.request(changeExhibitRequest, grab)).rejects.toEqual(refusedAs("not-holder"));
		await ann.connection.request(releaseRequest, POSTER);
		await eventually(() => expect(bo.seen.get(KEY)).toMatchObject({ apart: 128, ...back }));

		await takeOut();
		nowMs += 10_000;
		await eventually(() => expect(bo.seen.get(KEY)).toMatchObject({ holder: "", ...back }));

		await takeOut();
		const socket = hall.room.visitors.get(ann.connection.visitorId)?.client?.ref as unknown as { terminate(): void };
		socket.terminate();
		await eventually(() => expect(bo.seen.get(KEY)).toMatchObject({ holder: "", ...back }));
	});

	it("[EXHIBIT10] left alone where nobody is, it stands as it came again", async () => {
		const ann = await joinAtPoster("Ann");
		await ann.connection.request(holdRequest, POSTER);
		await ann.connection.request(changeExhibitRequest, { ...POSTER, change: { page: 1 } });
		await eventually(() => expect(ann.seen.has(KEY)).toBe(true));
		await eventually(() => expect(hall.room.state.booths.get("smart-park")?.inside ?? 0).toBe(0));
		nowMs += 120_000;
		await eventually(() => expect(ann.seen.has(KEY)).toBe(false));
	});

	it("[EXHIBIT11] what no booth shows is unknown", async () => {
		const ann = await joinAtPoster("Ann");
		for (const exhibit of [
			{ boothId: "smart-park", slot: "nowhere" },
			{ boothId: "no-booth", slot: "poster-1" },
			{ boothId: "__proto__", slot: "constructor" },
		]) {
			await expect(ann.connection.request(holdRequest, exhibit)).rejects.toEqual(refusedAs("unknown-exhibit"));
		}
		expect(hall.room.state.exhibits.size).toBe(0);
	});

	it("[EXHIBIT13] more than twenty times a second is refused with how long to wait, and the visitor stays", async () => {
		const ann = await joinAtPoster("Ann");
		await ann.connection.request(holdRequest, POSTER);
		const change = { ...POSTER, change: { page: 1 } };
		for (let n = 1; n < CHANGES_PER_SECOND; n++) await ann.connection.request(changeExhibitRequest, change);
		await expect(ann.connection.request(changeExhibitRequest, change)).rejects.toEqual(
			expect.objectContaining({ reason: "too-fast", retryAfterMs: 50 }),
		);
		nowMs += 50;
		await ann.connection.request(changeExhibitRequest, change);
	});
});
