/** How wide a text is in the font at hand. */
export type Measure = (text: string) => number;

/** May not begin a line: what closes or follows. */
const CLINGS_BEFORE = /^[\p{Pe}\p{Pf}、。，．：；？！…％%)\]},.:;?!·～々ー”’]/u;
/** May not end a line: what opens. */
const CLINGS_AFTER = /[\p{Ps}\p{Pi}([{“‘《「『【]$/u;
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uffef]/u;

/**
 * Breaks a text into lines no wider than `width`: at line feeds, between words, and between Chinese characters except
 * where punctuation clings. A word that is wider than a line by itself is broken anywhere.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
	return text.split("\n").flatMap((paragraph) => breakParagraph(paragraph.trim(), width, measure));
}

function breakParagraph(text: string, width: number, measure: Measure): string[] {
	const lines: string[] = [];
	let line = "";
	for (const piece of piecesOf(text)) {
		if (measure((line + piece).trimEnd()) <= width) {
			line += piece;
			continue;
		}
		if (line.trim() !== "") lines.push(line.trimEnd());
		line = "";
		for (const character of piece.trimStart()) {
			if (line !== "" && measure((line + character).trimEnd()) > width) {
				lines.push(line.trimEnd());
				line = "";
			}
			line += character;
		}
	}
	lines.push(line.trimEnd());
	return lines;
}

/** What stays together: a word with its space, or a Chinese character with what clings to it. */
function piecesOf(text: string): string[] {
	const pieces: string[] = [];
	for (const character of text) {
		const before = pieces.at(-1);
		if (before !== undefined && clings(before, character)) pieces[pieces.length - 1] = before + character;
		else pieces.push(character);
	}
	return pieces;
}

function clings(before: string, character: string): boolean {
	if (character === " ") return true;
	if (before.endsWith(" ")) return false;
	if (CLINGS_BEFORE.test(character) || CLINGS_AFTER.test(before)) return true;
	return !WIDE.test(character) && !WIDE.test(before.slice(-1));
}

export interface Typeset {
	readonly size: number;
	readonly lines: readonly string[];
}

/**
 * The largest size between `most` and `least` at which a text fills a box no further than its height; where even the
 * least is too large, what does not fit is cut with an ellipsis. `measureAt` measures in the font at a size.
 */
export function typeset(
	text: string,
	box: { readonly width: number; readonly height: number },
	sizes: { readonly most: number; readonly least: number; readonly lineHeight: number },
	measureAt: (size: number) => Measure,
): Typeset {
	for (let size = sizes.most; size > sizes.least; size = Math.max(sizes.least, size * 0.93)) {
		const lines = breakLines(text, box.width, measureAt(size));
		if (lines.length * size * sizes.lineHeight <= box.height) return { size, lines };
	}
	const measure = measureAt(sizes.least);
	const lines = breakLines(text, box.width, measure);
	const mostLines = Math.max(1, Math.floor(box.height / (sizes.least * sizes.lineHeight)));
	if (lines.length <= mostLines) return { size: sizes.least, lines };
	const kept = lines.slice(0, mostLines);
	let last = kept[mostLines - 1]!;
	while (last !== "" && measure(`${last}…`) > box.width) last = last.slice(0, -1);
	kept[mostLines - 1] = `${last}…`;
	return { size: sizes.least, lines: kept };
}
