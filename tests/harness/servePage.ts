import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { selfHostedFiles } from "#client/scripts/selfHostedFiles.ts";
import type { Site } from "./startSite.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Of a second working copy they lie with the first. */
const PACKAGES = realpathSync(`${ROOT}node_modules`);

/**
 * A page of the tests' own (a folder with an index.html) on a free port of localhost, with the product's sources as
 * they are, unbundled: for what needs a browser but no hall, or only the API and content of one at `hallOrigin`.
 * `await using` closes it.
 */
export async function servePage(folder: URL, hallOrigin?: string): Promise<Site> {
	const proxied = hallOrigin ? { target: hallOrigin, changeOrigin: true } : undefined;
	const server = await createServer({
		configFile: false,
		root: fileURLToPath(folder),
		cacheDir: `${ROOT}.cache/vite-test-pages/`,
		publicDir: false,
		plugins: [selfHostedFiles()],
		optimizeDeps: { exclude: ["@babylonjs/core", "@babylonjs/gui", "@babylonjs/loaders"] },
		server: {
			port: 0,
			host: "localhost",
			hmr: false,
			watch: null,
			fs: { allow: [ROOT, PACKAGES] },
			...(proxied ? { proxy: { "/api": proxied, "/content": proxied } } : {}),
		},
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
