import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { toHall } from "#shared/space/vector.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { type QuarterPieces, uvOf } from "./signAtlas.ts";

const SIGN = { height: 0.72, foot: 3.7, thickness: 0.08 } as const;

type Uv = readonly [number, number, number, number];

/** A letter and an arrow laid on the floor, metres; above carpets and rugs. */
const MARK = { side: 1.15, gap: 0.06, height: 0.014, level: 0.62 } as const;

type Sign = NonNullable<Hall["signs"]>[number];

export function addAisleSigns(site: HallSite): void {
	for (const sign of site.hall.signs ?? []) {
		const pieces = site.atlas.quarters.get(sign.quarter);
		if (!pieces) continue;
		if (sign.on === "floor") addMark(site, sign, pieces);
		else addBoard(site, sign, pieces);
	}
}

/** What lies on the floor is read by who comes from local +Z: the letter, and the arrow on the side that it points to. */
function addMark({ signs, atlas, mood }: HallSite, { arrow, ...place }: Sign, pieces: QuarterPieces): void {
	const { side, gap, height, level } = MARK;
	const lay = (x: number, z: number, uv: Uv) => {
		const at = (dx: number, dz: number): Point3 => {
			const corner = toHall(place, x + (dx * side) / 2, z + (dz * side) / 2, { x: 0, z: 0 });
			return [corner.x, height, corner.z];
		};
		const [near, right, far] = [at(-1, 1), at(1, 1), at(-1, -1)];
		const along: Point3 = [right[0] - near[0], 0, right[2] - near[2]];
		signs.face(near, along, [far[0] - near[0], 0, far[2] - near[2]], grey(mood.signs * level), { uv });
	};
	const step = side + gap;
	lay(0, 0, uvOf(atlas, pieces.mark));
	const [x, z] = { left: [-step, 0], right: [step, 0], ahead: [0, -step] }[arrow] as [number, number];
	lay(x, z, arrowOf(uvOf(atlas, arrow === "ahead" ? pieces.ahead : pieces.aside), arrow));
}

/** A board over an aisle: a quarter's name and an arrow, on both sides, which point the same way. */
function addBoard({ hall, metal, signs, atlas, mood }: HallSite, sign: Sign, pieces: QuarterPieces): void {
	const { x, z, rotation, arrow } = sign;
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

/** The one that points right is mirrored to point left. */
function arrowOf([left, top, right, bottom]: Uv, points: "left" | "right" | "ahead"): Uv {
	return points === "left" ? [right, top, left, bottom] : [left, top, right, bottom];
}
