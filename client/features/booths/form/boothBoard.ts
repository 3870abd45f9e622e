import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";

export const BOOTH_FILTERS = ["all", "submitted", "draft", "returned", "approved", "problems", "unplaced"] as const;
export type BoothFilter = (typeof BOOTH_FILTERS)[number];

/** Whether a booth is among those that a filter shows. */
export function passes(booth: BoothInList, filter: BoothFilter): boolean {
	switch (filter) {
		case "all":
			return true;
		case "problems":
			return booth.problems > 0;
		case "unplaced":
			return booth.hallId === null;
		case "draft":
		case "submitted":
		case "returned":
		case "approved":
			return booth.review.state === filter;
		default:
			return filter satisfies never;
	}
}

/** Those that a filter and all words of a search find, by their numbers; what stands nowhere comes last. */
export function findBooths(booths: readonly BoothInList[], filter: BoothFilter, search: string): BoothInList[] {
	const words = search.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
	return booths
		.filter((booth) => passes(booth, filter))
		.filter((booth) => {
			const said = [booth.number ?? "", booth.boothId, booth.name["zh-CN"], booth.name.en]
				.join(" ")
				.normalize("NFKC")
				.toLowerCase();
			return words.every((word) => said.includes(word));
		})
		.sort(byNumber);
}

function byNumber(a: BoothInList, b: BoothInList): number {
	if (a.number === null || b.number === null) {
		if (a.number !== b.number) return a.number === null ? 1 : -1;
		return a.boothId < b.boothId ? -1 : 1;
	}
	return a.number.localeCompare(b.number, "en", { numeric: true });
}

/** A short name for addresses, made from what an exhibitor is called in English; "" where nothing is left of it. */
export function boothIdFrom(name: string): string {
	return name
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "")
		.slice(0, 40)
		.replace(/-+$/, "");
}
