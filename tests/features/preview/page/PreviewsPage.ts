import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** What the tests ask of the page that shows previews. */
export interface PreviewsPage {
	showHall(published: PublishedHall): void;
	/** Takes whatever is shown away. */
	clear(): void;
}

declare global {
	interface Window {
		previewsPage?: PreviewsPage;
	}
}
