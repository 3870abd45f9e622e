import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DetailBudget } from "#client/features/avatars/DetailBudget.ts";

function settled(distances: readonly number[], farthest: number, most: number): number {
	const budget = new DetailBudget(farthest, most);
	for (const distance of distances) budget.count(distance);
	budget.settle();
	return budget.reachMetres;
}

describe("how far details reach", () => {
	it("as far as they may where few people are, and less far in a crowd", () => {
		expect(settled([1, 2, 30], 11, 10)).toBe(11);
		expect(settled(Array(10).fill(3), 11, 10)).toBe(11);
		expect(settled([...Array(10).fill(3), 6.2], 11, 10)).toBe(6);
	});

	it("[AVATAR7] never to more people than there is room for", () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 200 }), (distances) => {
				const reach = settled(distances, 11, 10);
				expect(distances.filter((distance) => distance < reach).length).toBeLessThanOrEqual(10);
			}),
		);
	});

	it("[AVATAR7] less far where the picture is drawn with less", () => {
		const budget = new DetailBudget(11, 10);
		const reachWith = (share: number) => {
			for (const distance of [1.1, 2.1, 3.1, 4.1, 5.1, 6.1, 7.1, 8.1, 9.1, 10.1]) budget.count(distance);
			budget.settle(share);
			return budget.reachMetres;
		};
		expect(reachWith(1)).toBe(11);
		expect(reachWith(0.4)).toBe(5);
		expect(reachWith(1)).toBe(11);
	});

	it("and farther again when the crowd has gone", () => {
		const budget = new DetailBudget(11, 1);
		budget.count(2);
		budget.count(2.2);
		budget.settle();
		expect(budget.reachMetres).toBe(2);
		budget.settle();
		expect(budget.reachMetres).toBe(11);
	});
});
