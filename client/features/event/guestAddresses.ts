import * as z from "zod/mini";

const address = z.email().check(z.maxLength(200));

/** E-mail addresses in whatever was pasted: lines, commas, a table's columns, "Li Wei <li@example.com>". Each once. */
export function guestAddresses(text: string): {
	readonly addresses: readonly string[];
	readonly refused: readonly string[];
} {
	const addresses = new Set<string>();
	const refused = new Set<string>();
	for (const word of text.split(/[\s,;，；<>"'()]+/u)) {
		if (!word.includes("@")) continue;
		const found = word.toLowerCase();
		if (z.safeParse(address, found).success) addresses.add(found);
		else refused.add(word);
	}
	return { addresses: [...addresses], refused: [...refused] };
}
