import type { Box } from "./Box.ts";
import { Drawing } from "./Drawing.ts";

/** Something that a canvas can draw: a page, a picture. */
export type Sheet = HTMLCanvasElement | ImageBitmap;

/** Scrolled by so much of the view with each push. */
const STEP = 0.7;

/** A picture or a page, whole or closer: closer it fills the width and is scrolled, or comes to where it was pressed. */
export class SheetView {
	#isCloser = false;
	/** Of the sheet, 0–1: what is in the middle of the view. */
	#x = 0.5;
	#y = 0;

	get isCloser(): boolean {
		return this.#isCloser;
	}

	/** Another sheet: from its top. */
	toTop(): void {
		this.#x = 0.5;
		this.#y = 0;
	}

	toggle(): void {
		this.#isCloser = !this.#isCloser;
		this.toTop();
	}

	/** Up or down, closer only; false where there is no more that way. */
	scroll(way: -1 | 1, sheet: Sheet, width: number, height: number): boolean {
		if (!this.#isCloser) return false;
		const { scale } = this.#fit(sheet, width, height);
		const step = (STEP * height) / (sheet.height * scale);
		const [least, most] = this.#limits(height / (sheet.height * scale));
		const before = clamp(this.#y, least, most);
		this.#y = clamp(before + way * step, least, most);
		return Math.abs(this.#y - before) > 1e-3;
	}

	draw(sheet: Sheet, width: number, height: number, onPressed: () => void): Box {
		const { scale, fitted } = this.#fit(sheet, width, height);
		const control = new Drawing("sheet", width, height, (context, left, top) => {
			context.beginPath();
			context.roundRect(left, top, width, height, 16);
			context.clip();
			const [leastX, mostX] = this.#limits(width / (sheet.width * scale));
			const [leastY, mostY] = this.#limits(height / (sheet.height * scale));
			const x = clamp(this.#x, leastX, mostX);
			const y = clamp(this.#y, leastY, mostY);
			context.imageSmoothingQuality = "high";
			context.drawImage(
				sheet,
				left + width / 2 - x * sheet.width * scale,
				top + height / 2 - y * sheet.height * scale,
				sheet.width * scale,
				sheet.height * scale,
			);
		}).onTap((x, y) => {
			if (this.#isCloser) this.toggle();
			else {
				// Where it was pressed is in the middle.
				this.#x = 0.5 + (x - width / 2) / (sheet.width * fitted);
				this.#y = 0.5 + (y - height / 2) / (sheet.height * fitted);
				this.#isCloser = true;
			}
			onPressed();
		});
		return { control, width, height };
	}

	/** Whole, or across the whole width and twice as large at least. */
	#fit(sheet: Sheet, width: number, height: number): { readonly scale: number; readonly fitted: number } {
		const fitted = Math.min(width / sheet.width, height / sheet.height);
		return { fitted, scale: this.#isCloser ? Math.max(width / sheet.width, fitted * 2) : fitted };
	}

	/** Between which the middle may lie, when so much of the sheet is seen. */
	#limits(seen: number): readonly [number, number] {
		return seen >= 1 ? [0.5, 0.5] : [seen / 2, 1 - seen / 2];
	}
}

function clamp(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
