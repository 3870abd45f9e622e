import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CellPool } from "#client/features/avatars/CellPool.ts";

describe("cells of an atlas", () => {
	it("[AVATAR5] go from whoever was wanted longest ago, never from someone wanted in the same frame", () => {
		const pool = new CellPool(2);
		pool.beginRound();
		const a = pool.take("a");
		pool.beginRound();
		const b = pool.take("b");
		expect(new Set([a, b])).toEqual(new Set([0, 1]));
		expect(pool.find("b")).toBe(b);
		expect(pool.take("c")).toBe(a);
		expect(pool.find("a")).toBeUndefined();
		expect(pool.take("d")).toBeUndefined();
		pool.beginRound();
		expect(pool.find("c")).toBe(a);
		expect(pool.take("d")).toBe(b);
	});

	it("never stand for two at once", () => {
		fc.assert(
			fc.property(fc.array(fc.option(fc.nat(9)), { maxLength: 80, size: "max" }), (steps) => {
				const pool = new CellPool(4);
				pool.beginRound();
				for (const step of steps) {
					if (step === null) {
						pool.beginRound();
						continue;
					}
					const key = String(step);
					const cell = pool.find(key) ?? pool.take(key);
					if (cell !== undefined) expect(pool.find(key)).toBe(cell);
					const held = Array.from({ length: 10 }, (_, i) => String(i));
					const probe = held.map((name) => pool.find(name)).filter((one) => one !== undefined);
					expect(new Set(probe).size).toBe(probe.length);
				}
			}),
		);
	});

	it("are all free after a clearing", () => {
		const pool = new CellPool(1);
		pool.beginRound();
		pool.take("a");
		pool.clear();
		expect(pool.find("a")).toBeUndefined();
		expect(pool.take("b")).toBe(0);
	});
});
