import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { PlanDraft } from "#client/features/plan/PlanDraft.ts";
import { isSame, mergePlanObject } from "#shared/features/plan/mergePlanObject.ts";
import type { PlanEdit, PlanEntry, PlanObject } from "#shared/features/plan/PlanObject.ts";

/** As the server keeps a plan, for several consoles: all of the edits or none, and a stale one told. */
class KeptPlan {
	readonly entries = new Map<string, PlanEntry>();
	revision = 1;

	constructor(things: Readonly<Record<string, PlanObject>>) {
		for (const [objectId, object] of Object.entries(things)) this.put(objectId, object, "import");
	}

	put(objectId: string, object: PlanObject | null, changedBy: string, revision = ++this.revision): void {
		if (object === null) this.entries.delete(objectId);
		else {
			const position = this.entries.get(objectId)?.position ?? this.entries.size;
			this.entries.set(objectId, { objectId, hallId: "h", object, position, revision, changedAtMs: 0, changedBy });
		}
	}

	edit(edits: readonly PlanEdit[], by: string) {
		const stale = edits
			.filter(({ objectId, base }) => (this.entries.get(objectId)?.revision ?? 0) !== base)
			.map(({ objectId }) => {
				const entry = this.entries.get(objectId) ?? null;
				return { objectId, entry, changedBy: entry?.changedBy ?? "" };
			});
		if (stale.length > 0) throw new RequestRefused("edit", { reason: "revision-stale", details: { stale } });
		const revision = ++this.revision;
		for (const { objectId, object } of edits) this.put(objectId, object, by, revision);
		return { revision, entries: edits.flatMap(({ objectId }) => this.entries.get(objectId) ?? []) };
	}

	read() {
		return { revision: this.revision, entries: [...this.entries.values()], gone: [] };
	}
}

const HALL: PlanObject = {
	kind: "hall",
	value: {
		id: "h",
		name: { "zh-CN": "厅", en: "Hall" },
		size: { width: 30, depth: 20, height: 6 },
		arrival: { x: 0, z: 8, radius: 1.5, heading: 0 },
		capacity: 100,
	},
};

function at(x: number, z = 0, number = "A1"): PlanObject {
	return { kind: "booth", value: { boothId: "one", number, x, z, rotation: 0 } };
}

function open(kept: KeptPlan, by = "me") {
	const refused: string[] = [];
	let skipped = 0;
	const gate = { isClosed: false, isOffline: false, waits: [] as (() => void)[] };
	const draft = new PlanDraft({
		send: async (edits) => {
			if (gate.isClosed) await new Promise<void>((resolve) => gate.waits.push(resolve));
			if (gate.isOffline) throw new RequestRefused("edit", { reason: "offline" });
			return kept.edit(edits, by);
		},
		onRefused: (error) => refused.push((error as RequestRefused).reason),
		onSkipped: (things) => {
			skipped += things;
		},
		wait: async () => {
			gate.isOffline = false;
		},
	});
	draft.receive(kept.read(), 0);
	return {
		draft,
		gate,
		refused,
		get skipped() {
			return skipped;
		},
		change: (objectId: string, object: PlanObject | null, name?: string) =>
			draft.change([{ objectId, hallId: "h", object }], name),
		shown: (objectId: string) => draft.state.getState().things.get(objectId)?.object,
		settled: async () => {
			for (let turn = 0; turn < 50; turn++) await Promise.resolve();
		},
	};
}

const keptPlan = () => new KeptPlan({ "hall:h": HALL, booth1: at(0), booth2: at(5, 0, "A2") });

