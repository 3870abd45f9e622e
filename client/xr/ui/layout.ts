import { Container } from "@babylonjs/gui/2D/controls/container.js";
import { Control } from "@babylonjs/gui/2D/controls/control.js";
import { Rectangle } from "@babylonjs/gui/2D/controls/rectangle.js";
import type { Box } from "./Box.ts";
import { COLOURS, PIXELS } from "./uiTheme.ts";

interface LineOptions {
	readonly gap?: number;
	/** Where shorter ones stand across the line. */
	readonly align?: "start" | "middle" | "end";
}

/** Boxes side by side; without a `gap` they stand apart as everything does. */
export function row(
	boxes: readonly (Box | undefined)[],
	{ gap = PIXELS.gap, align = "middle" }: LineOptions = {},
): Box {
	const shown = boxes.filter((box) => box !== undefined);
	const height = Math.max(0, ...shown.map((box) => box.height));
	const holder = new Container();
	let left = 0;
	for (const box of shown) {
		put(holder, box, left, offset(align, height - box.height));
		left += box.width + gap;
	}
	return sized(holder, Math.max(0, left - gap), height);
}

/** Boxes one below the other. */
export function column(
	boxes: readonly (Box | undefined)[],
	{ gap = PIXELS.gap, align = "start" }: LineOptions = {},
): Box {
	const shown = boxes.filter((box) => box !== undefined);
	const width = Math.max(0, ...shown.map((box) => box.width));
	const holder = new Container();
	let top = 0;
	for (const box of shown) {
		put(holder, box, offset(align, width - box.width), top);
		top += box.height + gap;
	}
	return sized(holder, width, Math.max(0, top - gap));
}

/** Boxes in rows of so many, each as wide as the widest. */
export function grid(boxes: readonly Box[], columns: number, gap: number = PIXELS.gap): Box {
	const rows: Box[] = [];
	for (let at = 0; at < boxes.length; at += columns) rows.push(row(boxes.slice(at, at + columns), { gap }));
	return column(rows, { gap });
}

/** A box in the middle, or at the start, of a larger place. */
export function within(
	box: Box,
	{ width = box.width, height = box.height, align = "middle" as "start" | "middle" | "end" },
): Box {
	const holder = new Container();
	put(holder, box, offset(align, width - box.width), (height - box.height) / 2);
	return sized(holder, width, height);
}

/** Nothing, of some size. */
export function space(width: number, height: number): Box {
	return sized(new Container(), width, height);
}

interface CardOptions {
	readonly colour?: string;
	readonly padding?: number;
	readonly radius?: number;
	readonly line?: string;
	readonly width?: number;
	readonly height?: number;
}

/** A box on a rounded ground. */
export function card(
	box: Box,
	{ colour = COLOURS.raised, padding = PIXELS.gap, radius = PIXELS.radius, line, width, height }: CardOptions = {},
): Box {
	const ground = new Rectangle();
	ground.background = colour;
	ground.cornerRadius = radius;
	ground.thickness = line ? 3 : 0;
	if (line) ground.color = line;
	const outer = { width: width ?? box.width + 2 * padding, height: height ?? box.height + 2 * padding };
	put(ground, box, padding, (outer.height - box.height) / 2);
	return sized(ground, outer.width, outer.height);
}

/** Puts a box into a container that it does not lay out. */
export function put(holder: Container, { control, width, height }: Box, left: number, top: number): void {
	control.horizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT;
	control.verticalAlignment = Control.VERTICAL_ALIGNMENT_TOP;
	control.leftInPixels = Math.round(left);
	control.topInPixels = Math.round(top);
	control.widthInPixels = Math.round(width);
	control.heightInPixels = Math.round(height);
	holder.addControl(control);
}

function sized(holder: Container, width: number, height: number): Box {
	holder.widthInPixels = Math.round(width);
	holder.heightInPixels = Math.round(height);
	return { control: holder, width: Math.round(width), height: Math.round(height) };
}

function offset(align: "start" | "middle" | "end", left: number): number {
	if (align === "start") return 0;
	return align === "end" ? left : left / 2;
}
