import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Streamer, type StreamingReach } from "#client/features/booths/Streamer.ts";

const PLENTY = Number.POSITIVE_INFINITY;
const REACH: StreamingReach = { wantedMetres: 20, wantedCount: 3, memoryBytes: PLENTY };

/** Booths every five metres along x, from 0. */
function row(count: number): Streamer {
	const streamer = new Streamer();
	for (let i = 0; i < count; i++) streamer.place(`b${i}`, { x: i * 5, z: 0 });
	return streamer;
}

function bringAllIn(streamer: Streamer, nowMs = 0): string[] {
	const order: string[] = [];
	for (let id = streamer.next(nowMs); id; id = streamer.next(nowMs)) {
		order.push(id);
		streamer.succeeded(id, 0);
	}
	return order;
}

describe("which booths come in", () => {
	it("[BOOTH1] the nearest first, no more than are wanted", () => {
		const streamer = row(10);
		streamer.follow({ x: 11, z: 0 }, REACH);
		expect(bringAllIn(streamer)).toEqual(["b2", "b3", "b1"]);
		expect(streamer.progress).toEqual({ wanted: 3, ready: 3, failed: 0 });
	});

	it("[BOOTH2] pacing to and fro at the edge brings nothing in or out", () => {
		const streamer = row(2);
		const reach = { wantedMetres: 10, wantedCount: 5, memoryBytes: PLENTY };
		streamer.follow({ x: -4.9, z: 0 }, reach);
		expect(bringAllIn(streamer)).toEqual(["b0", "b1"]);
		for (let i = 0; i < 10; i++) {
			expect(streamer.follow({ x: -5.5 - (i % 2), z: 0 }, reach)).toEqual([]);
			expect(streamer.follow({ x: -4.9, z: 0 }, reach)).toEqual([]);
			expect(streamer.next(0)).toBeUndefined();
		}
	});

	it("[BOOTH2] what was left far behind is let go of, the furthest first", () => {
		const streamer = row(3);
		streamer.follow({ x: 5, z: 0 }, REACH);
		bringAllIn(streamer);
		expect(streamer.follow({ x: 100, z: 0 }, REACH)).toEqual(["b0", "b1", "b2"]);
		expect(streamer.progress).toEqual({ wanted: 0, ready: 0, failed: 0 });
	});

	it("[BOOTH2] no more comes in than fits into the memory, and what was left longest ago makes room", () => {
		const streamer = row(10);
		const reach = { wantedMetres: 20, wantedCount: 5, memoryBytes: 25 };
		const bringIn = () => {
			const order: string[] = [];
			for (let id = streamer.next(0); id; id = streamer.next(0)) {
				order.push(id);
				streamer.succeeded(id, 10);
				for (const gone of streamer.follow(at, reach)) order.push(`-${gone}`);
			}
			return order;
		};
		let at = { x: 1, z: 0 };
		streamer.follow(at, reach);
		expect(bringIn()).toEqual(["b0", "b1"]);
		at = { x: 11, z: 0 };
		expect(streamer.follow(at, reach)).toEqual(["b0", "b1"]);
		expect(bringIn()).toEqual(["b2", "b3"]);
	});

	it("[BOOTH2] the nearest comes in however large it is", () => {
		const streamer = row(2);
		const reach = { wantedMetres: 20, wantedCount: 5, memoryBytes: 5 };
		streamer.follow({ x: 0, z: 0 }, reach);
		expect(streamer.next(0)).toBe("b0");
		streamer.succeeded("b0", 100);
		expect(streamer.follow({ x: 0, z: 0 }, reach)).toEqual([]);
		expect(streamer.next(0)).toBeUndefined();
	});

	it("[BOOTH3] a failed booth is tried again later, each time after a longer wait", () => {
		const streamer = row(1);
		streamer.follow({ x: 0, z: 0 }, REACH);
		let nowMs = 0;
		const waits: number[] = [];
		expect(streamer.next(nowMs)).toBe("b0");
		for (let i = 0; i < 8; i++) {
			streamer.failed("b0", nowMs);
			expect(streamer.progress).toEqual({ wanted: 1, ready: 0, failed: 1 });
			const failedAtMs = nowMs;
			while (streamer.next(nowMs) === undefined) nowMs += 500;
			waits.push(nowMs - failedAtMs);
		}
		for (let i = 1; i < waits.length; i++) expect(waits[i]).toBeGreaterThanOrEqual(waits[i - 1]!);
		expect(waits.slice(0, 3)).toEqual([3000, 6000, 12_000]);
		expect(Math.max(...waits)).toBe(120_000);
	});

	it("[BOOTH4] a booth that changed while it was coming in is brought in once more", () => {
		const streamer = row(1);
		streamer.follow({ x: 0, z: 0 }, REACH);
		expect(streamer.next(0)).toBe("b0");
		streamer.place("b0", { x: 0, z: 0 }, true);
		streamer.succeeded("b0", 0);
		expect(streamer.next(0)).toBe("b0");
		streamer.succeeded("b0", 0);
		expect(streamer.next(0)).toBeUndefined();
	});

	it("[BOOTH1] wherever one walks, what is in is never more than what is kept, and progress never says more than is wanted", () => {
		const point = fc.record({
			x: fc.double({ min: -50, max: 50, noNaN: true }),
			z: fc.double({ min: -50, max: 50, noNaN: true }),
		});
		fc.assert(
			fc.property(
				fc.array(point, { minLength: 1, maxLength: 40 }),
				fc.array(point, { minLength: 1, maxLength: 30 }),
				(places, walk) => {
					const streamer = new Streamer();
					for (const [i, place] of places.entries()) streamer.place(`b${i}`, place);
					const inScene = new Set<string>();
					for (const at of walk) {
						for (const id of streamer.follow(at, REACH)) expect(inScene.delete(id)).toBe(true);
						for (let id = streamer.next(0); id; id = streamer.next(0)) {
							expect(inScene.has(id)).toBe(false);
							inScene.add(id);
							streamer.succeeded(id, 0);
						}
						expect(inScene.size).toBeLessThanOrEqual(REACH.wantedCount + 3);
						const { wanted, ready, failed } = streamer.progress;
						expect(ready + failed).toBe(wanted);
					}
				},
			),
		);
	});
});
