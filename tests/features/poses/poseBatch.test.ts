import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	COARSE_BLOCK_HEADER_BYTES,
	COARSE_POSE_BYTES,
	coarseBits,
	coarseBlockOf,
	writeCoarsePose,
	writeSlot,
} from "#shared/features/poses/coarsePose.ts";
import { writeHands, writeLean } from "#shared/features/poses/handBytes.ts";
import { orientationFrom, pitchOf, rollOf, yawOf } from "#shared/features/poses/orientation.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import {
	ageBits,
	BATCH_HEADER_BYTES,
	BLOCK_HEADER_BYTES,
	bodyWord0,
	bodyWord1,
	CELL_METRES,
	cellOf,
	createRelayedPose,
	PoseBatchReader,
	REPEATED,
	writeBatchHeader,
	writeBody,
} from "#shared/features/poses/poseBatch.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import { arbitraryPose, flawOf } from "./arbitraryPose.ts";

const bytes = new Uint8Array(256);
const reader = new PoseBatchReader();
const read = createRelayedPose();

/** A batch of one pose. */
function writeBatch(slot: number, generation: number, sample: PoseSample, age: number, nowMs = 1_000_000): Uint8Array {
	const withHands = sample.left.tracked || sample.right.tracked;
	let at = writeBatchHeader(nowMs, 1, bytes, 0);
	bytes[at++] = cellOf(sample.head.position.x);
	bytes[at++] = cellOf(sample.head.position.z);
	bytes[at++] = withHands ? 0 : 1;
	bytes[at++] = withHands ? 1 : 0;
	at = writeBody(bodyWord0(slot, generation, sample), bodyWord1(sample), age, bytes, at);
	if (withHands) {
		const hands = at;
		at = writeHands(sample, bytes, at);
		writeLean(rollOf(sample.head.orientation), bytes, hands);
	}
	return bytes.slice(0, at);
}

/** A batch of coarse poses in the block of the first one, and of those who are as they were. */
function writeCoarse(
	poses: readonly (readonly [number, PoseSample, boolean])[],
	generation = 6,
	still: readonly number[] = [],
): Uint8Array {
	let at = writeBatchHeader(1_000_000, 0, bytes, 0);
	const { x, z } = poses[0]![1].head.position;
	bytes[at++] = coarseBlockOf(x);
	bytes[at++] = coarseBlockOf(z);
	bytes[at++] = poses.length;
	bytes[at++] = still.length;
	let before = -1;
	for (const [slot, sample, isFresh] of poses) {
		at = writeCoarsePose(slot, before, coarseBits(generation, sample), isFresh, bytes, at);
		before = slot;
	}
	before = -1;
	for (const slot of still) {
		at = writeSlot(slot, before, bytes, at);
		before = slot;
	}
	return bytes.slice(0, at);
}

