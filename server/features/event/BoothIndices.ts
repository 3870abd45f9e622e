/** As wide as the roster carries them; 0 is no booth. */
const HIGHEST_INDEX = 0xffff;

/**
 * The short numbers of a hall's booths: given at first sight, in order, and a booth's own for as long as this lives,
 * whether it is on show meanwhile or not. So a number never means another booth than it did a moment ago.
 */
export class BoothIndices {
	readonly #indices = new Map<string, number>();

	of(boothId: string): number {
		const known = this.#indices.get(boothId);
		if (known !== undefined) return known;
		// Nobody sees sixty-five thousand booths come and go; if so, the first ones' numbers are the longest out of use.
		const index = (this.#indices.size % HIGHEST_INDEX) + 1;
		this.#indices.set(boothId, index);
		return index;
	}
}
