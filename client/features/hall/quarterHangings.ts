import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import type { Quarter } from "#shared/features/event/EventDocument.ts";
import { type FloorPoint, toHall } from "#shared/space/vector.ts";
import { grey, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { LAMP_BELOW_ROOF } from "./roof.ts";
import { type QuarterPieces, uvOf } from "./signAtlas.ts";
import { addTruss } from "./truss.ts";

/** Metres above the floor at which the cloth ends, where the roof is high enough. */
const FOOT = 6.1;
const SQUARE = { width: 6.3, height: 2.1, truss: 0.3 } as const;
const TRIANGLE = { width: 7.5, height: 2.5 } as const;
/** As round as three banners are long. */
const RING = { height: 1.9, banners: 3, segments: 8 } as const;
const FLAG = { width: 1.35, height: 4.05, foot: 4.6, pitch: 5 } as const;
/** Of the cloth's inside, which no lamp is before. */
const INSIDE = 0.55;
const WIRE = 0.016;

/** Over each quarter's carpet hangs its name, each in a form of its own, to be read from every aisle. */
export function addQuarterHangings(site: HallSite): void {
	for (const quarter of site.hall.quarters) {
		const pieces = site.atlas.quarters.get(quarter.id);
		if (!pieces) continue;
		switch (quarter.hanging) {
			case "triangle":
				addPolygon(site, quarter, pieces, 3, TRIANGLE);
				break;
			case "ring":
				addRing(site, quarter, pieces);
				break;
			case "flags":
				addFlags(site, quarter, pieces);
				break;
			case "square":
			case undefined:
				addPolygon(site, quarter, pieces, 4, SQUARE);
				addLampSquare(site, quarter);
				break;
			default:
				quarter.hanging satisfies never;
		}
	}
}

function footOf({ hall }: HallSite, height: number): number {
	return Math.min(FOOT, hall.size.height - LAMP_BELOW_ROOF - height - 0.3);
}

/** Banners edge to edge round the carpet's middle, each on two bars, the corners on wires. */
function addPolygon(
	site: HallSite,
	{ carpet }: Quarter,
	{ banner }: QuarterPieces,
	sides: number,
	{ width, height }: { width: number; height: number },
): void {
	const { hall, metal, signs, atlas, mood } = site;
	const foot = footOf(site, height);
	const uv = uvOf(atlas, banner);
	const out = width / 2 / Math.tan(Math.PI / sides);
	for (let side = 0; side < sides; side++) {
		const turned = { ...carpet, rotation: carpet.rotation + (side * 2 * Math.PI) / sides };
		const corner = (x: number, z: number, y: number): Point3 => atHeight(toHall(turned, x, z, { x: 0, z: 0 }), y);
		const left = corner(-width / 2, out, foot);
		const right = corner(width / 2, out, foot);
		const along: Point3 = [right[0] - left[0], 0, right[2] - left[2]];
		signs.face(left, along, [0, height, 0], grey(mood.signs * 0.94), { uv });
		signs.face(
			corner(width / 2, out - 0.01, foot),
			[-along[0], 0, -along[2]],
			[0, height, 0],
			grey(mood.signs * INSIDE),
			{ uv },
		);
		const top = corner(-width / 2, out, foot + height);
		metal.tube(top, corner(width / 2, out, foot + height), 0.06, PAINT.aluminium);
		metal.rod(left, right, 0.045, PAINT.aluminium);
		metal.rod(top, [top[0], hall.size.height, top[2]], WIRE, PAINT.graphite);
	}
}

/** A square of truss round the banners, with lamps that shine down on the booths. */
function addLampSquare(site: HallSite, { carpet }: Quarter): void {
	const { metal, light, mood } = site;
	const { truss } = SQUARE;
	const y = footOf(site, SQUARE.height) + SQUARE.height + truss / 2 + 0.1;
	const reach = SQUARE.width / 2 + 0.5;
	for (let side = 0; side < 4; side++) {
		const turned = { ...carpet, rotation: carpet.rotation + (side * Math.PI) / 2 };
		const at = (x: number, z: number): FloorPoint => toHall(turned, x, z, { x: 0, z: 0 });
		addTruss(metal, atHeight(at(-reach, reach), y), atHeight(at(reach, reach), y), truss);
		for (const share of [-0.66, 0, 0.66]) {
			const lamp = { ...at(share * reach, reach), width: 0.2, depth: 0.2, rotation: turned.rotation };
			metal.box(lamp, y - truss / 2 - 0.34, y - truss / 2, PAINT.graphite, { top: false });
			light.box({ ...lamp, width: 0.15, depth: 0.15 }, y - truss / 2 - 0.36, y - truss / 2 - 0.34, mood.lamp, {
				top: false,
				bottom: true,
			});
		}
	}
}

/** Cloth round a hoop, the name as often as it fits, and a line of light below. */
function addRing(site: HallSite, { carpet }: Quarter, { banner }: QuarterPieces): void {
	const { hall, metal, light, signs, atlas, mood } = site;
	const { height, banners, segments } = RING;
	const foot = footOf(site, height);
	const [left, top, right, bottom] = uvOf(atlas, banner);
	const count = banners * segments;
	const radius = ((height * banner.width) / banner.height / (2 * Math.PI)) * banners;
	const at = (i: number, by: number, y: number): Point3 => {
		const angle = (i / count) * Math.PI * 2;
		const along = toHall(carpet, Math.sin(angle) * (radius + by), Math.cos(angle) * (radius + by), { x: 0, z: 0 });
		return atHeight(along, y);
	};
	for (let i = 0; i < count; i++) {
		const wide = (right - left) / segments;
		const from = left + (i % segments) * wide;
		const band = (by: number, y: number, tall: number) => {
			const [a, b] = by < 0 ? [at(i + 1, by, y), at(i, by, y)] : [at(i, by, y), at(i + 1, by, y)];
			return [a, [b[0] - a[0], 0, b[2] - a[2]], [0, tall, 0]] as const;
		};
		signs.face(...band(0, foot, height), grey(mood.signs * 0.94), { uv: [from, top, from + wide, bottom] });
		// Seen from within the name runs the other way round.
		const inside = left + (segments - 1 - (i % segments)) * wide;
		signs.face(...band(-0.01, foot, height), grey(mood.signs * INSIDE), { uv: [inside, top, inside + wide, bottom] });
		for (const by of [0.03, -0.03]) light.face(...band(by, foot - 0.07, 0.07), mood.edge);
		if (i % 4 === 0) {
			const hook = at(i, 0, foot + height);
			metal.rod(hook, [hook[0], hall.size.height, hook[2]], WIRE, PAINT.graphite);
		}
	}
}

/** Tall cloths in two rows along the carpet, read by whoever walks its aisles. */
function addFlags(site: HallSite, { carpet }: Quarter, { flag }: QuarterPieces): void {
	const { hall, metal, signs, atlas, mood } = site;
	const { width, height } = FLAG;
	const foot = Math.min(FLAG.foot, hall.size.height - LAMP_BELOW_ROOF - height - 0.3);
	const uv = uvOf(atlas, flag);
	const isAcross = carpet.width >= carpet.depth;
	const long = Math.max(carpet.width, carpet.depth);
	const short = Math.min(carpet.width, carpet.depth);
	const count = Math.max(1, Math.floor(long / FLAG.pitch));
	for (let i = 0; i < count; i++) {
		const along = ((i + 0.5) / count - 0.5) * long;
		// One row is half a step on, so that none hides another.
		const across = (i % 2 === 0 ? 1 : -1) * short * 0.3;
		const middle = toHall(carpet, isAcross ? along : across, isAcross ? across : along, { x: 0, z: 0 });
		const frame = { ...middle, rotation: carpet.rotation + (isAcross ? Math.PI / 2 : 0) };
		const corner = (x: number, z: number, y: number) => atHeight(toHall(frame, x, z, { x: 0, z: 0 }), y);
		for (const side of [-1, 1]) {
			const left = corner((-side * width) / 2, side * 0.006, foot);
			const right = corner((side * width) / 2, side * 0.006, foot);
			signs.face(left, [right[0] - left[0], 0, right[2] - left[2]], [0, height, 0], grey(mood.signs * 0.92), { uv });
			const end = corner((side * width) / 2, 0, foot + height);
			metal.rod(end, [end[0], hall.size.height, end[2]], WIRE, PAINT.graphite);
		}
		for (const y of [foot, foot + height]) {
			metal.rod(corner(-width / 2 - 0.05, 0, y), corner(width / 2 + 0.05, 0, y), 0.05, PAINT.aluminium);
		}
	}
}

function atHeight({ x, z }: FloorPoint, y: number): Point3 {
	return [x, y, z];
}
