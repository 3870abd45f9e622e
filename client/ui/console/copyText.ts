/** False where the browser lets no page copy. On plain http of another machine it has no clipboard, but still the old way. */
export async function copyText(text: string): Promise<boolean> {
	if (navigator.clipboard) {
		try {
			await navigator.clipboard.writeText(text);
			return true;
		} catch {
			// Forbidden here: the old way may do.
		}
	}
	const area = document.createElement("textarea");
	area.value = text;
	area.setAttribute("readonly", "");
	area.style.position = "fixed";
	area.style.opacity = "0";
	// Within an open dialog, which holds the focus.
	const around = document.activeElement?.closest("[role=dialog]") ?? document.body;
	const before = document.activeElement;
	around.append(area);
	area.select();
	const isCopied = document.execCommand("copy");
	area.remove();
	if (before instanceof HTMLElement) before.focus();
	return isCopied;
}
