import { expect, it } from "vitest";
import { Bag, type Brochure } from "#client/features/bag/Bag.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";

const HANDBOOK: Brochure = {
	boothId: "bridge",
	slot: "brochure-1",
	boothName: { "zh-CN": "桥", en: "Bridge" },
	title: { "zh-CN": "手册", en: "Handbook" },
	document: "/content/0a1b.pdf",
};
const CHARTER: Brochure = { ...HANDBOOK, boothId: "alliance", title: { "zh-CN": "章程", en: "Charter" } };

it("[BAG1] a document is in the bag once, on this device, apart for each event", () => {
	const raw = memoryStorage();
	const open = (eventId: string) => new Bag(new DeviceStorage(() => raw), eventId);
	open("carnival").take(HANDBOOK);
	open("carnival").take(CHARTER);
	expect(open("carnival").brochures.getState()).toEqual([HANDBOOK, CHARTER]);
	expect(open("another").brochures.getState()).toEqual([]);

	const bag = open("carnival");
	bag.take({ ...HANDBOOK, document: "/content/2c3d.pdf" });
	expect(bag.brochures.getState()).toEqual([CHARTER, { ...HANDBOOK, document: "/content/2c3d.pdf" }]);
	bag.takeOut(CHARTER);
	expect(open("carnival").brochures.getState()).toHaveLength(1);
});

it("[BAG1] what is no bag of ours is an empty one", () => {
	const raw = memoryStorage();
	raw.setItem("pavilion.bag.carnival", JSON.stringify([{ ...HANDBOOK, document: "https://example.com/a.pdf" }]));
	expect(new Bag(new DeviceStorage(() => raw), "carnival").brochures.getState()).toEqual([]);
});

it("[HEADSET1] a bag goes along to another device, beside what is in that one's, each document once", () => {
	const desk = new Bag(new DeviceStorage(() => memoryStorage()), "carnival");
	desk.take(HANDBOOK);
	desk.take(CHARTER);
	const raw = memoryStorage();
	const open = () => new Bag(new DeviceStorage(() => raw), "carnival");
	const own: Brochure = { ...HANDBOOK, boothId: "park" };
	open().take(own);
	open().take({ ...CHARTER, document: "/content/0000.pdf" });
	open().import(desk.export());
	expect(open().brochures.getState()).toEqual([own, HANDBOOK, CHARTER]);
	for (const foreign of ["", "no bag", "[1]", '{"bag":[]}', "[".repeat(100_000)]) open().import(foreign);
	expect(open().brochures.getState()).toHaveLength(3);
});
