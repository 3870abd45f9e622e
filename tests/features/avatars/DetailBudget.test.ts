import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DetailBudget } from "#client/features/avatars/DetailBudget.ts";
import { DistanceRings, OUT_OF_VIEW } from "#client/features/avatars/DistanceRings.ts";

function countsOf(distances: readonly number[]): Readonly<Uint16Array> {
	const rings = new DistanceRings();
	for (const distance of distances) rings.move(OUT_OF_VIEW, distance);
	return rings.counts;
}

function settled(distances: readonly number[], farthest: number, most: number): number {
	const budget = new DetailBudget(farthest, most);
	budget.settle(countsOf(distances));
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
		const counts = countsOf([1.1, 2.1, 3.1, 4.1, 5.1, 6.1, 7.1, 8.1, 9.1, 10.1]);
		const reachWith = (share: number) => {
			budget.settle(counts, share);
			return budget.reachMetres;
		};
		expect(reachWith(1)).toBe(11);
		expect(reachWith(0.4)).toBe(5);
		expect(reachWith(1)).toBe(11);
	});

	it("and farther again when the crowd has gone", () => {
		const budget = new DetailBudget(11, 1);
		budget.settle(countsOf([2, 2.2]));
		expect(budget.reachMetres).toBe(2);
		budget.settle(countsOf([]));
		expect(budget.reachMetres).toBe(11);
	});

	it("people are counted where they are now, however they came, went and moved", () => {
		const someone = fc.option(fc.double({ min: 0, max: 200, noNaN: true }), { nil: undefined });
		fc.assert(
			fc.property(fc.array(fc.array(someone, { minLength: 8, maxLength: 8 })), (frames) => {
				const rings = new DistanceRings();
				const ringOf = new Array<number>(8).fill(OUT_OF_VIEW);
				for (const frame of frames) {
					for (const [who, distance] of frame.entries()) {
						if (distance === undefined) rings.leave(ringOf[who]!);
						ringOf[who] = distance === undefined ? OUT_OF_VIEW : rings.move(ringOf[who]!, distance);
					}
				}
				expect(rings.counts).toEqual(countsOf((frames.at(-1) ?? []).filter((distance) => distance !== undefined)));
			}),
		);
	});
});
