import type { MediaItem, MediaKind } from "#shared/features/media/Media.ts";

/**
 * What a form's field offers: its booth's own files of the kind first, then what the rest of the event has of it, each
 * file once.
 */
export function shelfItems(
	own: readonly MediaItem[],
	ofEvent: readonly MediaItem[],
	kind: MediaKind,
): { readonly own: readonly MediaItem[]; readonly others: readonly MediaItem[] } {
	const offered = own.filter((item) => item.kind === kind && item.state !== "refused");
	const seen = new Set(offered.map(({ address }) => address));
	const others: MediaItem[] = [];
	for (const item of ofEvent) {
		if (item.kind !== kind || item.state !== "ready" || seen.has(item.address)) continue;
		seen.add(item.address);
		others.push(item);
	}
	return { own: offered, others };
}
