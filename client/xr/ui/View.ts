import { fontsFor } from "#client/engine/CanvasTexture.ts";
import type { Box } from "./Box.ts";
import type { Surface } from "./Surface.ts";
import { takeUnwritten } from "./text.ts";

/** Drawing a sheet anew costs some milliseconds: a busy chat may not cost frames. */
const REDRAW_AFTER_MS = 120;
/** A press is waited for so often: a hand that was lost with something held down stops nothing. */
const MOST_WAITS = 10;

/**
 * Keeps a surface showing what `render` makes of the present: built anew after each change, at most some times a
 * second, and again once a typeface it needs has come.
 */
export class View {
	readonly #surface: Surface;
	readonly #render: () => Box;
	#waiting: ReturnType<typeof setTimeout> | undefined;
	#waits = 0;
	#isDisposed = false;

	constructor(surface: Surface, render: () => Box) {
		this.#surface = surface;
		this.#render = render;
	}

	/** Draws now. Resolved when every letter is in its typeface. */
	async draw(): Promise<void> {
		clearTimeout(this.#waiting);
		this.#waiting = undefined;
		if (this.#isDisposed) return;
		takeUnwritten();
		const box = this.#render();
		const unwritten = takeUnwritten();
		this.#surface.show(box);
		if (!unwritten) return;
		await fontsFor(unwritten);
		if (!this.#isDisposed) this.#surface.show(this.#render());
	}

	/** Something that it shows has changed. */
	refresh = (): void => {
		if (this.#isDisposed) return;
		this.#waiting ??= setTimeout(() => this.#redraw(), REDRAW_AFTER_MS);
	};

	#redraw(): void {
		if (this.#surface.isPressed && ++this.#waits < MOST_WAITS) {
			this.#waiting = setTimeout(() => this.#redraw(), REDRAW_AFTER_MS);
			return;
		}
		this.#waits = 0;
		void this.draw();
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#waiting);
	}
}
