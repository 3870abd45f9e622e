import { describe, expect, it } from "vitest";
import { Avatar } from "#client/features/avatars/Avatar.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";

const FRAME = 1 / 60;

function move(avatar: Avatar, seconds: number, each: (time: number) => void = () => {}): void {
	for (let time = 0; time < seconds; time += FRAME) {
		each(time);
		avatar.move(FRAME);
	}
}

describe("what of a body moves by itself", () => {
	it("[AVATAR2] whose connection dropped fades away, and comes back when they do", () => {
		const avatar = new Avatar("a", 1, 0);
		move(avatar, 1);
		expect(avatar.presence).toBe(1);
		avatar.marks = Mark.dropped;
		move(avatar, 1);
		expect(avatar.presence).toBe(0);
		avatar.marks = 0;
		move(avatar, 1);
		expect(avatar.presence).toBe(1);
	});

	it("[AVATAR4] a wave lifts the right arm for a while; a raised hand stays up", () => {
		const avatar = new Avatar("a", 1, 0);
		avatar.react("wave");
		move(avatar, 1);
		expect(avatar.hands[1].raised).toBeGreaterThan(0.95);
		expect(avatar.hands[0].raised).toBe(0);
		move(avatar, 3);
		expect(avatar.hands[1].raised).toBeLessThan(0.05);
		avatar.marks = Mark.handRaised;
		move(avatar, 5);
		expect(avatar.hands[1].raised).toBeGreaterThan(0.95);
	});

	it("[AVATAR4] a clap takes both hands, a heart none", () => {
		const avatar = new Avatar("a", 1, 0);
		avatar.react("heart");
		move(avatar, 0.5);
		expect(avatar.hands.map(({ clapping }) => clapping)).toEqual([0, 0]);
		avatar.react("clap");
		move(avatar, 1);
		for (const { clapping } of avatar.hands) expect(clapping).toBeGreaterThan(0.95);
	});

	it("[AVATAR4] a tracked hand is shown where it is, once the arm has got there", () => {
		const avatar = new Avatar("a", 1, 0);
		move(avatar, 0.5);
		avatar.pose.left.tracked = true;
		move(avatar, 1);
		expect(avatar.hands[0].tracked).toBeGreaterThan(0.99);
		expect(avatar.hands[1].tracked).toBe(0);
	});

	it("walks while it moves, backwards when it moves backwards, and stands when it stands or jumps", () => {
		const avatar = new Avatar("a", 1, 0);
		const phases: number[] = [];
		move(avatar, 2, (time) => {
			avatar.pose.head.position.z = -1.4 * time;
			phases.push(avatar.stridePhase);
		});
		expect(avatar.stride).toBeGreaterThan(0.9);
		expect(phases[30]! - phases[20]!).toBeGreaterThan(0);
		move(avatar, 1);
		expect(avatar.stride).toBeLessThan(0.05);
		const before = avatar.stridePhase;
		avatar.pose.head.position.x += 20;
		avatar.move(FRAME);
		expect(avatar.stridePhase).toBe(before);
		expect(avatar.stride).toBeLessThan(0.05);
		const z = avatar.pose.head.position.z;
		move(avatar, 0.3, (time) => {
			avatar.pose.head.position.z = z + 1.2 * time;
		});
		expect(avatar.stridePhase).toBeLessThan(before);
	});

	it("turns the short way, without leaping", () => {
		const avatar = new Avatar("a", 1, 0);
		avatar.pose.heading = 3;
		avatar.move(FRAME);
		expect(avatar.heading).toBe(3);
		avatar.pose.heading = -3;
		let before = avatar.heading;
		move(avatar, 1, () => {
			const step = Math.abs(avatar.heading - before);
			expect(Math.min(step, 2 * Math.PI - step)).toBeLessThan(0.06);
			expect(Math.abs(avatar.heading)).toBeGreaterThan(2.9);
			before = avatar.heading;
		});
		expect(avatar.heading).toBeCloseTo(-3, 2);
	});

	it("blinks now and then, each at their own time, and sleeps while away", () => {
		const shut = [1, 2, 3].map((slot) => {
			const avatar = new Avatar("a", slot, 0);
			const frames: number[] = [];
			let frame = 0;
			move(avatar, 20, () => {
				frame++;
				if (avatar.eyesClosed) frames.push(frame);
			});
			return frames;
		});
		for (const frames of shut) {
			expect(frames.length).toBeGreaterThan(12);
			expect(frames.length).toBeLessThan(120);
		}
		expect(shut[0]).not.toEqual(shut[1]);
		const avatar = new Avatar("a", 1, 0);
		avatar.marks = Mark.away;
		avatar.move(FRAME);
		expect(avatar.eyesClosed).toBe(true);
	});
});
