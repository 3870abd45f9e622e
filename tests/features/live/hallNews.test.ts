import { expect, it } from "vitest";
import { hallNews } from "#client/features/hall/hallNews.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";

const booth = (id: string, x: number) =>
	({ id, x, z: 0, rotation: 0, name: { "zh-CN": id, en: id } }) as PublishedBooth;
const hall = (...booths: PublishedBooth[]) => ({ booths }) as unknown as PublishedHall;
const me = { place: { x: 0, z: 0 }, boothHere: null, favourites: new Set<string>() };

it("[LIVE10] a visitor is told of what changed near them, where they are and what they marked; of nothing else", () => {
	const before = hall(booth("near", 5), booth("far", 90));
	expect(hallNews(before, before, me)).toBeUndefined();
	expect(hallNews(before, hall(booth("near", 5)), me)).toBeUndefined();
	expect(hallNews(before, hall(booth("near", 5)), { ...me, favourites: new Set(["far"]) })).toMatchObject({
		kind: "gone",
		name: { en: "far" },
	});
	expect(hallNews(before, hall(booth("far", 90)), { ...me, boothHere: "near" })).toMatchObject({
		kind: "gone",
		more: 0,
	});
	expect(hallNews(before, hall(booth("near", 7), booth("far", 3), booth("new", -4)), me)).toMatchObject({
		kind: "moved",
		name: { en: "near" },
		more: 2,
	});
	expect(hallNews(before, hall(booth("near", 5), booth("far", 91), booth("new", 60)), me)).toBeUndefined();
});
