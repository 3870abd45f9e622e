import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { bakeFloorLight, type FloorLight } from "./floorLight.ts";
import type { BakeReply, BakeRequest } from "./floorLight.worker.ts";

/** Bakes the floor's light anew while the hall is being walked: in a worker, so that it costs no frame. */
export class FloorLightBaker {
	readonly #waiting = new Map<number, { resolve: (light: FloorLight) => void } & Pick<BakeRequest, "published">>();
	#worker: Worker | undefined;
	#lastId = 0;

	bake({ hall, booths }: Pick<PublishedHall, "hall" | "booths">): Promise<FloorLight> {
		const id = ++this.#lastId;
		return new Promise((resolve) => {
			const request: BakeRequest = { id, published: { hall, booths } };
			this.#waiting.set(id, { resolve, published: request.published });
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
			this.#waiting.get(data.id)?.resolve(data.light);
			this.#waiting.delete(data.id);
		});
		worker.addEventListener("error", () => {
			// Better a frame that takes long than a hall that stays as it was.
			for (const [id, { resolve, published }] of this.#waiting) {
				this.#waiting.delete(id);
				resolve(bakeFloorLight(published));
			}
		});
		this.#worker = worker;
		return worker;
	}
}
