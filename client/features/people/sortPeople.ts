import { matchName } from "#shared/features/roster/matchName.ts";
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

export function matchPeople(people: readonly Person[], search: string): readonly Person[] {
	return people.filter(({ name }) => matchName(name, search));
}
