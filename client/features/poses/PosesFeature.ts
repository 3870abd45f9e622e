import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { PoseBuffer } from "./PoseBuffer.ts";
import { PoseSender } from "./PoseSender.ts";

export interface PosesFeatureOptions {
	readonly connection: Pick<HallConnection, "sendPose" | "onPoses" | "onResumed">;
	/** Writes where the visitor's body is now; false while nobody knows (before the hall has placed them). */
	readonly sample: (out: PoseSample) => boolean;
	/** Calls each frame, with the monotonic time; returns the undoing. */
	readonly onFrame: (handler: (deltaSeconds: number, nowMs: number) => void) => () => void;
	/** Monotonic clock, ms. */
	readonly now: () => number;
}

/** Where there are no frames (a hidden tab), the hall still hears that someone is here. */
const UNSEEN_INTERVAL_MS = 500;

/** Own pose up, everyone's poses down. */
export class PosesFeature {
	readonly buffer = new PoseBuffer();
	readonly #options: PosesFeatureOptions;
	readonly #sender: PoseSender;
	readonly #undo: (() => void)[] = [];

	constructor(options: PosesFeatureOptions) {
		this.#options = options;
		this.#sender = new PoseSender({
			send: (bytes) => options.connection.sendPose(bytes),
			sample: options.sample,
		});
	}

	start(): void {
		const { connection, onFrame, now } = this.#options;
		const timer = setInterval(() => this.#sender.update(now()), UNSEEN_INTERVAL_MS);
		this.#undo.push(
			connection.onPoses((bytes) => this.buffer.take(bytes, now())),
			connection.onResumed(() => this.#sender.sendSoon()),
			onFrame((_deltaSeconds, nowMs) => this.#sender.update(nowMs)),
			() => clearInterval(timer),
		);
	}

	stop(): void {
		for (const undo of this.#undo.splice(0).reverse()) undo();
	}
}
