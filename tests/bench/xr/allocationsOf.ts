import type { Wearer } from "./Wearer.ts";

/** Of about so many bytes one is looked at: who allocated it. */
const SAMPLING_BYTES = 256;
/** Folders of the client, and what is shared: everything else is a library's or the browser's. */
const OURS = /^\/(?:app|connection|engine|features|ui|xr)\/|\/shared\/(?:features|hall|space)\//;

/** Of what belongs to no script: the built-in functions. */
const NO_SCRIPT = "0";

export interface Allocation {
	readonly bytesPerFrame: number;
	/** Function and module. */
	readonly by: string;
}

/** The part of DevTools' sampling profile that is read here. */
interface ProfileNode {
	readonly callFrame: {
		readonly functionName: string;
		readonly scriptId: string;
		readonly url: string;
		readonly lineNumber: number;
	};
	readonly selfSize: number;
	readonly children: readonly ProfileNode[];
}

/**
 * What the product's own functions allocate while a wearer looks on for so many frames, most first; modules must have
 * addresses of their own. What a built-in function allocates counts for who called it; what the emulated headset does, a
 * script without an address, stands for the browser's own and does not.
 */
export async function allocationsOf(wearer: Wearer, frames: number): Promise<Allocation[]> {
	const devtools = await wearer.devtools();
	await devtools.send("HeapProfiler.enable");
	await devtools.send("HeapProfiler.collectGarbage");
	await devtools.send("HeapProfiler.startSampling", {
		samplingInterval: SAMPLING_BYTES,
		includeObjectsCollectedByMajorGC: true,
		includeObjectsCollectedByMinorGC: true,
	});
	await wearer.frames(frames);
	const { profile } = await devtools.send("HeapProfiler.stopSampling");
	await devtools.detach();
	const bytes = new Map<string, number>();
	const add = ({ callFrame, selfSize, children }: ProfileNode, caller: string) => {
		const isBuiltIn = callFrame.scriptId === NO_SCRIPT && callFrame.functionName !== "(root)";
		const by = isBuiltIn ? caller : nameOf(callFrame);
		if (by) bytes.set(by, (bytes.get(by) ?? 0) + selfSize);
		for (const child of children) add(child, by);
	};
	add(profile.head, "");
	return [...bytes]
		.map(([by, sum]) => ({ by, bytesPerFrame: sum / frames }))
		.filter(({ bytesPerFrame }) => bytesPerFrame > 0)
		.sort((a, b) => b.bytesPerFrame - a.bytesPerFrame);
}

export function sumOf(allocations: readonly Allocation[]): number {
	return Math.round(allocations.reduce((sum, { bytesPerFrame }) => sum + bytesPerFrame, 0));
}

/** Empty where it is not ours. */
function nameOf({ functionName, url, lineNumber }: ProfileNode["callFrame"]): string {
	if (!url.startsWith("http")) return "";
	const { pathname } = new URL(url);
	if (pathname.includes("/node_modules/") || !OURS.test(pathname)) return "";
	return `${functionName || "(anonymous)"} ${pathname}:${lineNumber + 1}`;
}
