import { EXHIBITS_OF_SLOT } from "./BoothDocument.ts";
import type { BoothDraft, ExhibitDraft } from "./BoothDraft.ts";
import type { BoothSlot, BoothTemplate } from "./BoothTemplate.ts";

export interface TemplateChange {
	readonly draft: BoothDraft;
	/** Found another place of the kind. */
	readonly moved: readonly { readonly from: string; readonly to: string }[];
	/** Found none, and is no longer in the draft. */
	readonly lost: readonly { readonly slot: string; readonly exhibit: ExhibitDraft }[];
}

/**
 * A draft on another stand. An exhibit stays in the slot of its name where that takes it; else it goes to the first free
 * one of the kind of slot it stood in, then to any that takes it. Nothing is left out as long as there is a place for it.
 */
export function changeTemplate(
	draft: BoothDraft,
	template: BoothDraft["template"],
	{ from, to }: { readonly from: BoothTemplate | null; readonly to: BoothTemplate },
): TemplateChange {
	const taken = new Map<string, ExhibitDraft>();
	const homeless: [slot: string, exhibit: ExhibitDraft][] = [];
	for (const [name, exhibit] of Object.entries(draft.exhibits)) {
		const same = to.slots.find((slot) => slot.name === name);
		if (same && takes(same, exhibit)) taken.set(name, exhibit);
		else homeless.push([name, exhibit]);
	}
	const moved: { from: string; to: string }[] = [];
	const lost: { slot: string; exhibit: ExhibitDraft }[] = [];
	for (const [name, exhibit] of homeless) {
		const kind = from?.slots.find((slot) => slot.name === name)?.kind;
		const free = to.slots.filter((slot) => takes(slot, exhibit) && !taken.has(slot.name));
		const place = free.find((slot) => slot.kind === kind) ?? free[0];
		if (!place) {
			lost.push({ slot: name, exhibit });
			continue;
		}
		taken.set(place.name, exhibit);
		moved.push({ from: name, to: place.name });
	}
	return { draft: { ...draft, template, exhibits: Object.fromEntries(taken) }, moved, lost };
}

function takes({ kind }: BoothSlot, exhibit: ExhibitDraft): boolean {
	return EXHIBITS_OF_SLOT[kind].includes(exhibit.kind);
}
