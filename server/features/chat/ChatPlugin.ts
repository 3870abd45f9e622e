import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { defineTopic } from "#server/hall/HallBus.ts";
import type { HallKey } from "#server/hall/HallKey.ts";
import { answer, HallPlugin, type RefusedRequest, refuse } from "#server/hall/HallPlugin.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { NotSavedError } from "#server/storage/NotSavedError.ts";
import type { PayloadOf } from "#shared/contract.ts";
import {
	CHAT_PAGE,
	CHAT_TEXT_MAX,
	type ChatChannel,
	type ChatMessage,
	channelsRequest,
	historyRequest,
	muteRequest,
	readRequest,
	saidMessage,
	sayRequest,
} from "#shared/features/chat/chatMessages.ts";
import { type ChatStore, channelSeenBy, type KeptLine, keptChannel, seenBy } from "./ChatStore.ts";
import type { LineIds } from "./LineIds.ts";

/** What chat needs to know of people who may be elsewhere. */
export interface ChatPeople {
	find(visitorId: string): Promise<{ readonly id: string } | undefined>;
	mutedBy(visitorId: string): Promise<readonly string[]>;
	mute(muterId: string, mutedId: string, nowMs: number): Promise<void>;
	unmute(muterId: string, mutedId: string): Promise<void>;
}

export interface ChatPluginOptions {
	readonly services: HallServices;
	readonly store: ChatStore;
	readonly ids: LineIds;
	readonly people: ChatPeople;
	readonly words: { isBad(text: string): boolean };
	/** The booth a visitor is at now, by the hall's judgement. */
	readonly boothOf: (visitor: Visitor) => string | undefined;
}

/** Lines somebody may say in a row, and how long until they may say as many again. */
const BURST = 5;
const BURST_SECONDS = 5;
const MAX_MUTED = 500;
/** C0 and C1 control characters, but for line breaks; PostgreSQL cannot keep the first of them at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to go.
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A line that was kept: told to all instances, each of which knows who of its own hears it. */
const saidTopic = defineTopic<KeptLine>("chat/said");

/** Talking in text: to the hall, to those at a booth, to one person, in all its instances. A line is kept first and told then. */
export class ChatPlugin extends HallPlugin {
	readonly #options: ChatPluginOptions;
	readonly #hall: HallKey;
	readonly #perVisitor = new RateLimiterMemory({ points: BURST, duration: BURST_SECONDS });
	/** Whom each visitor who is here has muted. */
	readonly #muted = new Map<string, Set<string>>();
	/** Lines being kept, by who said them and their client's key: said twice meanwhile, it is the same line. */
	readonly #saying = new Map<string, Promise<ChatMessage | RefusedRequest>>();
	#stopHearing: (() => void) | undefined;
	/** Where visitors begin to read, on its way to the disk: what they ask of their channels waits for it. */
	readonly #starting = new Map<string, Promise<void>>();

	constructor(options: ChatPluginOptions) {
		super();
		this.#options = options;
		const { event, hall } = options.services.published();
		this.#hall = { eventId: event.id, hallId: hall.id };
	}

