import { botName } from "#client/bots/botNames.ts";
import { Chance } from "#client/bots/Chance.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { headingTowards } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { Picture } from "./viewpoints.ts";

/** Someone in a picture: where they are at its beginning, and how fast they walk ahead, 0 for who stands. */
export interface Passerby extends FloorPoint {
	readonly name: string;
	readonly look: AvatarLook;
	readonly heading: number;
	readonly metresPerSecond: number;
}

/** Metres round the picture's middle in which people are. */
const SPREAD = 11;
/** Nobody stands this near before the eyes: the picture is of the hall. */
const CLEAR = 4;
/** No two are closer than this. */
const ROOM = 0.9;

/** Metres ahead of the eyes where a crowd has its middle. */
const AHEAD = 9;

/** The people that a picture asks for, before whoever looks. */
export function crowdBefore(published: PublishedHall, { x, z, heading, visitors = 0 }: Picture): Passerby[] {
	const middle = { x: x - Math.sin(heading) * AHEAD, z: z - Math.cos(heading) * AHEAD };
	return crowdOf(published, { x, z }, middle, visitors);
}

/** The same people each time: in groups that talk, before what there is to see, and on their way. */
function crowdOf(published: PublishedHall, eyes: FloorPoint, middle: FloorPoint, count: number): Passerby[] {
	const chance = new Chance(7);
	const floor = new WalkableFloor(published);
	const people: Passerby[] = [];
	const isFree = (x: number, z: number) =>
		floor.isFree(x, z) &&
		Math.hypot(x - eyes.x, z - eyes.z) > CLEAR &&
		people.every((other) => Math.hypot(other.x - x, other.z - z) >= ROOM);
	const add = (at: FloorPoint, heading: number, metresPerSecond: number) => {
		if (people.length >= count || !isFree(at.x, at.z)) return;
		const look = {
			body: chance.pick(AVATAR_BODIES.map((_, i) => i)),
			colour: chance.pick(AVATAR_COLOURS.map((_, i) => i)),
			accent: chance.pick(AVATAR_COLOURS.map((_, i) => i)),
			face: chance.pick(AVATAR_FACES.map((_, i) => i)),
			badge: chance.pick(AVATAR_BADGES.map((_, i) => i)),
		};
		people.push({ ...at, name: botName(people.length), look, heading, metresPerSecond });
	};
	while (people.length < count) {
		const at = { x: middle.x + chance.between(-SPREAD, SPREAD), z: middle.z + chance.between(-SPREAD, SPREAD) };
		const kind = chance.next();
		if (kind < 0.55) {
			// A group in a ring.
			const size = chance.pick([2, 2, 3, 4]);
			const start = chance.between(0, Math.PI * 2);
			for (let i = 0; i < size; i++) {
				const angle = start + (i / size) * Math.PI * 2;
				const place = { x: at.x + Math.sin(angle) * 0.75, z: at.z + Math.cos(angle) * 0.75 };
				add(place, headingTowards(at.x - place.x, at.z - place.z) + chance.between(-0.3, 0.3), 0);
			}
		} else if (kind < 0.8) add(at, headingTowards(middle.x - at.x, middle.z - at.z), 0);
		else add(at, chance.pick([0, Math.PI / 2, Math.PI, -Math.PI / 2]) + chance.between(-0.2, 0.2), 1.2);
	}
	return people;
}
