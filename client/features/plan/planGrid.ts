import type Konva from "konva";
import type { FloorBounds } from "#shared/features/plan/planPlacement.ts";
import type { PlanView, ScreenSize } from "./planView.ts";
import type { PlanColours } from "./usePlanColours.ts";

/** Width of the rulers along the top and the left, pixels. */
export const RULER = 22;
/** Lines nearer to each other than this are left out, pixels. */
const CLOSEST = 7;
const METRES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50];

interface GridOptions {
	readonly view: PlanView;
	readonly size: ScreenSize;
	readonly colours: PlanColours;
}

/** The hall's floor with its grid. */
export function drawGrid(
	context: Konva.Context,
	{ view, colours, grid, hall }: GridOptions & { readonly grid: number; readonly hall: FloorBounds },
): void {
	const { scale, x, y } = view;
	const left = x + hall.minX * scale;
	const right = x + hall.maxX * scale;
	const top = y + hall.minZ * scale;
	const bottom = y + hall.maxZ * scale;
	context.setAttr("fillStyle", colours.floor);
	context.fillRect(left, top, right - left, bottom - top);
	for (const [step, alpha] of [
		[grid > 0 ? grid : 1, 0.55],
		[5, 1],
	] as const) {
		if (step * scale < CLOSEST) continue;
		context.setAttr("strokeStyle", colours.line);
		context.setAttr("lineWidth", 1);
		context.setAttr("globalAlpha", alpha);
		context.beginPath();
		for (let at = Math.ceil(hall.minX / step) * step; at <= hall.maxX; at += step) {
			const screen = Math.round(x + at * scale) + 0.5;
			context.moveTo(screen, top);
			context.lineTo(screen, bottom);
		}
		for (let at = Math.ceil(hall.minZ / step) * step; at <= hall.maxZ; at += step) {
			const screen = Math.round(y + at * scale) + 0.5;
			context.moveTo(left, screen);
			context.lineTo(right, screen);
		}
		context.stroke();
	}
	context.setAttr("globalAlpha", 1);
	context.setAttr("strokeStyle", colours.ink);
	context.setAttr("lineWidth", Math.max(2, 0.2 * scale));
	context.strokeRect(left, top, right - left, bottom - top);
}

/** Metres from the hall's middle, along the top and the left. */
export function drawRulers(context: Konva.Context, { view, size, colours }: GridOptions): void {
	const { scale, x, y } = view;
	const step = METRES.find((metres) => metres * scale >= 44) ?? METRES.at(-1)!;
	context.setAttr("fillStyle", colours.surface);
	context.fillRect(0, 0, size.width, RULER);
	context.fillRect(0, 0, RULER, size.height);
	context.setAttr("strokeStyle", colours.lineStrong);
	context.setAttr("fillStyle", colours.inkSoft);
	context.setAttr("lineWidth", 1);
	context.setAttr("font", '10px "Noto Sans SC", system-ui, sans-serif');
	context.beginPath();
	context.moveTo(0, RULER - 0.5);
	context.lineTo(size.width, RULER - 0.5);
	context.moveTo(RULER - 0.5, 0);
	context.lineTo(RULER - 0.5, size.height);
	const digits = step < 1 ? 1 : 0;
	for (let at = Math.ceil((RULER - x) / scale / step) * step; at * scale + x < size.width; at += step) {
		const screen = Math.round(x + at * scale) + 0.5;
		context.moveTo(screen, RULER - 6);
		context.lineTo(screen, RULER);
		context.fillText(at.toFixed(digits), screen + 3, RULER - 9);
	}
	for (let at = Math.ceil((RULER - y) / scale / step) * step; at * scale + y < size.height; at += step) {
		const screen = Math.round(y + at * scale) + 0.5;
		context.moveTo(RULER - 6, screen);
		context.lineTo(RULER, screen);
		context.save();
		context.translate(RULER - 9, screen - 3);
		context.rotate(-Math.PI / 2);
		context.fillText(at.toFixed(digits), 0, 0);
		context.restore();
	}
	context.stroke();
	context.setAttr("fillStyle", colours.surface);
	context.fillRect(0, 0, RULER - 1, RULER - 1);
	context.setAttr("fillStyle", colours.inkSoft);
	context.fillText("m", 7, 15);
}
