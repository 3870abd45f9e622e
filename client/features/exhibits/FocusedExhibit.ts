import type { StoreApi } from "zustand/vanilla";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { ExhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";
import type { Vector3 } from "#shared/space/vector.ts";
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
	/** What the part of the model that is out is called in the file, whoever took it; null while none is. */
	readonly partOut: string | null;
	readonly inSphere: boolean;
	/** It could not be shown: its title and texts are all there is. */
	readonly unavailable: boolean;
}

/** An exhibit on the way through a booth. */
export interface TourStop {
	readonly slot: string;
	readonly exhibit: Exhibit;
}

/** Where a visitor keeps documents and links they take along; the bag's own feature says how. */
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
	readonly links: StoreApi<readonly { readonly boothId: string; readonly slot: string }[]>;
	takeLink(link: {
		readonly boothId: string;
		readonly slot: string;
		readonly title: LocalizedText;
		/** http or https. */
		readonly url: string;
	}): void;
	takeOutLink(link: { readonly boothId: string; readonly slot: string }): void;
}

/** What a hand in a headset can do with exhibits, besides what a panel can. */
export interface ExhibitReach extends ExhibitControls {
	/** What stands in a slot by itself; undefined where it is only seen from afar. */
	standingAt(boothId: string, slot: string): Exhibit | undefined;
	/** The model whose box a point of the hall is in, or no further than this from it. */
	modelNear(point: Readonly<Vector3>, reachMetres: number): ExhibitOrigin | undefined;
	/** The middle of what stands there, in the hall; undefined where it fills its slot. */
	middleOf(boothId: string, slot: string): Readonly<Vector3> | undefined;
	focus(boothId: string, slot: string): void;
	close(): void;
	/** As a second tap: what the exhibit is for. */
	use(): void;
}

/** Where an exhibit stands. */
export interface ExhibitOrigin {
	readonly boothId: string;
	readonly slot: string;
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
	/** The model's part nearest to a point of the hall and no further than this from it, 0 for none. */
	partNear(point: Readonly<Vector3>, reachMetres: number): number;
	/** The model's part that a ray through the hall meets first, 0 for none; `touchedAt` becomes where. */
	partAlong(origin: Readonly<Vector3>, direction: Readonly<Vector3>, touchedAt: Vector3): number;
	/** A hand takes one part at a point of the hall; it is out as soon as it moves. Another that it had springs home. */
	takePart(part: number, at: Readonly<Vector3>): void;
	/** The hand with the part is at that point of the hall now. May be called every frame. */
	movePart(to: Readonly<Vector3>): void;
	/** The part springs home. */
	letGoOfPart(): void;
	/** Takes the nearest part of this name out towards the viewer, without a hand on it, or puts it back. */
	togglePart(partName: string): void;
	pages(): Promise<PdfPages> | null;
	enterSphere(): void;
	leaveSphere(): void;
}
