import { HallPlugin } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

const KEEP_EVERY_MS = 2_000;
/** Nearer than this to the kept place is the same place. Metres. */
const MOVED_METRES = 0.5;

interface Place extends FloorPoint {
	readonly heading: number;
}

export interface PlacesOptions {
	readonly placeOf: (visitor: Visitor) => Readonly<Place> | undefined;
	/** Resolves once it is kept. */
	readonly keep: (visitor: Visitor, place: Place) => Promise<void>;
	readonly onNotKept: (error: unknown) => void;
}

/** Keeps where everyone stands, so that after a restart of the server they stand there again. */
export class PlacesPlugin extends HallPlugin {
	readonly #options: PlacesOptions;
	readonly #kept = new Map<string, FloorPoint>();

	constructor(options: PlacesOptions) {
		super();
		this.#options = options;
	}

	override onCreate(): void {
		this.room.clock.setInterval(() => {
			for (const visitor of this.room.visitors.values()) this.#keep(visitor);
		}, KEEP_EVERY_MS);
	}

	override onVisitorDropped(visitor: Visitor): void {
		this.#keep(visitor);
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.#kept.delete(visitor.id);
	}

	#keep(visitor: Visitor): void {
		const place = this.#options.placeOf(visitor);
		if (!place) return;
		const kept = this.#kept.get(visitor.id);
		if (kept && Math.hypot(kept.x - place.x, kept.z - place.z) < MOVED_METRES) return;
		const { x, z, heading } = place;
		this.#kept.set(visitor.id, { x, z });
		this.#options.keep(visitor, { x, z, heading }).catch(this.#options.onNotKept);
	}
}
