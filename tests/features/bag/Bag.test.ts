import { expect, it } from "vitest";
import { Bag, type KeptLink } from "#client/features/bag/Bag.ts";
import { bagText } from "#client/features/bag/bagText.ts";
import { linksText } from "#client/features/bag/linksText.ts";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";

const HANDBOOK = {
	boothId: "bridge",
	slot: "brochure-1",
	boothName: { "zh-CN": "桥", en: "Bridge" },
	title: { "zh-CN": "手册", en: "Handbook" },
	document: "/content/0a1b.pdf",
};
const CHARTER = { ...HANDBOOK, boothId: "alliance", title: { "zh-CN": "章程", en: "Charter" } };
const SITE = {
	boothId: "bridge",
	slot: "brochure-1",
	boothName: { "zh-CN": "桥", en: "Bridge" },
	title: { "zh-CN": "官网", en: "Site" },
	url: "https://bridge.example/visit?from=hall#top",
};

/** A device whose clock goes on by a second with each item that is taken, and its bags. */
function device(startsAtMs = 1_000_000) {
	const raw = memoryStorage();
	let nowMs = startsAtMs;
	const open = (eventId = "carnival") => new Bag(new DeviceStorage(() => raw), eventId, () => (nowMs += 1_000));
	return { raw, open };
}

const brochuresOf = (bag: Bag) => bag.brochures.getState().map(({ takenMs: _, ...brochure }) => brochure);
const linksOf = (bag: Bag) => bag.links.getState().map(({ takenMs: _, ...link }) => link);

it("[BAG1] a document is in the bag once, on this device, apart for each event", () => {
	const { open } = device();
	open().take(HANDBOOK);
	open().take(CHARTER);
	expect(brochuresOf(open())).toEqual([HANDBOOK, CHARTER]);
	expect(brochuresOf(open("another"))).toEqual([]);

	const bag = open();
	bag.take({ ...HANDBOOK, document: "/content/2c3d.pdf" });
	expect(brochuresOf(bag)).toEqual([CHARTER, { ...HANDBOOK, document: "/content/2c3d.pdf" }]);
	bag.takeOut(CHARTER);
	expect(open().brochures.getState()).toHaveLength(1);
});

it("[BAG1] what is no bag of ours is an empty one", () => {
	const { raw, open } = device();
	for (const kept of [
		[{ ...HANDBOOK, document: "https://example.com/a.pdf" }],
		{ version: 3, brochures: [], links: [] },
		{ version: 2, brochures: [], links: [{ ...SITE, takenMs: 1, url: "javascript:alert(1)" }] },
		"nothing",
	]) {
		raw.setItem("pavilion.bag.carnival", JSON.stringify(kept));
		expect(open().toJson()).toEqual({ version: 2, brochures: [], links: [] });
	}
});

it("[BAG1] however much is taken, the newest of it is there after a reload", () => {
	const { open } = device();
	const bag = open();
	for (let slot = 0; slot < 503; slot++) bag.take({ ...HANDBOOK, slot: `brochure-${slot}` });
	const kept = open().brochures.getState();
	expect(kept).toHaveLength(500);
	expect([kept[0]?.slot, kept.at(-1)?.slot]).toEqual(["brochure-3", "brochure-502"]);
});

it("[BAG4] a link is in the bag once, beside the document of its slot, and is taken out by itself", () => {
	const { open } = device();
	const bag = open();
	bag.take(HANDBOOK);
	bag.takeLink(SITE);
	bag.takeLink({ ...SITE, url: "https://bridge.example/new" });
	expect(linksOf(open())).toEqual([{ ...SITE, url: "https://bridge.example/new" }]);
	expect(brochuresOf(open())).toEqual([HANDBOOK]);
	bag.takeOut(HANDBOOK);
	expect(linksOf(open())).toHaveLength(1);
	bag.takeOutLink(SITE);
	expect(linksOf(open())).toEqual([]);
});

