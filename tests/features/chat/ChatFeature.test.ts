import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { ChatFeature, HALL_CHANNEL } from "#client/features/chat/ChatFeature.ts";
import { CHAT_PAGE, CHAT_TEXT_MAX, type ChatMessage, sayRequest } from "#shared/features/chat/chatMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

let keys = 0;
const newKey = () => `test-key-${keys++}`;
const say = (speaker: HallConnection, text: string) =>
	speaker.request(sayRequest, { channel: HALL_CHANNEL, text, clientKey: newKey() });

/** A chat that is stopped with the test. */
async function openChat(connection: HallConnection) {
	const heard: ChatMessage[] = [];
	const chat = new ChatFeature({ connection, now: Date.now, newKey, onHeard: (message) => heard.push(message) });
	await chat.start();
	const channel = (key = "hall") => chat.state.getState().channels[key];
	const texts = (key = "hall") => channel(key)?.lines.map(({ text }) => text);
	return { chat, heard, channel, texts };
}

/** Five lines in five seconds are allowed to each, so a crowd says more. */
async function sayMany(hall: HallHarness, count: number, from = 0): Promise<void> {
	const lines = Array.from({ length: count }, (_, index) => `line ${from + index}`);
	while (lines.length > 0) {
		const speaker = await hall.join({ name: `Before ${lines[0]}` });
		await Promise.all(lines.splice(0, 4).map((line) => say(speaker, line)));
		await speaker.leave();
	}
}

it("[TALK1] a line is pending until the hall kept it, then it stands once, for the speaker and for others", async () => {
	await using hall = await startHall();
	const lin = await openChat(await hall.join({ name: "林" }));
	const ada = await openChat(await hall.join({ name: "Ada" }));
	lin.chat.say("hall", "  你好  ");
	expect(lin.channel()?.pending).toMatchObject([{ text: "你好", delivery: { status: "sending" } }]);
	await eventually(() => expect(lin.channel()?.pending).toEqual([]));
	expect(lin.texts()).toEqual(["你好"]);
	await eventually(() => expect(ada.texts()).toEqual(["你好"]));
	expect(lin.heard).toHaveLength(1);
	expect(ada.heard).toHaveLength(1);
});

it("[TALK2] lines said while the connection is lost wait, go out in order afterwards, and stand once", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const connection = await hall.join({ name: "Ada", origin: network.origin });
	const ada = await openChat(connection);
	network.refuse();
	network.cut();
	await eventually(() => expect(connection.status.getState().status).toBe("lost"));
	ada.chat.say("hall", "one");
	ada.chat.say("hall", "two");
	await eventually(() =>
		expect(ada.channel()?.pending.map(({ delivery }) => delivery.status)).toEqual(["waiting", "waiting"]),
	);
	network.recover();
	await eventually(() => expect(ada.texts()).toEqual(["one", "two"]), 10_000);
	expect(ada.channel()?.pending).toEqual([]);
});

it("[TALK3] what others said meanwhile is read back without a gap, over several pages, and nothing twice", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const connection = await hall.join({ name: "Ada", origin: network.origin });
	const ada = await openChat(connection);
	await sayMany(hall, 3);
	ada.chat.open(HALL_CHANNEL);
	await eventually(() => expect(ada.texts()).toHaveLength(3));
	network.refuse();
	network.cut();
	await eventually(() => expect(connection.status.getState().status).toBe("lost"));
	const missed = CHAT_PAGE + 7;
	await sayMany(hall, missed, 3);
	network.recover();
	await eventually(() => expect(ada.texts()).toHaveLength(3 + missed), 10_000);
	expect(ada.texts()).toEqual(Array.from({ length: 3 + missed }, (_, index) => `line ${index}`));
});

