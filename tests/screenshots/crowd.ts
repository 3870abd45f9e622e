import { Chance } from "#client/bots/Chance.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import {
	AVATAR_BADGES,
	AVATAR_BODIES,
	AVATAR_COLOURS,
	AVATAR_FACES,
	type AvatarLook,
} from "#shared/features/roster/look.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { headingTowards } from "#shared/space/heading.ts";
import { type FloorPlace, type FloorPoint, toHall } from "#shared/space/vector.ts";
import type { Picture } from "./viewpoints.ts";

/** Someone in a picture: where they are at its beginning, and how fast they walk ahead, 0 for who stands. */
export interface Passerby extends FloorPoint {
	readonly name: string;
	readonly look: AvatarLook;
	readonly heading: number;
	readonly metresPerSecond: number;
}

/** Metres before the eyes between which people are: nearer than this the picture would be of one of them. */
const NEAREST = 6;
const FARTHEST = 20;
/** Radians to each side in which they are seen. */
const SIDEWAYS = 0.66;
/** Radians to each side of where one looks that stay clear this far: what the picture is of is not hidden. */
const OPEN = { sideways: 0.13, metres: 15 } as const;
/** No two are closer than this. */
const ROOM = 0.75;
/** So often somebody is looked for before a picture is full. */
const TRIES = 4000;
/** Metres before a booth's open front where one stops to look. */
const BEFORE_BOOTH = 0.55;

const FAMILY = [..."林王赵李周吴陈刘黄徐"] as const;
const GIVEN = ["悦", "思远", "晴", "子昂", "航", "桐", "雨涵", "嘉禾", "书宁", "明哲", "若溪"] as const;
const ABROAD = ["Maria", "Jonas", "Aiko", "Elena", "David", "Priya", "Omar", "Lucia", "Tom", "Hana"] as const;

/** The people that a picture asks for, before whoever looks; the same each time. */
export function crowdBefore(published: PublishedHall, { x, z, heading, visitors = 0 }: Picture): Passerby[] {
	// Others in each picture.
	const seed = Math.round(1000 + x * 17 + z * 131 + heading * 29);
	const crowd = new Crowd(published, { x, z, heading }, new Chance(seed + 1));
	const chance = new Chance(seed);
	const booths = published.booths.filter((booth) => {
		const { metres, sideways } = seenFrom({ x, z, heading }, booth);
		return sideways < SIDEWAYS && metres < FARTHEST;
	});
	for (let tries = 0; crowd.people.length < visitors && tries < TRIES; tries++) {
		const turn = heading + chance.between(-SIDEWAYS, SIDEWAYS);
		const far = chance.between(NEAREST, FARTHEST);
		const at = { x: x - Math.sin(turn) * far, z: z - Math.cos(turn) * far };
		const kind = chance.next();
		if (kind < 0.4 && booths.length > 0) stopAt(chance.pick(booths), crowd, chance);
		else if (kind < 0.75) talk(at, crowd, chance);
		else walk(at, crowd, chance);
	}
	return crowd.people.slice(0, visitors);
}

/** How far off a place is, and how many radians beside the middle of the picture. */
function seenFrom(eyes: FloorPlace, { x, z }: FloorPoint) {
	const turn = headingTowards(x - eyes.x, z - eyes.z) - eyes.heading;
	return {
		metres: Math.hypot(x - eyes.x, z - eyes.z),
		sideways: Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))),
	};
}

