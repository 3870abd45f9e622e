import { describe, expect, it } from "vitest";
import { EventStore } from "#server/features/event/EventStore.ts";
import { PlanStore } from "#server/features/plan/PlanStore.ts";
import { composeEvent } from "#shared/features/event/EventSnapshot.ts";
import type { PlanEdit, PlanEntry } from "#shared/features/plan/PlanObject.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";
import { SMALL_EVENT, smallEvent } from "../event/smallEvent.ts";

onEveryDatabase((queries) => {
	async function open(): Promise<{ plans: PlanStore; entry: (id: string) => Promise<PlanEntry> }> {
		await new EventStore(queries()).create(smallEvent());
		const plans = new PlanStore(queries());
		const entry = async (id: string) => (await plans.read("fair"))!.entries.find(({ objectId }) => objectId === id)!;
		return { plans, entry };
	}
	const moved = (entry: PlanEntry, x: number): PlanEdit => {
		if (entry.object.kind !== "booth") throw new Error("no booth");
		const { objectId, hallId, revision } = entry;
		return { objectId, hallId, base: revision, object: { kind: "booth", value: { ...entry.object.value, x } } };
	};

	describe("a plan", () => {
		it("[DRAFT1] is what the event was made of, in its order", async () => {
			const { plans } = await open();
			expect(composeEvent((await plans.read("fair"))!.entries)).toEqual(SMALL_EVENT);
			expect(await plans.read("nowhere")).toBeUndefined();
		});

		it("[DRAFT2] two edits of different things both hold; of the same thing the second is told what changed", async () => {
			const { plans, entry } = await open();
			const [robots, chips] = [await entry("booth-1-1"), await entry("booth-1-2")];
			expect(await plans.edit("fair", [moved(robots, 1)], "Ada", 5)).toMatchObject({ status: "kept", revision: 2 });
			expect(await plans.edit("fair", [moved(chips, 2)], "Bo", 6)).toMatchObject({ status: "kept", revision: 3 });
			const late = await plans.edit("fair", [moved(robots, 3)], "Bo", 7);
			expect(late).toMatchObject({
				status: "stale",
				stale: [{ objectId: "booth-1-1", changedBy: "Ada", entry: { revision: 2, object: { value: { x: 1 } } } }],
			});
			expect((await entry("booth-1-1")).object.value).toMatchObject({ x: 1 });
		});

		it("[DRAFT3] one stale edit of many lets none of them through, and uses up no revision", async () => {
			const { plans, entry } = await open();
			const [robots, chips] = [await entry("booth-1-1"), await entry("booth-1-2")];
			await plans.edit("fair", [moved(chips, 2)], "Ada", 5);
			const both = await plans.edit("fair", [moved(robots, 9), moved(chips, 9)], "Bo", 6);
			expect(both).toMatchObject({ status: "stale", stale: [{ objectId: "booth-1-2" }] });
			expect((await entry("booth-1-1")).object.value).toMatchObject({ x: -8 });
			expect((await plans.read("fair"))?.revision).toBe(2);
		});

		it("[DRAFT3] of many edits of one thing at once exactly one holds", async () => {
			const { plans, entry } = await open();
			const robots = await entry("booth-1-1");
			const outcomes = await Promise.all([1, 2, 3, 4, 5].map((x) => plans.edit("fair", [moved(robots, x)], "Ada", x)));
			expect(outcomes.filter(({ status }) => status === "kept")).toHaveLength(1);
			expect(outcomes.filter(({ status }) => status === "stale")).toHaveLength(4);
		});

		it("[DRAFT4] what came after a revision is told, what was taken away too", async () => {
			const { plans, entry } = await open();
			const [robots, bench] = [await entry("booth-1-1"), await entry("furniture-1-1")];
			await plans.edit("fair", [moved(robots, 1)], "Ada", 5);
			await plans.edit("fair", [{ ...bench, base: bench.revision, object: null }], "Ada", 6);
			const since = (await plans.read("fair", 1))!;
			expect(since.entries.map(({ objectId }) => objectId)).toEqual(["booth-1-1"]);
			expect(since.gone).toEqual(["furniture-1-1"]);
			expect((await plans.read("fair", 3))!).toEqual({ revision: 3, entries: [], gone: [] });
		});

		it("[DRAFT5] what was taken away is stale for whoever changes it, and can be brought back under its id", async () => {
			const { plans, entry } = await open();
			const bench = await entry("furniture-1-1");
			const { objectId, hallId, object } = bench;
			await plans.edit("fair", [{ objectId, hallId, base: 1, object: null }], "Ada", 5);
			expect(await plans.edit("fair", [{ objectId, hallId, base: 1, object }], "Bo", 6)).toMatchObject({
				status: "stale",
				stale: [{ objectId, entry: null, changedBy: "Ada" }],
			});
			expect(await plans.edit("fair", [{ objectId, hallId, base: 0, object }], "Bo", 7)).toMatchObject({
				status: "kept",
				entries: [{ objectId, revision: 3 }],
			});
			expect(composeEvent((await plans.read("fair"))!.entries)).toEqual(SMALL_EVENT);
		});

		it("[DRAFT6] a hall goes with what stands in it, the last one stays; nothing stands nowhere", async () => {
			const { plans, entry } = await open();
			const remove = async (hallId: string) => {
				const { objectId, revision } = await entry(`hall:${hallId}`);
				return plans.edit("fair", [{ objectId, hallId, base: revision, object: null }], "Ada", 5);
			};
			await remove("second");
			expect(composeEvent((await plans.read("fair"))!.entries).halls.map(({ id }) => id)).toEqual(["main"]);
			expect((await plans.read("fair", 1))!.gone).toContain("booth-2-1");
			expect(await remove("main")).toEqual({ status: "refused", reason: "last-hall" });
			const { object } = await entry("booth-1-1");
			const edit = (change: Partial<PlanEdit>) =>
				plans.edit("fair", [{ objectId: "new-thing", hallId: "main", base: 0, object, ...change }], "Ada", 6);
			expect(await edit({})).toEqual({ status: "refused", reason: "booth-placed-twice" });
			expect(await edit({ hallId: "second" })).toEqual({ status: "refused", reason: "unknown-hall" });
			const stranger = { boothId: "strangers", number: "X", x: 0, z: 0, rotation: 0 };
			const unknown = await edit({ object: { kind: "booth", value: stranger } });
			expect(unknown).toEqual({ status: "refused", reason: "unknown-booth" });
			expect(await edit({ objectId: "event" })).toEqual({ status: "stale", stale: [expect.anything()] });
			expect(await edit({ hallId: null })).toEqual({ status: "refused", reason: "wrong-kind" });
		});
	});
});
