import { wrapAngle } from "../../space/heading.ts";
import { COARSE_AGE_MS, COARSE_BLOCK_HEADER_BYTES, readCoarsePose, readSlot } from "./coarsePose.ts";
import { readHands, readLean } from "./handBytes.ts";
import { orientationFrom, pitchOf, yawOf } from "./orientation.ts";
import { createPoseSample, type PoseSample } from "./PoseSample.ts";

/**
 * Many poses on their way down, server → client. Little-endian.
 *
 * Header, 6 bytes: BATCH_FORMAT (u8); the server's time when the batch was made (u32, ms, wraps); number of blocks of
 * whole poses (u8). Then those blocks, and after them blocks of coarse poses to the end.
 *
 * A block of whole poses is of one grid cell of 20.48 m: cell x, cell z (i8 each), number of bodies without hands (u8),
 * number of bodies with hands (u8); then those bodies, first the ones without.
 *
 * A body is 8 bytes (two u32):
 *
 * | word | bits  | what                                                                         |
 * |------|-------|------------------------------------------------------------------------------|
 * | 0    | 0–11  | slot                                                                         |
 * |      | 12–13 | generation of the slot, its low two bits                                     |
 * |      | 14    | jump number, its low bit: it turns when someone jumps, so nobody flies        |
 * |      | 15–22 | head above the floor, centimetres                                            |
 * |      | 23–27 | pitch of the head, 5° steps, 16 is level: −80° to +75°                        |
 * |      | 28–31 | body heading against the head's, 15° steps, 8 is straight: −120° to +105°     |
 * | 1    | 0–10  | x from the cell's corner, centimetres                                        |
 * |      | 11–21 | z from the cell's corner, centimetres                                        |
 * |      | 22–28 | yaw of the head, 128 steps to a turn                                         |
 * |      | 29–31 | how long before the batch the pose came in, 8 ms steps; 7: it is a repeat     |
 *
 * A body with hands goes on with one or two hands of 11 bytes (handBytes.ts), so it costs 30 at most; the first of
 * them also tells how the head leans.
 *
 * A block of coarse poses is of a quarter of such a cell, 10.24 m: x, z (i8 each), number of poses (u8), number of those
 * who are as they were said last (u8); then the poses, four bytes each, by rising slots, and the slots of the others, a
 * byte each (coarsePose.ts).
 */
export const BATCH_FORMAT = 2;
export const BATCH_HEADER_BYTES = 6;
export const BLOCK_HEADER_BYTES = 4;
export const BODY_BYTES = 8;
/** A block counts in bytes; a fuller cell takes a second block. */
export const BLOCK_MAX_POSES = 255;

/** The slot has twelve bits. */
export const POSE_SLOTS = 4096;
export const GENERATION_MASK = 3;

/** Positions are whole centimetres; a cell is 2048 of them, so a cell's number is a shift. */
const CELL_SHIFT = 11;
export const CELL_METRES = (1 << CELL_SHIFT) / 100;

export const REPEATED = 7;
const AGE_STEP_MS = 8;
const PITCH_STEP = Math.PI / 36;
const TWIST_STEP = Math.PI / 12;
const YAW_STEPS = 128 / (2 * Math.PI);

/** The cell of a coordinate: i8, as far as the frame of a packet reaches. */
export function cellOf(metres: number): number {
	return Math.round(metres * 100) >> CELL_SHIFT;
}

/** The first word of a body. */
export function bodyWord0(slot: number, generation: number, sample: Readonly<PoseSample>): number {
	const { position, orientation } = sample.head;
	const height = clamp(Math.round(position.y * 100), 0, 255);
	const pitch = clamp(Math.round(pitchOf(orientation) / PITCH_STEP) + 16, 0, 31);
	const twist = clamp(Math.round(wrapAngle(sample.heading - yawOf(orientation)) / TWIST_STEP) + 8, 0, 15);
	return (
		((slot & 0xfff) |
			((generation & GENERATION_MASK) << 12) |
			((sample.jump & 1) << 14) |
			(height << 15) |
			(pitch << 23) |
			(twist << 28)) >>>
		0
	);
}

