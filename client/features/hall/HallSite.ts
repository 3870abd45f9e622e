import type { LinearColour } from "#client/engine/linearColour.ts";
import type { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { MoodLight } from "./hallMood.ts";
import type { SignAtlas } from "./signAtlas.ts";

export type Hall = PublishedHall["hall"];

/** The hall while it is built, by what it is made of: each is one draw. */
export interface HallSite {
	readonly hall: Hall;
	readonly mood: MoodLight;
	readonly atlas: SignAtlas;
	/** Walls, columns, desks, the stage's body: paint and plaster. */
	readonly matte: SurfaceBuilder;
	readonly metal: SurfaceBuilder;
	/** Lamps; vertex colours above 1 are brighter than white paint. In the end it becomes part of the signs. */
	readonly light: SurfaceBuilder;
	/** Banners, screen and signs, from one picture. */
	readonly signs: SurfaceBuilder;
	/** The city beyond the windows. */
	readonly skyline: SurfaceBuilder;
}

export function grey(level: number): LinearColour {
	return [level, level, level];
}
