import type { i18n as I18n } from "i18next";
import { headsetTexts as english } from "./en/headsetTexts.ts";
import { LATER_TEXTS } from "./i18n.ts";
import { headsetTexts as chinese } from "./zh-CN/headsetTexts.ts";

/** In both languages, so that a switch finds them. Doing it again changes nothing. */
export function learnHeadsetTexts(i18n: I18n): void {
	i18n.addResourceBundle("en", LATER_TEXTS, english, true);
	i18n.addResourceBundle("zh-CN", LATER_TEXTS, chinese, true);
}
