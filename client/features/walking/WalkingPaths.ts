import type { FloorPlan } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { NavigationReply, NavigationRequest } from "./navigation.worker.ts";

/** Finds ways round obstacles, in a worker: building the mesh never costs a frame, and the page loads no wasm for it. */
export class WalkingPaths {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, (path: readonly FloorPoint[]) => void>();
	#lastId = 0;

	constructor(onFailed: (message: string) => void) {
		this.#worker = new Worker(new URL("./navigation.worker.ts", import.meta.url), { type: "module" });
		this.#worker.addEventListener("message", ({ data }: MessageEvent<NavigationReply>) => {
			if (data.kind === "failed") return onFailed(data.message);
			this.#waiting.get(data.id)?.(data.path);
			this.#waiting.delete(data.id);
		});
		this.#worker.addEventListener("error", (event) => {
			onFailed(event.message);
			for (const answer of this.#waiting.values()) answer([]);
			this.#waiting.clear();
		});
	}

	/** Ways asked for from now on lead over this floor. */
	setFloor({ hall, booths }: FloorPlan): void {
		this.#ask({ kind: "floor", plan: { hall, booths } });
	}

	/** The corners of the way; empty where there is none. */
	find(from: Readonly<FloorPoint>, to: Readonly<FloorPoint>): Promise<readonly FloorPoint[]> {
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			this.#waiting.set(id, resolve);
			this.#ask({ kind: "find", id, from: { x: from.x, z: from.z }, to: { x: to.x, z: to.z } });
		});
	}

	dispose(): void {
		this.#worker.terminate();
		for (const answer of this.#waiting.values()) answer([]);
		this.#waiting.clear();
	}

	#ask(request: NavigationRequest): void {
		this.#worker.postMessage(request);
	}
}
