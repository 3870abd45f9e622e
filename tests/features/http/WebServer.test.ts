import { afterEach, beforeEach, expect, it } from "vitest";
import { createWebServer, type WebServer } from "#server/http/WebServer.ts";

let web: WebServer;
beforeEach(() => {
	web = createWebServer(undefined);
});
afterEach(() => web.close());

it("an idle connection is kept for longer than proxies keep theirs, which then close first", async () => {
	web.server.on("request", (_request, response) => response.end("here"));
	const port = await web.listen(0, "127.0.0.1");
	const { headers } = await fetch(`http://127.0.0.1:${port}/`);
	const [, seconds] = /timeout=(\d+)/.exec(headers.get("keep-alive") ?? "") ?? [];
	expect(Number(seconds)).toBeGreaterThan(60);
});
