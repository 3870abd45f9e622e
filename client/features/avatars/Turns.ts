/** Whoever is not near is brought up to date in every so manyth frame. */
export const TURNS = 4;
/** Stands where a turn would for whoever has one in each frame. */
export const EACH_FRAME = 255;
/** Nobody is drawn further ahead of what is known than this, however slow the frames are. */
const OLDEST_SECONDS = 0.12;

/** How long someone goes on for. Handed over as a whole: a number handed over would become an object, for each of them. */
export class Step {
	seconds = 0;
}

/**
 * Whose turn it is: the work for those far away is spread over frames, some in each. Between two turns of theirs they go
 * on as they went, which the shader does by how old their turn is.
 */
export class Turns {
	/** How long ago each turn was, seconds; for the shader. */
	readonly ages = new Float32Array(TURNS);
	readonly #since = new Float64Array(TURNS);
	/** Of whoever has a turn in each frame; and since the due turn was the last time. */
	readonly frame = new Step();
	readonly turn = new Step();
	#due = 0;

	/** The next frame. */
	next(deltaSeconds: number): void {
		this.frame.seconds = deltaSeconds;
		this.#due = (this.#due + 1) % TURNS;
		for (let turn = 0; turn < TURNS; turn++) {
			this.#since[turn]! += deltaSeconds;
			if (turn === this.#due) {
				this.turn.seconds = this.#since[turn]!;
				this.#since[turn] = 0;
			}
			this.ages[turn] = Math.min(this.#since[turn]!, OLDEST_SECONDS);
		}
	}

	/** The turn of this frame. */
	get due(): number {
		return this.#due;
	}
}
