import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { selfHostedFiles } from "#client/scripts/selfHostedFiles.ts";
import type { Site } from "./startSite.ts";

/**
 * A page of the tests' own (a folder with an index.html) on a free port of localhost, made of the product's sources as
 * they are: for what needs a browser but no hall, or only the API and content of one at `hallOrigin`. It is bundled
 * once, in some seconds: module by module Babylon is a thousand requests each time it is opened. `await using` closes it.
 */
export async function servePage(folder: URL, hallOrigin?: string): Promise<Site> {
	const root = fileURLToPath(folder);
	const outDir = await mkdtemp(join(tmpdir(), "pavilion-page-"));
	const shared = { configFile: false, root, publicDir: false, logLevel: "warn" } as const;
	await build({
		...shared,
		plugins: [react()],
		build: {
			outDir,
			emptyOutDir: true,
			target: "es2022",
			minify: false,
			reportCompressedSize: false,
			chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
			// What is not ours lies apart: a profile tells them apart by their addresses.
			rolldownOptions: { output: { codeSplitting: { groups: [{ name: "library", test: /node_modules/ }] } } },
		},
	});
	const proxied = hallOrigin ? { target: hallOrigin, changeOrigin: true } : undefined;
	const server = await preview({
		...shared,
		plugins: [selfHostedFiles()],
		build: { outDir },
		preview: { port: 0, host: "localhost", proxy: proxied ? { "/api": proxied, "/content": proxied } : {} },
	});
	const url = server.resolvedUrls?.local[0];
	if (!url) throw new Error("servePage: the site has no address");
	return {
		url: url.replace(/\/$/, ""),
		async [Symbol.asyncDispose]() {
			await server.close();
			await rm(outDir, { recursive: true, force: true });
		},
	};
}
