/** Extents in metres. */
export interface Extents {
	readonly width: number;
	readonly height: number;
	readonly depth: number;
}

/**
 * The factor by which a thing of this size is scaled to fill a slot: as large as it may be without exceeding the slot
 * in any direction, the same in all three, so that nothing is stretched. A flat thing fits by its other extents.
 */
export function fitInto(slot: Extents, size: Extents): number {
	let scale = Number.POSITIVE_INFINITY;
	if (size.width > 0) scale = Math.min(scale, slot.width / size.width);
	if (size.height > 0) scale = Math.min(scale, slot.height / size.height);
	if (size.depth > 0) scale = Math.min(scale, slot.depth / size.depth);
	return Number.isFinite(scale) ? scale : 1;
}

/** The largest rectangle of this aspect (width over height) in a slot's face. */
export function fitFace(slot: { readonly width: number; readonly height: number }, aspect: number) {
	const width = Math.min(slot.width, slot.height * aspect);
	return { width, height: Math.min(slot.height, width / aspect) };
}
