/** How finely someone is drawn: with everything, with arms that move, or as seen from far away. */
export type Detail = "near" | "middle" | "distant";

/** Width of the rings in which people are counted, metres. */
const RING = 0.5;

/**
 * How far a kind of detail reaches in a crowd: as far as it may, or only so far that no more than so many have it. Counted
 * in the last frame, in rings around the eyes.
 */
export class DetailBudget {
	readonly #farthest: number;
	readonly #most: number;
	readonly #rings: Uint16Array;
	#reach: number;

	constructor(farthestMetres: number, most: number) {
		this.#farthest = farthestMetres;
		this.#most = most;
		this.#rings = new Uint16Array(Math.ceil(farthestMetres / RING));
		this.#reach = farthestMetres;
	}

	/** Whoever is nearer than this has the detail. */
	get reachMetres(): number {
		return this.#reach;
	}

	/** Someone in view. */
	count(distance: number): void {
		const ring = Math.floor(distance / RING);
		if (ring < this.#rings.length) this.#rings[ring]!++;
	}

	/** After all of a frame are counted. `share` of the most that may have the detail: 1 is all of them. */
	settle(share = 1): void {
		const most = this.#most * share;
		let found = 0;
		let ring = 0;
		while (ring < this.#rings.length) {
			found += this.#rings[ring]!;
			if (found > most) break;
			ring++;
		}
		this.#reach = Math.min(ring * RING, this.#farthest);
		this.#rings.fill(0);
	}
}
