import { ActionIcon, Menu } from "@mantine/core";
import { IconCheck, IconLanguage } from "@tabler/icons-react";
import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { LANGUAGES } from "#shared/features/event/text.ts";
import { type Appearance, useConsolePreferences } from "./ConsolePreferences.ts";

const APPEARANCES: readonly Appearance[] = ["auto", "light", "dark"];

/** Language and appearance, for this device. */
export function PreferencesMenu() {
	const { t } = useConsoleTexts();
	const { language, appearance, chooseLanguage, chooseAppearance } = useConsolePreferences();
	const mark = <IconCheck size={16} aria-hidden />;
	return (
		<Menu position="bottom-end" width={200}>
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("shell.preferences")}>
					<IconLanguage size={20} stroke={1.75} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>{t("common.language")}</Menu.Label>
				{LANGUAGES.map((one) => (
					<Menu.Item
						key={one}
						role="menuitemradio"
						aria-checked={one === language}
						lang={one}
						rightSection={one === language && mark}
						onClick={() => chooseLanguage(one)}
					>
						{LANGUAGE_NAMES[one]}
					</Menu.Item>
				))}
				<Menu.Divider />
				<Menu.Label>{t("shell.appearance")}</Menu.Label>
				{APPEARANCES.map((one) => (
					<Menu.Item
						key={one}
						role="menuitemradio"
						aria-checked={one === appearance}
						rightSection={one === appearance && mark}
						onClick={() => chooseAppearance(one)}
					>
						{t(`shell.appearances.${one}`)}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
