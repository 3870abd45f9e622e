import type { i18n as I18n } from "i18next";
import type { Language } from "#shared/features/event/text.ts";

/** Texts that nobody needs before they can walk: they come with what says them. */
const LATER_TEXTS = {
	exhibits: {
		en: () => import("./en/exhibitTexts.ts").then((file) => file.exhibitTexts),
		"zh-CN": () => import("./zh-CN/exhibitTexts.ts").then((file) => file.exhibitTexts),
	},
	/** About going on in a headset: the panel in the hall, and the page that a headset opens. */
	headset: {
		en: () => import("./en/headsetTexts.ts").then((file) => file.headsetTexts),
		"zh-CN": () => import("./zh-CN/headsetTexts.ts").then((file) => file.headsetTexts),
	},
	/** About 3D previews of a draft. */
	preview: {
		en: () => import("./en/console/previewTexts.ts").then((file) => file.previewTexts),
		"zh-CN": () => import("./zh-CN/console/previewTexts.ts").then((file) => file.previewTexts),
	},
	/** In VR. */
	immersive: {
		en: () => import("./en/immersiveTexts.ts").then((file) => file.immersiveTexts),
		"zh-CN": () => import("./zh-CN/immersiveTexts.ts").then((file) => file.immersiveTexts),
	},
} as const satisfies Readonly<Record<string, Readonly<Record<Language, () => Promise<object>>>>>;

export type LaterTexts = keyof typeof LATER_TEXTS;

const learned = new WeakMap<I18n, Set<LaterTexts>>();

/** Resolved when they can be said in the language of now; other languages are learned when they are spoken. */
export async function learnTexts(i18n: I18n, texts: LaterTexts): Promise<void> {
	const known = learned.get(i18n) ?? new Set();
	learned.set(i18n, known.add(texts));
	await learnIn(i18n, texts, i18n.language === "zh-CN" ? "zh-CN" : "en");
}

/** All that was learned so far, in one more language. */
export async function learnLanguage(i18n: I18n, language: Language): Promise<void> {
	await Promise.all([...(learned.get(i18n) ?? [])].map((texts) => learnIn(i18n, texts, language)));
}

async function learnIn(i18n: I18n, texts: LaterTexts, language: Language): Promise<void> {
	i18n.addResourceBundle(language, "translation", await LATER_TEXTS[texts][language](), true, false);
}
