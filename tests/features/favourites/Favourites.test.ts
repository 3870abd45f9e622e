import { expect, it } from "vitest";
import { Favourites } from "#client/features/favourites/Favourites.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";

it("[DEVICE3] favourites are kept on the device, apart for each event, and taken off again", () => {
	const raw = memoryStorage();
	const open = (eventId: string) => new Favourites(new DeviceStorage(() => raw), eventId);
	expect(open("carnival").toggle("bridge")).toBe(true);
	open("carnival").toggle("park");
	expect(open("carnival").booths.getState()).toEqual(new Set(["bridge", "park"]));
	expect(open("another").booths.getState()).toEqual(new Set());
	expect(open("carnival").toggle("bridge")).toBe(false);
	expect(open("carnival").booths.getState()).toEqual(new Set(["park"]));
});

it("[HEADSET1] favourites of another device come beside those that are here", () => {
	const raw = memoryStorage();
	const open = () => new Favourites(new DeviceStorage(() => raw), "carnival");
	open().toggle("bridge");
	open().add(["park", "bridge"]);
	expect(open().booths.getState()).toEqual(new Set(["bridge", "park"]));
});
