import type { HallConnection } from "#client/connection/HallConnection.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { POSE_PACKET_MAX_BYTES, writePosePacket } from "#shared/features/poses/posePacket.ts";
import {
	goToBoothRequest,
	type JumpGrant,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";

/** Somebody who stands still is heard once a second. */
const STEP_MS = 1000;
/** The hall closes who sends more than 80 messages in a real second. */
const PACE_MS = 30;

/** A real client's body, moved by the test, in a hall whose clock the test turns: stands somewhere, for so long. */
export class Walker {
	readonly connection: HallConnection;
	readonly #passTime: (ms: number) => void;
	readonly #pose = createPoseSample();
	readonly #bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	#sequence = 0;

	private constructor(connection: HallConnection, passTime: (ms: number) => void) {
		this.connection = connection;
		this.#passTime = passTime;
		this.#pose.head.orientation.w = 1;
		this.#pose.head.position.y = 1.6;
	}

	static async enter(connection: HallConnection, passTime: (ms: number) => void): Promise<Walker> {
		const walker = new Walker(connection, passTime);
		walker.#stand(await connection.request(placeRequest, null));
		return walker;
	}

	async goTo(boothId: string): Promise<void> {
		this.#stand(await this.connection.request(goToBoothRequest, { boothId }));
	}

	async teleport(x: number, z: number): Promise<void> {
		this.#stand(await this.connection.request(teleportRequest, { x, z, heading: 0 }));
	}

	/** Walks straight there, a metre in each second of the hall's clock. */
	async walkTo(x: number, z: number): Promise<void> {
		const { position } = this.#pose.head;
		const from = { x: position.x, z: position.z };
		const metres = Math.hypot(x - from.x, z - from.z);
		for (let gone = Math.min(1, metres); ; gone = Math.min(gone + 1, metres)) {
			position.x = from.x + ((x - from.x) * gone) / metres;
			position.z = from.z + ((z - from.z) * gone) / metres;
			this.#passTime(STEP_MS);
			await this.beHeard();
			if (gone >= metres) return;
			await new Promise((resolve) => setTimeout(resolve, PACE_MS));
		}
	}

	/** Stands there, heard each second of the hall's clock. */
	async stay(seconds: number): Promise<void> {
		for (let passed = 0; passed < seconds * 1000; passed += STEP_MS) {
			this.#passTime(STEP_MS);
			await this.beHeard();
			await new Promise((resolve) => setTimeout(resolve, PACE_MS));
		}
	}

	/** Sends a pose; the hall has taken it when this resolves. */
	async beHeard(): Promise<void> {
		const length = writePosePacket(this.#pose, this.#sequence++, this.#bytes);
		if (!this.connection.sendPose(this.#bytes.slice(0, length))) throw new Error("Walker: the pose was not sent");
		// Messages of one client are handled in order: what answers this has seen the pose.
		await this.connection.request(placeRequest, null);
	}

	#stand({ jump, x, z, heading }: JumpGrant): void {
		this.#pose.jump = jump;
		this.#pose.head.position.x = x;
		this.#pose.head.position.z = z;
		this.#pose.heading = heading;
	}
}
