import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const CONFIG_FILE = fileURLToPath(new URL("../../client/vite.config.ts", import.meta.url));

/** The client served from source, with reload, on the hall's own port. */
export interface DevelopmentClient {
	/** Comes last, after every address of the hall's own: it answers whatever is left with the page. */
	readonly middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
	close(): Promise<void>;
}

export async function startDevelopmentClient(httpServer: Server): Promise<DevelopmentClient> {
	const vite = await createServer({
		configFile: CONFIG_FILE,
		appType: "mpa",
		server: {
			middlewareMode: true,
			ws: { server: httpServer },
			// Headsets and phones open the hall by this machine's address in the local network.
			allowedHosts: true,
		},
	});
	return {
		middleware: vite.middlewares,
		close: () => vite.close(),
	};
}
