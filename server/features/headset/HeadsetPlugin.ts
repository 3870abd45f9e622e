import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { HallKey } from "#server/hall/HallKey.ts";
import { answer, HallPlugin, refuse } from "#server/hall/HallPlugin.ts";
import type { HallServices } from "#server/hall/HallServices.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { CODE_VALID_MS, codeRequest, endCodeRequest } from "#shared/features/headset/headsetMessages.ts";
import type { HeadsetCodeStore } from "./HeadsetCodeStore.ts";

export interface HeadsetPluginOptions {
	readonly services: HallServices;
	readonly hall: HallKey;
	readonly codes: HeadsetCodeStore;
	/** Whether others may not "go to" this visitor now. */
	readonly isNoGoTo: (visitor: Visitor) => boolean;
}

/** Codes a visitor may ask for each minute. */
const CODES_A_MINUTE = 6;
const SWEEP_EVERY_MS = 60_000;

/** Hands out the codes with which a visitor goes on in a headset; `headsetRoutes` takes them. */
export class HeadsetPlugin extends HallPlugin {
	readonly #options: HeadsetPluginOptions;
	readonly #perVisitor = new RateLimiterMemory({ points: CODES_A_MINUTE, duration: 60 });

	constructor(options: HeadsetPluginOptions) {
		super();
		this.#options = options;
	}

	override readonly requests = [
		answer(codeRequest, async (visitor) => {
			try {
				await this.#perVisitor.consume(visitor.id);
			} catch (limit) {
				if (limit instanceof RateLimiterRes) return refuse("too-fast", limit.msBeforeNext);
				throw limit;
			}
			const { codes, hall, isNoGoTo, services } = this.#options;
			const handover = { visitorId: visitor.id, ...hall, noGoTo: isNoGoTo(visitor) };
			return { ...(await codes.issue(handover, services.now())), validForMs: CODE_VALID_MS };
		}),
		answer(endCodeRequest, async (visitor) => {
			await this.#options.codes.end(visitor.id);
			return null;
		}),
	];

	override onCreate(): void {
		const { codes, services } = this.#options;
		this.room.clock.setInterval(() => {
			codes.sweep(services.now()).catch((error) => services.log.warn({ err: error }, "old codes were not forgotten"));
		}, SWEEP_EVERY_MS);
	}
}
