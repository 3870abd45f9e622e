import { wrapAngle } from "../../space/heading.ts";
import { orientationFrom } from "./orientation.ts";
import type { PoseSample } from "./PoseSample.ts";
import type { RelayedPose } from "./poseBatch.ts";

/**
 * The pose of someone too far away for more: four bytes within a block of 10.24 m.
 *
 * | byte | bits  | what                                                                      |
 * |------|-------|---------------------------------------------------------------------------|
 * | 0    |       | slots between this one and the one before; 255: the slot itself follows (u16) |
 * | 1–3  | 0–6   | x from the block's corner, 8 cm steps                                      |
 * |      | 7–13  | z                                                                         |
 * |      | 14–17 | which way the body faces, 16 steps to a turn                               |
 * |      | 18–19 | generation of the slot, its low two bits                                   |
 * |      | 20–21 | how high the head is: one of {@link HEIGHTS}                               |
 * |      | 22    | jump number, its low bit                                                   |
 * |      | 23    | 1: it came in within the last tenth of a second; 0: it is older            |
 */
export const COARSE_POSE_BYTES = 4;
export const COARSE_POSE_MAX_BYTES = 6;
/** Of a slot alone, whose pose is as it was said last. */
export const STILL_MAX_BYTES = 3;
export const COARSE_BLOCK_HEADER_BYTES = 4;
/** How old a pose is taken to be that came in within the last tenth of a second. */
export const COARSE_AGE_MS = 50;

/** Whoever sits, children and wheelchairs, and standing people. Metres. */
const HEIGHTS = [1.0, 1.3, 1.55, 1.7] as const;
const SLOT_FOLLOWS = 255;
const STEP_CENTIMETRES = 8;
const BLOCK_SHIFT = 10;
const FACING_STEPS = 16 / (2 * Math.PI);

/** The block of a coordinate: i8, as far as the frame of a packet reaches. */
export function coarseBlockOf(metres: number): number {
	return Math.round(metres * 100) >> BLOCK_SHIFT;
}

/** The three bytes after the slot, but for whether it is fresh. */
export function coarseBits(generation: number, sample: Readonly<PoseSample>): number {
	const { position } = sample.head;
	const x = (Math.round(position.x * 100) & 1023) >> 3;
	const z = (Math.round(position.z * 100) & 1023) >> 3;
	const facing = Math.round(sample.heading * FACING_STEPS) & 15;
	return (
		x |
		(z << 7) |
		(facing << 14) |
		((generation & 3) << 18) |
		(heightStep(position.y) << 20) |
		((sample.jump & 1) << 22)
	);
}

/** Slots rise within a block: `before` is the one before this, −1 at the beginning. Returns where the next one goes. */
export function writeCoarsePose(
	slot: number,
	before: number,
	bits: number,
	isFresh: boolean,
	bytes: Uint8Array,
	at: number,
): number {
	at = writeSlot(slot, before, bytes, at);
	bytes[at++] = bits;
	bytes[at++] = bits >> 8;
	bytes[at++] = (bits >> 16) | (isFresh ? 128 : 0);
	return at;
}

/** A slot after the one before it: a byte, or three. Returns where the next one goes. */
export function writeSlot(slot: number, before: number, bytes: Uint8Array, at: number): number {
	const between = slot - before - 1;
	if (between < SLOT_FOLLOWS) bytes[at++] = between;
	else {
		bytes[at++] = SLOT_FOLLOWS;
		bytes[at++] = slot;
		bytes[at++] = slot >> 8;
	}
	return at;
}

/** Only whose pose is as it was. Returns where the next one begins; −1 where the bytes end before. */
export function readSlot(bytes: Uint8Array, at: number, before: number, out: RelayedPose): number {
	if (at >= bytes.length) return -1;
	const between = bytes[at++]!;
	if (between < SLOT_FOLLOWS) {
		out.slot = (before + between + 1) & 0xfff;
		return at;
	}
	if (at + 2 > bytes.length) return -1;
	out.slot = (bytes[at]! | (bytes[at + 1]! << 8)) & 0xfff;
	return at + 2;
}

/** Everything but when it was heard. Returns where the next one begins; −1 where the bytes end before. */
export function readCoarsePose(
	bytes: Uint8Array,
	at: number,
	blockX: number,
	blockZ: number,
	before: number,
	out: RelayedPose,
): number {
	at = readSlot(bytes, at, before, out);
	if (at < 0 || at + 3 > bytes.length) return -1;
	const bits = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
	const { sample } = out;
	const { position } = sample.head;
	out.coarse = true;
	out.repeated = bits >> 23 === 0;
	out.generation = (bits >> 18) & 3;
	sample.jump = (bits >> 22) & 1;
	// The middle of the step.
	position.x = ((blockX << BLOCK_SHIFT) + (bits & 127) * STEP_CENTIMETRES + STEP_CENTIMETRES / 2) / 100;
	position.y = HEIGHTS[(bits >> 20) & 3]!;
	position.z = ((blockZ << BLOCK_SHIFT) + ((bits >> 7) & 127) * STEP_CENTIMETRES + STEP_CENTIMETRES / 2) / 100;
	sample.heading = wrapAngle(((bits >> 14) & 15) / FACING_STEPS);
	orientationFrom(sample.heading, 0, 0, sample.head.orientation);
	sample.left.tracked = false;
	sample.right.tracked = false;
	return at + 3;
}

function heightStep(metres: number): number {
	let nearest = 0;
	for (let step = 1; step < HEIGHTS.length; step++) {
		if (Math.abs(HEIGHTS[step]! - metres) < Math.abs(HEIGHTS[nearest]! - metres)) nearest = step;
	}
	return nearest;
}
