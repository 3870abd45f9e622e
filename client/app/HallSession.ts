import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { Bag } from "#client/features/bag/Bag.ts";
import type { ExhibitReach } from "#client/features/exhibits/FocusedExhibit.ts";
import type { PassagesFeature } from "#client/features/passages/PassagesFeature.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import type { SponsorsFeature } from "#client/features/sponsors/SponsorsFeature.ts";
import type { StatsReading } from "#client/features/stats/HallStats.ts";
import type { XrOutfit, XrStage } from "#client/xr/XrStage.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";

/** A spot of the hall's floor and the way looked: radians about +Y, 0 looks along −Z. */
export interface FloorPlace {
	readonly x: number;
	readonly z: number;
	readonly heading: number;
}

/** Why there is no immersive VR here, or that there is. */
export type ImmersiveStatus =
	| { readonly status: "checking" }
	/** `insecure`: the page is not on https or localhost; `no-webxr`: this browser has none; `no-headset`: none answers. */
	| { readonly status: "unavailable"; readonly reason: "insecure" | "no-webxr" | "no-headset" }
	| { readonly status: "available" }
	| { readonly status: "entering" }
	| { readonly status: "inside" }
	| { readonly status: "failed"; readonly message: string };

/** How far the booths' scenes are: those wanted round the visitor now. */
export interface LoadingProgress {
	readonly shellReady: boolean;
	readonly loaded: number;
	readonly wanted: number;
	/** Booths whose scene could not be read; their signs and texts are shown. */
	readonly failed: number;
}

/** Something of an exhibit shown beside the 3D view: pages of a document, a text, a link. */
export interface ExhibitPanel {
	/** Stays the same while the panel shows the same exhibit. */
	readonly key: string;
	readonly title: string;
	/** Fills the element; returns the undoing. */
	mount(element: HTMLElement): () => void;
	/** The visitor closed it. */
	close(): void;
}

export interface HallWalking {
	/** Where I stand; set at most ten times a second. */
	readonly place: StoreApi<FloorPlace>;
	/** "Take me there": throws RequestRefused. */
	goToBooth(boothId: string, slot?: string): Promise<void>;
	/** Stands before an exhibit; says by itself where that is refused. */
	approach(boothId: string, slot: string): void;
	/** Hears why a click on floor or exhibit led nowhere; returns the undoing. */
	onRefused(handler: (reason: string) => void): () => void;
	/** Throws RequestRefused: `opted-out`, `gone`. */
	goToVisitor(visitorId: string): Promise<void>;
	/** Somebody of another instance. Throws RequestRefused: `instance-full`, `opted-out`, `gone`. */
	goToInstanceOf(visitorId: string): Promise<void>;
}

export interface HallAvatars {
	/** A speech bubble over the head of whoever said it. */
	say(visitorId: string, text: string): void;
	/** A reaction over the head; the wave also moves the arm. */
	react(visitorId: string, reaction: Reaction): void;
	/** Where each visitor in view of the relay stands now, for the map; called a few times a second. */
	eachPlace(visit: (visitorId: string, x: number, z: number, heading: number) => void): void;
}

/** The running hall, as the overlay sees it: `startHall` of HallApp.ts gives it. */
export interface HallSession {
	readonly connection: HallConnection;
	/** What the hall shows; it may change at any moment while one is inside. */
	readonly published: StoreApi<PublishedHall>;
	readonly walking: HallWalking;
	readonly avatars: HallAvatars;
	readonly loading: StoreApi<LoadingProgress>;
	readonly bag: Bag;
	readonly exhibits: {
		readonly panel: StoreApi<ExhibitPanel | null>;
		/** For hands in a headset; undefined until exhibits have come in. */
		reach(): ExhibitReach | undefined;
	};
	readonly passages: PassagesFeature;
	readonly sponsors: SponsorsFeature;
	readonly immersive: {
		readonly status: StoreApi<ImmersiveStatus>;
		/** Called from the click itself: browsers ask for a gesture. */
		enter(): Promise<void>;
		/** Who enters VR from now on wears this; returns the undoing. */
		wear(outfit: (stage: XrStage) => Promise<XrOutfit>): () => void;
	};
	/** What frames cost; undefined where nobody asked for it by `?stats`. */
	readonly stats: StoreApi<StatsReading> | undefined;
	/** Stops the 3D view and everything started with it, then leaves the hall. */
	stop(): Promise<void>;
}

export interface StartHallOptions {
	/** Fills the window under the overlay; the session owns its picture, the page its place. */
	readonly canvas: HTMLCanvasElement;
	readonly connection: HallConnection;
	readonly published: PublishedHall;
	/** Asks for what the hall shows by now, as whoever is inside. */
	readonly fetch: typeof fetch;
	/** Followed live: language of signs, cards and panels. */
	readonly i18n: I18n;
	/** What this visitor takes along. */
	readonly bag: Bag;
	/** Followed live. */
	readonly settings: StoreApi<Settings>;
	/** Stops a start that is no longer wanted. */
	readonly signal: AbortSignal;
}
