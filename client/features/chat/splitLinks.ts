/** A piece of a chat line: words, or an address that somebody wrote. */
export type TextPiece =
	| { readonly kind: "words"; readonly text: string }
	| { readonly kind: "link"; readonly text: string; readonly url: string; readonly host: string };

/** Up to white space, quotes or Chinese punctuation, which ends an address in Chinese text. */
const ADDRESS = /https?:\/\/[^\s<>"'`“”‘’，。！？；：、（）【】《》「」『』]+/giu;
/** Belongs to the sentence around the address. */
const TRAILING = /[.,!?;:)\]}]+$/u;

/** Finds http and https addresses; anything else that looks like one stays words. */
export function splitLinks(text: string): readonly TextPiece[] {
	const pieces: TextPiece[] = [];
	let end = 0;
	for (const match of text.matchAll(ADDRESS)) {
		const written = match[0].replace(TRAILING, "");
		const url = parse(written);
		if (!url) continue;
		if (match.index > end) pieces.push({ kind: "words", text: text.slice(end, match.index) });
		// The host as the browser reads it: look-alike letters show as xn--, and user@ in front shows for what it is.
		pieces.push({ kind: "link", text: written, url: url.href, host: url.host });
		end = match.index + written.length;
	}
	if (end < text.length) pieces.push({ kind: "words", text: text.slice(end) });
	return pieces;
}

function parse(written: string): URL | null {
	try {
		const url = new URL(written);
		return url.protocol === "http:" || url.protocol === "https:" ? url : null;
	} catch {
		return null;
	}
}
