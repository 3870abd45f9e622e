import type { Browser, Page } from "playwright-core";

interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	/** Microseconds. */
	readonly ts: number;
	readonly dur?: number;
	/** Of the processor, which a busy machine does not lengthen. */
	readonly tdur?: number;
	readonly args?: { readonly name?: string };
}

/** What runs a page's code; each may lie within another. */
const SCRIPT = new Set(["EventDispatch", "FireAnimationFrame", "FunctionCall", "RunMicrotasks", "TimerFire"]);
const FRAME = "FireAnimationFrame";

/** Milliseconds of processor time that the page's own code took in each frame while `act` went on, smallest first. */
export async function scriptPerFrame(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
	await browser.startTracing(page, { categories: ["devtools.timeline", "__metadata"] });
	await act();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	const threads = new Set(
		traceEvents
			.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
			.map(({ pid, tid }) => `${pid} ${tid}`),
	);
	const runs = traceEvents
		.filter(({ name, ph, pid, tid }) => ph === "X" && SCRIPT.has(name) && threads.has(`${pid} ${tid}`))
		.sort((one, other) => one.ts - other.ts);
	const frames: number[] = [];
	let spent = 0;
	let endsAt = 0;
	let hasDrawn = false;
	for (const { name, ts, dur = 0, tdur = dur } of runs) {
		if (ts < endsAt) continue;
		endsAt = ts + dur;
		// Several callbacks of one frame follow each other; what comes after them is the next one's.
		if (hasDrawn && name !== FRAME) {
			frames.push(spent / 1000);
			spent = 0;
			hasDrawn = false;
		}
		spent += tdur;
		hasDrawn ||= name === FRAME;
	}
	return frames.sort((one, other) => one - other);
}
