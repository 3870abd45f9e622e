import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { draftDifferences, mergeDrafts, withField } from "#shared/features/booths/draftDifferences.ts";
import { arbitraryDraft } from "./arbitraryDraft.ts";

const draft: BoothDraft = {
	version: 1,
	id: "gears",
	template: "inline",
	colours: { primary: "#0a6cc2", secondary: "#10263f", accent: "#35d0ba" },
	logo: "",
	name: { "zh-CN": "齿轮", en: "Gears" },
	tagline: { "zh-CN": "", en: "" },
	description: { "zh-CN": "", en: "" },
	keywords: ["gear"],
	exhibits: {
		"poster-1": { kind: "image", image: "media/a.webp", title: { "zh-CN": "海报", en: "Poster" } },
	},
};

describe("two drafts compared", () => {
	it("[BOOTHFORM3] differ by field, an exhibit of another kind as a whole", () => {
		const after: BoothDraft = {
			...draft,
			colours: { ...draft.colours, accent: "#ff0000" },
			keywords: ["gear", "cog"],
			exhibits: {
				"poster-1": { kind: "text", body: { "zh-CN": "字", en: "Words" }, title: { "zh-CN": "海报", en: "Poster" } },
				"brochure.1": { kind: "link", url: "", title: { "zh-CN": "", en: "" } },
			},
		};
		expect(draftDifferences(draft, after).map(({ path }) => path)).toEqual([
			["colours", "accent"],
			["keywords"],
			["exhibits", "poster-1"],
			["exhibits", "brochure.1"],
		]);
	});

	it("[BOOTHFORM3] are the same exactly where nothing differs, and each difference leads from one to the other", () => {
		fc.assert(
			fc.property(arbitraryDraft, arbitraryDraft, (before, after) => {
				expect(draftDifferences(before, before)).toEqual([]);
				const changed = draftDifferences(before, after).reduce(
					(whole, { path, after: value }) => withField(whole, path, value),
					before,
				);
				expect(changed).toEqual(after);
			}),
		);
	});
});

describe("two people's changes of one booth", () => {
	it("[BOOTHFORM4] are put together where they touch different fields", () => {
		const mine = withField(draft, ["exhibits", "poster-1", "title", "en"], "Our gears");
		const theirs = withField(
			withField(draft, ["name", "en"], "Cogs"),
			["exhibits", "poster-1", "title", "zh-CN"],
			"我",
		);
		const merged = mergeDrafts(draft, mine, theirs);
		expect(merged.conflicts).toEqual([]);
		expect(merged.taken).toEqual([
			["name", "en"],
			["exhibits", "poster-1", "title", "zh-CN"],
		]);
		expect(merged.draft.name.en).toBe("Cogs");
		expect(merged.draft.exhibits["poster-1"]?.title).toEqual({ "zh-CN": "我", en: "Our gears" });
	});

	it("[BOOTHFORM4] one field changed by both is told, and stays as mine until somebody chooses", () => {
		const mine = withField(draft, ["name", "en"], "Mine");
		const theirs = withField(draft, ["name", "en"], "Theirs");
		const { draft: merged, conflicts } = mergeDrafts(draft, mine, theirs);
		expect(conflicts).toEqual([{ path: ["name", "en"], base: "Gears", mine: "Mine", theirs: "Theirs" }]);
		expect(merged.name.en).toBe("Mine");
	});

	it("[BOOTHFORM4] what one emptied and the other changed is told as well", () => {
		const mine = withField(draft, ["exhibits", "poster-1"], undefined);
		const theirs = withField(draft, ["exhibits", "poster-1", "title", "en"], "Theirs");
		expect(mergeDrafts(draft, mine, theirs).conflicts.map(({ path }) => path)).toEqual([["exhibits", "poster-1"]]);
	});

	it("[BOOTHFORM4] nothing is lost: every field is as mine, as theirs, or told", () => {
		fc.assert(
			fc.property(arbitraryDraft, arbitraryDraft, arbitraryDraft, (base, mine, theirs) => {
				expect(mergeDrafts(base, base, theirs).draft).toEqual(theirs);
				expect(mergeDrafts(base, mine, base).draft).toEqual(mine);
				const { draft: merged, conflicts } = mergeDrafts(base, mine, theirs);
				const told = (path: readonly string[]) =>
					conflicts.some((conflict) => conflict.path.every((key, at) => path[at] === key));
				for (const { path } of draftDifferences(merged, theirs)) {
					// Not as theirs: I changed it, and whoever else did is told.
					const isMine = draftDifferences(base, mine).some(
						(own) => own.path.every((key, at) => path[at] === key) || path.every((key, at) => own.path[at] === key),
					);
					expect(isMine || told(path)).toBe(true);
				}
			}),
		);
	});
});
