import type { Logger } from "pino";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** What every plugin of a hall may use: time, randomness and the log are parameters. */
export interface HallServices {
	/** Epoch ms; what is kept and told. */
	readonly now: () => number;
	/** Uniform in [0, 1). */
	readonly random: () => number;
	readonly log: Logger;
	/** What the hall shows now; its booths may change by revision while the hall lives. */
	readonly published: () => PublishedHall;
}
