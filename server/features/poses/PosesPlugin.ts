import { type Client, ClientState, getMessageBytes, Protocol } from "@colyseus/core";
import { HallPlugin } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import {
	createPoseSample,
	POSE_UP,
	POSES_DOWN,
	type PoseSample,
	RELAY_TICK_MS,
} from "#shared/features/poses/PoseSample.ts";
import { CloseCode } from "#shared/protocol.ts";
import { type JudgeStep, PoseIntake, type StandingPlace } from "./PoseIntake.ts";
import { type PoseRecipients, PoseRelay } from "./PoseRelay.ts";

/** More than this still waits in a socket: it gets no batch this time, the next one is newer. */
const BUFFERED_MAX_BYTES = 32_768;
/** Until the first pose of someone who was just placed. */
const STANDING_EYES_METRES = 1.6;

export interface PosesOptions {
	/** The motion rule. */
	readonly judgeStep: JudgeStep<Visitor>;
	/** A step was refused; until the visitor is placed again their poses keep being judged from where they were. */
	readonly onRefused: (visitor: Visitor) => void;
	/** Each accepted pose, and each place the server put someone. The sample is valid during the call only. */
	readonly onSample: (visitor: Visitor, sample: Readonly<PoseSample>) => void;
}

/** Carries poses from each visitor to the others: bytes in, judged, and one batch per recipient per tick out. */
export class PosesPlugin extends HallPlugin {
	override readonly byteMessages = {
		[POSE_UP]: (visitor: Visitor, bytes: Uint8Array) => this.#take(visitor, bytes),
	};

	readonly #options: PosesOptions;
	readonly #intake: PoseIntake<Visitor>;
	readonly #relay = new PoseRelay(
		getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, POSES_DOWN, undefined, Buffer.alloc(0)),
	);
	readonly #bySlot: (Visitor | undefined)[] = [];
	readonly #standing = createPoseSample();
	readonly #recipients: PoseRecipients = {
		canTake: (slot) => isListening(this.#bySlot[slot]?.client),
		send: (slot, batch) => this.#bySlot[slot]?.client?.enqueueRaw(batch),
	};
	#timer: NodeJS.Timeout | undefined;

	constructor(options: PosesOptions) {
		super();
		this.#options = options;
		this.#intake = new PoseIntake(options.judgeStep);
	}

	override onCreate(): void {
		// A timer of our own: the room's clock is only as fine as its patches.
		this.#timer = setInterval(() => this.#relayPoses(), RELAY_TICK_MS);
	}

	override onDispose(): void {
		clearInterval(this.#timer);
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

	/**
	 * Puts a visitor somewhere: on arrival, for a granted jump, or back after a refused step. Others see them there at
	 * once; poses that do not carry the returned number are dropped from now on.
	 */
	place(visitor: Visitor, x: number, z: number, heading: number): number {
		this.#enter(visitor);
		const nowMs = this.room.services.now();
		const sample = this.#standing;
		sample.jump = this.#intake.place(visitor, x, z, heading, nowMs);
		sample.head.position.x = x;
		sample.head.position.y = STANDING_EYES_METRES;
		sample.head.position.z = z;
		orientationFrom(heading, 0, 0, sample.head.orientation);
		sample.heading = heading;
		this.#relay.accept(visitor.slot, visitor.generation, sample, nowMs);
		this.#options.onSample(visitor, sample);
		return sample.jump;
	}

	/** Where a visitor stands; undefined for someone who is gone or was not placed. A live view: read it, do not keep it. */
	positionOf(visitorId: string): StandingPlace | undefined {
		const visitor = this.room.visitors.get(visitorId);
		return visitor && this.#intake.placeOf(visitor);
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
				this.#relay.accept(visitor.slot, visitor.generation, sample, nowMs);
				this.#options.onSample(visitor, sample);
				return;
			}
			case "late":
			case "excess":
			case "malformed":
				return;
			case "refused":
				this.#options.onRefused(visitor);
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

	#relayPoses(): void {
		try {
			this.#relay.tick(this.room.services.now(), this.#recipients);
		} catch (error) {
			// A timer's exception would end the whole server.
			this.room.services.log.error({ err: error, roomId: this.room.roomId }, "poses were not relayed");
		}
	}
}

function isListening(client: Client | null | undefined): boolean {
	if (!client || client.state !== ClientState.JOINED) return false;
	const { readyState, bufferedAmount } = client.ref as unknown as { readyState: number; bufferedAmount: number };
	return readyState === 1 && bufferedAmount < BUFFERED_MAX_BYTES;
}
