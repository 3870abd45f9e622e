import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** A company's people share an address. */
const ADDRESS = { points: 60, duration: 600 };
/** Somebody tries all the passwords that they ever had. */
const ACCOUNT_FROM_ADDRESS = { points: 10, duration: 600 };
/** From everywhere together: above it even its owner waits, so it is high. */
const ACCOUNT = { points: 100, duration: 3600 };

/** How many wrong passwords are listened to: from one address, for one account from one address, for one account. */
export class SignInLimits {
	readonly #perAddress = new RateLimiterMemory(ADDRESS);
	readonly #perBoth = new RateLimiterMemory(ACCOUNT_FROM_ADDRESS);
	readonly #perAccount = new RateLimiterMemory(ACCOUNT);

	/** Counts a password as wrong before it is looked at, so that none slips by beside it. Ms to wait, or 0 to go on. */
	async admit(address: string, email: string): Promise<number> {
		for (const [limiter, key] of this.#steps(address, email)) {
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
	async forgive(address: string, email: string): Promise<void> {
		for (const [limiter, key] of this.#steps(address, email)) await limiter.reward(key);
	}

	/** The narrowest first: who is over their own limit takes nothing from the others'. */
	#steps(address: string, email: string): (readonly [RateLimiterMemory, string])[] {
		return [
			[this.#perBoth, `${address} ${email}`],
			[this.#perAddress, address],
			[this.#perAccount, email],
		];
	}
}
