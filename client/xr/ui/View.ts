import { fontsFor } from "#client/engine/CanvasTexture.ts";
import type { Box } from "./Box.ts";
import type { Surface } from "./Surface.ts";
import { takeUnwritten } from "./text.ts";

/** Drawing a sheet anew costs some milliseconds: a busy chat may not cost frames. */
const REDRAW_AFTER_MS = 120;

/**
 * Keeps a surface showing what `render` makes of the present: built anew after each change, at most some times a
 * second, and again once a typeface it needs has come.
 */
export class View {
	readonly #surface: Surface;
	readonly #render: () => Box;
	#waiting: ReturnType<typeof setTimeout> | undefined;
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
		this.#waiting ??= setTimeout(() => void this.draw(), REDRAW_AFTER_MS);
	};

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#waiting);
	}
}