	override readonly requests = [
		answer(sayRequest, (visitor, line) => this.#say(visitor, line)),
		answer(historyRequest, (visitor, { channel, beforeId }) => {
			if (channel.kind === "booth" && !this.#isAt(visitor, channel.boothId)) return refuse("not-at-booth");
			return this.#options.store.history(this.#hall, {
				channel: keptChannel(channel, visitor.id),
				beforeId,
				limit: CHAT_PAGE,
				readerId: visitor.id,
			});
		}),
		answer(channelsRequest, async (visitor) => {
			await this.#starting.get(visitor.id);
			const overview = await this.#options.store.overview(this.#hall, visitor.id);
			return {
				channels: overview.filter(({ channel }) => channel.kind !== "booth" || this.#isAt(visitor, channel.boothId)),
				muted: [...(this.#muted.get(visitor.id) ?? [])],
			};
		}),
		answer(readRequest, async (visitor, { channel, upToId }) => {
			const kept = keptChannel(channel, visitor.id);
			await this.#starting.get(visitor.id);
			if (!(await this.#options.store.isChannelOf(this.#hall, visitor.id, kept))) return null;
			const upTo = Math.min(upToId, await this.#options.ids.last());
			return this.#unlessNotSaved(visitor, async () => {
				await this.#options.store.markRead(this.#hall, visitor.id, kept, upTo);
				return null;
			});
		}),
		answer(muteRequest, (visitor, { visitorId, muted }) => this.#mute(visitor, visitorId, muted)),
	];

	override onCreate(): void {
		this.#stopHearing = this.#options.services.bus.hear(saidTopic, this.#hall, (line) => this.#tell(line));
	}

	override onDispose(): void {
		this.#stopHearing?.();
	}

	override async onVisitorJoined(visitor: Visitor): Promise<void> {
		this.#muted.set(visitor.id, new Set(await this.#options.people.mutedBy(visitor.id)));
		this.#startReading(visitor, { kind: "hall" }, await this.#options.ids.last());
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#muted.delete(visitor.id);
	}

	/** A visit began: from now on they hear what is said at this booth, and what was said before is not unread. */
	async arriveAt(visitor: Visitor, boothId: string): Promise<void> {
		this.#startReading(visitor, { kind: "booth", boothId }, await this.#options.ids.last());
	}

	async #say(visitor: Visitor, line: PayloadOf<typeof sayRequest>): Promise<ChatMessage | RefusedRequest> {
		const key = `${visitor.id}/${line.clientKey}`;
		const already = this.#saying.get(key);
		if (already) return already;
		const saying = this.#sayOnce(visitor, line).finally(() => this.#saying.delete(key));
		this.#saying.set(key, saying);
		return saying;
	}

	async #sayOnce(
		visitor: Visitor,
		{ channel, text: raw, clientKey }: PayloadOf<typeof sayRequest>,
	): Promise<ChatMessage | RefusedRequest> {
		const { store, services, words, ids } = this.#options;
		const said = await store.findSaid(this.#hall, visitor.id, clientKey);
		if (said) return seenBy(said, visitor.id);

		const text = raw.replace(CONTROL, "").trim();
		if (text === "") return refuse("invalid");
		// What a reader would count: an emoji outside the BMP is one.
		if ([...text].length > CHAT_TEXT_MAX) return refuse("too-long");
		const retryAfterMs = await this.#tooFast(visitor);
		if (retryAfterMs !== undefined) return refuse("too-fast", retryAfterMs);
		const notEntitled = await this.#whyNotEntitled(visitor, channel);
		if (notEntitled) return refuse(notEntitled);
		if (words.isBad(text)) return refuse("bad-words");

		await ids.last();
		// From here to `keep` nothing waits: lines are kept in the order of their ids.
		const id = ids.next();
		const line: KeptLine = {
			id,
			channel: keptChannel(channel, visitor.id),
			from: visitor.id,
			name: visitor.name,
			text,
			saidAtMs: services.now(),
			clientKey,
		};
		const members = channel.kind === "direct" ? [visitor.id, channel.with] : [];
		return this.#unlessNotSaved(visitor, async () => {
			await store.keep(this.#hall, line, members);
			services.bus.tell(saidTopic, this.#hall, line);
			return seenBy(line, visitor.id);
		});
	}

	async #whyNotEntitled(visitor: Visitor, channel: ChatChannel): Promise<string | undefined> {
		switch (channel.kind) {
			case "hall":
				return undefined;
			case "booth":
				return this.#isAt(visitor, channel.boothId) ? undefined : "not-at-booth";
			case "direct":
				if (channel.with === visitor.id) return "gone";
				// Their answer would not be heard.
				if (this.#muted.get(visitor.id)?.has(channel.with)) return "muted";
				return (await this.#options.people.find(channel.with)) ? undefined : "gone";
			default:
				return channel satisfies never;
		}
	}

	/** To everyone here whom the channel is for and who has not muted the speaker; the speaker has it as the reply. */
	#tell(line: KeptLine): void {
		const hearers = [...this.#hearersOf(line)].filter(
			(visitor) => visitor.id !== line.from && this.#hears(visitor, line),
		);
		const [first] = hearers;
		// Read alike by all of them: only a direct line is named after the other one, and that one alone hears it.
		if (first) this.room.tellAll(saidMessage, seenBy(line, first.id), hearers);
	}

	#hearersOf(line: KeptLine): Iterable<Visitor> {
		const { visitors } = this.room;
		const channel = channelSeenBy(line.channel, line.from);
		switch (channel.kind) {
			case "hall":
				return visitors.values();
			case "booth":
				return [...visitors.values()].filter((visitor) => this.#isAt(visitor, channel.boothId));
			case "direct": {
				const other = visitors.get(channel.with);
				return other ? [other] : [];
			}
			default:
				return channel satisfies never;
		}
	}

	#hears(visitor: Visitor, { from }: KeptLine): boolean {
		return !this.#muted.get(visitor.id)?.has(from);
	}

	async #mute(visitor: Visitor, otherId: string, muted: boolean) {
		const { people, services } = this.#options;
		const mine = this.#muted.get(visitor.id) ?? new Set<string>();
		if (muted) {
			if (otherId === visitor.id || mine.size >= MAX_MUTED) return refuse("invalid");
			if (!(await people.find(otherId))) return refuse("gone");
			await people.mute(visitor.id, otherId, services.now());
			mine.add(otherId);
		} else {
			await people.unmute(visitor.id, otherId);
			mine.delete(otherId);
		}
		return { muted: [...mine] };
	}

	async #tooFast(visitor: Visitor): Promise<number | undefined> {
		try {
			await this.#perVisitor.consume(visitor.id);
			return undefined;
		} catch (limit) {
			if (limit instanceof RateLimiterRes) return limit.msBeforeNext;
			throw limit;
		}
	}

	#isAt(visitor: Visitor, boothId: string): boolean {
		return this.#options.boothOf(visitor) === boothId;
	}

	#startReading(visitor: Visitor, channel: ChatChannel, upToId: number): void {
		const { store, services } = this.#options;
		const started = store
			.startReading(this.#hall, visitor.id, keptChannel(channel, visitor.id), upToId)
			.catch((error) => {
				services.log.error({ err: error, visitorId: visitor.id }, "where somebody began to read was not kept");
			})
			.finally(() => {
				if (this.#starting.get(visitor.id) === started) this.#starting.delete(visitor.id);
			});
		this.#starting.set(visitor.id, started);
	}

	async #unlessNotSaved<Reply>(visitor: Visitor, keep: () => Promise<Reply>): Promise<Reply | RefusedRequest> {
		try {
			return await keep();
		} catch (error) {
			if (!(error instanceof NotSavedError)) throw error;
			this.#options.services.log.error({ err: error, visitorId: visitor.id }, "chat was not kept");
			this.#options.ids.catchUp();
			return refuse("not-saved");
		}
	}
}
