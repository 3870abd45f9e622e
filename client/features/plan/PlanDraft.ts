import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { isSame, mergePlanObject } from "#shared/features/plan/mergePlanObject.ts";
import type { PlanEdit, PlanEntry, PlanObject } from "#shared/features/plan/PlanObject.ts";
import { type Plan, type StaleEdit, staleEdit } from "#shared/features/plan/planEndpoints.ts";

/** A thing as this page shows it: as it was kept, with what was changed here since. */
export interface DraftThing {
	readonly objectId: string;
	readonly hallId: string | null;
	readonly object: PlanObject;
	readonly position: number;
}

/** What somebody wants of a thing; `object` null takes it away. */
export interface PlanChange {
	readonly objectId: string;
	readonly hallId: string | null;
	readonly object: PlanObject | null;
}

/** Two people changed the same about one thing. Theirs is kept and shown; mine waits for a decision. */
export interface PlanConflict {
	readonly objectId: string;
	readonly hallId: string | null;
	readonly base: PlanObject | null;
	readonly mine: PlanObject | null;
	/** Null where they took it away. */
	readonly theirs: PlanObject | null;
	readonly changedBy: string;
}

export interface PlanDraftState {
	readonly things: ReadonlyMap<string, DraftThing>;
	/** `waiting`: the server cannot be reached; it is tried again by itself. */
	readonly saving: "kept" | "saving" | "waiting";
	readonly conflicts: readonly PlanConflict[];
	readonly canUndo: boolean;
	readonly canRedo: boolean;
}

export interface PlanDraftOptions {
	readonly send: (
		edits: readonly PlanEdit[],
	) => Promise<{ readonly revision: number; readonly entries: readonly PlanEntry[] }>;
	/** Told why the server would not keep something; it is taken back here. */
	readonly onRefused: (error: Error) => void;
	/** Told how many of an undone step's things were left, because somebody changed them since. */
	readonly onSkipped: (things: number) => void;
	/** Before the server is tried again. */
	readonly wait: () => Promise<void>;
}

/** What is wanted of a thing, and what it was based on. */
interface Wanted {
	readonly hallId: string | null;
	readonly object: PlanObject | null;
	readonly base: number;
	readonly baseObject: PlanObject | null;
}

interface HistoryChange {
	readonly objectId: string;
	readonly hallId: string | null;
	readonly before: PlanObject | null;
	readonly after: PlanObject | null;
}

interface HistoryStep {
	readonly changes: readonly HistoryChange[];
	/** Steps of one name that follow each other are undone as one: a thing nudged ten times. */
	readonly name: string | undefined;
}

const HISTORY_LENGTH = 200;

/**
 * The plan as one organizer edits it while others do. What is changed is shown at once and sent in order, each thing
 * with the revision it was based on. What comes back stale is merged where both changed different things; where they
 * changed the same, theirs is shown, and mine is kept as a conflict until somebody decides.
 */
export class PlanDraft {
	readonly state: StoreApi<PlanDraftState>;
	readonly #options: PlanDraftOptions;
	/** As the server has it. */
	readonly #kept = new Map<string, PlanEntry>();
	/** On its way. */
	#sent = new Map<string, Wanted>();
	/** Waits for what is on its way. */
	readonly #wanted = new Map<string, Wanted>();
	readonly #conflicts = new Map<string, PlanConflict>();
	#undo: HistoryStep[] = [];
	#redo: HistoryStep[] = [];
	/** Of the latest thing that is known: readings from before it are late. */
	#revision = 0;
	#isWaiting = false;
	#newest = 1_000_000;

	constructor(options: PlanDraftOptions) {
		this.#options = options;
		this.state = createStore<PlanDraftState>(() => ({
			things: new Map(),
			saving: "kept",
			conflicts: [],
			canUndo: false,
			canRedo: false,
		}));
	}

