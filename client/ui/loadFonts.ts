/**
 * Noto Sans SC of our own, cut by unicode range so that a page fetches only the characters it shows. Its style sheets
 * are large lists of ranges: fetched beside the page, never before it.
 */
export function loadFonts(): void {
	void Promise.all([
		import("@fontsource/noto-sans-sc/400.css"),
		import("@fontsource/noto-sans-sc/500.css"),
		import("@fontsource/noto-sans-sc/700.css"),
	]).catch(() => {
		// The system's own fonts stay.
	});
}
