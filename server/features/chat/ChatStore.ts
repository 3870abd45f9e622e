import type { ExpressionBuilder } from "kysely";
import type { HallKey } from "#server/hall/HallKey.ts";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import type { ChatMessageRow, ChatReadRow, Queries, Tables } from "#server/storage/tables.ts";
import type { ChannelOverview, ChatChannel, ChatMessage } from "#shared/features/chat/chatMessages.ts";

/** One line as it is kept: its channel seen by nobody in particular. */
export interface KeptLine {
	readonly id: number;
	readonly channel: string;
	readonly from: string;
	readonly name: string;
	readonly text: string;
	readonly saidAtMs: number;
	readonly clientKey: string;
}

export interface HistoryQuery {
	readonly channel: string;
	/** Only what is older than this id. */
	readonly beforeId: number | undefined;
	readonly limit: number;
	/** Who reads: lines of those they muted are left out. */
	readonly readerId: string;
}

type Keeping =
	| { readonly kind: "line"; readonly line: ChatMessageRow; readonly members: readonly string[] }
	| { readonly kind: "start" | "read"; readonly read: ChatReadRow };

/** How a channel is kept: `hall`, `booth:<boothId>` or `direct:<visitorId>:<visitorId>`, the lesser id first. */
export function keptChannel(channel: ChatChannel, visitorId: string): string {
	switch (channel.kind) {
		case "hall":
			return "hall";
		case "booth":
			return `booth:${channel.boothId}`;
		case "direct":
			return `direct:${[visitorId, channel.with].sort().join(":")}`;
		default:
			return channel satisfies never;
	}
}

/** The other way: a kept channel as one visitor sees it. Neither slugs nor visitor ids hold a colon. */
export function channelSeenBy(kept: string, visitorId: string): ChatChannel {
	const [kind, first = "", second = ""] = kept.split(":");
	if (kind === "booth") return { kind, boothId: first };
	if (kind === "direct") return { kind, with: first === visitorId ? second : first };
	return { kind: "hall" };
}

/** What was said in one hall, and how far each visitor has read. What `keep` resolved outlives `kill -9`. */
export class ChatStore {
	readonly #queries: Queries;
	readonly #commit: GroupCommit<HallKey & Keeping>;

	constructor(queries: Queries) {
		this.#queries = queries;
		this.#commit = new GroupCommit({ what: "chat", write: (rows) => this.#write(rows) });
	}

	/** The highest id ever given in a hall; 0 where nothing was said yet. */
	async lastId(hall: HallKey): Promise<number> {
		const row = await this.#queries
			.selectFrom("chat_messages")
			.select(({ fn }) => fn.max("id").as("last"))
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.executeTakeFirst();
		return row?.last ?? 0;
	}

	/** Keeps a line, and with it that its channel is one of `members`' from now on. */
	keep(hall: HallKey, line: KeptLine, members: readonly string[]): Promise<void> {
		const row: ChatMessageRow = {
			event_id: hall.eventId,
			hall_id: hall.hallId,
			id: line.id,
			channel: line.channel,
			from_id: line.from,
			from_name: line.name,
			text: line.text,
			said_at_ms: line.saidAtMs,
			client_key: line.clientKey,
		};
		return this.#commit.keep({ ...hall, kind: "line", line: row, members });
	}

	/** What a visitor has said before under a client's key. */
	async findSaid(hall: HallKey, visitorId: string, clientKey: string): Promise<KeptLine | undefined> {
		const row = await this.#queries
			.selectFrom("chat_messages")
			.selectAll()
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.where("from_id", "=", visitorId)
			.where("client_key", "=", clientKey)
			.executeTakeFirst();
		return row && readLine(row);
	}

	/** The latest lines before `beforeId`, the earliest first. */
	async history(hall: HallKey, query: HistoryQuery): Promise<{ messages: ChatMessage[]; more: boolean }> {
		const rows = await this.#queries
			.selectFrom("chat_messages")
			.selectAll()
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.where("channel", "=", query.channel)
			.$if(query.beforeId !== undefined, (older) => older.where("id", "<", query.beforeId!))
			.where((eb) => heardBy(eb, query.readerId))
			.orderBy("id", "desc")
			.limit(query.limit + 1)
			.execute();
		const page = rows.slice(0, query.limit).reverse();
		return {
			messages: page.map((row) => seenBy(readLine(row), query.readerId)),
			more: rows.length > query.limit,
		};
	}

	/** From now on this channel is one of the visitor's, read up to here; where it was before, nothing changes. */
	startReading(hall: HallKey, visitorId: string, channel: string, upToId: number): Promise<void> {
		return this.#commit.keep({ ...hall, kind: "start", read: asRead(hall, visitorId, channel, upToId) });
	}

	/** Read marks only go forward. */
	markRead(hall: HallKey, visitorId: string, channel: string, upToId: number): Promise<void> {
		return this.#commit.keep({ ...hall, kind: "read", read: asRead(hall, visitorId, channel, upToId) });
	}

	async isChannelOf(hall: HallKey, visitorId: string, channel: string): Promise<boolean> {
		const row = await this.#queries
			.selectFrom("chat_reads")
			.select("channel")
			.where("event_id", "=", hall.eventId)
			.where("hall_id", "=", hall.hallId)
			.where("visitor_id", "=", visitorId)
			.where("channel", "=", channel)
			.executeTakeFirst();
		return row !== undefined;
	}

