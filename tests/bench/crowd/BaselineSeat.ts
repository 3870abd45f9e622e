import { Callbacks } from "@colyseus/schema";
import { Client, type Room, registerSerializer, SchemaSerializer } from "colyseus.js";
import { WebSocket } from "ws";
import type { BotConnection } from "#client/bots/Bot.ts";
import type { PayloadOf, ReplyOf, RequestContract } from "#shared/contract.ts";
import { yawOf } from "#shared/features/poses/orientation.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { readPosePacket } from "#shared/features/poses/posePacket.ts";
import { placeRequest } from "#shared/features/walking/walkingMessages.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { MapSchemaState } from "./mapSchemaState.ts";
import { UnreadState } from "./UnreadState.ts";

/** Hears where others are, in metres. */
type OnPlace = (x: number, z: number) => void;

export interface BaselineSeatOptions {
	readonly origin: string;
	readonly start: FloorPoint;
	/** Reads what it is sent. */
	readonly onPlace?: OnPlace;
}

/** A bot's place at one of the two other servers, which put nobody anywhere and answer nothing. */
abstract class BaselineSeat implements BotConnection {
	readonly #start: FloorPoint;
	receivedBytes = 0;
	readonly stateBytes = 0;
	isDropped = false;

	constructor(start: FloorPoint) {
		this.#start = start;
	}

	abstract sendPose(bytes: Uint8Array): boolean;
	abstract leave(): Promise<void>;

	async request<C extends RequestContract>(contract: C, _payload: PayloadOf<C>): Promise<ReplyOf<C>> {
		const { x, z } = this.#start;
		return (contract.name === placeRequest.name ? { jump: 0, x, z, heading: 0 } : {}) as ReplyOf<C>;
	}

	on(): () => void {
		return () => {};
	}
}

const sample = createPoseSample();

export class FloorSeat extends BaselineSeat {
	readonly #socket: WebSocket;

	private constructor(socket: WebSocket, { start, onPlace }: BaselineSeatOptions) {
		super(start);
		this.#socket = socket;
		socket.on("message", (data: Buffer) => {
			this.receivedBytes += data.length;
			if (!onPlace) return;
			for (let at = 0; at < data.length; ) {
				const length = data[at + 2]!;
				readPosePacket(data.subarray(at + 3, at + 3 + length), sample);
				onPlace(sample.head.position.x, sample.head.position.z);
				at += 3 + length;
			}
		});
		socket.on("close", () => {
			this.isDropped = true;
		});
	}

	static async take(options: BaselineSeatOptions): Promise<FloorSeat> {
		const socket = new WebSocket(options.origin.replace("http", "ws"), { perMessageDeflate: false });
		await new Promise((resolve, reject) => {
			socket.once("open", resolve);
			socket.once("error", reject);
		});
		return new FloorSeat(socket, options);
	}

	sendPose(bytes: Uint8Array): boolean {
		this.#socket.send(bytes);
		return true;
	}

	async leave(): Promise<void> {
		this.#socket.close();
	}
}

export class MapSchemaSeat extends BaselineSeat {
	readonly #room: Room;

	private constructor(room: Room, { start, onPlace }: BaselineSeatOptions) {
		super(start);
		this.#room = room;
		const socket = (room.connection.transport as unknown as { ws: globalThis.WebSocket }).ws;
		socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => {
			this.receivedBytes += data.byteLength;
		});
		room.onLeave(() => {
			this.isDropped = true;
		});
		if (!onPlace) return;
		const callbacks = Callbacks.get(room as never) as unknown as {
			onAdd(name: string, handler: (pose: { x: number; z: number }) => void): void;
			onChange(pose: object, handler: () => void): void;
		};
		callbacks.onAdd("poses", (pose) => callbacks.onChange(pose, () => onPlace(pose.x, pose.z)));
	}

	static async take(options: BaselineSeatOptions): Promise<MapSchemaSeat> {
		registerSerializer("schema", options.onPlace ? SchemaSerializer : UnreadState);
		const client = new Client(options.origin);
		const room = options.onPlace
			? await client.joinOrCreate("hall", {}, MapSchemaState as never)
			: await client.joinOrCreate("hall");
		(room as Room).reconnection.enabled = false;
		return new MapSchemaSeat(room as Room, options);
	}

	sendPose(bytes: Uint8Array): boolean {
		readPosePacket(bytes, sample);
		const { x, y, z } = sample.head.position;
		this.#room.send("pose", [x, y, z, yawOf(sample.head.orientation)]);
		return true;
	}

	async leave(): Promise<void> {
		await this.#room.leave(true);
	}
}
