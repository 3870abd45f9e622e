import { expect, it } from "vitest";
import { joinHall } from "#client/connection/joinHall.ts";
import { channelsRequest, historyRequest, sayRequest } from "#shared/features/chat/chatMessages.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { readVisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import { visitBeganMessage } from "#shared/features/visits/visitMessages.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { SAMPLE_EVENT } from "#tests/harness/hall.ts";
import { Walker } from "#tests/harness/Walker.ts";

const HALL_CHANNEL = { kind: "hall" } as const;

async function join(origin: string, device: { token?: string }) {
	const events = (await (await fetch(`${origin}/api/events`)).json()) as { id: string; halls: { id: string }[] }[];
	const hallId = events.find(({ id }) => id === SAMPLE_EVENT)!.halls[0]!.id;
	const connection = await joinHall({
		origin,
		eventId: SAMPLE_EVENT,
		hallId,
		profile: () => ({
			name: "Ada",
			look: { body: 0, colour: 0, accent: 1, face: 0, badge: 0 },
			language: "en",
			noGoTo: false,
		}),
		deviceToken: {
			read: () => device.token,
			write: (token) => {
				device.token = token;
			},
		},
	});
	const published = (await (
		await fetch(`${origin}/api/events/${SAMPLE_EVENT}/halls/${hallId}`)
	).json()) as PublishedHall;
	return { connection, published };
}

async function visitsAt(owner: ConsoleUser, boothId: string) {
	const summary = await owner.call(readVisitsSummary, { params: { eventId: SAMPLE_EVENT } });
	return summary.booths.find((booth) => booth.boothId === boothId);
}

it("[STORAGE1] a visitor, a begun visit and a line that were acknowledged outlive kill -9 of the server", async () => {
	const dataFolder = temporaryFolder();
	const device: { token?: string } = {};

	await using first = await HallProcess.start({ dataFolder });
	const owner = await ConsoleUser.setUp(first);
	const before = await join(first.origin, device);
	const boothId = before.published.booths[1]!.id;
	let began: string | undefined;
	before.connection.on(visitBeganMessage, (visit) => {
		began = visit.boothId;
	});
	const walker = await Walker.enter(before.connection, () => {});
	await walker.goTo(boothId);
	await eventually(async () => {
		await walker.stay(1);
		return began === boothId;
	}, 10_000);
	const line = { channel: HALL_CHANNEL, text: "remember me", clientKey: "before-the-kill" };
	const said = await before.connection.request(sayRequest, line);
	await first.kill();
	// The client would go on trying to reach the dead server.
	void before.connection.leave();

	await using second = await HallProcess.start({ dataFolder });
	const ownerAgain = owner.at(second.origin);
	expect(await visitsAt(ownerAgain, boothId)).toMatchObject({ visits: 1, visitors: 1 });
	const after = await join(second.origin, device);
	expect(after.connection.visitorId).toBe(before.connection.visitorId);
	// Back within half a minute, their visit goes on: one visit, not two.
	await eventually(async () => {
		expect(await visitsAt(ownerAgain, boothId)).toMatchObject({ visits: 1, insideNow: 1 });
	});
	const { messages } = await after.connection.request(historyRequest, { channel: HALL_CHANNEL });
	expect(messages).toEqual([said]);
	expect(await after.connection.request(sayRequest, line)).toEqual(said);
	expect((await after.connection.request(channelsRequest, null)).channels[0]).toMatchObject({
		lastId: said.id,
		unread: 0,
	});
	await after.connection.leave();
}, 60_000);
