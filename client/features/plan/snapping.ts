import type { FloorBounds } from "#shared/features/plan/planPlacement.ts";

/** A line that shows what something was drawn to: along an edge or middle that both have. */
export interface Guide {
	readonly axis: "x" | "z";
	/** Where on that axis, metres. */
	readonly at: number;
	/** From where to where along the other axis. */
	readonly from: number;
	readonly to: number;
}

export interface Snapped {
	readonly dx: number;
	readonly dz: number;
	readonly guides: readonly Guide[];
}

/** An edge or middle of something that stands still. */
interface Line {
	readonly at: number;
	readonly from: number;
	readonly to: number;
}

/** Where neighbours have their edges and middles; made once as a drag begins. */
export interface SnapLines {
	readonly x: readonly Line[];
	readonly z: readonly Line[];
}

export function snapLinesOf(neighbours: readonly FloorBounds[]): SnapLines {
	const byPlace = (one: Line, other: Line) => one.at - other.at;
	return {
		x: neighbours
			.flatMap(({ minX, maxX, minZ, maxZ }) =>
				[minX, (minX + maxX) / 2, maxX].map((at) => ({ at, from: minZ, to: maxZ })),
			)
			.sort(byPlace),
		z: neighbours
			.flatMap(({ minX, maxX, minZ, maxZ }) =>
				[minZ, (minZ + maxZ) / 2, maxZ].map((at) => ({ at, from: minX, to: maxX })),
			)
			.sort(byPlace),
	};
}

interface SnapOptions {
	/** Metres; 0 for none. */
	readonly grid: number;
	/** How near an edge has to come to be drawn to it, metres. */
	readonly reach: number;
	readonly lines: SnapLines;
}

/** Where a drag by (dx, dz) ends: at a neighbour's edge where one is near, else on the grid. Axis by axis. */
export function snapMove(moving: FloorBounds, dx: number, dz: number, options: SnapOptions): Snapped {
	const x = snapAxis([moving.minX + dx, moving.maxX + dx], options.lines.x, options);
	const z = snapAxis([moving.minZ + dz, moving.maxZ + dz], options.lines.z, options);
	const moved = {
		minX: moving.minX + dx + x.by,
		maxX: moving.maxX + dx + x.by,
		minZ: moving.minZ + dz + z.by,
		maxZ: moving.maxZ + dz + z.by,
	};
	const guides: Guide[] = [];
	if (x.line) {
		const { at, from, to } = x.line;
		guides.push({ axis: "x", at, from: Math.min(from, moved.minZ), to: Math.max(to, moved.maxZ) });
	}
	if (z.line) {
		const { at, from, to } = z.line;
		guides.push({ axis: "z", at, from: Math.min(from, moved.minX), to: Math.max(to, moved.maxX) });
	}
	return { dx: dx + x.by, dz: dz + z.by, guides };
}

function snapAxis(
	[least, most]: readonly [number, number],
	lines: readonly Line[],
	{ grid, reach }: SnapOptions,
): { readonly by: number; readonly line: Line | null } {
	let nearest: Line | null = null;
	let by = reach;
	for (const edge of [least, (least + most) / 2, most]) {
		const line = nearestLine(lines, edge);
		if (line && Math.abs(line.at - edge) < Math.abs(by)) {
			nearest = line;
			by = line.at - edge;
		}
	}
	if (nearest) return { by, line: nearest };
	return { by: grid > 0 ? Math.round(least / grid) * grid - least : 0, line: null };
}

function nearestLine(lines: readonly Line[], at: number): Line | null {
	let low = 0;
	let high = lines.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines[middle]!.at < at) low = middle + 1;
		else high = middle;
	}
	const [before, after] = [lines[low - 1], lines[low]];
	if (!before || !after) return before ?? after ?? null;
	return at - before.at < after.at - at ? before : after;
}

export const TURN_STEP = Math.PI / 12;

/** By steps of 15°, unless told to turn freely: then by whole degrees. */
export function snapTurn(radians: number, isFree: boolean): number {
	const step = isFree ? Math.PI / 180 : TURN_STEP;
	return Math.round(radians / step) * step;
}
