import {
	copyPoseSample,
	createPoseSample,
	type HandSample,
	POSES_PER_SECOND,
	type PoseSample,
} from "#shared/features/poses/PoseSample.ts";
import { POSE_PACKET_MAX_BYTES, writePosePacket } from "#shared/features/poses/posePacket.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import type { Quaternion, Vector3 } from "#shared/space/vector.ts";

export interface PoseSenderOptions {
	/** Sends one packet; false when it was dropped. `HallConnection.sendPose`. */
	readonly send: (bytes: Uint8Array) => boolean;
	/** Writes where the visitor's body is now; false while nobody knows (before the hall has placed them). */
	readonly sample: (out: PoseSample) => boolean;
}

const INTERVAL_MS = 1000 / POSES_PER_SECOND;
const STILL_INTERVAL_MS = 1000;
/** Half a frame: one that comes a moment early is not put off to the next. */
const EARLY_MS = 8;

/** Less than this is not a movement: no device holds still to the millimetre. */
const STILL_METRES = 0.008;
const STILL_RADIANS = 0.02;
const STILL_CURL = 0.07;

/** Says where this visitor is: ten times a second while they move, once a second while they do not. */
export class PoseSender {
	readonly #options: PoseSenderOptions;
	readonly #now = createPoseSample();
	readonly #sent = createPoseSample();
	readonly #bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	#sequence = 0;
	#everSent = false;
	#dueMs = Number.NEGATIVE_INFINITY;
	#sentAtMs = Number.NEGATIVE_INFINITY;

	constructor(options: PoseSenderOptions) {
		this.#options = options;
	}

	/** The next update sends, moved or not: after a jump or a resume the hall wants to know at once. */
	sendSoon(): void {
		this.#everSent = false;
	}

	/** Called every frame, and now and then where there are no frames. */
	update(nowMs: number): void {
		if (nowMs < this.#dueMs - EARLY_MS) return;
		if (!this.#options.sample(this.#now) || !isFinitePose(this.#now)) return;
		const isStill = this.#everSent && nowMs - this.#sentAtMs < STILL_INTERVAL_MS && isSamePose(this.#now, this.#sent);
		if (isStill) return;

		this.#sequence = (this.#sequence + 1) & 0xffff;
		const length = writePosePacket(this.#now, this.#sequence, this.#bytes);
		// On a grid of its own, so that frames do not stretch the interval; begun anew after a pause.
		this.#dueMs = nowMs - this.#dueMs < INTERVAL_MS ? this.#dueMs + INTERVAL_MS : nowMs + INTERVAL_MS;
		if (!this.#options.send(this.#bytes.subarray(0, length))) return;
		copyPoseSample(this.#now, this.#sent);
		this.#sentAtMs = nowMs;
		this.#everSent = true;
	}
}

function isFinitePose({ head, heading, left, right }: Readonly<PoseSample>): boolean {
	return (
		isFiniteBody(head.position, head.orientation) &&
		Number.isFinite(heading) &&
		(!left.tracked || isFiniteBody(left.position, left.orientation)) &&
		(!right.tracked || isFiniteBody(right.position, right.orientation))
	);
}

function isFiniteBody(position: Readonly<Vector3>, q: Readonly<Quaternion>): boolean {
	return Number.isFinite(position.x + position.y + position.z + q.x + q.y + q.z + q.w);
}

function isSamePose(a: Readonly<PoseSample>, b: Readonly<PoseSample>): boolean {
	return (
		a.jump === b.jump &&
		isNear(a.head.position, b.head.position) &&
		isAlike(a.head.orientation, b.head.orientation) &&
		Math.abs(wrapAngle(a.heading - b.heading)) < STILL_RADIANS &&
		isSameHand(a.left, b.left) &&
		isSameHand(a.right, b.right)
	);
}

function isSameHand(a: Readonly<HandSample>, b: Readonly<HandSample>): boolean {
	if (a.tracked !== b.tracked) return false;
	if (!a.tracked) return true;
	if (!isNear(a.position, b.position) || !isAlike(a.orientation, b.orientation)) return false;
	for (let finger = 0; finger < 5; finger++) {
		if (Math.abs(a.curl[finger]! - b.curl[finger]!) > STILL_CURL) return false;
	}
	return true;
}

function isNear(a: Readonly<Vector3>, b: Readonly<Vector3>): boolean {
	const dx = a.x - b.x;
	const dy = a.y - b.y;
	const dz = a.z - b.z;
	return dx * dx + dy * dy + dz * dz < STILL_METRES * STILL_METRES;
}

/** 1 − |dot| is an eighth of the angle's square where the angle is small. */
function isAlike(a: Readonly<Quaternion>, b: Readonly<Quaternion>): boolean {
	const dot = Math.abs(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w);
	return 1 - dot < (STILL_RADIANS * STILL_RADIANS) / 8;
}
