import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { MotionJudge } from "#server/features/walking/MotionJudge.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { RUNNING_SPEED, SPEED_LIMIT } from "#shared/features/walking/walkingMessages.ts";
import { SAMPLE_PLAN } from "./samplePlan.ts";

const SLOT = 3;
const floor = new WalkableFloor(SAMPLE_PLAN);

function poseAt(x: number, z: number, { y = 1.6, jump = 1 } = {}): PoseSample {
	const pose = createPoseSample();
	pose.jump = jump;
	pose.head.position.x = x;
	pose.head.position.y = y;
	pose.head.position.z = z;
	return pose;
}

describe("the judge of steps", () => {
	let judge: MotionJudge;
	beforeEach(() => {
		judge = new MotionJudge();
		judge.place(SLOT, 0, 6, 0, 0);
	});
	const judgeAt = (x: number, z: number, nowMs: number, options = {}) =>
		judge.judge(SLOT, poseAt(x, z, options), floor, nowMs);

	it("[WALK10] running is believed, flying is not", () => {
		let z = 6;
		for (let tick = 1; tick <= 30; tick++) {
			z -= RUNNING_SPEED / 10;
			expect(judgeAt(0, z, tick * 100)).toBe("accepted");
		}
		// Three times the limit: the slack for bunched packets is used up soon, and then every step is too fast.
		const verdicts: string[] = [];
		for (let tick = 31; tick <= 60; tick++) {
			z += ((tick - 31) % 2 === 0 ? 1 : -1) * (SPEED_LIMIT * 0.3);
			verdicts.push(judgeAt(0, z, tick * 100));
		}
		expect(verdicts[0]).toBe("accepted");
		expect(verdicts).toContain("too-fast");
	});

	it("[WALK10] poses that the network held up and delivers at once are believed", () => {
		for (let tick = 1; tick <= 10; tick++) {
			expect(judgeAt(0, 6 - (tick * RUNNING_SPEED) / 10, 1000)).toBe("accepted");
		}
	});

	it("[WALK10] over any time nobody gets further than the speed limit allows, whatever they send", () => {
		const steps = fc.array(
			fc.record({
				ms: fc.integer({ min: 0, max: 400 }),
				x: fc.double({ min: -9, max: 9, noNaN: true }),
				z: fc.double({ min: 4, max: 7.5, noNaN: true }),
			}),
			{ maxLength: 60 },
		);
		fc.assert(
			fc.property(steps, (sent) => {
				const any = new MotionJudge();
				any.place(SLOT, 0, 6, 0, 0);
				let walked = 0;
				let nowMs = 0;
				let before = { x: 0, z: 6 };
				for (const { ms, x, z } of sent) {
					nowMs += ms;
					if (any.judge(SLOT, poseAt(x, z), floor, nowMs) === "accepted") {
						walked += Math.hypot(x - before.x, z - before.z);
						before = { x, z };
					}
					expect(any.placeOf(SLOT)).toMatchObject(before);
				}
				expect(walked).toBeLessThanOrEqual(SPEED_LIMIT * (1.5 + nowMs / 1000) + 1e-6);
			}),
		);
	});

	it("[WALK11] a step through a wall is blocked, one round a corner is not", () => {
		judge.place(SLOT, -1.4, 3.4, 0, 0);
		expect(judgeAt(-1.4, 2.6, 1000, { jump: 2 })).toBe("blocked");
		expect(judge.placeOf(SLOT)).toMatchObject({ x: -1.4, z: 3.4 });
		// The wall ends at x = −1 (and half its thickness): two samples on either side of its corner.
		judge.place(SLOT, -1.05, 3.36, 0, 0);
		expect(judgeAt(-0.62, 2.9, 2000, { jump: 3 })).toBe("accepted");
	});

	it("[WALK12] a pose from before the latest jump is late; numbers wrap at 256", () => {
		expect(judge.place(SLOT, 5, 5, 0, 0)).toBe(2);
		expect(judgeAt(0, 6, 100, { jump: 1 })).toBe("late");
		expect(judgeAt(5, 5, 100, { jump: 2 })).toBe("accepted");
		for (let jump = 3; jump <= 255; jump++) expect(judge.place(SLOT, 5, 5, 0, 0)).toBe(jump);
		expect(judge.place(SLOT, 0, 6, 0, 0)).toBe(0);
		expect(judgeAt(5, 5, 200, { jump: 255 })).toBe("late");
		expect(judgeAt(0, 6, 200, { jump: 0 })).toBe("accepted");
	});

	it("[WALK13] a head in the floor or above any person, arms of three metres, and what is no number are dropped", () => {
		expect(judgeAt(0, 6, 100, { y: 0.2 })).toBe("implausible");
		expect(judgeAt(0, 6, 100, { y: 2.6 })).toBe("implausible");
		expect(judgeAt(Number.NaN, 6, 100)).toBe("implausible");
		const reaching = poseAt(0, 6);
		reaching.left.tracked = true;
		reaching.left.position = { x: 3, y: 1.2, z: 6 };
		expect(judge.judge(SLOT, reaching, floor, 100)).toBe("implausible");
		reaching.left.position = { x: Number.NaN, y: 1.2, z: 6 };
		expect(judge.judge(SLOT, reaching, floor, 100)).toBe("implausible");
		reaching.left.position = { x: 0.4, y: 1.2, z: 5.7 };
		expect(judge.judge(SLOT, reaching, floor, 100)).toBe("accepted");
	});

	it("[WALK12] whoever left is nowhere: their slot's last poses are late", () => {
		judge.forget(SLOT);
		expect(judgeAt(0, 6, 100)).toBe("late");
		expect(judge.placeOf(SLOT)).toBeUndefined();
	});
});
