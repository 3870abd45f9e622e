import type { StoreApi } from "zustand/vanilla";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { ExhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";
import type { HoldStatus } from "./ExhibitHand.ts";
import type { ShownExhibit } from "./ExhibitView.ts";
import type { VideoProgress } from "./VideoView.ts";

/** The exhibit that this visitor stands at, as its panel sees it. */
export interface FocusedExhibit {
	/** `boothId/slot` */
	readonly key: string;
	readonly boothId: string;
	readonly slot: string;
	readonly exhibit: Exhibit;
	readonly shown: ShownExhibit;
	readonly hold: HoldStatus;
	/** Name of whoever else holds it; null while nobody does. */
	readonly heldBy: string | null;
	readonly inSphere: boolean;
	/** It could not be shown: its title and texts are all there is. */
	readonly unavailable: boolean;
}

/** An exhibit on the way through a booth. */
export interface TourStop {
	readonly slot: string;
	readonly exhibit: Exhibit;
}

/** Where a visitor keeps documents they take along; the bag's own feature says how. */
export interface BrochureBag {
	readonly brochures: StoreApi<readonly { readonly boothId: string; readonly slot: string }[]>;
	take(brochure: {
		readonly boothId: string;
		readonly slot: string;
		readonly title: LocalizedText;
		/** Address of the file. */
		readonly document: string;
	}): void;
	takeOut(brochure: { readonly boothId: string; readonly slot: string }): void;
}

/** What a panel can do with the focused exhibit. */
export interface ExhibitControls {
	readonly focused: StoreApi<FocusedExhibit | null>;
	/** This device's own loudness of videos, 0–1, beside the setting for everything. */
	readonly loudness: StoreApi<number>;
	readonly bag: BrochureBag;
	/** Everything on show at the same booth, the focused one included, in the order one goes through it. */
	readonly tour: StoreApi<readonly TourStop[]>;
	/** Stands before the next exhibit of the booth, or the one before. */
	goOn(way: 1 | -1): void;
	/** Takes hold of it first where that is needed. */
	change(change: ExhibitChange): void;
	/** From within a click. */
	setPlaying(playing: boolean, seconds?: number): void;
	videoProgress(): VideoProgress | null;
	/** Of the model's parts, as its file has them. */
	partNames(): readonly string[];
	/** Lights up the parts of this name; null none. */
	highlight(partName: string | null): void;
	pages(): Promise<PdfPages> | null;
	enterSphere(): void;
	leaveSphere(): void;
}
