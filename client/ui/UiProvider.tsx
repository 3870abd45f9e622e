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
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import "./page.css";
import { theme } from "./theme.ts";
import { type PageLook, usePageLook } from "./usePageLook.ts";

interface UiProviderProps extends PageLook {
	readonly children: ReactNode;
}

/** Theme, language and the visitor's own sizes, for everything below. */
export function UiProvider({ children, ...look }: UiProviderProps) {
	const scheme = usePageLook(look);
	return (
		<I18nextProvider i18n={look.i18n}>
			<MantineProvider theme={theme} forceColorScheme={scheme}>
				{children}
			</MantineProvider>
		</I18nextProvider>
	);
}
