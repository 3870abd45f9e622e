import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import type { Actor } from "./Actor.ts";
import { endpointRoutes } from "./endpointRoutes.ts";
import type { ServedEndpoint } from "./serve.ts";

export interface HttpAppOptions {
	readonly log: Logger;
	readonly trustedProxies: number;
	readonly endpoints: readonly ServedEndpoint[];
	/** Whom the request's session belongs to; null for nobody. */
	readonly identify: (request: Request) => Promise<Actor | null>;
	/** Mounted at the root after the API: content, then pages. */
	readonly pages: readonly RequestHandler[];
	/** In development Vite injects inline scripts and opens its own socket. */
	readonly development: boolean;
}

/** Everything over HTTP: protective headers, the API, content, pages, and plain answers for what goes wrong. */
export function createHttpApp(options: HttpAppOptions): Express {
	const { log, trustedProxies, pages, development } = options;
	const app = express();
	app.set("trust proxy", trustedProxies);
	app.disable("x-powered-by");
	app.use(helmet(securityHeaders(development)));
	app.use((_request, response, next) => {
		response.setHeader(
			"Permissions-Policy",
			"xr-spatial-tracking=(self), microphone=(self), camera=(), geolocation=()",
		);
		next();
	});
	app.get("/healthz", (_request, response) => {
		response.json({ ok: true });
	});

	app.use("/api", endpointRoutes(options));
	app.use("/api", (_request, response) => {
		response.status(404).json({ reason: "not-found" });
	});

	for (const handler of pages) app.use(handler);
	app.use((_request, response) => {
		response.status(404).type("text/plain").send("Not found");
	});
	app.use(answerErrors(log));
	return app;
}

/** Nothing from another host; workers and wasm for decoders and PDF pages; blobs for textures and video. */
function securityHeaders(development: boolean): Parameters<typeof helmet>[0] {
	return {
		contentSecurityPolicy: development
			? false
			: {
					useDefaults: false,
					directives: {
						defaultSrc: ["'self'"],
						scriptSrc: ["'self'", "'wasm-unsafe-eval'", "blob:"],
						workerSrc: ["'self'", "blob:"],
						// Mantine sets element styles.
						styleSrc: ["'self'", "'unsafe-inline'"],
						imgSrc: ["'self'", "data:", "blob:"],
						mediaSrc: ["'self'", "blob:"],
						fontSrc: ["'self'", "data:"],
						// Safari does not count ws: of the same host as 'self'.
						connectSrc: ["'self'", "ws:", "wss:", "data:", "blob:"],
						objectSrc: ["'none'"],
						baseUri: ["'none'"],
						formAction: ["'self'"],
						frameAncestors: ["'self'"],
					},
				},
		// Plain http is normal on a LAN: neither upgrade nor pin.
		strictTransportSecurity: false,
		crossOriginEmbedderPolicy: false,
		originAgentCluster: false,
		crossOriginOpenerPolicy: false,
	};
}

function answerErrors(log: Logger): ErrorRequestHandler {
	return (error, request, response, next) => {
		if (response.headersSent) {
			next(error);
			return;
		}
		const status = typeof error?.status === "number" ? error.status : 500;
		// As the address was defined: what is filled in may be a link's token.
		const path = request.route?.path ?? request.path.replace(/[\w-]{41,}/g, "…");
		if (status >= 500) log.error({ err: error, path }, "a request failed");
		const reason = status === 413 ? "too-large" : status < 500 ? "invalid" : "failed";
		response.status(status).json({ reason });
	};
}