describe("a batch of poses", () => {
	it("[POSE4] has these bytes in format 2", () => {
		const sample = createPoseSample();
		sample.jump = 3;
		sample.head.position = { x: 21.48, y: 1.6, z: -0.5 };
		orientationFrom(Math.PI / 2, 0.2618, 0, sample.head.orientation);
		sample.heading = Math.PI / 2;
		const batch = writeBatch(0x123, 6, sample, 2, 2 ** 32 + 0x01020304);
		expect([...batch].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")).toBe(
			"02 04 03 02 01 01 01 ff 01 00 23 61 d0 89 64 70 3e 48",
		);
	});

	it("[POSE4] costs 8 bytes for a body and 30 with both hands and every finger", () => {
		const sample = createPoseSample();
		const overhead = BATCH_HEADER_BYTES + BLOCK_HEADER_BYTES;
		expect(writeBatch(4095, 255, sample, 0).length - overhead).toBe(8);
		sample.left.tracked = true;
		sample.right.tracked = true;
		expect(writeBatch(4095, 255, sample, 0).length - overhead).toBe(30);
	});

	it("[POSE4] gives back position to a centimetre, head and body to a few degrees", () => {
		fc.assert(
			fc.property(
				arbitraryPose,
				fc.integer({ min: 0, max: 4095 }),
				fc.integer({ min: 0, max: 255 }),
				fc.integer({ min: 0, max: 50 }),
				(sample, slot, generation, ageMs) => {
					expect(reader.begin(writeBatch(slot, generation, sample, ageBits(ageMs)))).toBe(true);
					expect(reader.next(read)).toBe(true);
					expect(read.slot).toBe(slot);
					expect(read.generation).toBe(generation & 3);
					expect(read.repeated).toBe(false);
					expect(Math.abs(1_000_000 - ageMs - read.heardAtMs)).toBeLessThanOrEqual(4);
					expect(read.sample.jump).toBe(sample.jump & 1);
					const was = sample.head;
					const is = read.sample.head;
					expect(Math.abs(is.position.x - was.position.x)).toBeLessThanOrEqual(0.005001);
					expect(Math.abs(is.position.y - was.position.y)).toBeLessThanOrEqual(0.005001);
					expect(Math.abs(is.position.z - was.position.z)).toBeLessThanOrEqual(0.005001);
					const degrees = Math.PI / 180;
					expect(Math.abs(wrapAngle(yawOf(is.orientation) - yawOf(was.orientation)))).toBeLessThan(1.5 * degrees);
					expect(Math.abs(pitchOf(is.orientation) - pitchOf(was.orientation))).toBeLessThan(2.6 * degrees);
					const twist = wrapAngle(sample.heading - yawOf(was.orientation));
					if (Math.abs(twist) < 105 * degrees) {
						expect(Math.abs(wrapAngle(read.sample.heading - sample.heading))).toBeLessThan(9.1 * degrees);
					}
					for (const side of ["left", "right"] as const) {
						expect(read.sample[side].tracked).toBe(sample[side].tracked);
						if (!sample[side].tracked) continue;
						expect(Math.abs(read.sample[side].position.x - sample[side].position.x)).toBeLessThan(0.0065);
						expect(Math.abs(read.sample[side].curl[4] - sample[side].curl[4])).toBeLessThan(0.034);
						expect(Math.abs(rollOf(is.orientation) - rollOf(was.orientation))).toBeLessThan(3.1 * degrees);
					}
					expect(reader.next(read)).toBe(false);
				},
			),
		);
	});

	it("[POSE4] says which poses are repeated, and never dates those", () => {
		reader.begin(writeBatch(1, 0, createPoseSample(), REPEATED));
		expect(reader.next(read)).toBe(true);
		expect(read.repeated).toBe(true);
		expect(read.heardAtMs).toBe(1_000_000);
		expect(ageBits(5000)).toBeLessThan(REPEATED);
	});

	it("[POSE13] has these bytes for those far away, whole ones first", () => {
		const sample = createPoseSample();
		sample.jump = 1;
		sample.head.position = { x: 10.4, y: 1.62, z: -0.5 };
		sample.heading = Math.PI / 2;
		const poses = [
			[3, sample, true],
			[700, sample, false],
		] as const;
		const batch = writeCoarse(poses, 6, [0, 9, 400]);
		expect([...batch].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")).toBe(
			"02 40 42 0f 00 00 01 ff 02 03 03 82 3c e9 ff bc 02 82 3c 69 00 08 ff 90 01",
		);
	});

	it("[POSE13] names those who are as they were, a byte each, after the poses", () => {
		const slots = fc
			.uniqueArray(fc.integer({ min: 0, max: 4095 }), { maxLength: 255 })
			.map((all) => all.sort((a, b) => a - b));
		fc.assert(
			fc.property(slots, (still) => {
				const batch = writeCoarse([[77, createPoseSample(), true]], 1, still);
				const heard: number[] = [];
				expect(reader.begin(batch)).toBe(true);
				expect(reader.next(read)).toBe(true);
				expect(read).toMatchObject({ slot: 77, still: false });
				while (reader.next(read)) {
					expect(read).toMatchObject({ still: true, repeated: true, heardAtMs: 1_000_000 });
					heard.push(read.slot);
				}
				expect(heard).toEqual(still);
			}),
		);
	});

	it("[POSE13] costs 4 bytes and gives back a place to 8 cm, which way the body faces, and about how tall it is", () => {
		const whole = fc.tuple(arbitraryPose, fc.integer({ min: 0, max: 255 }), fc.boolean());
		fc.assert(
			fc.property(whole, fc.integer({ min: 0, max: 4095 }), ([sample, generation, isFresh], slot) => {
				const batch = writeCoarse([[slot, sample, isFresh]], generation);
				expect(batch.length - BATCH_HEADER_BYTES - COARSE_BLOCK_HEADER_BYTES).toBe(slot < 255 ? 4 : 6);
				expect(reader.begin(batch)).toBe(true);
				expect(reader.next(read)).toBe(true);
				expect(read).toMatchObject({ slot, generation: generation & 3, coarse: true, repeated: !isFresh });
				expect(1_000_000 - read.heardAtMs).toBe(isFresh ? 50 : 0);
				expect(read.sample.jump).toBe(sample.jump & 1);
				expect(Math.abs(read.sample.head.position.x - sample.head.position.x)).toBeLessThanOrEqual(0.0451);
				expect(Math.abs(read.sample.head.position.z - sample.head.position.z)).toBeLessThanOrEqual(0.0451);
				expect(Math.abs(wrapAngle(read.sample.heading - sample.heading))).toBeLessThan(Math.PI / 15.9);
				expect(flawOf(read.sample)).toBeUndefined();
				expect(reader.next(read)).toBe(false);
			}),
		);
	});

	it("cells meet without a gap, on either side of zero", () => {
		fc.assert(
			fc.property(fc.integer({ min: -32_000, max: 32_000 }), (centimetres) => {
				const sample = createPoseSample();
				sample.head.position.x = centimetres / 100;
				reader.begin(writeBatch(1, 0, sample, 0));
				reader.next(read);
				expect(read.sample.head.position.x).toBe(centimetres / 100);
				expect(cellOf(centimetres / 100)).toBe(Math.floor(centimetres / 100 / CELL_METRES + 1e-9));
			}),
		);
	});

	it("[POSE2] whatever the bytes, reading ends, and what is read is finite", () => {
		let poses = 0;
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 0, maxLength: 300, size: "max" }), fc.boolean(), (random, known) => {
				if (known && random.length > 0) random[0] = 2;
				if (!reader.begin(random)) return;
				let here = 0;
				let still = 0;
				while (reader.next(read)) {
					if (read.still) still++;
					else here++;
					expect(flawOf(read.sample)).toBeUndefined();
				}
				poses += here;
				expect(here * COARSE_POSE_BYTES + still).toBeLessThanOrEqual(random.length);
				expect(reader.next(read)).toBe(false);
			}),
			{ numRuns: 1000 },
		);
		expect(poses).toBeGreaterThan(100);
	});
});
