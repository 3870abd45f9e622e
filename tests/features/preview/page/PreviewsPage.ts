import type { SlotInPreview } from "#client/features/booths/form/BoothParts.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";

export type ShownPreview =
	| { readonly what: "hall"; readonly published: PublishedHall }
	| {
			readonly what: "booth";
			readonly content: BoothContent;
			readonly slots: readonly SlotInPreview[];
			readonly litSlot?: string;
	  }
	| { readonly what: "model"; readonly address: string };

/** What the tests ask of the page that shows previews. */
export interface PreviewsPage {
	/** The same kind again: it changes, as a form's does while one types. */
	show(shown: ShownPreview): void;
	/** Takes whatever is shown away. */
	clear(): void;
	/** Booths and slots, in the order in which they were tapped. */
	readonly tapped: readonly string[];
	/** Engines and canvases that are there now. */
	held(): number;
}

declare global {
	interface Window {
		previewsPage?: PreviewsPage;
	}
}
