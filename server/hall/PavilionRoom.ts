import {
	type Client,
	ClientState,
	getMessageBytes,
	Protocol,
	Room,
	type RoomException,
	ServerError,
} from "@colyseus/core";
import type { MessageContract, PayloadOf } from "#shared/contract.ts";
import { RESUME_WINDOW_MS } from "#shared/features/roster/RosterState.ts";
import { HallState } from "#shared/hall/HallState.ts";
import { HALL_TICK_MS, timeRequest } from "#shared/hall/hallMessages.ts";
import { CloseCode } from "#shared/protocol.ts";
import type { Admission } from "./Admission.ts";
import { answer, HallPlugin, RefusedRequest, type RequestHandler } from "./HallPlugin.ts";
import type { HallSeats } from "./HallSeats.ts";
import type { HallServices } from "./HallServices.ts";
import { HeldFrames, streamOf } from "./HeldFrames.ts";
import { SlotPool } from "./SlotPool.ts";
import { SnapshotSerializer } from "./SnapshotSerializer.ts";
import type { Visitor } from "./Visitor.ts";

/** Colyseus' own code for a goodbye. */
const CONSENTED = 4000;

/** Ten poses, pings, and a person in a hurry; a client above it is closed. */
const MESSAGES_PER_SECOND = 80;
/** A seat that was taken but never acknowledged is swept after this long. */
const ACKNOWLEDGE_WITHIN_MS = 15_000;
const SWEEP_EVERY_MS = 1_000;
/** What changed of the state is told in every second tick. */
const TICKS_PER_PATCH = 2;

/** After these the visitor was sent away: nobody waits for them to come back. */
const SENT_AWAY: ReadonlySet<number> = new Set([
	CONSENTED,
	CloseCode.takenOver,
	CloseCode.protocolMismatch,
	CloseCode.flooding,
	CloseCode.neverJoined,
	CloseCode.malformed,
	CloseCode.hallClosed,
]);

interface Seat {
	readonly client: Client;
	readonly visitor: Visitor;
	readonly tab: string;
	readonly joinedAtMs: number;
	messages: number;
	messagesSinceMs: number;
}

/**
 * Carries what Colyseus leaves open for every hall: visitors outlive their sockets (drop, resume, take-over), plugins
 * hear of them, requests are checked and answered, and no exception, flood or stalled client reaches others.
 * Knows no feature.
 */
export abstract class PavilionRoom extends Room<{ state: HallState }> {
	override state = new HallState();
	/** By the hall's own tick, so that a patch leaves in one write with all else. */
	override patchRate = null;
	override autoDispose = false;
	override seatReservationTimeout = 10;
	/** The last line: our own count below closes first, with a code that says why. */
	override maxMessagesPerSecond = MESSAGES_PER_SECOND * 2;

	readonly #services: HallServices;
	readonly #hallSeats: HallSeats;
	#instance = 1;
	readonly #visitors = new Map<string, Visitor>();
	readonly #seats = new Map<string, Seat>();
	/** By visitor id: since when, epoch ms. */
	readonly #droppedSince = new Map<string, number>();
	readonly #slots = new SlotPool();
	readonly #held = new HeldFrames();
	#ticked: readonly HallPlugin[] = [];
	#ticks = 0;
	#ticking: NodeJS.Timeout | undefined;
	/** Hooks of one visitor run one after the other, in the order things happened. */
	readonly #visitorQueues = new Map<string, Promise<void>>();

	constructor(services: HallServices, hallSeats: HallSeats) {
		super();
		// Colyseus leaves the plugins' hooks alone: this class calls them (see HallPlugin).
		new.target.__pluginLayout = null;
		this.#services = services;
		this.#hallSeats = hallSeats;
		this.#guardIncomingFrames();
	}

	get services(): HallServices {
		return this.#services;
	}

	/** Which of the hall's instances this is, from 1. */
	get instance(): number {
		return this.#instance;
	}

	/** Everyone who is here, dropped ones within their window included. */
	get visitors(): ReadonlyMap<string, Visitor> {
		return this.#visitors;
	}

	/** Whether this visitor sits here from another tab than `tab`, on a living connection. */
	isHeldByAnotherTab(visitorId: string, tab: string): boolean {
		const client = this.#visitors.get(visitorId)?.client;
		if (!client) return false;
		return this.#seats.get(client.sessionId)?.tab !== tab;
	}

	/** They sit in another instance now; once this resolves nothing of them is left here. */
	async moveOut(visitorId: string): Promise<void> {
		const visitor = this.#visitors.get(visitorId);
		if (!visitor) return;
		const { client } = visitor;
		visitor.client = null;
		if (client) {
			this.#seats.delete(client.sessionId);
			this.#close(client, CloseCode.takenOver);
		}
		await this.#forget(visitor);
	}

