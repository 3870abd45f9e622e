import MiniSearch from "minisearch";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Chinese is written without spaces, so it is cut into pairs of neighbouring characters (and single ones, for searches
 * of one character); everything else into words. "智慧园区 Twin" becomes 智慧, 慧园, 园区, 智, 慧, 园, 区, twin.
 */
export function tokenize(text: string): string[] {
	const tokens: string[] = [];
	const normal = text.normalize("NFKC").toLowerCase();
	for (const [run] of normal.matchAll(CJK)) {
		const characters = [...run];
		for (let index = 0; index + 1 < characters.length; index++)
			tokens.push(characters.slice(index, index + 2).join(""));
		tokens.push(...characters);
	}
	for (const [word] of normal.replace(CJK, " ").matchAll(WORD)) tokens.push(word);
	return tokens;
}

/** A search asks for the pairs only, where there is one: single characters would find half the hall. */
export function tokenizeSearch(text: string): string[] {
	const tokens = tokenize(text);
	const cjkPair = (token: string) => [...token].length > 1 && /^\p{Script=Han}/u.test(token);
	if (!tokens.some(cjkPair)) return tokens;
	return tokens.filter((token) => cjkPair(token) || !/^\p{Script=Han}$/u.test(token));
}

/** Finds booths by name, tagline, topic or number, in both languages at once. */
export class BoothSearch {
	readonly #index = new MiniSearch<{ readonly id: string }>({
		fields: ["number", "name", "tagline", "keywords"],
		tokenize,
		// Both cutters have lowered the case already.
		processTerm: (term) => term,
		searchOptions: {
			tokenize: tokenizeSearch,
			combineWith: "AND",
			boost: { number: 4, name: 3, keywords: 1.5 },
			// Half-typed words count; a slip of a letter does too where the word is long enough, never in Chinese.
			prefix: (term) => !/\p{Script=Han}/u.test(term),
			fuzzy: (term) => (/\p{Script=Han}/u.test(term) || term.length < 4 ? false : term.length < 6 ? 1 : 2),
		},
	});

	constructor(booths: readonly PublishedBooth[]) {
		this.#index.addAll(
			booths.map((booth) => ({
				id: booth.id,
				number: booth.number,
				name: `${booth.name["zh-CN"]} ${booth.name.en}`,
				tagline: `${booth.tagline["zh-CN"]} ${booth.tagline.en}`,
				keywords: booth.keywords.join(" "),
			})),
		);
	}

	/** Booth ids, best first; null where nothing was asked for. */
	find(text: string): readonly string[] | null {
		if (tokenizeSearch(text).length === 0) return null;
		return this.#index.search(text).map(({ id }) => String(id));
	}
}
