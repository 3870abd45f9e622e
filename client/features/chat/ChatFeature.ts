import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import {
	CHAT_TEXT_MAX,
	type ChatChannel,
	type ChatMessage,
	channelKey,
	channelsRequest,
	historyRequest,
	muteRequest,
	readRequest,
	saidMessage,
	sayRequest,
} from "#shared/features/chat/chatMessages.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";

/** A line of one's own that the hall has not kept yet. */
export interface PendingLine {
	/** Said again with the same key, it is kept once. */
	readonly clientKey: string;
	readonly text: string;
	readonly saidAtMs: number;
	readonly delivery:
		| { readonly status: "sending" }
		/** Goes out by itself when the connection is back. */
		| { readonly status: "waiting" }
		| { readonly status: "failed"; readonly reason: string; readonly retryAtMs?: number };
}

export interface ChatChannelState {
	readonly channel: ChatChannel;
	/** Of the other visitor of a direct channel, as last known. */
	readonly name: string | undefined;
	/** Kept lines, oldest first, without gaps. */
	readonly lines: readonly ChatMessage[];
	readonly pending: readonly PendingLine[];
	readonly unread: number;
	/** Lines after this one are new since the channel was last left; null while all are known. */
	readonly newAfterId: number | null;
	readonly history: "unasked" | "reading" | "failed" | { readonly more: boolean };
}

export interface ChatState {
	/** By {@link channelKey}; the hall is always there. */
	readonly channels: Readonly<Record<string, ChatChannelState>>;
	/** The channel on screen; null while the panel is closed. */
	readonly open: string | null;
	/** Visitor ids whose lines this visitor does not want to read. */
	readonly muted: ReadonlySet<string>;
	/** The booth one is at, whose channel can be spoken in. */
	readonly boothHere: string | null;
}

interface ChatOptions {
	readonly connection: HallConnection;
	readonly now: () => number;
	readonly newKey: () => string;
	/** Every line as it is said, of those one wants to hear: a bubble, a notice. */
	readonly onHeard: (message: ChatMessage) => void;
}

export const HALL_CHANNEL: ChatChannel = { kind: "hall" };
/** Typing shows for this long after the last key. */
const TYPING_MS = 4000;
/** A gap after a reconnect is read back over at most this many pages; beyond, the lines begin anew. */
const CATCH_UP_PAGES = 6;
/** Kept in memory of one channel: what scrolled out further is read again. */
const LINES_KEPT = 600;

/** Code points, as the server counts: an emoji is one. */
export function textLength(text: string): number {
	let length = 0;
	for (const _ of text) length++;
	return length;
}

/**
 * The chat of one visitor: channels with their lines, what is unread, what is still on its way. It survives drops of the
 * connection: lines missed meanwhile are read back, lines said meanwhile go out afterwards, each once.
 */
export class ChatFeature {
	readonly state: StoreApi<ChatState>;
	readonly #options: ChatOptions;
	readonly #undo: (() => void)[] = [];
	#typingTimer: ReturnType<typeof setTimeout> | undefined;
	#typing = false;

	constructor(options: ChatOptions) {
		this.#options = options;
		this.state = createStore<ChatState>(() => ({
			channels: { hall: emptyChannel(HALL_CHANNEL) },
			open: null,
			muted: new Set(),
			boothHere: null,
		}));
	}

