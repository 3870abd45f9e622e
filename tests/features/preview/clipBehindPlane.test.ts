import { Matrix } from "@babylonjs/core/Maths/math.vector.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { clipBehindPlane } from "#client/features/preview/clipBehindPlane.ts";

const NEAR = 0.1;
const FAR = 600;

/** Of a point of the eye's frame (looking along −Z), whether a projection lets it be drawn. */
function isDrawn(matrix: ArrayLike<number>, [x, y, z]: readonly [number, number, number]): boolean {
	const at = (row: number) => x * matrix[row]! + y * matrix[4 + row]! + z * matrix[8 + row]! + matrix[12 + row]!;
	const w = at(3);
	return w > 0 && Math.abs(at(0)) <= w && Math.abs(at(1)) <= w && Math.abs(at(2)) <= w;
}

it("[PREVIEW3] what is above the cut is not drawn, all below it is, and nothing else moves", () => {
	const projection = Matrix.PerspectiveFovRH(0.8, 1.6, NEAR, FAR).asArray();
	fc.assert(
		fc.property(
			fc.double({ min: 0.1, max: 1.5, noNaN: true }),
			fc.double({ min: 1, max: 60, noNaN: true }),
			fc.double({ min: -0.45, max: 0.45, noNaN: true }),
			fc.double({ min: -0.3, max: 0.3, noNaN: true }),
			fc.double({ min: 1, max: 150, noNaN: true }),
			(pitch, above, right, up, depth) => {
				// Looking down by `pitch`: the hall's "down" in the eye's frame.
				const down = [0, -Math.cos(pitch), -Math.sin(pitch)] as const;
				const clipped = clipBehindPlane(projection, [...down, -above]);
				const point = [right * depth, up * depth, -depth] as const;
				const below = down[1] * point[1] + down[2] * point[2] - above;
				fc.pre(Math.abs(below) > 0.05);
				expect(isDrawn(clipped, point)).toBe(isDrawn(projection, point) && below > 0);
				for (const i of [0, 1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15]) expect(clipped[i]).toBeCloseTo(projection[i]!, 5);
			},
		),
	);
});
