import { createStore, type StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { Picking } from "#client/engine/Picking.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import { isInPassage } from "#shared/features/walking/passages.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

/** A hall that one is asked about. */
export interface HallBeyond {
	readonly hallId: string;
	readonly name: LocalizedText;
}

interface PassagesOptions {
	readonly published: StoreApi<PublishedHall>;
	/** Where the visitor stands; told when it changes. */
	readonly place: StoreApi<FloorPoint>;
	readonly picking: Pick<Picking, "onPick">;
}

/** Doorways to the event's other halls: who walks into one, or touches it, is asked whether to go there. */
export class PassagesFeature implements Feature {
	/** Null while nobody is asked. */
	readonly asked: StoreApi<HallBeyond | null> = createStore<HallBeyond | null>(() => null);
	readonly #options: PassagesOptions;
	#undo: (() => void)[] = [];
	/** The doorway that one stands in: who said no is not asked again before they have left it. */
	#inside: string | undefined;

	constructor(options: PassagesOptions) {
		this.#options = options;
	}

	start(): void {
		const { place, picking, published } = this.#options;
		this.#undo = [
			place.subscribe((at) => this.#walkedTo(at)),
			picking.onPick(({ target }) => {
				if (target.kind === "passage") this.#ask(target.to);
			}),
			// One that is gone leads nowhere.
			published.subscribe(({ hall, halls }) => {
				const { hallId } = this.asked.getState() ?? {};
				const leads = hall.passages?.some(({ to }) => to === hallId) && halls.some(({ id }) => id === hallId);
				if (hallId !== undefined && !leads) this.stay();
			}),
		];
	}

	stop(): void {
		for (const undoing of this.#undo.splice(0)) undoing();
	}

	/** The answer is no. */
	stay(): void {
		this.asked.setState(null, true);
	}

	#walkedTo(at: FloorPoint): void {
		const { passages = [] } = this.#options.published.getState().hall;
		const entered = passages.find((passage) => isInPassage(passage, at, passage.to === this.#inside));
		if (entered?.to === this.#inside) return;
		this.#inside = entered?.to;
		if (entered) this.#ask(entered.to);
		else this.stay();
	}

	#ask(hallId: string): void {
		const beyond = this.#options.published.getState().halls.find(({ id }) => id === hallId);
		if (beyond) this.asked.setState({ hallId, name: beyond.name }, true);
	}
}
