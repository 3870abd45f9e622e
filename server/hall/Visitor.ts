import type { Client } from "@colyseus/core";
import type { Language } from "#shared/features/event/text.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";

/**
 * Someone who is in the hall, whatever their socket does: a drop and a resume change `client`, not the visitor.
 * Plugins keep what they know of a visitor in arrays by `slot` or maps by `id`.
 */
export interface Visitor {
	/** Public visitor id, the same on every day for one device token. */
	readonly id: string;
	/** Small number for pose packets; its `generation` tells a reused slot apart. */
	readonly slot: number;
	readonly generation: number;
	name: string;
	look: AvatarLook;
	language: Language;
	/** Null while the connection is dropped. */
	client: Client | null;
	/** Booth asked for in the deep link. */
	readonly arriveAt: string | undefined;
	/** The hall whose passage they came through. */
	readonly arriveFrom: string | undefined;
	/** Whom they came to be with. */
	readonly arriveWith: string | undefined;
	/** Their page was here before and came back by itself, after a restart of the server, say. */
	readonly comesBack: boolean;
	/** Whether they came with "nobody may go to me" set. */
	readonly noGoToAtFirst: boolean;
}
