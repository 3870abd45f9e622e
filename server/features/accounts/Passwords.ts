import { HASH_COST, type HashCost, hashPassword, verifyPassword } from "./passwordHash.ts";

/** Each hash takes 19 MB and a core. */
const AT_ONCE = 2;
/** Three seconds' worth; whoever comes when so many wait is asked to come again. */
const WAITING_MAX = 60;

/** More people sign in at this moment than the machine can check. */
export class PasswordsBusyError extends Error {
	constructor() {
		super("too many passwords are being checked at once");
		this.name = "PasswordsBusyError";
	}
}

/** Hashes and checks passwords, so many at once that neither memory nor the other work of the server suffers. */
export class Passwords {
	readonly #cost: HashCost;
	readonly #waiting: (() => void)[] = [];
	#running = 0;
	/** Of no password: checked where there is no account, so that an unknown address takes as long as a known one. */
	#nobodys: Promise<string> | undefined;

	constructor(cost: HashCost = HASH_COST) {
		this.#cost = cost;
	}

	/** Throws a {@link PasswordsBusyError} where too many wait. */
	hash(password: string): Promise<string> {
		return this.#inTurn(() => hashPassword(password, this.#cost));
	}

	/** `stored` is undefined where there is no such account. Throws a {@link PasswordsBusyError} where too many wait. */
	verify(password: string, stored: string | undefined): Promise<boolean> {
		return this.#inTurn(async () => {
			this.#nobodys ??= hashPassword("", this.#cost);
			const isRight = await verifyPassword(password, stored ?? (await this.#nobodys));
			return stored !== undefined && isRight;
		});
	}

	async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.#running >= AT_ONCE) {
			if (this.#waiting.length >= WAITING_MAX) throw new PasswordsBusyError();
			// Whoever ends hands its turn over.
			await new Promise<void>((begin) => this.#waiting.push(begin));
		} else {
			this.#running += 1;
		}
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next) next();
			else this.#running -= 1;
		}
	}
}
