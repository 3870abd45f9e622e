import { describe, expect, it } from "vitest";
import { Avatar, STRIDE_METRES } from "#client/features/avatars/Avatar.ts";
import { GESTURE_SECONDS } from "#client/features/avatars/gestures.ts";
import { orientationFrom } from "#shared/features/poses/orientation.ts";
import { REACTIONS, type Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";

const FRAME = 1 / 60;

function move(avatar: Avatar, seconds: number, each: (time: number) => void = () => {}): void {
	for (let time = 0; time < seconds; time += FRAME) {
		each(time);
		avatar.move({ seconds: FRAME });
	}
}

function standing(): Avatar {
	const avatar = new Avatar("a", 1, 0);
	avatar.pose.head.position.y = 1.6;
	move(avatar, 1);
	return avatar;
}

type Place = { readonly x: number; readonly y: number; readonly z: number };

function apart(a: Place, b: Place): number {
	return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
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
		const avatar = standing();
		const [left, right] = avatar.hands;
		const hanging = right.y;
		avatar.react("wave");
		move(avatar, 1);
		expect(right.y).toBeGreaterThan(avatar.eyes - 0.1);
		expect(left.y).toBeCloseTo(hanging, 1);
		move(avatar, 3);
		expect(right.y).toBeCloseTo(hanging, 1);
		avatar.marks = Mark.handRaised;
		move(avatar, 5);
		expect(right.y).toBeGreaterThan(avatar.eyes);
	});

	it("[AVATAR4] a clap brings both hands together again and again", () => {
		const avatar = standing();
		const [left, right] = avatar.hands;
		avatar.react("clap");
		move(avatar, 0.5);
		const apart: number[] = [];
		move(avatar, 1, () => apart.push(right.x - left.x));
		expect(Math.min(...apart)).toBeLessThan(0.16);
		expect(Math.max(...apart)).toBeGreaterThan(Math.min(...apart) + 0.1);
		const claps = apart.filter((it, i) => it < (apart[i - 1] ?? 0) && it < (apart[i + 1] ?? 0));
		expect(claps.length).toBeGreaterThanOrEqual(3);
	});

	it.each(REACTIONS)(
		"[AVATAR4] the hands gesture with %s, without a leap, and hang again when it is over",
		(reaction) => {
			const avatar = standing();
			const before = avatar.hands.map(({ x, y, z }) => ({ x, y, z }));
			let farthest = 0;
			let leap = 0;
			avatar.react(reaction as Reaction);
			let last = before;
			move(avatar, GESTURE_SECONDS[reaction], () => {
				const now = avatar.hands.map(({ x, y, z }) => ({ x, y, z }));
				leap = Math.max(leap, ...now.map((hand, i) => apart(hand, last[i]!)));
				farthest = Math.max(farthest, ...now.map((hand, i) => apart(hand, before[i]!)));
				last = now;
			});
			expect(farthest).toBeGreaterThan(0.25);
			expect(leap).toBeLessThan(0.25);
			move(avatar, 1.5);
			for (const [i, hand] of avatar.hands.entries()) expect(apart(hand, before[i]!)).toBeLessThan(0.03);
		},
	);

	it("[AVATAR4] a tracked hand is shown where it is, once the arm has got there", () => {
		const avatar = new Avatar("a", 1, 0);
		move(avatar, 0.5);
		avatar.pose.left.tracked = true;
		move(avatar, 1);
		expect(avatar.hands[0].tracked).toBeGreaterThan(0.99);
		expect(avatar.hands[1].tracked).toBe(0);
	});

	it("walks the way it goes, and stands when it stands or jumps", () => {
		const avatar = new Avatar("a", 1, 0);
		move(avatar, 2, (time) => {
			avatar.pose.head.position.z = -1.4 * time;
		});
		expect(avatar.strideZ).toBeLessThan(-0.9);
		expect(avatar.strideX).toBeCloseTo(0, 5);
		move(avatar, 1);
		expect(avatar.stride).toBeLessThan(0.05);
		const before = avatar.stridePhase;
		avatar.pose.head.position.x += 20;
		avatar.move({ seconds: FRAME });
		expect(avatar.stridePhase).toBe(before);
		expect(avatar.stride).toBeLessThan(0.05);
		const { x, z } = avatar.pose.head.position;
		move(avatar, 1, (time) => {
			avatar.pose.head.position.z = z + 1.2 * time;
		});
		expect(avatar.strideZ).toBeGreaterThan(0.9);
		move(avatar, 1, (time) => {
			avatar.pose.head.position.x = x + 1.2 * time;
		});
		expect(avatar.strideX).toBeGreaterThan(0.9);
		expect(Math.abs(avatar.strideZ)).toBeLessThan(0.05);
	});

	it("steps as far as it goes: feet do not slide, fast or slow", () => {
		for (const speed of [0.5, 0.9, 1.4, 2.5]) {
			const avatar = new Avatar("a", 1, 0);
			const walk = (time: number) => {
				avatar.pose.head.position.z = -speed * time;
			};
			move(avatar, 2, walk);
			const phase = avatar.stridePhase;
			avatar.pose.head.position.z -= 0.05;
			avatar.move({ seconds: 0.05 / speed });
			const turned = (avatar.stridePhase - phase + Math.PI * 2) % (Math.PI * 2);
			expect((turned / (Math.PI * 2)) * STRIDE_METRES * avatar.stride).toBeCloseTo(0.05, 3);
		}
	});

	it("turns its shoulders after its head", () => {
		const avatar = standing();
		orientationFrom(1, 0, 0, avatar.pose.head.orientation);
		move(avatar, 1);
		expect(avatar.twist).toBeGreaterThan(0.15);
		expect(avatar.twist).toBeLessThan(0.4);
	});

	it("turns the short way, without leaping", () => {
		const avatar = new Avatar("a", 1, 0);
		avatar.pose.heading = 3;
		avatar.move({ seconds: FRAME });
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
		avatar.move({ seconds: FRAME });
		expect(avatar.eyesClosed).toBe(true);
	});
});
