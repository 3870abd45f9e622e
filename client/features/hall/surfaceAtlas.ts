import potpack from "potpack";
import type { SponsorSurface } from "#shared/features/event/EventDocument.ts";
import type { Piece } from "./signAtlas.ts";

/** Of all sponsors' pictures together: eleven megabytes of graphics memory with their mips, however many they are. */
const MOST_PIXELS = 2_000_000;
/** What is read from a few steps away. */
const PIXELS_PER_METRE = 240;
const LONGEST_SIDE = 1024;
const SHORTEST_SIDE = 12;
/** So that a picture's mips do not take on its neighbour's colour at once. */
const MARGIN = 4;

export interface SurfaceAtlas {
	readonly width: number;
	readonly height: number;
	/** In the order of the hall's surfaces. */
	readonly pieces: readonly Piece[];
}

/** A place for each surface's picture in one: as many pixels as its size asks for, all smaller alike where there are many. */
export function layOutSurfaces(surfaces: readonly Pick<SponsorSurface, "width" | "height">[]): SurfaceAtlas {
	const wanted = surfaces.map(({ width, height }) => {
		const perMetre = Math.min(PIXELS_PER_METRE, LONGEST_SIDE / Math.max(width, height));
		return { w: width * perMetre, h: height * perMetre };
	});
	const pixels = wanted.reduce((sum, { w, h }) => sum + w * h, 0);
	const scale = Math.min(1, Math.sqrt(MOST_PIXELS / Math.max(1, pixels)));
	const side = (length: number) => Math.max(SHORTEST_SIDE, Math.round(length * scale));
	const boxes = wanted.map(({ w, h }) => ({ w: side(w) + 2 * MARGIN, h: side(h) + 2 * MARGIN, x: 0, y: 0 }));
	// It sorts what it is given.
	const { w: width, h: height } = potpack([...boxes]);
	return {
		width,
		height,
		pieces: boxes.map(({ x, y, w, h }) => ({
			x: x + MARGIN,
			y: y + MARGIN,
			width: w - 2 * MARGIN,
			height: h - 2 * MARGIN,
		})),
	};
}
