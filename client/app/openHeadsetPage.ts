import { Bag, keptBag } from "#client/features/bag/Bag.ts";
import { Favourites } from "#client/features/favourites/Favourites.ts";
import { CodeEntry } from "#client/features/headset/CodeEntry.ts";
import { HeadsetApi } from "#client/features/headset/HeadsetApi.ts";
import { EntryPass } from "#client/features/lobby/EntryPass.ts";
import { openDeviceToken } from "#client/features/lobby/openDeviceToken.ts";
import { openProfile } from "#client/features/lobby/Profile.ts";
import { openSettings } from "#client/features/settings/openSettings.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import { createI18n, guessLanguage } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { forgetAllBut } from "#client/ui/storage/forgetAllBut.ts";
import type { RedeemReply } from "#shared/features/headset/headsetEndpoints.ts";
import type { HeadsetPageProps } from "./HeadsetPage.tsx";

/** How the device is set up stays, whoever uses it. */
const NOBODYS_OWN = ["settings", "first-steps-seen"];

/** Reads the browser and its storage, once, for the page that takes a code. */
export async function openHeadsetPage(): Promise<HeadsetPageProps> {
	const storage = new DeviceStorage(() => window.localStorage);
	const guessed = { look: randomLook(Math.random), language: guessLanguage(navigator.languages) };
	const profile = openProfile(storage, guessed);
	const settings = openSettings({
		storage,
		prefersReducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
	});
	const deviceToken = openDeviceToken(storage);
	const api = new HeadsetApi((input, init) => fetch(input, init));
	const entry = new CodeEntry({
		redeem: (code, replace) => {
			const known = deviceToken.read();
			return api.redeem({ code, replace, ...(known !== undefined && { deviceToken: known }) });
		},
		onArrived: (reply) => {
			moveIn(reply);
			location.assign(hallAddress(reply));
		},
		now: () => Date.now(),
		setTimer: (callback, ms) => {
			const timer = setTimeout(callback, ms);
			return () => clearTimeout(timer);
		},
	});
	const i18n = await createI18n(profile.getState().language);
	await learnTexts(i18n, "headset");
	return { i18n, entry, profile, settings, isSecure: isSecureContext, isStorageKept: storage.kept };
}

/** This device is the visitor's from now on. */
function moveIn({ eventId, deviceToken, profile, belongings, sameVisitor }: RedeemReply): void {
	if (!sameVisitor) forgetAllBut(window.localStorage, NOBODYS_OWN);
	// Opened anew: what the page read before may be gone.
	const storage = new DeviceStorage(() => window.localStorage);
	openProfile(storage, profile).setState(profile);
	openDeviceToken(storage).write(deviceToken);
	if (!belongings) return;
	if (belongings.entryTicket !== undefined) new EntryPass(storage).keep(eventId, belongings.entryTicket);
	new Bag(storage, eventId).merge(storage.parse(belongings.bag, keptBag));
	new Favourites(storage, eventId).add(belongings.favourites);
}

/** The lobby, ready to be left for VR. */
function hallAddress({ eventId, hallId }: RedeemReply): string {
	return `/?${new URLSearchParams({ event: eventId, hall: hallId, vr: "1" })}`;
}