/** The second word of a body, without its age. */
export function bodyWord1(sample: Readonly<PoseSample>): number {
	const { position, orientation } = sample.head;
	const x = Math.round(position.x * 100) & 2047;
	const z = Math.round(position.z * 100) & 2047;
	const yaw = Math.round(yawOf(orientation) * YAW_STEPS) & 127;
	return x | (z << 11) | (yaw << 22);
}

/** The age bits of a pose that came in `ageMs` ago and was not sent before. */
export function ageBits(ageMs: number): number {
	return clamp(Math.round(ageMs / AGE_STEP_MS), 0, REPEATED - 1);
}

export function writeBatchHeader(serverTimeMs: number, wholeBlocks: number, bytes: Uint8Array, at: number): number {
	bytes[at] = BATCH_FORMAT;
	writeUint32(bytes, at + 1, serverTimeMs % 2 ** 32);
	bytes[at + 5] = wholeBlocks;
	return at + BATCH_HEADER_BYTES;
}

export function writeBody(word0: number, word1: number, age: number, bytes: Uint8Array, at: number): number {
	writeUint32(bytes, at, word0);
	writeUint32(bytes, at + 4, word1 | (age << 29));
	return at + BODY_BYTES;
}

/** One pose as a batch carries it. Mutable: the hot path reuses one. */
export interface RelayedPose {
	slot: number;
	/** The low two bits of the slot's generation. */
	generation: number;
	/** Server time at which the pose came in, ms, modulo 2³². */
	heardAtMs: number;
	/** True where the server says again what it knows: the pose is older than `heardAtMs`. */
	repeated: boolean;
	/** Of someone further away: no hands, place to eight centimetres, head and body turned alike. */
	coarse: boolean;
	/** They are as they were said to be last: the slot and when are all there is. */
	still: boolean;
	/** Its `jump` is 0 or 1: the low bit. */
	sample: PoseSample;
}

export function createRelayedPose(): RelayedPose {
	return {
		slot: 0,
		generation: 0,
		heardAtMs: 0,
		repeated: false,
		coarse: false,
		still: false,
		sample: createPoseSample(),
	};
}

/**
 * Walks through a batch: `begin`, then `next` until it says false. Reading stops at the first byte that no server
 * writes; whatever the bytes, what is read is finite and orientations are unit quaternions.
 */
export class PoseBatchReader {
	#bytes: Uint8Array = new Uint8Array(0);
	#at = 0;
	#serverTimeMs = 0;
	#cellX = 0;
	#cellZ = 0;
	#wholeBlocks = 0;
	#bodies = 0;
	#withHands = 0;
	#coarse = 0;
	#still = 0;
	/** Of the coarse pose before. */
	#slot = -1;

	/** Server time of the batch, ms, modulo 2³². */
	get serverTimeMs(): number {
		return this.#serverTimeMs;
	}

	/** False for bytes that are no batch of this format. */
	begin(bytes: Uint8Array): boolean {
		this.#bytes = bytes;
		this.#bodies = 0;
		this.#withHands = 0;
		this.#coarse = 0;
		this.#still = 0;
		this.#wholeBlocks = 0;
		this.#at = bytes.length;
		if (bytes.length < BATCH_HEADER_BYTES || bytes[0] !== BATCH_FORMAT) return false;
		this.#serverTimeMs = readUint32(bytes, 1);
		this.#wholeBlocks = bytes[5]!;
		this.#at = BATCH_HEADER_BYTES;
		return true;
	}

	next(out: RelayedPose): boolean {
		while (this.#bodies === 0 && this.#withHands === 0 && this.#coarse === 0 && this.#still === 0) {
			if (!(this.#wholeBlocks > 0 ? this.#beginBlock() : this.#beginCoarseBlock())) return false;
		}
		if (this.#coarse > 0) {
			this.#coarse--;
			return this.#readCoarse(out);
		}
		if (this.#still > 0) {
			this.#still--;
			return this.#readStill(out);
		}
		const withHands = this.#bodies === 0;
		if (withHands) this.#withHands--;
		else this.#bodies--;
		return this.#readBody(out, withHands);
	}

	#beginBlock(): boolean {
		const bytes = this.#bytes;
		const at = this.#at;
		if (at + BLOCK_HEADER_BYTES > bytes.length) return false;
		this.#cellX = (bytes[at]! << 24) >> 24;
		this.#cellZ = (bytes[at + 1]! << 24) >> 24;
		this.#bodies = bytes[at + 2]!;
		this.#withHands = bytes[at + 3]!;
		this.#wholeBlocks--;
		this.#at = at + BLOCK_HEADER_BYTES;
		return true;
	}

	#beginCoarseBlock(): boolean {
		const bytes = this.#bytes;
		const at = this.#at;
		if (at + COARSE_BLOCK_HEADER_BYTES > bytes.length) return false;
		this.#cellX = (bytes[at]! << 24) >> 24;
		this.#cellZ = (bytes[at + 1]! << 24) >> 24;
		this.#coarse = bytes[at + 2]!;
		this.#still = bytes[at + 3]!;
		this.#slot = -1;
		this.#at = at + COARSE_BLOCK_HEADER_BYTES;
		return true;
	}