describe("alone", () => {
	it("[PLAN5] what is changed is shown at once, and kept", async () => {
		const kept = keptPlan();
		const { change, shown, settled, draft } = open(kept);
		change("booth1", at(3));
		expect(shown("booth1")).toEqual(at(3));
		expect(draft.state.getState().saving).toBe("saving");
		await settled();
		expect(kept.entries.get("booth1")?.object).toEqual(at(3));
		expect(draft.state.getState().saving).toBe("kept");
	});

	it("[PLAN5] changes made while one is on its way follow it, joined", async () => {
		const kept = keptPlan();
		const { change, shown, settled, gate } = open(kept);
		gate.isClosed = true;
		change("booth1", at(1));
		change("booth1", at(2));
		change("booth1", at(3));
		gate.isClosed = false;
		for (const go of gate.waits) go();
		await settled();
		expect(shown("booth1")).toEqual(at(3));
		expect(kept.entries.get("booth1")?.object).toEqual(at(3));
		expect(kept.revision).toBe(6);
	});

	it("[PLAN5] without a connection nothing is lost: it goes out afterwards", async () => {
		const kept = keptPlan();
		const { change, settled, gate } = open(kept);
		gate.isOffline = true;
		change("booth1", at(7));
		await settled();
		expect(kept.entries.get("booth1")?.object).toEqual(at(7));
	});

	it("[PLAN6] undo and redo go back and forth, over making and removing too", async () => {
		const kept = keptPlan();
		const { draft, change, shown, settled } = open(kept);
		change("booth1", at(3));
		change("booth2", null);
		change("booth3", at(9));
		draft.undo();
		draft.undo();
		draft.undo();
		await settled();
		expect([shown("booth1"), shown("booth2"), shown("booth3")]).toEqual([at(0), at(5, 0, "A2"), undefined]);
		expect(draft.state.getState().canUndo).toBe(false);
		draft.redo();
		draft.redo();
		draft.redo();
		await settled();
		expect([shown("booth1"), shown("booth2"), shown("booth3")]).toEqual([at(3), undefined, at(9)]);
		expect(kept.entries.has("booth2")).toBe(false);
	});

	it("[PLAN6] steps of one name that follow each other are undone as one", () => {
		const { draft, change, shown } = open(keptPlan());
		change("booth1", at(1), "nudge");
		change("booth1", at(2), "nudge");
		draft.undo();
		expect(shown("booth1")).toEqual(at(0));
	});
});