	/** The hall is no longer on show: everyone is sent away with a word why, has left, and the room is gone. */
	async closeHall(): Promise<void> {
		await this.lock();
		this.#giveUpReservedSeats();
		for (const visitor of [...this.#visitors.values()]) {
			if (visitor.client) this.sendAway(visitor, CloseCode.hallClosed);
			else await this.#forget(visitor);
		}
		await Promise.all(this.#visitorQueues.values());
		// Whoever sat down in that moment hears it like the others.
		await this.disconnect(CloseCode.hallClosed);
	}

	/** Sends a visitor away; they are gone for good at once. */
	sendAway(visitor: Visitor, code: CloseCode): void {
		const client = visitor.client;
		if (client) this.#close(client, code);
	}

	/** One message to several, encoded once. It leaves with the hall's next tick. */
	tellAll<C extends MessageContract>(contract: C, payload: PayloadOf<C>, visitors: Iterable<Visitor>): void {
		let frame: Uint8Array | undefined;
		for (const { client } of visitors) {
			if (!client) continue;
			frame ??= Buffer.from(getMessageBytes.raw(Protocol.ROOM_DATA, contract.name, payload));
			this.#held.hold(client);
			client.enqueueRaw(frame);
		}
	}

	/**
	 * A whole WebSocket frame to somebody who listens. Past `ws` and Colyseus, which would make head and list of pieces
	 * anew for each of two thousand.
	 */
	sendFrame({ client }: Visitor, frame: Uint8Array): void {
		if (client) streamOf(client)?.write(frame);
	}

	/** Colyseus sets its own serializer whenever the state is set; ours takes its place. */
	override setSerializer(): void {
		super.setSerializer(new SnapshotSerializer((client) => this.#held.hold(client)));
	}

	override async onCreate(options: { readonly instance?: number } = {}): Promise<void> {
		this.#instance = options.instance ?? 1;
		const claimed = new Map<string | number, object>();
		for (const plugin of this.#hallPlugins()) {
			for (const handler of plugin.requests) {
				claim(claimed, handler.contract.name, plugin);
				this.#answer(handler);
			}
			for (const [type, handle] of Object.entries(plugin.byteMessages)) {
				claim(claimed, Number(type), plugin);
				this.#takeBytes(Number(type), handle);
			}
		}
		claim(claimed, timeRequest.name, this);
		this.#answer(answer(timeRequest, () => ({ nowMs: this.#services.now() })));
		// Unknown names are nobody's business: an old tab survives a deploy, a prober learns nothing.
		this.onMessage("*", () => {});
		for (const plugin of this.#hallPlugins()) await plugin.onCreate?.();
		this.#ticked = this.#hallPlugins().filter(({ onTick }) => onTick !== undefined);
		this.clock.setInterval(() => {
			this.#sweepNeverJoined();
			this.#sweepDropped();
		}, SWEEP_EVERY_MS);
		// A timer of our own: the room's clock ticks when it likes.
		this.#ticking = setInterval(() => this.#tick(), HALL_TICK_MS);
	}

	override async onJoin(client: Client, _options: unknown, admission?: Admission): Promise<void> {
		if (!admission) throw new ServerError(401, "no admission");
		const known = this.#visitors.get(admission.visitorId);
		if (known && !admission.takeOver && this.isHeldByAnotherTab(known.id, admission.tab)) {
			throw new ServerError(CloseCode.takenOver, "taken over");
		}
		if (!known && !this.#hallSeats.maySit(admission.visitorId, this.#instance)) {
			this.#hallSeats.notSeated(admission.visitorId);
			throw new ServerError(CloseCode.hallFull, "hall full");
		}

		const visitor = known ?? this.#welcome(admission);
		const before = visitor.client;
		visitor.name = admission.name;
		visitor.look = admission.look;
		visitor.language = admission.language;
		visitor.client = client;
		const nowMs = this.#services.now();
		this.#seats.set(client.sessionId, {
			client,
			visitor,
			tab: admission.tab,
			joinedAtMs: nowMs,
			messages: 0,
			messagesSinceMs: nowMs,
		});
		this.#droppedSince.delete(visitor.id);
		// The older tab hears why; its seat no longer counts, so the visitor stays.
		if (before) this.#close(before, CloseCode.takenOver);

		if (known) {
			if (before) await this.#tell(visitor, "onVisitorDropped");
			await this.#tell(visitor, "onVisitorResumed");
			this.#services.log.info({ visitorId: visitor.id, roomId: this.roomId }, "visitor resumed");
		} else {
			await this.#hallSeats.seated(visitor.id, this.#instance);
			await this.#tell(visitor, "onVisitorJoined");
			this.#services.log.info({ visitorId: visitor.id, roomId: this.roomId }, "visitor joined");
		}
	}

	override async onLeave(client: Client, code?: number): Promise<void> {
		const seat = this.#seats.get(client.sessionId);
		this.#seats.delete(client.sessionId);
		if (!seat || seat.visitor.client !== client) return;
		const { visitor } = seat;
		visitor.client = null;

		if (code !== undefined && SENT_AWAY.has(code)) {
			await this.#forget(visitor);
			return;
		}
		this.#services.log.info({ visitorId: visitor.id, code }, "visitor dropped");
		this.#droppedSince.set(visitor.id, this.#services.now());
		await this.#tell(visitor, "onVisitorDropped");
	}

	/** In reverse of how they were made. */
	override async onDispose(): Promise<void> {
		clearInterval(this.#ticking);
		this.#held.flush();
		for (const plugin of this.#hallPlugins().reverse()) {
			try {
				await plugin.onDispose?.();
			} catch (error) {
				this.#services.log.error({ err: error, plugin: plugin.constructor.name }, "a feature did not stop well");
			}
		}
	}

	/** Without this an exception in a handler or timer ends the whole server (Colyseus 0.18). */
	override onUncaughtException(error: RoomException, methodName: string): void {
		this.#services.log.error({ err: error.cause ?? error, methodName, roomId: this.roomId }, "a hall handler failed");
	}

	override onBeforeShutdown(): void {
		this.#giveUpReservedSeats();
		super.onBeforeShutdown();
	}

	/** Seats that nobody sat down on yet would hold the end of the room up until they expire. */
	#giveUpReservedSeats(): void {
		const pending = this as unknown as {
			_reservedSeats: Record<string, unknown>;
			_reservedSeatTimeouts: Record<string, NodeJS.Timeout>;
		};
		for (const [sessionId, timeout] of Object.entries(pending._reservedSeatTimeouts)) {
			clearTimeout(timeout);
			delete pending._reservedSeatTimeouts[sessionId];
			delete pending._reservedSeats[sessionId];
		}
	}

	#hallPlugins(): HallPlugin[] {
		return Object.values(this.plugins ?? {}).filter((plugin) => plugin instanceof HallPlugin);
	}

	/** A timer's exception would end the whole server: whatever fails, the others go on. */
	#tick(): void {
		this.#ticks++;
		try {
			if (this.#ticks % TICKS_PER_PATCH === 0) this.broadcastPatch();
		} catch (error) {
			this.#services.log.error({ err: error, roomId: this.roomId }, "the hall's state was not told");
		}
		for (const plugin of this.#ticked) {
			try {
				plugin.onTick?.();
			} catch (error) {
				this.#services.log.error({ err: error, plugin: plugin.constructor.name }, "a feature missed a tick");
			}
		}
		this.#held.flush();
	}

	#welcome(admission: Admission): Visitor {
		const { slot, generation } = this.#slots.take();
		const visitor: Visitor = {
			id: admission.visitorId,
			slot,
			generation,
			name: admission.name,
			look: admission.look,
			language: admission.language,
			client: null,
			arriveAt: admission.boothId,
			arriveFrom: admission.fromHallId,
			arriveWith: admission.toVisitorId,
			comesBack: !admission.takeOver,
			noGoToAtFirst: admission.noGoTo,
		};
		this.#visitors.set(visitor.id, visitor);
		return visitor;
	}

	async #forget(visitor: Visitor): Promise<void> {
		if (this.#visitors.get(visitor.id) !== visitor || visitor.client) return;
		this.#visitors.delete(visitor.id);
		await this.#tell(visitor, "onVisitorLeft");
		this.#slots.giveBack(visitor.slot);
		this.#services.log.info({ visitorId: visitor.id, roomId: this.roomId }, "visitor left");
	}

	#tell(
		visitor: Visitor,
		hook: "onVisitorJoined" | "onVisitorDropped" | "onVisitorResumed" | "onVisitorLeft",
	): Promise<void> {
		const before = this.#visitorQueues.get(visitor.id) ?? Promise.resolve();
		const told = before.then(async () => {
			for (const plugin of this.#hallPlugins()) {
				try {
					await plugin[hook]?.(visitor);
				} catch (error) {
					// One feature's failure must not cost the visitor the others.
					this.#services.log.error({ err: error, hook, plugin: plugin.constructor.name }, "a feature failed");
				}
			}
		});
		this.#visitorQueues.set(visitor.id, told);
		void told.then(() => {
			if (this.#visitorQueues.get(visitor.id) === told) this.#visitorQueues.delete(visitor.id);
		});
		return told;
	}

	#answer({ contract, handle }: RequestHandler): void {
		this.onMessage(contract.name, async (client: Client, payload: unknown, context) => {
			const visitor = this.#speaker(client);
			if (!visitor) return context.reject({ reason: "gone" });
			// msgpack carries `undefined` where a request has no payload.
			const parsed = contract.payload.safeParse(payload ?? null);
			if (!parsed.success) return context.reject({ reason: "invalid" });
			try {
				const reply = await handle(visitor, parsed.data);
				// Whoever asked waits for no tick: their clock is set by how long an answer takes.
				this.#held.release(client);
				return reply instanceof RefusedRequest ? context.reject(reply.refusal) : context.resolve(reply);
			} catch (error) {
				this.#services.log.error({ err: error, request: contract.name, visitorId: visitor.id }, "a request failed");
				return context.reject({ reason: "failed" });
			}
		});
	}

