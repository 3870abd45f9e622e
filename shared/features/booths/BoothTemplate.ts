import type { FloorRectangle, Quaternion, Vector3 } from "../../space/vector.ts";
import type { SlotKind } from "./BoothDocument.ts";

/** A node with `extras.slot`: origin at its bottom centre, +Z outward, extents in metres, in the booth's frame. */
export interface BoothSlot {
	/** The node's name: the key of `exhibits` in a booth document. */
	readonly name: string;
	readonly kind: SlotKind;
	readonly position: Readonly<Vector3>;
	readonly orientation: Readonly<Quaternion>;
	readonly width: number;
	readonly height: number;
	readonly depth: number;
}

/**
 * What the hall needs to know of a template GLB without drawing it, read from its JSON chunk.
 * The booth's frame: origin at the footprint's centre on the floor, the open front towards +Z.
 */
export interface BoothTemplate {
	/** From `extras.footprint` ({ width, depth }, metres) of the scene's root node. */
	readonly footprint: { readonly width: number; readonly depth: number };
	readonly slots: readonly BoothSlot[];
	/** From nodes with `extras.obstacle` ({ width, depth }, metres; node origin at its centre on the floor). */
	readonly obstacles: readonly FloorRectangle[];
}
