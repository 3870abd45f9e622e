import { describe, expect, it } from "vitest";
import { boothIdFrom, findBooths } from "#client/features/booths/form/boothBoard.ts";
import { fieldName, pathOf, slotName } from "#client/features/booths/form/fieldNames.ts";
import { readModelNames } from "#client/features/booths/form/readModelNames.ts";
import type { ConsoleT } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";

function booth(boothId: string, number: string | null, more: Partial<BoothInList> = {}): BoothInList {
	return {
		boothId,
		number,
		hallId: number === null ? null : "main",
		name: { "zh-CN": `${boothId}公司`, en: `${boothId} Works` },
		template: "inline",
		revision: 1,
		changedAtMs: 0,
		changedBy: "Lin",
		review: { state: "draft", comment: null, approvedVersion: null, submittedAtMs: null },
		problems: 0,
		isLive: false,
		...more,
	};
}

describe("the list of booths", () => {
	const all = [
		booth("gears", "B2", { problems: 3 }),
		booth("cogs", "B10"),
		booth("wheels", null),
		booth("axles", "A1", {
			review: { state: "submitted", comment: null, approvedVersion: null, submittedAtMs: 1 },
		}),
	];
	const ids = (booths: readonly BoothInList[]) => booths.map(({ boothId }) => boothId);

	it("[BOOTHFORM7] is in the order of numbers, as people count; what stands nowhere comes last", () => {
		expect(ids(findBooths(all, "all", ""))).toEqual(["axles", "gears", "cogs", "wheels"]);
	});

	it("[BOOTHFORM7] is searched by number and by name in either language, and filtered", () => {
		expect(ids(findBooths(all, "all", "b10"))).toEqual(["cogs"]);
		expect(ids(findBooths(all, "all", "works axl"))).toEqual(["axles"]);
		expect(ids(findBooths(all, "all", "gears公司"))).toEqual(["gears"]);
		expect(ids(findBooths(all, "submitted", ""))).toEqual(["axles"]);
		expect(ids(findBooths(all, "problems", ""))).toEqual(["gears"]);
		expect(ids(findBooths(all, "unplaced", ""))).toEqual(["wheels"]);
	});

	it("[BOOTHFORM7] makes a booth's short name from what it is called", () => {
		expect(boothIdFrom("Hebi Robotics & Co.")).toBe("hebi-robotics-co");
		expect(boothIdFrom("Ärzte-Zentrum")).toBe("a-rzte-zentrum");
		expect(boothIdFrom("齿轮")).toBe("");
		const long = boothIdFrom("A very long name of an exhibitor -- with more than forty letters");
		expect(slug.safeParse(long).success).toBe(true);
	});
});

describe("a problem's place", () => {
	const said: ConsoleT = (key, values) => [key, ...Object.values(values ?? {})].join(" ");
	const slot = { name: "poster-1", kind: "poster" } as BoothSlot;

	it("[BOOTHFORM8] is found where a slot's name has dots in it", () => {
		const exhibits = { "a.b": {}, a: {} } as never;
		expect(pathOf("exhibits.a.b.title.en", { exhibits })).toEqual(["exhibits", "a.b", "title", "en"]);
		expect(pathOf("exhibits.a.title", { exhibits })).toEqual(["exhibits", "a", "title"]);
		expect(pathOf("name.en", { exhibits })).toEqual(["name", "en"]);
	});

	it("[BOOTHFORM8] is said in words", () => {
		expect(slotName(said, slot)).toBe("boothForm.slot.poster 1");
		expect(fieldName(said, ["exhibits", "poster-1", "title", "en"], [slot])).toBe(
			"boothForm.inLanguage boothForm.slot.poster 1 · boothForm.field.title English",
		);
	});
});

it("[BOOTHFORM9] what is no GLB has no parts, whatever its bytes", () => {
	for (const bytes of [new Uint8Array(), new Uint8Array(20), new TextEncoder().encode("not a model at all, no")]) {
		expect(readModelNames(bytes)).toEqual({ parts: [], animations: [] });
	}
});
