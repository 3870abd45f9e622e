import type { Logger } from "pino";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { composeEvent, mediaNames, takeApart } from "#shared/features/event/EventSnapshot.ts";
import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";
import type { ConsoleSide } from "./createConsole.ts";
import { archiveRoutes } from "./features/archive/archiveRoutes.ts";
import type { EventStore, KeptEntry, NewEvent } from "./features/event/EventStore.ts";
import { fileJudge } from "./features/media/judgeFile.ts";
import type { MediaLibrary } from "./features/media/MediaLibrary.ts";
import type { Recorder } from "./http/Recorder.ts";
import type { ServedEndpoint } from "./http/serve.ts";
import type { BlobFolder } from "./storage/BlobFolder.ts";

export interface ArchivesOptions {
	readonly organizing: ConsoleSide;
	readonly events: EventStore;
	readonly blobs: BlobFolder;
	readonly media: Pick<MediaLibrary, "keepFacts" | "hasRoomFor">;
	/** A door of a kind that nobody can open yet, but for an open one. */
	readonly newDoor: (kind: KeptEntry["kind"]) => Promise<KeptEntry>;
	readonly record: Recorder;
	readonly now: () => number;
	readonly log: Logger;
}

/** What leaves and comes as an archive, and what drafts it comes from and goes to. */
export function createArchives({
	organizing,
	events,
	blobs,
	media,
	now,
	...options
}: ArchivesOptions): ServedEndpoint[] {
	const { booths, plans, changes } = organizing;
	const tell = (eventId: string, change: DraftChange) => changes.tell(eventId, change);
	const told = (eventId: string, boothId: string, revision: number): number => {
		tell(eventId, { what: "booth", boothId, revision });
		return revision;
	};
	return archiveRoutes({
		...options,
		blobs,
		judge: fileJudge({ blobs, keepFacts: (name, facts) => media.keepFacts(name, facts) }),
		hasEvent: async (eventId) => (await events.find(eventId)) !== undefined,
		async eventToPack(eventId) {
			const event = await events.find(eventId);
			const plan = await plans.read(eventId);
			if (!event || !plan) return undefined;
			const approved = await booths.approved(eventId);
			return {
				event: composeEvent(plan.entries),
				revision: plan.revision,
				live: event.live,
				entry: event.entry.kind,
				booths: (await booths.list(eventId)).map(({ boothId, draft, review }) => ({
					draft,
					review: review.state,
					approved: approved.get(boothId) ?? null,
				})),
			};
		},
		async keepEvent(archived, replace, by) {
			const eventId = archived.event.id;
			const event: NewEvent = {
				eventId,
				entries: takeApart(archived.event),
				booths: new Map([...archived.booths].map(([boothId, booth]) => [boothId, asNew(booth)])),
				entry: await options.newDoor(archived.entry),
				by,
				nowMs: now(),
			};
			const isMade = await events.create(event);
			if (!isMade && !(replace && (await events.replace(event)))) return "taken";
			const { revision = 1 } = (await events.find(eventId)) ?? {};
			tell(eventId, { what: "plan", revision });
			for (const boothId of event.booths.keys()) told(eventId, boothId, revision);
			return isMade ? "made" : "replaced";
		},
		hasRoomFor: (eventId, boothId, draft) => media.hasRoomFor({ eventId, boothId }, mediaNames(draft)),
		draftOf: async (eventId, boothId) => (await booths.find(eventId, boothId))?.draft,
		async fillBooth(eventId, boothId, base, draft, by) {
			const outcome = await booths.change(eventId, boothId, base, { draft, state: "draft" }, by, now());
			return outcome.status === "kept" ? told(eventId, boothId, outcome.booth.revision) : outcome.status;
		},
		async addBooth(eventId, boothId, draft, by) {
			const made = await booths.create(eventId, boothId, draft, by, now());
			return typeof made === "string" ? made : told(eventId, boothId, made.revision);
		},
	});
}

/** Approved as it is, or at an earlier state, or not yet. */
function asNew({ draft, approved }: { readonly draft: BoothDraft; readonly approved: BoothDraft | null }) {
	if (approved === null) return { draft, isApproved: false };
	const isApproved = JSON.stringify(approved) === JSON.stringify(draft);
	return { draft, isApproved, ...(isApproved ? {} : { approved }) };
}
