import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { standBeforeBooth } from "#shared/features/walking/standPoints.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPlace } from "#shared/space/vector.ts";
import { viewpointsOf } from "#tests/screenshots/viewpoints.ts";

/** A place of the hall and the ways to look from there, radians. */
export interface Lookout {
	readonly name: string;
	readonly x: number;
	readonly z: number;
	readonly headings: readonly number[];
}

const FOUR_WAYS = [0, Math.PI / 2, Math.PI, -Math.PI / 2];
/** Booths that are looked at from up close. */
const LARGEST_BOOTHS = 6;
/** Pictures of the same places by another light, or from closer. */
const SEEN_ALREADY = new Set(["booth", "exhibit", "evening", "crowd"]);

/**
 * Places all over the hall: those of the pictures (entrance, aisle, each quarter, stage, tower) and the middle of the
 * floor, in four ways each, and in front of the largest booths. The next one is always the nearest, so that little has to
 * come in each time.
 */
export function lookoutsOf(published: PublishedHall): Lookout[] {
	const floor = new WalkableFloor(published);
	const lookouts: Lookout[] = [];
	const add = (name: string, at: FloorPlace, headings: readonly number[]) => {
		const spot = { x: at.x, z: at.z };
		if (floor.isFree(spot.x, spot.z) || floor.nearestFree(spot.x, spot.z, spot))
			lookouts.push({ name, ...spot, headings });
	};
	for (const [name, view] of viewpointsOf(published)) {
		if (SEEN_ALREADY.has(name)) continue;
		add(name, view, [view.heading, ...FOUR_WAYS.slice(1).map((turn) => view.heading + turn)]);
	}
	add("crossing", { x: 0, z: 0, heading: 0 }, FOUR_WAYS);
	const bySize = [...published.booths].sort(
		(a, b) => b.footprint.width * b.footprint.depth - a.footprint.width * a.footprint.depth,
	);
	for (const booth of bySize.slice(0, LARGEST_BOOTHS)) {
		const place = { x: 0, z: 0, heading: 0 };
		standBeforeBooth(floor, booth, () => false, place);
		add(booth.number, place, [place.heading, place.heading + Math.PI]);
	}
	return inOrder(lookouts);
}

function inOrder([first, ...left]: Lookout[]): Lookout[] {
	const ordered: Lookout[] = [];
	for (let here = first; here; ) {
		ordered.push(here);
		const { x, z } = here;
		left.sort((a, b) => Math.hypot(b.x - x, b.z - z) - Math.hypot(a.x - x, a.z - z));
		here = left.pop();
	}
	return ordered;
}
