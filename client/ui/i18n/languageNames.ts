import type { Language } from "#shared/features/event/text.ts";

/** Each in its own words: who does not speak the present one finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { "zh-CN": "中文", en: "English" };
