import { createContext, use } from "react";
import type { Language } from "#shared/features/event/text.ts";

export type Appearance = "auto" | "light" | "dark";

/** What this device shows the console in; the same choices as in its halls. */
export interface ConsolePreferences {
	readonly language: Language;
	readonly appearance: Appearance;
	chooseLanguage(language: Language): void;
	chooseAppearance(appearance: Appearance): void;
}

export const ConsolePreferencesContext = createContext<ConsolePreferences | null>(null);

export function useConsolePreferences(): ConsolePreferences {
	const preferences = use(ConsolePreferencesContext);
	if (!preferences) throw new Error("useConsolePreferences: outside of ConsoleProvider");
	return preferences;
}
