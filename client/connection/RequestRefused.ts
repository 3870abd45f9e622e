import type { EndpointRefusal } from "#shared/endpoint.ts";

/** The hall said no; `reason` is translated by `refusals.<reason>`. */
export class RequestRefused extends Error {
	readonly reason: string;
	readonly retryAfterMs: number | undefined;
	/** What the reason is about; its shape is the endpoint's. */
	readonly details: unknown;

	constructor(request: string, { reason, retryAfterMs, details }: EndpointRefusal, options?: ErrorOptions) {
		super(`${request} was refused: ${reason}`, options);
		this.name = "RequestRefused";
		this.reason = reason;
		this.retryAfterMs = retryAfterMs;
		this.details = details;
	}
}
