import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";

/** Signs that may stand between the characters of one Chinese word; more than that is two words. */
const MAX_SIGNS_BETWEEN = 3;
/** These part sentences: what stands on both sides is never one word. */
const SENTENCE_END = /[。\n]/u;
const SIGNIFICANT = /[\p{L}\p{N}]/u;
const LATIN = /[a-z0-9]/;
/** F u c k, f.u.c.k */
const SPELLED_OUT = /(?<![a-z0-9])(?:[a-z][^a-z0-9]{1,3}){2,}[a-z](?![a-z0-9])/g;

interface TrieNode {
	readonly next: Map<string, TrieNode>;
	/** A word ends here. */
	isWord: boolean;
}

/**
 * Tells whether a text holds a word that the hall does not carry: English by obscenity's dataset, Chinese (and whatever
 * else an organizer wrote down) by a list. It says only yes or no, so that no matched word can end up in a log.
 */
export class WordFilter {
	readonly #english = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
	readonly #words: TrieNode = { next: new Map(), isWord: false };
	readonly #allowed: string[] = [];

	/** `list` in the format that wordFilterDefaults.txt describes. */
	constructor(list: string) {
		for (const line of list.split(/\r?\n/)) {
			const entry = line.trim();
			if (entry === "" || entry.startsWith("#")) continue;
			if (entry.startsWith("!")) this.#allowed.push(plain(entry.slice(1).trim()));
			else this.#add(plain(entry));
		}
	}

	isBad(text: string): boolean {
		let normal = plain(text);
		for (const phrase of this.#allowed) {
			if (phrase !== "") normal = normal.replaceAll(phrase, "\n");
		}
		return this.#holdsListed(normal) || this.#holdsEnglish(normal);
	}

	#add(word: string): void {
		let node = this.#words;
		for (const character of word) {
			if (!SIGNIFICANT.test(character)) continue;
			let next = node.next.get(character);
			if (!next) {
				next = { next: new Map(), isWord: false };
				node.next.set(character, next);
			}
			node = next;
		}
		if (node !== this.#words) node.isWord = true;
	}

	#holdsEnglish(text: string): boolean {
		if (this.#english.hasMatch(text)) return true;
		const joined = text.replace(SPELLED_OUT, (letters) => letters.replace(/[^a-z]/g, ""));
		return joined !== text && this.#english.hasMatch(joined);
	}

	#holdsListed(text: string): boolean {
		const { characters, signsBefore } = significant(text);
		for (let start = 0; start < characters.length; start++) {
			if (this.#isWordAt(characters, signsBefore, start)) return true;
		}
		return false;
	}

	#isWordAt(characters: readonly string[], signsBefore: readonly number[], start: number): boolean {
		// A Latin word begins where no Latin letter stands right before it …
		if (isLatin(characters[start]) && signsBefore[start] === 0 && isLatin(characters[start - 1])) return false;
		let node: TrieNode | undefined = this.#words;
		for (let at = start; at < characters.length; at++) {
			const signs = signsBefore[at]!;
			const allowedSigns = isLatin(characters[at]) && isLatin(characters[at - 1]) ? 0 : MAX_SIGNS_BETWEEN;
			if (at > start && signs > allowedSigns) return false;
			node = node.next.get(characters[at]!);
			if (!node) return false;
			// … and ends where none follows.
			const goesOn = isLatin(characters[at]) && isLatin(characters[at + 1]) && signsBefore[at + 1] === 0;
			if (node.isWord && !goesOn) return true;
		}
		return false;
	}
}

function isLatin(character: string | undefined): boolean {
	return character !== undefined && LATIN.test(character);
}

/** Letters and digits only, each with how many signs stood before it. */
function significant(text: string): { characters: string[]; signsBefore: number[] } {
	const characters: string[] = [];
	const signsBefore: number[] = [];
	let signs = 0;
	for (const character of text) {
		if (SENTENCE_END.test(character)) {
			signs = Number.POSITIVE_INFINITY;
		} else if (SIGNIFICANT.test(character)) {
			characters.push(character);
			signsBefore.push(signs);
			signs = 0;
		} else {
			signs += 1;
		}
	}
	return { characters, signsBefore };
}

/** Full-width and other compatibility forms, case, marks nobody sees and traditional characters make no difference. */
function plain(text: string): string {
	let result = "";
	for (const character of text.normalize("NFKC").toLowerCase()) {
		if (!/\p{Cf}/u.test(character)) result += SIMPLIFIED.get(character) ?? character;
	}
	return result;
}

/** Traditional and simplified forms of characters that such words are made of; not a converter for texts. */
const PAIRS =
	"媽妈幹干賤贱滾滚腦脑殘残豬猪雜杂種种龜龟雞鸡廢废臉脸無无恥耻賣卖騷骚強强姦奸發发開开證证辦办賭赌錢钱麼么級级槍枪藥药販贩買买網网爺爷個个東东頭头馬马給给壞坏國国羅罗軍军機机養养無无養养孫孙絕绝斷断醜丑聽听說说賊贼裝装爛烂貨货應应該该場场臺台電电視视頻频黃黄約约務务門门對对點点還还這这們们來来會会過过時时為为產产業业員员長长話话語语讓让誰谁認认識识邊边遠远進进選选運运連连鐵铁銀银鏟铲險险雙双難难雲云靈灵靜静項项順顺須须領领風风飛飞飯饭館馆體体鬥斗鬧闹魚鱼鳥鸟罵骂";
const SIMPLIFIED = new Map(Array.from(PAIRS.matchAll(/(.)(.)/gu), ([, from, to]) => [from!, to!]));
