import { openProfile } from "#client/features/lobby/Profile.ts";
import { openSettings } from "#client/features/settings/openSettings.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import { createI18n, guessLanguage } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { PreviewPageProps } from "./PreviewPage.tsx";

/** Reads the browser and its storage, once, for the page that a share link opens: `/preview/<token>`. */
export async function openPreviewPage(): Promise<PreviewPageProps> {
	const storage = new DeviceStorage(() => window.localStorage);
	const guessed = { look: randomLook(Math.random), language: guessLanguage(navigator.languages) };
	const profile = openProfile(storage, guessed);
	const settings = openSettings({
		storage,
		prefersReducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
	});
	const i18n = await createI18n(profile.getState().language);
	await learnTexts(i18n, "preview");
	const token = decodeURIComponent(location.pathname.split("/")[2] ?? "");
	return { i18n, profile, settings, token };
}
