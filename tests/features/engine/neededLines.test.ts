import { describe, expect, it } from "vitest";
import { neededLines } from "#client/engine/neededLines.ts";

describe("lines of a shaded surface", () => {
	it("one even shade, or one that falls off evenly, needs its ends alone", () => {
		expect(neededLines(40, 3, () => 0.7)).toEqual([0, 40]);
		expect(neededLines(40, 3, (line) => line / 40)).toEqual([0, 40]);
	});

	it("where shade bends there are lines, and none is further off than an eye can tell", () => {
		const shade = (line: number) => 1 - 0.5 * Math.exp(-line / 4);
		const needed = neededLines(40, 0, shade);
		expect(needed.length).toBeLessThan(12);
		for (let i = 0; i + 1 < needed.length; i++) {
			const [from, to] = [needed[i]!, needed[i + 1]!];
			for (let line = from; line <= to; line++) {
				const blended = shade(from) + ((shade(to) - shade(from)) * (line - from)) / (to - from);
				expect(Math.abs(blended - shade(line))).toBeLessThan(0.031);
			}
		}
	});

	it("a line stays if it is needed on any crossing line", () => {
		expect(neededLines(4, 1, (line, crossing) => (crossing === 1 && line === 2 ? 0.2 : 1))).toContain(2);
	});
});
