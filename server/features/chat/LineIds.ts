import type { HallKey } from "#server/hall/HallKey.ts";
import type { ChatStore } from "./ChatStore.ts";

/** Gives the lines of one hall their ids, which only grow, whichever of its instances they are said in. */
export class LineIds {
	readonly #store: Pick<ChatStore, "lastId">;
	readonly #hall: HallKey;
	/** The highest id given, or undefined before the database was asked for it. */
	#last: number | undefined;

	constructor(store: Pick<ChatStore, "lastId">, hall: HallKey) {
		this.#store = store;
		this.#hall = hall;
	}

	async last(): Promise<number> {
		const kept = this.#last ?? (await this.#store.lastId(this.#hall));
		// Another may have asked meanwhile, and given some.
		this.#last ??= kept;
		return this.#last;
	}

	/** After `last` was once awaited. */
	next(): number {
		if (this.#last === undefined) throw new Error("LineIds: asked before the last id was known");
		this.#last += 1;
		return this.#last;
	}

	/** A second process with this hall (for moments, after a stall) may have given ids meanwhile: ours go on above them. */
	catchUp(): void {
		this.#store.lastId(this.#hall).then(
			(last) => {
				this.#last = Math.max(this.#last ?? 0, last);
			},
			() => {},
		);
	}
}
