import {
	copyPoseSample,
	createPoseSample,
	type HandSample,
	type PoseSample,
} from "#shared/features/poses/PoseSample.ts";
import type { RelayedPose } from "#shared/features/poses/poseBatch.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import { Point } from "#shared/space/Point.ts";
import type { Quaternion, Vector3 } from "#shared/space/vector.ts";

/** Poses kept of one visitor: more than lie within the longest delay at ten a second. */
const KEPT = 16;

/** Shown this much in the past at least; at most a little more than the second between poses of those far away. */
const LEAST_DELAY_MS = 60;
const MOST_DELAY_MS = 1400;
/** Beyond what a pose turned out to need. */
const DELAY_MARGIN_MS = 12;
/** A delay's excess goes within some such times, however often poses come: half of it in three seconds. */
const DELAY_DECAY_MS = 5000;
/** Time runs at most this much faster or slower to get to the wanted delay. */
const SLEW = 0.25;
const SLEW_MS = 250;
/** Further off than this (a hidden tab, a stall) there is nothing to be smooth about. */
const RESYNC_MS = 1500;

/** Someone who says nothing for longer stood still; a first step of that length began just now. */
const STOOD_MS = 400;
const STEP_MS = 100;
const FIRST_STEP_METRES = 0.45;
/** Where whole poses come, what is coarse of the same moments only shakes: whoever moves away is followed by it after this. */
const WHOLE_LASTS_MS = 1500;
/** A repeat may be as old as the longest time between two poses of one sender, who may be walking. */
const REPEAT_AGE_MS = 1100;
/** Faster than anyone: a jump whose number was missed. Metres, and metres per second. */
const LEAP_METRES = 3;
const LEAP_SPEED = 9;

/**
 * Beyond the last pose the body drifts on for this long and this far at most, less than a body's radius; then back, as
 * whoever is not heard of again has stopped.
 */
const DRIFT_MS = 80;
const DRIFT_METRES = 0.12;
/** How fast the difference between what was guessed and what was true is walked off. */
const MEND_MS = 90;
const MEND_METRES = 0.5;

/** The rhythm of poses is steadier than their arrival: the share of each one's deviation that is believed. */
const RHYTHM_BELIEF = 0.25;
const RHYTHM_LEARNING = 0.1;

/** How far between two poses; handed over as a whole, as a number would become an object each time. */
class Between {
	share = 0;
}
/** Scratch: one pose is read at a time. */
const reading = new Between();

/**
 * The latest poses of one visitor, played back a little in the past, so that there nearly always is a next one to walk
 * towards. The past is as deep as this visitor's poses turn out to need. Between two poses it is a straight line: those
 * the hall has judged, a curve might lead through a wall.
 */
export class PoseTrack {
	generation: number;
	readonly #poses: PoseSample[] = [];
	/** When each was; and until when the visitor was heard to be just there. Server time, ms. */
	readonly #from = new Float64Array(KEPT);
	readonly #until = new Float64Array(KEPT);
	#count = 0;
	#newest = KEPT - 1;

	#delayMs = LEAST_DELAY_MS + STEP_MS;
	#rhythmMs = 0;
	/** When the last whole pose was heard. */
	#wholeAtMs = Number.NEGATIVE_INFINITY;
	/** What is shown now; NaN before the first reading. Server time, ms. */
	#playedMs = Number.NaN;
	#readAtMs = 0;
	/** Since the reading before this one. */
	#frameMs = 0;
	readonly #mend = new Point();
	readonly #shown = new Point();
	#isShown = false;
	/** Whether what is shown, and what was shown before, lies beyond the last pose. */
	#wasAhead = false;
	#guessed = false;

	constructor(generation: number) {
		this.generation = generation;
		for (let i = 0; i < KEPT; i++) this.#poses.push(createPoseSample());
	}

	/** How far in the past this visitor is shown, ms. */
	get delayMs(): number {
		return this.#delayMs;
	}

