import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { createRelayedPose, GENERATION_MASK, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";
import { PoseTrack } from "./PoseTrack.ts";

/** Of how much later a batch came than the quickest one, this share is taken for the clocks drifting apart. */
const DRIFT_SHARE = 0.0005;

/** Later than this is no slow batch: the hall's clock was set. */
const CLOCK_SET_MS = 5000;

/** A class, as is whatever is written to for everyone in every frame: a field of an object literal may be any other literal's. */
class Moment {
	ms = 0;
}

/** The latest poses of everyone, and where each is shown now. A reading allocates nothing; a newcomer does, once. */
export class PoseBuffer {
	readonly #tracks: (PoseTrack | undefined)[] = [];
	readonly #reader = new PoseBatchReader();
	readonly #pose = createRelayedPose();
	/** The hall's clock without the wrap of its 32 bits, ms; and how far ours is ahead of it. */
	#hallMs = Number.NaN;
	#hallBits = 0;
	#aheadMs = 0;
	/** By the hall's clock, of this reading. */
	readonly #now = new Moment();

	/** Takes a batch that came at `nowMs` (monotonic). */
	take(bytes: Uint8Array, nowMs: number): void {
		const reader = this.#reader;
		const pose = this.#pose;
		if (!reader.begin(bytes)) return;
		this.#follow(reader.serverTimeMs, nowMs);
		const arrivedAtMs = nowMs - this.#aheadMs;
		while (reader.next(pose)) {
			const heardAtMs = this.#hallMs - ((reader.serverTimeMs - pose.heardAtMs) | 0);
			if (pose.still) this.#tracks[pose.slot]?.stay(heardAtMs);
			else this.#trackOf(pose.slot, pose.generation).push(pose, heardAtMs, arrivedAtMs);
		}
	}

	/** Where whoever has `slot` in `generation` is shown at `nowMs`; false before their first pose. */
	read(slot: number, generation: number, nowMs: number, out: PoseSample): boolean {
		const track = this.#tracks[slot];
		if (!track || track.generation !== (generation & GENERATION_MASK)) return false;
		this.#now.ms = nowMs - this.#aheadMs;
		return track.read(this.#now, out);
	}

	/** How far in the past `slot` is shown, ms. */
	delayMsOf(slot: number): number | undefined {
		return this.#tracks[slot]?.delayMs;
	}

	/** Whoever had `slot` is gone. */
	forget(slot: number): void {
		this.#tracks[slot] = undefined;
	}

	#trackOf(slot: number, generation: number): PoseTrack {
		const track = this.#tracks[slot];
		if (!track) {
			const fresh = new PoseTrack(generation);
			this.#tracks[slot] = fresh;
			return fresh;
		}
		if (track.generation !== generation) track.reset(generation);
		return track;
	}

	/** The quickest batch says what the clocks differ by; slower ones only that clocks drift, a little. */
	#follow(hallBits: number, nowMs: number): void {
		if (Number.isNaN(this.#hallMs)) {
			this.#hallMs = hallBits;
			this.#aheadMs = nowMs - hallBits;
		} else {
			this.#hallMs += (hallBits - this.#hallBits) | 0;
			const aheadMs = nowMs - this.#hallMs;
			const slowerMs = aheadMs - this.#aheadMs;
			this.#aheadMs += slowerMs < 0 || slowerMs > CLOCK_SET_MS ? slowerMs : slowerMs * DRIFT_SHARE;
		}
		this.#hallBits = hallBits;
	}
}
