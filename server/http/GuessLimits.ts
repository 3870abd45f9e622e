import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** A person mistypes a few times. */
const PER_ADDRESS_A_MINUTE = 10;
/**
 * An attacker may have many addresses. With twenty codes open, 600 guesses find one in 1.2 % of hours; honest slips of a
 * whole fair are fewer than that.
 */
const SERVER_A_MINUTE = 60;
const SERVER_AN_HOUR = 600;
const SERVER = "server";

/** How many wrong codes or passwords are listened to: a million of them cannot be tried. */
export class GuessLimits {
	readonly #perAddress = new RateLimiterMemory({ points: PER_ADDRESS_A_MINUTE, duration: 60 });
	readonly #server = [
		new RateLimiterMemory({ points: SERVER_A_MINUTE, duration: 60 }),
		new RateLimiterMemory({ points: SERVER_AN_HOUR, duration: 3600 }),
	] as const;

	/** Counts a guess as wrong before it is looked at, so that none slips by beside it. Ms to wait, or 0 to go on. */
	async admit(address: string): Promise<number> {
		// In this order: who is over their own limit takes nothing from the others'.
		const steps = [[this.#perAddress, address] as const, ...this.#server.map((limiter) => [limiter, SERVER] as const)];
		for (const [limiter, key] of steps) {
			try {
				await limiter.consume(key);
			} catch (limit) {
				if (limit instanceof RateLimiterRes) return Math.max(1, limit.msBeforeNext);
				throw limit;
			}
		}
		return 0;
	}

	/** It was right after all: it counts for nothing. */
	async forgive(address: string): Promise<void> {
		await this.#perAddress.reward(address);
		for (const limiter of this.#server) await limiter.reward(SERVER);
	}
}
