import { expect, it } from "vitest";
import { openSettings } from "#client/features/settings/openSettings.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { memoryStorage } from "#tests/features/ui/memoryStorage.ts";

it("[DEVICE2] settings are remembered, and motion follows the system until it is chosen", () => {
	const raw = memoryStorage();
	const open = (prefersReducedMotion: boolean) =>
		openSettings({ storage: new DeviceStorage(() => raw), prefersReducedMotion });
	expect(open(true).getState().motion).toBe("reduced");
	open(false).setState({ volume: 0.25, quality: "low" });
	expect(open(true).getState()).toMatchObject({ volume: 0.25, quality: "low", motion: "reduced" });
	open(true).setState({ motion: "full" });
	expect(open(true).getState().motion).toBe("full");
});

it("[DEVICE2] one value that no longer fits costs no other", () => {
	const raw = memoryStorage();
	raw.setItem("pavilion.settings", JSON.stringify({ quality: "ultra", volume: 7, textScale: 1.5 }));
	const settings = openSettings({ storage: new DeviceStorage(() => raw), prefersReducedMotion: false });
	expect(settings.getState()).toMatchObject({ quality: "auto", volume: 0.8, textScale: 1.5 });
});
