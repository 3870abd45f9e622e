import type { Request } from "express";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { PlacedBooth } from "#shared/features/event/EventDocument.ts";
import type { EventSnapshot } from "#shared/features/event/EventSnapshot.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { PlanEntry } from "#shared/features/plan/PlanObject.ts";
import type { PublishingObstacle } from "#shared/features/publishing/publishingEndpoints.ts";
import { type Grant, may } from "#shared/rights.ts";
import type { BoothOfPeople, NewBooth } from "./features/accounts/peopleRoutes.ts";
import { BoothDraftStore } from "./features/booths/BoothDraftStore.ts";
import { boothRoutes } from "./features/booths/boothRoutes.ts";
import { judgeBooth } from "./features/booths/judgeBooth.ts";
import type { BoothBudgets } from "./features/budget/BoothBudgets.ts";
import type { BoothTemplates } from "./features/event/BoothTemplates.ts";
import { type ConsoleEventRoutesOptions, consoleEventRoutes } from "./features/event/consoleEventRoutes.ts";
import { DraftChanges } from "./features/event/DraftChanges.ts";
import type { EventLibrary } from "./features/event/EventLibrary.ts";
import type { EventStore } from "./features/event/EventStore.ts";
import { unreadBooth } from "./features/event/readEvent.ts";
import { PlanStore } from "./features/plan/PlanStore.ts";
import { planRoutes } from "./features/plan/planRoutes.ts";
import { PreviewLinkStore } from "./features/publishing/PreviewLinkStore.ts";
import type { PublicationStore } from "./features/publishing/PublicationStore.ts";
import { holdsPreviewLink, publishingRoutes } from "./features/publishing/publishingRoutes.ts";
import { type DraftSource, languagesOf, takeSnapshot } from "./features/publishing/takeSnapshot.ts";
import type { Actor } from "./http/Actor.ts";
import type { Recorder } from "./http/Recorder.ts";
import type { ServedEndpoint } from "./http/serve.ts";
import type { BlobFolder } from "./storage/BlobFolder.ts";
import type { Queries } from "./storage/tables.ts";

export interface ConsoleOptions extends Pick<ConsoleEventRoutesOptions, "hashPassword" | "secret"> {
	readonly queries: Queries;
	readonly events: EventStore;
	readonly publications: PublicationStore;
	readonly library: EventLibrary;
	readonly templates: BoothTemplates;
	readonly blobs: BlobFolder;
	readonly now: () => number;
	readonly identify: (request: Request) => Promise<Actor | null>;
	readonly budgets: () => Pick<BoothBudgets, "budgetOf" | "budgetsOf">;
	readonly record: Recorder;
	/** Roles, invitations and uploads of an event that is gone. */
	readonly forgetPeople: (eventId: string) => Promise<void>;
}

export interface ConsoleSide {
	readonly endpoints: readonly ServedEndpoint[];
	readonly booths: BoothDraftStore;
	readonly plans: PlanStore;
	readonly changes: DraftChanges;
	readonly drafts: DraftSource;
	/** Of an event's draft. */
	titleOf(eventId: string): Promise<LocalizedText | undefined>;
	/** Of an event's draft, with where they stand; undefined where there is no such event. */
	boothsOf(eventId: string): Promise<BoothOfPeople[] | undefined>;
	/** A booth that is there already stays as it is. */
	createBooth(eventId: string, booth: NewBooth, actor: Actor): Promise<"made" | "there" | "unknown-template">;
	/** Whoever works on an event or a booth, and whoever holds a link to a draft. */
	mayReadDrafts(request: Request): Promise<boolean>;
}

