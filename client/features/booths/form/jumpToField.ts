import type { DraftPath } from "#shared/features/booths/draftDifferences.ts";

const FOCUSABLE =
	"input:not([type='hidden']):not([disabled]), textarea:not([disabled]), button:not([disabled]), select";

/** Brings the field of a path into view and gives it the focus; the nearest one around it where it has none. */
export function jumpToField(root: HTMLElement, path: DraftPath): void {
	for (let length = path.length; length > 0; length--) {
		const key = path.slice(0, length).join(".");
		const field = root.querySelector<HTMLElement>(`[data-field="${key.replace(/"/g, "")}"]`);
		if (!field) continue;
		// Of a text in two languages, the one that is meant.
		const language = path[length];
		const within = language
			? field.querySelector<HTMLElement>(`[lang="${CSS.escape(language)}"]:is(input, textarea)`)
			: null;
		const target = within ?? field.querySelector<HTMLElement>(FOCUSABLE) ?? field;
		target.scrollIntoView({ block: "center", behavior: "smooth" });
		target.focus({ preventScroll: true });
		return;
	}
}
