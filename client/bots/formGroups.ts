import type { Bot } from "./Bot.ts";
import type { Chance } from "./Chance.ts";

/** How many come together, and how often: about half of all people come alone. */
const SIZES: readonly { readonly people: number; readonly share: number }[] = [
	{ people: 1, share: 0.68 },
	{ people: 2, share: 0.2 },
	{ people: 3, share: 0.08 },
	{ people: 5, share: 0.04 },
];

/** Some go together: the first of each group leads. */
export function formGroups(bots: readonly Bot[], chance: Chance): void {
	for (let first = 0; first < bots.length; ) {
		const people = sizeOf(chance.next());
		for (const bot of bots.slice(first + 1, first + people)) bot.follow(bots[first]!);
		first += people;
	}
}

function sizeOf(drawn: number): number {
	let left = drawn;
	for (const { people, share } of SIZES) {
		if (left < share) return people;
		left -= share;
	}
	return 1;
}
