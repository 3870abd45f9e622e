import type { HallMood } from "#shared/features/event/EventDocument.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { headingTowards } from "#shared/space/heading.ts";
import { type FloorPoint, toHall } from "#shared/space/vector.ts";
import type { Viewpoint } from "./page/PictureHall.ts";

/** A place at eye height, and what is to be seen from it besides the hall as its document has it. */
export interface Picture extends Viewpoint {
	readonly mood?: HallMood;
	/** So many other visitors. */
	readonly visitors?: number;
}

/** The booth whose front is in the pictures, by its number: one with a small theatre. */
const SHOWN_BOOTH = "D01";

/**
 * Where a quarter is looked at from, in shares of its carpet: outward from its middle, and towards +Z. Quarters take
 * them in turn: along the aisle to the windows, back from the windows, and across the main aisle.
 */
const QUARTER_VIEWS = [
	{ from: { out: -0.45, ahead: 0.72 }, to: { out: 0.02, ahead: 0.08 }, pitch: 0.11 },
	{ from: { out: 0.44, ahead: 0.64 }, to: { out: -0.1, ahead: 0 }, pitch: 0.11 },
	{ from: { out: -0.6, ahead: 0.36 }, to: { out: -0.1, ahead: -0.1 }, pitch: 0.1 },
] as const;

/**
 * Fourteen fixed places: where one arrives, the main aisle, each quarter, a booth, an exhibit up close, the stage from
 * its seats, the tower, an evening and a crowd.
 */
export function viewpointsOf({ hall, booths }: PublishedHall): ReadonlyMap<string, Picture> {
	const { arrival, stage, landmark } = hall;
	const views = new Map<string, Picture>();
	views.set("spawn", { x: arrival.x, z: arrival.z, heading: arrival.heading, pitch: 0.05, visitors: 28 });
	views.set("aisle", {
		x: arrival.x + 2.6,
		z: arrival.z - 9.5,
		heading: arrival.heading + 0.3,
		pitch: 0.06,
		visitors: 22,
	});
	hall.quarters.forEach(({ id, carpet }, i) => {
		const outward = Math.sign(carpet.x) || 1;
		const at = ({ out, ahead }: { out: number; ahead: number }): FloorPoint => ({
			x: carpet.x + outward * out * carpet.width,
			z: carpet.z + ahead * carpet.depth,
		});
		const { from, to, pitch } = QUARTER_VIEWS[i % QUARTER_VIEWS.length]!;
		views.set(`quarter-${id}`, { ...looking(at(from), at(to)), pitch, visitors: 18 });
	});
	const shown = booths.find(({ number }) => number === SHOWN_BOOTH) ?? booths[0];
	if (shown) views.set("booth", { ...beforeBooth(shown), visitors: 8 });
	if (booths[0]) views.set("exhibit", { ...closeTo(booths[0]), visitors: 8 });
	if (stage) {
		const at = toHall(stage, 0.8, stage.depth / 2 + 12.4, { x: 0, z: 0 });
		views.set("stage", { ...looking(at, stage), pitch: 0.1, visitors: 24 });
	}
	if (landmark) {
		const at = { x: landmark.x - 3.4, z: landmark.z + 10.8 };
		views.set("tower", { ...looking(at, { x: landmark.x + 1, z: landmark.z }), pitch: 0.2, visitors: 16 });
		const far = { x: landmark.x + 4.4, z: landmark.z + 14 };
		views.set("evening", {
			...looking(far, { x: landmark.x - 1.5, z: landmark.z }),
			pitch: 0.1,
			mood: "evening",
			visitors: 26,
		});
		const among = { x: landmark.x - 2.4, z: landmark.z + 15.5 };
		views.set("crowd", { ...looking(among, landmark), pitch: 0.02, visitors: 60 });
	}
	return views;
}

/** From the open front's left corner, so that depth is seen. */
export function beforeBooth(booth: PublishedBooth): Viewpoint {
	const distance = booth.footprint.depth / 2 + 2.6 + booth.footprint.width * 0.18;
	const at = toHall(booth, booth.footprint.width * 0.26, distance, { x: 0, z: 0 });
	return { ...looking(at, booth), pitch: 0.02 };
}

function closeTo(booth: PublishedBooth): Viewpoint {
	const at = toHall(booth, 0.5, booth.footprint.depth / 2 - 0.1, { x: 0, z: 0 });
	return { ...looking(at, booth), pitch: -0.22 };
}

function looking(from: FloorPoint, to: FloorPoint): Viewpoint {
	return { x: from.x, z: from.z, heading: headingTowards(to.x - from.x, to.z - from.z) };
}
