import * as z from "zod/mini";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { type Settings, settingsSchema } from "./Settings.ts";

const KEY = "settings";
const keptSettings = z.partial(settingsSchema);

interface SettingsSource {
	readonly storage: DeviceStorage;
	/** What the system says, for as long as the visitor has not chosen. */
	readonly prefersReducedMotion: boolean;
}

export function defaultSettings({ prefersReducedMotion }: Pick<SettingsSource, "prefersReducedMotion">): Settings {
	return settingsSchema.parse({ motion: prefersReducedMotion ? "reduced" : "full" });
}

/** Remembered at each change; followed when another tab changes them. */
export function openSettings(source: SettingsSource): StoreApi<Settings> {
	const { storage } = source;
	const read = (): Settings => {
		const kept = storage.read(KEY, keptSettings);
		const chosen = Object.fromEntries(Object.entries(kept ?? {}).filter(([, value]) => value !== undefined));
		return { ...defaultSettings(source), ...chosen };
	};
	const settings = createStore<Settings>(read);
	let listening = true;
	settings.subscribe((changed, before) => {
		if (!listening || changed === before) return;
		// Only what was chosen: what still follows the system goes on following it.
		const defaults = defaultSettings(source);
		const kept = storage.read(KEY, keptSettings) ?? {};
		const chosen = Object.entries(changed).filter(
			([name, value]) => name in kept || value !== defaults[name as keyof Settings],
		);
		storage.write(KEY, Object.fromEntries(chosen));
	});
	storage.onChangedElsewhere(KEY, () => {
		listening = false;
		settings.setState(read(), true);
		listening = true;
	});
	return settings;
}
