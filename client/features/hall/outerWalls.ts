import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { uvOf } from "./signAtlas.ts";

const WINDOW = { sill: 0.9, belowRoof: 2.4, bay: 3 } as const;
/** Metres behind the windows, and from below the sill to above what is seen through them. */
const SKY = { behind: 18, foot: -2.2, height: 28 } as const;
/** Slats of wood to this height on the walls at the hall's ends. */
const WOOD_HEIGHT = 3;
/** The lines of light as large as a house, at both sides of where everybody looks. */
const MURAL = { from: 3.7, belowRoof: 1.9, share: 0.31 } as const;

/** One of the four outer walls as a frame: `along` runs right as seen from inside, `inward` points into the hall. */
export interface OuterWall {
	readonly length: number;
	at(along: number, y: number, inward: number): Point3;
	vector(along: number, y: number, inward: number): Point3;
	/** Centre and turn for a box of which `width` runs along the wall. */
	box(along: number, inward: number, width: number, depth: number): FloorRectangle;
}

export function outerWall({ width, depth }: Hall["size"], facing: number): OuterWall {
	// `facing` is the turn about +Y that carries +Z to the inward direction.
	const sin = Math.round(Math.sin(facing));
	const cos = Math.round(Math.cos(facing));
	const distance = (cos !== 0 ? depth : width) / 2;
	const vector = (a: number, y: number, i: number): Point3 => [a * cos + i * sin, y, -a * sin + i * cos];
	const at = (a: number, y: number, i: number): Point3 => vector(a, y, i - distance);
	return {
		length: cos !== 0 ? width : depth,
		at,
		vector,
		box: (along, inward, boxWidth, boxDepth) => {
			const [x, , z] = at(along, 0, inward);
			return { x, z, width: boxWidth, depth: boxDepth, rotation: facing };
		},
	};
}

const SIDE_WALLS = [Math.PI / 2, -Math.PI / 2] as const;

/** Windows along both sides and high above the doors; across from the doors the wall that everybody looks at. */
export function addOuterWalls(site: HallSite): void {
	const { size } = site.hall;
	const doors = doorFacing(site.hall);
	const sides = SIDE_WALLS.map((turn) => turn + doors);
	for (const facing of sides) addWindows(site, outerWall(size, facing), WINDOW.sill);
	addWood(site, outerWall(size, doors));
	addWindows(site, outerWall(size, doors), WOOD_HEIGHT + 0.06);
	addWood(site, outerWall(size, doors + Math.PI));
	addMurals(site, outerWall(size, doors + Math.PI));
}

/** The way that the wall at the back of whoever arrives looks. */
export function doorFacing({ arrival }: Hall): number {
	return Math.round(arrival.heading / (Math.PI / 2)) * (Math.PI / 2) + Math.PI;
}

/** Slats of wood to above head height. */
function addWood({ matte, light, mood }: HallSite, wall: OuterWall): void {
	const { length } = wall;
	matte.face(wall.at(-length / 2, 0, 0.02), wall.vector(length, 0, 0), [0, WOOD_HEIGHT, 0], PAINT.oakDark, {
		grain: 3,
	});
	const pitch = 0.36;
	const slats = Math.floor(length / pitch);
	for (let i = 0; i < slats; i++) {
		const along = -length / 2 + (i + 0.5) * (length / slats);
		// A slat's sides are darker than what is behind it is deep: only its front is ever told from the gap.
		matte.face(wall.at(along - 0.11, 0.12, 0.05), wall.vector(0.22, 0, 0), [0, WOOD_HEIGHT - 0.12, 0], PAINT.oak, {
			grain: WOOD_HEIGHT,
		});
	}
	matte.box(wall.box(0, 0.06, length, 0.12), 0, 0.12, PAINT.graphite, { grain: 3 });
	matte.box(wall.box(0, 0.07, length, 0.16), WOOD_HEIGHT, WOOD_HEIGHT + 0.06, PAINT.graphite, { grain: 3 });
	light.face(
		wall.at(-length / 2, WOOD_HEIGHT + 0.062, 0.09),
		wall.vector(length, 0, 0),
		wall.vector(0, 0, -0.05),
		mood.edge,
	);
}

