import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { extrude, type Point2 } from "#assets/scripts/mesh/shapes.ts";

/** An outline in the wall plane (x, y), given a thickness to both sides of z = 0. */
export function upright(outline: readonly Point2[], thickness: number, bevel = 0): Surface {
	return place(
		extrude(
			outline.map(([x, y]) => [x, -y] as const),
			thickness,
			{ bevel },
		),
		{ turn: [Math.PI / 2, 0, 0], at: [0, 0, -thickness / 2] },
	);
}
