import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines, typeset } from "#client/features/exhibits/breakLines.ts";

/** As a typeface does: Chinese is twice as wide as Latin. */
function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += character.codePointAt(0)! > 0x2e80 ? 2 : 1;
	return width;
}

describe("lines of a card", () => {
	it("break between English words", () => {
		expect(breakLines("the whole park in one living model", 12, widthOf)).toEqual([
			"the whole",
			"park in one",
			"living model",
		]);
	});

	it("break between Chinese characters, and never before what closes nor after what opens", () => {
		expect(breakLines("整座园区，一张活的模型。", 8, widthOf)).toEqual(["整座园", "区，一张", "活的模", "型。"]);
		expect(breakLines("园区有（一张）模型", 8, widthOf)).toEqual(["园区有", "（一张）", "模型"]);
	});

	it("keep words, numbers and their units whole amid Chinese", () => {
		expect(breakLines("通过BACnet接入400,000 m²的园区", 12, widthOf)).toEqual([
			"通过BACnet接",
			"入400,000 m²",
			"的园区",
		]);
	});

	it("break a word that is wider than a line, and keep the author's own line feeds", () => {
		expect(breakLines("incomprehensibilities\nx", 8, widthOf)).toEqual(["incompre", "hensibil", "ities", "x"]);
	});

	const text = fc.string({
		unit: fc.constantFrom(..."abc de 园区，。（）1.5² +%\n"),
		maxLength: 120,
	});

	it("always fit the width, and lose and add nothing but spaces", () => {
		fc.assert(
			fc.property(text, fc.integer({ min: 6, max: 40 }), (said, width) => {
				const lines = breakLines(said, width, widthOf);
				for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
				expect(lines.join("").replaceAll(" ", "")).toBe(said.replaceAll(/[ \n]/g, ""));
			}),
		);
	});

	it("are set as large as fits; what does not fit at the least size ends in an ellipsis", () => {
		const measureAt = (size: number) => (line: string) => widthOf(line) * size * 0.5;
		const sizes = { most: 60, least: 20, lineHeight: 1.5 };
		fc.assert(
			fc.property(text, (said) => {
				const set = typeset(said, { width: 300, height: 200 }, sizes, measureAt);
				expect(set.size).toBeGreaterThanOrEqual(sizes.least);
				expect(set.lines.length * set.size * sizes.lineHeight).toBeLessThanOrEqual(200);
				for (const line of set.lines) expect(measureAt(set.size)(line)).toBeLessThanOrEqual(300);
				const all = set.lines.join("").replaceAll(" ", "");
				if (all !== said.replaceAll(/[ \n]/g, "")) expect(all.endsWith("…")).toBe(true);
			}),
		);
		expect(typeset("短", { width: 300, height: 200 }, sizes, measureAt)).toEqual({ size: 60, lines: ["短"] });
	});
});
