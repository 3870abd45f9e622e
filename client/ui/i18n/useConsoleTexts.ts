import type { i18n as I18n } from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "#shared/features/event/text.ts";
import type { consoleEnglish } from "./consoleEnglish.ts";
import { languageOf } from "./i18n.ts";

type Singular<Key extends string> = Key extends `${infer Name}_${"one" | "other"}` ? Name : Key;

type KeysOf<Texts> = {
	[Key in keyof Texts & string]: Texts[Key] extends string ? Singular<Key> : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** Every text of the console: `shell.section.plan`. A text with plural forms is said by its name and a `count`. */
export type ConsoleKey = KeysOf<typeof consoleEnglish>;

export type ConsoleT = (key: ConsoleKey, values?: Readonly<Record<string, string | number>>) => string;

interface ConsoleTexts {
	readonly t: ConsoleT;
	readonly i18n: I18n;
	/** That is spoken now. */
	readonly language: Language;
}

/**
 * What the console says, in the language of now. i18next's own types of so many texts together are more than the
 * compiler follows; a list of names is not.
 */
export function useConsoleTexts(): ConsoleTexts {
	const { t, i18n } = useTranslation();
	return { t: t as unknown as ConsoleT, i18n, language: languageOf(i18n) };
}
