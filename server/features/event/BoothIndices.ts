/** As wide as the roster carries them, a byte; 0 is no booth. No hall has so many booths. */
const HIGHEST_INDEX = 0xff;

/**
 * The short numbers of a hall's booths: given at first sight, in order, and a booth's own from then on, whether it is on
 * show meanwhile or not. Only once a hall has shown more booths than there are numbers, a new one takes that of the booth
 * that is longest gone; so a number never means another booth than it did a moment ago.
 */
export class BoothIndices {
	/** Those that are longest gone come first. */
	readonly #indices = new Map<string, number>();

	/** Of all booths that are on show from now on. Throws RangeError where they are more than there are numbers. */
	assign(boothIds: readonly string[]): ReadonlyMap<string, number> {
		if (boothIds.length > HIGHEST_INDEX) throw new RangeError(`a hall shows at most ${HIGHEST_INDEX} booths`);
		for (const boothId of boothIds) {
			const known = this.#indices.get(boothId);
			if (known === undefined) continue;
			this.#indices.delete(boothId);
			this.#indices.set(boothId, known);
		}
		return new Map(boothIds.map((boothId) => [boothId, this.#indices.get(boothId) ?? this.#give(boothId)]));
	}

	#give(boothId: string): number {
		let index = this.#indices.size + 1;
		if (index > HIGHEST_INDEX) {
			// All that are on show were put behind it.
			const longestGone = this.#indices.keys().next().value!;
			index = this.#indices.get(longestGone)!;
			this.#indices.delete(longestGone);
		}
		this.#indices.set(boothId, index);
		return index;
	}
}
