import * as z from "zod/mini";
import { isSame, mergePlanObject } from "#shared/features/plan/mergePlanObject.ts";
import { type PlanEdit, type PlanEntry, type PlanObject, planObject } from "#shared/features/plan/PlanObject.ts";

/** What was typed and is not saved, with what it was based on. */
export interface UnsavedChange {
	readonly base: number;
	readonly baseObject: PlanObject;
	readonly object: PlanObject;
}

/** By object id. */
export type UnsavedChanges = Readonly<Record<string, UnsavedChange>>;

/** Both changed the same of one thing: theirs is kept on the server, mine in this browser. */
export interface SettingsConflict {
	readonly objectId: string;
	readonly entry: PlanEntry;
	readonly mine: PlanObject;
	/** Names of the settings that both changed. */
	readonly fields: readonly string[];
}

/**
 * Lays what was typed here over what is kept now. Where somebody saved meanwhile, what only they changed is taken over
 * silently; where both changed the same, it is a conflict.
 */
export function layOver(
	entries: readonly PlanEntry[],
	unsaved: UnsavedChanges,
): { readonly unsaved: UnsavedChanges; readonly conflicts: readonly SettingsConflict[] } {
	const kept: Record<string, UnsavedChange> = {};
	const conflicts: SettingsConflict[] = [];
	for (const entry of entries) {
		const mine = unsaved[entry.objectId];
		if (!mine || isSame(mine.object, entry.object)) continue;
		if (mine.base === entry.revision) {
			kept[entry.objectId] = mine;
			continue;
		}
		const merged = mergePlanObject(mine.baseObject, mine.object, entry.object);
		if (merged?.object) {
			if (!isSame(merged.object, entry.object)) {
				kept[entry.objectId] = { base: entry.revision, baseObject: entry.object, object: merged.object };
			}
			continue;
		}
		kept[entry.objectId] = mine;
		conflicts.push({ objectId: entry.objectId, entry, mine: mine.object, fields: changedByBoth(mine, entry.object) });
	}
	return { unsaved: kept, conflicts };
}

function changedByBoth({ baseObject, object }: UnsavedChange, theirs: PlanObject): string[] {
	const [base, mine, now] = [baseObject.value, object.value, theirs.value] as Readonly<Record<string, unknown>>[];
	return Object.keys({ ...base, ...mine, ...now }).filter(
		(field) => !isSame(base![field], mine![field]) && !isSame(base![field], now![field]),
	);
}

/** The change with one thing set; gone where it is again as it is kept. */
export function withChange(unsaved: UnsavedChanges, entry: PlanEntry, object: PlanObject): UnsavedChanges {
	const { [entry.objectId]: before, ...others } = unsaved;
	const base = before ?? { base: entry.revision, baseObject: entry.object };
	if (isSame(object, base.baseObject)) return others;
	return { ...others, [entry.objectId]: { base: base.base, baseObject: base.baseObject, object } };
}

/** What is left once something was saved: what was typed since is based on that now. */
export function afterSaving(unsaved: UnsavedChanges, saved: readonly PlanEntry[]): UnsavedChanges {
	const left: Record<string, UnsavedChange> = { ...unsaved };
	for (const { objectId, object, revision } of saved) {
		const mine = left[objectId];
		if (!mine) continue;
		if (isSame(mine.object, object)) delete left[objectId];
		else left[objectId] = { base: revision, baseObject: object, object: mine.object };
	}
	return left;
}

export function editsOf(entries: readonly PlanEntry[], unsaved: UnsavedChanges): PlanEdit[] {
	return entries.flatMap(({ objectId, hallId }): PlanEdit[] => {
		const change = unsaved[objectId];
		return change ? [{ objectId, hallId, base: change.base, object: change.object }] : [];
	});
}

/** How many settings differ from what is kept. */
export function countChanges(unsaved: UnsavedChanges): number {
	return Object.values(unsaved).reduce((count, { baseObject, object }) => {
		const [base, mine] = [baseObject.value, object.value] as Readonly<Record<string, unknown>>[];
		return count + Object.keys({ ...base, ...mine }).filter((field) => !isSame(base![field], mine![field])).length;
	}, 0);
}

/** Which texts or numbers a thing may not have: paths as `title.en`. */
export function faultsOf(object: PlanObject): ReadonlySet<string> {
	const parsed = planObject.safeParse(object);
	if (parsed.success) return new Set();
	return new Set(parsed.error.issues.map(({ path }) => path.slice(1).join(".")));
}

/** As a tab's storage keeps it; the server checks what is in it when it is saved. */
export const keptChanges = z.record(
	z.string(),
	z.object({
		base: z.number(),
		baseObject: z.custom<PlanObject>((value) => typeof value === "object" && value !== null && "kind" in value),
		object: z.custom<PlanObject>((value) => typeof value === "object" && value !== null && "kind" in value),
	}),
);
