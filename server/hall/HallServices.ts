import type { Logger } from "pino";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { HallBus } from "./HallBus.ts";

/** What every plugin of a hall may use: time, randomness and the log are parameters. */
export interface HallServices {
	/** Epoch ms; what is kept and told. */
	readonly now: () => number;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	readonly log: Logger;
	/** How the instances of a hall hear of each other. */
	readonly bus: HallBus;
	/** What the hall shows now; a hall that is being closed shows what it showed last. */
	readonly published: () => PublishedHall;
	/** Hears, in the order of listening, after the hall was published anew; returns the undoing. */
	readonly onPublished: (listener: () => void) => () => void;
}
