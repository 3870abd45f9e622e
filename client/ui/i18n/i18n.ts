import { createInstance, type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language, LocalizedText } from "#shared/features/event/text.ts";
import type { previewTexts } from "./en/console/previewTexts.ts";
import type { exhibitTexts } from "./en/exhibitTexts.ts";
import type { headsetTexts } from "./en/headsetTexts.ts";
import type { immersiveTexts } from "./en/immersiveTexts.ts";
import type { english } from "./english.ts";
import { learnLanguage } from "./laterTexts.ts";

declare module "i18next" {
	interface CustomTypeOptions {
		readonly defaultNS: "translation";
		readonly resources: {
			readonly translation: typeof english &
				typeof exhibitTexts &
				typeof headsetTexts &
				typeof immersiveTexts &
				typeof previewTexts;
		};
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

/** Each language is a file of its own: whoever never switches loads one of them. */
export type TextsByLanguage = Readonly<Record<Language, () => Promise<object>>>;

const HALL_TEXTS: TextsByLanguage = {
	en: () => import("./english.ts").then((file) => file.english),
	"zh-CN": () => import("./chinese.ts").then((file) => file.chinese),
};

/** Resolved when the language's texts are there: the hall's, or those of another page. */
export async function createI18n(language: Language, texts: TextsByLanguage = HALL_TEXTS): Promise<I18n> {
	const i18n = createInstance();
	i18n.use(initReactI18next);
	i18n.use({
		type: "backend",
		init() {},
		read(wanted: string, _namespace: string, done: (error: unknown, texts: object | true) => void) {
			texts[wanted as Language]().then(
				(loaded) => done(null, loaded),
				// True: i18next tries again a few times.
				(error: unknown) => done(error, true),
			);
		},
	});
	await i18n.init({
		lng: language,
		supportedLngs: Object.keys(texts),
		load: "currentOnly",
		// Both languages say everything.
		fallbackLng: false,
		// React escapes what it shows.
		interpolation: { escapeValue: false },
		react: { useSuspense: false },
	});
	return i18n;
}

/** Loads its texts first; where they do not come, the language stays as it is. */
export async function speak(i18n: I18n, language: Language): Promise<void> {
	await Promise.all([i18n.loadLanguages(language), learnLanguage(i18n, language)]);
	if (i18n.hasResourceBundle(language, "translation")) await i18n.changeLanguage(language);
}

export function languageOf(i18n: Pick<I18n, "language">): Language {
	return i18n.language === "zh-CN" ? "zh-CN" : "en";
}

export function inLanguage(text: LocalizedText, i18n: Pick<I18n, "language">): string {
	return text[languageOf(i18n)];
}
