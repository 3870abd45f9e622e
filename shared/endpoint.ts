import type * as z from "zod/mini";
import type { Refusal } from "./contract.ts";
import type { Right } from "./rights.ts";

type Schema = z.core.$ZodType;

/**
 * One address of the HTTP API: who may call it, the shape of what is asked and answered. Server, console, tests and
 * the API's document are all made from it.
 */
export interface Endpoint<
	Path extends string = string,
	Query extends Schema | undefined = Schema | undefined,
	Body extends Schema | undefined = Schema | undefined,
	Reply extends Schema | undefined = Schema | undefined,
> {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	/** Below `/api`; `:eventId` and `:boothId` in it are what {@link access} is asked for. */
	readonly path: Path;
	/** Checked by the server before anything else is read. */
	readonly access: Right;
	/** One sentence for the API's document. */
	readonly summary: string;
	readonly query?: Query;
	/** JSON. */
	readonly body?: Body;
	/** The most that a body may weigh; 16 KB unless told otherwise. */
	readonly bodyLimitBytes?: number;
	/** Absent: answered with 204 and nothing. */
	readonly reply?: Reply;
	/** Speaks for itself: streams, files and events, whose shape is not JSON. `summary` says what comes. */
	readonly isRaw?: boolean;
	/** Media types of what a raw one takes and answers with, for the API's document. */
	readonly rawBodyType?: string;
	readonly rawReplyType?: string;
	/** Reasons it is refused for, beside `invalid`, `signed-out`, `forbidden` and `failed`. */
	readonly refusals?: readonly string[];
}

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
	? Name | ParamNames<`/${Rest}`>
	: Path extends `${string}:${infer Name}`
		? Name
		: never;

export type ParamsOf<E extends Endpoint> = { readonly [Name in ParamNames<E["path"]>]: string };
type OutputOf<S> = S extends Schema ? z.core.output<S> : undefined;
type InputOf<S> = S extends Schema ? z.core.input<S> : undefined;
type QuerySchemaOf<E extends Endpoint> = E extends Endpoint<string, infer Query> ? Query : never;
type BodySchemaOf<E extends Endpoint> = E extends Endpoint<string, Schema | undefined, infer Body> ? Body : never;
type ReplySchemaOf<E extends Endpoint> =
	E extends Endpoint<string, Schema | undefined, Schema | undefined, infer Reply> ? Reply : never;
export type QueryOf<E extends Endpoint> = OutputOf<QuerySchemaOf<E>>;
export type BodyOf<E extends Endpoint> = OutputOf<BodySchemaOf<E>>;
export type QueryInputOf<E extends Endpoint> = InputOf<QuerySchemaOf<E>>;
export type BodyInputOf<E extends Endpoint> = InputOf<BodySchemaOf<E>>;
export type EndpointReplyOf<E extends Endpoint> = OutputOf<ReplySchemaOf<E>>;

/** `defineEndpoint({ method: "GET", path: "/events/:eventId/plan", access: "event.read", summary: "…", reply: plan })` */
export function defineEndpoint<
	const Path extends string,
	Query extends Schema | undefined = undefined,
	Body extends Schema | undefined = undefined,
	Reply extends Schema | undefined = undefined,
>(endpoint: Endpoint<Path, Query, Body, Reply>): Endpoint<Path, Query, Body, Reply> {
	return endpoint;
}

/** How an endpoint says no: the reason is a word that pages translate; `details` is what the reason is about. */
export interface EndpointRefusal extends Refusal {
	readonly details?: unknown;
}