it("[BAG4] an address that is not http or https, or is too long, is in no bag", () => {
	const { open } = device();
	const bag = open();
	for (const url of [
		"javascript:alert(1)",
		"data:text/html,hello",
		"ftp://bridge.example/",
		"//bridge.example",
		"bridge",
		"",
		`https://bridge.example/${"a".repeat(500)}`,
	]) {
		expect(bag.merge({ version: 2, brochures: [], links: [{ ...SITE, url, takenMs: 1 }] }), url).toBe(false);
	}
	expect(bag.merge({ version: 2, brochures: [], links: [{ ...SITE, url: "http://桥.example/", takenMs: 1 }] })).toBe(
		true,
	);
});

it("[BAG5] a bag kept before there were links is read, and what is taken later goes beside", () => {
	const { raw, open } = device();
	// As version 1 wrote it.
	raw.setItem("pavilion.bag.carnival", JSON.stringify([HANDBOOK, CHARTER]));
	const bag = open();
	expect(brochuresOf(bag)).toEqual([HANDBOOK, CHARTER]);
	expect(linksOf(bag)).toEqual([]);
	bag.takeLink(SITE);
	expect(brochuresOf(open())).toEqual([HANDBOOK, CHARTER]);
	expect(linksOf(open())).toEqual([SITE]);
});

it("[BAG6] another device's bag is merged: each item once, as it was taken last, whichever bag comes into which", () => {
	const mine = device(1_000_000).open();
	const theirs = device(2_000_000).open();
	theirs.take({ ...HANDBOOK, document: "/content/newer.pdf" });
	theirs.takeLink({ ...SITE, url: "https://bridge.example/newer" });
	theirs.take({ ...CHARTER, boothId: "only-theirs" });
	mine.take(CHARTER);
	mine.take(HANDBOOK);
	mine.takeLink(SITE);
	mine.takeLink({ ...SITE, boothId: "only-mine" });
	const [myJson, theirJson] = [JSON.parse(JSON.stringify(mine.toJson())), JSON.parse(JSON.stringify(theirs.toJson()))];

	expect(mine.merge(theirJson)).toBe(true);
	expect(brochuresOf(mine)).toEqual([
		CHARTER,
		{ ...HANDBOOK, document: "/content/newer.pdf" },
		{ ...CHARTER, boothId: "only-theirs" },
	]);
	expect(linksOf(mine)).toEqual([
		{ ...SITE, boothId: "only-mine" },
		{ ...SITE, url: "https://bridge.example/newer" },
	]);
	expect(theirs.merge(myJson)).toBe(true);
	expect(theirs.toJson()).toEqual(mine.toJson());
	// Once more changes nothing.
	mine.merge(theirJson);
	expect(mine.toJson()).toEqual(theirs.toJson());
});

it("[BAG6] a merged bag is there after a reload; a bag of before there were links is merged too, and no bag changes nothing", () => {
	const { open } = device();
	const bag = open();
	bag.take({ ...HANDBOOK, document: "/content/mine.pdf" });
	expect(bag.merge([HANDBOOK, CHARTER])).toBe(true);
	expect(brochuresOf(open())).toEqual([CHARTER, { ...HANDBOOK, document: "/content/mine.pdf" }]);
	const before = bag.toJson();
	for (const json of [null, "bag", [{ ...HANDBOOK, document: "https://elsewhere.example/a.pdf" }], { version: 9 }]) {
		expect(bag.merge(json)).toBe(false);
	}
	expect(bag.toJson()).toEqual(before);
});

it("[BAG4] saved as text, each link is its title, its booth and its address, in the visitor's language", () => {
	const links: readonly Pick<KeptLink, "title" | "boothName" | "url">[] = [SITE, { ...SITE, url: "http://a.example/" }];
	expect(linksText(links, "zh-CN")).toBe(`官网\n桥\n${SITE.url}\n\n官网\n桥\nhttp://a.example/\n`);
	expect(linksText(links.slice(0, 1), "en")).toBe(`Site\nBridge\n${SITE.url}\n`);
});

it("[BAG4] a bag says how many of each it holds", async () => {
	const { t } = await createI18n("en");
	expect([bagText(t, 0, 0), bagText(t, 1, 0), bagText(t, 0, 2), bagText(t, 3, 1)]).toEqual([
		"0 brochures",
		"1 brochure",
		"2 links",
		"3 brochures · 1 link",
	]);
});
