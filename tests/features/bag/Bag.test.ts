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
