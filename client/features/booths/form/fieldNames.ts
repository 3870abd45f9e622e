import { LANGUAGE_NAMES } from "#client/ui/i18n/languageNames.ts";
import type { ConsoleKey, ConsoleT } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { DraftPath } from "#shared/features/booths/draftDifferences.ts";
import type { Language } from "#shared/features/event/text.ts";

/** "Poster 2": by its kind and the number that its name ends with, else by its place among its kind. */
export function slotName(t: ConsoleT, slot: Pick<BoothSlot, "name" | "kind">): string {
	const number = /(\d+)$/.exec(slot.name)?.[1] ?? "";
	return t(`boothForm.slot.${slot.kind}`, { number }).trim();
}

/** A slot that the stand does not have is called as it is named. */
export function slotNameIn(t: ConsoleT, slots: readonly BoothSlot[], name: string): string {
	const slot = slots.find((one) => one.name === name);
	return slot ? slotName(t, slot) : name;
}

const PARTS = [
	"template",
	"logo",
	"name",
	"tagline",
	"description",
	"keywords",
	"colours",
	"primary",
	"secondary",
	"accent",
	"title",
	"caption",
	"body",
	"url",
	"model",
	"image",
	"video",
	"poster",
	"document",
	"animation",
	"parts",
	"provenance",
	"maker",
	"made",
	"material",
	"size",
	"place",
	"number",
	"licence",
] as const;
type Part = (typeof PARTS)[number];

/** "Poster 2 · Title (English)" */
export function fieldName(t: ConsoleT, path: DraftPath, slots: readonly BoothSlot[]): string {
	const words: string[] = [];
	let language = "";
	for (const [at, key] of path.entries()) {
		if (at === 0 && key === "exhibits") continue;
		if (key in LANGUAGE_NAMES) language = LANGUAGE_NAMES[key as Language];
		else if (path[0] === "exhibits" && at === 1) words.push(slotNameIn(t, slots, key));
		else if (PARTS.includes(key as Part)) words.push(t(`boothForm.field.${key as Part}` as ConsoleKey));
		else words.push(key);
	}
	const name = words.join(" · ");
	return language ? t("boothForm.inLanguage", { name, language }) : name;
}

/** A problem's path, whose slot may have dots in its name. */
export function pathOf(problem: string, draft: Pick<BoothDraft, "exhibits">): DraftPath {
	const slot = Object.keys(draft.exhibits)
		.sort((a, b) => b.length - a.length)
		.find((name) => problem === `exhibits.${name}` || problem.startsWith(`exhibits.${name}.`));
	if (slot === undefined) return problem.split(".");
	const rest = problem.slice(`exhibits.${slot}`.length + 1);
	return ["exhibits", slot, ...(rest ? rest.split(".") : [])];
}
