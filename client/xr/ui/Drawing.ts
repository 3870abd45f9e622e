import type { ICanvasRenderingContext } from "@babylonjs/core/Engines/ICanvas.js";
import { Control } from "@babylonjs/gui/2D/controls/control.js";

/** Draws into the rectangle that the control has on its surface. */
export type Paint = (
	context: CanvasRenderingContext2D,
	left: number,
	top: number,
	width: number,
	height: number,
) => void;

/** A control that is drawn by hand and hears nothing by itself. */
export class Drawing extends Control {
	readonly #paint: Paint;

	constructor(name: string, width: number, height: number, paint: Paint) {
		super(name);
		this.#paint = paint;
		this.widthInPixels = width;
		this.heightInPixels = height;
		this.isHitTestVisible = false;
	}

	/** Pressed at a point of its rectangle, pixels from its upper left. Returns itself. */
	onTap(handler: (x: number, y: number) => void): this {
		this.isHitTestVisible = true;
		this.isPointerBlocker = true;
		this.onPointerUpObservable.add(({ x, y }) => {
			const { left, top } = this._currentMeasure;
			handler(x - left, y - top);
		});
		return this;
	}

	override _draw(context: ICanvasRenderingContext): void {
		context.save();
		this._applyStates(context);
		const { left, top, width, height } = this._currentMeasure;
		this.#paint(context as unknown as CanvasRenderingContext2D, left, top, width, height);
		context.restore();
	}
}
