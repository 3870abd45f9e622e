import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { StillPiece } from "#client/engine/StillPiece.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { Language } from "#shared/features/event/text.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";

/** How an exhibit stands, for its view: the synced state, with what this visitor just did laid over it. */
export type ShownExhibit = Readonly<
	Pick<
		ExhibitState,
		| "holder"
		| "yaw"
		| "pitch"
		| "zoom"
		| "page"
		| "apart"
		| "open"
		| "playing"
		| "mediaSeconds"
		| "mediaSinceMs"
		| "part"
		| "partX"
		| "partY"
		| "partZ"
	>
>;

/** How every exhibit stands before anybody handled it. */
export const AS_IT_CAME: ShownExhibit = {
	holder: "",
	yaw: 0,
	pitch: 128,
	zoom: 64,
	page: 0,
	apart: 0,
	open: false,
	playing: false,
	mediaSeconds: 0,
	mediaSinceMs: 0,
	part: 0,
	partX: 0,
	partY: 0,
	partZ: 0,
};

/** How closely an exhibit is looked at: "far" is seen across the hall, "near" is about to be read or handled. */
export type ExhibitDetail = "far" | "near";

/** What views may use of the hall around them. */
export interface ExhibitSettings {
	language(): Language;
	/** Of this device's settings, 0–1. */
	volume(): number;
	/** The hall's clock, epoch ms. */
	hallNowMs(): number;
	/** This visitor wants things to glide where they would swing. */
	lessMotion(): boolean;
	/** Longest side of a texture for a slot, in pixels. */
	textureSize(detail: ExhibitDetail, slot: BoothSlot): number;
	/** What stands under a card that shows no text of its own. */
	words(): { readonly unavailable: string; readonly video: string; readonly document: string; readonly link: string };
}

/** Where a view stands. */
export interface SlotPlace {
	readonly boothId: string;
	readonly slot: BoothSlot;
	/** At the slot's bottom centre, +Z outward, metres. */
	readonly node: TransformNode;
	readonly scene: Scene;
	readonly settings: ExhibitSettings;
}

export interface ExhibitPlace<Kind extends Exhibit["kind"] = Exhibit["kind"]> extends SlotPlace {
	readonly exhibit: Extract<Exhibit, { kind: Kind }>;
	/** What is only brought in at a closer look yet turned out not to be had. */
	readonly onFailed?: (error: unknown) => void;
}

/** One exhibit in its slot. */
export interface ExhibitView {
	/** The synced state changed, or this visitor handled it. */
	show?(state: ShownExhibit): void;
	/** Before each frame; `distance` is from the eye to the slot, metres. Allocates nothing. */
	update?(deltaSeconds: number, distance: number): void;
	/** Brings in or lets go of what only a close look needs; what is shown stays until its successor is in. */
	setDetail(detail: ExhibitDetail, signal: AbortSignal): Promise<void>;
	/** Its surfaces as they stand now, to be drawn with the rest of the booth. */
	still(): Promise<readonly StillPiece[]>;
	/** The visitor's language changed. */
	translate?(signal: AbortSignal): Promise<void>;
	dispose(): void;
}
