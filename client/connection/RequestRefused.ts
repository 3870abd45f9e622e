import type { Refusal } from "#shared/contract.ts";

/** The hall said no; `reason` is translated by `refusals.<reason>`. */
export class RequestRefused extends Error {
	readonly reason: string;
	readonly retryAfterMs: number | undefined;

	constructor(request: string, refusal: Refusal) {
		super(`${request} was refused: ${refusal.reason}`);
		this.name = "RequestRefused";
		this.reason = refusal.reason;
		this.retryAfterMs = refusal.retryAfterMs;
	}
}
