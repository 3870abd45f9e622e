import { type BoothDraft, completeTexts } from "#shared/features/booths/BoothDraft.ts";
import { DOCUMENT_VERSION } from "#shared/features/event/EventDocument.ts";
import type { EventSnapshot, SnapshotEntry } from "#shared/features/event/EventSnapshot.ts";
import { LANGUAGES } from "#shared/features/event/text.ts";
import type { Plan } from "#shared/features/plan/planEndpoints.ts";

/** Where drafts are read from. */
export interface DraftSource {
	plan(eventId: string): Promise<Plan | undefined>;
	/** The forms as they stand. */
	drafts(eventId: string): Promise<ReadonlyMap<string, BoothDraft>>;
	/** The version of each booth that was approved last. */
	approved(eventId: string): Promise<ReadonlyMap<string, BoothDraft>>;
}

export interface TakenSnapshot {
	/** Of the draft. */
	readonly revision: number;
	readonly snapshot: EventSnapshot;
}

/**
 * An event's draft in one piece: with each booth as it was approved, which is what publishing shows, or as its form
 * stands. Undefined where there is no such event.
 */
export async function takeSnapshot(
	source: DraftSource,
	eventId: string,
	booths: "approved" | "draft",
): Promise<TakenSnapshot | undefined> {
	const plan = await source.plan(eventId);
	if (!plan) return undefined;
	const drafts = await source.drafts(eventId);
	const shown = booths === "approved" ? await source.approved(eventId) : drafts;
	const languages = languagesOf(plan.entries);
	const placed = plan.entries.flatMap(({ object }) => (object.kind === "booth" ? [object.value.boothId] : []));
	const snapshot: EventSnapshot = {
		version: DOCUMENT_VERSION,
		entries: plan.entries.map(({ objectId, hallId, object, position }) => ({
			objectId,
			hallId,
			object: completeTexts(object, languages),
			position,
		})),
		booths: {},
		empty: {},
	};
	for (const boothId of placed) {
		const booth = shown.get(boothId);
		const template = drafts.get(boothId)?.template;
		if (booth) snapshot.booths[boothId] = completeTexts(booth, languages);
		else if (template !== undefined) snapshot.empty[boothId] = template;
	}
	return { revision: plan.revision, snapshot };
}

/** Both where the settings say nothing. */
export function languagesOf(entries: readonly Pick<SnapshotEntry, "object">[]): readonly string[] {
	for (const { object } of entries)
		if (object.kind === "event" && object.value.languages) return object.value.languages;
	return LANGUAGES;
}
