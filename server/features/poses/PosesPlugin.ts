import { type Client, ClientState, getMessageBytes, Protocol } from "@colyseus/core";
import { HallPlugin } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { webSocketFrame } from "#server/hall/webSocketFrame.ts";
import { POSE_UP, POSES_DOWN, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { CloseCode } from "#shared/protocol.ts";
import { PoseIntake } from "./PoseIntake.ts";
import { type PoseRecipients, PoseRelay } from "./PoseRelay.ts";

/** More than this still waits in a socket: it gets no batch this time, the next one is newer. */
const BUFFERED_MAX_BYTES = 32_768;
/** What tells a client that bytes follow, and which. */
const BEFORE_BATCH = Buffer.from(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, POSES_DOWN, undefined, Buffer.alloc(0)));

export interface PosesOptions {
	/** Whether a pose is of the latest jump and nobody walked through a wall to it; those that are not go no further. */
	readonly believes: (visitor: Visitor, sample: Readonly<PoseSample>) => boolean;
	/** Each pose that was believed. The sample is valid during the call only. */
	readonly onSample: (visitor: Visitor, sample: Readonly<PoseSample>) => void;
}

/** Carries poses from each visitor to the others: bytes in, judged, and one batch per recipient per tick out. */
export class PosesPlugin extends HallPlugin {
	override readonly byteMessages = {
		[POSE_UP]: (visitor: Visitor, bytes: Uint8Array) => this.#take(visitor, bytes),
	};

	readonly #options: PosesOptions;
	readonly #intake = new PoseIntake<Visitor>();
	readonly #relay = new PoseRelay((length) => webSocketFrame(BEFORE_BATCH, length));
	readonly #bySlot: (Visitor | undefined)[] = [];
	readonly #recipients: PoseRecipients = {
		canTake: (slot) => isListening(this.#bySlot[slot]?.client),
		send: (slot, batch) => this.room.sendFrame(this.#bySlot[slot]!, batch),
	};

	constructor(options: PosesOptions) {
		super();
		this.#options = options;
	}

	override onTick(): void {
		this.#relay.tick(this.room.services.now(), this.#recipients);
	}

	override onVisitorJoined(visitor: Visitor): void {
		this.#enter(visitor);
	}

	override onVisitorResumed(visitor: Visitor): void {
		this.#enter(visitor);
		this.#intake.resume(visitor);
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#intake.leave(visitor);
		this.#relay.leave(visitor.slot);
		this.#bySlot[visitor.slot] = undefined;
	}

	#enter(visitor: Visitor): void {
		if (this.#bySlot[visitor.slot] !== visitor) {
			this.#bySlot[visitor.slot] = visitor;
			this.#relay.leave(visitor.slot);
		}
		this.#relay.join(visitor.slot);
		this.#intake.join(visitor, this.room.services.now());
	}

	#take(visitor: Visitor, bytes: Uint8Array): void {
		const nowMs = this.room.services.now();
		const intake = this.#intake.take(visitor, bytes, nowMs);
		switch (intake) {
			case "accepted": {
				const { sample } = this.#intake;
				if (!this.#options.believes(visitor, sample)) return;
				this.#relay.accept(visitor.slot, visitor.generation, sample, nowMs);
				this.#options.onSample(visitor, sample);
				return;
			}
			case "late":
			case "excess":
			case "malformed":
				return;
			case "malformedTooOften":
				this.room.sendAway(visitor, CloseCode.malformed);
				return;
			case "flooding":
				this.room.sendAway(visitor, CloseCode.flooding);
				return;
			default:
				intake satisfies never;
		}
	}
}

function isListening(client: Client | null | undefined): boolean {
	if (!client || client.state !== ClientState.JOINED) return false;
	const { readyState, bufferedAmount } = client.ref as unknown as { readyState: number; bufferedAmount: number };
	return readyState === 1 && bufferedAmount < BUFFERED_MAX_BYTES;
}
