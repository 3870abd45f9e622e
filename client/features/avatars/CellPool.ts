/**
 * Gives the cells of an atlas to those who need one now. When all are taken, whoever was last wanted longest ago loses
 * theirs, but never to take it from someone wanted in the same round.
 */
export class CellPool {
	readonly #owners: (string | undefined)[];
	readonly #wantedIn: number[];
	readonly #cells = new Map<string, number>();
	#round = 0;

	constructor(cells: number) {
		this.#owners = new Array(cells).fill(undefined);
		this.#wantedIn = new Array(cells).fill(-1);
	}

	/** A round is a frame. */
	beginRound(): void {
		this.#round++;
	}

	/** The cell that holds `key`, kept for another round; undefined if none does. */
	find(key: string): number | undefined {
		const cell = this.#cells.get(key);
		if (cell !== undefined) this.#wantedIn[cell] = this.#round;
		return cell;
	}

	/** A cell for `key`, to be drawn; undefined when all are in use. */
	take(key: string): number | undefined {
		let oldest = 0;
		for (let cell = 1; cell < this.#owners.length; cell++) {
			if (this.#wantedIn[cell]! < this.#wantedIn[oldest]!) oldest = cell;
		}
		if (this.#wantedIn[oldest] === this.#round) return undefined;
		this.#release(oldest);
		this.#owners[oldest] = key;
		this.#wantedIn[oldest] = this.#round;
		this.#cells.set(key, oldest);
		return oldest;
	}

	/** All are free again: what they held is lost. */
	clear(): void {
		for (let cell = 0; cell < this.#owners.length; cell++) this.#release(cell);
	}

	#release(cell: number): void {
		const owner = this.#owners[cell];
		if (owner !== undefined) this.#cells.delete(owner);
		this.#owners[cell] = undefined;
		this.#wantedIn[cell] = -1;
	}
}