	/** What the server has, all of it or what changed since the last reading. */
	receive(plan: Plan, after: number): void {
		// Read before what was kept last: it says of that that it is not so. A later one is on its way.
		if (plan.revision < this.#revision) return;
		if (after === 0) {
			const here = new Set(plan.entries.map(({ objectId }) => objectId));
			for (const objectId of [...this.#kept.keys()]) if (!here.has(objectId)) this.#learn(objectId, null, "");
		}
		for (const entry of plan.entries) this.#learn(entry.objectId, entry, entry.changedBy);
		for (const objectId of plan.gone) this.#learn(objectId, null, "");
		this.#revision = plan.revision;
		this.#show();
	}

	/** Does something, so that it can be undone; `name` joins it to the step before of the same name. */
	change(changes: readonly PlanChange[], name?: string): void {
		const steps = changes
			.map(({ objectId, hallId, object }) => ({ objectId, hallId, before: this.#current(objectId), after: object }))
			.filter(({ before, after }) => !isSame(before, after));
		if (steps.length === 0) return;
		const last = this.#undo.at(-1);
		if (name !== undefined && last?.name === name) {
			this.#undo[this.#undo.length - 1] = { name, changes: joined(last.changes, steps) };
		} else {
			this.#undo = [...this.#undo.slice(-HISTORY_LENGTH + 1), { name, changes: steps }];
		}
		this.#redo = [];
		this.#want(steps);
	}

	undo(): void {
		const step = this.#undo.pop();
		if (step) this.#redo.push(this.#turnBack(step));
		this.#show();
	}

	redo(): void {
		const step = this.#redo.pop();
		if (step) this.#undo.push(this.#turnBack(step));
		this.#show();
	}

	/** Ends a conflict: mine is sent again on top of theirs, or dropped. */
	resolve(objectId: string, whose: "mine" | "theirs"): void {
		const conflict = this.#conflicts.get(objectId);
		if (!conflict) return;
		this.#conflicts.delete(objectId);
		const { hallId, mine } = conflict;
		if (whose === "mine") {
			this.#want([{ objectId, hallId, before: this.#current(objectId), after: mine }]);
		}
		this.#show();
	}

	/** What was there before comes back, as far as nobody changed the same since. Returns the step the other way. */
	#turnBack(step: HistoryStep): HistoryStep {
		const turned = step.changes.flatMap(({ objectId, hallId, before, after }): HistoryChange[] => {
			const now = this.#current(objectId);
			const merged = mergePlanObject(after, before, now);
			return merged ? [{ objectId, hallId, before: now, after: merged.object }] : [];
		});
		const skipped = step.changes.length - turned.length;
		if (skipped > 0) this.#options.onSkipped(skipped);
		this.#want(turned.filter(({ before, after }) => !isSame(before, after)));
		return { name: undefined, changes: turned };
	}

	#current(objectId: string): PlanObject | null {
		const wanted = this.#wanted.get(objectId) ?? this.#sent.get(objectId);
		return wanted ? wanted.object : (this.#kept.get(objectId)?.object ?? null);
	}

	#want(changes: readonly HistoryChange[]): void {
		for (const { objectId, hallId, after } of changes) {
			const before = this.#wanted.get(objectId);
			const kept = this.#kept.get(objectId);
			this.#wanted.set(objectId, {
				hallId,
				object: after,
				base: before?.base ?? kept?.revision ?? 0,
				baseObject: before ? before.baseObject : (kept?.object ?? null),
			});
		}
		this.#show();
		void this.#flush();
	}

	async #flush(): Promise<void> {
		if (this.#sent.size > 0 || this.#isWaiting) return;
		for (const [objectId, { object, baseObject }] of this.#wanted) {
			if (isSame(object, baseObject)) this.#wanted.delete(objectId);
		}
		if (this.#wanted.size === 0) return this.#show();
		this.#sent = new Map(this.#wanted);
		this.#wanted.clear();
		this.#show();
		try {
			const { revision, entries } = await this.#options.send(
				[...this.#sent].map(([objectId, { hallId, object, base }]) => ({ objectId, hallId, base, object })),
			);
			this.#settle(revision, entries);
		} catch (error) {
			await this.#recover(error as Error);
		}
		this.#show();
		void this.#flush();
	}

	#settle(revision: number, entries: readonly PlanEntry[]): void {
		const sent = this.#sent;
		this.#revision = Math.max(this.#revision, revision);
		this.#sent = new Map();
		for (const entry of entries) {
			const later = this.#kept.get(entry.objectId);
			// Somebody's next change may have been heard of before the answer to this one.
			if (!later || later.revision < entry.revision) this.#kept.set(entry.objectId, entry);
			this.#rebaseOn(entry.objectId, entry);
		}
		for (const [objectId, { object }] of sent) {
			if (object !== null) continue;
			this.#kept.delete(objectId);
			this.#rebaseOn(objectId, null);
		}
	}

	/** What was changed here while the last change was on its way is based on that one now. */
	#rebaseOn(objectId: string, entry: PlanEntry | null): void {
		const wanted = this.#wanted.get(objectId);
		if (!wanted) return;
		this.#wanted.set(objectId, { ...wanted, base: entry?.revision ?? 0, baseObject: entry?.object ?? null });
	}

	async #recover(error: Error): Promise<void> {
		const sent = this.#sent;
		this.#sent = new Map();
		const reason = error instanceof RequestRefused ? error.reason : "failed";
		if (reason === "offline" || reason === "busy") {
			this.#putBack(sent);
			this.#isWaiting = true;
			this.#show();
			await this.#options.wait();
			this.#isWaiting = false;
			return;
		}
		if (reason === "revision-stale") {
			this.#putBack(sent);
			for (const { objectId, entry, changedBy } of staleOf(error)) this.#learn(objectId, entry, changedBy);
			return;
		}
		this.#options.onRefused(error);
	}

