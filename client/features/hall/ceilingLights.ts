import type { FloorPoint } from "#shared/space/vector.ts";

/** A strip of light under the roof, along z. */
export interface CeilingLight extends FloorPoint {
	readonly width: number;
	readonly depth: number;
}

/** About one strip per cell of this size, metres: the same grid that the hall's environment map shows. */
const CELL = 6;

export function ceilingLights(size: { width: number; depth: number }): CeilingLight[] {
	const columns = Math.max(1, Math.round(size.width / CELL));
	const rows = Math.max(1, Math.round(size.depth / CELL));
	const lights: CeilingLight[] = [];
	for (let row = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++) {
			lights.push({
				x: ((column + 0.5) / columns - 0.5) * size.width,
				z: ((row + 0.5) / rows - 0.5) * size.depth,
				width: 0.26,
				depth: (size.depth / rows) * 0.74,
			});
		}
	}
	return lights;
}
