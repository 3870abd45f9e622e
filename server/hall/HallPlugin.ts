import { RoomPlugin } from "@colyseus/core";
import type { PayloadOf, Refusal, ReplyOf, RequestContract } from "#shared/contract.ts";
import type { PavilionRoom } from "./PavilionRoom.ts";
import type { Visitor } from "./Visitor.ts";

/** Said by a handler instead of its reply; reaches the one who asked as `RequestRefused`. */
export class RefusedRequest {
	readonly refusal: Refusal;

	constructor(refusal: Refusal) {
		this.refusal = refusal;
	}
}

export function refuse(reason: string, retryAfterMs?: number): RefusedRequest {
	return new RefusedRequest(retryAfterMs === undefined ? { reason } : { reason, retryAfterMs });
}

export interface RequestHandler {
	readonly contract: RequestContract;
	handle(visitor: Visitor, payload: unknown): unknown;
}

/** Binds a contract to what answers it; the payload was checked by the contract's schema, the visitor is known from the connection. */
export function answer<C extends RequestContract>(
	contract: C,
	handle: (
		visitor: Visitor,
		payload: PayloadOf<C>,
	) => ReplyOf<C> | RefusedRequest | Promise<ReplyOf<C> | RefusedRequest>,
): RequestHandler {
	return { contract, handle: handle as RequestHandler["handle"] };
}

/**
 * One feature of a hall. It hears of visitors rather than of sockets: Colyseus gives plugins no hooks for a drop and a
 * resume, and where a room has `onUncaughtException` it calls none of a plugin's hooks in the first room of a class
 * (0.18.17: the room's own handlers are bound before the plugins' are wrapped round them). So {@link PavilionRoom} calls
 * them all itself.
 * `onVisitorJoined` of all plugins, in the order of the list, is over before the visitor's first message is handled.
 */
export abstract class HallPlugin extends RoomPlugin<PavilionRoom> {
	/** Requests this feature answers; a name claimed twice in a hall throws when the hall is made. */
	readonly requests: readonly RequestHandler[] = [];
	/** Byte messages this feature takes, by their `sendBytes` type. */
	readonly byteMessages: Readonly<Record<number, (visitor: Visitor, bytes: Uint8Array) => void>> = {};

	/** The hall was made; `this.room` is there. */
	override onCreate?(): void | Promise<void>;
	/** The hall closes: stops what was started, resolves once everything is kept. */
	override onDispose?(): void | Promise<void>;
	/** Every HALL_TICK_MS, just before all that waits for the visitors is written to their sockets. */
	onTick?(): void;
	onVisitorJoined?(visitor: Visitor): void | Promise<void>;
	/** The connection is gone without a goodbye; the visitor may resume within RESUME_WINDOW_MS. */
	onVisitorDropped?(visitor: Visitor): void | Promise<void>;
	onVisitorResumed?(visitor: Visitor): void | Promise<void>;
	/** For good: said goodbye, or did not resume in time. `visitor.client` is null. */
	onVisitorLeft?(visitor: Visitor): void | Promise<void>;
}