	/** Someone else has the slot now. */
	reset(generation: number): void {
		this.generation = generation;
		this.#count = 0;
		this.#delayMs = LEAST_DELAY_MS + STEP_MS;
		this.#rhythmMs = 0;
		this.#wholeAtMs = Number.NEGATIVE_INFINITY;
		this.#playedMs = Number.NaN;
		this.#isShown = false;
	}

	/** `heardAtMs` and `arrivedAtMs` (by the hall's clock): when the hall heard it, and when we did. */
	push(pose: Readonly<RelayedPose>, heardAtMs: number, arrivedAtMs: number): void {
		const { sample } = pose;
		if (!pose.coarse) this.#wholeAtMs = heardAtMs;
		else if (heardAtMs - this.#wholeAtMs < WHOLE_LASTS_MS) return;
		if (this.#count === 0) {
			this.#append(sample, heardAtMs);
			return;
		}
		const last = this.#poses[this.#newest]!;
		const lastUntil = this.#until[this.#newest]!;
		if (isSamePose(last, sample)) {
			const wasThereMs = pose.repeated ? heardAtMs - REPEAT_AGE_MS : heardAtMs;
			if (wasThereMs > lastUntil) this.#until[this.#newest] = wasThereMs;
			return;
		}
		if (heardAtMs <= lastUntil) return;

		const way = distance(last.head.position, sample.head.position);
		const gapMs = heardAtMs - lastUntil;
		if (sample.jump !== last.jump || way > LEAP_METRES + (LEAP_SPEED * gapMs) / 1000) {
			this.#count = 0;
			this.#isShown = false;
			this.#rhythmMs = 0;
			this.#append(sample, heardAtMs);
			return;
		}
		// Of those far away less is heard: a short way in a long time is no first step.
		if (!pose.coarse && gapMs > STOOD_MS && way < FIRST_STEP_METRES) {
			this.#until[this.#newest] = heardAtMs - STEP_MS;
			this.#rhythmMs = 0;
		} else {
			this.#learnDelay(arrivedAtMs - lastUntil, gapMs);
		}
		if (pose.coarse) {
			// Its beat is the hall's own, and another with each tier.
			this.#rhythmMs = 0;
			this.#append(sample, heardAtMs);
		} else this.#append(sample, this.#inRhythm(heardAtMs));
	}

	/** The hall says that they are as it said last. */
	stay(saidAtMs: number): void {
		const wasThereMs = saidAtMs - REPEAT_AGE_MS;
		if (this.#count > 0 && wasThereMs > this.#until[this.#newest]!) this.#until[this.#newest] = wasThereMs;
	}

	/** Where the visitor is shown now (by the hall's clock, ms); false before the first pose. */
	read(now: { readonly ms: number }, out: PoseSample): boolean {
		if (this.#count === 0) return false;
		// Each leaves what the next one needs in a field, and the time comes in one: a number handed over is an object, for
		// everyone in every frame.
		this.#advance(now);
		this.#wasAhead = this.#sample(out);
		this.#mendGuess(out);
		return true;
	}

	#append(sample: Readonly<PoseSample>, atMs: number): void {
		this.#newest = (this.#newest + 1) % KEPT;
		this.#count = Math.min(this.#count + 1, KEPT);
		copyPoseSample(sample, this.#poses[this.#newest]!);
		this.#from[this.#newest] = atMs;
		this.#until[this.#newest] = atMs;
	}

	#learnDelay(neededMs: number, gapMs: number): void {
		const wantedMs = Math.min(Math.max(neededMs + DELAY_MARGIN_MS, LEAST_DELAY_MS), MOST_DELAY_MS);
		if (wantedMs > this.#delayMs) this.#delayMs = wantedMs;
		else this.#delayMs += (wantedMs - this.#delayMs) * Math.min(1, gapMs / DELAY_DECAY_MS);
	}

	/** A pose that came early or late is put nearer to where its beat is, never before the one it follows. */
	#inRhythm(heardAtMs: number): number {
		const before = this.#until[this.#newest]!;
		const gapMs = heardAtMs - before;
		if (gapMs > 2.5 * this.#rhythmMs || gapMs < 0.4 * this.#rhythmMs) {
			this.#rhythmMs = gapMs;
			return heardAtMs;
		}
		this.#rhythmMs += (gapMs - this.#rhythmMs) * RHYTHM_LEARNING;
		return before + this.#rhythmMs + (gapMs - this.#rhythmMs) * RHYTHM_BELIEF;
	}

	#advance({ ms: nowMs }: { readonly ms: number }): void {
		const wantedMs = nowMs - this.#delayMs;
		const frameMs = Math.max(0, nowMs - this.#readAtMs);
		this.#readAtMs = nowMs;
		this.#frameMs = frameMs;
		if (!(Math.abs(wantedMs - this.#playedMs - frameMs) < RESYNC_MS)) {
			this.#playedMs = wantedMs;
			return;
		}
		const behindMs = wantedMs - (this.#playedMs + frameMs);
		const slewMs = behindMs * Math.min(1, frameMs / SLEW_MS);
		this.#playedMs += frameMs + Math.min(Math.max(slewMs, -SLEW * frameMs), SLEW * frameMs);
	}

	/** True where there was no pose to walk towards, so that what was written is a guess. */
	#sample(out: PoseSample): boolean {
		const atMs = this.#playedMs;
		let later = this.#newest;
		if (atMs >= this.#from[later]!) {
			copyPoseSample(this.#poses[later]!, out);
			if (atMs <= this.#until[later]!) return false;
			this.#drift(out);
			return true;
		}
		for (let i = 1; i < this.#count; i++) {
			const earlier = (later + KEPT - 1) % KEPT;
			if (atMs >= this.#from[earlier]!) {
				const begun = this.#until[earlier]!;
				reading.share = atMs <= begun ? 0 : (atMs - begun) / (this.#from[later]! - begun);
				interpolate(this.#poses[earlier]!, this.#poses[later]!, reading, out);
				return false;
			}
			later = earlier;
		}
		copyPoseSample(this.#poses[later]!, out);
		return false;
	}

	/** A little further on the way they were going. */
	#drift(out: PoseSample): void {
		if (this.#count < 2) return;
		const before = (this.#newest + KEPT - 1) % KEPT;
		const stepMs = this.#from[this.#newest]! - this.#until[before]!;
		if (stepMs <= 0 || stepMs > STOOD_MS || this.#until[this.#newest]! > this.#from[this.#newest]!) return;
		const from = this.#poses[before]!.head.position;
		const to = this.#poses[this.#newest]!.head.position;
		const dx = to.x - from.x;
		const dz = to.z - from.z;
		const way = Math.sqrt(dx * dx + dz * dz);
		if (way < 1e-6) return;
		const aheadMs = this.#playedMs - this.#until[this.#newest]!;
		const metres = (way / stepMs) * aheadMs * Math.exp(-aheadMs / DRIFT_MS);
		const share = Math.min(metres, DRIFT_METRES) / way;
		drifted.x = dx * share;
		drifted.z = dz * share;
		shift(out, drifted);
	}

	/** Where a guess turns out wrong, the body walks over to what is true rather than leaping. */
	#mendGuess(out: PoseSample): void {
		const { position } = out.head;
		const mend = this.#mend;
		if (!this.#isShown) {
			mend.x = mend.y = mend.z = 0;
		} else {
			const keep = Math.exp(-this.#frameMs / MEND_MS);
			mend.x *= keep;
			mend.y *= keep;
			mend.z *= keep;
			if (this.#guessed && !this.#wasAhead) {
				// The truth has come: whatever lies between it and what was shown is mended from here.
				mend.x = this.#shown.x - position.x;
				mend.y = this.#shown.y - position.y;
				mend.z = this.#shown.z - position.z;
				const squared = mend.x * mend.x + mend.y * mend.y + mend.z * mend.z;
				if (squared > MEND_METRES * MEND_METRES) mend.x = mend.y = mend.z = 0;
			}
		}
		this.#guessed = this.#wasAhead;
		shift(out, mend);
		this.#shown.x = position.x;
		this.#shown.y = position.y;
		this.#shown.z = position.z;
		this.#isShown = true;
	}
}

function interpolate(
	a: Readonly<PoseSample>,
	b: Readonly<PoseSample>,
	between: Readonly<Between>,
	out: PoseSample,
): void {
	const { share } = between;
	out.jump = b.jump;
	mix(a.head.position, b.head.position, between, out.head.position);
	turn(a.head.orientation, b.head.orientation, between, out.head.orientation);
	out.heading = wrapAngle(a.heading + wrapAngle(b.heading - a.heading) * share);
	interpolateHand(a.left, b.left, between, out.left);
	interpolateHand(a.right, b.right, between, out.right);
}

function interpolateHand(
	a: Readonly<HandSample>,
	b: Readonly<HandSample>,
	between: Readonly<Between>,
	out: HandSample,
): void {
	const { share } = between;
	// Seen at one end only: there.
	const from = a.tracked ? a : b;
	const to = b.tracked ? b : a;
	out.tracked = share < 0.5 ? a.tracked : b.tracked;
	mix(from.position, to.position, between, out.position);
	turn(from.orientation, to.orientation, between, out.orientation);
	for (let finger = 0; finger < 5; finger++) {
		out.curl[finger] = from.curl[finger]! + (to.curl[finger]! - from.curl[finger]!) * share;
	}
}

function mix(a: Readonly<Vector3>, b: Readonly<Vector3>, { share }: Readonly<Between>, out: Vector3): void {
	out.x = a.x + (b.x - a.x) * share;
	out.y = a.y + (b.y - a.y) * share;
	out.z = a.z + (b.z - a.z) * share;
}

/** Straight through and made a unit again: a tenth of a second's turn is too small to see the difference. */
function turn(a: Readonly<Quaternion>, b: Readonly<Quaternion>, { share }: Readonly<Between>, out: Quaternion): void {
	const towards = a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w < 0 ? -share : share;
	const keep = 1 - share;
	const x = a.x * keep + b.x * towards;
	const y = a.y * keep + b.y * towards;
	const z = a.z * keep + b.z * towards;
	const w = a.w * keep + b.w * towards;
	const length = Math.sqrt(x * x + y * y + z * z + w * w);
	// Opposite ends of a turn, and just between them.
	const scale = length > 1e-6 ? 1 / length : 0;
	out.x = x * scale;
	out.y = y * scale;
	out.z = z * scale;
	out.w = scale === 0 ? 1 : w * scale;
}

/** Scratch: on the floor, and used up at once. */
const drifted = new Point();

function shift(sample: PoseSample, by: Readonly<Vector3>): void {
	shiftPoint(sample.head.position, by);
	shiftPoint(sample.left.position, by);
	shiftPoint(sample.right.position, by);
}

function shiftPoint(point: Vector3, by: Readonly<Vector3>): void {
	point.x += by.x;
	point.y += by.y;
	point.z += by.z;
}

function distance(a: Readonly<Vector3>, b: Readonly<Vector3>): number {
	const dx = a.x - b.x;
	const dy = a.y - b.y;
	const dz = a.z - b.z;
	return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

/** To the bit: both come from the same bytes. */
function isSamePose(a: Readonly<PoseSample>, b: Readonly<PoseSample>): boolean {
	return (
		a.jump === b.jump &&
		a.heading === b.heading &&
		isSameVector(a.head.position, b.head.position) &&
		isSameQuaternion(a.head.orientation, b.head.orientation) &&
		isSameHand(a.left, b.left) &&
		isSameHand(a.right, b.right)
	);
}

function isSameHand(a: Readonly<HandSample>, b: Readonly<HandSample>): boolean {
	if (a.tracked !== b.tracked) return false;
	if (!a.tracked) return true;
	for (let finger = 0; finger < 5; finger++) if (a.curl[finger] !== b.curl[finger]) return false;
	return isSameVector(a.position, b.position) && isSameQuaternion(a.orientation, b.orientation);
}

function isSameVector(a: Readonly<Vector3>, b: Readonly<Vector3>): boolean {
	return a.x === b.x && a.y === b.y && a.z === b.z;
}

function isSameQuaternion(a: Readonly<Quaternion>, b: Readonly<Quaternion>): boolean {
	return a.x === b.x && a.y === b.y && a.z === b.z && a.w === b.w;
}
