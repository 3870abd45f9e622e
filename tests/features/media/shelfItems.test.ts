import { expect, it } from "vitest";
import { shelfItems } from "#client/features/media/shelfItems.ts";
import type { MediaItem } from "#shared/features/media/Media.ts";

const item = (id: string, more: Partial<MediaItem> = {}) =>
	({ id, kind: "stand", state: "ready", address: `/content/${id}.glb`, boothId: "robots", ...more }) as MediaItem;

it("[MEDIA20] a booth's own stands come first, then the event's others, each once", () => {
	const own = [item("a"), item("coming", { state: "processing", address: null }), item("bad", { state: "refused" })];
	const ofEvent = [
		...own,
		item("b", { boothId: "looms" }),
		item("b-again", { boothId: null, address: "/content/b.glb" }),
		item("theirs-coming", { boothId: "looms", state: "processing", address: null }),
		item("picture", { boothId: "looms", kind: "image" }),
	];
	const shelf = shelfItems([...own, item("logo", { kind: "image" })], ofEvent, "stand");
	expect(shelf.own.map(({ id }) => id)).toEqual(["a", "coming"]);
	expect(shelf.others.map(({ id }) => id)).toEqual(["b"]);
	expect(shelfItems(own, [], "stand").others).toEqual([]);
});
