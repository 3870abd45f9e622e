import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import {
	type ChatChannel,
	type ChatMessage,
	channelsRequest,
	historyRequest,
	muteRequest,
	readRequest,
	saidMessage,
	sayRequest,
} from "#shared/features/chat/chatMessages.ts";
import { visitBeganMessage } from "#shared/features/visits/visitMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { Walker } from "#tests/harness/Walker.ts";

const HALL = { kind: "hall" } as const;
let keys = 0;

function say(speaker: HallConnection, channel: ChatChannel, text: string, clientKey = `client-key-${keys++}`) {
	return speaker.request(sayRequest, { channel, text, clientKey });
}

function hear(connection: HallConnection): ChatMessage[] {
	const heard: ChatMessage[] = [];
	connection.on(saidMessage, (message) => heard.push(message));
	return heard;
}

const direct = (other: HallConnection) => ({ kind: "direct", with: other.visitorId }) as const;
const texts = (messages: readonly ChatMessage[]) => messages.map(({ text }) => text);
const history = (reader: HallConnection, channel: ChatChannel) => reader.request(historyRequest, { channel });

it("[CHAT1] a line to the hall is told to everyone else once it is kept, the same for all", async () => {
	await using hall = await startHall();
	const [ada, lin, bo] = await Promise.all(["Ada", "林", "Bo"].map((name) => hall.join({ name })));
	const [toAda, toLin, toBo] = [hear(ada!), hear(lin!), hear(bo!)];
	const said = await say(lin!, HALL, "  大家好 👋\u0007 ");
	expect(said).toMatchObject({ channel: HALL, from: lin!.visitorId, name: "林", text: "大家好 👋" });
	await eventually(() => expect([toAda, toBo]).toEqual([[said], [said]]));
	expect(toLin).toEqual([]);
	const latecomer = await hall.join();
	expect((await history(latecomer, HALL)).messages).toEqual([said]);
});

it("[CHAT2] said twice under one key it is kept and told once, at once or after a restart, and ids go on growing", async () => {
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-"));
	const device = {};
	let first: ChatMessage;
	{
		await using hall = await startHall({ dataFolder });
		const ada = await hall.join({ device });
		const heard = hear(await hall.join());
		const [once, twice] = await Promise.all([
			say(ada, HALL, "hello", "same-key-1"),
			say(ada, HALL, "hello", "same-key-1"),
		]);
		first = once;
		expect(twice).toEqual(first);
		await say(ada, HALL, "next");
		await eventually(() => expect(texts(heard)).toEqual(["hello", "next"]));
	}
	await using hall = await startHall({ dataFolder });
	const ada = await hall.join({ device });
	expect(await say(ada, HALL, "hello", "same-key-1")).toEqual(first);
	const later = await say(ada, HALL, "later");
	const kept = (await history(ada, HALL)).messages;
	expect(texts(kept)).toEqual(["hello", "next", "later"]);
	expect(kept.map(({ id }) => id)).toEqual([...kept.map(({ id }) => id)].sort((a, b) => a - b));
	expect(new Set(kept.map(({ id }) => id)).size).toBe(3);
	expect(later.id).toBeGreaterThan(kept[1]!.id);
	await hall.stop();
	await rm(dataFolder, { recursive: true });
});

it("[CHAT5] a booth's channel is for those who are at it", async () => {
	let skippedMs = 0;
	await using hall = await startHall({ now: () => Date.now() + skippedMs });
	const [here, elsewhere] = hall.room.services.published().booths;
	const channel = { kind: "booth", boothId: here!.id } as const;
	const comeTo = async (boothId: string) => {
		const visitor = await hall.join();
		const began = new Promise<string>((resolve) => visitor.on(visitBeganMessage, (visit) => resolve(visit.boothId)));
		const walker = await Walker.enter(visitor, (ms) => {
			skippedMs += ms;
		});
		await walker.goTo(boothId);
		await walker.stay(3);
		expect(await began).toBe(boothId);
		return visitor;
	};
	const ada = await comeTo(here!.id);
	const lin = await comeTo(here!.id);
	const bo = await comeTo(elsewhere!.id);
	const [toLin, toBo] = [hear(lin), hear(bo)];
	await say(ada, channel, "look at this");
	await say(ada, HALL, "to all");
	await eventually(() => expect([texts(toLin), texts(toBo)]).toEqual([["look at this", "to all"], ["to all"]]));
	await expect(say(bo, channel, "me too")).rejects.toMatchObject({ reason: "not-at-booth" });
	await expect(history(bo, channel)).rejects.toMatchObject({ reason: "not-at-booth" });
	expect(texts((await history(lin, channel)).messages)).toEqual(["look at this"]);
	expect((await lin.request(channelsRequest, null)).channels).toMatchObject([
		{ channel: HALL, unread: 1 },
		{ channel, unread: 1 },
	]);
});

