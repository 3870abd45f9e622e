import express, { type Request, type RequestHandler, type Response, Router } from "express";
import * as z from "zod";
import { may } from "#shared/rights.ts";
import type { Actor } from "./Actor.ts";
import { RefusedCall, type ServedEndpoint } from "./serve.ts";

const JSON_LIMIT_BYTES = 16 * 1024;
const CHANGES_NOTHING = new Set(["GET", "HEAD", "OPTIONS"]);

export interface EndpointRoutesOptions {
	readonly endpoints: readonly ServedEndpoint[];
	/** Whom the request's session belongs to; null for nobody. */
	readonly identify: (request: Request) => Promise<Actor | null>;
}

/**
 * Every endpoint under its address. Rights come first, then shape, then the handler: nobody learns from an answer what
 * they may not know, and no body is read for whoever may not send it.
 */
export function endpointRoutes({ endpoints, identify }: EndpointRoutesOptions): Router {
	const routes = Router();
	for (const served of endpoints) {
		const { endpoint } = served;
		const method = endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
		const steps: RequestHandler[] = [letThrough(served, identify)];
		if (endpoint.body) steps.push(express.json({ limit: endpoint.bodyLimitBytes ?? JSON_LIMIT_BYTES }));
		steps.push(answer(served));
		routes[method](endpoint.path, ...steps);
	}
	return routes;
}

function letThrough({ endpoint }: ServedEndpoint, identify: EndpointRoutesOptions["identify"]): RequestHandler {
	return async (request, response, next) => {
		response.setHeader("Cache-Control", "no-store");
		if (!CHANGES_NOTHING.has(request.method) && !isFromOurPages(request)) {
			return refuseWith(response, 403, "foreign-page");
		}
		const actor = await identify(request);
		response.locals.actor = actor;
		if (may(actor?.grants ?? null, endpoint.access, request.params)) return next();
		return actor ? refuseWith(response, 403, "forbidden") : refuseWith(response, 401, "signed-out");
	};
}

/**
 * A page of another origin makes no change in somebody's name: browsers say where a request comes from. What says
 * nothing is no browser, and carries nobody's cookie by itself.
 */
function isFromOurPages({ headers }: Request): boolean {
	const site = headers["sec-fetch-site"];
	if (site !== undefined) return site === "same-origin" || site === "none";
	const { origin } = headers;
	return origin === undefined || URL.parse(origin)?.host === headers.host;
}

function answer({ endpoint, handle }: ServedEndpoint): RequestHandler {
	return async (request, response) => {
		const query = endpoint.query && z.safeParse(endpoint.query, request.query);
		if (query?.error) return refuseWith(response, 400, "invalid", issuesOf(query.error));
		// An empty body is no JSON: Express leaves it out.
		const body = endpoint.body && z.safeParse(endpoint.body, request.body ?? {});
		if (body?.error) return refuseWith(response, 400, "invalid", issuesOf(body.error));
		const reply = await handle({
			params: request.params as Record<string, never>,
			query: query?.data as undefined,
			body: body?.data as undefined,
			actor: response.locals.actor as Actor | null,
			address: request.ip ?? "unknown",
			request,
			response,
		});
		if (reply instanceof RefusedCall) {
			const { refusal, status } = reply;
			if (refusal.retryAfterMs !== undefined) {
				response.setHeader("Retry-After", Math.ceil(refusal.retryAfterMs / 1000));
			}
			response.status(status).json(refusal);
			return;
		}
		if (endpoint.isRaw || response.headersSent) return;
		if (endpoint.reply) response.json(reply);
		else response.status(204).end();
	};
}

function refuseWith(response: Response, status: number, reason: string, details?: unknown): void {
	response.status(status).json(details === undefined ? { reason } : { reason, details });
}

/** Which field, and what is wrong with it; never what it held. */
function issuesOf(error: z.core.$ZodError): { path: string; code: string }[] {
	return error.issues.map(({ path, code }) => ({ path: path.join("."), code }));
}
