import type { FloorPlan } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { NavigationReply, NavigationRequest } from "./navigation.worker.ts";

/** Finds ways round obstacles, in a worker: building the mesh never costs a frame, and the page loads no wasm for it. */
export class WalkingPaths {
	readonly #onFailed: (message: string) => void;
	#worker: Worker | undefined;
	#plan: FloorPlan | undefined;
	readonly #waiting = new Map<number, (path: readonly FloorPoint[]) => void>();
	#lastId = 0;

	constructor(onFailed: (message: string) => void) {
		this.#onFailed = onFailed;
	}

	/** Brings in what finds ways, a quarter of a megabyte; the first way that is asked for does so too. */
	prepare(): void {
		if (this.#worker) return;
		const worker = new Worker(new URL("./navigation.worker.ts", import.meta.url), { type: "module" });
		worker.addEventListener("message", ({ data }: MessageEvent<NavigationReply>) => {
			if (data.kind === "failed") return this.#onFailed(data.message);
			this.#waiting.get(data.id)?.(data.path);
			this.#waiting.delete(data.id);
		});
		worker.addEventListener("error", (event) => {
			this.#onFailed(event.message);
			for (const answer of this.#waiting.values()) answer([]);
			this.#waiting.clear();
		});
		this.#worker = worker;
		if (this.#plan) this.#ask({ kind: "floor", plan: this.#plan });
	}

	/** Ways asked for from now on lead over this floor. */
	setFloor({ hall, booths }: FloorPlan): void {
		this.#plan = { hall, booths };
		this.#ask({ kind: "floor", plan: this.#plan });
	}

	/** The corners of the way; empty where there is none. */
	find(from: Readonly<FloorPoint>, to: Readonly<FloorPoint>): Promise<readonly FloorPoint[]> {
		this.prepare();
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			this.#waiting.set(id, resolve);
			this.#ask({ kind: "find", id, from: { x: from.x, z: from.z }, to: { x: to.x, z: to.z } });
		});
	}

	dispose(): void {
		this.#worker?.terminate();
		for (const answer of this.#waiting.values()) answer([]);
		this.#waiting.clear();
	}

	#ask(request: NavigationRequest): void {
		this.#worker?.postMessage(request);
	}
}
