import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { selfHostedFiles } from "#client/scripts/selfHostedFiles.ts";
import type { Site } from "./startSite.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * A page of the tests' own (a folder with an index.html) on a free port of localhost, with the product's sources as
 * they are, unbundled: for what needs a browser but no hall. `await using` closes it.
 */
export async function servePage(folder: URL): Promise<Site> {
	const server = await createServer({
		configFile: false,
		root: fileURLToPath(folder),
		cacheDir: `${ROOT}.cache/vite-test-pages/`,
		publicDir: false,
		plugins: [selfHostedFiles()],
		optimizeDeps: { exclude: ["@babylonjs/core", "@babylonjs/gui", "@babylonjs/loaders"] },
		server: { port: 0, host: "localhost", hmr: false, watch: null, fs: { allow: [ROOT] } },
		logLevel: "warn",
	});
	await server.listen();
	const url = server.resolvedUrls?.local[0];
	if (!url) throw new Error("servePage: the site has no address");
	return {
		url: url.replace(/\/$/, ""),
		async [Symbol.asyncDispose]() {
			await server.close();
		},
	};
}
