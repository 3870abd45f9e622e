import { Callbacks } from "@colyseus/schema";
import { Client, type Room } from "colyseus.js";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { MessageContract, PayloadOf, ReplyOf, RequestContract } from "#shared/contract.ts";
import { ENTRY_REFUSALS } from "#shared/features/entry/entryMessages.ts";
import { POSE_UP, POSES_DOWN } from "#shared/features/poses/PoseSample.ts";
import type { JoinReply } from "#shared/features/roster/joinEndpoint.ts";
import { HallState } from "#shared/hall/HallState.ts";
import { timeRequest } from "#shared/hall/hallMessages.ts";
import { CloseCode } from "#shared/protocol.ts";
import { CollectionWatch } from "./CollectionWatch.ts";
import type { ConnectionStatus } from "./ConnectionStatus.ts";
import type { CollectionWatcher, HallConnection, Resumed, WatchedCollections } from "./HallConnection.ts";
import { readPackedStates } from "./PackedStateSerializer.ts";
import { RequestRefused } from "./RequestRefused.ts";

readPackedStates();

const REQUEST_WITHIN_MS = 8_000;
const SEATED_WITHIN_MS = 10_000;
/** Joining includes the first full state. */
const FIRST_STATE_WITHIN_MS = 10_000;
/** A proxy can swallow close frames: only an answer proves that the socket lives. */
const PING_EVERY_MS = 4_000;
const PONG_WITHIN_MS = 6_000;
/** After waking up or coming back to a network one wants to know sooner. */
const PONG_AFTER_WAKING_WITHIN_MS = 2_000;
const CLOCK_EVERY_MS = 30_000;
const RETRY_FIRST_MS = 300;
const RETRY_AT_MOST_MS = 5_000;
/** A socket this far behind gets no poses: the newest one will do when it has caught up. */
const BACKED_UP_BYTES = 16 * 1024;

/** Refusals after which trying again by itself makes no sense. */
const FINAL_REFUSALS: ReadonlySet<string> = new Set([
	"not-found",
	"event-closed",
	"not-open-yet",
	"invalid",
	...ENTRY_REFUSALS,
]);

export interface HowToSit {
	/** False where the connection comes back by itself: a newer tab keeps the avatar. */
	readonly takeOver: boolean;
	/** In the instance where this visitor is. */
	readonly toVisitorId?: string;
}
export type AskForSeat = (how: HowToSit) => Promise<JoinReply>;
type HallRoom = Room<unknown, HallState>;
const COLLECTIONS = ["roster", "booths", "exhibits"] as const;

