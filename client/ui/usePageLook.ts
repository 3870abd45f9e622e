import type { i18n as I18n } from "i18next";
import { useEffect, useSyncExternalStore } from "react";

export interface PageLook {
	readonly i18n: I18n;
	readonly appearance: "auto" | "light" | "dark";
	readonly motion: "full" | "reduced";
	readonly textScale: number;
}

/** Tells the document its language, motion and text size; returns the colour scheme to draw in. */
export function usePageLook({ i18n, appearance, motion, textScale }: PageLook): "light" | "dark" {
	useEffect(() => {
		const root = document.documentElement;
		root.dataset.motion = motion;
		root.style.setProperty("--text-scale", String(textScale));
	}, [motion, textScale]);

	useEffect(() => {
		const follow = (language: string) => {
			document.documentElement.lang = language;
		};
		follow(i18n.language);
		i18n.on("languageChanged", follow);
		return () => i18n.off("languageChanged", follow);
	}, [i18n]);

	const systemIsDark = useSyncExternalStore(followSystem, () => SYSTEM_DARK.matches);
	return appearance === "auto" ? (systemIsDark ? "dark" : "light") : appearance;
}

const SYSTEM_DARK = matchMedia("(prefers-color-scheme: dark)");

function followSystem(changed: () => void): () => void {
	SYSTEM_DARK.addEventListener("change", changed);
	return () => SYSTEM_DARK.removeEventListener("change", changed);
}
