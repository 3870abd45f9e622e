import type { BoothContent, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** Room to walk round a booth, metres on each side. */
const AISLE = 5;

/** A hall of its own for one booth, which stands in its middle and opens to whoever arrives. */
export function draftHall(content: BoothContent, address: string, { number, mood }: DraftHallLook): PublishedHall {
	const footprint = content.template?.footprint ?? { width: 3, depth: 3 };
	const width = Math.max(16, footprint.width + 2 * AISLE);
	const depth = Math.max(14, footprint.depth + 2 * AISLE);
	const booth: PublishedBooth = {
		id: content.id,
		index: 1,
		number,
		x: 0,
		z: 0,
		rotation: 0,
		revision: 1,
		name: content.name,
		tagline: content.tagline,
		keywords: content.keywords,
		colours: content.colours,
		footprint,
		obstacles: content.template?.obstacles ?? [],
		content: address,
	};
	return {
		edition: 0,
		halls: [],
		event: {
			id: "preview",
			title: content.name,
			summary: content.name,
			venue: content.name,
			beforeOpening: content.name,
			afterClosing: content.name,
		},
		hall: {
			id: "preview",
			name: content.name,
			size: { width, depth, height: 7 },
			arrival: { x: 0, z: depth / 2 - 2, radius: 1, heading: 0 },
			walls: [],
			blocks: [],
			quarters: [],
			capacity: 1,
			mood,
		},
		booths: [booth],
	};
}

export interface DraftHallLook {
	/** On the sign. */
	readonly number: string;
	readonly mood: "day" | "evening";
}
