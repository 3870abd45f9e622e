import { createInstance, type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language, LocalizedText } from "#shared/features/event/text.ts";
import { entranceTexts as entranceInEnglish } from "./en/entranceTexts.ts";
import { exhibitTexts as exhibitsInEnglish } from "./en/exhibitTexts.ts";
import { hallTexts as hallInEnglish } from "./en/hallTexts.ts";
import { entranceTexts as entranceInChinese } from "./zh-CN/entranceTexts.ts";
import { exhibitTexts as exhibitsInChinese } from "./zh-CN/exhibitTexts.ts";
import { hallTexts as hallInChinese } from "./zh-CN/hallTexts.ts";

export const english = { ...entranceInEnglish, ...hallInEnglish, ...exhibitsInEnglish };
export const chinese = { ...entranceInChinese, ...hallInChinese, ...exhibitsInChinese };

declare module "i18next" {
	interface CustomTypeOptions {
		readonly defaultNS: "translation";
		readonly resources: { readonly translation: typeof english };
	}
}

/** The first of the browser's languages that the hall speaks; English for everyone else. */
export function guessLanguage(preferred: readonly string[]): Language {
	for (const tag of preferred) {
		if (/^zh\b/i.test(tag)) return "zh-CN";
		if (/^en\b/i.test(tag)) return "en";
	}
	return "en";
}

/** Ready at once: both languages are in the bundle, so switching waits for nothing. */
export function createI18n(language: Language): I18n {
	const i18n = createInstance();
	i18n.use(initReactI18next);
	void i18n.init({
		lng: language,
		fallbackLng: "en",
		initAsync: false,
		resources: { en: { translation: english }, "zh-CN": { translation: chinese } },
		// React escapes what it shows.
		interpolation: { escapeValue: false },
		react: { useSuspense: false },
	});
	return i18n;
}

export function languageOf(i18n: Pick<I18n, "language">): Language {
	return i18n.language === "zh-CN" ? "zh-CN" : "en";
}

export function inLanguage(text: LocalizedText, i18n: Pick<I18n, "language">): string {
	return text[languageOf(i18n)];
}
