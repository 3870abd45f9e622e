import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { selfHostedFiles } from "#client/scripts/selfHostedFiles.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface ServedPage extends AsyncDisposable {
	/** Without a trailing slash. */
	readonly url: string;
}

/** The page of pictures, from source, before the content of a running hall. `await using` closes it. */
export async function servePage(hallOrigin: string): Promise<ServedPage> {
	const proxied = { target: hallOrigin, changeOrigin: true };
	const server = await createServer({
		configFile: false,
		root: fileURLToPath(new URL("./page/", import.meta.url)),
		cacheDir: `${ROOT}.cache/vite-pictures/`,
		publicDir: false,
		plugins: [selfHostedFiles()],
		optimizeDeps: { exclude: ["@babylonjs/core", "@babylonjs/gui", "@babylonjs/loaders"] },
		server: {
			port: 0,
			host: "localhost",
			hmr: false,
			watch: null,
			fs: { allow: [ROOT] },
			proxy: { "/api": proxied, "/content": proxied },
		},
		logLevel: "warn",
	});
	await server.listen();
	return {
		url: server.resolvedUrls!.local[0]!.replace(/\/$/, ""),
		[Symbol.asyncDispose]: () => server.close(),
	};
}