it("[CHAT7] a direct line reaches only its addressee, also when they come back later", async () => {
	await using hall = await startHall();
	const device = {};
	const ada = await hall.join({ name: "Ada" });
	const bo = await hall.join();
	const lin = await hall.join({ name: "Lin", device });
	const [toBo, toLin] = [hear(bo), hear(lin)];
	const said = await say(ada, direct(lin), "psst");
	expect(said.channel).toEqual(direct(lin));
	await eventually(() => expect(toLin).toEqual([{ ...said, channel: direct(ada) }]));
	await lin.leave();
	await eventually(() => expect(hall.room.visitors.has(lin.visitorId)).toBe(false));
	await say(ada, direct(lin), "see you tomorrow");
	const back = await hall.join({ name: "Lin", device });
	expect((await back.request(channelsRequest, null)).channels).toMatchObject([
		{ channel: direct(ada), name: "Ada", unread: 2 },
		{ channel: HALL, unread: 0 },
	]);
	expect(texts((await history(back, direct(ada))).messages)).toEqual(["psst", "see you tomorrow"]);
	expect(toBo).toEqual([]);
	await expect(say(ada, { kind: "direct", with: "nobody00" }, "hi")).rejects.toMatchObject({ reason: "gone" });
	await expect(say(ada, direct(ada), "hi")).rejects.toMatchObject({ reason: "gone" });
});

it("[CHAT4] read marks are kept, only go forward, and count what others said since", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	await say(ada, HALL, "before Lin came");
	const device = {};
	const lin = await hall.join({ device });
	const unread = async (reader: HallConnection) => (await reader.request(channelsRequest, null)).channels[0]?.unread;
	expect(await unread(lin)).toBe(0);
	const one = await say(ada, HALL, "one");
	await say(ada, HALL, "two");
	await say(lin, HALL, "mine");
	expect(await unread(lin)).toBe(2);
	await lin.request(readRequest, { channel: HALL, upToId: one.id });
	expect(await unread(lin)).toBe(1);
	await lin.leave();
	const again = await hall.join({ device });
	expect(await unread(again)).toBe(1);
	// Further than anything said: no line to come counts as read.
	await again.request(readRequest, { channel: HALL, upToId: 1_000_000 });
	await again.request(readRequest, { channel: HALL, upToId: one.id });
	expect(await unread(again)).toBe(0);
	await say(ada, HALL, "three");
	expect(await unread(again)).toBe(1);
	await again.request(readRequest, { channel: direct(ada), upToId: 5 });
	expect((await again.request(channelsRequest, null)).channels).toHaveLength(1);
});

it("[CHAT8] who is muted no longer reaches the one who muted, in no channel, and is not told", async () => {
	await using hall = await startHall();
	const device = {};
	const ada = await hall.join({ device });
	const troll = await hall.join();
	const bo = await hall.join();
	const [toAda, toBo] = [hear(ada), hear(bo)];
	await say(troll, HALL, "first");
	await eventually(() => expect(texts(toAda)).toEqual(["first"]));
	expect(await ada.request(muteRequest, { visitorId: troll.visitorId, muted: true })).toEqual({
		muted: [troll.visitorId],
	});
	await say(troll, HALL, "second");
	await say(troll, direct(ada), "third");
	await say(bo, HALL, "from Bo");
	await eventually(() =>
		expect([texts(toAda), texts(toBo)]).toEqual([
			["first", "from Bo"],
			["first", "second"],
		]),
	);
	await expect(say(ada, direct(troll), "why")).rejects.toMatchObject({ reason: "muted" });
	expect(texts((await history(ada, HALL)).messages)).toEqual(["from Bo"]);
	expect(texts((await history(troll, direct(ada))).messages)).toEqual(["third"]);

	await ada.leave();
	const back = await hall.join({ device });
	const overview = await back.request(channelsRequest, null);
	expect(overview.muted).toEqual([troll.visitorId]);
	expect(overview.channels.map(({ unread }) => unread)).not.toContain(3);
	await back.request(muteRequest, { visitorId: troll.visitorId, muted: false });
	expect(texts((await history(back, HALL)).messages)).toEqual(["first", "second", "from Bo"]);
	await expect(back.request(muteRequest, { visitorId: "nobody00", muted: true })).rejects.toMatchObject({
		reason: "gone",
	});
});

