import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createPortServer, type Socket } from "node:net";
import type { TlsCertificate } from "./tlsCertificate.ts";

/** One port: what listens on it, and what hears its requests and upgrades. */
export interface WebServer {
	/** `request` and `upgrade` events, in plain text whatever came over the wire. */
	readonly server: Server;
	/** Resolves to the port; rejects where it cannot be had. */
	listen(port: number, host: string): Promise<number>;
	/** Ends what still hangs on it. */
	close(): Promise<void>;
}

/** The first byte of every TLS connection: a handshake record (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 22;
/** Who opens a connection says something soon. */
const FIRST_BYTE_WITHIN_MS = 10_000;
/** A request may take so long to come in: an archive of 2 GB over 10 Mbit/s. Its head has Node's usual minute. */
const REQUEST_WITHIN_MS = 60 * 60_000;
/**
 * Longer than reverse proxies keep an idle connection (nginx and most others: 60 s). Who closes first must be who asks,
 * else a request that is on its way meanwhile is lost.
 */
const IDLE_WITHIN_MS = 75_000;
const TIMEOUTS = { requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: IDLE_WITHIN_MS };

export function createWebServer(tls: TlsCertificate | undefined): WebServer {
	return tls ? createSecureServer(tls) : createPlainServer();
}

function createPlainServer(): WebServer {
	const server = createServer(TIMEOUTS);
	return {
		server,
		listen: (port, host) => listen(server, port, host),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/**
 * https on a port where people will type http as well: the first byte of a connection tells which it is, and plain
 * requests are sent to the same address with https.
 */
function createSecureServer({ certificate, key }: TlsCertificate): WebServer {
	const server = createTlsServer({ cert: certificate, key, ...TIMEOUTS });
	const plain = createServer(sendToHttps);
	const open = new Set<Socket>();
	const port = createPortServer({ noDelay: true }, (socket) => {
		open.add(socket);
		const drop = () => socket.destroy();
		socket.once("close", () => open.delete(socket));
		socket.setTimeout(FIRST_BYTE_WITHIN_MS, drop);
		socket.on("error", drop);
		socket.once("data", (first: Buffer) => {
			socket.setTimeout(0);
			socket.off("timeout", drop);
			socket.pause();
			socket.unshift(first);
			(first[0] === TLS_HANDSHAKE ? server : plain).emit("connection", socket);
			// After whoever took it over listens.
			process.nextTick(() => socket.resume());
		});
	});
	return {
		server,
		listen: (wanted, host) => listen(port, wanted, host),
		close: () =>
			new Promise((resolve) => {
				port.close(() => resolve());
				for (const socket of open) socket.destroy();
			}),
	};
}

function sendToHttps({ headers: { host = "" }, url = "/" }: IncomingMessage, response: ServerResponse): void {
	response.setHeader("Connection", "close");
	if (!/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) || !url.startsWith("/")) {
		response.writeHead(400).end();
		return;
	}
	// Not for ever: the hall may be started without https tomorrow.
	response.writeHead(307, { Location: `https://${host}${url}`, "Cache-Control": "no-store" }).end();
}

function listen(
	server: { listen(port: number, host: string, done: () => void): unknown } & NodeJS.EventEmitter,
	port: number,
	host: string,
): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve((server as unknown as { address(): AddressInfo }).address().port);
		});
	});
}