/** Plaster with two great pictures, and shadow gaps between its panels. */
function addMurals({ matte, signs, mood, atlas, hall }: HallSite, wall: OuterWall): void {
	const { height } = hall.size;
	const { length } = wall;
	const foot = WOOD_HEIGHT + 0.06;
	matte.face(wall.at(-length / 2, foot, 0), wall.vector(length, 0, 0), [0, height - foot, 0], PAINT.wall, { grain: 2 });
	const panels = Math.round(length / 4);
	for (let i = 1; i < panels; i++) {
		const along = -length / 2 + (i * length) / panels;
		matte.face(wall.at(along - 0.015, foot, 0.012), wall.vector(0.03, 0, 0), [0, height - foot, 0], PAINT.frame, {
			grain: 4,
		});
	}
	const [width, tall] = [length * MURAL.share, height - MURAL.belowRoof - MURAL.from];
	if (tall < 1.5) return;
	const [left, top, right, bottom] = uvOf(atlas, atlas.mural);
	for (const side of [-1, 1]) {
		const along = side * (length / 2 - 1.2 - width / 2) - width / 2;
		matte.box(
			wall.box(along + width / 2, 0.05, width + 0.16, 0.1),
			MURAL.from - 0.08,
			MURAL.from + tall + 0.08,
			PAINT.graphite,
			{
				bottom: true,
				grain: 30,
			},
		);
		signs.face(wall.at(along, MURAL.from, 0.106), wall.vector(width, 0, 0), [0, tall, 0], grey(mood.signs * 0.92), {
			// The picture's light is towards the middle of the hall on both sides.
			uv: side < 0 ? [left, top, right, bottom] : [right, top, left, bottom],
		});
	}
}

/** Tall windows between slender posts; the city hangs well behind them, so that it moves as one walks. */
function addWindows(site: HallSite, wall: OuterWall, sill: number): void {
	const { matte, metal, light, skyline, mood } = site;
	const { height } = site.hall.size;
	const { length } = wall;
	const head = height - WINDOW.belowRoof;
	// Below high windows is a wall already.
	if (sill < WOOD_HEIGHT) {
		matte.box(wall.box(0, -0.05, length, 0.3), 0, sill, PAINT.wall, { grain: 1.5 });
		matte.box(wall.box(0, 0.06, length, 0.14), 0, 0.12, PAINT.graphite, { grain: 3 });
	}
	matte.box(wall.box(0, 0.06, length, 0.34), sill, sill + 0.05, PAINT.oak, { grain: 6 });
	matte.box(wall.box(0, -0.05, length, 0.3), head, height, PAINT.wall, { bottom: true, grain: 1.5 });
	light.face(wall.at(-length / 2, head - 0.005, 0.06), wall.vector(length, 0, 0), wall.vector(0, 0, 0.03), mood.edge);
	const bays = Math.max(1, Math.round(length / WINDOW.bay));
	for (let i = 0; i <= bays; i++) {
		const along = -length / 2 + (i * length) / bays;
		metal.box(wall.box(along, -0.02, 0.1, 0.24), sill, head, PAINT.frame, { top: false });
	}
	for (const share of [0.3, 0.8]) {
		const y = sill + (head - sill) * share;
		metal.box(wall.box(0, -0.04, length, 0.12), y, y + 0.06, PAINT.frame, { bottom: true, grain: 12 });
	}
	const reach = length + 4 * SKY.behind;
	skyline.face(
		wall.at(-reach / 2, SKY.foot, -SKY.behind),
		wall.vector(reach, 0, 0),
		[0, SKY.height, 0],
		grey(mood.outside),
	);
}
