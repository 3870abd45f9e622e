import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { PAGES } from "./scripts/pages.ts";
import { picturesAsFiles } from "./scripts/picturesAsFiles.ts";
import { selfHostedFiles } from "./scripts/selfHostedFiles.ts";

const CLIENT = fileURLToPath(new URL("./", import.meta.url));

/**
 * What the hall's page imports is one file: left to the bundler it is forty small ones more, and 11 KB larger when packed.
 * Babylon stays as the bundler cuts it: a file of its mathematics alone begins before what it needs.
 */
const GROUPS = [{ name: "page", test: /\/client\/hall\.tsx$/ }];

/** Found only once a page asks for them, they would make it load again. */
const ASKED_FOR_LATE = [
	"iwer",
	"@iwer/devui",
	"@recast-navigation/core",
	"@recast-navigation/generators",
	"meshoptimizer/simplifier",
];

export default defineConfig(({ command }) => ({
	root: CLIENT,
	base: "/",
	publicDir: false,
	cacheDir: fileURLToPath(new URL("../.cache/vite/", import.meta.url)),
	plugins: [react(), selfHostedFiles(), picturesAsFiles()],
	// Babylon finds shaders and extensions by importing files of its own: pre-bundled, those would be other copies.
	optimizeDeps: {
		exclude: ["@babylonjs/core", "@babylonjs/gui", "@babylonjs/loaders"],
		include: [...ASKED_FOR_LATE],
	},
	build: {
		outDir: "dist",
		emptyOutDir: true,
		target: "es2022",
		sourcemap: false,
		// buildWhenStale.ts names the page; the development server has them all.
		rolldownOptions:
			command === "serve" ? { input: [...PAGES] } : { output: { codeSplitting: { groups: [...GROUPS] } } },
		// The 3D engine is one lazy chunk of about 1 MB; the default of 500 kB only makes noise.
		chunkSizeWarningLimit: 1500,
	},
}));
