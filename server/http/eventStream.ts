import type { Request, Response } from "express";

/** Keeps proxies from closing a quiet stream, and finds out who may no longer listen. */
const BEAT_EVERY_MS = 20_000;

export interface EventStreamOptions<Event> {
	readonly request: Request;
	readonly response: Response;
	/** Returns the undoing. */
	readonly follow: (listener: (event: Event) => void) => () => void;
	/** Asked again now and then: a session may end while its stream is open. */
	readonly mayListen: () => Promise<boolean>;
}

/** Server-sent events, each a line of JSON, until the listener goes away or may no longer listen. */
export function eventStream<Event>({ request, response, follow, mayListen }: EventStreamOptions<Event>): void {
	response.writeHead(200, {
		"Content-Type": "text/event-stream",
		"Cache-Control": "no-store",
		"X-Accel-Buffering": "no",
	});
	// Tells the page that it listens from here on: what it reads after this misses nothing.
	response.write("retry: 2000\n\n: open\n\n");
	const unfollow = follow((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
	const beat = setInterval(() => {
		mayListen().then(
			(may) => (may ? response.write(": beat\n\n") : response.end()),
			() => response.end(),
		);
	}, BEAT_EVERY_MS);
	request.on("close", () => {
		clearInterval(beat);
		unfollow();
	});
}
