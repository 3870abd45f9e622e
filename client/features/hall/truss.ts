import type { Point3, SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import { PAINT } from "./hallPaint.ts";

/** Metres between the corners of its zigzag. */
const PITCH = 2;
const CHORD = 0.06;

/** A square box truss: four chords and zigzags between them. Level or upright. */
export function addTruss(metal: SurfaceBuilder, from: Point3, to: Point3, size = 0.5): void {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
	const d: Point3 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length, (to[2] - from[2]) / length];
	const upright = Math.abs(d[1]) > 0.5;
	const s: Point3 = upright ? [1, 0, 0] : [-d[2], 0, d[0]];
	const u: Point3 = upright ? [0, 0, 1] : [0, 1, 0];
	const at = (along: number, side: number, up: number): Point3 => [
		from[0] + d[0] * along + (s[0] * side + u[0] * up) * (size / 2),
		from[1] + d[1] * along + (s[1] * side + u[1] * up) * (size / 2),
		from[2] + d[2] * along + (s[2] * side + u[2] * up) * (size / 2),
	];
	const corners = [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	] as const;
	for (const [side, up] of corners) {
		metal.tube(at(0, side, up), at(length, side, up), CHORD, PAINT.aluminium);
	}
	const panels = Math.max(1, Math.round(length / (size < 0.5 ? PITCH * 0.55 : PITCH)));
	for (let face = 0; face < 4; face++) {
		// A level one has its zigzag at its sides: below and above it stays open.
		if (!upright && face % 2 === 0) continue;
		const a = corners[face]!;
		const b = corners[(face + 1) % 4]!;
		for (let i = 0; i < panels; i++) {
			const [start, end] = i % 2 === 0 ? [a, b] : [b, a];
			metal.rod(
				at((i * length) / panels, start[0], start[1]),
				at(((i + 1) * length) / panels, end[0], end[1]),
				0.034,
				PAINT.aluminium,
			);
		}
	}
}