	async start(): Promise<void> {
		const { connection } = this.#options;
		this.#undo.push(
			connection.on(saidMessage, (message) => this.#hear(message)),
			connection.onResumed(() => void this.#catchUp()),
		);
		await this.#readChannels();
	}

	stop(): void {
		for (const undo of this.#undo.splice(0).reverse()) undo();
		clearTimeout(this.#typingTimer);
	}

	/** The channel comes on screen (null: the panel closed); its lines count as read while it is. */
	open(channel: ChatChannel | null, name?: string): void {
		const { open } = this.state.getState();
		if (open !== null) this.#change(open, { newAfterId: null });
		if (channel === null) {
			this.state.setState({ open: null });
			return this.#showTyping(false);
		}
		const key = this.#ensure(channel, name);
		const { unread, lines } = this.#channel(key);
		const firstNew = lines.at(-unread - 1);
		this.#change(key, { newAfterId: unread > 0 ? (firstNew?.id ?? 0) : null });
		this.state.setState({ open: key });
		if (this.#channel(key).history === "unasked") void this.readOlder(key);
		this.markRead();
	}

	/** Where one is now: that booth's channel can be spoken in, the last one's only read. */
	setBoothHere(boothId: string | null): void {
		if (boothId === this.state.getState().boothHere) return;
		if (boothId !== null) {
			const key = this.#ensure({ kind: "booth", boothId });
			// What was said while away is not on this device.
			if (this.#channel(key).history !== "unasked") void this.#readGap(key);
		}
		this.state.setState({ boothHere: boothId });
	}

	/** What is on screen was seen; called again when the page comes back to the front. */
	markRead(): void {
		const { open } = this.state.getState();
		if (open === null) return;
		const { channel, unread, lines } = this.#channel(open);
		const last = lines.at(-1);
		if (unread === 0 || !last) return;
		this.#change(open, { unread: 0 });
		// Lost where offline: the count comes anew on resuming.
		void this.#options.connection.request(readRequest, { channel, upToId: last.id }).catch(() => {});
	}

	say(key: string, text: string): void {
		const trimmed = text.trim();
		if (trimmed === "") return;
		this.#showTyping(false);
		const line: PendingLine = {
			clientKey: this.#options.newKey(),
			text: trimmed,
			saidAtMs: this.#options.now(),
			delivery: { status: "sending" },
		};
		this.#change(key, { pending: [...this.#channel(key).pending, line], newAfterId: null });
		if (textLength(trimmed) > CHAT_TEXT_MAX)
			this.#setDelivery(key, line.clientKey, { status: "failed", reason: "too-long" });
		else void this.#send(key, line);
	}

	retry(key: string, clientKey: string): void {
		const line = this.#channel(key).pending.find((pending) => pending.clientKey === clientKey);
		if (line?.delivery.status !== "failed") return;
		this.#setDelivery(key, clientKey, { status: "sending" });
		void this.#send(key, line);
	}

	discard(key: string, clientKey: string): void {
		this.#dropPending(key, clientKey);
	}

	/** A key was pressed in the composer. */
	typed(): void {
		clearTimeout(this.#typingTimer);
		this.#typingTimer = setTimeout(() => this.#showTyping(false), TYPING_MS);
		this.#showTyping(true);
	}

	async readOlder(key: string): Promise<void> {
		const before = this.#channel(key);
		if (before.history === "reading" || (typeof before.history === "object" && !before.history.more)) return;
		this.#change(key, { history: "reading" });
		const first = before.lines[0];
		try {
			const page = await this.#options.connection.request(historyRequest, {
				channel: before.channel,
				...(first ? { beforeId: first.id } : {}),
			});
			this.#change(key, {
				lines: mergeLines(page.messages, this.#channel(key).lines),
				history: { more: page.more },
			});
			this.markRead();
		} catch {
			this.#change(key, { history: "failed" });
		}
	}

	/** Throws RequestRefused. */
	async mute(visitorId: string, muted: boolean): Promise<void> {
		const reply = await this.#options.connection.request(muteRequest, { visitorId, muted });
		this.state.setState({ muted: new Set(reply.muted) });
	}

	async #readChannels(): Promise<void> {
		try {
			const { channels, muted } = await this.#options.connection.request(channelsRequest, null);
			this.state.setState({ muted: new Set(muted) });
			for (const { channel, name, unread } of channels) {
				const key = this.#ensure(channel, name);
				this.#change(key, { unread: key === this.state.getState().open ? 0 : unread });
			}
		} catch {
			// Offline again: the next resume asks anew.
		}
	}

	async #catchUp(): Promise<void> {
		await this.#readChannels();
		const channels = Object.entries(this.state.getState().channels);
		const shown = channels.filter(([, { history, lines }]) => history !== "unasked" || lines.length > 0);
		await Promise.all(shown.map(([key]) => this.#readGap(key)));
		for (const [key, { pending }] of Object.entries(this.state.getState().channels)) {
			for (const line of pending) {
				if (line.delivery.status !== "waiting") continue;
				this.#setDelivery(key, line.clientKey, { status: "sending" });
				// One after the other: they arrive in the order they were said.
				await this.#send(key, line);
			}
		}
	}

	/** From the newest backwards until the known lines are met. */
	async #readGap(key: string): Promise<void> {
		const { channel, lines } = this.#channel(key);
		const lastKnown = lines.at(-1)?.id ?? 0;
		let newer: readonly ChatMessage[] = [];
		let more = true;
		try {
			for (let page = 0; page < CATCH_UP_PAGES && more && (newer[0]?.id ?? Infinity) > lastKnown; page++) {
				const first = newer[0];
				const reply = await this.#options.connection.request(historyRequest, {
					channel,
					...(first ? { beforeId: first.id } : {}),
				});
				if (reply.messages.length === 0) more = false;
				else more = reply.more;
				newer = mergeLines(reply.messages, newer);
			}
		} catch {
			return; // The next resume or opening asks again.
		}
		const current = this.#channel(key);
		const met = !more || (newer[0]?.id ?? 0) <= lastKnown;
		this.#change(key, {
			// Lines that do not meet what was known would hide a gap: then only the new ones stay.
			lines: met
				? mergeLines(current.lines, newer)
				: mergeLines(
						newer,
						current.lines.filter(({ id }) => id > lastKnown),
					),
			...(met && typeof current.history === "object" ? {} : { history: { more } }),
		});
		this.markRead();
	}

	#hear(message: ChatMessage): void {
		const { muted, open } = this.state.getState();
		if (muted.has(message.from)) return;
		const own = message.from === this.#options.connection.visitorId;
		const key = this.#ensure(message.channel, own || message.channel.kind !== "direct" ? undefined : message.name);
		const before = this.#channel(key);
		if (before.lines.some(({ id }) => id === message.id)) return;
		// Told to its speaker too, perhaps before the answer to the request: then it is no longer pending.
		const answered = own
			? before.pending.find(({ text, delivery }) => text === message.text && delivery.status === "sending")
			: undefined;
		this.#change(key, {
			lines: mergeLines(before.lines, [message]).slice(-LINES_KEPT),
			pending: answered ? before.pending.filter((line) => line !== answered) : before.pending,
			unread: own ? before.unread : before.unread + 1,
			...(before.lines.length >= LINES_KEPT ? { history: { more: true } } : {}),
		});
		this.#options.onHeard(message);
		if (key === open && !globalThis.document?.hidden) this.markRead();
	}

	async #send(key: string, line: PendingLine): Promise<void> {
		const { channel } = this.#channel(key);
		try {
			const kept = await this.#options.connection.request(sayRequest, {
				channel,
				text: line.text,
				clientKey: line.clientKey,
			});
			this.#dropPending(key, line.clientKey);
			const before = this.#channel(key);
			const isNew = !before.lines.some(({ id }) => id === kept.id);
			this.#change(key, { lines: mergeLines(before.lines, [kept]) });
			if (isNew) this.#options.onHeard(kept);
		} catch (error) {
			const reason = error instanceof RequestRefused ? error.reason : "unavailable";
			if (reason === "offline") return this.#setDelivery(key, line.clientKey, { status: "waiting" });
			const wait = error instanceof RequestRefused ? error.retryAfterMs : undefined;
			this.#setDelivery(key, line.clientKey, {
				status: "failed",
				reason,
				...(wait === undefined ? {} : { retryAtMs: this.#options.now() + wait }),
			});
		}
	}

	#showTyping(typing: boolean): void {
		if (!typing) clearTimeout(this.#typingTimer);
		if (typing === this.#typing) return;
		this.#typing = typing;
		void this.#options.connection.request(markRequest, { typing }).catch(() => {});
	}

	#ensure(channel: ChatChannel, name?: string): string {
		const key = channelKey(channel);
		const known = this.state.getState().channels[key];
		if (!known) this.#put(key, { ...emptyChannel(channel), name });
		else if (name !== undefined && name !== known.name) this.#change(key, { name });
		return key;
	}

	#channel(key: string): ChatChannelState {
		const channel = this.state.getState().channels[key];
		if (!channel) throw new Error(`ChatFeature: no channel ${key}`);
		return channel;
	}

	#change(key: string, changed: Partial<ChatChannelState>): void {
		this.#put(key, { ...this.#channel(key), ...changed });
	}

	#put(key: string, channel: ChatChannelState): void {
		this.state.setState(({ channels }) => ({ channels: { ...channels, [key]: channel } }));
	}

	#setDelivery(key: string, clientKey: string, delivery: PendingLine["delivery"]): void {
		const pending = this.#channel(key).pending.map((line) =>
			line.clientKey === clientKey ? { ...line, delivery } : line,
		);
		this.#change(key, { pending });
	}

	#dropPending(key: string, clientKey: string): void {
		this.#change(key, { pending: this.#channel(key).pending.filter((line) => line.clientKey !== clientKey) });
	}
}

function emptyChannel(channel: ChatChannel): ChatChannelState {
	return { channel, name: undefined, lines: [], pending: [], unread: 0, newAfterId: null, history: "unasked" };
}

/** Both in order of id; each line once. */
export function mergeLines(a: readonly ChatMessage[], b: readonly ChatMessage[]): readonly ChatMessage[] {
	const byId = new Map<number, ChatMessage>();
	for (const line of a) byId.set(line.id, line);
	for (const line of b) byId.set(line.id, line);
	return [...byId.values()].sort((left, right) => left.id - right.id);
}
