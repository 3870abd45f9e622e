import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Site extends AsyncDisposable {
	readonly url: string;
}

/** A site of one page on a free port of localhost, as the hall is; `await using` closes it. */
export async function startSite(page: string, headers: Readonly<Record<string, string>> = {}): Promise<Site> {
	const server = createServer((request, response) => {
		if (request.url !== "/") return response.writeHead(204).end();
		response.writeHead(200, { "Content-Type": "text/html", ...headers }).end(page);
	});
	await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
	return {
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
