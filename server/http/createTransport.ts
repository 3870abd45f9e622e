import type { IncomingMessage, Server } from "node:http";
import { WebSocketTransport } from "@colyseus/ws-transport";

/** A pose is under 100 bytes, a chat line under 3 KB; nothing a client sends is larger. */
const MAX_MESSAGE_BYTES = 8 * 1024;
const PING_EVERY_MS = 4_000;
const PINGS_MISSED = 3;

/** `/<processId>/<roomId>`: everything else that wants to upgrade (Vite's reload socket) is not ours. */
const HALL_PATH = /^\/[\w-]+\/[\w.-]+(\?|$)/;

/**
 * The WebSocket side, on an HTTP server of ours: small messages only, no compression (it costs 3–10 times the CPU on
 * poses for nothing), and no page of a foreign origin.
 */
export function createTransport(server: Server, allowedOrigins: readonly string[]): WebSocketTransport {
	const transport = new WebSocketTransport({
		noServer: true,
		maxPayload: MAX_MESSAGE_BYTES,
		perMessageDeflate: false,
		pingInterval: PING_EVERY_MS,
		pingMaxRetries: PINGS_MISSED,
		beforeUpgrade: (_path, context) => {
			const origin = context.headers.get("origin");
			// No origin: not a browser, so no page acts in somebody's name.
			if (!origin || allowedOrigins.includes(origin) || URL.parse(origin)?.host === context.headers.get("host")) return;
			return new Response("This page may not connect here", { status: 403 });
		},
	});
	transport.attachToServer(server, {
		filter: isForHall,
	});
	return transport;
}

/** Where nobody else listens for upgrades, what is not for a hall would wait for ever. */
export function refuseOtherUpgrades(server: Server): void {
	server.on("upgrade", (request, socket) => {
		if (!isForHall(request)) socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
	});
}

function isForHall({ headers, url = "" }: IncomingMessage): boolean {
	return headers["sec-websocket-protocol"] === undefined && HALL_PATH.test(url);
}
