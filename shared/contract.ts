import type * as z from "zod/mini";

/**
 * One thing a person can do in the hall: a name, the shape of what is asked, and (as a type) what comes back.
 * A refusal comes back as a {@link Refusal} instead.
 */
export interface RequestContract<Payload extends z.ZodMiniType = z.ZodMiniType, Reply = unknown> {
	readonly name: string;
	readonly payload: Payload;
	/** Type only: what the hall answers. */
	readonly "~reply"?: Reply;
}

/** One thing the hall tells its clients: a name and the shape of what is told. */
export interface MessageContract<Payload extends z.ZodMiniType = z.ZodMiniType> {
	readonly name: string;
	readonly payload: Payload;
}

export type PayloadOf<C extends { readonly payload: z.ZodMiniType }> = z.infer<C["payload"]>;
export type ReplyOf<C extends RequestContract> = C extends RequestContract<z.ZodMiniType, infer Reply> ? Reply : never;

/** `defineRequest("chat/say", z.object({…}))<SayReply>()` */
export function defineRequest<Payload extends z.ZodMiniType>(
	name: `${string}/${string}`,
	payload: Payload,
): <Reply>() => RequestContract<Payload, Reply> {
	return () => ({ name, payload });
}

export function defineMessage<Payload extends z.ZodMiniType>(
	name: `${string}/${string}`,
	payload: Payload,
): MessageContract<Payload> {
	return { name, payload };
}

/**
 * Why the hall said no. `reason` is a word the client translates (`refusals.<reason>`);
 * `retryAfterMs` says when asking again makes sense.
 */
export interface Refusal {
	readonly reason: string;
	readonly retryAfterMs?: number;
}
