import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Job, JobAnswer } from "./Job.ts";

const WORKER = fileURLToPath(new URL("./worker.ts", import.meta.url));

export interface JobLimits {
	/** From start to answer. */
	readonly milliseconds: number;
	/** All that the process holds: V8, WebAssembly and decoders together. */
	readonly memoryBytes: number;
}

/** A minute reduces what a headset could ever show, on a slow machine; who hands in more is told so. */
export const JOB_LIMITS: JobLimits = { milliseconds: 120_000, memoryBytes: 1536 * 1024 * 1024 };

/**
 * Has a process of its own look at a file and make of it what may be shown. It knows nothing of the server: no
 * environment, no database, nothing to write to but its folder. It is killed when it takes too long or too much; what
 * it was asked is then refused. Rejects where the process broke for another reason, or `signal` was aborted.
 */
export function runJob(job: Job, { milliseconds, memoryBytes }: JobLimits, signal: AbortSignal): Promise<JobAnswer> {
	signal.throwIfAborted();
	const { promise, resolve, reject } = Promise.withResolvers<JobAnswer>();
	const child = fork(WORKER, [JSON.stringify([job, memoryBytes])], {
		execArgv: [
			`--max-old-space-size=${Math.round(memoryBytes / 1024 / 1024)}`,
			// Code that a file might smuggle in starts no process and writes nowhere else.
			"--permission",
			"--allow-fs-read=*",
			`--allow-fs-write=${job.folder}`,
			"--allow-addons",
			"--allow-worker",
		],
		env: {},
		stdio: ["ignore", "ignore", "pipe", "ipc"],
		serialization: "advanced",
	});
	let answer: JobAnswer | undefined;
	let isLate = false;
	let complaint = "";
	const timer = setTimeout(() => {
		isLate = true;
		child.kill("SIGKILL");
	}, milliseconds);
	const abort = () => child.kill("SIGKILL");
	signal.addEventListener("abort", abort, { once: true });
	child.on("message", (message) => {
		answer = message as JobAnswer;
	});
	child.stderr?.on("data", (chunk: Buffer) => {
		complaint = (complaint + chunk.toString()).slice(-2000);
	});
	child.on("error", reject);
	child.on("close", (code, ended) => {
		clearTimeout(timer);
		signal.removeEventListener("abort", abort);
		if (signal.aborted) return reject(signal.reason);
		if (answer) return resolve(answer);
		if (isLate) return resolve(refused("too-slow"));
		// By its own watch, by V8, or by a machine that has no more: none of them leaves a word.
		if (ended === "SIGKILL" || ended === "SIGABRT" || /out of memory/i.test(complaint)) {
			return resolve(refused("too-much-memory"));
		}
		reject(new Error(`a media worker ended with ${ended ?? code}: ${complaint}`));
	});
	return promise;
}

function refused(reason: "too-slow" | "too-much-memory"): JobAnswer {
	return { refused: { reason, detail: null, checklist: null } };
}
