import { createPathfinder } from "#client/features/walking/navigationMesh.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { standBeforeBooth } from "#shared/features/walking/standPoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

/** From where visitors arrive past the front of every booth, the next one always being the nearest, and back. */
export async function tourOf(published: PublishedHall): Promise<FloorPoint[]> {
	const floor = new WalkableFloor(published);
	const left = published.booths.map((booth) => {
		const place = { x: 0, z: 0, heading: 0 };
		standBeforeBooth(floor, booth, () => false, place);
		return { x: place.x, z: place.z };
	});
	const { arrival } = published.hall;
	const paths = await createPathfinder(published);
	try {
		const tour: FloorPoint[] = [{ x: arrival.x, z: arrival.z }];
		for (;;) {
			const here = tour.at(-1)!;
			left.sort((a, b) => Math.hypot(b.x - here.x, b.z - here.z) - Math.hypot(a.x - here.x, a.z - here.z));
			const next = left.pop();
			tour.push(...paths.find(here, next ?? tour[0]!));
			if (!next) return tour;
		}
	} finally {
		paths.dispose();
	}
}