describe("with somebody else", () => {
	it("[PLAN7] what others change is shown, and what I change meanwhile about the same thing stays if it is something else", async () => {
		const kept = keptPlan();
		const { change, shown, settled, draft, gate } = open(kept);
		gate.isClosed = true;
		kept.put("booth1", at(0, 0, "B7"), "Li");
		change("booth1", at(4));
		gate.isClosed = false;
		for (const go of gate.waits) go();
		await settled();
		expect(shown("booth1")).toEqual(at(4, 0, "B7"));
		expect(kept.entries.get("booth1")?.object).toEqual(at(4, 0, "B7"));
		expect(draft.state.getState().conflicts).toEqual([]);
	});

	it("[PLAN7] where both moved it, theirs is shown and mine waits for a decision; the rest of mine is kept", async () => {
		const kept = keptPlan();
		const { draft, shown, settled } = open(kept);
		kept.put("booth1", at(8), "Li");
		draft.change([
			{ objectId: "booth1", hallId: "h", object: at(4) },
			{ objectId: "booth2", hallId: "h", object: at(6, 0, "A2") },
		]);
		await settled();
		expect(shown("booth1")).toEqual(at(8));
		expect(kept.entries.get("booth2")?.object).toEqual(at(6, 0, "A2"));
		expect(draft.state.getState().conflicts).toMatchObject([
			{ objectId: "booth1", mine: at(4), theirs: at(8), changedBy: "Li" },
		]);
		draft.resolve("booth1", "mine");
		await settled();
		expect(kept.entries.get("booth1")?.object).toEqual(at(4));
		expect(draft.state.getState().conflicts).toEqual([]);
	});

	it("[PLAN7] dropped, mine is gone and theirs stays", async () => {
		const kept = keptPlan();
		const { draft, change, shown, settled } = open(kept);
		kept.put("booth1", null, "Li");
		change("booth1", at(4));
		await settled();
		expect(shown("booth1")).toBeUndefined();
		draft.resolve("booth1", "theirs");
		await settled();
		expect(kept.entries.has("booth1")).toBe(false);
	});

	it("[PLAN6] undo leaves what somebody changed since, and says so", async () => {
		const kept = keptPlan();
		const console = open(kept);
		console.change("booth1", at(3));
		await console.settled();
		kept.put("booth1", at(9), "Li");
		console.draft.receive(kept.read(), 0);
		console.draft.undo();
		expect(console.shown("booth1")).toEqual(at(9));
		expect(console.skipped).toBe(1);
	});

	it("[PLAN7] a reading from before my last change takes nothing back", async () => {
		const kept = keptPlan();
		const { draft, change, shown, settled } = open(kept);
		const old = kept.read();
		change("booth3", at(3));
		await settled();
		draft.receive(old, 0);
		expect(shown("booth3")).toEqual(at(3));
	});

	it("[PLAN7] my own change, heard of before its answer, is no conflict with what I did next", async () => {
		const kept = keptPlan();
		let answer = () => {};
		const draft = new PlanDraft({
			send: async (edits) => {
				const reply = kept.edit(edits, "me");
				await new Promise<void>((resolve) => {
					answer = resolve;
				});
				return reply;
			},
			onRefused: () => {},
			onSkipped: () => {},
			wait: async () => {},
		});
		draft.receive(kept.read(), 0);
		draft.change([{ objectId: "booth1", hallId: "h", object: at(1) }]);
		draft.change([{ objectId: "booth1", hallId: "h", object: at(2) }]);
		draft.receive(kept.read(), 0);
		answer();
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
		answer();
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
		expect(draft.state.getState().conflicts).toEqual([]);
		expect(kept.entries.get("booth1")?.object).toEqual(at(2));
	});

	it("[PLAN7] whatever two of them do, both end with what is kept, or with a conflict that says what is not", async () => {
		const step = fc.record({
			who: fc.constantFrom(0, 1),
			what: fc.constantFrom("booth1", "booth2", "booth3"),
			x: fc.integer({ min: -3, max: 3 }),
			number: fc.constantFrom("A1", "B2"),
			does: fc.constantFrom("put", "put", "put", "remove", "undo", "read"),
			settles: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
				const kept = keptPlan();
				const two = [open(kept, "one"), open(kept, "two")];
				for (const { who, what, x, number, does, settles } of steps) {
					const console = two[who]!;
					if (does === "put") console.change(what, at(x, 0, number));
					if (does === "remove") console.change(what, null);
					if (does === "undo") console.draft.undo();
					if (does === "read") console.draft.receive(kept.read(), 0);
					if (settles) await console.settled();
				}
				for (const { settled } of two) await settled();
				for (const { draft, refused } of two) {
					draft.receive(kept.read(), 0);
					expect(refused).toEqual([]);
					const { things, saving } = draft.state.getState();
					expect(saving).toBe("kept");
					expect(new Map([...things].map(([id, { object }]) => [id, object]))).toEqual(
						new Map([...kept.entries].map(([id, { object }]) => [id, object])),
					);
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe("two changes as one", () => {
	it("[PLAN7] who changed nothing changes nothing", () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (x, z) => {
				expect(mergePlanObject(at(0), at(0), at(x, z))).toEqual({ object: at(x, z) });
				expect(mergePlanObject(at(0), at(x, z), at(0))).toEqual({ object: at(x, z) });
				expect(mergePlanObject(null, at(x), at(x))).toEqual({ object: at(x) });
			}),
		);
	});

	it("[PLAN7] a place is one thing: moved across by one and along by the other is a conflict", () => {
		expect(mergePlanObject(at(0, 0), at(1, 0), at(0, 1))).toBeNull();
		expect(mergePlanObject(at(0), at(1), null)).toBeNull();
	});

	it("[PLAN7] the order of fields says nothing", () => {
		expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
		expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
		expect(isSame([1], { 0: 1 })).toBe(false);
	});
});
