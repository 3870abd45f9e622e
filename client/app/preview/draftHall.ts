import type { BoothContent, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** Whoever looks at the booth from outside stands in the hall still. Metres on each side. */
const ROOM = 17;
const NAMELESS = { "zh-CN": "", en: "" };
/** From its front to where one arrives. */
const BEFORE_IT = 3.5;

/** A hall of its own for one booth, which stands in its middle and opens to whoever arrives. */
export function draftHall(content: BoothContent, address: string, { number, mood }: DraftHallLook): PublishedHall {
	const footprint = content.template?.footprint ?? { width: 3, depth: 3 };
	const [width, depth] = [footprint.width + 2 * ROOM, footprint.depth + 2 * ROOM];
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
			title: NAMELESS,
			summary: NAMELESS,
			venue: NAMELESS,
			beforeOpening: NAMELESS,
			afterClosing: NAMELESS,
		},
		hall: {
			id: "preview",
			// No booth's: the building stands while a name is typed.
			name: NAMELESS,
			size: { width, depth, height: 9 },
			arrival: { x: 0, z: footprint.depth / 2 + BEFORE_IT, radius: 1, heading: 0 },
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
