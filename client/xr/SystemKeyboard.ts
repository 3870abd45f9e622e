/** What was typed, and whether it was ended with Enter rather than put away. */
export interface Typed {
	readonly text: string;
	readonly isDone: boolean;
}

/**
 * The headset's own keyboard: it comes up when an input of the page has the focus, and the session is blurred meanwhile.
 * Where there is none, a keyboard on the desk writes into the same input.
 */
export class SystemKeyboard {
	#input: HTMLInputElement | undefined;

	/** Resolved when it is put away; `onText` hears each change. Asked for again, the one before is put away. */
	ask(initial: string, { maxLength, onText }: { maxLength: number; onText: (text: string) => void }): Promise<Typed> {
		this.close();
		const input = document.createElement("input");
		this.#input = input;
		input.value = initial;
		input.maxLength = maxLength;
		input.enterKeyHint = "done";
		input.autocomplete = "off";
		// Out of sight, not of reach: what is not displayed cannot have the focus.
		input.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;opacity:0;border:0;padding:0";
		input.setAttribute("aria-hidden", "true");
		input.tabIndex = -1;
		document.body.append(input);
		return new Promise((resolve) => {
			let isOver = false;
			const end = (isDone: boolean) => {
				// Taken out of the page it loses the focus, which ends it too.
				if (isOver) return;
				isOver = true;
				if (this.#input === input) this.#input = undefined;
				const text = input.value;
				input.remove();
				resolve({ text, isDone });
			};
			input.addEventListener("input", () => onText(input.value));
			input.addEventListener("keydown", (event) => {
				// Enter chooses a word while one is being composed, in Chinese above all.
				if (event.isComposing) return;
				event.stopPropagation();
				if (event.key === "Enter") end(true);
				else if (event.key === "Escape") end(false);
			});
			input.addEventListener("blur", () => end(false), { once: true });
			input.focus({ preventScroll: true });
		});
	}

	close(): void {
		this.#input?.blur();
	}
}
