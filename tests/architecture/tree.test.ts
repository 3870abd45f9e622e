import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What the repository holds, and what is about to be added to it: ignored files are not ours to judge. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
	cwd: ROOT,
	encoding: "utf8",
})
	.split("\0")
	.filter((path) => path !== "");

const inRoot = [
	...["client", "server", "shared", "assets", "tests"],
	...["package.json", "package-lock.json", "tsconfig.json", "biome.json", "README.md"],
];

const code = files.filter((path) => /\.(ts|tsx|js|mjs|cjs)$/.test(path));

describe("the tree", () => {
	it("holds in its root only what every reader expects there, and dot files", () => {
		const names = new Set(files.map((path) => path.split("/", 1)[0] as string));
		expect([...names].filter((name) => !name.startsWith(".") && !inRoot.includes(name))).toEqual([]);
		expect(code.length).toBeGreaterThan(20);
	});

	it("has no barrels: import the file that says it", () => {
		expect(code.filter((path) => /^index\./.test(basename(path)))).toEqual([]);
	});

	it("has no file or folder whose name says nothing", () => {
		const empty = /(^|\/|[a-z])(utils?|helpers?|misc|common|[Mm]anagers?|Utils?|Helpers?)(\.[a-z]+)*(\/|$)/;
		expect(files.filter((path) => empty.test(path))).toEqual([]);
	});

	it("has features in the runtimes only under one folder each", () => {
		const places = files.filter((path) => path.includes("/features/")).map((path) => path.split("/features/")[0]);
		expect(places.length).toBeGreaterThan(0);
		for (const place of places) expect(["client", "server", "shared", "tests"]).toContain(place);
	});

	it("names tests after how they run", () => {
		const tests = files.filter((path) => /\.(test|journey)\.tsx?$/.test(path));
		expect(tests.filter((path) => !path.startsWith("tests/"))).toEqual([]);
		expect(code.filter((path) => /\.(spec|e2e)\./.test(path))).toEqual([]);
	});

	it("calls no other host from a page: no address of one in the client's pages and styles", () => {
		const pages = files.filter((path) => /^client\/.*\.(html|css)$/.test(path));
		expect(pages.length).toBeGreaterThan(0);
		for (const path of pages) expect(readFileSync(join(ROOT, path), "utf8")).not.toMatch(/(src|href|url)\W+https?:/);
	});

	it("has no document with a link to a file that is not there", () => {
		const kept = new Set(files.flatMap((path) => [path, ...foldersOf(path)]));
		const links = files
			.filter((path) => path.endsWith(".md"))
			.flatMap((path) =>
				[...readFileSync(join(ROOT, path), "utf8").matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = ""]) => ({
					path,
					to,
				})),
			)
			.filter(({ to }) => !/^[a-z]+:/.test(to));
		expect(links.length).toBeGreaterThan(5);
		expect(links.filter(({ path, to }) => !kept.has(normalize(join(dirname(path), to)).replace(/\/$/, "")))).toEqual(
			[],
		);
	});
});

function foldersOf(path: string): string[] {
	const folder = dirname(path);
	return folder === "." ? [] : [folder, ...foldersOf(folder)];
}

interface LockedPackage {
	readonly hasInstallScript?: boolean;
	readonly resolved?: string;
}

describe("the packages", () => {
	const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
		packages: Record<string, LockedPackage>;
	};
	const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
		dependencies: Record<string, string>;
		devDependencies: Record<string, string>;
	};
	const locked = Object.entries(lock.packages);

	it("run nothing when they are installed", () => {
		expect(locked.length).toBeGreaterThan(200);
		expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
	});

	it("come from the registry, never from git", () => {
		expect(locked.filter(([, { resolved }]) => resolved && !/^https:/.test(resolved))).toEqual([]);
	});

	it("are pinned where versions have to agree", () => {
		const all = { ...manifest.dependencies, ...manifest.devDependencies };
		const pinned = Object.entries(all).filter(([name]) =>
			/^(@babylonjs\/|colyseus$|colyseus\.js$|@colyseus\/|vitest$|@vitest\/|playwright-core$|@sparticuz\/)/.test(name),
		);
		expect(pinned.length).toBeGreaterThan(5);
		expect(pinned.filter(([, range]) => /[\^~*]/.test(range))).toEqual([]);
		const babylon = pinned.filter(([name]) => name.startsWith("@babylonjs/")).map(([, version]) => version);
		expect(new Set(babylon).size).toBe(1);
	});
});
