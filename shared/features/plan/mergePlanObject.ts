import type { PlanObject } from "./PlanObject.ts";

/** Fields that only make sense together: a place moved half by one and half by another is nobody's. */
const TOGETHER: readonly (readonly string[])[] = [
	["x", "z"],
	["from", "to"],
];

/**
 * Two people's changes to one thing as one, where they changed different things about it; null where both changed the
 * same to something else, or one took away what the other changed.
 */
export function mergePlanObject(
	base: PlanObject | null,
	mine: PlanObject | null,
	theirs: PlanObject | null,
): { readonly object: PlanObject | null } | null {
	if (isSame(mine, theirs)) return { object: theirs };
	if (isSame(base, mine)) return { object: theirs };
	if (isSame(base, theirs)) return { object: mine };
	if (!base || !mine || !theirs || mine.kind !== theirs.kind || base.kind !== mine.kind) return null;
	const value = mergeValues(
		base.value as Record<string, unknown>,
		mine.value as Record<string, unknown>,
		theirs.value as Record<string, unknown>,
	);
	return value && { object: { kind: theirs.kind, value } as PlanObject };
}

type Values = Readonly<Record<string, unknown>>;

function mergeValues(base: Values, mine: Values, theirs: Values): Record<string, unknown> | null {
	const merged: Record<string, unknown> = { ...theirs };
	const names = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
	const groups = [...TOGETHER.filter((group) => group.every((name) => names.has(name)))];
	const grouped = new Set(groups.flat());
	for (const name of names) if (!grouped.has(name)) groups.push([name]);
	for (const group of groups) {
		const isMine = group.some((name) => !isSame(base[name], mine[name]));
		if (!isMine) continue;
		const isTheirs = group.some((name) => !isSame(base[name], theirs[name]));
		if (isTheirs && !group.every((name) => isSame(mine[name], theirs[name]))) return null;
		for (const name of group) {
			if (mine[name] === undefined) delete merged[name];
			else merged[name] = mine[name];
		}
	}
	return merged;
}

/** Whether two values of JSON say the same, whatever the order of their fields; what is undefined is not there. */
export function isSame(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const [first, second] = [one as Values, other as Values];
	const names = new Set([...Object.keys(first), ...Object.keys(second)]);
	return [...names].every((name) => isSame(first[name], second[name]));
}
