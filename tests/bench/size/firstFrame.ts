import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";

const DIST = fileURLToPath(new URL("../../../client/dist", import.meta.url));

export interface FirstFrameSize {
	/** Scripts, each as gzip packs it. */
	readonly firstFrameJsGzipBytes: number;
	/** Everything, as it came over the wire. */
	readonly firstFrameTotalBytes: number;
}

interface Loaded {
	readonly path: string;
	readonly bytes: number;
	readonly endedMs: number;
}

/** Goes in through the lobby as a first visitor does, and counts what had come in when the hall could be walked. */
export async function measureFirstFrame(browser: Browser, origin: string): Promise<FirstFrameSize> {
	const context = await browser.newContext({ locale: "en-GB", viewport: { width: 640, height: 400 } });
	try {
		const page = await context.newPage();
		await page.goto(origin);
		await page.getByLabel("Your name", { exact: true }).fill("Ada");
		await page.locator("form button[type=submit]").click();
		await page.locator("[data-dock=chat]").waitFor({ timeout: 180_000 });
		const { walkableMs, loaded } = await page.evaluate(() => ({
			walkableMs: performance.getEntriesByName("pavilion.walkable")[0]!.startTime,
			loaded: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
				(entry): Loaded => {
					const { name, encodedBodySize, responseEnd } = entry as PerformanceResourceTiming;
					return { path: new URL(name).pathname, bytes: encodedBodySize, endedMs: responseEnd };
				},
			),
		}));
		const before = loaded.filter(({ endedMs }) => endedMs <= walkableMs);
		let js = 0;
		for (const path of new Set(before.map(({ path }) => path))) if (path.endsWith(".js")) js += await gzipBytes(path);
		return {
			firstFrameJsGzipBytes: js,
			firstFrameTotalBytes: before.reduce((sum, { bytes }) => sum + bytes, 0),
		};
	} finally {
		await context.close();
	}
}

/** A built script by its address. */
export async function gzipBytes(path: string): Promise<number> {
	const packed = await stat(`${DIST}${path}.gz`).catch(() => undefined);
	return packed ? packed.size : gzipSync(await readFile(DIST + path), { level: 9 }).length;
}
