import type { FloorPlace, FloorPoint } from "#shared/space/vector.ts";

/** What the bench asks of the page: the hall as a visitor's client draws it, without walls, server or interface. */
export interface SceneBench {
	/** Stands there, and resolves once everything that belongs there is in. */
	stand(place: FloorPlace): Promise<void>;
	/** Others go round in circles about these points; whoever was there before leaves. Milliseconds it took to meet them. */
	crowd(middles: readonly FloorPoint[]): number;
	/** From now on only one triangle of each draw is drawn, or all again. */
	drawOneTriangle(isOne: boolean): void;
	/** Resolves after so many frames. */
	frames(count: number): Promise<void>;
	/** What the next frame draws. */
	cost(): Promise<SceneCost>;
	/** Walks in real time, each frame as soon as the browser has one. */
	walk(path: readonly FloorPoint[], metresPerSecond: number): Promise<SceneWalk>;
	/** Errors told by the features since the page was opened. */
	readonly errors: readonly string[];
}

export interface SceneCost {
	readonly draws: number;
	readonly triangles: number;
	readonly textureMb: number;
}

/** Of each frame of a walk, ms: from its beginning to the next one's, and what the page itself worked for it. */
export interface SceneWalk {
	readonly frameMs: readonly number[];
	readonly workMs: readonly number[];
	readonly peakTextureMb: number;
}

declare global {
	interface Window {
		/** There once the hall stands. */
		sceneBench?: SceneBench;
	}
}
