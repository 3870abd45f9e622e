export type Point = readonly [x: number, y: number, z: number];

/**
 * Which of an avatar's own colours, or of the colours all share, a surface has. Pale is skin and muzzle, deep the body's
 * colour at night.
 */
export const Paint = { body: 0, accent: 1, pale: 2, deep: 3, ink: 4, grey: 5, white: 6, hair: 7 } as const;
export type Paint = (typeof Paint)[keyof typeof Paint];

/** What moves a vertex; the shader tells them apart. */
export const Part = {
	torso: 0,
	head: 1,
	leftLeg: 2,
	rightLeg: 3,
	leftShoe: 4,
	rightShoe: 5,
	arm: 6,
	palm: 7,
	index: 8,
	fingers: 9,
	thumb: 10,
} as const;
export type Part = (typeof Part)[keyof typeof Part];

/** What is drawn onto a surface where it looks forward. */
export const Decal = { none: 0, face: 1, screen: 2, chest: 3 } as const;
export type Decal = (typeof Decal)[keyof typeof Decal];

/** A picture thrown onto the front (−Z) of a surface: its middle, and half of its height and width. */
export interface DecalWindow {
	readonly kind: Decal;
	readonly x: number;
	readonly y: number;
	readonly half: number;
}

export interface PieceOptions {
	readonly part: Part;
	readonly paint: Paint;
	readonly decal?: DecalWindow;
	/** How much light reaches a point, 0–1; baked. */
	readonly light?: (x: number, y: number, z: number) => number;
	/** A point behind a surface that is too flat to say which its outside is. */
	readonly inside?: Point;
	/** How far a point follows the wag of tails and ears, metres. */
	readonly flex?: (x: number, y: number, z: number) => number;
}

/** A point of a surface; `u` runs round it (0–1, closed), `v` from its lower end to its upper (0–1). */
type Surface = (u: number, v: number) => Point;

/** One rounded part of an avatar: a surface without facets, drawn as finely as wanted. */
export interface Piece extends PieceOptions {
	readonly surface: Surface;
}

/** A point of a piece's grid, with all that is drawn of it. */
export interface PiecePoint {
	readonly position: Point;
	readonly normal: Point;
	/** Beyond 0–1 there is no picture; behind neither, which the shader knows by the normal. */
	readonly uv: readonly [u: number, v: number];
	readonly light: number;
	readonly flex: number;
}

/** One ring of a turned shape: its height, half its width, half its depth, and how far it is pushed along z. */
export type Ring = readonly [y: number, width: number, depth: number, z?: number];

/** One station of a tube: where its middle is, and its radius. */
export type Station = readonly [x: number, y: number, z: number, radius: number];

const TAU = Math.PI * 2;

/**
 * A turned shape along smooth rings. `square` is the exponent of its outline: 2 is an ellipse, more is boxier.
 * `from` and `to` take a piece of its height (0–1), for bands of another paint.
 */
export function turned(
	rings: readonly Ring[],
	options: PieceOptions & {
		readonly square?: number;
		readonly from?: number;
		readonly to?: number;
		readonly swell?: number;
	},
): Piece {
	const { square = 2, from = 0, to = 1, swell = 0 } = options;
	const surface: Surface = (u, v) => {
		const [y, width, depth, z] = smoothAt(rings, from + (to - from) * v);
		const cos = Math.cos(u * TAU);
		const sin = Math.sin(u * TAU);
		return [
			powered(cos, 2 / square) * (Math.max(0, width) + swell),
			y,
			z + powered(sin, 2 / square) * (Math.max(0, depth) + swell),
		];
	};
	return { ...options, surface };
}

/** An ellipsoid, boxier with a higher `square`; `tilt` leans it about x, `roll` about z. */
export function blob(
	centre: Point,
	half: Point,
	options: PieceOptions & {
		readonly square?: number;
		readonly tilt?: number;
		readonly roll?: number;
		/** Only the part above this height, −1 – 1. */
		readonly above?: number;
	},
): Piece {
	const { square = 2, tilt = 0, roll = 0, above = -1 } = options;
	const least = Math.asin(Math.max(-1, above));
	const surface: Surface = (u, v) => {
		const latitude = least + (Math.PI / 2 - least) * v;
		const cos = powered(Math.cos(latitude), 2 / square);
		const x = powered(Math.cos(u * TAU), 2 / square) * cos * half[0];
		const y = powered(Math.sin(latitude), 2 / square) * half[1];
		const z = powered(Math.sin(u * TAU), 2 / square) * cos * half[2];
		const y1 = y * Math.cos(tilt) - z * Math.sin(tilt);
		const z1 = y * Math.sin(tilt) + z * Math.cos(tilt);
		const x2 = x * Math.cos(roll) - y1 * Math.sin(roll);
		const y2 = x * Math.sin(roll) + y1 * Math.cos(roll);
		return [centre[0] + x2, centre[1] + y2, centre[2] + z1];
	};
	return { ...options, surface };
}

