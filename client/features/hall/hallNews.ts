import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

/** What happened to one booth that matters to this visitor. */
export interface HallNews {
	readonly kind: "added" | "moved" | "gone";
	readonly name: LocalizedText;
	/** Other booths that matter as well. */
	readonly more: number;
}

export interface NewsOf {
	readonly place: FloorPoint;
	readonly boothHere: string | null;
	readonly favourites: ReadonlySet<string>;
}

/** What changes this near is seen happening. Metres. */
const NEAR = 14;

/** What a visitor is told of a publication: what is near them, where they are, what they marked; nothing else. */
export function hallNews(before: PublishedHall, now: PublishedHall, { place, boothHere, favourites }: NewsOf) {
	const known = new Map(before.booths.map((booth) => [booth.id, booth]));
	const shown = new Map(now.booths.map((booth) => [booth.id, booth]));
	const isNear = (booth: PublishedBooth) => Math.hypot(booth.x - place.x, booth.z - place.z) <= NEAR;
	const isTheirs = ({ id }: PublishedBooth) => id === boothHere || favourites.has(id);
	const happened: Omit<HallNews, "more">[] = [];
	for (const [id, booth] of known) {
		const after = shown.get(id);
		if (!after) {
			if (isNear(booth) || isTheirs(booth)) happened.push({ kind: "gone", name: booth.name });
			continue;
		}
		const isMoved = after.x !== booth.x || after.z !== booth.z || after.rotation !== booth.rotation;
		if (isMoved && (isNear(booth) || isNear(after) || isTheirs(after)))
			happened.push({ kind: "moved", name: after.name });
	}
	for (const [id, booth] of shown) {
		if (!known.has(id) && isNear(booth)) happened.push({ kind: "added", name: booth.name });
	}
	const [first, ...others] = happened;
	return first && { ...first, more: others.length };
}
