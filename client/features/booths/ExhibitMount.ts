import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";

/** How closely an exhibit is looked at: "far" is seen across the hall, "near" is about to be read or handled. */
export type ExhibitDetail = "far" | "near";

/** One exhibit to be put into one slot of a booth. */
export interface ExhibitMount {
	readonly boothId: string;
	readonly slot: BoothSlot;
	/** Media addresses in it are content-hashed addresses of this host. */
	readonly exhibit: Exhibit;
	/**
	 * In the hall, at the slot's bottom centre, +Z outward, metres. What is mounted hangs under it, keeps within
	 * `slot.width × height × depth` and is never stretched. Its world matrix does not change while it stands.
	 */
	readonly node: TransformNode;
	readonly detail: ExhibitDetail;
	/** Aborts when the booth is left before the exhibit is in: stop loading, leave nothing behind, throw. */
	readonly signal: AbortSignal;
}

export interface MountedExhibit {
	/** The visitor came closer or went away: bring in or let go of what only a close look needs. */
	setDetail(detail: ExhibitDetail): void;
	/** Takes meshes, materials, textures, sounds and requests away. `node` itself is the booth's. */
	dispose(): void;
}

/** What booths need of exhibits; written by the exhibits feature, handed in by `HallApp`. */
export interface ExhibitViews {
	mount(mount: ExhibitMount): Promise<MountedExhibit>;
}
