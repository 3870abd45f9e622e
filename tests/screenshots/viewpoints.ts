import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { headingTowards } from "#shared/space/heading.ts";
import { toHall } from "#shared/space/vector.ts";
import type { Viewpoint } from "./page/PictureHall.ts";

/** Fixed places at eye height: arriving, the main aisle, each booth from its front, one exhibit up close, the stage. */
export function viewpointsOf({ hall, booths }: PublishedHall): ReadonlyMap<string, Viewpoint> {
	const { arrival, stage } = hall;
	const views = new Map<string, Viewpoint>();
	views.set("arrival", { x: arrival.x, z: arrival.z, heading: arrival.heading, pitch: 0.04 });
	views.set("aisle", { x: arrival.x + 0.6, z: arrival.z - 8.5, heading: arrival.heading + 0.32, pitch: 0.02 });
	for (const booth of booths) views.set(booth.id, beforeBooth(booth));
	const first = booths[0];
	if (first) views.set("exhibit", closeTo(first));
	if (stage) {
		const at = toHall(stage, 1.2, stage.depth / 2 + 8.5, { x: 0, z: 0 });
		views.set("stage", { ...at, heading: headingTowards(stage.x - at.x, stage.z - at.z), pitch: 0.12 });
	}
	return views;
}

/** From the open front's left corner, so that depth is seen. */
function beforeBooth(booth: PublishedBooth): Viewpoint {
	const distance = booth.footprint.depth / 2 + 2.6 + booth.footprint.width * 0.18;
	const at = toHall(booth, booth.footprint.width * 0.26, distance, { x: 0, z: 0 });
	return { ...at, heading: headingTowards(booth.x - at.x, booth.z - at.z), pitch: 0.02 };
}

function closeTo(booth: PublishedBooth): Viewpoint {
	const at = toHall(booth, 0.5, booth.footprint.depth / 2 - 0.1, { x: 0, z: 0 });
	return { ...at, heading: headingTowards(booth.x - at.x, booth.z - at.z), pitch: -0.22 };
}
