import type { Vector3 } from "../../space/vector.ts";
import { packOrientation, unpackOrientation } from "./orientation.ts";
import type { HandSample, PoseSample } from "./PoseSample.ts";

/**
 * One hand, the same bytes up and down, so that the relay copies them:
 *
 * | byte | bits  | what                                                                    |
 * |------|-------|-------------------------------------------------------------------------|
 * | 0–3  | 0–9   | x from the head, 2.5 mm steps, 512 is 0: −1.28 to +1.2775 m (u32, little-endian) |
 * |      | 10–19 | y from the head                                                         |
 * |      | 20–29 | z from the head                                                         |
 * |      | 30    | 1: the right hand                                                       |
 * |      | 31    | 1: the other hand follows (only a left hand says so)                    |
 * | 4–7  |       | orientation, smallest three (u32, little-endian)                        |
 * | 8–10 | 0–19  | curl of thumb to little finger, four bits each (u24, little-endian)     |
 * |      | 20–23 | down, in the first hand: how the head leans, 6° steps, 8 is upright; up: 0 |
 */
export const HAND_BYTES = 11;

const METRES_PER_STEP = 0.0025;
const RIGHT = 0x4000_0000;
const OTHER_FOLLOWS = 0x8000_0000;
const CURL_STEPS = 15;

/** Writes the tracked hands of `sample`, left first; returns where they end. */
export function writeHands(sample: Readonly<PoseSample>, bytes: Uint8Array, at: number): number {
	const { left, right, head } = sample;
	if (left.tracked) {
		writeHand(left, head.position, right.tracked ? OTHER_FOLLOWS : 0, bytes, at);
		at += HAND_BYTES;
	}
	if (right.tracked) {
		writeHand(right, head.position, RIGHT, bytes, at);
		at += HAND_BYTES;
	}
	return at;
}

function writeHand(hand: Readonly<HandSample>, head: Readonly<Vector3>, flags: number, bytes: Uint8Array, at: number) {
	const x = offsetSteps(hand.position.x - head.x);
	const y = offsetSteps(hand.position.y - head.y);
	const z = offsetSteps(hand.position.z - head.z);
	writeUint32(bytes, at, x | (y << 10) | (z << 20) | flags);
	writeUint32(bytes, at + 4, packOrientation(hand.orientation));
	const [thumb, index, middle, ring, little] = hand.curl;
	bytes[at + 8] = curlSteps(thumb) | (curlSteps(index) << 4);
	bytes[at + 9] = curlSteps(middle) | (curlSteps(ring) << 4);
	bytes[at + 10] = curlSteps(little);
}

/**
 * Reads the hands that begin at `at` into `sample`, whose head is already read; returns where they end, or −1 for
 * bytes that `writeHands` never writes.
 */
export function readHands(bytes: Uint8Array, at: number, sample: PoseSample): number {
	sample.left.tracked = false;
	sample.right.tracked = false;
	if (at + HAND_BYTES > bytes.length) return -1;
	const first = readUint32(bytes, at);
	const isRight = (first & RIGHT) !== 0;
	const otherFollows = (first & OTHER_FOLLOWS) !== 0;
	if (isRight && otherFollows) return -1;
	readHand(bytes, at, sample.head.position, isRight ? sample.right : sample.left);
	if (!otherFollows) return at + HAND_BYTES;

	at += HAND_BYTES;
	if (at + HAND_BYTES > bytes.length) return -1;
	const second = readUint32(bytes, at);
	if ((second & RIGHT) === 0 || (second & OTHER_FOLLOWS) !== 0) return -1;
	readHand(bytes, at, sample.head.position, sample.right);
	return at + HAND_BYTES;
}

function readHand(bytes: Uint8Array, at: number, head: Readonly<Vector3>, hand: HandSample): void {
	const offsets = readUint32(bytes, at);
	hand.tracked = true;
	hand.position.x = head.x + ((offsets & 1023) - 512) * METRES_PER_STEP;
	hand.position.y = head.y + (((offsets >>> 10) & 1023) - 512) * METRES_PER_STEP;
	hand.position.z = head.z + (((offsets >>> 20) & 1023) - 512) * METRES_PER_STEP;
	unpackOrientation(readUint32(bytes, at + 4), hand.orientation);
	hand.curl[0] = (bytes[at + 8]! & 15) / CURL_STEPS;
	hand.curl[1] = (bytes[at + 8]! >> 4) / CURL_STEPS;
	hand.curl[2] = (bytes[at + 9]! & 15) / CURL_STEPS;
	hand.curl[3] = (bytes[at + 9]! >> 4) / CURL_STEPS;
	hand.curl[4] = (bytes[at + 10]! & 15) / CURL_STEPS;
}

const RADIANS_PER_LEAN = Math.PI / 30;

/** Notes how the head leans in the first hand that begins at `at`. */
export function writeLean(roll: number, bytes: Uint8Array, at: number): void {
	const steps = clamp(Math.round(roll / RADIANS_PER_LEAN) + 8, 0, 15);
	bytes[at + 10] = (bytes[at + 10]! & 15) | (steps << 4);
}

export function readLean(bytes: Uint8Array, at: number): number {
	return ((bytes[at + 10]! >> 4) - 8) * RADIANS_PER_LEAN;
}

function offsetSteps(metres: number): number {
	return clamp(Math.round(metres / METRES_PER_STEP) + 512, 0, 1023);
}

function curlSteps(curl: number): number {
	return clamp(Math.round(curl * CURL_STEPS), 0, CURL_STEPS);
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