it("[TALK4] what the hall refuses stays with its reason, and can be sent again or thrown away", async () => {
	await using hall = await startHall();
	const { chat, channel, texts } = await openChat(await hall.join({ name: "Ada" }));
	chat.say("hall", "x".repeat(CHAT_TEXT_MAX + 1));
	expect(channel()?.pending).toMatchObject([{ delivery: { status: "failed", reason: "too-long" } }]);
	chat.discard("hall", channel()?.pending[0]?.clientKey ?? "");
	expect(channel()?.pending).toEqual([]);

	for (let index = 0; index < 6; index++) chat.say("hall", `quick ${index}`);
	const failed = await eventually(() => {
		const line = channel()?.pending.find(({ delivery }) => delivery.status === "failed");
		expect(line?.delivery).toMatchObject({ status: "failed", reason: "too-fast" });
		return line;
	});
	const retryAtMs = failed?.delivery.status === "failed" ? failed.delivery.retryAtMs : undefined;
	expect(retryAtMs).toBeGreaterThan(Date.now());
	await eventually(() => Date.now() > (retryAtMs ?? Infinity), 10_000);
	chat.retry("hall", failed?.clientKey ?? "");
	await eventually(() => expect(texts()).toHaveLength(6));
});

it("[TALK5] lines count as unread until their channel is on screen; one's own never do", async () => {
	await using hall = await startHall();
	const linConnection = await hall.join({ name: "林" });
	const ada = await openChat(await hall.join({ name: "Ada" }));
	await say(linConnection, "first");
	await say(linConnection, "second");
	await eventually(() => expect(ada.channel()?.unread).toBe(2));
	ada.chat.say("hall", "mine");
	await eventually(() => expect(ada.texts()).toContain("mine"));
	expect(ada.channel()?.unread).toBe(2);
	ada.chat.open(HALL_CHANNEL);
	expect(ada.channel()?.unread).toBe(0);
	await say(linConnection, "third");
	await eventually(() => expect(ada.texts()).toContain("third"));
	expect(ada.channel()?.unread).toBe(0);
});

it("[TALK5] a direct line opens its channel under the speaker's name", async () => {
	await using hall = await startHall();
	const lin = await openChat(await hall.join({ name: "林" }));
	const adaConnection = await hall.join({ name: "Ada" });
	const ada = await openChat(adaConnection);
	lin.chat.open({ kind: "direct", with: adaConnection.visitorId }, "Ada");
	lin.chat.say(`direct:${adaConnection.visitorId}`, "psst");
	const key = await eventually(() => {
		const found = Object.entries(ada.chat.state.getState().channels).find(
			([, { channel }]) => channel.kind === "direct",
		);
		expect(found).toBeDefined();
		return found?.[0] ?? "";
	});
	expect(ada.channel(key)).toMatchObject({ name: "林", unread: 1 });
	expect(ada.texts(key)).toEqual(["psst"]);
});

it("[TALK6] lines of somebody muted are neither shown nor counted", async () => {
	await using hall = await startHall();
	const linConnection = await hall.join({ name: "林" });
	const ada = await openChat(await hall.join({ name: "Ada" }));
	const bo = await hall.join({ name: "Bo" });
	await ada.chat.mute(linConnection.visitorId, true);
	await say(linConnection, "unheard");
	await say(bo, "heard");
	await eventually(() => expect(ada.texts()).toEqual(["heard"]));
	expect(ada.channel()?.unread).toBe(1);
	expect(ada.heard.map(({ text }) => text)).toEqual(["heard"]);
});

it("[TALK7] earlier lines come page by page until the beginning", async () => {
	await using hall = await startHall();
	await sayMany(hall, CHAT_PAGE + 3);
	const ada = await openChat(await hall.join({ name: "Ada" }));
	ada.chat.open(HALL_CHANNEL);
	await eventually(() => expect(ada.channel()?.history).toEqual({ more: true }));
	expect(ada.texts()).toHaveLength(CHAT_PAGE);
	await ada.chat.readOlder("hall");
	expect(ada.channel()?.history).toEqual({ more: false });
	expect(ada.texts()?.[0]).toBe("line 0");
	expect(ada.texts()).toHaveLength(CHAT_PAGE + 3);
});
