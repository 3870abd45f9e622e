import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfHostedFileList } from "#client/scripts/selfHostedFiles.ts";

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL("../../.cache/", import.meta.url));
const SCRIPT = pathToFileURL(fileURLToPath(new URL("../../client/scripts/buildWhenStale.ts", import.meta.url))).href;

/** As `npm start` does it: in a process of its own. */
async function build(dist: string): Promise<string> {
	const script = `const { buildWhenStale } = await import("${SCRIPT}"); process.stdout.write(await buildWhenStale(process.argv[1]));`;
	const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", script, dist]);
	return stdout;
}

describe("the client's build", () => {
	let folder: string;
	let dist: string;
	let outcomes: string[];
	beforeAll(async () => {
		await mkdir(CACHE, { recursive: true });
		folder = await mkdtemp(join(CACHE, "build-test-"));
		dist = join(folder, "dist");
		outcomes = await Promise.all([build(dist), build(dist)]);
	}, 120_000);
	afterAll(() => rm(folder, { recursive: true, force: true }));

	it("survives two starts at once, whole and with nothing left beside it", async () => {
		expect(outcomes).toEqual(["built", "built"]);
		const page = await readFile(join(dist, "index.html"), "utf8");
		const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, address]) => address as string);
		expect(scripts.length).toBeGreaterThan(0);
		for (const address of scripts) expect(existsSync(join(dist, address))).toBe(true);
		expect(await readdir(folder)).toEqual(["dist"]);
	});

	it("has what visitors get, whoever builds it: React's own development files are for developing", async () => {
		expect(process.env.NODE_ENV).toBe("test");
		const names = await readdir(join(dist, "assets"));
		const scripts = await Promise.all(
			names.filter((name) => name.endsWith(".js")).map((name) => readFile(join(dist, "assets", name), "utf8")),
		);
		expect(scripts.filter((script) => script.includes("createPortal")).length).toBeGreaterThan(0);
		expect(scripts.filter((script) => script.includes("React DevTools")).length).toBe(0);
	});

	it("builds each page by itself: no piece of one is a piece of the other", async () => {
		const scriptsOf = async (page: string) =>
			[...(await readFile(join(dist, page), "utf8")).matchAll(/"(\/assets\/[^"]+\.js)"/g)].map(
				([, address]) => address,
			);
		const [hall, headset] = [await scriptsOf("index.html"), await scriptsOf("vr.html")];
		expect(hall.length > 0 && headset.length > 0).toBe(true);
		expect(hall.filter((address) => headset.includes(address))).toEqual([]);
	});

	it("holds every file the page asks for at run time, so that it never asks another host", async () => {
		const files = await selfHostedFileList();
		expect(files.length).toBeGreaterThan(200);
		for (const { address } of files) expect((await stat(join(dist, address))).size, address).toBeGreaterThan(0);
	});

	it("is not made again from the same sources, and is made again from others", async () => {
		const { ino } = await stat(dist);
		expect(await build(dist)).toBe("fresh");
		expect((await stat(dist)).ino).toBe(ino);
		await writeFile(join(dist, ".built-from"), "other sources");
		expect(await build(dist)).toBe("built");
		expect((await stat(dist)).ino).not.toBe(ino);
	}, 60_000);
});
