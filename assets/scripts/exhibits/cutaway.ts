import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { lathe, type Point2 } from "#assets/scripts/mesh/shapes.ts";
import { upright } from "./upright.ts";

const QUARTER = Math.PI / 2;

/**
 * A body turned about +Y with a piece left out, as museums cut engines open: a closed profile of [radius, y] points
 * (down the inside, up the outside), from one angle for a share of the turn, its cut faces closed.
 */
export function cutaway(
	profile: readonly Point2[],
	segments: number,
	{ from = QUARTER * 1.5, sweep = QUARTER * 3 }: { readonly from?: number; readonly sweep?: number } = {},
): Surface {
	const first = profile[0] as Point2;
	const face = upright(profile, 0.0003);
	const at = (angle: number) => place(face, { turn: [0, angle - QUARTER, 0] });
	return join(lathe([...profile, first], segments, { from, sweep }), at(from), at(from + sweep));
}

/** The closed profile of a plain ring, for {@link cutaway}. */
export const ringProfile = (inner: number, outer: number, low: number, high: number): Point2[] => [
	[inner, high],
	[inner, low],
	[outer, low],
	[outer, high],
];
