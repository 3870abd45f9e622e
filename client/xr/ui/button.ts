import { Control } from "@babylonjs/gui/2D/controls/control.js";
import { Rectangle } from "@babylonjs/gui/2D/controls/rectangle.js";
import type { Box } from "./Box.ts";
import { type IconPaths, icon } from "./icon.ts";
import { column, put, row } from "./layout.ts";
import { text } from "./text.ts";
import { COLOURS, PIXELS } from "./uiTheme.ts";

export interface ButtonOptions {
	/** What an inspector calls it; its label, unless it has none. */
	readonly name?: string;
	readonly label?: string;
	readonly icon?: IconPaths;
	/** The icon stands above the label instead of before it. */
	readonly stacked?: boolean;
	readonly width?: number;
	readonly height?: number;
	/** `primary` is what one comes here for; `quiet` lies flat until it is pointed at. */
	readonly tone?: "plain" | "primary" | "quiet";
	/** Switched on: the chosen one of several, a raised hand. */
	readonly isOn?: boolean;
	readonly isDisabled?: boolean;
	/** Content of its own instead of icon and label. */
	readonly content?: Box;
	readonly align?: "start" | "middle";
	/** A number at its corner, for what is new. */
	readonly badge?: number;
	readonly onPress: () => void;
}

/** Something to press with a ray, a pinch or a fingertip. */
export function button(options: ButtonOptions): Box {
	const { tone = "plain", isOn = false, isDisabled = false, align = "middle" } = options;
	const isFilled = tone === "primary" || isOn;
	const ink = isDisabled ? COLOURS.quiet : isFilled ? COLOURS.onBrand : COLOURS.ink;
	const inner = options.content ?? labelled(options, ink);
	const width = options.width ?? inner.width + PIXELS.gap * 2.4;
	const height = options.height ?? Math.max(PIXELS.control, inner.height + PIXELS.gap);
	const ground = new Rectangle(options.name ?? options.label ?? "");
	const resting = isFilled ? COLOURS.brand : tone === "quiet" ? "#00000000" : COLOURS.raised;
	ground.background = resting;
	ground.cornerRadius = PIXELS.radius;
	ground.thickness = 0;
	ground.alpha = isDisabled ? 0.55 : 1;
	ground.widthInPixels = width;
	ground.heightInPixels = height;
	put(ground, inner, align === "middle" ? (width - inner.width) / 2 : PIXELS.gap, (height - inner.height) / 2);
	if (options.badge) putBadge(ground, options.badge, width);
	if (!isDisabled) {
		ground.isPointerBlocker = true;
		ground.hoverCursor = "";
		const hovered = isFilled ? COLOURS.stamp : COLOURS.hovered;
		ground.onPointerEnterObservable.add(() => {
			ground.background = isFilled ? lighter : hovered;
		});
		ground.onPointerOutObservable.add(() => {
			ground.background = resting;
		});
		ground.onPointerDownObservable.add(() => {
			ground.background = COLOURS.pressed;
		});
		ground.onPointerUpObservable.add(() => {
			ground.background = resting;
		});
		ground.onPointerClickObservable.add(() => options.onPress());
	}
	return { control: ground, width, height };
}

const lighter = "#6fd2c4";

function labelled({ label, icon: paths, stacked = false, width, align }: ButtonOptions, colour: string): Box {
	const drawn = paths && icon(paths, { colour });
	const room =
		width === undefined ? undefined : width - PIXELS.gap - (drawn && !stacked ? drawn.width + PIXELS.gap : 0);
	const written =
		label === undefined
			? undefined
			: text(label, {
					colour,
					align: stacked || (!drawn && align !== "start") ? "center" : "left",
					...(room !== undefined && (stacked || !drawn || align === "start") ? { width: room } : {}),
				});
	return stacked
		? column([drawn, written], { gap: 6, align: "middle" })
		: row([drawn, written], { gap: PIXELS.gap * 0.7 });
}

function putBadge(ground: Rectangle, count: number, width: number): void {
	const number = text(count > 99 ? "99+" : String(count), { weight: 700, colour: COLOURS.onBrand });
	const size = Math.max(58, number.width + 24);
	const spot = new Rectangle();
	spot.background = COLOURS.stamp;
	spot.cornerRadius = 29;
	spot.thickness = 0;
	spot.isHitTestVisible = false;
	put(spot, number, (size - number.width) / 2, (58 - number.height) / 2);
	spot.horizontalAlignment = Control.HORIZONTAL_ALIGNMENT_LEFT;
	put(ground, { control: spot, width: size, height: 58 }, width - size - 4, 4);
}
