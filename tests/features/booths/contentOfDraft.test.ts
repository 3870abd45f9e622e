import { readdir, readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXHIBITS_OF_SLOT } from "#shared/features/booths/BoothDocument.ts";
import { boothDraft } from "#shared/features/booths/BoothDraft.ts";
import { changeTemplate } from "#shared/features/booths/changeTemplate.ts";
import { contentOfDraft, isFilled } from "#shared/features/booths/contentOfDraft.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { contrast, inkOn } from "#shared/features/booths/signInk.ts";
import { arbitraryDraft } from "./arbitraryDraft.ts";

const CARNIVAL = new URL("../../../assets/events/caohejing-carnival/booths/", import.meta.url);
const NAMES = ["inline", "corner", "island", "gallery", "theatre", "twin-table"] as const;
const templates = new Map(
	await Promise.all(
		NAMES.map(async (name) => {
			const bytes = await readFile(new URL(`../../../assets/booths/templates/${name}.glb`, import.meta.url));
			return [name, readBoothTemplate(bytes)] as const;
		}),
	),
);
const template = fc.constantFrom(...NAMES).map((name) => templates.get(name)!);

describe("a form as a booth", () => {
	it("[BOOTHFORM1] shows what is there: exhibits without a file, or that their slot does not take, are left out", () => {
		fc.assert(
			fc.property(arbitraryDraft, template, (draft, stand) => {
				const content = contentOfDraft(draft, { model: "/stand.glb", template: stand });
				for (const [name, exhibit] of Object.entries(draft.exhibits)) {
					const slot = stand.slots.find((one) => one.name === name);
					const fits = slot !== undefined && EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind) && isFilled(exhibit);
					expect(content.exhibits[name] !== undefined).toBe(fits);
				}
			}),
		);
	});

	it("[BOOTHFORM1] a whole form shows exactly what its document says", async () => {
		const names = await readdir(CARNIVAL);
		expect(names.length).toBeGreaterThan(20);
		for (const name of names) {
			const draft = boothDraft.parse(JSON.parse(await readFile(new URL(`${name}/booth.json`, CARNIVAL), "utf8")));
			const { template: named, ...document } = draft;
			const stand = templates.get(named as (typeof NAMES)[number])!;
			const { model, template: facts, ...content } = contentOfDraft(draft, { model: "/s.glb", template: stand });
			expect(content).toEqual(document);
			expect([model, facts]).toEqual(["/s.glb", stand]);
		}
	});

	it("[BOOTHFORM1] a text that is missing in one language stands in the other", () => {
		const [draft] = fc.sample(arbitraryDraft, 1);
		const content = contentOfDraft({ ...draft!, name: { "zh-CN": "齿轮", en: "" } }, null);
		expect(content.name).toEqual({ "zh-CN": "齿轮", en: "齿轮" });
		expect(content).toMatchObject({ model: null, template: null, exhibits: {} });
	});
});

describe("another template", () => {
	it("[BOOTHFORM2] keeps every exhibit there is a place for: under its name, else under one of its kind", () => {
		fc.assert(
			fc.property(arbitraryDraft, template, template, (draft, from, to) => {
				const { draft: changed, moved, lost } = changeTemplate(draft, "corner", { from, to });
				const slots = new Map(to.slots.map((slot) => [slot.name, slot]));
				for (const [name, exhibit] of Object.entries(changed.exhibits)) {
					expect(EXHIBITS_OF_SLOT[slots.get(name)!.kind]).toContain(exhibit.kind);
				}
				for (const [name, exhibit] of Object.entries(draft.exhibits)) {
					const went = moved.find((one) => one.from === name)?.to;
					const isLost = lost.some((one) => one.slot === name);
					if (isLost) {
						const free = to.slots.filter(
							(slot) => EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind) && !changed.exhibits[slot.name],
						);
						expect(free).toEqual([]);
					} else expect(changed.exhibits[went ?? name]).toEqual(exhibit);
				}
				expect(Object.keys(changed.exhibits).length + lost.length).toBe(Object.keys(draft.exhibits).length);
			}),
		);
	});

	it("[BOOTHFORM2] and back again loses nothing where nothing was lost on the way", () => {
		fc.assert(
			fc.property(arbitraryDraft, template, (draft, stand) => {
				const there = changeTemplate(draft, "corner", { from: null, to: stand });
				const same = changeTemplate(there.draft, "inline", { from: stand, to: stand });
				expect(same.draft.exhibits).toEqual(there.draft.exhibits);
				expect(same.moved).toEqual([]);
				expect(same.lost).toEqual([]);
			}),
		);
	});
});

it("[BOOTHFORM5] a sign is written in whichever ink reads better than 3:1 on its colour", () => {
	expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
	expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
			const colour = `#${value.toString(16).padStart(6, "0")}`;
			expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(2.95);
		}),
	);
});
