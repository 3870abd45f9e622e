/**
 * Noto Sans SC of our own, cut by unicode range so that a page fetches only the characters it shows. Its style sheets
 * are large lists of ranges: fetched beside the page, never before it.
 */
export function loadFonts(): Promise<void> {
	loading ??= Promise.all([
		import("@fontsource/noto-sans-sc/400.css"),
		import("@fontsource/noto-sans-sc/500.css"),
		import("@fontsource/noto-sans-sc/700.css"),
	]).then(
		() => undefined,
		// The system's own fonts stay.
		() => undefined,
	);
	return loading;
}

let loading: Promise<void> | undefined;
