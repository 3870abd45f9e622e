import type { BoothContent } from "../event/PublishedHall.ts";
import { LANGUAGES, type Language } from "../event/text.ts";
import { EXHIBITS_OF_SLOT } from "./BoothDocument.ts";
import { type BoothDraft, completeTexts, type ExhibitDraft } from "./BoothDraft.ts";
import type { BoothTemplate } from "./BoothTemplate.ts";

/** What is known of the stand that a draft names: null where it cannot be had. */
export interface DraftStand {
	/** Address of its GLB. */
	readonly model: string;
	readonly template: BoothTemplate;
}

/**
 * What a booth would show, from a form that may not be whole: exhibits whose file is missing yet, or that their slot does
 * not take, are left out; a text that is missing in one language stands in the other.
 */
export function contentOfDraft(
	draft: BoothDraft,
	stand: DraftStand | null,
	languages: readonly Language[] = LANGUAGES,
): BoothContent {
	const { template: _template, ...document } = borrowTexts(completeTexts(draft, languages)) as BoothDraft;
	const slots = new Map(stand?.template.slots.map((slot) => [slot.name, slot]));
	const exhibits = Object.entries(document.exhibits).filter(([name, exhibit]) => {
		const slot = slots.get(name);
		return slot !== undefined && EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind) && isFilled(exhibit);
	});
	return {
		...document,
		exhibits: Object.fromEntries(exhibits.map(([name, exhibit]) => [name, withoutEmpty(exhibit)])),
		model: stand?.model ?? null,
		template: stand?.template ?? null,
	} as BoothContent;
}

/** Whether there is something to show. */
export function isFilled(exhibit: ExhibitDraft): boolean {
	switch (exhibit.kind) {
		case "model":
			return exhibit.model !== "";
		case "image":
		case "photo360":
			return exhibit.image !== "";
		case "video":
			return exhibit.video !== "";
		case "document":
			return exhibit.document !== "";
		case "text":
			return LANGUAGES.some((language) => exhibit.body[language].trim() !== "");
		case "link":
			return /^https?:\/\/[^\s/]+\.?[^\s]*$/i.test(exhibit.url);
		default:
			return exhibit satisfies never;
	}
}

/** A film without a cover yet, a caption without words: as if they had not been asked for. */
function withoutEmpty(exhibit: ExhibitDraft): object {
	return Object.fromEntries(
		Object.entries(exhibit).filter(
			([key, value]) => !(key === "poster" && value === "") && !(key === "caption" && isEmptyText(value)),
		),
	);
}

function isEmptyText(value: unknown): boolean {
	return isText(value) && LANGUAGES.every((language) => value[language] === "");
}

function isText(value: unknown): value is Record<Language, string> {
	if (typeof value !== "object" || value === null) return false;
	const keys = Object.keys(value);
	return keys.length === LANGUAGES.length && LANGUAGES.every((language) => keys.includes(language));
}

function borrowTexts(value: unknown): unknown {
	if (typeof value !== "object" || value === null) return value;
	if (Array.isArray(value)) return value;
	if (isText(value)) return { "zh-CN": value["zh-CN"] || value.en, en: value.en || value["zh-CN"] };
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, borrowTexts(inner)]));
}