it("[CHAT9] too fast, too long and bad words are refused with the reason, and told to nobody", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	const heard = hear(await hall.join());
	await expect(say(ada, HALL, "x".repeat(501))).rejects.toMatchObject({ reason: "too-long" });
	await expect(say(ada, HALL, "你 这 个 傻 逼")).rejects.toMatchObject({ reason: "bad-words" });
	await expect(say(ada, HALL, "\u0007")).rejects.toMatchObject({ reason: "invalid" });
	await say(ada, HALL, "👋".repeat(500));
	for (let line = 0; line < 3; line++) await say(ada, HALL, `line ${line}`);
	const tooFast = await say(ada, HALL, "one more").catch((refusal) => refusal);
	expect(tooFast).toMatchObject({ reason: "too-fast" });
	expect(tooFast.retryAfterMs).toBeGreaterThan(0);
	expect(tooFast.retryAfterMs).toBeLessThanOrEqual(5000);
	await eventually(() => expect(heard).toHaveLength(4));
});

it("[STORAGE3] while the disk is full a line is refused and told to nobody; with room again the hall goes on", async () => {
	await using hall = await startHall();
	const ada = await hall.join();
	const heard = hear(await hall.join());
	await say(ada, HALL, "before");
	const { queries } = hall.pavilion.database;
	const pages = await sql<{ page_count: number }>`PRAGMA page_count`.execute(queries);
	await sql`PRAGMA max_page_count = ${sql.lit(pages.rows[0]!.page_count)}`.execute(queries);
	const long = "满".repeat(500);
	await expect(
		(async () => {
			for (let line = 0; line < 4; line++) await say(ada, HALL, `${line} ${long}`.slice(0, 500));
		})(),
	).rejects.toMatchObject({ reason: "not-saved" });
	const toldWhileFull = heard.length;
	expect((await history(ada, HALL)).messages).toHaveLength(toldWhileFull);
	await sql`PRAGMA max_page_count = 1000000`.execute(queries);
	await eventually(() => say(ada, HALL, "after"), 10_000);
	await eventually(() => expect(texts(heard).at(-1)).toBe("after"));
	expect((await history(ada, HALL)).messages).toEqual(heard);
});

it("[CHAT10] a hall's instances have one chat, with the same ids, history and mutes", async () => {
	await using samples = await copySampleEvents((event) => ({
		...event,
		halls: event.halls.slice(0, 1).map((hall) => ({ ...hall, capacity: 2, instances: 2 })),
	}));
	let passedMs = 0;
	await using hall = await startHall({ sampleEvents: samples.folder, now: () => Date.now() + passedMs });
	const people = [];
	for (const name of ["Ada", "Bo", "Lin"]) people.push(await hall.join({ name }));
	const [ada, bo, lin] = people;
	expect(hall.rooms.map((room) => room.visitors.size)).toEqual([2, 1]);
	const [toAda, toBo, toLin] = people.map(hear);
	const [first, second] = await Promise.all([say(ada!, HALL, "from one"), say(lin!, HALL, "from two")]);
	expect(new Set([first.id, second.id]).size).toBe(2);
	await eventually(() => expect([toAda, toLin, toBo!.length]).toEqual([[second], [first], 2]));
	expect(texts((await history(ada!, HALL)).messages)).toEqual(texts((await history(lin!, HALL)).messages));

	await say(ada!, direct(lin!), "only you");
	await eventually(() => expect(toLin!.at(-1)).toMatchObject({ text: "only you", channel: direct(ada!) }));
	expect(texts(toBo!)).not.toContain("only you");

	const began = new Set<string>();
	for (const person of [ada!, lin!]) person.on(visitBeganMessage, () => began.add(person.visitorId));
	for (const person of [ada!, lin!]) {
		const walker = await Walker.enter(person, (ms) => {
			passedMs += ms;
		});
		await walker.goTo(hall.pavilion.library.boothIds(hall.eventId)![0]!);
		await walker.stay(8);
	}
	await eventually(() => expect(began.size).toBe(2));
	const booth = { kind: "booth", boothId: hall.pavilion.library.boothIds(hall.eventId)![0]! } as const;
	await say(ada!, booth, "at the booth");
	await eventually(() => expect(texts(toLin!)).toContain("at the booth"));
	expect(texts(toBo!)).not.toContain("at the booth");

	await lin!.request(muteRequest, { visitorId: bo!.visitorId, muted: true });
	await say(bo!, HALL, "unheard");
	await say(ada!, HALL, "heard");
	await eventually(() => expect(texts(toLin!)).toContain("heard"));
	expect(texts(toLin!)).not.toContain("unheard");
});
