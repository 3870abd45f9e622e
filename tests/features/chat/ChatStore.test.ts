import { describe, expect, it } from "vitest";
import { ChatStore, channelSeenBy, type KeptLine, keptChannel } from "#server/features/chat/ChatStore.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const hall = { eventId: "carnival", hallId: "main" };

function line(id: number, from: string, channel = "hall", text = `line ${id}`): KeptLine {
	return { id, channel, from, name: from.toUpperCase(), text, saidAtMs: 1000 + id, clientKey: `key-${id}` };
}

const ids = ({ messages }: { messages: readonly { id: number }[] }) => messages.map(({ id }) => id);

describe("channels", () => {
	it("are one for both who talk directly, and each sees the other", () => {
		const kept = keptChannel({ kind: "direct", with: "anna" }, "bert");
		expect(kept).toBe(keptChannel({ kind: "direct", with: "bert" }, "anna"));
		expect(channelSeenBy(kept, "anna")).toEqual({ kind: "direct", with: "bert" });
		expect(channelSeenBy(kept, "bert")).toEqual({ kind: "direct", with: "anna" });
		expect(channelSeenBy(keptChannel({ kind: "booth", boothId: "twin-1" }, "anna"), "bert")).toEqual({
			kind: "booth",
			boothId: "twin-1",
		});
		expect(channelSeenBy("hall", "anna")).toEqual({ kind: "hall" });
	});
});

describe("ChatStore", () => {
	onEveryDatabase((queries) => {
		it("[CHAT3] pages back through a channel, and only that one", async () => {
			const store = new ChatStore(queries());
			const kept = Array.from({ length: 7 }, (_, index) => store.keep(hall, line(index + 1, "anna"), []));
			kept.push(store.keep(hall, line(8, "anna", "booth:twin", "你好 👋\nline two"), []));
			kept.push(store.keep({ ...hall, hallId: "other" }, line(1, "anna"), []));
			await store.close();
			await Promise.all(kept);
			const latest = await store.history(hall, { channel: "hall", beforeId: undefined, limit: 3, readerId: "bert" });
			expect([ids(latest), latest.more]).toEqual([[5, 6, 7], true]);
			const older = await store.history(hall, { channel: "hall", beforeId: 5, limit: 4, readerId: "bert" });
			expect([ids(older), older.more]).toEqual([[1, 2, 3, 4], false]);
			const booth = await store.history(hall, {
				channel: "booth:twin",
				beforeId: undefined,
				limit: 3,
				readerId: "bert",
			});
			expect(booth.messages).toEqual([
				{
					id: 8,
					channel: { kind: "booth", boothId: "twin" },
					from: "anna",
					name: "ANNA",
					text: "你好 👋\nline two",
					saidAtMs: 1008,
				},
			]);
		});

		it("[CHAT2] knows the highest id and what was said under a client's key after a restart", async () => {
			const before = new ChatStore(queries());
			expect(await before.lastId(hall)).toBe(0);
			await before.keep(hall, line(41, "anna"), []);
			const after = new ChatStore(queries());
			expect(await after.lastId(hall)).toBe(41);
			expect(await after.findSaid(hall, "anna", "key-41")).toEqual(line(41, "anna"));
			expect(await after.findSaid(hall, "bert", "key-41")).toBeUndefined();
		});

		it("[CHAT2] refuses a line twice under one key, even from another process", async () => {
			const store = new ChatStore(queries());
			await store.keep(hall, line(1, "anna"), []);
			await expect(store.keep(hall, { ...line(2, "anna"), clientKey: "key-1" }, [])).rejects.toMatchObject({
				name: "NotSavedError",
			});
			await store.keep(hall, line(3, "anna"), []);
			expect(await store.lastId(hall)).toBe(3);
		});

		it("[CHAT4] counts what is unread per channel, without one's own and muted people's lines", async () => {
			const store = new ChatStore(queries());
			await queries()
				.insertInto("visitors")
				.values({
					id: "bert",
					name: "Bert 博",
					look: "{}",
					language: "en",
					created_at_ms: 1,
					last_seen_at_ms: 1,
				})
				.execute();
			await queries().insertInto("mutes").values({ muter_id: "anna", muted_id: "carl", muted_at_ms: 1 }).execute();
			await store.startReading(hall, "anna", "hall", 2);
			await Promise.all([
				store.keep(hall, line(1, "bert"), []),
				store.keep(hall, line(2, "bert"), []),
				store.keep(hall, line(3, "bert"), []),
				store.keep(hall, line(4, "anna"), []),
				store.keep(hall, line(5, "carl"), []),
				store.keep(hall, line(6, "bert"), []),
				store.keep(hall, line(7, "bert", "direct:anna:bert"), ["anna", "bert"]),
				store.keep(hall, line(8, "anna", "direct:anna:bert"), ["anna", "bert"]),
				store.keep(hall, line(9, "carl", "direct:bert:carl"), ["bert", "carl"]),
			]);
			const direct = { channel: { kind: "direct", with: "bert" }, name: "Bert 博" };
			expect(await store.overview(hall, "anna")).toEqual([
				{ ...direct, unread: 1, lastId: 8 },
				{ channel: { kind: "hall" }, unread: 2, lastId: 6 },
			]);

			await Promise.all([store.markRead(hall, "anna", "hall", 6), store.markRead(hall, "anna", "hall", 3)]);
			await store.markRead(hall, "anna", "hall", 1);
			await store.startReading(hall, "anna", "hall", 0);
			await store.markRead(hall, "anna", "direct:anna:bert", 7);
			expect((await store.overview(hall, "anna")).map(({ unread }) => unread)).toEqual([0, 0]);
			expect(await store.isChannelOf(hall, "anna", "direct:anna:bert")).toBe(true);
			expect(await store.isChannelOf(hall, "anna", "direct:bert:carl")).toBe(false);

			const heard = await store.history(hall, { channel: "hall", beforeId: undefined, limit: 10, readerId: "anna" });
			expect(ids(heard)).toEqual([1, 2, 3, 4, 6]);
		});
	});
});
