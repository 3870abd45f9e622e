import "./socketsOfWs.ts";
import type { Socket } from "node:net";
import { Client, type Room, registerSerializer } from "colyseus.js";
import type { WebSocket } from "ws";
import type { BotConnection } from "#client/bots/Bot.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { MessageContract, PayloadOf, ReplyOf, RequestContract } from "#shared/contract.ts";
import { POSE_UP, POSES_DOWN } from "#shared/features/poses/PoseSample.ts";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import { UnreadState } from "./UnreadState.ts";

export interface CrowdSeatOptions {
	readonly origin: string;
	readonly eventId: string;
	readonly hallId: string;
	readonly name: string;
	readonly boothId?: string;
}

/** A visitor's seat that reads nothing of the hall's state: sockets, requests and poses as of a page's own. */
export class CrowdSeat implements BotConnection {
	readonly #room: Room;
	readonly #socket: WebSocket;
	receivedBytes = 0;
	/** The first whole state. */
	stateBytes = 0;
	isDropped = false;
	#onPoses: ((bytes: Uint8Array) => void) | undefined;
	readonly #handlers = new Map<string, (payload: unknown) => void>();

	private constructor(room: Room) {
		this.#room = room;
		const socket = (room.connection.transport as unknown as { ws: WebSocket }).ws;
		this.#socket = socket;
		socket.on("message", (data: ArrayBuffer) => {
			this.receivedBytes += data.byteLength;
			const kind = new Uint8Array(data, 0, 1)[0];
			if (kind === FULL_STATE && this.stateBytes === 0) this.stateBytes = data.byteLength;
		});
		room.onMessage("*", (name: string | number, payload: unknown) => {
			if (name === POSES_DOWN) this.#onPoses?.(payload as Uint8Array);
			else this.#handlers.get(String(name))?.(payload);
		});
		room.onLeave(() => {
			this.isDropped = true;
		});
	}

	static async take({ origin, eventId, hallId, name, boothId }: CrowdSeatOptions): Promise<CrowdSeat> {
		registerSerializer("schema", UnreadState);
		const response = await fetch(`${origin}/api/events/${eventId}/halls/${hallId}/join`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({
				...{ protocol: PROTOCOL_VERSION, name, language: "en", noGoTo: false, tab: crypto.randomUUID() },
				look: { body: name.length % 4, colour: name.length % 6, accent: 1, face: 0, badge: 0 },
				...(boothId === undefined ? {} : { boothId }),
				takeOver: true,
			}),
		});
		if (!response.ok) throw new Error(`a bot was refused: ${response.status} ${await response.text()}`);
		const { reservation } = (await response.json()) as { reservation: never };
		const room = (await new Client(origin).consumeSeatReservation(reservation)) as unknown as Room;
		room.reconnection.enabled = false;
		return new CrowdSeat(room);
	}

	onPoses(handler: (bytes: Uint8Array) => void): void {
		this.#onPoses = handler;
	}

	/** From now on bytes are counted as they come from the network and read by nobody: that would be work of as many pages. */
	stopReading(): void {
		const { _socket: stream } = this.#socket as unknown as { _socket: Socket };
		stream.removeAllListeners("data");
		stream.on("data", ({ length }: Buffer) => {
			this.receivedBytes += length;
		});
		stream.once("close", () => {
			this.isDropped = true;
		});
		// Pings are not read either; the hall only wants to hear something.
		setInterval(() => this.#socket.pong(), PONG_EVERY_MS).unref();
	}

	async request<C extends RequestContract>(contract: C, payload: PayloadOf<C>): Promise<ReplyOf<C>> {
		try {
			return (await this.#room.request(contract.name, payload, { timeout: 20_000 })) as ReplyOf<C>;
		} catch {
			throw new RequestRefused(contract.name, { reason: "failed" });
		}
	}

	on<C extends MessageContract>(contract: C, handler: (payload: PayloadOf<C>) => void): () => void {
		this.#handlers.set(contract.name, handler as (payload: unknown) => void);
		return () => this.#handlers.delete(contract.name);
	}

	sendPose(bytes: Uint8Array): boolean {
		if (!this.#room.connection.isOpen || this.#socket.bufferedAmount > 16_384) return false;
		this.#room.sendBytes(POSE_UP, bytes);
		return true;
	}

	async leave(): Promise<void> {
		await this.#room.leave(true);
	}
}

/** The hall asks every three seconds and waits twice. */
const PONG_EVERY_MS = 2_500;
/** Colyseus' kind of frame. */
const FULL_STATE = 14;
