import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { bodyWord1, createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";

/** Older sendings are forgotten: a pose that takes this long is counted as lost, not as late. */
const REMEMBER_MS = 5_000;

/** How long poses take from a sender's socket to every other's ear, both ends being in this process. */
export class PoseLatency {
	/** By slot: when each place was sent last. A place and yaw in centimetres tell a moving body's poses apart. */
	readonly #sent = new Map<number, Map<number, number>>();
	readonly #reader = new PoseBatchReader();
	readonly #pose = createRelayedPose();
	readonly #latencies: number[] = [];
	measuring = false;

	sent(slot: number, sample: Readonly<PoseSample>): void {
		const places = this.#sent.get(slot) ?? new Map<number, number>();
		this.#sent.set(slot, places);
		const nowMs = performance.now();
		places.set(bodyWord1(sample), nowMs);
		for (const [place, sentMs] of places) {
			if (nowMs - sentMs < REMEMBER_MS) break;
			places.delete(place);
		}
	}

	/** Returns the undoing. */
	listen(connection: HallConnection): () => void {
		return connection.onPoses((bytes) => {
			if (!this.measuring || !this.#reader.begin(bytes)) return;
			const nowMs = performance.now();
			while (this.#reader.next(this.#pose)) {
				if (this.#pose.repeated) continue;
				const sentMs = this.#sent.get(this.#pose.slot)?.get(bodyWord1(this.#pose.sample));
				if (sentMs !== undefined) this.#latencies.push(nowMs - sentMs);
			}
		});
	}

	/** Null before anything was heard. */
	percentile(percent: number): number | null {
		const sorted = Float64Array.from(this.#latencies).sort();
		const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
		return value === undefined ? null : Math.round(value * 10) / 10;
	}
}
