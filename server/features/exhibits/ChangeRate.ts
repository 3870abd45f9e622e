/** A bucket of requests per visitor: `perSecond` run in again each second, a second's worth can be saved up. */
export class ChangeRate {
	readonly #perSecond: number;
	readonly #buckets = new Map<string, { left: number; atMs: number }>();

	constructor(perSecond: number) {
		this.#perSecond = perSecond;
	}

	/** Takes one; 0 where there was one, else the ms until there is. */
	take(visitorId: string, nowMs: number): number {
		const bucket = this.#buckets.get(visitorId) ?? { left: this.#perSecond, atMs: nowMs };
		this.#buckets.set(visitorId, bucket);
		const passedSeconds = Math.max(0, nowMs - bucket.atMs) / 1000;
		bucket.left = Math.min(this.#perSecond, bucket.left + passedSeconds * this.#perSecond);
		bucket.atMs = nowMs;
		if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / this.#perSecond) * 1000);
		bucket.left -= 1;
		return 0;
	}

	forget(visitorId: string): void {
		this.#buckets.delete(visitorId);
	}
}
