import type { Page } from "playwright-core";

/** Scripts of this name are Babylon and other libraries. */
const LIBRARY = /\/library[^/]*\.js$/;
/** Of the page itself: it waits for frames, and plays what was recorded. */
const BENCH = new Set(["frames", "(anonymous)", "play"]);
/** Of about so many bytes one is looked at: who allocated it. */
const SAMPLING_BYTES = 256;

export interface Garbage {
	/** By the product's own functions, and by the libraries. */
	readonly own: number;
	readonly libraries: number;
	/** Most first. */
	readonly by: readonly { readonly by: string; readonly bytesPerFrame: number }[];
}

interface ProfileNode {
	readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
	readonly selfSize: number;
	readonly children: readonly ProfileNode[];
}

/** What the page's scripts allocate while it draws so many frames; what a built-in function allocates counts for its caller. */
export async function garbageOf(page: Page, frames: number): Promise<Garbage> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("HeapProfiler.enable");
	await devtools.send("HeapProfiler.collectGarbage");
	await devtools.send("HeapProfiler.startSampling", {
		samplingInterval: SAMPLING_BYTES,
		includeObjectsCollectedByMajorGC: true,
		includeObjectsCollectedByMinorGC: true,
	});
	await page.evaluate((count) => window.sceneBench!.frames(count), frames);
	const { profile } = await devtools.send("HeapProfiler.stopSampling");
	await devtools.detach();
	const bytes = new Map<string, number>();
	const add = ({ callFrame, selfSize, children }: ProfileNode, caller: string) => {
		const { url, functionName, lineNumber } = callFrame;
		const name = functionName || "(anonymous)";
		const by = url.startsWith("http") ? `${LIBRARY.test(url) ? "library" : "own"} ${name} :${lineNumber + 1}` : caller;
		if (by) bytes.set(by, (bytes.get(by) ?? 0) + selfSize);
		for (const child of children) add(child, by);
	};
	add(profile.head, "");
	const by = [...bytes]
		.map(([name, sum]) => ({ by: name, bytesPerFrame: sum / frames }))
		.filter(({ by: name, bytesPerFrame }) => bytesPerFrame > 0 && !BENCH.has(name.split(" ")[1]!))
		.sort((one, other) => other.bytesPerFrame - one.bytesPerFrame);
	const sumOf = (whose: string) =>
		Math.round(
			by.reduce((sum, { by: name, bytesPerFrame }) => (name.startsWith(whose) ? sum + bytesPerFrame : sum), 0),
		);
	return { own: sumOf("own "), libraries: sumOf("library "), by };
}
