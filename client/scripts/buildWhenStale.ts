import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { compressFiles } from "./compressFiles.ts";
import { PAGES } from "./pages.ts";
import { writeSelfHostedFiles } from "./selfHostedFiles.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIST = join(ROOT, "client/dist");
/** Beside the sources, so that the finished build moves by a rename. */
const CACHE = join(ROOT, ".cache");
/** Says which sources the build in this folder was made from; a dot file, so it is not served. */
const STAMP = ".built-from";
/** More builds than this never get in each other's way at once. */
const MOVES = 10;

/** What the build is made from; packages are known by the lock file. */
const SOURCES = ["client", "shared", "assets/environments", "package-lock.json"];
/** Not part of any page. */
const NOT_SOURCES = new Set(["client/dist", "client/bots"]);

/**
 * Builds the client unless the last build was made from the same sources. Any number of processes may do so at once:
 * each builds apart and moves its result into place whole.
 */
export async function buildWhenStale(dist = DIST): Promise<"fresh" | "built"> {
	const wanted = await hashSources();
	if ((await builtFrom(dist)) === wanted) return "fresh";
	await mkdir(CACHE, { recursive: true });
	const workspace = await mkdtemp(join(CACHE, "client-build-"));
	try {
		const outDir = join(workspace, "new");
		for (const page of PAGES) await buildPage(page, outDir);
		await writeSelfHostedFiles(outDir);
		await compressFiles(await filesBelow(outDir));
		await writeFile(join(outDir, STAMP), wanted);
		await moveIntoPlace(outDir, dist, { aside: join(workspace, "old"), wanted });
	} finally {
		await rm(workspace, { recursive: true, force: true });
	}
	return "built";
}

async function buildPage(page: string, outDir: string): Promise<void> {
	const before = process.env.NODE_ENV;
	// A test runner has said "test" there, and Vite would take React's development files: twice as large, and not what
	// visitors get.
	process.env.NODE_ENV = "production";
	try {
		await build({
			configFile: join(ROOT, "client/vite.config.ts"),
			logLevel: "warn",
			build: { outDir, emptyOutDir: false, rolldownOptions: { input: page } },
		});
	} finally {
		if (before === undefined) delete process.env.NODE_ENV;
		else process.env.NODE_ENV = before;
	}
}

async function moveIntoPlace(
	outDir: string,
	dist: string,
	{ aside, wanted }: { aside: string; wanted: string },
): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		await rename(dist, `${aside}-${attempt}`).catch(ignore("ENOENT"));
		try {
			await rename(outDir, dist);
			return;
		} catch (error) {
			// Between the two renames another process put its build there: if it is the same, ours is not needed.
			if ((await builtFrom(dist)) === wanted) return;
			if (attempt === MOVES) throw error;
		}
	}
}

async function builtFrom(dist: string): Promise<string | undefined> {
	return readFile(join(dist, STAMP), "utf8").catch(ignore("ENOENT"));
}

async function hashSources(): Promise<string> {
	const hash = createHash("sha256");
	for (const source of SOURCES) {
		for (const path of await filesBelow(join(ROOT, source))) {
			hash.update(relative(ROOT, path)).update("\0");
			hash.update(await readFile(path)).update("\0");
		}
	}
	return hash.digest("hex");
}

/** In a fixed order; a path that is a file stands for itself. */
async function filesBelow(path: string): Promise<string[]> {
	if (NOT_SOURCES.has(relative(ROOT, path))) return [];
	const entries = await readdir(path, { withFileTypes: true }).catch(ignore("ENOTDIR"));
	if (!entries) return [path];
	const below = await Promise.all(
		entries.sort((one, other) => (one.name < other.name ? -1 : 1)).map((entry) => filesBelow(join(path, entry.name))),
	);
	return below.flat();
}

function ignore(code: string): (error: NodeJS.ErrnoException) => undefined {
	return (error) => {
		if (error.code !== code) throw error;
		return undefined;
	};
}

if (import.meta.main) {
	const startedMs = Date.now();
	const outcome = await buildWhenStale();
	if (outcome === "built") console.log(`Client built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
}
