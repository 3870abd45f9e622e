import type { Radiance } from "./prefilterEnvironment.ts";

/** The room that the environment was taken in, from its very middle; the client projects reflections onto its own walls. */
const ROOM = { halfWidth: 24, halfDepth: 18, ceiling: 9, eye: 4.5 };
/** One light strip per cell of the ceiling, along z, as the shell hangs them. */
const CELL = 6;
const STRIP = { halfWidth: 0.26, halfLength: 2.2, radiance: [24, 22.6, 20.4] } as const;

/**
 * The hall as light, seen from its middle at blue hour: strips of warm light under a dark roof, tall windows with a
 * cool sky on both long sides, pale walls lit from below the roof, a floor that throws some of it back.
 */
export const hallRadiance: Radiance = (dx, dy, dz, out) => {
	const toX = ROOM.halfWidth / Math.max(1e-6, Math.abs(dx));
	const toZ = ROOM.halfDepth / Math.max(1e-6, Math.abs(dz));
	const toY = (dy > 0 ? ROOM.ceiling - ROOM.eye : ROOM.eye) / Math.max(1e-6, Math.abs(dy));
	const t = Math.min(toX, toY, toZ);
	const x = dx * t;
	const y = ROOM.eye + dy * t;
	const z = dz * t;
	if (t === toY && dy > 0) return ceiling(x, z, out);
	if (t === toY) return floor(x, z, out);
	return wall(y, t === toX ? z : undefined, out);
};

function ceiling(x: number, z: number, out: Float64Array): void {
	const inX = Math.abs(cellOffset(x)) < STRIP.halfWidth;
	const inZ = Math.abs(cellOffset(z)) < STRIP.halfLength;
	if (inX && inZ) return set(out, ...STRIP.radiance);
	set(out, 0.085, 0.09, 0.1);
}

function floor(x: number, z: number, out: Float64Array): void {
	const edge = Math.min(1, (ROOM.halfWidth - Math.abs(x)) / 6, (ROOM.halfDepth - Math.abs(z)) / 6);
	const light = 0.26 + 0.16 * edge;
	set(out, light, light * 0.97, light * 0.93);
}

function wall(y: number, alongWindows: number | undefined, out: Float64Array): void {
	if (alongWindows !== undefined && y > 0.9 && y < 7.2) {
		const mullion = Math.abs((((alongWindows + 300) % 3) + 3) % 3) < 0.14;
		if (mullion) return set(out, 0.1, 0.11, 0.13);
		const up = (y - 0.9) / 6.3;
		return set(out, 0.75 + 0.1 * up - 0.25 * up * up, 0.62 + 0.42 * up, 0.8 + 0.95 * up);
	}
	const wash = 0.34 + 0.2 * Math.min(1, y / 6);
	set(out, wash, wash * 0.98, wash * 0.95);
}

/** From the middle of its cell. */
function cellOffset(value: number): number {
	return ((((value + CELL / 2) % CELL) + CELL) % CELL) - CELL / 2;
}

function set(out: Float64Array, r: number, g: number, b: number): void {
	out[0] = r;
	out[1] = g;
	out[2] = b;
}
