import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { picturesAsFiles } from "./scripts/picturesAsFiles.ts";
import { selfHostedFiles } from "./scripts/selfHostedFiles.ts";

const CLIENT = fileURLToPath(new URL("./", import.meta.url));

/** Every page in client/ is an entry. */
const pages = readdirSync(CLIENT)
	.filter((name) => name.endsWith(".html"))
	.map((name) => CLIENT + name);

export default defineConfig({
	root: CLIENT,
	base: "/",
	publicDir: false,
	cacheDir: fileURLToPath(new URL("../.cache/vite/", import.meta.url)),
	plugins: [react(), selfHostedFiles(), picturesAsFiles()],
	// Babylon finds shaders and extensions by importing files of its own: pre-bundled, those would be other copies.
	optimizeDeps: { exclude: ["@babylonjs/core", "@babylonjs/loaders"] },
	build: {
		outDir: "dist",
		emptyOutDir: true,
		target: "es2022",
		sourcemap: false,
		// No manual chunks: Babylon's shaders are imported one by one where they are needed, and must stay so.
		rolldownOptions: { input: pages },
		// The 3D engine is one lazy chunk of about 1 MB; the default of 500 kB only makes noise.
		chunkSizeWarningLimit: 1500,
	},
});
