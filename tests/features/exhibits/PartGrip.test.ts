import { beforeEach, describe, expect, it } from "vitest";
import type { ModelView } from "#client/features/exhibits/ModelView.ts";
import { PartGrip } from "#client/features/exhibits/PartGrip.ts";
import type { ExhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";

/** A model of which a metre is 64 steps. */
const model: Pick<ModelView, "spotOn" | "offsetOf" | "carry"> = {
	spotOn: (_part, { x, y, z }, out) => Object.assign(out, { x: x * 64, y: y * 64, z: z * 64 }),
	offsetOf: (spot, { x, y, z }, out) =>
		Object.assign(out, { x: x * 64 - spot.x, y: y * 64 - spot.y, z: z * 64 - spot.z }),
	carry: (part, { x, y, z }) => carried.push([part, x, y, z]),
};
let carried: number[][];
let changed: ExhibitChange[];
let moved: ExhibitChange[];
let grip: PartGrip;

beforeEach(() => {
	carried = [];
	changed = [];
	moved = [];
	grip = new PartGrip({
		model: () => model as ModelView,
		change: (change) => changed.push(change),
		move: (change) => moved.push(change),
	});
});

describe("a hand on one part", () => {
	it("[EXHIBIT19] tells the hall whole steps, and only when there is a new one; on this screen it is where the hand is", () => {
		grip.take(2, { x: 1, y: 0, z: 0 });
		grip.moveTo({ x: 1.5, y: 0, z: 0 });
		grip.moveTo({ x: 1.503, y: 0, z: 0 });
		grip.moveTo({ x: 1.503, y: -0.25, z: 1 });
		expect(changed).toEqual([{ part: 2, partX: 32, partY: 0, partZ: 0 }]);
		expect(moved).toEqual([{ part: 2, partX: 32, partY: -16, partZ: 64 }]);
		expect(carried.map(([part]) => part)).toEqual([2, 2, 2]);
		expect(carried[1]?.[1]).toBeCloseTo(32.2, 1);
		grip.letGo();
		expect(changed[1]).toEqual({ part: 0, partX: 0, partY: 0, partZ: 0 });
	});

	it("[EXHIBIT19] of a tap nobody hears", () => {
		grip.take(2, { x: 1, y: 0, z: 0 });
		expect(grip.isOut).toBe(false);
		grip.letGo();
		expect([...changed, ...moved, ...carried]).toEqual([]);
	});

	it("[EXHIBIT19] who takes another part lets go of the one before", () => {
		grip.take(2, { x: 0, y: 0, z: 0 });
		grip.moveTo({ x: 1, y: 0, z: 0 });
		grip.take(3, { x: 0, y: 0, z: 0 });
		grip.moveTo({ x: 0, y: 1, z: 0 });
		expect(changed.map(({ part }) => part)).toEqual([2, 0, 3]);
	});

	it("[EXHIBIT20] once the hold has ended the hand holds nothing, and asks for nothing", () => {
		grip.take(2, { x: 0, y: 0, z: 0 });
		grip.moveTo({ x: 1, y: 0, z: 0 });
		grip.lose();
		grip.moveTo({ x: 2, y: 0, z: 0 });
		grip.letGo();
		expect(changed).toHaveLength(1);
		expect(moved).toEqual([]);
		expect(carried).toHaveLength(1);
	});

	it("[EXHIBIT20] refused at once, it shows nothing out", () => {
		const refused = new PartGrip({
			model: () => model as ModelView,
			change: () => refused.lose(),
			move: () => {},
		});
		refused.take(2, { x: 0, y: 0, z: 0 });
		refused.moveTo({ x: 1, y: 0, z: 0 });
		expect(carried).toEqual([]);
	});
});
