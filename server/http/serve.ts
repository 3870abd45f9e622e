import type { Request, Response } from "express";
import type { BodyOf, Endpoint, EndpointRefusal, EndpointReplyOf, ParamsOf, QueryOf } from "#shared/endpoint.ts";
import type { Actor } from "./Actor.ts";

/** What was asked, checked by the endpoint's schemas, by somebody who may ask it. */
export interface Call<E extends Endpoint> {
	readonly params: ParamsOf<E>;
	readonly query: QueryOf<E>;
	readonly body: BodyOf<E>;
	/** Null where nobody is signed in, which only `everyone` lets through. */
	readonly actor: Actor | null;
	/** Where it comes from; behind proxies as `TRUSTED_PROXIES` says. */
	readonly address: string;
	readonly request: Request;
	readonly response: Response;
}

/** Returned by a handler instead of its reply. */
export class RefusedCall {
	readonly status: number;
	readonly refusal: EndpointRefusal;

	constructor(status: number, refusal: EndpointRefusal) {
		this.status = status;
		this.refusal = refusal;
	}
}

/** `return refuseCall(409, "revision-stale", { details: { stale } })` */
export function refuseCall(status: number, reason: string, more: Omit<EndpointRefusal, "reason"> = {}): RefusedCall {
	return new RefusedCall(status, { reason, ...more });
}

/** An endpoint and what answers it. */
export interface ServedEndpoint {
	readonly endpoint: Endpoint;
	handle(call: Call<Endpoint>): unknown;
}

/** Binds an endpoint to its handler. A raw one answers on `call.response` itself, unless it returns a {@link RefusedCall}. */
export function serve<E extends Endpoint>(
	endpoint: E,
	handle: (
		call: Call<E>,
	) => EndpointReplyOf<E> | RefusedCall | undefined | Promise<EndpointReplyOf<E> | RefusedCall | undefined>,
): ServedEndpoint {
	return { endpoint, handle: handle as ServedEndpoint["handle"] };
}

/** Who is signed in, where the endpoint let nobody else through. */
export function signedIn({ actor }: Pick<Call<Endpoint>, "actor">): Actor {
	if (!actor) throw new Error("signedIn: the endpoint is open to everyone");
	return actor;
}
