import { describe, expect, it } from "vitest";
import { PoseSender } from "#client/features/poses/PoseSender.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { readPosePacket } from "#shared/features/poses/posePacket.ts";

const FRAME_MS = 1000 / 60;

/** A sender whose body is what `move` makes of it, for some seconds of frames. */
function sendFor(
	seconds: number,
	move: (sample: PoseSample, nowMs: number) => boolean | undefined,
	{ frameMs = FRAME_MS, isOpen = (_nowMs: number): boolean => true } = {},
) {
	const packets: { atMs: number; sequence: number; sample: PoseSample }[] = [];
	let nowMs = 1000;
	const sender = new PoseSender({
		sample: (out) => move(out, nowMs - 1000) ?? true,
		send(bytes) {
			if (!isOpen(nowMs - 1000)) return false;
			const sample = createPoseSample();
			packets.push({ atMs: nowMs - 1000, sequence: readPosePacket(bytes, sample)!, sample });
			return true;
		},
	});
	for (let frame = 0; frame * frameMs < seconds * 1000; frame++) {
		sender.update(nowMs);
		nowMs += frameMs;
	}
	return packets;
}

function walk(sample: PoseSample, nowMs: number): undefined {
	sample.head.position.x = (nowMs / 1000) * 1.4;
}

describe("saying where one is", () => {
	it.each([60, 72, 90, 144, 30])(
		"[POSE9] ten times a second while moving, at %i frames a second",
		(framesPerSecond) => {
			const packets = sendFor(10, walk, { frameMs: 1000 / framesPerSecond });
			expect(packets.length).toBeGreaterThanOrEqual(95);
			expect(packets.length).toBeLessThanOrEqual(101);
		},
	);

	it("[POSE9] in an even rhythm, though frames come a little early or late", () => {
		let frame = 0;
		let sentAtFrame = 0;
		const gaps: number[] = [];
		const sender = new PoseSender({
			sample: (out) => {
				out.head.position.x = frame * 0.03;
				return true;
			},
			send: () => {
				gaps.push(frame - sentAtFrame);
				sentAtFrame = frame;
				return true;
			},
		});
		for (; frame < 600; frame++) sender.update(frame * FRAME_MS + 3 * Math.sin(frame * 1.7));
		expect(new Set(gaps.slice(1))).toEqual(new Set([6]));
	});

	it("[POSE9] once a second while standing still, trembling included", () => {
		const packets = sendFor(10, (sample, nowMs) => {
			sample.head.position.x = Math.sin(nowMs) * 0.003;
			return undefined;
		});
		expect(packets.length).toBeGreaterThanOrEqual(9);
		expect(packets.length).toBeLessThanOrEqual(11);
	});

	it("[POSE9] at once when a movement begins, whatever moves", () => {
		const turned = { x: 0, y: Math.sin(0.05), z: 0, w: Math.cos(0.05) };
		const movements: ((sample: PoseSample) => unknown)[] = [
			({ head }) => Object.assign(head.position, { y: 1.2 }),
			({ head }) => Object.assign(head.orientation, turned),
			(sample) => Object.assign(sample, { heading: 0.1 }),
			({ left }) => Object.assign(left, { tracked: true }),
			(sample) => Object.assign(sample, { jump: 1 }),
		];
		for (const movement of movements) {
			const packets = sendFor(1, (sample, nowMs) => {
				if (nowMs > 550) movement(sample);
				return undefined;
			});
			expect(packets).toHaveLength(2);
			expect(packets[1]!.atMs).toBeLessThan(550 + 2 * FRAME_MS);
		}
	});

	it("[POSE9] where someone came to rest is told, however shortly before they moved", () => {
		const packets = sendFor(3, (sample, nowMs) => {
			sample.head.position.x = Math.min(nowMs, 730) / 1000;
			return undefined;
		});
		expect(packets.at(-1)!.sample.head.position.x).toBeCloseTo(0.73, 2);
		expect(packets.filter(({ atMs }) => atMs > 730 && atMs < 950)).toHaveLength(1);
	});

	it("[POSE9] what was dropped on the way out is said again as soon as it can be", () => {
		const packets = sendFor(2, () => undefined, { isOpen: (nowMs) => nowMs > 1234 });
		expect(packets[0]!.atMs).toBeGreaterThan(1234);
		expect(packets[0]!.atMs).toBeLessThan(1360);
	});

	it("numbers its packets in order, and says nothing before it knows or when it measures nonsense", () => {
		const packets = sendFor(2, (sample, nowMs) => {
			walk(sample, nowMs);
			if (nowMs > 500 && nowMs < 1000) sample.head.position.z = Number.NaN;
			else sample.head.position.z = 0;
			return nowMs > 200;
		});
		expect(packets.every(({ atMs }) => atMs > 200 && (atMs <= 500 || atMs >= 1000))).toBe(true);
		packets.forEach((packet, i) => {
			expect(packet.sequence).toBe(packets[0]!.sequence + i);
		});
	});
});
