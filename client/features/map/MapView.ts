import type { FloorPoint } from "#shared/space/vector.ts";

/** The part of the floor on show: its centre and how many metres fit its width. */
export interface MapView {
	readonly x: number;
	readonly z: number;
	readonly width: number;
}

export interface MapFrame {
	/** The whole floor with its margin, metres. */
	readonly width: number;
	readonly depth: number;
}

/** No closer than this many metres across. */
const CLOSEST = 8;

export function wholeHall({ width }: MapFrame): MapView {
	return { x: 0, z: 0, width };
}

/** `factor` below 1 comes closer; `about` stays where it is in the picture. */
export function zoomed(view: MapView, frame: MapFrame, factor: number, about: FloorPoint = view): MapView {
	const width = Math.min(frame.width, Math.max(CLOSEST, view.width * factor));
	const scale = width / view.width;
	return kept({ x: about.x + (view.x - about.x) * scale, z: about.z + (view.z - about.z) * scale, width }, frame);
}

export function moved(view: MapView, frame: MapFrame, dx: number, dz: number): MapView {
	return kept({ ...view, x: view.x + dx, z: view.z + dz }, frame);
}

/** The picture never leaves the hall. */
function kept(view: MapView, { width, depth }: MapFrame): MapView {
	const halfWidth = view.width / 2;
	const halfDepth = (halfWidth * depth) / width;
	const limitX = Math.max(0, width / 2 - halfWidth);
	const limitZ = Math.max(0, depth / 2 - halfDepth);
	return {
		x: Math.min(limitX, Math.max(-limitX, view.x)),
		z: Math.min(limitZ, Math.max(-limitZ, view.z)),
		width: view.width,
	};
}
