import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { StillPiece } from "#client/engine/StillPiece.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";

/** One exhibit to be put into one slot of a booth. */
export interface ExhibitMount {
	readonly boothId: string;
	readonly slot: BoothSlot;
	/** Media addresses in it are content-hashed addresses of this host. */
	readonly exhibit: Exhibit;
	/**
	 * At the slot's bottom centre, +Z outward, metres. What is mounted hangs under it, keeps within
	 * `slot.width × height × depth` and is never stretched. Its world matrix does not change while it stands.
	 */
	readonly node: TransformNode;
	/** Aborts when the booth is left before the exhibit is in: stop loading, leave nothing behind, throw. */
	readonly signal: AbortSignal;
}

export interface MountedExhibit {
	/** Takes meshes, materials, textures, sounds and requests away. `node` itself is the booth's. */
	dispose(): void;
}

/** What booths need of exhibits; written by the exhibits feature, handed in by `HallApp`. */
export interface ExhibitViews {
	/** Its surfaces for a look from some way off, in the scene's frame. Leaves nothing under `node`. */
	still(mount: ExhibitMount): Promise<readonly StillPiece[]>;
	/** The exhibit itself, for a close look and for handling. */
	mount(mount: ExhibitMount): Promise<MountedExhibit>;
	/** By its `exhibitKey`: somebody handles it, or is about to, and it has to stand by itself further off than others. */
	isInUse(key: string): boolean;
}
