import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { HeadsetAddresses, RedeemReply } from "#shared/features/headset/headsetEndpoints.ts";
import type { Belongings, RedeemRequest } from "#shared/features/headset/headsetMessages.ts";

const TIMEOUT_MS = 10_000;

/** What both devices ask over HTTP. Throws {@link RequestRefused}, with `unreachable` where no hall answers. */
export class HeadsetApi {
	readonly #fetch: typeof fetch;

	constructor(fetchAt: typeof fetch) {
		this.#fetch = fetchAt;
	}

	/** Sends what a visitor carries along to the code that this ticket belongs to. */
	async carry(ticket: string, belongings: Belongings): Promise<void> {
		await this.#ask(`belongings/${encodeURIComponent(ticket)}`, {
			method: "PUT",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(belongings),
		});
	}

	async redeem(request: RedeemRequest): Promise<RedeemReply> {
		const response = await this.#ask("redeem", {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(request),
		});
		return (await response.json()) as RedeemReply;
	}

	/** Where other devices of the network reach the hall; none where the page is not on the hall's own machine. */
	async originsInNetwork(): Promise<readonly string[]> {
		const response = await this.#ask("addresses", {});
		return ((await response.json()) as HeadsetAddresses).origins;
	}

	async #ask(path: string, init: RequestInit): Promise<Response> {
		let response: Response;
		try {
			response = await this.#fetch(`/api/headset/${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
		} catch {
			throw new RequestRefused(path, { reason: "unreachable" });
		}
		if (response.ok) return response;
		// A proxy in between may answer with a page of its own.
		const body = await response.json().catch(() => null);
		throw new RequestRefused(path, typeof body?.reason === "string" ? body : { reason: "unreachable" });
	}
}