	#putBack(sent: ReadonlyMap<string, Wanted>): void {
		for (const [objectId, wanted] of sent) {
			const newer = this.#wanted.get(objectId);
			this.#wanted.set(objectId, newer ? { ...newer, base: wanted.base, baseObject: wanted.baseObject } : wanted);
		}
	}

	/** Somebody's change. What was wanted of the thing here is carried over, or becomes a conflict. */
	#learn(objectId: string, entry: PlanEntry | null, changedBy: string): void {
		const known = this.#kept.get(objectId);
		if (entry && known && known.revision > entry.revision) return;
		if (entry) this.#kept.set(objectId, entry);
		else this.#kept.delete(objectId);
		const wanted = this.#wanted.get(objectId);
		if (!wanted || (entry?.revision ?? 0) === wanted.base) return;
		const theirs = entry?.object ?? null;
		const sent = this.#sent.get(objectId);
		// One's own change, heard of before the answer to it.
		if (sent && isSame(sent.object, theirs)) return this.#rebaseOn(objectId, entry);
		const merged = mergePlanObject(wanted.baseObject, wanted.object, theirs);
		if (merged) {
			this.#wanted.set(objectId, { ...wanted, object: merged.object, base: entry?.revision ?? 0, baseObject: theirs });
			return;
		}
		this.#wanted.delete(objectId);
		this.#conflicts.set(objectId, {
			objectId,
			hallId: wanted.hallId,
			base: wanted.baseObject,
			mine: wanted.object,
			theirs,
			changedBy,
		});
	}

	#show(): void {
		const before = this.state.getState().things;
		const things = new Map<string, DraftThing>();
		const put = (objectId: string, hallId: string | null, object: PlanObject, position: number) => {
			const shown = before.get(objectId);
			// The same thing stays the same object: what draws it need not draw it again.
			const isAsShown = shown?.hallId === hallId && shown.position === position && shown.object === object;
			things.set(objectId, isAsShown ? shown : { objectId, hallId, object, position });
		};
		for (const [objectId, { hallId, object, position }] of this.#kept) put(objectId, hallId, object, position);
		for (const wanted of [this.#sent, this.#wanted]) {
			for (const [objectId, { hallId, object }] of wanted) {
				if (object === null) things.delete(objectId);
				else {
					const position = this.#kept.get(objectId)?.position ?? before.get(objectId)?.position ?? this.#newest++;
					put(objectId, hallId, object, position);
				}
			}
		}
		// With a hall goes what stands in it.
		const halls = new Set(
			[...things.values()].flatMap(({ object, hallId }) => (object.kind === "hall" ? [hallId] : [])),
		);
		for (const { objectId, hallId } of [...things.values()]) {
			if (hallId !== null && !halls.has(hallId)) things.delete(objectId);
		}
		const isSaving = this.#sent.size > 0 || this.#wanted.size > 0;
		this.state.setState({
			things,
			saving: this.#isWaiting ? "waiting" : isSaving ? "saving" : "kept",
			conflicts: [...this.#conflicts.values()],
			canUndo: this.#undo.length > 0,
			canRedo: this.#redo.length > 0,
		});
	}
}

function joined(earlier: readonly HistoryChange[], later: readonly HistoryChange[]): readonly HistoryChange[] {
	const byId = new Map(earlier.map((change) => [change.objectId, change]));
	for (const change of later) {
		byId.set(change.objectId, { ...change, before: byId.get(change.objectId)?.before ?? change.before });
	}
	return [...byId.values()];
}

function staleOf(error: Error): readonly StaleEdit[] {
	const details = (error as RequestRefused).details as { stale?: unknown[] } | undefined;
	return (details?.stale ?? []).flatMap((one) => {
		const stale = staleEdit.safeParse(one);
		return stale.success ? [stale.data] : [];
	});
}
