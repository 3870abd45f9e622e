import type { Box } from "./Box.ts";
import { button } from "./button.ts";
import { ICONS } from "./icons.ts";
import { row, within } from "./layout.ts";
import { text } from "./text.ts";
import { COLOURS, PIXELS } from "./uiTheme.ts";

/** Which part of a long list is on show; turned by buttons or the stick. */
export class Pages {
	#at = 0;
	#count = 1;

	get at(): number {
		return this.#at;
	}

	turn(way: -1 | 1): void {
		this.#at = Math.min(this.#count - 1, Math.max(0, this.#at + way));
	}

	toFirst(): void {
		this.#at = 0;
	}

	/** The entries of this page; the page stays one that there is. */
	slice<Entry>(entries: readonly Entry[], perPage: number): readonly Entry[] {
		this.#count = Math.max(1, Math.ceil(entries.length / perPage));
		this.#at = Math.min(this.#at, this.#count - 1);
		return entries.slice(this.#at * perPage, (this.#at + 1) * perPage);
	}

	/** Back and on, and where one is; nothing where all fits on one page. */
	bar(width: number, refresh: () => void): Box | undefined {
		if (this.#count === 1) return undefined;
		const step = (way: -1 | 1) => () => {
			this.turn(way);
			refresh();
		};
		const place = within(text(`${this.#at + 1} / ${this.#count}`, { colour: COLOURS.quiet }), { width: 180 });
		return within(
			row(
				[
					button({ icon: ICONS.previous, isDisabled: this.#at === 0, width: 160, onPress: step(-1) }),
					place,
					button({ icon: ICONS.next, isDisabled: this.#at === this.#count - 1, width: 160, onPress: step(1) }),
				],
				{ gap: PIXELS.gap },
			),
			{ width },
		);
	}
}
