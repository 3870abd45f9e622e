import * as z from "zod/mini";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages of the hall. */
export function localizedText(maxLength: number) {
	return z.strictObject({
		"zh-CN": z.string().check(z.minLength(1), z.maxLength(maxLength)),
		en: z.string().check(z.minLength(1), z.maxLength(maxLength)),
	});
}
export type LocalizedText = Readonly<Record<Language, string>>;
