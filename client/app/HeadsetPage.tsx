import { IconAlertTriangle } from "@tabler/icons-react";
import type { i18n as I18n } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { CodeEntry } from "#client/features/headset/CodeEntry.ts";
import { CodeForm } from "#client/features/headset/CodeForm.tsx";
import type { Profile } from "#client/features/lobby/Profile.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { languageOf, speak } from "#client/ui/i18n/i18n.ts";
import { LanguageSwitch } from "#client/ui/layout/LanguageSwitch.tsx";
import { Mark } from "#client/ui/layout/Mark.tsx";
import { UiProvider } from "#client/ui/UiProvider.tsx";
import classes from "./HeadsetPage.module.css";

export interface HeadsetPageProps {
	readonly i18n: I18n;
	readonly entry: CodeEntry;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	/** Whether this browser may show VR to the page at all. */
	readonly isSecure: boolean;
	readonly isStorageKept: boolean;
}

/** What a headset opens at `/vr`: a code, and one is in the hall as who one was at the desk. */
export function HeadsetPage(props: HeadsetPageProps) {
	const { quality: _quality, volume: _volume, ...look } = useStore(props.settings);
	return (
		<UiProvider i18n={props.i18n} {...look}>
			<Page {...props} />
		</UiProvider>
	);
}

function Page({ entry, profile, isSecure, isStorageKept }: HeadsetPageProps) {
	const { t, i18n } = useTranslation();
	// Whom the device knew before, also while the one who arrives takes their place.
	const [knownAs] = useState(() => profile.getState().name.trim());
	useEffect(() => {
		document.title = t("headset.pageTitle");
	}, [t]);
	const words = (
		<>
			<div>
				<h1 className={classes.title}>{t("headset.enterCode")}</h1>
				<p className={classes.from}>{t("headset.whereFrom", { button: t("dock.vr") })}</p>
			</div>
			{!isSecure && <Warning>{t("headset.pageInsecure")}</Warning>}
		</>
	);
	return (
		<div className={classes.page}>
			<header className={classes.header}>
				<span className={classes.mark}>
					<Mark />
					Pavilion
				</span>
				<LanguageSwitch language={languageOf(i18n)} onChoose={(language) => void speak(i18n, language)} />
			</header>
			<main className={classes.main}>
				{isStorageKept ? (
					<CodeForm entry={entry} knownAs={knownAs} now={Date.now}>
						{words}
					</CodeForm>
				) : (
					<>
						{words}
						<Warning>{t("headset.storageBlocked")}</Warning>
					</>
				)}
				<a className={classes.without} href="/?vr=1">
					{t("headset.without")}
				</a>
			</main>
		</div>
	);
}

function Warning({ children }: { readonly children: string }) {
	return (
		<p className={classes.warning} role="note">
			<IconAlertTriangle size="1.375rem" aria-hidden />
			<span>{children}</span>
		</p>
	);
}
