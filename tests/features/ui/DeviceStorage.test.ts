import { expect, it } from "vitest";
import { z } from "zod";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { memoryStorage } from "./memoryStorage.ts";

it("[DEVICE1] what is written is read again after a reload", () => {
	const storage = memoryStorage();
	new DeviceStorage(() => storage).write("name", "林");
	const reloaded = new DeviceStorage(() => storage);
	expect(reloaded.kept).toBe(true);
	expect(reloaded.read("name", z.string())).toBe("林");
});

it("[DEVICE1] where the browser blocks storage, it is remembered until the page closes", () => {
	for (const open of [
		() => {
			throw new DOMException("denied", "SecurityError");
		},
		() => memoryStorage({ full: true }),
	]) {
		const blocked = new DeviceStorage(open);
		expect(blocked.kept).toBe(false);
		blocked.write("name", "Ada");
		expect(blocked.read("name", z.string())).toBe("Ada");
	}
});

it("[DEVICE1] storage that fills up later loses nothing of this page", () => {
	const options = { full: false };
	const storage = new DeviceStorage(() => memoryStorage(options));
	options.full = true;
	storage.write("name", "Ada");
	expect(storage.read("name", z.string())).toBe("Ada");
});

it("[DEVICE1] what no longer fits, or was never ours, counts as nothing", () => {
	const raw = memoryStorage();
	raw.setItem("pavilion.name", "{broken");
	raw.setItem("pavilion.age", '"old"');
	const storage = new DeviceStorage(() => raw);
	expect(storage.read("name", z.string())).toBeNull();
	expect(storage.read("age", z.number())).toBeNull();
});
