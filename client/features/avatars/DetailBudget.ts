import { RING_METRES } from "./DistanceRings.ts";

/** How finely someone is drawn: with everything, with arms that move, with arms that hang, or as seen from far away. */
export type Detail = "near" | "middle" | "distant" | "far";

/**
 * How far a kind of detail reaches in a crowd: as far as it may, or only so far that no more than so many have it.
 */
export class DetailBudget {
	readonly #farthest: number;
	readonly #most: number;
	#reach: number;

	constructor(farthestMetres: number, most: number) {
		this.#farthest = farthestMetres;
		this.#most = most;
		this.#reach = farthestMetres;
	}

	/** Whoever is nearer than this has the detail. */
	get reachMetres(): number {
		return this.#reach;
	}

	/** By how many are in each ring around the eyes. `share` of the most that may have the detail: 1 is all of them. */
	settle(counts: Readonly<Uint16Array>, share = 1): void {
		const most = this.#most * share;
		const rings = Math.ceil(this.#farthest / RING_METRES);
		let found = 0;
		let ring = 0;
		for (; ring < rings; ring++) {
			found += counts[ring]!;
			if (found > most) break;
		}
		this.#reach = Math.min(ring * RING_METRES, this.#farthest);
	}
}
