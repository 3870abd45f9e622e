import type { StillReply, StillRequest } from "./boothStills.worker.ts";
import type { StillGeometry, StillMesh } from "./stillGeometry.ts";

/** Makes many meshes one, off the page's thread. */
export interface StillBuilder {
	build(meshes: readonly StillMesh[]): Promise<StillGeometry>;
	dispose(): void;
}

interface Asked {
	readonly resolve: (geometry: StillGeometry) => void;
	readonly reject: (error: Error) => void;
}

/** The worker starts with the first booth and stays. What is under way when it is disposed of is refused. */
export function createStillBuilder(): StillBuilder {
	const waiting = new Map<number, Asked>();
	let worker: Worker | undefined;
	let lastId = 0;

	function refuseAll(why: string): void {
		for (const { reject } of waiting.values()) reject(new Error(why));
		waiting.clear();
	}

	function start(): Worker {
		const started = new Worker(new URL("./boothStills.worker.ts", import.meta.url), { type: "module" });
		started.addEventListener("message", ({ data }: MessageEvent<StillReply>) => {
			const asked = waiting.get(data.id);
			waiting.delete(data.id);
			if ("geometry" in data) asked?.resolve(data.geometry);
			else asked?.reject(new Error(data.failed));
		});
		started.addEventListener("error", () => {
			started.terminate();
			// The next booth starts another.
			if (worker === started) worker = undefined;
			refuseAll("the worker for booths failed");
		});
		return started;
	}

	return {
		build(meshes) {
			worker ??= start();
			const id = ++lastId;
			const request: StillRequest = { id, meshes };
			// Copied, not handed over: the pieces of a template are used for many booths.
			worker.postMessage(request);
			return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
		},
		dispose() {
			worker?.terminate();
			worker = undefined;
			refuseAll("the hall was left");
		},
	};
}