/** A seat in the hall over Colyseus, kept through every kind of drop. */
export class ColyseusConnection implements HallConnection {
	readonly status: StoreApi<ConnectionStatus> = createStore<ConnectionStatus>(() => ({ status: "joining" }));
	readonly edition: StoreApi<number> = createStore(() => 0);
	readonly #client: Client;
	readonly #ask: AskForSeat;
	readonly #collections: { readonly [Name in keyof WatchedCollections]: CollectionWatch<WatchedCollections[Name]> } = {
		roster: new CollectionWatch(),
		booths: new CollectionWatch(),
		exhibits: new CollectionWatch(),
	};
	readonly #messageHandlers = new Map<string, Set<{ contract: MessageContract; handle: (payload: never) => void }>>();
	readonly #poseHandlers = new Set<(bytes: Uint8Array) => void>();
	/** What came before anybody listened: the hall says only once where those who stand still are. */
	#unheardPoses: Uint8Array | undefined;
	readonly #resumedHandlers = new Set<(how: Resumed) => void>();
	readonly #timers = new Set<ReturnType<typeof setInterval>>();
	#visitorId = "";
	#room: HallRoom | null = null;
	/** Whose messages count: the one before says things for a moment after another took its place. */
	#heard: HallRoom | null = null;
	#isMoving = false;
	#receivedBytes = 0;
	#leaving = false;
	#clockOffsetMs = 0;
	#clockKnown = false;
	#pongDeadline: ReturnType<typeof setTimeout> | null = null;
	#wakeUp: (() => void) | null = null;

	private constructor(origin: string, ask: AskForSeat) {
		this.#client = new Client(origin);
		this.#ask = ask;
	}

	/** Throws RequestRefused where the first join fails; later drops are mended by the connection itself. */
	static async open(origin: string, ask: AskForSeat): Promise<ColyseusConnection> {
		const connection = new ColyseusConnection(origin, ask);
		await connection.#takeSeat({ takeOver: true });
		connection.#every(PING_EVERY_MS, () => connection.#ping(PONG_WITHIN_MS));
		connection.#every(CLOCK_EVERY_MS, () => void connection.#readClock());
		connection.#followDevice();
		await connection.#readClock();
		return connection;
	}

	get visitorId(): string {
		return this.#visitorId;
	}

	get clockOffsetMs(): number {
		return this.#clockOffsetMs;
	}

	get receivedBytes(): number {
		return this.#receivedBytes;
	}

	async request<C extends RequestContract>(contract: C, payload: PayloadOf<C>): Promise<ReplyOf<C>> {
		const room = this.#room;
		if (!room?.connection.isOpen) throw new RequestRefused(contract.name, { reason: "offline" });
		try {
			return (await room.request(contract.name, payload, { timeout: REQUEST_WITHIN_MS })) as ReplyOf<C>;
		} catch (error) {
			throw toRefusal(contract.name, error);
		}
	}

	on<C extends MessageContract>(contract: C, handler: (payload: PayloadOf<C>) => void): () => void {
		const entry = { contract, handle: handler as (payload: never) => void };
		const handlers = this.#messageHandlers.get(contract.name) ?? new Set();
		this.#messageHandlers.set(contract.name, handlers);
		handlers.add(entry);
		return () => handlers.delete(entry);
	}

	watch<Name extends keyof WatchedCollections>(
		name: Name,
		watcher: CollectionWatcher<WatchedCollections[Name]>,
	): () => void {
		return this.#collections[name].add(watcher);
	}

	sendPose(bytes: Uint8Array): boolean {
		const room = this.#room;
		// While offline the SDK would queue it, and lose it.
		if (!room?.connection.isOpen || socketOf(room).bufferedAmount > BACKED_UP_BYTES) return false;
		room.sendBytes(POSE_UP, bytes);
		return true;
	}

	onPoses(handler: (bytes: Uint8Array) => void): () => void {
		this.#poseHandlers.add(handler);
		if (this.#unheardPoses) handler(this.#unheardPoses);
		this.#unheardPoses = undefined;
		return () => this.#poseHandlers.delete(handler);
	}

	onResumed(handler: (how: Resumed) => void): () => void {
		this.#resumedHandlers.add(handler);
		return () => this.#resumedHandlers.delete(handler);
	}

	async moveTo(visitorId: string): Promise<void> {
		if (!this.#room?.connection.isOpen || this.#isMoving) throw new RequestRefused("join", { reason: "offline" });
		this.#isMoving = true;
		try {
			await this.#takeSeat({ takeOver: true, toVisitorId: visitorId });
		} finally {
			this.#isMoving = false;
			// Lost on the way: neither here nor there.
			if (!this.#room && !this.#leaving) void this.#comeBack();
		}
		void this.#readClock();
		for (const handler of this.#resumedHandlers) handler("moved");
	}

	async leave(): Promise<void> {
		if (this.#leaving) return;
		this.#end({ status: "left" });
		const room = this.#room;
		this.#room = null;
		if (room?.connection.isOpen) await Promise.race([room.leave(true), pause(1_000)]);
	}

	/** Asks for a seat, sits down and waits for the first full state. */
	async #takeSeat(how: HowToSit): Promise<void> {
		const reply = await this.#ask(how);
		if (this.#leaving) return;
		let room: HallRoom;
		try {
			const reservation = reply.reservation as Parameters<Client["consumeSeatReservation"]>[0];
			room = await this.#sitDown(reservation);
		} catch (error) {
			if (codeOf(error) === CloseCode.takenOver) throw new RequestRefused("join", { reason: "taken-over" });
			if (codeOf(error) === CloseCode.hallFull) throw new RequestRefused("join", { reason: "hall-full" });
			throw new RequestRefused("join", { reason: "offline" });
		}
		room.reconnection.enabled = false;
		this.#visitorId = reply.visitorId;
		this.#listen(room);
		try {
			await firstState(room);
		} catch (error) {
			room.removeAllListeners();
			socketOf(room).close();
			this.#heard = this.#room;
			throw error;
		}
		if (this.#leaving) {
			void room.leave(true);
			return;
		}
		this.#room = room;
		room.onLeave((code) => this.#dropped(room, code));
		this.#mirror(room);
		this.status.setState({ status: "inHall" }, true);
	}

	/** Colyseus waits for ever where a connection opens and then nothing comes through it. */
	async #sitDown(reservation: Parameters<Client["consumeSeatReservation"]>[0]): Promise<HallRoom> {
		const seated = this.#client.consumeSeatReservation(reservation, HallState) as Promise<HallRoom>;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const tooLate = new Promise<never>((_resolve, reject) => {
			timer = setTimeout(() => reject(new Error("the hall did not answer")), SEATED_WITHIN_MS);
		});
		try {
			return await Promise.race([seated, tooLate]);
		} catch (error) {
			// Should it come after all, another has taken its place.
			seated.then((late) => socketOf(late).close()).catch(() => {});
			throw error;
		} finally {
			clearTimeout(timer);
		}
	}

	#listen(room: HallRoom): void {
		this.#heard = room;
		socketOf(room).addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
			this.#receivedBytes += data.byteLength;
		});
		room.onMessage("*", (name: string | number, payload: unknown) => {
			if (this.#heard !== room) return;
			if (name === POSES_DOWN) {
				this.#hearPoses(payload as Uint8Array);
				return;
			}
			for (const { contract, handle } of this.#messageHandlers.get(String(name)) ?? []) {
				const parsed = contract.payload.safeParse(payload);
				// A newer server may say more than this tab knows: what does not fit is left out.
				if (parsed.success) handle(parsed.data as never);
			}
		});
	}

	#hearPoses(bytes: Uint8Array): void {
		if (this.#poseHandlers.size === 0) this.#unheardPoses = bytes.slice();
		for (const handle of this.#poseHandlers) handle(bytes);
	}

	#mirror(room: HallRoom): void {
		const callbacks = Callbacks.get(room as never) as unknown as StateCallbacks;
		callbacks.listen("edition", (edition) => {
			if (this.#room === room) this.edition.setState(Number(edition), true);
		});
		for (const name of COLLECTIONS) {
			const watch = this.#collections[name] as CollectionWatch<object>;
			watch.keepOnly((key) => room.state[name].has(key));
			callbacks.onAdd(name, (entry, key) => {
				if (this.#room !== room) return;
				watch.put(key, entry);
				callbacks.onChange(entry, () => {
					if (this.#room === room && watch.get(key) === entry) watch.put(key, entry);
				});
			});
			callbacks.onRemove(name, (_entry, key) => {
				if (this.#room === room) watch.remove(key);
			});
		}
	}

	#dropped(room: HallRoom, code: number): void {
		if (this.#room !== room) return;
		this.#room = null;
		this.#clearPongDeadline();
		// While one goes over to another instance, the hall closes the seat in this one.
		if (this.#leaving || this.#isMoving) return;
		if (code === CloseCode.takenOver) this.#end({ status: "takenOver" });
		else if (code === CloseCode.protocolMismatch) this.#end({ status: "outdated" });
		else if (code === CloseCode.hallClosed) this.#end({ status: "refused", reason: "hall-closed" });
		else void this.#comeBack();
	}

	/** Until it worked, or the hall says that trying makes no sense. */
	async #comeBack(): Promise<void> {
		const sinceMs = Date.now();
		for (let attempt = 1; !this.#leaving; attempt += 1) {
			this.status.setState({ status: "lost", sinceMs, attempt }, true);
			try {
				await this.#takeSeat({ takeOver: false });
				if (this.#leaving) return;
				void this.#readClock();
				for (const handler of this.#resumedHandlers) handler("back");
				return;
			} catch (error) {
				const reason = error instanceof RequestRefused ? error.reason : "offline";
				if (reason === "taken-over") this.#end({ status: "takenOver" });
				else if (reason === "outdated") this.#end({ status: "outdated" });
				else if (FINAL_REFUSALS.has(reason)) this.#end({ status: "refused", reason });
			}
			await this.#waitToRetry(attempt);
		}
	}

	/** Doubling, with jitter so that a whole hall does not knock at once after a restart; cut short by a network's return. */
	async #waitToRetry(attempt: number): Promise<void> {
		const longest = Math.min(RETRY_AT_MOST_MS, RETRY_FIRST_MS * 2 ** Math.min(attempt, 10));
		const woken = new Promise<void>((resolve) => {
			this.#wakeUp = resolve;
		});
		await Promise.race([pause(longest * (0.5 + Math.random() / 2)), woken]);
		this.#wakeUp = null;
	}

	#end(status: ConnectionStatus): void {
		this.#leaving = true;
		this.#clearPongDeadline();
		for (const timer of this.#timers) clearInterval(timer);
		this.#timers.clear();
		this.#wakeUp?.();
		if (typeof window !== "undefined") {
			window.removeEventListener("online", this.#deviceWoke);
			window.removeEventListener("pageshow", this.#deviceWoke);
			document.removeEventListener("visibilitychange", this.#deviceWoke);
		}
		this.status.setState(status, true);
	}

	#ping(withinMs: number): void {
		const room = this.#room;
		if (!room?.connection.isOpen || this.#pongDeadline) return;
		this.#pongDeadline = setTimeout(() => {
			this.#pongDeadline = null;
			this.#abandon(room);
		}, withinMs);
		room.ping(() => this.#clearPongDeadline());
	}

	/** The socket says it is open and nobody answers: goes on without it, whatever it does later. */
	#abandon(room: HallRoom): void {
		if (this.#room !== room) return;
		const socket = socketOf(room);
		socket.onclose = null;
		socket.onmessage = null;
		socket.close();
		this.#dropped(room, 1006);
	}

	#clearPongDeadline(): void {
		if (this.#pongDeadline) clearTimeout(this.#pongDeadline);
		this.#pongDeadline = null;
	}

	readonly #deviceWoke = (): void => {
		if (typeof document !== "undefined" && document.visibilityState === "hidden") return;
		this.#wakeUp?.();
		this.#clearPongDeadline();
		this.#ping(PONG_AFTER_WAKING_WITHIN_MS);
	};

	#followDevice(): void {
		if (typeof window === "undefined") return;
		window.addEventListener("online", this.#deviceWoke);
		window.addEventListener("pageshow", this.#deviceWoke);
		document.addEventListener("visibilitychange", this.#deviceWoke);
	}

	/** Half the round trip lies before the answer; the smoothing forgets a slow one. */
	async #readClock(): Promise<void> {
		const askedMs = Date.now();
		try {
			const { nowMs } = await this.request(timeRequest, null);
			const offset = nowMs - (askedMs + Date.now()) / 2;
			this.#clockOffsetMs = this.#clockKnown ? this.#clockOffsetMs * 0.7 + offset * 0.3 : offset;
			this.#clockKnown = true;
		} catch {
			// Offline: the next one will do.
		}
	}

	#every(periodMs: number, run: () => void): void {
		this.#timers.add(setInterval(run, periodMs));
	}
}

/** What of the schema package's callbacks is used here; its own types do not follow a loop over names. */
interface StateCallbacks {
	listen(name: string, handler: (value: unknown) => void): void;
	onAdd(name: string, handler: (entry: object, key: string) => void): void;
	onRemove(name: string, handler: (entry: object, key: string) => void): void;
	onChange(entry: object, handler: () => void): void;
}

function firstState(room: HallRoom): Promise<void> {
	return new Promise((resolve, reject) => {
		const lost = () => reject(new RequestRefused("join", { reason: "offline" }));
		const timer = setTimeout(lost, FIRST_STATE_WITHIN_MS);
		room.onLeave.once((code) => {
			clearTimeout(timer);
			if (code === CloseCode.takenOver) reject(new RequestRefused("join", { reason: "taken-over" }));
			else lost();
		});
		room.onStateChange.once(() => {
			clearTimeout(timer);
			resolve();
		});
	});
}

function socketOf(room: HallRoom): WebSocket {
	return (room.connection.transport as unknown as { ws: WebSocket }).ws;
}

function toRefusal(request: string, error: unknown): RequestRefused {
	const { name, reason, message } = error as {
		name?: string;
		reason?: { reason?: unknown; retryAfterMs?: number };
		message?: string;
	};
	if (name === "rejected" && typeof reason?.reason === "string") {
		return new RequestRefused(request, {
			reason: reason.reason,
			...(reason.retryAfterMs === undefined ? {} : { retryAfterMs: reason.retryAfterMs }),
		});
	}
	if (name === "no_handler") return new RequestRefused(request, { reason: "unavailable" });
	return new RequestRefused(request, { reason: /timed? ?out|closed/i.test(message ?? "") ? "offline" : "failed" });
}

function codeOf(error: unknown): number | undefined {
	return (error as { code?: number } | undefined)?.code;
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
