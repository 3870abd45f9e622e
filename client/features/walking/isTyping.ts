/** Roles that use letters or arrows themselves, and layers that hold the page back while they are open. */
const TAKES_KEYS =
	"input, textarea, select, [contenteditable=''], [contenteditable='true'], [role='textbox'], [role='combobox'], [role='listbox'], [role='menu'], [role='slider'], [role='tablist'], [role='radiogroup'], [role='dialog']";

/** Whether a key belongs to something of the overlay rather than to walking. */
export function isTyping(event: KeyboardEvent): boolean {
	if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true;
	return event.target instanceof Element && event.target.closest(TAKES_KEYS) !== null;
}
