/** Whether a name contains every word of a search, whatever the case or accents. */
export function matchName(name: string, search: string): boolean {
	const words = fold(search).split(/\s+/u).filter(Boolean);
	const folded = fold(name);
	return words.every((word) => folded.includes(word));
}

function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
