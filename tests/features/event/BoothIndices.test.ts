import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoothIndices } from "#server/features/event/BoothIndices.ts";

const MOST_BOOTHS = 250;
const booths = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `booth-${from + i}`);

describe("[LIVE3] a booth's short number", () => {
	it("fits a byte, is nobody else's on show, and stays while the booth does, whatever comes and goes", () => {
		const publication = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: MOST_BOOTHS });
		fc.assert(
			fc.property(fc.array(publication, { maxLength: 12 }), (publications) => {
				const indices = new BoothIndices();
				let before: ReadonlyMap<string, number> = new Map();
				for (const shown of publications) {
					const now = indices.assign(shown.map((id) => `booth-${id}`));
					const numbers = [...now.values()];
					expect(new Set(numbers).size).toBe(shown.length);
					for (const number of numbers) expect(number > 0 && number < 256).toBe(true);
					for (const [id, number] of now) if (before.has(id)) expect(number).toBe(before.get(id));
					before = now;
				}
			}),
		);
	});

	it("is had again by the booth that comes back, and given on only when all are, the longest gone one's first", () => {
		const indices = new BoothIndices();
		const first = indices.assign(booths(0, MOST_BOOTHS));
		indices.assign(booths(1, MOST_BOOTHS));
		indices.assign(booths(2, MOST_BOOTHS));
		expect(indices.assign(booths(0, MOST_BOOTHS))).toEqual(first);
		indices.assign(booths(1, MOST_BOOTHS));
		indices.assign(booths(2, MOST_BOOTHS));
		const fresh = indices.assign([...booths(2, MOST_BOOTHS), "a", "b"]);
		expect([fresh.get("a"), fresh.get("b")]).toEqual([251, 252]);
		indices.assign([...booths(2, MOST_BOOTHS), "c", "d"]);
		const last = indices.assign([...booths(2, MOST_BOOTHS - 1), "c", "d", "e", "f"]);
		expect([last.get("e"), last.get("f")]).toEqual([255, first.get("booth-0")]);
	});

	it("is refused where there are more booths than numbers", () => {
		expect(() => new BoothIndices().assign(booths(0, 256))).toThrow(RangeError);
	});
});
