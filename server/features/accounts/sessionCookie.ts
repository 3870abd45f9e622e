import { parseCookie } from "cookie";
import type { Request, Response } from "express";
import { SESSION_MAX_MS } from "./AccountStore.ts";

/**
 * Over https the name itself tells browsers to take the cookie from this host only, over https only: no page of a
 * neighbouring host can put another one in its place.
 */
function nameFor({ secure }: Pick<Request, "secure">): string {
	return secure ? "__Host-pavilion-session" : "pavilion-session";
}

/** Undefined where the browser sends none. */
export function readSessionToken(request: Request): string | undefined {
	const { cookie } = request.headers;
	const token = cookie === undefined ? undefined : parseCookie(cookie)[nameFor(request)];
	return token && token.length <= 100 ? token : undefined;
}

/** `request.secure` is true over TLS, and behind a trusted proxy that says so. */
export function writeSessionToken(request: Request, response: Response, token: string): void {
	response.cookie(nameFor(request), token, { ...attributes(request), maxAge: SESSION_MAX_MS });
}

export function clearSessionToken(request: Request, response: Response): void {
	response.clearCookie(nameFor(request), attributes(request));
}

function attributes({ secure }: Pick<Request, "secure">) {
	return { httpOnly: true, sameSite: "strict", path: "/", secure } as const;
}
