import type { Radiance } from "./prefilterEnvironment.ts";

/** The room that the environment was taken in, from its very middle; the client projects reflections onto its own walls. */
const ROOM = { halfWidth: 38, halfDepth: 30, ceiling: 11, eye: 5.5 };
/** One light strip per cell of the ceiling, along z, as the shell hangs them. */
const CELL = { width: 76 / 13, depth: 6 };
const STRIP = { halfWidth: 0.26, halfLength: 2.2 };
/** Windows of the long sides; strips of glass in the roof: middle and half width. */
const WINDOW = { from: 0.9, to: 8.6, bay: 3 };
const SKYLIGHTS = [
	[0, 2.85],
	[-22, 1.9],
	[22, 1.9],
] as const;

type Light = readonly [r: number, g: number, b: number];

interface Mood {
	readonly strip: Light;
	readonly skylight: Light;
	readonly ceiling: Light;
	/** Of the floor at the hall's edge; more towards the middle. */
	readonly floor: number;
	/** Of the walls at their foot; more towards the roof. */
	readonly wall: number;
	/** Through the windows, by height: 0 at the sill, 1 at the head. */
	sky(up: number): Light;
}

export const MOODS = {
	/** Bright haze outside, the sky in the roof, lamps that are hardly needed. */
	day: {
		strip: [9, 8.9, 8.6],
		skylight: [5.6, 6.4, 7.4],
		ceiling: [0.24, 0.25, 0.265],
		floor: 0.46,
		wall: 0.52,
		sky: (up) => [2.3 - 0.7 * up, 2.45 - 0.35 * up, 2.6 + 0.5 * up],
	},
	/** Blue hour: warm lamps under a dark roof, a cool sky with the last of the sun. */
	evening: {
		strip: [24, 21.6, 17.4],
		skylight: [0.03, 0.06, 0.14],
		ceiling: [0.085, 0.088, 0.098],
		floor: 0.24,
		wall: 0.32,
		sky: (up) => [0.72 - 0.2 * up, 0.56 + 0.1 * up, 0.6 + 0.5 * up],
	},
} as const satisfies Readonly<Record<string, Mood>>;

/** The hall as light, seen from its middle. */
export function hallRadiance(mood: Mood): Radiance {
	return (dx, dy, dz, out) => {
		const toX = ROOM.halfWidth / Math.max(1e-6, Math.abs(dx));
		const toZ = ROOM.halfDepth / Math.max(1e-6, Math.abs(dz));
		const toY = (dy > 0 ? ROOM.ceiling - ROOM.eye : ROOM.eye) / Math.max(1e-6, Math.abs(dy));
		const t = Math.min(toX, toY, toZ);
		const x = dx * t;
		const y = ROOM.eye + dy * t;
		const z = dz * t;
		if (t === toY && dy > 0) return ceiling(mood, x, z, out);
		if (t === toY) return floor(mood, x, z, out);
		return wall(mood, y, t === toX ? z : undefined, out);
	};
}

function ceiling(mood: Mood, x: number, z: number, out: Float64Array): void {
	const inX = Math.abs(cellOffset(x, CELL.width, 0)) < STRIP.halfWidth;
	const inZ = Math.abs(cellOffset(z, CELL.depth, CELL.depth / 2)) < STRIP.halfLength;
	if (inX && inZ) return set(out, mood.strip);
	if (SKYLIGHTS.some(([at, half]) => Math.abs(x - at) < half)) return set(out, mood.skylight);
	set(out, mood.ceiling);
}

function floor(mood: Mood, x: number, z: number, out: Float64Array): void {
	const edge = Math.min(1, (ROOM.halfWidth - Math.abs(x)) / 6, (ROOM.halfDepth - Math.abs(z)) / 6);
	const light = mood.floor * (1 + 0.6 * edge);
	set(out, [light, light * 0.975, light * 0.94]);
}

function wall(mood: Mood, y: number, alongWindows: number | undefined, out: Float64Array): void {
	if (alongWindows !== undefined && y > WINDOW.from && y < WINDOW.to) {
		if (Math.abs(cellOffset(alongWindows, WINDOW.bay, 0)) < 0.14) return set(out, [0.1, 0.11, 0.13]);
		return set(out, mood.sky((y - WINDOW.from) / (WINDOW.to - WINDOW.from)));
	}
	const wash = mood.wall * (1 + 0.6 * Math.min(1, y / 6));
	set(out, [wash, wash * 0.985, wash * 0.955]);
}

/** From the nearest of the lines that repeat every `cell`, one of them at `from`. */
function cellOffset(value: number, cell: number, from: number): number {
	const shifted = value - from + cell / 2;
	return (((shifted % cell) + cell) % cell) - cell / 2;
}

function set(out: Float64Array, light: Light): void {
	out[0] = light[0];
	out[1] = light[1];
	out[2] = light[2];
}