/** The organizers' and exhibitors' side: drafts of plans and booths, and their way to what visitors see. */
export function createConsole(options: ConsoleOptions): ConsoleSide {
	const { queries, publications, library, templates, blobs, now, identify, budgets, record } = options;
	const plans = new PlanStore(queries);
	const booths = new BoothDraftStore(queries);
	const previews = new PreviewLinkStore(queries);
	const changes = new DraftChanges();
	const drafts: DraftSource = {
		plan: (eventId) => plans.read(eventId),
		drafts: async (eventId) => new Map((await booths.list(eventId)).map(({ boothId, draft }) => [boothId, draft])),
		approved: (eventId) => booths.approved(eventId),
	};
	const take = (eventId: string, shown: "approved" | "draft") => takeSnapshot(drafts, eventId, shown);
	const tell = changes.tell.bind(changes);
	const hasMedia = (name: string) => blobs.has(name);

	const previewHall = async (
		eventId: string,
		hallId: string,
		shown: "approved" | "draft",
	): Promise<PublishedHall | undefined> => {
		const taken = await take(eventId, shown);
		return taken && (await library.preview(taken.snapshot)).get(hallId)?.published;
	};
	const judge = async (eventId: string, draft: BoothDraft) =>
		judgeBooth(draft, {
			languages: languagesOf((await plans.read(eventId))?.entries ?? []),
			templateOf: async (template) => (await templates.find(template))?.template,
			hasMedia,
		});
	const previewBooth = async (eventId: string, boothId: string, draft: BoothDraft) => {
		const placed = placedBooths((await plans.read(eventId))?.entries ?? []).get(boothId);
		return library.previewBooth(placed?.booth ?? { boothId, number: "—", x: 0, z: 0, rotation: 0 }, draft);
	};
	const boothObstacles = async (eventId: string, snapshot: EventSnapshot): Promise<PublishingObstacle[]> => {
		const placed = placedBooths((await plans.read(eventId))?.entries ?? []);
		const obstacleAt = (boothId: string, code: "not-approved" | "over-budget", blocks: boolean) => {
			const place = placed.get(boothId);
			return place ? [{ code, blocks, hallId: place.hallId, boothId, label: place.booth.number }] : [];
		};
		const notApproved = (await booths.list(eventId)).filter(({ review }) => review.state !== "approved");
		const shown = await budgets().budgetsOf(eventId, new Map(Object.entries(snapshot.booths)));
		const letThrough = await booths.letThrough(eventId);
		return [
			...[...shown].flatMap(([boothId, { isOver }]) =>
				isOver ? obstacleAt(boothId, "over-budget", !letThrough.has(boothId)) : [],
			),
			...notApproved.flatMap(({ boothId }) => obstacleAt(boothId, "not-approved", false)),
		];
	};

	const endpoints = [
		...consoleEventRoutes({
			...options,
			plan: drafts.plan,
			snapshot: async (eventId) => (await take(eventId, "draft"))?.snapshot,
			forget: async (eventId) => {
				await library.show(eventId, null);
				await options.forgetPeople(eventId);
			},
			tell,
		}),
		...planRoutes({
			plans,
			now,
			tell,
			follow: changes.follow.bind(changes),
			preview: previewHall,
			stillMay: async (request, right, scope) => may((await identify(request))?.grants ?? null, right, scope),
		}),
		...boothRoutes({
			booths,
			now,
			tell,
			judge,
			placesOf: async (eventId) => {
				const plan = await plans.read(eventId);
				if (!plan) return undefined;
				const places = [...placedBooths(plan.entries)];
				return new Map(places.map(([id, { hallId, booth }]) => [id, { hallId, number: booth.number }]));
			},
			isLive: (eventId, boothId) => library.boothIds(eventId)?.includes(boothId) ?? false,
			hasMedia,
			templateIds: templates.ids,
			newDraft: (boothId, template) => unreadBooth(boothId, "", template),
			takeFromPlan: (eventId, boothId, by) => plans.removeBooth(eventId, boothId, by, now()),
			preview: previewBooth,
			budgetOf: (eventId, boothId, draft) => budgets().budgetOf(eventId, boothId, draft),
			record,
		}),
		...publishingRoutes({
			publications,
			previews,
			now,
			take,
			show: (eventId, snapshot) => library.show(eventId, snapshot),
			preview: (snapshot) => library.preview(snapshot),
			boothObstacles,
			letThrough: booths.letThroughApproved.bind(booths),
			tell,
			record,
		}),
	];
	return {
		endpoints,
		booths,
		plans,
		changes,
		drafts,
		async titleOf(eventId) {
			const settings = (await plans.read(eventId))?.entries.find(({ object }) => object.kind === "event")?.object;
			return settings?.kind === "event" ? settings.value.title : undefined;
		},
		async boothsOf(eventId) {
			const plan = await plans.read(eventId);
			if (!plan) return undefined;
			const placed = placedBooths(plan.entries);
			return (await booths.list(eventId)).map(({ boothId, draft, review, changedAtMs }) => ({
				boothId,
				number: placed.get(boothId)?.booth.number ?? null,
				name: draft.name,
				review,
				changedAtMs,
			}));
		},
		async createBooth(eventId, { boothId, name, template }, actor) {
			if (!templates.ids.includes(template)) return "unknown-template";
			const draft = { ...unreadBooth(boothId, "", template), name };
			const made = await booths.create(eventId, boothId, draft, actor.name, now());
			if (typeof made === "string") return "there";
			tell(eventId, { what: "booth", boothId, revision: made.revision });
			return "made";
		},
		async mayReadDrafts(request) {
			const actor = await identify(request);
			const worksOn = ({ eventId, boothId }: Grant) =>
				may(actor?.grants ?? null, "booth.read", { eventId: eventId ?? undefined, boothId: boothId ?? undefined });
			if (actor?.grants.some(worksOn)) return true;
			return holdsPreviewLink(previews, request, now());
		},
	};
}

/** By booth id. */
function placedBooths(
	entries: readonly PlanEntry[],
): ReadonlyMap<string, { readonly hallId: string; readonly booth: PlacedBooth }> {
	return new Map(
		entries.flatMap(({ hallId, object }) =>
			object.kind === "booth" && hallId !== null
				? [[object.value.boothId, { hallId, booth: object.value }] as const]
				: [],
		),
	);
}
