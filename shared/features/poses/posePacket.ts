import { HAND_BYTES, readHands, writeHands } from "./handBytes.ts";
import { packOrientation, unpackOrientation } from "./orientation.ts";
import { POSE_FORMAT, type PoseSample } from "./PoseSample.ts";

/**
 * One pose on its way up, client → server. Little-endian.
 *
 * | byte  | what                                                                            |
 * |-------|---------------------------------------------------------------------------------|
 * | 0     | POSE_FORMAT                                                                     |
 * | 1     | 1: hands follow; 0: none                                                        |
 * | 2     | number of the latest granted jump                                               |
 * | 3–4   | sequence number, u16, wraps                                                     |
 * | 5–6   | head x, i16 centimetres                                                         |
 * | 7–8   | head y                                                                          |
 * | 9–10  | head z                                                                          |
 * | 11–14 | head orientation, smallest three                                                |
 * | 15–16 | body heading, u16, 65536 is a full turn                                         |
 * | 17–   | one or two hands of 11 bytes each ({@link HAND_BYTES})                           |
 *
 * int16 at 1 cm reaches ±327 m, and a centimetre is finer than a body is seen at 10 Hz.
 */
export const POSE_PACKET_BYTES = 17;
export const POSE_PACKET_MAX_BYTES = POSE_PACKET_BYTES + 2 * HAND_BYTES;

const HEADING_STEPS = 65_536 / (2 * Math.PI);

/** Writes one pose into `bytes` (at least POSE_PACKET_MAX_BYTES long); returns its length. */
export function writePosePacket(sample: Readonly<PoseSample>, sequence: number, bytes: Uint8Array): number {
	const { position, orientation } = sample.head;
	const hasHands = sample.left.tracked || sample.right.tracked;
	bytes[0] = POSE_FORMAT;
	bytes[1] = hasHands ? 1 : 0;
	bytes[2] = sample.jump;
	writeInt16(bytes, 3, sequence);
	writeInt16(bytes, 5, centimetres(position.x));
	writeInt16(bytes, 7, centimetres(position.y));
	writeInt16(bytes, 9, centimetres(position.z));
	const packed = packOrientation(orientation);
	writeInt16(bytes, 11, packed);
	writeInt16(bytes, 13, packed >>> 16);
	writeInt16(bytes, 15, Math.round(sample.heading * HEADING_STEPS));
	return hasHands ? writeHands(sample, bytes, POSE_PACKET_BYTES) : POSE_PACKET_BYTES;
}

/**
 * Reads a packet into `out`; its sequence number, or undefined for bytes that `writePosePacket` never writes. Whatever
 * the bytes, what is read is finite, orientations are unit quaternions and curls are within 0–1.
 */
export function readPosePacket(bytes: Uint8Array, out: PoseSample): number | undefined {
	if (bytes.length < POSE_PACKET_BYTES || bytes[0] !== POSE_FORMAT) return undefined;
	const hasHands = bytes[1];
	if (hasHands !== 0 && hasHands !== 1) return undefined;
	out.jump = bytes[2]!;
	out.head.position.x = int16(bytes, 5) / 100;
	out.head.position.y = int16(bytes, 7) / 100;
	out.head.position.z = int16(bytes, 9) / 100;
	unpackOrientation((uint16(bytes, 11) | (uint16(bytes, 13) << 16)) >>> 0, out.head.orientation);
	out.heading = int16(bytes, 15) / HEADING_STEPS;
	out.left.tracked = false;
	out.right.tracked = false;
	const end = hasHands === 1 ? readHands(bytes, POSE_PACKET_BYTES, out) : POSE_PACKET_BYTES;
	return end === bytes.length ? uint16(bytes, 3) : undefined;
}

function centimetres(metres: number): number {
	const rounded = Math.round(metres * 100);
	return rounded > -32_768 ? (rounded < 32_767 ? rounded : 32_767) : -32_768;
}

function writeInt16(bytes: Uint8Array, at: number, value: number): void {
	bytes[at] = value;
	bytes[at + 1] = value >>> 8;
}

function uint16(bytes: Uint8Array, at: number): number {
	return bytes[at]! | (bytes[at + 1]! << 8);
}

function int16(bytes: Uint8Array, at: number): number {
	return (uint16(bytes, at) << 16) >> 16;
}
