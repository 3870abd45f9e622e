import * as z from "zod";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages of the hall. */
export function localizedText(maxLength: number) {
	return z.strictObject({ "zh-CN": z.string().min(1).max(maxLength), en: z.string().min(1).max(maxLength) });
}
export type LocalizedText = Readonly<Record<Language, string>>;