/** One, two or three side by side who look at what a booth shows, and now and then someone who shows it. */
function stopAt(booth: PublishedBooth, crowd: Crowd, chance: Chance): void {
	const { width, depth } = booth.footprint;
	const count = chance.pick([1, 2, 2, 3]);
	const from = chance.between(-0.5, 0.5) * Math.max(0, width - count * 0.9);
	for (let i = 0; i < count; i++) {
		const x = from + (i - (count - 1) / 2) * 0.9;
		const place = toHall(booth, x, depth / 2 + BEFORE_BOOTH + chance.between(-0.15, 0.25), { x: 0, z: 0 });
		crowd.add(place, headingTowards(booth.x - place.x, booth.z - place.z) + chance.between(-0.25, 0.25), 0);
	}
	const host = toHall(booth, from, depth / 2 - 0.75, { x: 0, z: 0 });
	const front = toHall(booth, from, depth / 2 + 1, { x: 0, z: 0 });
	if (chance.next() < 0.4) crowd.add(host, headingTowards(front.x - host.x, front.z - host.z), 0);
	// And one who has gone in.
	const inside = toHall(booth, chance.between(-0.4, 0.4) * width, chance.between(-0.2, 0.3) * depth, { x: 0, z: 0 });
	const back = toHall(booth, 0, -depth / 2, { x: 0, z: 0 });
	if (chance.next() < 0.6) crowd.add(inside, headingTowards(back.x - inside.x, back.z - inside.z), 0);
}

/** A group in a ring. */
function talk(at: FloorPoint, crowd: Crowd, chance: Chance): void {
	const size = chance.pick([2, 2, 3, 4]);
	const radius = size === 2 ? 0.5 : 0.7;
	const start = chance.between(0, Math.PI * 2);
	for (let i = 0; i < size; i++) {
		const angle = start + (i / size) * Math.PI * 2;
		const place = { x: at.x + Math.sin(angle) * radius, z: at.z + Math.cos(angle) * radius };
		crowd.add(place, headingTowards(at.x - place.x, at.z - place.z) + chance.between(-0.3, 0.3), 0);
	}
}

/** On their way along an aisle, alone or two abreast. */
function walk(at: FloorPoint, crowd: Crowd, chance: Chance): void {
	const heading = chance.pick([0, Math.PI / 2, Math.PI, -Math.PI / 2]) + chance.between(-0.15, 0.15);
	crowd.add(at, heading, 1.2);
	if (chance.next() < 0.5) {
		crowd.add({ x: at.x + Math.cos(heading) * 0.8, z: at.z - Math.sin(heading) * 0.8 }, heading, 1.2);
	}
}

/** Who is there so far, none in another's place, before the eyes or in a wall. */
class Crowd {
	readonly people: Passerby[] = [];
	readonly #floor: WalkableFloor;
	readonly #eyes: FloorPlace;
	readonly #looks: Chance;
	readonly #first: number;

	constructor(published: PublishedHall, eyes: FloorPlace, looks: Chance) {
		this.#floor = new WalkableFloor(published);
		this.#eyes = eyes;
		this.#looks = looks;
		this.#first = Math.floor(looks.between(0, 90));
	}

	add({ x, z }: FloorPoint, heading: number, metresPerSecond: number): void {
		const { people } = this;
		const { metres, sideways } = seenFrom(this.#eyes, { x, z });
		if (!this.#floor.isFree(x, z) || metres < NEAREST) return;
		if (sideways < OPEN.sideways && metres < OPEN.metres) return;
		if (people.some((other) => Math.hypot(other.x - x, other.z - z) < ROOM)) return;
		people.push({ x, z, heading, metresPerSecond, name: nameOf(this.#first + people.length), look: this.#look() });
	}

	#look(): AvatarLook {
		const any = (of: readonly unknown[]) => this.#looks.pick(of.map((_, i) => i));
		return {
			body: any(AVATAR_BODIES),
			colour: any(AVATAR_COLOURS),
			accent: any(AVATAR_COLOURS),
			face: any(AVATAR_FACES),
			badge: any(AVATAR_BADGES),
		};
	}
}

/** Every third is from abroad; of the others no two are alike in any picture. */
function nameOf(index: number): string {
	if (index % 3 === 2) return ABROAD[Math.floor(index / 3) % ABROAD.length]!;
	return FAMILY[index % FAMILY.length]! + GIVEN[index % GIVEN.length]!;
}