	/** Every channel a visitor has something in, the one with the latest line first. */
	async overview(hall: HallKey, visitorId: string): Promise<ChannelOverview[]> {
		const rows = await this.#queries
			.selectFrom("chat_reads as mine")
			.where("mine.event_id", "=", hall.eventId)
			.where("mine.hall_id", "=", hall.hallId)
			.where("mine.visitor_id", "=", visitorId)
			.select((eb) => {
				const lines = eb
					.selectFrom("chat_messages")
					.whereRef("chat_messages.event_id", "=", "mine.event_id")
					.whereRef("chat_messages.hall_id", "=", "mine.hall_id")
					.whereRef("chat_messages.channel", "=", "mine.channel");
				return [
					"mine.channel",
					lines.select(({ fn }) => fn.max("chat_messages.id").as("last")).as("last"),
					lines
						.whereRef("chat_messages.id", ">", "mine.up_to_id")
						.where("chat_messages.from_id", "!=", visitorId)
						.where((inner) => heardBy(inner as ExpressionBuilder<Tables, "chat_messages">, visitorId))
						.select(({ fn }) => fn.countAll<number>().as("unread"))
						.as("unread"),
				];
			})
			.execute();
		const channels = rows.map((row) => ({
			channel: channelSeenBy(row.channel, visitorId),
			unread: row.unread ?? 0,
			lastId: row.last ?? 0,
		}));
		const names = await this.#namesOf(
			channels.flatMap(({ channel }) => (channel.kind === "direct" ? [channel.with] : [])),
		);
		return channels
			.sort((a, b) => b.lastId - a.lastId)
			.map((overview) => {
				const name = overview.channel.kind === "direct" ? names.get(overview.channel.with) : undefined;
				return name === undefined ? overview : { ...overview, name };
			});
	}

	/** Writes what still waits. */
	close(): Promise<void> {
		return this.#commit.close();
	}

	async #namesOf(visitorIds: readonly string[]): Promise<Map<string, string>> {
		if (visitorIds.length === 0) return new Map();
		const rows = await this.#queries
			.selectFrom("visitors")
			.select(["id", "name"])
			.where("id", "in", visitorIds)
			.execute();
		return new Map(rows.map((row) => [row.id, row.name]));
	}

	#write(group: readonly (HallKey & Keeping)[]): Promise<void> {
		const lines: ChatMessageRow[] = [];
		const starts: ChatReadRow[] = [];
		// PostgreSQL refuses to touch a row twice in one statement: of several marks the furthest counts.
		const reads = new Map<string, ChatReadRow>();
		for (const keeping of group) {
			if (keeping.kind === "line") {
				lines.push(keeping.line);
				for (const member of keeping.members) starts.push(asRead(keeping, member, keeping.line.channel, 0));
			} else if (keeping.kind === "start") {
				starts.push(keeping.read);
			} else {
				const { event_id, hall_id, visitor_id, channel, up_to_id } = keeping.read;
				const key = `${event_id}/${hall_id}/${visitor_id}/${channel}`;
				if ((reads.get(key)?.up_to_id ?? -1) < up_to_id) reads.set(key, keeping.read);
			}
		}
		const readKey = ["event_id", "hall_id", "visitor_id", "channel"] as const;
		return this.#queries.transaction().execute(async (tx) => {
			if (lines.length > 0) await tx.insertInto("chat_messages").values(lines).execute();
			if (starts.length > 0) {
				await tx
					.insertInto("chat_reads")
					.values(starts)
					.onConflict((conflict) => conflict.columns(readKey).doNothing())
					.execute();
			}
			if (reads.size > 0) {
				await tx
					.insertInto("chat_reads")
					.values([...reads.values()])
					.onConflict((conflict) =>
						conflict
							.columns(readKey)
							.doUpdateSet((eb) => ({ up_to_id: eb.ref("excluded.up_to_id") }))
							.where((eb) => eb("chat_reads.up_to_id", "<", eb.ref("excluded.up_to_id"))),
					)
					.execute();
			}
		});
	}
}

/** A kept line as a visitor is told of it. */
export function seenBy(line: KeptLine, visitorId: string): ChatMessage {
	return {
		id: line.id,
		channel: channelSeenBy(line.channel, visitorId),
		from: line.from,
		name: line.name,
		text: line.text,
		saidAtMs: line.saidAtMs,
	};
}

/** Not by somebody the reader has muted. */
function heardBy(eb: ExpressionBuilder<Tables, "chat_messages">, readerId: string) {
	return eb(
		"chat_messages.from_id",
		"not in",
		eb.selectFrom("mutes").select("mutes.muted_id").where("mutes.muter_id", "=", readerId),
	);
}

function asRead(hall: HallKey, visitorId: string, channel: string, upToId: number): ChatReadRow {
	return { event_id: hall.eventId, hall_id: hall.hallId, visitor_id: visitorId, channel, up_to_id: upToId };
}

function readLine(row: ChatMessageRow): KeptLine {
	return {
		id: row.id,
		channel: row.channel,
		from: row.from_id,
		name: row.from_name,
		text: row.text,
		saidAtMs: row.said_at_ms,
		clientKey: row.client_key,
	};
}
