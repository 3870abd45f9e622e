/** Where one looks at from outside, and from where: the eye stands `distance` metres off, `pitch` above the floor's plane. */
export interface OrbitPlace {
	readonly x: number;
	readonly y: number;
	readonly z: number;
	/** Radians about +Y: 0 looks along −Z, from +Z. */
	readonly heading: number;
	/** Radians; half a right angle looks down at 45°. */
	readonly pitch: number;
	readonly distance: number;
}

/** What is looked at so, and may turn along. */
interface TurnedView {
	look(place: OrbitPlace, how: "at once"): void;
	/** As another view looks; nobody hears of it. */
	follow(place: OrbitPlace): void;
	/** Hears of each new place; returns the undoing. */
	onLook(handler: (place: OrbitPlace) => void): () => void;
}

/** How one looks at several things beside each other: whichever is turned, the others turn along. */
export class SharedTurn {
	readonly #views = new Map<TurnedView, () => void>();
	#place: OrbitPlace | undefined;

	/** `wake` is called when it is turned along; returns the undoing. */
	join(view: TurnedView, wake: () => void): () => void {
		this.#views.set(view, wake);
		if (this.#place) view.look(this.#place, "at once");
		const stop = view.onLook((place) => this.#turned(view, place));
		return () => {
			stop();
			this.#views.delete(view);
		};
	}

	#turned(by: TurnedView, place: OrbitPlace): void {
		this.#place = place;
		for (const [view, wake] of this.#views) {
			if (view === by) continue;
			view.follow(place);
			wake();
		}
	}
}
