import type { Box } from "./Box.ts";
import { Drawing } from "./Drawing.ts";
import { COLOURS, PIXELS } from "./uiTheme.ts";

/** Paths of an icon on a square of 24, drawn as strokes: what Tabler's icons are made of. */
export type IconPaths = readonly string[];

const SQUARE = 24;

export function icon(paths: IconPaths, { size = PIXELS.icon as number, colour = COLOURS.ink as string } = {}): Box {
	const strokes = paths.map((path) => new Path2D(path));
	const control = new Drawing("icon", size, size, (context, left, top) => {
		context.translate(left, top);
		context.scale(size / SQUARE, size / SQUARE);
		context.strokeStyle = colour;
		context.lineWidth = 1.9;
		context.lineCap = "round";
		context.lineJoin = "round";
		for (const stroke of strokes) context.stroke(stroke);
	});
	return { control, width: size, height: size };
}
