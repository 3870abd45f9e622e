import * as z from "zod";
import { mediaPath, slug } from "../event/EventDocument.ts";
import { LANGUAGES } from "../event/text.ts";
import { type BoothDocument, boothDocument } from "./BoothDocument.ts";

/** A text that may still be missing in one language or in both. */
function draftText(maxLength: number) {
	return z.strictObject({ "zh-CN": z.string().max(maxLength), en: z.string().max(maxLength) });
}

const media = mediaPath.or(z.literal(""));
const caption = { title: draftText(80), caption: draftText(400).optional() };
const provenance = z.strictObject({
	maker: draftText(120).optional(),
	made: draftText(80).optional(),
	material: draftText(160).optional(),
	size: draftText(80).optional(),
	place: draftText(120).optional(),
	number: z.string().max(60).optional(),
	licence: draftText(160).optional(),
});
const piece = { provenance: provenance.optional() };

/** An exhibit as far as it is filled in; its shape is that of `exhibit`, each part of which may be missing yet. */
export const exhibitDraft = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("model"),
		model: media,
		animation: z.string().max(80).optional(),
		parts: z.record(z.string().min(1).max(80), draftText(60)).optional(),
		...piece,
		...caption,
	}),
	z.strictObject({ kind: z.literal("image"), image: media, ...piece, ...caption }),
	z.strictObject({ kind: z.literal("photo360"), image: media, ...piece, ...caption }),
	z.strictObject({ kind: z.literal("video"), video: media, poster: media.optional(), ...caption }),
	z.strictObject({ kind: z.literal("document"), document: media, ...caption }),
	z.strictObject({ kind: z.literal("text"), body: draftText(1200), ...caption }),
	z.strictObject({ kind: z.literal("link"), url: z.string().max(500), ...caption }),
]);
export type ExhibitDraft = z.infer<typeof exhibitDraft>;

/** What an exhibitor's form holds: a booth document that may not be whole yet. */
export const boothDraft = z.strictObject({
	...boothDocument.shape,
	template: z.union([slug, z.strictObject({ model: media })]),
	logo: media,
	name: draftText(60),
	tagline: draftText(120),
	description: draftText(1200),
	exhibits: z.record(z.string().regex(/^[\w.-]{1,40}$/), exhibitDraft),
});
export type BoothDraft = z.infer<typeof boothDraft>;

/** Something that keeps a booth from being submitted. */
export const boothProblem = z.strictObject({
	/** Where in the document: `name.en`, `exhibits.poster-1.image`. */
	path: z.string(),
	/** `missing`, `invalid`, `unknown-slot`, `slot-takes-not`, `media-missing`, `template-unreadable`. */
	code: z.string(),
});
export type BoothProblem = z.infer<typeof boothProblem>;

/** Texts of an event in one language stand in both. */
export function completeTexts<Value>(value: Value, languages: readonly string[]): Value {
	if (languages.length !== 1 || typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value.map((item) => completeTexts(item, languages)) as Value;
	const keys = Object.keys(value);
	const isText = keys.length === LANGUAGES.length && LANGUAGES.every((language) => keys.includes(language));
	if (isText) {
		const text = (value as Record<string, unknown>)[languages[0]!];
		return Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Value;
	}
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, completeTexts(inner, languages)]),
	) as Value;
}

/** The whole document, or what it still lacks. Slots and media are judged by whoever knows template and files. */
export function readBoothDraft(
	draft: BoothDraft,
	languages: readonly string[],
): { readonly document: BoothDocument } | { readonly problems: readonly BoothProblem[] } {
	const parsed = boothDocument.safeParse(dropEmptyCaptions(completeTexts(draft, languages)));
	if (parsed.success) return { document: parsed.data };
	const problems = parsed.error.issues.map((issue) => {
		const value = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], draft);
		return { path: issue.path.join("."), code: value === "" || value === undefined ? "missing" : "invalid" };
	});
	return { problems };
}

/** A caption left empty in every language is none. */
function dropEmptyCaptions(draft: BoothDraft): unknown {
	const isEmpty = (text: Readonly<Record<string, string>> | undefined) =>
		text !== undefined && Object.values(text).every((words) => words === "");
	const exhibits = Object.fromEntries(
		Object.entries(draft.exhibits).map(([slot, exhibit]) => {
			const { caption: words, ...rest } = exhibit;
			return [slot, words === undefined || isEmpty(words) ? rest : exhibit];
		}),
	);
	return { ...draft, exhibits };
}
