import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { VisitStore } from "#server/features/visits/VisitStore.ts";
import { visitsRoutes } from "#server/features/visits/visitsRoutes.ts";
import type { Actor } from "#server/http/Actor.ts";
import { endpointRoutes } from "#server/http/endpointRoutes.ts";
import type { Queries } from "#server/storage/tables.ts";
import { createBooth } from "#shared/features/booths/boothEndpoints.ts";
import { unpublishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import { readBoothVisits, readVisitsSummary, type VisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import {
	passportRequest,
	visitBeganMessage,
	visitEndedMessage,
	visitEngagedMessage,
} from "#shared/features/visits/visitMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Walker } from "#tests/harness/Walker.ts";

/** A clock that runs, and that a test can turn on. */
function turnableClock() {
	let skippedMs = 0;
	return {
		now: () => Date.now() + skippedMs,
		pass: (ms: number) => {
			skippedMs += ms;
		},
	};
}

function hear(connection: HallConnection) {
	const heard: string[] = [];
	connection.on(visitBeganMessage, ({ boothId }) => heard.push(`began ${boothId}`));
	connection.on(visitEngagedMessage, ({ boothId, firstTime }) => heard.push(`engaged ${boothId} ${firstTime}`));
	connection.on(visitEndedMessage, ({ boothId, dwellSeconds }) =>
		heard.push(`ended ${boothId} ${Math.floor(dwellSeconds)}`),
	);
	return heard;
}

async function summaryOf(hall: HallHarness, boothId: string) {
	const moderator = await hall.signIn("moderator");
	const summary = await moderator.call(readVisitsSummary, { params: { eventId: hall.eventId } });
	return summary.booths.find((booth) => booth.boothId === boothId)!;
}

const boothOf = (hall: HallHarness, visitor: HallConnection) => hall.room.state.roster.get(visitor.visitorId)?.booth;

it("[VISIT9] a visit is seen by all while it lasts, told to the visitor, and found in the summary", async () => {
	const clock = turnableClock();
	await using hall = await startHall({ now: clock.now });
	const booth = hall.room.services.published().booths[2]!;
	const ada = await hall.join({ name: "Ada" });
	const heard = hear(ada);
	const walker = await Walker.enter(ada, clock.pass);

	await walker.goTo(booth.id);
	await walker.stay(3);
	await eventually(() => expect(heard).toEqual([`began ${booth.id}`]));
	expect(boothOf(hall, ada)).toBe(booth.index);
	expect(hall.room.state.booths.get(booth.id)?.inside).toBe(1);
	expect(await summaryOf(hall, booth.id)).toMatchObject({ visitors: 1, visits: 1, engagedVisits: 0, insideNow: 1 });
	expect(await ada.request(passportRequest, null)).toEqual({ stamps: [] });

	await walker.stay(20);
	await eventually(() => expect(heard).toEqual([`began ${booth.id}`, `engaged ${booth.id} true`]));
	const { stamps } = await ada.request(passportRequest, null);
	expect(stamps).toMatchObject([{ boothId: booth.id }]);

	const { arrival } = hall.room.services.published().hall;
	await walker.teleport(arrival.x, arrival.z);
	await walker.stay(3);
	await eventually(() => expect(heard.at(-1)).toMatch(`ended ${booth.id} 2`));
	expect(boothOf(hall, ada)).toBe(0);
	expect(hall.room.state.booths.get(booth.id)?.inside).toBe(0);

	await walker.goTo(booth.id);
	await walker.stay(24);
	await eventually(() => expect(heard.at(-1)).toBe(`engaged ${booth.id} false`));
	expect((await ada.request(passportRequest, null)).stamps).toEqual(stamps);
	await ada.leave();
	await eventually(async () =>
		expect(await summaryOf(hall, booth.id)).toMatchObject({ visitors: 1, visits: 2, engagedVisits: 2, insideNow: 0 }),
	);
	expect(hall.room.state.booths.get(booth.id)?.inside).toBe(0);
});

it("[VISIT7] a visit and a passport go on after a restart of the server", async () => {
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-"));
	const clock = turnableClock();
	const device = {};
	let boothId = "";
	{
		await using hall = await startHall({ now: clock.now, dataFolder });
		boothId = hall.room.services.published().booths[0]!.id;
		const ada = await hall.join({ device });
		const heard = hear(ada);
		const walker = await Walker.enter(ada, clock.pass);
		await walker.goTo(boothId);
		await walker.stay(23);
		await eventually(() => expect(heard.at(-1)).toBe(`engaged ${boothId} true`));
		// The server goes down with Ada in it, as at a deploy.
		await hall.pavilion.close();
	}
	{
		await using hall = await startHall({ now: clock.now, dataFolder });
		const ada = await hall.join({ device });
		expect((await ada.request(passportRequest, null)).stamps).toMatchObject([{ boothId }]);
		await eventually(() => expect(boothOf(hall, ada)).toBe(1));
		const walker = await Walker.enter(ada, clock.pass);
		await walker.goTo(boothId);
		await walker.stay(3);
		await ada.leave();
		await eventually(async () => expect(await summaryOf(hall, boothId)).toMatchObject({ visits: 1, insideNow: 0 }));
	}
	await rm(dataFolder, { recursive: true });
});

it("[VISIT8] the summary of an event that is not there is refused", async () => {
	await using hall = await startHall();
	const owner = await hall.signIn("owner");
	const response = await owner.fetch("/api/events/nowhere/visits/summary");
	expect([response.status, await response.json()]).toEqual([404, { reason: "not-found" }]);
});

it("[VISIT11] an exhibitor and their staff see their own booth's visits, also once the event is closed again", async () => {
	await using hall = await startHall();
	const [own, other] = hall.pavilion.library.boothIds(hall.eventId)!;
	const visits = new VisitStore(hall.pavilion.database.queries);
	const nowMs = Date.now();
	const visit = { eventId: hall.eventId, hallId: hall.hallId, visitorId: "ada", boothId: own! };
	await visits.keep({
		...visit,
		beganAtMs: nowMs - 90_000,
		lastHeardAtMs: nowMs - 60_000,
		dwellMs: 30_000,
		endedAtMs: nowMs - 60_000,
	});
	await visits.close();
	const organizer = await hall.signIn("organizer");
	for (const role of ["exhibitor", "boothStaff"] as const) {
		const person = await hall.signIn(role, { boothId: own! });
		const mine = { params: { eventId: hall.eventId, boothId: own! } };
		expect(await person.call(readBoothVisits, mine)).toMatchObject({ visitors: 1, visits: 1, engagedVisits: 1 });
		const theirs = { params: { eventId: hall.eventId, boothId: other! } };
		await expect(person.call(readBoothVisits, theirs)).rejects.toMatchObject({ reason: "forbidden" });
	}
	const booth = { boothId: "newcomer", name: { "zh-CN": "新", en: "New" }, template: "inline" };
	await organizer.call(createBooth, { params: { eventId: hall.eventId }, body: booth });
	const newcomer = { params: { eventId: hall.eventId, boothId: "newcomer" } };
	expect(await organizer.call(readBoothVisits, newcomer)).toMatchObject({ visits: 0 });

	await organizer.call(unpublishEvent, { params: { eventId: hall.eventId } });
	const summary = await organizer.call(readVisitsSummary, { params: { eventId: hall.eventId } });
	expect(summary.booths.find(({ boothId }) => boothId === own)).toMatchObject({ visits: 1 });
	const exhibitor = await hall.signIn("exhibitor", { boothId: own! });
	const after = await exhibitor.call(readBoothVisits, { params: { eventId: hall.eventId, boothId: own! } });
	expect(after).toMatchObject({ visits: 1, totalDwellSeconds: 30 });
});

it("[VISIT8] a summary that is costly is given again for a while, a cheap one is always fresh", async () => {
	const nowMs = { value: 1_800_000_000_000 };
	let asked = 0;
	let costMs = 300;
	const visits = {
		summarize: async () => {
			asked += 1;
			nowMs.value += costMs;
			return [];
		},
	} as unknown as VisitStore;
	const owner: Actor = {
		accountId: "owner",
		name: "Owner",
		grants: [{ role: "owner", eventId: null, boothId: null }],
		sessionId: "session",
	};
	const endpoints = visitsRoutes({
		visits,
		now: () => nowMs.value,
		boothIds: async () => ["twin"],
		hasBooth: async () => true,
	});
	const app = express().use(endpointRoutes({ endpoints, identify: async () => owner }));
	const server = app.listen(0);
	onTestFinished(() => {
		server.close();
	});
	await once(server, "listening");
	const ask = async () => {
		const { port } = server.address() as AddressInfo;
		const response = await fetch(`http://127.0.0.1:${port}/events/carnival/visits/summary`);
		return ((await response.json()) as VisitsSummary).generatedAtMs;
	};
	const first = await ask();
	nowMs.value += 5_900;
	expect(await ask()).toBe(first);
	expect(asked).toBe(1);
	nowMs.value += 200;
	costMs = 1;
	expect(await ask()).toBeGreaterThan(first);
	await ask();
	expect(asked).toBe(3);
});

it("[VISIT9] a visit that a full disk refused is told to nobody until it is kept, and is not lost", async () => {
	const clock = turnableClock();
	await using hall = await startHall({ now: clock.now });
	const booth = hall.room.services.published().booths[0]!;
	const ada = await hall.join();
	const heard = hear(ada);
	const walker = await Walker.enter(ada, clock.pass);
	const { queries } = hall.pavilion.database;
	await fillDisk(queries);

	await walker.goTo(booth.id);
	await walker.stay(5);
	// The next line in the same queue is refused too: by then the visit has been.
	const last = { eventId: hall.eventId, hallId: hall.hallId, visitorId: "x", boothId: booth.id, beganAtMs: 1 };
	const store = new VisitStore(queries);
	await expect(store.keep({ ...last, lastHeardAtMs: 1, endedAtMs: 1, dwellMs: 0 })).rejects.toThrow("disk-full");
	expect([heard, boothOf(hall, ada)]).toEqual([[], 0]);

	await sql`PRAGMA max_page_count = 1000000`.execute(queries);
	await eventually(() => expect(heard).toEqual([`began ${booth.id}`]), 10_000);
	expect(boothOf(hall, ada)).toBe(booth.index);
	expect(await summaryOf(hall, booth.id)).toMatchObject({ visits: 1, insideNow: 1 });
});

/** SQLite's own full disk: not one more row fits into any table's pages. */
async function fillDisk(queries: Queries): Promise<void> {
	const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(queries);
	await sql`PRAGMA max_page_count = ${sql.lit(rows[0]!.page_count)}`.execute(queries);
	let row = 0;
	const fill = async (length: number) => {
		for (;;) {
			const text = "x".repeat(length);
			const visit = { event_id: `e${row++}`, hall_id: text, visitor_id: "v", began_at_ms: 1, booth_id: "b" };
			await queries
				.insertInto("visits")
				.values({ ...visit, last_heard_at_ms: 1, ended_at_ms: null, dwell_ms: 1 })
				.execute();
		}
	};
	for (const length of [1000, 100, 1]) await fill(length).catch((error) => expect(String(error)).toMatch(/full/));
}
