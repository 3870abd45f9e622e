import { timingSafeEqual } from "node:crypto";
import { hashToken, newToken } from "./opaqueToken.ts";

/** Long enough to finish a lunch; a new start prints a new one. */
const VALID_MS = 24 * 3_600_000;

/**
 * The link that makes the owner, while there is none. It lives in memory only: each start makes a new one, and the former
 * is good for nothing.
 */
export class SetupLink {
	/** Printed in the terminal of whoever runs the server, and nowhere else. */
	readonly path: string;
	readonly expiresAtMs: number;
	readonly #hash: Buffer;
	#isSpent = false;

	constructor(nowMs: number) {
		const token = newToken();
		this.path = `/console/setup/${token}`;
		this.#hash = Buffer.from(hashToken(token));
		this.expiresAtMs = nowMs + VALID_MS;
	}

	isGood(token: string, nowMs: number): boolean {
		const isRight = timingSafeEqual(Buffer.from(hashToken(token)), this.#hash);
		return isRight && !this.#isSpent && nowMs < this.expiresAtMs;
	}

	/**
	 * Does it once: of any number that come with the link at once, one. It stays good where `make` returns undefined or
	 * throws. Undefined for a link that is not good.
	 */
	async spend<Made>(token: string, nowMs: number, make: () => Promise<Made | undefined>): Promise<Made | undefined> {
		if (!this.isGood(token, nowMs)) return undefined;
		this.#isSpent = true;
		let made: Made | undefined;
		try {
			made = await make();
		} finally {
			this.#isSpent = made !== undefined;
		}
		return made;
	}
}
