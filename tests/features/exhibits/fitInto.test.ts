import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitFace, fitInto } from "#client/features/exhibits/fitInto.ts";

const metres = fc.double({ min: 0.01, max: 20, noNaN: true });
const extents = fc.record({ width: metres, height: metres, depth: metres });

describe("[EXHIBIT14] content is fitted into its slot", () => {
	it("never exceeds it, and touches it in one direction at least: one factor for all three, so nothing is stretched", () => {
		fc.assert(
			fc.property(extents, extents, (slot, size) => {
				const scale = fitInto(slot, size);
				const fills = (["width", "height", "depth"] as const).map((side) => (size[side] * scale) / slot[side]);
				expect(Math.max(...fills)).toBeCloseTo(1, 9);
			}),
		);
	});

	it("a flat thing fits by its other extents, a point is left as it is", () => {
		expect(fitInto({ width: 1, height: 2, depth: 0.02 }, { width: 4, height: 4, depth: 0 })).toBe(0.25);
		expect(fitInto({ width: 1, height: 2, depth: 1 }, { width: 0, height: 0, depth: 0 })).toBe(1);
	});

	it("a picture keeps its aspect and stays in the face", () => {
		fc.assert(
			fc.property(metres, metres, fc.double({ min: 0.05, max: 20, noNaN: true }), (width, height, aspect) => {
				const face = fitFace({ width, height }, aspect);
				expect(face.width / face.height).toBeCloseTo(aspect, 6);
				expect(face.width).toBeLessThanOrEqual(width * (1 + 1e-9));
				expect(face.height).toBeLessThanOrEqual(height * (1 + 1e-9));
				expect(Math.max(face.width / width, face.height / height)).toBeCloseTo(1, 9);
			}),
		);
	});
});
