import { EXHIBITS_OF_SLOT } from "#shared/features/booths/BoothDocument.ts";
import { type BoothDraft, type BoothProblem, readBoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { mediaNames } from "#shared/features/event/EventSnapshot.ts";

export interface BoothJudgement {
	/** Of the event. */
	readonly languages: readonly string[];
	readonly templateOf: (template: BoothDraft["template"]) => Promise<BoothTemplate | undefined>;
	readonly hasMedia: (name: string) => Promise<boolean>;
}

/** Everything that keeps a booth from being shown as its form says; nothing where it is whole. */
export async function judgeBooth(
	draft: BoothDraft,
	{ languages, templateOf, hasMedia }: BoothJudgement,
): Promise<BoothProblem[]> {
	const read = readBoothDraft(draft, languages);
	const problems = "problems" in read ? [...read.problems] : [];
	const template = await templateOf(draft.template);
	if (!template && !problems.some(({ path }) => path.startsWith("template"))) {
		problems.push({ path: "template", code: "template-unreadable" });
	}
	for (const [slotName, exhibit] of Object.entries(draft.exhibits)) {
		const path = `exhibits.${slotName}`;
		const slot = template?.slots.find(({ name }) => name === slotName);
		if (template && !slot) problems.push({ path, code: "unknown-slot" });
		else if (slot && !EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind))
			problems.push({ path, code: "slot-takes-not" });
		for (const name of mediaNames(exhibit)) if (!(await hasMedia(name))) problems.push({ path, code: "media-missing" });
	}
	for (const name of mediaNames(draft.logo))
		if (!(await hasMedia(name))) problems.push({ path: "logo", code: "media-missing" });
	return problems;
}
