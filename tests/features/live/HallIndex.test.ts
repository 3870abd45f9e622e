import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { HallIndex } from "#client/features/hall/HallIndex.ts";
import { applyHallChanges, changesBetween } from "#shared/features/event/hallChanges.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

type Booths = Readonly<Record<string, string>>;

/** A hall of such booths, each with its name. */
function hallOf(edition: number, booths: Booths, name = "Hall"): PublishedHall {
	const inBoth = (text: string) => ({ "zh-CN": text, en: text });
	return {
		edition,
		event: { id: "fair", title: inBoth("Fair") } as PublishedHall["event"],
		halls: [{ id: "main", name: inBoth(name) }],
		hall: { id: "main", name: inBoth(name) } as PublishedHall["hall"],
		booths: Object.entries(booths).map(([id, text]) => ({ id, name: inBoth(text) }) as PublishedHall["booths"][number]),
	};
}

describe("[LIVE13] the changes of a hall", () => {
	const halls = fc
		.tuple(
			fc.nat(),
			fc.uniqueArray(fc.tuple(fc.constantFrom(..."abcdef"), fc.constantFrom("one", "two")), {
				selector: ([id]) => id,
			}),
			fc.constantFrom("Hall", "Other"),
		)
		.map(([edition, booths, name]) => hallOf(edition, Object.fromEntries(booths), name));

	it("make one hall of any other, over the wire", () => {
		fc.assert(
			fc.property(halls, halls, (before, after) => {
				const changes = JSON.parse(JSON.stringify(changesBetween(before, after)));
				expect(applyHallChanges(before, changes)).toEqual(after);
				const all = JSON.parse(JSON.stringify(changesBetween(undefined, after)));
				expect(applyHallChanges(before, all)).toEqual(after);
			}),
		);
	});

	it("leave what did not change the same object, and carry nothing of it", () => {
		const before = hallOf(1, { a: "one", b: "one" });
		const changes = changesBetween(before, hallOf(2, { a: "one", b: "two" }));
		expect(Object.keys(changes).sort()).toEqual(["booths", "edition"]);
		const after = applyHallChanges(before, changes);
		expect(after.booths[0]).toBe(before.booths[0]);
		expect(after.hall).toBe(before.hall);
		expect(after.booths[1]!.name.en).toBe("two");
	});

	it("are refused where they are another hall's", () => {
		const before = hallOf(1, { a: "one" });
		const changes = changesBetween(hallOf(1, { a: "one", b: "one" }), hallOf(2, { b: "one", a: "one" }));
		expect(() => applyHallChanges(before, changes)).toThrow("b");
	});
});

describe("a visitor's index", () => {
	/** As the server has it now. */
	let shown: PublishedHall;
	let asked: string[];
	let broken: boolean;
	let held: (() => void)[];
	let isHeld: boolean;
	const editions = new Map<number, PublishedHall>();
	const edition = createStore(() => 1);
	const problems: unknown[] = [];
	let index: HallIndex;

	function show(hall: PublishedHall): void {
		shown = hall;
		editions.set(hall.edition, hall);
		edition.setState(hall.edition, true);
	}

	const answer: typeof fetch = async (address) => {
		asked.push(String(address).split("?")[1]!);
		const since = Number(String(address).split("=")[1]);
		const changes = changesBetween(editions.get(since), shown);
		if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
		// Such as from a proxy that mixes two halls up.
		if (broken && since !== 0) return Response.json({ edition: 99, order: ["nobody"], booths: [] });
		return Response.json(changes);
	};

	beforeEach(() => {
		vi.useFakeTimers();
		[asked, held, broken, isHeld] = [[], [], false, false];
		problems.length = 0;
		editions.clear();
		edition.setState(1, true);
		const published = hallOf(1, { a: "one", b: "one" });
		editions.set(1, published);
		index = new HallIndex({
			published,
			connection: { edition },
			random: () => 0.5,
			fetch: answer,
			onError: (error) => problems.push(error),
		});
		index.start();
	});
	afterEach(() => {
		index.stop();
		vi.useRealTimers();
	});

	it("[LIVE13] follows by what changed", async () => {
		show(hallOf(2, { a: "one", b: "two" }));
		await vi.advanceTimersByTimeAsync(100);
		show(hallOf(3, { b: "two" }));
		await vi.advanceTimersByTimeAsync(100);
		expect(asked).toEqual(["since=1", "since=2"]);
		expect(index.published.getState()).toEqual(shown);
		expect(problems).toEqual([]);
	});

	it("[LIVE13] is not mixed up by what is published while it reads", async () => {
		isHeld = true;
		show(hallOf(2, { a: "two", b: "one" }));
		await vi.advanceTimersByTimeAsync(100);
		// Back as it was: relative to the first there is nothing, relative to the second there is.
		show(hallOf(3, { a: "one", b: "one" }));
		await vi.advanceTimersByTimeAsync(100);
		isHeld = false;
		for (const go of held) go();
		await vi.advanceTimersByTimeAsync(100);
		expect(asked).toEqual(["since=1", "since=2"]);
		expect(index.published.getState()).toEqual(shown);
	});

	it("[LIVE13] reads all of it where changes cannot be made use of", async () => {
		broken = true;
		show(hallOf(2, { a: "two", b: "one" }));
		await vi.advanceTimersByTimeAsync(100);
		expect(problems).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(asked).toEqual(["since=1", "since=0"]);
		expect(index.published.getState()).toEqual(shown);
	});
});
