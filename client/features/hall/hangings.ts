import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { grey, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { LAMP_BELOW_ROOF } from "./roof.ts";
import { uvOf } from "./signAtlas.ts";

/** Over each quarter: four banners as a square, metres. */
const BANNER = { width: 6.3, height: 2.1, foot: 6.3 } as const;
const SIGN = { height: 0.72, foot: 3.7, thickness: 0.08 } as const;

type Uv = readonly [number, number, number, number];

/** Over each quarter's carpet hangs a square of four banners, read from every aisle. */
export function addBanners({ hall, metal, signs, atlas, mood }: HallSite): void {
	const { width, height } = BANNER;
	const { size } = hall;
	const foot = Math.min(BANNER.foot, size.height - LAMP_BELOW_ROOF - height - 0.3);
	for (const { id, carpet } of hall.quarters) {
		const pieces = atlas.quarters.get(id);
		if (!pieces) continue;
		const uv = uvOf(atlas, pieces.banner);
		for (let side = 0; side < 4; side++) {
			const turn = carpet.rotation + (side * Math.PI) / 2;
			const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
			const corner = (x: number, z: number): Point3 => [
				carpet.x + x * cos + z * sin,
				foot,
				carpet.z - x * sin + z * cos,
			];
			const left = corner(-width / 2, width / 2);
			const right = corner(width / 2, width / 2);
			const along: Point3 = [right[0] - left[0], 0, right[2] - left[2]];
			signs.face(left, along, [0, height, 0], grey(mood.signs * 0.94), { uv });
			// The cloth's inside, seen from below the square, carries the text as well.
			const insideLeft = corner(width / 2, width / 2 - 0.01);
			signs.face(insideLeft, [-along[0], 0, -along[2]], [0, height, 0], grey(mood.signs * 0.5), { uv });
			const top: Point3 = [left[0], foot + height, left[2]];
			metal.tube(top, [right[0], foot + height, right[2]], 0.06, PAINT.aluminium);
			metal.tube([left[0], foot, left[2]], [right[0], foot, right[2]], 0.035, PAINT.aluminium);
			metal.rod(top, [left[0], size.height, left[2]], 0.016, PAINT.graphite);
		}
	}
}

/** Boards over the aisles: a quarter's name and an arrow, on both sides, which point the same way. */
export function addAisleSigns({ hall, metal, signs, atlas, mood }: HallSite): void {
	for (const { x, z, rotation, quarter, arrow } of hall.signs ?? []) {
		const pieces = atlas.quarters.get(quarter);
		if (!pieces) continue;
		const arrowWidth = SIGN.height;
		const labelWidth = (SIGN.height * pieces.label.width) / pieces.label.height;
		const width = arrowWidth + labelWidth;
		metal.box(
			{ x, z, rotation, width: width + 0.06, depth: SIGN.thickness },
			SIGN.foot - 0.03,
			SIGN.foot + SIGN.height + 0.03,
			PAINT.graphite,
			{ bottom: true },
		);
		for (const back of [false, true]) {
			const turn = rotation + (back ? Math.PI : 0);
			const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
			const out = SIGN.thickness / 2 + 0.006;
			const piece = (from: number, wide: number, uv: Uv) => {
				const left: Point3 = [x + from * cos + out * sin, SIGN.foot, z - from * sin + out * cos];
				signs.face(left, [wide * cos, 0, -wide * sin], [0, SIGN.height, 0], grey(mood.signs), { uv });
			};
			// From behind, what was left is right.
			const points = arrow === "ahead" ? "ahead" : (arrow === "left") !== back ? "left" : "right";
			const arrowUv = arrowOf(uvOf(atlas, points === "ahead" ? pieces.ahead : pieces.aside), points);
			const labelUv = uvOf(atlas, pieces.label);
			if (points === "right") {
				piece(-width / 2, labelWidth, labelUv);
				piece(width / 2 - arrowWidth, arrowWidth, arrowUv);
			} else {
				piece(-width / 2, arrowWidth, arrowUv);
				piece(width / 2 - labelWidth, labelWidth, labelUv);
			}
		}
		for (const end of [-0.4, 0.4]) {
			const [ex, ez] = [x + end * width * Math.cos(rotation), z - end * width * Math.sin(rotation)];
			metal.rod([ex, SIGN.foot + SIGN.height, ez], [ex, hall.size.height, ez], 0.016, PAINT.graphite);
		}
	}
}

/** The one that points right is mirrored to point left. */
function arrowOf([left, top, right, bottom]: Uv, points: "left" | "right" | "ahead"): Uv {
	return points === "left" ? [right, top, left, bottom] : [left, top, right, bottom];
}
