import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { FloorLight } from "./floorLight.ts";
import type { BakeReply, BakeRequest } from "./floorLight.worker.ts";

/** Bakes the floor's light anew while the hall is being walked: in a worker, so that it costs no frame. */
export class FloorLightBaker {
	readonly #waiting = new Map<number, (light: FloorLight) => void>();
	#worker: Worker | undefined;
	#lastId = 0;

	bake({ hall, booths }: Pick<PublishedHall, "hall" | "booths">): Promise<FloorLight> {
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			this.#waiting.set(id, resolve);
			const request: BakeRequest = { id, published: { hall, booths } };
			this.#started().postMessage(request);
		});
	}

	dispose(): void {
		this.#worker?.terminate();
		this.#waiting.clear();
	}

	#started(): Worker {
		if (this.#worker) return this.#worker;
		const worker = new Worker(new URL("./floorLight.worker.ts", import.meta.url), { type: "module" });
		worker.addEventListener("message", ({ data }: MessageEvent<BakeReply>) => {
			this.#waiting.get(data.id)?.(data.light);
			this.#waiting.delete(data.id);
		});
		this.#worker = worker;
		return worker;
	}
}
