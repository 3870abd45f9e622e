import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orientationFrom, pitchOf, rollOf, yawOf } from "#shared/features/poses/orientation.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import {
	POSE_PACKET_BYTES,
	POSE_PACKET_MAX_BYTES,
	readPosePacket,
	writePosePacket,
} from "#shared/features/poses/posePacket.ts";
import { comesAfter } from "#shared/features/poses/sequence.ts";
import { angleBetween, arbitraryOrientation, arbitraryPose, flawOf } from "./arbitraryPose.ts";

const bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
const read = createPoseSample();

function hex(part: Uint8Array): string {
	return [...part].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

describe("a pose packet", () => {
	it("[POSE1] has these bytes in format 1", () => {
		const sample = createPoseSample();
		sample.jump = 7;
		sample.head.position = { x: 1.23, y: 1.6, z: -4.56 };
		sample.heading = Math.PI / 2;
		expect(writePosePacket(sample, 0x1234, bytes)).toBe(POSE_PACKET_BYTES);
		expect(hex(bytes.subarray(0, POSE_PACKET_BYTES))).toBe("01 00 07 34 12 7b 00 a0 00 38 fe 00 02 08 e0 00 40");

		sample.left.tracked = true;
		sample.left.position = { x: 0.98, y: 1.1, z: -4.96 };
		sample.left.curl = [0, 0.2, 0.4, 0.6, 1];
		sample.right.tracked = true;
		sample.right.position = { x: 1.48, y: 1.1, z: -4.96 };
		sample.right.orientation = { x: 0, y: 1, z: 0, w: 0 };
		expect(writePosePacket(sample, 0x1234, bytes)).toBe(39);
		expect(hex(bytes.subarray(POSE_PACKET_BYTES))).toBe(
			"9c e1 04 96 00 02 08 e0 30 96 0f 64 e2 04 56 00 02 08 60 00 00 00",
		);
		expect(bytes[1]).toBe(1);
	});

	it("[POSE1] still reads the bytes of format 1", () => {
		const golden = Uint8Array.from(
			"01 01 07 34 12 7b 00 a0 00 38 fe 00 02 08 e0 00 40 64 e2 04 56 00 02 08 60 f0 0f 05"
				.split(" ")
				.map((byte) => Number.parseInt(byte, 16)),
		);
		expect(readPosePacket(golden, read)).toBe(0x1234);
		expect(read.jump).toBe(7);
		expect(read.head.position).toEqual({ x: 1.23, y: 1.6, z: -4.56 });
		expect(read.heading).toBeCloseTo(Math.PI / 2, 4);
		expect(read.left.tracked).toBe(false);
		expect(read.right.tracked).toBe(true);
		expect(read.right.position.x).toBeCloseTo(1.48, 4);
		expect(read.right.orientation.y).toBeCloseTo(1, 3);
		expect(read.right.curl).toEqual([0, 1, 1, 0, 1 / 3]);
	});

	it("[POSE1] gives back what was sent, to a centimetre and a fifth of a degree", () => {
		fc.assert(
			fc.property(arbitraryPose, fc.integer({ min: 0, max: 65_535 }), (sample, sequence) => {
				const length = writePosePacket(sample, sequence, bytes);
				expect(readPosePacket(bytes.subarray(0, length), read)).toBe(sequence);
				expect(read.jump).toBe(sample.jump);
				expect(Math.abs(read.head.position.x - sample.head.position.x)).toBeLessThanOrEqual(0.005001);
				expect(Math.abs(read.head.position.y - sample.head.position.y)).toBeLessThanOrEqual(0.005001);
				expect(Math.abs(read.head.position.z - sample.head.position.z)).toBeLessThanOrEqual(0.005001);
				expect(angleBetween(read.head.orientation, sample.head.orientation)).toBeLessThan(0.0035);
				expect(Math.abs(Math.sin((read.heading - sample.heading) / 2))).toBeLessThan(0.0001);
				for (const side of ["left", "right"] as const) {
					expect(read[side].tracked).toBe(sample[side].tracked);
					if (!sample[side].tracked) continue;
					// Its own step and the head's rounding.
					expect(Math.abs(read[side].position.x - sample[side].position.x)).toBeLessThanOrEqual(0.0063);
					expect(Math.abs(read[side].position.y - sample[side].position.y)).toBeLessThanOrEqual(0.0063);
					expect(Math.abs(read[side].position.z - sample[side].position.z)).toBeLessThanOrEqual(0.0063);
					expect(angleBetween(read[side].orientation, sample[side].orientation)).toBeLessThan(0.0035);
					for (let finger = 0; finger < 5; finger++) {
						expect(Math.abs(read[side].curl[finger]! - sample[side].curl[finger]!)).toBeLessThanOrEqual(0.0334);
					}
				}
			}),
		);
	});

	it("[POSE2] whatever the bytes, it is refused or gives finite numbers and unit orientations", () => {
		const anyBytes = fc.uint8Array({ minLength: 0, maxLength: 60, size: "max" });
		const nearlyRight = fc
			.tuple(fc.constantFrom(17, 28, 39), fc.uint8Array({ minLength: 39, maxLength: 39 }), fc.boolean())
			.map(([length, random, hands]) => {
				random[0] = 1;
				random[1] = hands ? 1 : 0;
				return random.slice(0, length);
			});
		let accepted = 0;
		fc.assert(
			fc.property(fc.oneof(anyBytes, nearlyRight), (random) => {
				if (readPosePacket(random, read) === undefined) return;
				accepted++;
				expect(flawOf(read)).toBeUndefined();
			}),
			{ numRuns: 2000 },
		);
		expect(accepted).toBeGreaterThan(50);
	});

	it("[POSE2] bytes too few, too many or of another format are refused", () => {
		const length = writePosePacket(createPoseSample(), 1, bytes);
		expect(readPosePacket(bytes.subarray(0, length), read)).toBe(1);
		expect(readPosePacket(bytes.subarray(0, length - 1), read)).toBeUndefined();
		expect(readPosePacket(bytes.subarray(0, length + 1), read)).toBeUndefined();
		const other = bytes.slice(0, length);
		other[0] = 2;
		expect(readPosePacket(other, read)).toBeUndefined();
	});

	it("[POSE2] a device that measures nonsense still sends numbers", () => {
		const sample = createPoseSample();
		sample.head.position = { x: Number.NaN, y: Number.POSITIVE_INFINITY, z: 1e9 };
		sample.head.orientation = { x: Number.NaN, y: Number.NaN, z: Number.NaN, w: Number.NaN };
		sample.heading = Number.NaN;
		sample.left.tracked = true;
		sample.left.curl = [Number.NaN, 2, -1, 0, 0];
		const length = writePosePacket(sample, 1, bytes);
		expect(readPosePacket(bytes.subarray(0, length), read)).toBe(1);
		expect(flawOf(read)).toBeUndefined();
	});
});

describe("an orientation", () => {
	it("is taken apart into yaw, pitch and roll and put together again", () => {
		const again = { x: 0, y: 0, z: 0, w: 1 };
		fc.assert(
			fc.property(arbitraryOrientation, (q) => {
				fc.pre(Math.abs(pitchOf(q)) < 1.5);
				orientationFrom(yawOf(q), pitchOf(q), rollOf(q), again);
				expect(angleBetween(q, again)).toBeLessThan(1e-6);
			}),
		);
	});

	it("at yaw 0 looks along −Z, and a positive yaw turns to −X", () => {
		const q = { x: 0, y: Math.sin(Math.PI / 4), z: 0, w: Math.cos(Math.PI / 4) };
		expect(yawOf({ x: 0, y: 0, z: 0, w: 1 })).toBeCloseTo(0);
		expect(yawOf(q)).toBeCloseTo(Math.PI / 2);
		expect(pitchOf({ x: Math.sin(0.2), y: 0, z: 0, w: Math.cos(0.2) })).toBeCloseTo(0.4);
	});
});

describe("a sequence number", () => {
	it("[POSE3] comes after another by the shorter way round the wrap", () => {
		expect(comesAfter(1, 0)).toBe(true);
		expect(comesAfter(0, 65_535)).toBe(true);
		expect(comesAfter(65_535, 0)).toBe(false);
		expect(comesAfter(5, 5)).toBe(false);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 65_535 }), fc.integer({ min: 1, max: 32_767 }), (base, ahead) => {
				expect(comesAfter((base + ahead) & 0xffff, base)).toBe(true);
				expect(comesAfter(base, (base + ahead) & 0xffff)).toBe(false);
			}),
		);
	});
});
