import { EntranceApi } from "#client/features/lobby/EntranceApi.ts";
import { EntryPass } from "#client/features/lobby/EntryPass.ts";
import { LobbyFeature } from "#client/features/lobby/LobbyFeature.ts";
import { openProfile } from "#client/features/lobby/Profile.ts";
import { openSettings } from "#client/features/settings/openSettings.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import { createI18n, guessLanguage } from "#client/ui/i18n/i18n.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { HallPageProps } from "./HallPage.tsx";

/** Reads the browser, its storage and the page's address, once, for everything on the page. */
export async function openEntrance(): Promise<HallPageProps> {
	const storage = new DeviceStorage(() => window.localStorage);
	const profile = openProfile(storage, {
		look: randomLook(Math.random),
		language: guessLanguage(navigator.languages),
	});
	const settings = openSettings({
		storage,
		prefersReducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
	});
	const address = new URLSearchParams(location.search);
	const lobby = new LobbyFeature({
		api: new EntranceApi((input, init) => fetch(input, init), new EntryPass(storage)),
		wanted: {
			eventId: address.get("event") ?? undefined,
			hallId: address.get("hall") ?? undefined,
			boothId: address.get("booth") ?? undefined,
			entryToken: address.get("entry") ?? undefined,
		},
		onEntryKept: forgetEntryToken,
		onOtherHall: nameHall,
		isHidden: () => document.hidden,
	});
	return { i18n: await createI18n(profile.getState().language), lobby, profile, settings, storage };
}

/** Whoever shows their screen or copies the address gives nobody else a way in. */
function forgetEntryToken(): void {
	const address = new URL(location.href);
	address.searchParams.delete("entry");
	history.replaceState(history.state, "", address);
}

/** A link that is copied from here on, and the page loaded again, lead to where one is. */
function nameHall(eventId: string, hallId: string): void {
	const address = new URL(location.href);
	address.searchParams.set("event", eventId);
	address.searchParams.set("hall", hallId);
	address.searchParams.delete("booth");
	history.replaceState(history.state, "", address);
}
