import fc from "fast-check";
import { expect, it } from "vitest";
import { type MapFrame, type MapView, moved, wholeHall, zoomed } from "#client/features/map/MapView.ts";

const FRAME: MapFrame = { width: 47, depth: 37 };

it("[OVERLAY2] coming closer keeps the point under the pointer where it is", () => {
	const near = zoomed({ x: 0, z: 0, width: 30 }, FRAME, 0.5, { x: 6, z: 4 });
	expect((6 - near.x) / near.width).toBeCloseTo((6 - 0) / 30);
	expect((4 - near.z) / near.width).toBeCloseTo((4 - 0) / 30);
});

it("[OVERLAY2] whatever one does, the picture stays inside the hall and between its nearest and its whole", () => {
	const step = fc.oneof(
		fc.tuple(
			fc.constant("zoom" as const),
			fc.double({ min: 0.1, max: 10, noNaN: true }),
			fc.integer({ min: -40, max: 40 }),
		),
		fc.tuple(fc.constant("move" as const), fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 })),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			let view: MapView = wholeHall(FRAME);
			for (const [kind, a, b] of steps) {
				view = kind === "zoom" ? zoomed(view, FRAME, a, { x: b, z: -b }) : moved(view, FRAME, a, b);
			}
			const halfDepth = (view.width / 2) * (FRAME.depth / FRAME.width);
			expect(view.width).toBeGreaterThanOrEqual(8);
			expect(view.width).toBeLessThanOrEqual(FRAME.width);
			expect(Math.abs(view.x) + view.width / 2).toBeLessThanOrEqual(FRAME.width / 2 + 1e-9);
			expect(Math.abs(view.z) + halfDepth).toBeLessThanOrEqual(FRAME.depth / 2 + 1e-9);
		}),
	);
});
