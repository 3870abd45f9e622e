import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import { Constants } from "@babylonjs/core/Engines/constants.js";

/** The two methods by which an engine draws anything. */
type Draws = Pick<AbstractEngine, "drawElementsType" | "drawArraysType">;

/**
 * Counts what an engine draws, instances and all, by standing before its two drawing methods; an engine that nobody counts
 * draws as ever.
 */
export class DrawCounter {
	/** Since they were taken last. */
	draws = 0;
	triangles = 0;
	readonly #engine: Draws;
	readonly #see = (mode: number, count: number, instances = 0) => {
		this.draws++;
		const each =
			mode === Constants.MATERIAL_TriangleFillMode
				? count / 3
				: mode === Constants.MATERIAL_TriangleStripDrawMode || mode === Constants.MATERIAL_TriangleFanDrawMode
					? count - 2
					: 0;
		this.triangles += each * Math.max(1, instances);
	};

	constructor(engine: Draws) {
		this.#engine = engine;
		const { drawElementsType, drawArraysType } = engine;
		const see = this.#see;
		engine.drawElementsType = function (this: Draws, mode, start, count, instances) {
			see(mode, count, instances);
			drawElementsType.call(this, mode, start, count, instances);
		};
		engine.drawArraysType = function (this: Draws, mode, start, count, instances) {
			see(mode, count, instances);
			drawArraysType.call(this, mode, start, count, instances);
		};
	}

	/** From nought again. */
	reset(): void {
		this.draws = 0;
		this.triangles = 0;
	}

	dispose(): void {
		// What stood before them was this engine's own; its class has the real ones.
		Reflect.deleteProperty(this.#engine, "drawElementsType");
		Reflect.deleteProperty(this.#engine, "drawArraysType");
	}
}
