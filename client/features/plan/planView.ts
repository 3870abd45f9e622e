import type { FloorBounds } from "#shared/features/plan/planPlacement.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import { RULER } from "./planGrid.ts";

/** How the floor is laid onto the screen: pixels to the metre, and where the hall's middle is, pixels. */
export interface PlanView {
	readonly scale: number;
	readonly x: number;
	readonly y: number;
}

export interface ScreenSize {
	readonly width: number;
	readonly height: number;
}

const SMALLEST_SCALE = 2;
const LARGEST_SCALE = 400;

export function toFloor({ scale, x, y }: PlanView, screenX: number, screenY: number): FloorPoint {
	return { x: (screenX - x) / scale, z: (screenY - y) / scale };
}

/** Nearer or further, with the point under the pointer staying where it is. */
export function zoomAt(view: PlanView, factor: number, screenX: number, screenY: number): PlanView {
	const scale = Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, view.scale * factor));
	const by = scale / view.scale;
	return { scale, x: screenX - (screenX - view.x) * by, y: screenY - (screenY - view.y) * by };
}

/** All of it in the window, beside the rulers. `margin` in metres. */
export function fitView(
	{ minX, maxX, minZ, maxZ }: FloorBounds,
	{ width, height }: ScreenSize,
	{ margin = 2, largestScale = LARGEST_SCALE } = {},
): PlanView {
	const scale = Math.min(
		largestScale,
		Math.max(
			SMALLEST_SCALE,
			Math.min((width - RULER) / (maxX - minX + margin * 2), (height - RULER) / (maxZ - minZ + margin * 2)),
		),
	);
	return {
		scale,
		x: RULER + (width - RULER) / 2 - ((minX + maxX) / 2) * scale,
		y: RULER + (height - RULER) / 2 - ((minZ + maxZ) / 2) * scale,
	};
}
