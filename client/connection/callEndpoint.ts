import type {
	BodyInputOf,
	Endpoint,
	EndpointRefusal,
	EndpointReplyOf,
	ParamsOf,
	QueryInputOf,
} from "#shared/endpoint.ts";
import { RequestRefused } from "./RequestRefused.ts";

type Given<Key extends string, Value> = [Value] extends [undefined]
	? unknown
	: Record<never, never> extends Value
		? { readonly [K in Key]?: Value }
		: { readonly [K in Key]: Value };

/** What an endpoint needs to be called with: those of params, query and body that it has. */
export type CallInput<E extends Endpoint> = Given<"params", ParamsOf<E>> &
	Given<"query", QueryInputOf<E>> &
	Given<"body", BodyInputOf<E>> & { readonly signal?: AbortSignal };

/**
 * Asks the server. Throws {@link RequestRefused} with the server's reason where it says no, and with `offline` where no
 * answer comes.
 */
export async function callEndpoint<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<EndpointReplyOf<E>> {
	const { body, signal } = input as { body?: unknown; signal?: AbortSignal };
	let response: Response;
	try {
		response = await fetch(endpointAddress(endpoint, input), {
			method: endpoint.method,
			headers: body === undefined ? {} : { "Content-Type": "application/json" },
			body: body === undefined ? null : JSON.stringify(body),
			signal: signal ?? null,
		});
	} catch (error) {
		signal?.throwIfAborted();
		throw new RequestRefused(endpoint.path, { reason: "offline" }, { cause: error });
	}
	if (!response.ok) throw new RequestRefused(endpoint.path, await readRefusal(response));
	if (response.status === 204) return undefined as EndpointReplyOf<E>;
	return (await response.json()) as EndpointReplyOf<E>;
}

/** Where an endpoint is, with its path and query filled in; for links, uploads and event streams. */
export function endpointAddress<E extends Endpoint>(
	{ path }: E,
	input: Pick<CallInput<E>, Extract<keyof CallInput<E>, "params" | "query">>,
): string {
	const { params = {}, query = {} } = input as { params?: Record<string, string>; query?: Record<string, unknown> };
	const filled = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ""));
	const asked = Object.entries(query).filter(([, value]) => value !== undefined);
	const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
	return `/api${filled}${search && `?${search}`}`;
}

async function readRefusal(response: Response): Promise<EndpointRefusal> {
	try {
		const refusal = (await response.json()) as Partial<EndpointRefusal>;
		if (typeof refusal.reason === "string") return { ...refusal, reason: refusal.reason };
	} catch {
		// A proxy's page, not ours.
	}
	return { reason: response.status >= 502 ? "offline" : "failed" };
}
