import { expect, it } from "vitest";
import { BoothSearch, tokenize } from "#client/features/directory/BoothSearch.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";

function booth(id: string, number: string, zh: string, en: string, keywords: string[] = []): PublishedBooth {
	return {
		id,
		number,
		index: 1,
		x: 0,
		z: 0,
		rotation: 0,
		revision: 1,
		name: { "zh-CN": zh, en },
		tagline: { "zh-CN": "标语", en: "Tagline" },
		keywords,
		colours: { primary: "#000000", secondary: "#000000", accent: "#000000" },
		footprint: { width: 6, depth: 4 },
		obstacles: [],
		content: "/content/x.json",
	};
}

const search = new BoothSearch([
	booth("park", "A01", "智慧园区孪生", "Smart Park Twin", ["IoT"]),
	booth("bridge", "A02", "斜拉桥孪生", "Cable-Stayed Bridge Twin", ["结构监测"]),
	booth("bank", "A12", "虚拟银行主播", "Virtual Bank Hosts", ["金融"]),
]);

it("[DIRECTORY1] Chinese is found by any two neighbouring characters, or by one", () => {
	expect(search.find("园区")).toEqual(["park"]);
	expect(search.find("孪生")?.toSorted()).toEqual(["bridge", "park"]);
	expect(search.find("桥")).toEqual(["bridge"]);
	expect(search.find("银行主播")).toEqual(["bank"]);
	expect(search.find("区园")).toEqual([]);
});

it("[DIRECTORY1] English is found half typed, with a slip of a letter, whatever the case", () => {
	expect(search.find("brid")).toEqual(["bridge"]);
	expect(search.find("BRIGDE")).toEqual(["bridge"]);
	expect(search.find("twin")?.toSorted()).toEqual(["bridge", "park"]);
	expect(search.find("smart bank")).toEqual([]);
});

it("[DIRECTORY1] numbers and topics count, in full-width letters too; both languages at once", () => {
	expect(search.find("A12")).toEqual(["bank"]);
	expect(search.find("Ａ０１")).toEqual(["park"]);
	expect(search.find("金融")).toEqual(["bank"]);
	expect(search.find("iot 园区")).toEqual(["park"]);
});

it("[DIRECTORY1] an empty search asks for nothing", () => {
	expect(search.find("")).toBeNull();
	expect(search.find(" ，。 ")).toBeNull();
});

it("Chinese is cut into pairs and single characters, other words stay whole", () => {
	expect(tokenize("斜拉桥 Twin")).toEqual(["斜拉", "拉桥", "斜", "拉", "桥", "twin"]);
});
