import type { Passerby } from "../crowd.ts";

/** What a picture or a count can be asked of the page: the hall with its loop stopped, stepped by hand. */
export interface PictureHall {
	/** Draws frames until every wanted booth is in or has failed, or the time is up; returns how many of each. */
	settle(atMostMs?: number): Promise<{ wanted: number; ready: number; failed: number; settled: boolean }>;
	/** Stands somewhere and draws one frame; returns what it cost. */
	view(place: Viewpoint): Promise<FrameCost>;
	/** Walks in real time, each frame as soon as the browser has one, and tells what the frames took. */
	walk(path: readonly PathPoint[], metresPerSecond: number): Promise<WalkRecord>;
	/** Lets go of all booths and their exhibits, then draws a frame. */
	stopBooths(): Promise<void>;
	startBooths(): Promise<void>;
	/** As if the hall had told that it was published anew. */
	tellEdition(edition: number): void;
	/** Puts a GLB (base64) into the scene. */
	show(glb: string, at: { x: number; y: number; z: number }): Promise<void>;
	/** Others come in, and those who were there leave. */
	crowd(people: readonly Passerby[]): void;
	/** What the scene holds now. */
	held(): SceneHoldings;
	/** Errors told by the features since the page was opened. */
	readonly errors: readonly string[];
}

export interface Viewpoint {
	readonly x: number;
	readonly z: number;
	/** Radians about +Y; 0 looks along −Z. */
	readonly heading: number;
	/** Radians; above 0 looks up. */
	readonly pitch?: number;
}

export interface FrameCost {
	readonly draws: number;
	readonly triangles: number;
	/** Of everything that is loaded, mip-maps and the picture's own buffers included. */
	readonly textureMb: number;
}

export interface PathPoint {
	readonly x: number;
	readonly z: number;
}

export interface WalkRecord {
	/** From the beginning of each frame to the next one's, ms. */
	readonly frameMs: readonly number[];
	/** Of each frame, the part that the page itself worked for, ms. */
	readonly workMs: readonly number[];
	readonly peakTextureMb: number;
}

export interface SceneHoldings {
	readonly meshes: number;
	/** Of the meshes. */
	readonly names: readonly string[];
	readonly nodes: number;
	readonly materials: number;
	readonly textures: number;
	readonly geometries: number;
	readonly lights: number;
	readonly animationGroups: number;
	readonly multiMaterials: number;
}

declare global {
	interface Window {
		/** There once the shell stands and its texts are drawn. */
		pictureHall?: PictureHall;
	}
}
