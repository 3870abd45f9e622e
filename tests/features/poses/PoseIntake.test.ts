import { beforeEach, describe, expect, it } from "vitest";
import { PoseIntake } from "#server/features/poses/PoseIntake.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { POSE_PACKET_MAX_BYTES, writePosePacket } from "#shared/features/poses/posePacket.ts";

const visitor = { name: "Mei" };
let intake: PoseIntake<typeof visitor>;
let nowMs = 0;

function packet(sequence: number, x = 0): Uint8Array {
	const sample = createPoseSample();
	sample.head.position.x = x;
	const bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	return bytes.subarray(0, writePosePacket(sample, sequence, bytes));
}

beforeEach(() => {
	nowMs = 1000;
	intake = new PoseIntake();
	intake.join(visitor, nowMs);
});

describe("poses coming in", () => {
	it("[POSE3] one that was overtaken is dropped, also across the wrap of the sequence", () => {
		expect(intake.take(visitor, packet(65_534, 1), nowMs)).toBe("accepted");
		expect(intake.take(visitor, packet(65_535, 2), nowMs)).toBe("accepted");
		expect(intake.take(visitor, packet(65_534, 1), nowMs)).toBe("late");
		expect(intake.take(visitor, packet(65_535, 2), nowMs)).toBe("late");
		expect(intake.take(visitor, packet(1, 3), nowMs)).toBe("accepted");
		expect(intake.sample.head.position.x).toBe(3);
		expect(intake.take(visitor, packet(0, 2), nowMs)).toBe("late");
	});

	it("[POSE3] after a resume the device may count from anywhere", () => {
		expect(intake.take(visitor, packet(500), nowMs)).toBe("accepted");
		expect(intake.take(visitor, packet(0), nowMs)).toBe("late");
		intake.resume(visitor);
		expect(intake.take(visitor, packet(0), nowMs)).toBe("accepted");
	});

	it("[POSE2] malformed bytes are dropped; the tenth-odd in a row is one too many", () => {
		const verdicts = Array.from({ length: 11 }, () => intake.take(visitor, Uint8Array.of(1, 2, 3), nowMs));
		expect(verdicts.slice(0, 10).every((verdict) => verdict === "malformed")).toBe(true);
		expect(verdicts[10]).toBe("malformedTooOften");
	});

	it("[POSE2] one malformed packet now and then is forgiven", () => {
		for (let i = 0; i < 100; i++) {
			nowMs += 6000;
			expect(intake.take(visitor, Uint8Array.of(1, 2, 3), nowMs)).toBe("malformed");
		}
	});

	it("[POSE8] ten a second for ever, and four seconds' worth at once after a stall, are taken", () => {
		let sequence = 0;
		for (let i = 0; i < 600; i++) {
			nowMs += 100;
			expect(intake.take(visitor, packet(sequence++), nowMs)).toBe("accepted");
		}
		nowMs += 4000;
		for (let i = 0; i < 40; i++) expect(intake.take(visitor, packet(sequence++), nowMs)).toBe("accepted");
	});

	it("[POSE8] sixty a second are thinned first, and after some seconds end the connection", () => {
		const verdicts = new Map<string, number>();
		let closedAtMs = 0;
		for (let i = 0; i < 600 && closedAtMs === 0; i++) {
			nowMs += 1000 / 60;
			const verdict = intake.take(visitor, packet(i), nowMs);
			verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
			if (verdict === "flooding") closedAtMs = nowMs - 1000;
		}
		expect(verdicts.get("accepted")).toBeGreaterThan(40);
		expect(verdicts.get("excess")).toBeGreaterThan(50);
		expect(closedAtMs).toBeGreaterThan(2000);
		expect(closedAtMs).toBeLessThan(5000);
	});

	it("someone who left is not heard", () => {
		intake.leave(visitor);
		expect(intake.take(visitor, packet(1), nowMs)).toBe("late");
	});
});
