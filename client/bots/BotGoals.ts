import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { Chance } from "./Chance.ts";

/** Somewhere to stand for a while. */
export interface BotGoal {
	readonly at: FloorPoint;
	/** What is looked at there; nothing in particular where somebody only stops. */
	readonly faces?: FloorPoint;
	readonly boothId?: string;
	readonly seconds: number;
}

/** So many come in a headset. */
export const IMMERSIVE_SHARE = 0.15;

const BOOTH_SECONDS = { shortest: 3, longest: 25 };
const AISLE_SECONDS = { shortest: 2, longest: 15 };
const STAGE_SECONDS = { shortest: 40, longest: 120 };
/** How many of the stops are in the aisles: a telephone, a friend, a look around. */
const STOPS_IN_AISLE = 0.35;
/** Mostly the next booth that takes one's eye, at times something at the other end: else all would meet in the middle. */
const GOES_FAR = 0.1;
const NEAR_METRES = 16;
/** Who stands before the stage stands within this of its front. */
const AUDIENCE_METRES = { nearest: 1.5, furthest: 13 };
const AUDIENCE_BESIDE_METRES = 3;
/** How far apart those of one group stand. */
const TOGETHER_METRES = { nearest: 0.6, furthest: 1.4 };

/** Where people at a fair go next. */
export class BotGoals {
	readonly #hall: PublishedHall;
	readonly #floor: WalkableFloor;

	constructor(hall: PublishedHall, floor: WalkableFloor) {
		this.#hall = hall;
		this.#floor = floor;
	}

	/** A booth mostly, sometimes nowhere in particular. Undefined where no place is free. */
	next(from: Readonly<FloorPoint>, chance: Chance): BotGoal | undefined {
		const booths = chance.next() < GOES_FAR ? this.#hall.booths : this.#boothsNear(from);
		const isAisle = booths.length === 0 || chance.next() < STOPS_IN_AISLE;
		return isAisle ? this.#inAisle(from, chance) : this.#atBooth(chance.pick(booths), chance);
	}

	/** In front of the stage, to hear what is going on there; undefined where the hall has none. */
	atStage(chance: Chance): BotGoal | undefined {
		const { stage } = this.#hall.hall;
		if (!stage) return undefined;
		const reach = stage.width / 2 + AUDIENCE_BESIDE_METRES;
		const before = stage.depth / 2 + chance.between(AUDIENCE_METRES.nearest, AUDIENCE_METRES.furthest);
		const at = inFrontOf(stage, chance.between(-reach, reach), before);
		return this.#free({ at, faces: stage, seconds: chance.between(STAGE_SECONDS.shortest, STAGE_SECONDS.longest) });
	}

	/** Next to somebody who goes there, for as long as they stay. */
	beside({ at, ...goal }: BotGoal, chance: Chance): BotGoal | undefined {
		const angle = chance.between(0, 2 * Math.PI);
		const apart = chance.between(TOGETHER_METRES.nearest, TOGETHER_METRES.furthest);
		const beside = { x: at.x + apart * Math.cos(angle), z: at.z + apart * Math.sin(angle) };
		return this.#free({ ...goal, at: beside, seconds: Number.POSITIVE_INFINITY });
	}

	#boothsNear({ x, z }: Readonly<FloorPoint>): readonly PublishedBooth[] {
		return this.#hall.booths.filter((booth) => Math.hypot(booth.x - x, booth.z - z) < NEAR_METRES);
	}

	/** On its open side, not always the same spot. */
	#atBooth(booth: PublishedBooth, chance: Chance): BotGoal | undefined {
		const aside = chance.between(-0.5, 0.5) * booth.footprint.width;
		const before = booth.footprint.depth / 2 + chance.between(-0.6, 1.2);
		const seconds = chance.between(BOOTH_SECONDS.shortest, BOOTH_SECONDS.longest);
		return this.#free({ at: inFrontOf(booth, aside, before), faces: booth, boothId: booth.id, seconds });
	}

	#inAisle(from: Readonly<FloorPoint>, chance: Chance): BotGoal | undefined {
		const { width, depth } = this.#hall.hall.size;
		const at = {
			x: within(width, from.x + chance.between(-NEAR_METRES, NEAR_METRES)),
			z: within(depth, from.z + chance.between(-NEAR_METRES, NEAR_METRES)),
		};
		return this.#free({ at, seconds: chance.between(AISLE_SECONDS.shortest, AISLE_SECONDS.longest) });
	}

	#free(goal: BotGoal): BotGoal | undefined {
		const at = { x: goal.at.x, z: goal.at.z };
		return this.#floor.nearestFree(at.x, at.z, at) ? { ...goal, at } : undefined;
	}
}

/** Turned back at the wall. */
function within(size: number, metres: number): number {
	const most = size / 2 - 1;
	if (metres > most) return 2 * most - metres;
	return metres < -most ? -2 * most - metres : metres;
}

/** `aside` to its right as it looks, `before` in front of its middle. */
function inFrontOf(thing: FloorPoint & { readonly rotation: number }, aside: number, before: number): FloorPoint {
	const sin = Math.sin(thing.rotation);
	const cos = Math.cos(thing.rotation);
	return { x: thing.x + aside * cos + before * sin, z: thing.z - aside * sin + before * cos };
}