/** A rounded stick between two points. */
export function capsule(from: Point, to: Point, radius: number, options: PieceOptions): Piece {
	const axis = minus(to, from);
	const length = Math.hypot(...axis);
	const d = scaled(axis, 1 / length);
	const side = unit(cross(Math.abs(d[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], d));
	const lift = cross(d, side);
	const surface: Surface = (u, v) => {
		const angle = (v - 0.5) * Math.PI;
		const r = Math.cos(angle) * radius;
		const t = (v < 0.5 ? 0 : length) + Math.sin(angle) * radius;
		const c = Math.cos(u * TAU) * r;
		const s = Math.sin(u * TAU) * r;
		return [
			from[0] + d[0] * t + side[0] * c + lift[0] * s,
			from[1] + d[1] * t + side[1] * c + lift[1] * s,
			from[2] + d[2] * t + side[2] * c + lift[2] * s,
		];
	};
	return { ...options, surface };
}

/** A bent stick of changing thickness through stations, as a tail or an ear; `flat` is its depth for a width of 1. */
export function tube(stations: readonly Station[], options: PieceOptions & { readonly flat?: number }): Piece {
	const { flat = 1 } = options;
	const surface: Surface = (u, v) => {
		const [x, y, z, radius] = smoothAt(stations, v);
		const [x0, y0, z0] = smoothAt(stations, Math.max(0, v - 0.02));
		const [x1, y1, z1] = smoothAt(stations, Math.min(1, v + 0.02));
		const along = unit([x1 - x0, y1 - y0, z1 - z0]);
		// Tails and ears stand up or go back; none lies along x.
		const over = unit(cross([1, 0, 0], along));
		const across = cross(along, over);
		const c = Math.cos(u * TAU) * Math.max(0, radius);
		const s = Math.sin(u * TAU) * Math.max(0, radius) * flat;
		return [x + across[0] * c + over[0] * s, y + across[1] * c + over[1] * s, z + across[2] * c + over[2] * s];
	};
	return { ...options, surface };
}

/** A ball that is open towards −Z, as a helmet: `opening` is the angle from its axis to its rim. */
export function shell(centre: Point, half: Point, opening: number, options: PieceOptions): Piece {
	const surface: Surface = (u, v) => {
		const angle = opening + (Math.PI - opening) * v;
		const sin = Math.sin(angle);
		return [
			centre[0] + Math.cos(u * TAU) * sin * half[0],
			centre[1] + Math.sin(u * TAU) * sin * half[1],
			centre[2] - Math.cos(angle) * half[2],
		];
	};
	return { ...options, surface };
}

/** A ring that stands upright around −Z, through stations of radius and depth. */
export function hoop(
	centre: Point,
	stations: readonly (readonly [radius: number, z: number])[],
	options: PieceOptions,
): Piece {
	const rings = stations.map(([radius, z]) => [z, radius, radius] as const);
	const surface: Surface = (u, v) => {
		const [z, radius] = smoothAt(rings, v);
		return [centre[0] + Math.cos(u * TAU) * radius, centre[1] + Math.sin(u * TAU) * radius, centre[2] + z];
	};
	return { ...options, surface };
}

/** The same on the other side. */
export function mirrored(piece: Piece, part: Part = piece.part): Piece {
	const surface: Surface = (u, v) => {
		const [x, y, z] = piece.surface(u, v);
		return [-x, y, z];
	};
	return { ...piece, part, surface };
}

/** A patch on the front (−Z) of another piece: its middle and half its size along that piece, 0–1. */
export function patch(
	on: Piece,
	at: { readonly v: number; readonly halfU: number; readonly halfV: number; readonly square?: number },
	options: PieceOptions & { readonly swell: number },
): Piece {
	const { v: middle, halfU, halfV, square = 2 } = at;
	const inside = centreOf(on.surface, middle);
	const surface: Surface = (u, v) => {
		// The last part of the way is for its end, which is drawn together under the patch.
		const r = v / 0.8;
		const across = powered(Math.cos(u * TAU), 2 / square) * r;
		const along = powered(Math.sin(u * TAU), 2 / square) * r;
		const [x, y, z] = on.surface(0.75 + across * halfU, middle + along * halfV);
		const out = unit([x - inside[0], 0, z - inside[2]]);
		const swell = options.swell * (1.3 - r ** 4 * 0.3);
		return [x + out[0] * swell, y, z + out[2] * swell];
	};
	return { ...options, inside, surface };
}

/** How finely a piece is drawn. */
export interface Grid {
	readonly around: number;
	readonly along: number;
	/** Ends in rims; else both ends are drawn together into points. */
	readonly open?: boolean;
	/** Leaves out its lower end: 0–1. */
	readonly from?: number;
	/** Pushed outward, so that facets of what is beneath do not come through. Metres. */
	readonly swell?: number;
}

/** The points of a piece's grid row by row, each row closed: no column is there twice. */
export function pointsOf(piece: Piece, { around, along, open = false, from = 0, swell = 0 }: Grid): PiecePoint[] {
	const { surface, decal } = piece;
	const inside = piece.inside ?? centreOf(surface);
	const points: PiecePoint[] = [];
	for (let row = 0; row <= along; row++) {
		for (let column = 0; column < around; column++) {
			const u = column / around;
			const v = from + ((1 - from) * row) / along;
			const isEnd = row === 0 || row === along;
			const [x, y, z] = isEnd && !open ? centreOf(surface, v) : surface(u, v);
			// Where a lower end is left out, what is left looks to the side and not down.
			const normal = normalOf(surface, u, row === 0 && from > 0 ? v + (1 - v) / along / 2 : v, inside);
			const position: Point = [x + normal[0] * swell, y + normal[1] * swell, z + normal[2] * swell];
			points.push({
				position,
				normal,
				uv: decal ? [0.5 - (x - decal.x) / (2 * decal.half), 0.5 - (y - decal.y) / (2 * decal.half)] : [-9, -9],
				light: piece.light?.(...position) ?? 1,
				flex: piece.flex?.(...position) ?? 0,
			});
		}
	}
	return points;
}

/** Pieces may run either way along their axis: true where their faces must be turned for the front to be outside. */
export function facesOutward({ surface, inside }: Piece): boolean {
	const m = cross(
		minus(surface(STEP, 0.5), surface(-STEP, 0.5)),
		minus(surface(0, 0.5 + STEP), surface(0, 0.5 - STEP)),
	);
	return dot(m, minus(surface(0, 0.5), inside ?? centreOf(surface))) < 0;
}

/** The same piece run through the other way, so that all of its faces turn round. */
export function reversed(piece: Piece): Piece {
	return { ...piece, surface: (u, v) => piece.surface(1 - u, v) };
}

/** Through rings or stations, smoothly, at `t` of the way from the first to the last. */
function smoothAt(
	list: readonly (readonly [number, number, number, number?])[],
	t: number,
): [number, number, number, number] {
	const place = t * (list.length - 1);
	const i = Math.min(Math.floor(place), list.length - 2);
	const f = place - i;
	const at = (j: number, k: number) => list[Math.min(Math.max(j, 0), list.length - 1)]![k] ?? 0;
	const smooth = (k: number): number => {
		const a = at(i - 1, k);
		const b = at(i, k);
		const c = at(i + 1, k);
		const d = at(i + 2, k);
		return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
	};
	return [smooth(0), smooth(1), smooth(2), smooth(3)];
}

function powered(value: number, exponent: number): number {
	return Math.sign(value) * Math.abs(value) ** exponent;
}

function centreOf(surface: Surface, v = 0.5): Point {
	const sum = [0, 0, 0];
	for (let i = 0; i < 16; i++) {
		const point = surface(i / 16, v);
		for (let k = 0; k < 3; k++) sum[k]! += point[k]! / 16;
	}
	return [sum[0]!, sum[1]!, sum[2]!];
}

const STEP = 1e-3;

function normalOf(surface: Surface, u: number, v: number, inside: Point): Point {
	// At a pole all of a ring is one point: a little beside it the surface is a surface.
	const w = Math.min(Math.max(v, 0.02), 0.98);
	const n = unit(
		cross(
			minus(surface(u + STEP, w), surface(u - STEP, w)),
			minus(surface(u, Math.min(w + STEP, 1)), surface(u, Math.max(w - STEP, 0))),
		),
	);
	const middle = surface(u, 0.5);
	const m = unit(
		cross(minus(surface(u + STEP, 0.5), surface(u - STEP, 0.5)), minus(surface(u, 0.5 + STEP), surface(u, 0.5 - STEP))),
	);
	// The same side all over the surface: the one that looks away from its middle at half height.
	return dot(m, minus(middle, inside)) < 0 ? scaled(n, -1) : n;
}

function minus(a: Point, b: Point): Point {
	return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Point, b: Point): number {
	return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Point, b: Point): Point {
	return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function scaled(a: Point, by: number): Point {
	return [a[0] * by, a[1] * by, a[2] * by];
}

function unit(a: Point): Point {
	const length = Math.hypot(...a);
	return length > 0 ? scaled(a, 1 / length) : [0, 1, 0];
}
