import { createPoseSample, POSES_PER_SECOND, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { readPosePacket } from "#shared/features/poses/posePacket.ts";
import { comesAfter } from "#shared/features/poses/sequence.ts";

/** What came of a packet. `late` and `excess` are dropped without a word. */
export type Intake =
	| "accepted"
	/** Overtaken by a newer one, or from someone who is not here. */
	| "late"
	/** Beyond what a client sends; dropped. */
	| "excess"
	/** No version of the client writes such bytes; dropped. */
	| "malformed"
	/** Malformed again and again: close. */
	| "malformedTooOften"
	/** Excess without end: close. */
	| "flooding";

/** Slack for packets that a network held back and hands over at once: four seconds' worth. */
const BURST_POSES = POSES_PER_SECOND * 4;
const REFILL_PER_MS = (POSES_PER_SECOND * 1.5) / 1000;
/** Poses dropped as excess before the connection is closed: at 60 a second, some three seconds of it. */
const EXCESS_MAX = 100;
const MALFORMED_MAX = 10;
const MALFORMED_FORGIVEN_PER_MS = 1 / 5000;

interface Sender {
	/** Undefined until the first packet after a join or a resume: another tab counts from elsewhere. */
	sequence: number | undefined;
	budget: number;
	budgetAtMs: number;
	malformed: number;
	malformedAtMs: number;
}

/**
 * Decides for each packet whether it is read as a pose: in order, well-formed, not too many. Whether anyone can be
 * where it says is not decided here. Pure: knows no socket and no clock. Nothing is allocated per pose.
 */
export class PoseIntake<Who> {
	readonly #senders = new Map<Who, Sender>();
	/** The pose that `take` read; overwritten by the next. Sharing is safe: nothing runs in between. */
	readonly sample: PoseSample = createPoseSample();

	join(who: Who, nowMs: number): void {
		if (this.#senders.has(who)) return;
		this.#senders.set(who, {
			sequence: undefined,
			budget: BURST_POSES,
			budgetAtMs: nowMs,
			malformed: 0,
			malformedAtMs: nowMs,
		});
	}

	/** The packets that follow may count from anywhere. */
	resume(who: Who): void {
		const sender = this.#senders.get(who);
		if (sender) sender.sequence = undefined;
	}

	leave(who: Who): void {
		this.#senders.delete(who);
	}

	take(who: Who, bytes: Uint8Array, nowMs: number): Intake {
		const sender = this.#senders.get(who);
		if (!sender) return "late";
		const excess = this.#spend(sender, nowMs);
		if (excess) return excess;

		const { sample } = this;
		const sequence = readPosePacket(bytes, sample);
		if (sequence === undefined) return this.#countMalformed(sender, nowMs);
		if (sender.sequence !== undefined && !comesAfter(sequence, sender.sequence)) return "late";
		sender.sequence = sequence;
		return "accepted";
	}

	#spend(sender: Sender, nowMs: number): "excess" | "flooding" | undefined {
		const refilled = sender.budget + (nowMs - sender.budgetAtMs) * REFILL_PER_MS;
		sender.budget = Math.min(refilled, BURST_POSES) - 1;
		sender.budgetAtMs = nowMs;
		if (sender.budget >= 0) return undefined;
		return sender.budget < -EXCESS_MAX ? "flooding" : "excess";
	}

	#countMalformed(sender: Sender, nowMs: number): "malformed" | "malformedTooOften" {
		const forgiven = (nowMs - sender.malformedAtMs) * MALFORMED_FORGIVEN_PER_MS;
		sender.malformed = Math.max(0, sender.malformed - forgiven) + 1;
		sender.malformedAtMs = nowMs;
		return sender.malformed > MALFORMED_MAX ? "malformedTooOften" : "malformed";
	}
}
