import type { BoothDraft } from "./BoothDraft.ts";

/** Where in a draft: `["exhibits", "poster-1", "title", "en"]`. A slot's name may have dots, so it is no string. */
export type DraftPath = readonly string[];

/** A field that reads differently; undefined where it is not there. */
export interface DraftDifference {
	readonly path: DraftPath;
	readonly before: unknown;
	readonly after: unknown;
}

/** Field by field, in the order of the draft. An exhibit of another kind differs as a whole. */
export function draftDifferences(before: BoothDraft, after: BoothDraft): DraftDifference[] {
	const found: DraftDifference[] = [];
	compare(before, after, [], found);
	return found;
}

function compare(before: unknown, after: unknown, path: DraftPath, found: DraftDifference[]): void {
	if (isSame(before, after)) return;
	if (!isAlike(before, after)) {
		found.push({ path, before, after });
		return;
	}
	const [was, is] = [before as Fields, after as Fields];
	for (const key of keysOf(was, is)) compare(was[key], is[key], [...path, key], found);
}

/** Two people's changes of one draft, put together. */
export interface DraftMerge {
	/** Where both changed a field, as `mine` has it. */
	readonly draft: BoothDraft;
	/** Fields that both changed, each otherwise. */
	readonly conflicts: readonly DraftConflict[];
	/** Fields that only the other changed. */
	readonly taken: readonly DraftPath[];
}

export interface DraftConflict {
	readonly path: DraftPath;
	readonly base: unknown;
	readonly mine: unknown;
	readonly theirs: unknown;
}

/** What became of `base` in two hands: a field that one of them changed is as they have it. */
export function mergeDrafts(base: BoothDraft, mine: BoothDraft, theirs: BoothDraft): DraftMerge {
	const conflicts: DraftConflict[] = [];
	const draft = merge(base, mine, theirs, [], conflicts) as BoothDraft;
	return { draft, conflicts, taken: draftDifferences(mine, draft).map(({ path }) => path) };
}

function merge(base: unknown, mine: unknown, theirs: unknown, path: DraftPath, conflicts: DraftConflict[]): unknown {
	if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
	if (isSame(base, mine)) return theirs;
	if (!isAlike(mine, theirs) || !(base === undefined || isAlike(base, mine))) {
		conflicts.push({ path, base, mine, theirs });
		return mine;
	}
	const [from, own, other] = [(base ?? {}) as Fields, mine as Fields, theirs as Fields];
	const entries = keysOf(own, other).map(
		(key) => [key, merge(from[key], own[key], other[key], [...path, key], conflicts)] as const,
	);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The draft with one field as it is told here; undefined takes it away. */
export function withField(draft: BoothDraft, path: DraftPath, value: unknown): BoothDraft {
	return put(draft, path, value) as BoothDraft;
}

function put(whole: unknown, [key, ...rest]: DraftPath, value: unknown): unknown {
	if (key === undefined) return value;
	const fields = isFields(whole) ? whole : {};
	const inner = put(fields[key], rest, value);
	if (inner !== undefined) return { ...fields, [key]: inner };
	const { [key]: _gone, ...left } = fields;
	return left;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether two values are compared field by field: an image is no film whose fields happen to differ. */
function isAlike(a: unknown, b: unknown): boolean {
	return isFields(a) && isFields(b) && a.kind === b.kind;
}

function keysOf(a: Fields, b: Fields): string[] {
	return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/** By what they say: the order of fields means nothing, a field that is undefined is none. */
export function isSame(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (Array.isArray(a) || Array.isArray(b)) {
		return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => isSame(one, b[i]));
	}
	return isFields(a) && isFields(b) && keysOf(a, b).every((key) => isSame(a[key], b[key]));
}
