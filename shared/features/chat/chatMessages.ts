import * as z from "zod/mini";
import { defineMessage, defineRequest } from "../../contract.ts";

export const CHAT_TEXT_MAX = 500;
/** Messages of a channel that a visitor gets on joining or asking for older ones. */
export const CHAT_PAGE = 50;

export const chatChannel = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("hall") }),
	/** Heard by those who are at the booth. */
	z.strictObject({ kind: z.literal("booth"), boothId: z.string().check(z.minLength(1), z.maxLength(40)) }),
	/** Between two visitors; `with` is the other one, seen from whoever speaks or reads. */
	z.strictObject({ kind: z.literal("direct"), with: z.string().check(z.minLength(1), z.maxLength(40)) }),
]);
export type ChatChannel = z.infer<typeof chatChannel>;

/** A stable key of a channel as its reader sees it. */
export function channelKey(channel: ChatChannel): string {
	switch (channel.kind) {
		case "hall":
			return "hall";
		case "booth":
			return `booth:${channel.boothId}`;
		case "direct":
			return `direct:${channel.with}`;
		default:
			return channel satisfies never;
	}
}

export const chatMessage = z.strictObject({
	/** Ever growing within the hall: order and place to read on from. */
	id: z.int().check(z.gte(1)),
	channel: chatChannel,
	from: z.string(),
	/** The name they had when they said it. */
	name: z.string(),
	text: z.string(),
	saidAtMs: z.number(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

/**
 * Refusals: `too-fast`, `too-long`, `bad-words`, `not-at-booth`, `gone`, `muted` (by the speaker), `not-saved`.
 * Acknowledged once it is kept.
 */
export const sayRequest = defineRequest(
	"chat/say",
	z.strictObject({
		channel: chatChannel,
		text: z.string().check(z.trim(), z.minLength(1), z.maxLength(5000)),
		/** The client's own number for this line: said twice after a reconnect, it is kept once. */
		clientKey: z.string().check(z.minLength(8), z.maxLength(40)),
	}),
)<ChatMessage>();

/** To everyone of the channel but the speaker, who has the line as the reply. */
export const saidMessage = defineMessage("chat/said", chatMessage);

export const historyRequest = defineRequest(
	"chat/history",
	z.strictObject({ channel: chatChannel, beforeId: z.optional(z.int().check(z.gte(1))) }),
)<{ readonly messages: readonly ChatMessage[]; readonly more: boolean }>();

export interface ChannelOverview {
	readonly channel: ChatChannel;
	/** Name of the other visitor of a direct channel. */
	readonly name?: string;
	readonly unread: number;
	readonly lastId: number;
}

/** The channels a visitor has something in, with unread counts: asked on joining and on resuming. */
export const channelsRequest = defineRequest("chat/channels", z.null())<{
	readonly channels: readonly ChannelOverview[];
	readonly muted: readonly string[];
}>();

export const readRequest = defineRequest(
	"chat/read",
	z.strictObject({ channel: chatChannel, upToId: z.int().check(z.gte(0)) }),
)<null>();

/** Lines of a muted person no longer reach the one who muted. */
export const muteRequest = defineRequest(
	"chat/mute",
	z.strictObject({ visitorId: z.string().check(z.minLength(1), z.maxLength(40)), muted: z.boolean() }),
)<{ readonly muted: readonly string[] }>();
