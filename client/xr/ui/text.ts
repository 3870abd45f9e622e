import { HALL_FONT, wrapText } from "#client/engine/CanvasTexture.ts";
import type { Box } from "./Box.ts";
import { Drawing } from "./Drawing.ts";
import { COLOURS, PIXELS } from "./uiTheme.ts";

export interface TextOptions {
	readonly size?: number;
	readonly weight?: 400 | 700;
	readonly colour?: string;
	/** Broken into lines no wider than this; without it the text has one line and its own width. */
	readonly width?: number;
	/** At most; what does not fit ends in "…". */
	readonly lines?: number;
	readonly align?: "left" | "center";
}

/** Written words. Nothing is written smaller than `PIXELS.text`. */
export function text(value: string, options: TextOptions = {}): Box {
	const { size = PIXELS.text, weight = 400, colour = COLOURS.ink, width, lines = 1, align = "left" } = options;
	const font = `${weight} ${Math.max(PIXELS.text, size)}px ${HALL_FONT}`;
	const measuring = measuringContext();
	measuring.font = font;
	if (!document.fonts.check(font, value)) unwritten.add(value);
	const written = width === undefined ? [value] : wrapText(measuring, value, width, lines);
	const widest = Math.max(0, ...written.map((line) => measuring.measureText(line).width));
	const lineHeight = Math.round(Math.max(PIXELS.text, size) * PIXELS.line);
	const boxWidth = width ?? Math.ceil(widest);
	const height = lineHeight * Math.max(1, written.length);
	const control = new Drawing(value, boxWidth, height, (context, left, top) => {
		context.font = font;
		context.fillStyle = colour;
		context.textAlign = align;
		context.textBaseline = "middle";
		const x = align === "center" ? left + boxWidth / 2 : left;
		for (const [index, line] of written.entries()) context.fillText(line, x, top + lineHeight * (index + 0.5));
	});
	return { control, width: boxWidth, height };
}

/** The lines that a text is broken into, for what is longer than one page. */
export function linesOf(value: string, width: number, size: number = PIXELS.text): string[] {
	const measuring = measuringContext();
	measuring.font = `400 ${size}px ${HALL_FONT}`;
	return value.split("\n").flatMap((paragraph) => wrapText(measuring, paragraph, width, 1_000));
}

const unwritten = new Set<string>();

/** What was written since the last call in a typeface that has yet to come: bring it, and write again. */
export function takeUnwritten(): string {
	const texts = [...unwritten].join("");
	unwritten.clear();
	return texts;
}

let shared: CanvasRenderingContext2D | undefined;

/** Made once; only its font matters. */
function measuringContext(): CanvasRenderingContext2D {
	shared ??= document.createElement("canvas").getContext("2d") ?? undefined;
	if (!shared) throw new Error("text: this browser draws no 2D pictures");
	return shared;
}
