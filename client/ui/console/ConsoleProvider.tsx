import { MantineProvider } from "@mantine/core";
import "@mantine/core/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import { DatesProvider } from "@mantine/dates";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { I18nextProvider } from "react-i18next";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import "#client/ui/page.css";
import "dayjs/locale/zh-cn.js";
import { type PageLook, usePageLook } from "#client/ui/usePageLook.ts";
import { type ConsolePreferences, ConsolePreferencesContext } from "./ConsolePreferences.ts";
import { consoleTheme } from "./consoleTheme.ts";
import "./console.css";

interface ConsoleProviderProps extends PageLook {
	readonly preferences: ConsolePreferences;
	readonly queries: QueryClient;
	readonly children: ReactNode;
}

/** Theme, language, what is known of the server, notifications and dialogs, for everything below. */
export function ConsoleProvider({ preferences, queries, children, ...look }: ConsoleProviderProps) {
	const scheme = usePageLook(look);
	return (
		<I18nextProvider i18n={look.i18n}>
			<Themed scheme={scheme}>
				<ConsolePreferencesContext value={preferences}>
					<QueryClientProvider client={queries}>
						<DatesProvider settings={{ locale: preferences.language === "zh-CN" ? "zh-cn" : "en", firstDayOfWeek: 1 }}>
							<Dialogs>{children}</Dialogs>
						</DatesProvider>
					</QueryClientProvider>
				</ConsolePreferencesContext>
			</Themed>
		</I18nextProvider>
	);
}

function Themed({ scheme, children }: { readonly scheme: "light" | "dark"; readonly children: ReactNode }) {
	const { t } = useConsoleTexts();
	const [close, clear] = [t("common.close"), t("shell.clear")];
	const theme = useMemo(() => consoleTheme({ close, clear }), [close, clear]);
	return (
		<MantineProvider theme={theme} forceColorScheme={scheme}>
			{children}
		</MantineProvider>
	);
}

function Dialogs({ children }: { readonly children: ReactNode }) {
	const { t } = useConsoleTexts();
	return (
		<ModalsProvider labels={{ confirm: t("shell.done"), cancel: t("common.cancel") }}>
			<Notifications position="bottom-right" />
			{children}
		</ModalsProvider>
	);
}
