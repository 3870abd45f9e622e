import { openProfile } from "#client/features/lobby/Profile.ts";
import { openSettings } from "#client/features/settings/openSettings.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import { createQueryClient } from "#client/ui/console/queryClient.ts";
import { createI18n, guessLanguage, type TextsByLanguage } from "#client/ui/i18n/i18n.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { ConsoleAppProps } from "./ConsoleApp.tsx";

const TEXTS: TextsByLanguage = {
	en: () => import("#client/ui/i18n/consoleEnglish.ts").then((file) => file.consoleEnglish),
	"zh-CN": () => import("#client/ui/i18n/consoleChinese.ts").then((file) => file.consoleChinese),
};

/** Reads the browser and its storage, once. Language and appearance are those that the device has in its halls. */
export async function openConsole(): Promise<ConsoleAppProps> {
	const storage = new DeviceStorage(() => window.localStorage);
	const profile = openProfile(storage, {
		look: randomLook(Math.random),
		language: guessLanguage(navigator.languages),
	});
	const settings = openSettings({
		storage,
		prefersReducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
	});
	const i18n = await createI18n(profile.getState().language, TEXTS);
	return { i18n, profile, settings, queries: createQueryClient() };
}
