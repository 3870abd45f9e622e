import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
// What others build on comes first: among equals the later rule wins.
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/FloatingIndicator.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/SegmentedControl.css";
import type { i18n as I18n } from "i18next";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { I18nextProvider } from "react-i18next";
import "./page.css";
import { theme } from "./theme.ts";

interface UiProviderProps {
	readonly i18n: I18n;
	readonly appearance: "auto" | "light" | "dark";
	readonly motion: "full" | "reduced";
	readonly textScale: number;
	readonly children: ReactNode;
}

/** Theme, language and the visitor's own sizes, for everything below. */
export function UiProvider({ i18n, appearance, motion, textScale, children }: UiProviderProps) {
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
	const scheme = appearance === "auto" ? (systemIsDark ? "dark" : "light") : appearance;

	return (
		<I18nextProvider i18n={i18n}>
			<MantineProvider theme={theme} forceColorScheme={scheme}>
				{children}
			</MantineProvider>
		</I18nextProvider>
	);
}

const SYSTEM_DARK = matchMedia("(prefers-color-scheme: dark)");

function followSystem(changed: () => void): () => void {
	SYSTEM_DARK.addEventListener("change", changed);
	return () => SYSTEM_DARK.removeEventListener("change", changed);
}
