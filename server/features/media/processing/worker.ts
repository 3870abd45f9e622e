// A process of its own for each file: what a stranger made is only ever decoded here, and here it may be killed.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import sharp from "sharp";
import { FileRefused } from "./FileRefused.ts";
import { judgeType } from "./fileType.ts";
import type { Job, JobAnswer, Taken } from "./Job.ts";

const [job, memoryBytes] = JSON.parse(process.argv[2] ?? "") as [Job, number];
watchMemory(memoryBytes);
// One picture at a time, and only by the readers that are meant: sharp could open far more.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
	operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"],
});

// Nobody waits for the answer of a server that is gone.
process.on("disconnect", () => process.exit(1));
const answer = await work(job);
process.send!(answer, () => process.exit(0));

async function work({ path, kind, folder }: Job): Promise<JobAnswer> {
	try {
		const type = await judgeType(path, kind);
		return { taken: await take() };

		async function take(): Promise<Taken> {
			const output = join(folder, `result.${type}`);
			switch (kind) {
				case "model":
				case "stand":
					return (await import("./takeModel.ts")).takeModel(path, kind, output);
				case "image":
				case "photo360":
					return (await import("./takeImage.ts")).takeImage(path, kind, type, output);
				case "video":
					return (await import("./takeVideo.ts")).takeVideo(path, type === "mp4" ? "mp4" : "webm", output);
				case "document":
					return (await import("./takeDocument.ts")).takeDocument(path, output, folder);
				default:
					return kind satisfies never;
			}
		}
	} catch (error) {
		if (!(error instanceof FileRefused)) throw error;
		const { reason, detail } = error;
		return { refused: { reason, detail, checklist: "checklist" in error ? (error.checklist as never) : null } };
	}
}

/**
 * V8's own limit does not count what decoders and WebAssembly take. A thread of its own looks, so that a loop that never
 * ends hides nothing from it.
 */
function watchMemory(limitBytes: number): void {
	const watch = `setInterval(() => { if (process.memoryUsage.rss() > ${limitBytes}) process.kill(process.pid, "SIGKILL"); }, 50);`;
	const thread = new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
	thread.unref();
}
