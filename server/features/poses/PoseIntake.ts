import { createPoseSample, POSES_PER_SECOND, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { readPosePacket } from "#shared/features/poses/posePacket.ts";
import { comesAfter } from "#shared/features/poses/sequence.ts";

/** What came of a packet. `late` and `excess` are dropped without a word. */
export type Intake =
	| "accepted"
	/** Overtaken by a newer one, from before a jump, or from someone who was not placed yet. */
	| "late"
	/** Beyond what a client sends; dropped. */
	| "excess"
	/** No version of the client writes such bytes; dropped. */
	| "malformed"
	/** The motion rule said no: the visitor stays where they were. */
	| "refused"
	/** Malformed again and again: close. */
	| "malformedTooOften"
	/** Excess without end: close. */
	| "flooding";

/** The motion rule: whether someone may have come from there to here in this time. */
export type JudgeStep<Who> = (
	who: Who,
	fromX: number,
	fromZ: number,
	toX: number,
	toZ: number,
	elapsedMs: number,
) => "accepted" | "refused";

/** Slack for packets that a network held back and hands over at once: four seconds' worth. */
const BURST_POSES = POSES_PER_SECOND * 4;
const REFILL_PER_MS = (POSES_PER_SECOND * 1.5) / 1000;
/** Poses dropped as excess before the connection is closed: at 60 a second, some three seconds of it. */
const EXCESS_MAX = 100;
const MALFORMED_MAX = 10;
const MALFORMED_FORGIVEN_PER_MS = 1 / 5000;

interface Intaken {
	jump: number;
	placed: boolean;
	/** Undefined until the first packet after a join or a resume: another tab counts from elsewhere. */
	sequence: number | undefined;
	x: number;
	z: number;
	heading: number;
	atMs: number;
	budget: number;
	budgetAtMs: number;
	malformed: number;
	malformedAtMs: number;
}

/** Where someone stands, as the hall last accepted it. */
export interface StandingPlace {
	readonly x: number;
	readonly z: number;
	readonly heading: number;
	/** Number of the latest jump. */
	readonly jump: number;
}

/**
 * Decides for each packet whether it becomes a pose: in order, well-formed, not too many, from after the latest jump,
 * and no further than a person gets. Pure: knows no socket and no clock. Nothing is allocated per pose.
 */
export class PoseIntake<Who> {
	readonly #judgeStep: JudgeStep<Who>;
	readonly #byWho = new Map<Who, Intaken>();
	/** The pose that `take` accepted; overwritten by the next. Sharing is safe: nothing runs in between. */
	readonly sample: PoseSample = createPoseSample();

	constructor(judgeStep: JudgeStep<Who>) {
		this.#judgeStep = judgeStep;
	}

	join(who: Who, nowMs: number): void {
		if (this.#byWho.has(who)) return;
		this.#byWho.set(who, {
			jump: 0,
			placed: false,
			sequence: undefined,
			x: 0,
			z: 0,
			heading: 0,
			atMs: nowMs,
			budget: BURST_POSES,
			budgetAtMs: nowMs,
			malformed: 0,
			malformedAtMs: nowMs,
		});
	}

	/** The packets that follow may count from anywhere. */
	resume(who: Who): void {
		const intaken = this.#byWho.get(who);
		if (intaken) intaken.sequence = undefined;
	}

	leave(who: Who): void {
		this.#byWho.delete(who);
	}

	/** The server puts someone somewhere; returns the number of this jump. */
	place(who: Who, x: number, z: number, heading: number, nowMs: number): number {
		this.join(who, nowMs);
		const intaken = this.#byWho.get(who)!;
		intaken.jump = (intaken.jump + 1) & 255;
		intaken.placed = true;
		intaken.x = x;
		intaken.z = z;
		intaken.heading = heading;
		intaken.atMs = nowMs;
		return intaken.jump;
	}

	/** Undefined for someone who is not here or not placed. */
	placeOf(who: Who): StandingPlace | undefined {
		const intaken = this.#byWho.get(who);
		return intaken?.placed ? intaken : undefined;
	}

	take(who: Who, bytes: Uint8Array, nowMs: number): Intake {
		const intaken = this.#byWho.get(who);
		if (!intaken) return "late";
		const excess = this.#spend(intaken, nowMs);
		if (excess) return excess;

		const { sample } = this;
		const sequence = readPosePacket(bytes, sample);
		if (sequence === undefined) return this.#countMalformed(intaken, nowMs);
		if (intaken.sequence !== undefined && !comesAfter(sequence, intaken.sequence)) return "late";
		intaken.sequence = sequence;
		if (!intaken.placed || sample.jump !== intaken.jump) return "late";

		const { x, z } = sample.head.position;
		if (this.#judgeStep(who, intaken.x, intaken.z, x, z, nowMs - intaken.atMs) === "refused") return "refused";
		intaken.x = x;
		intaken.z = z;
		intaken.heading = sample.heading;
		intaken.atMs = nowMs;
		return "accepted";
	}

	#spend(intaken: Intaken, nowMs: number): "excess" | "flooding" | undefined {
		const refilled = intaken.budget + (nowMs - intaken.budgetAtMs) * REFILL_PER_MS;
		intaken.budget = Math.min(refilled, BURST_POSES) - 1;
		intaken.budgetAtMs = nowMs;
		if (intaken.budget >= 0) return undefined;
		return intaken.budget < -EXCESS_MAX ? "flooding" : "excess";
	}

	#countMalformed(intaken: Intaken, nowMs: number): "malformed" | "malformedTooOften" {
		const forgiven = (nowMs - intaken.malformedAtMs) * MALFORMED_FORGIVEN_PER_MS;
		intaken.malformed = Math.max(0, intaken.malformed - forgiven) + 1;
		intaken.malformedAtMs = nowMs;
		return intaken.malformed > MALFORMED_MAX ? "malformedTooOften" : "malformed";
	}
}