	#readCoarse(out: RelayedPose): boolean {
		const end = readCoarsePose(this.#bytes, this.#at, this.#cellX, this.#cellZ, this.#slot, out);
		if (end < 0) return this.#stop();
		this.#at = end;
		// Those who are still begin anew.
		this.#slot = this.#coarse > 0 ? out.slot : -1;
		out.still = false;
		out.heardAtMs = (this.#serverTimeMs - (out.repeated ? 0 : COARSE_AGE_MS)) >>> 0;
		return true;
	}

	#readStill(out: RelayedPose): boolean {
		const end = readSlot(this.#bytes, this.#at, this.#slot, out);
		if (end < 0) return this.#stop();
		this.#at = end;
		this.#slot = out.slot;
		out.still = true;
		out.coarse = true;
		out.repeated = true;
		out.heardAtMs = this.#serverTimeMs;
		return true;
	}

	#readBody(out: RelayedPose, withHands: boolean): boolean {
		const bytes = this.#bytes;
		const at = this.#at;
		if (at + BODY_BYTES > bytes.length) return this.#stop();
		const word0 = readUint32(bytes, at);
		const word1 = readUint32(bytes, at + 4);
		const { sample } = out;
		const { position, orientation } = sample.head;
		const age = word1 >>> 29;
		const yaw = ((word1 >>> 22) & 127) / YAW_STEPS;
		const pitch = (((word0 >>> 23) & 31) - 16) * PITCH_STEP;
		out.slot = word0 & 0xfff;
		out.generation = (word0 >>> 12) & GENERATION_MASK;
		out.repeated = age === REPEATED;
		out.coarse = false;
		out.still = false;
		out.heardAtMs = (this.#serverTimeMs - (out.repeated ? 0 : age * AGE_STEP_MS)) >>> 0;
		sample.jump = (word0 >>> 14) & 1;
		position.x = ((this.#cellX << CELL_SHIFT) + (word1 & 2047)) / 100;
		position.y = ((word0 >>> 15) & 255) / 100;
		position.z = ((this.#cellZ << CELL_SHIFT) + ((word1 >>> 11) & 2047)) / 100;
		sample.heading = wrapAngle(yaw + ((word0 >>> 28) - 8) * TWIST_STEP);
		sample.left.tracked = false;
		sample.right.tracked = false;
		this.#at = at + BODY_BYTES;
		if (!withHands) {
			orientationFrom(yaw, pitch, 0, orientation);
			return true;
		}
		const end = readHands(bytes, this.#at, sample);
		if (end < 0) return this.#stop();
		orientationFrom(yaw, pitch, readLean(bytes, this.#at), orientation);
		this.#at = end;
		return true;
	}

	#stop(): false {
		this.#at = this.#bytes.length;
		this.#wholeBlocks = 0;
		this.#bodies = 0;
		this.#withHands = 0;
		this.#coarse = 0;
		this.#still = 0;
		return false;
	}
}

/** NaN becomes `least`. */
function clamp(value: number, least: number, most: number): number {
	return value > least ? (value < most ? value : most) : least;
}

function writeUint32(bytes: Uint8Array, at: number, value: number): void {
	bytes[at] = value;
	bytes[at + 1] = value >>> 8;
	bytes[at + 2] = value >>> 16;
	bytes[at + 3] = value >>> 24;
}

function readUint32(bytes: Uint8Array, at: number): number {
	return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}