	#takeBytes(type: number, handle: (visitor: Visitor, bytes: Uint8Array) => void): void {
		this.onMessageBytes(type, (client: Client, bytes: Uint8Array) => {
			const visitor = this.#seats.get(client.sessionId)?.visitor;
			if (visitor && visitor.client === client) handle(visitor, bytes);
		});
	}

	/** The visitor a message comes from, or undefined for a seat that is no longer theirs. */
	#speaker(client: Client): Visitor | undefined {
		const seat = this.#seats.get(client.sessionId);
		return seat && seat.visitor.client === client ? seat.visitor : undefined;
	}

	/** Counts every frame, and keeps an exception in Colyseus' own decoding (a truncated frame, say) to its sender. */
	#guardIncomingFrames(): void {
		const room = this as unknown as { _onMessage(client: Client, buffer: Buffer): void };
		const dispatch = room._onMessage.bind(this);
		room._onMessage = (client, buffer) => {
			const seat = this.#seats.get(client.sessionId);
			if (seat && this.#isFlooding(seat)) {
				this.#close(client, CloseCode.flooding);
				return;
			}
			try {
				dispatch(client, buffer);
			} catch (error) {
				this.#services.log.warn({ err: error, visitorId: seat?.visitor.id }, "a malformed frame");
				this.#close(client, CloseCode.malformed);
			}
		};
	}

	#isFlooding(seat: Seat): boolean {
		const nowMs = this.#services.now();
		if (nowMs - seat.messagesSinceMs >= 1000) {
			seat.messagesSinceMs = nowMs;
			seat.messages = 0;
		}
		seat.messages += 1;
		return seat.messages > MESSAGES_PER_SECOND;
	}

	#sweepNeverJoined(): void {
		const nowMs = this.#services.now();
		for (const seat of this.#seats.values()) {
			const waited = nowMs - seat.joinedAtMs;
			if (seat.client.state === ClientState.JOINING && waited > ACKNOWLEDGE_WITHIN_MS) {
				this.#close(seat.client, CloseCode.neverJoined);
			}
		}
	}

	/** Who did not come back in time is gone. */
	#sweepDropped(): void {
		const nowMs = this.#services.now();
		for (const [visitorId, sinceMs] of this.#droppedSince) {
			if (nowMs - sinceMs < RESUME_WINDOW_MS) continue;
			this.#droppedSince.delete(visitorId);
			const visitor = this.#visitors.get(visitorId);
			if (visitor) void this.#forget(visitor);
		}
	}

	/**
	 * Lets the visitor go (unless a newer seat took over) and closes the socket; after a moment hard, because a client
	 * that does not read its socket never answers a close frame.
	 */
	#close(client: Client, code: CloseCode): void {
		client.leave(code);
		const socket = client.ref as unknown as { terminate?: () => void };
		this.clock.setTimeout(() => socket.terminate?.(), 2_000);
		if (code !== CloseCode.takenOver) void this.onLeaveNow(client, code);
	}

	/** What `onLeave` does, without waiting for the socket to finish closing. */
	protected onLeaveNow(client: Client, code: number): Promise<void> {
		return PavilionRoom.prototype.onLeave.call(this, client, code);
	}
}

function claim(claimed: Map<string | number, object>, name: string | number, claimer: object): void {
	const owner = claimed.get(name);
	if (owner) {
		throw new Error(`"${name}" is answered by both ${owner.constructor.name} and ${claimer.constructor.name}`);
	}
	claimed.set(name, claimer);
}
