import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { answer, HallPlugin, refuse } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { REACTION_RANGE_METRES, reactedMessage, reactRequest } from "#shared/features/reactions/reactionMessages.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

export interface ReactionsPluginOptions {
	/** Where a visitor stands; undefined before their first pose. */
	readonly positionOf: (visitor: Visitor) => Readonly<FloorPoint> | undefined;
}

const BURST = 6;
const BURST_SECONDS = 3;
const RANGE_SQUARED = REACTION_RANGE_METRES ** 2;

/** A wave or an emoji above the head: told to those near enough to see it, kept nowhere. */
export class ReactionsPlugin extends HallPlugin {
	readonly #options: ReactionsPluginOptions;
	readonly #perVisitor = new RateLimiterMemory({ points: BURST, duration: BURST_SECONDS });

	constructor(options: ReactionsPluginOptions) {
		super();
		this.#options = options;
	}

	override readonly requests = [
		answer(reactRequest, async (visitor, { reaction }) => {
			try {
				await this.#perVisitor.consume(visitor.id);
			} catch (limit) {
				if (limit instanceof RateLimiterRes) return refuse("too-fast", limit.msBeforeNext);
				throw limit;
			}
			const from = this.#options.positionOf(visitor);
			if (!from) return null;
			const nearby = [...this.room.visitors.values()].filter((other) => other !== visitor && this.#isNear(from, other));
			this.room.tellAll(reactedMessage, { visitorId: visitor.id, reaction }, nearby);
			return null;
		}),
	];

	#isNear(from: Readonly<FloorPoint>, other: Visitor): boolean {
		const to = this.#options.positionOf(other);
		return to !== undefined && (to.x - from.x) ** 2 + (to.z - from.z) ** 2 <= RANGE_SQUARED;
	}
}
