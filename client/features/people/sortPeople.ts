import type { Person } from "./PeopleFeature.ts";

/** Raised hands first, then staff, then by name; those whose connection dropped last. */
export function sortPeople(people: Iterable<Person>, language: string): readonly Person[] {
	const compare = new Intl.Collator(language, { sensitivity: "base", numeric: true }).compare;
	return [...people].sort(
		(a, b) =>
			Number(b.handRaised) - Number(a.handRaised) ||
			Number(b.staff) - Number(a.staff) ||
			Number(a.dropped) - Number(b.dropped) ||
			compare(a.name, b.name) ||
			compare(a.id, b.id),
	);
}

/** Names that contain every word of the search, whatever the case or accents. */
export function matchPeople(people: readonly Person[], search: string): readonly Person[] {
	const words = fold(search).split(/\s+/u).filter(Boolean);
	if (words.length === 0) return people;
	return people.filter(({ name }) => {
		const folded = fold(name);
		return words.every((word) => folded.includes(word));
	});
}

function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
