import { join } from "node:path";
import type { Logger } from "pino";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";
import type { PlanEntry } from "#shared/features/plan/PlanObject.ts";
import type { ConsoleSide } from "./createConsole.ts";
import { mapBoothMedia } from "./features/archive/mapMedia.ts";
import type { KeptBooth } from "./features/booths/BoothDraftStore.ts";
import { BoothBudgets } from "./features/budget/BoothBudgets.ts";
import { budgetRoutes } from "./features/budget/budgetRoutes.ts";
import type { BoothTemplates } from "./features/event/BoothTemplates.ts";
import type { ContentShelf } from "./features/event/ContentShelf.ts";
import { nameIn } from "./features/media/contentAddress.ts";
import { factsOfFile } from "./features/media/factsOfFile.ts";
import { MediaLibrary } from "./features/media/MediaLibrary.ts";
import { MediaStore } from "./features/media/MediaStore.ts";
import { mediaRoutes } from "./features/media/mediaRoutes.ts";
import type { ShownFile } from "./features/media/ShownMedia.ts";
import type { ServedEndpoint } from "./http/serve.ts";
import type { BlobFolder } from "./storage/BlobFolder.ts";
import type { Queries } from "./storage/tables.ts";

export interface MediaOptions {
	readonly queries: Queries;
	readonly blobs: BlobFolder;
	readonly shelf: ContentShelf;
	readonly templates: BoothTemplates;
	readonly dataFolder: string;
	readonly now: () => number;
	readonly log: Logger;
	/** Drafts, and who hears of their changes. */
	readonly console: Pick<ConsoleSide, "plans" | "booths" | "changes">;
}

export interface MediaSide {
	readonly endpoints: readonly ServedEndpoint[];
	readonly media: MediaLibrary;
	readonly budgets: BoothBudgets;
	close(): Promise<void>;
}

/** What organizers and exhibitors upload, and what of a hall each booth may take. */
export async function createMedia(options: MediaOptions): Promise<MediaSide> {
	const { queries, blobs, shelf, templates, dataFolder, now, log } = options;
	const { plans, booths, changes } = options.console;
	const media = await MediaLibrary.open({
		store: new MediaStore(queries),
		blobs,
		folder: join(dataFolder, "uploads"),
		now,
		log,
		shownIn: async (eventId) => {
			const [plan, drafts] = await Promise.all([plans.read(eventId), booths.list(eventId)]);
			return shownIn(plan?.entries ?? [], drafts);
		},
		tell: (eventId, change) => changes.tell(eventId, change),
	});
	const shippedFacts = new Map<string, Promise<MediaFacts | undefined>>();
	const budgets = new BoothBudgets({
		templateOf: (template) => templates.find(template),
		neighboursIn: async (eventId) => {
			const [plan, drafts] = await Promise.all([plans.read(eventId), booths.list(eventId)]);
			return templatesBeside(plan?.entries ?? [], drafts);
		},
		factsOf: async (addresses) => {
			const known = new Map(await media.factsOf(addresses));
			// Templates that come with Pavilion are nobody's upload.
			for (const address of addresses) {
				if (known.has(address) || !address.endsWith(".glb")) continue;
				const facts = shippedFacts.get(address) ?? shippedFactsOf(shelf, address);
				shippedFacts.set(address, facts);
				const read = await facts;
				if (read) known.set(address, read);
			}
			return known;
		},
	});
	return {
		media,
		budgets,
		endpoints: [
			...mediaRoutes({
				media,
				blobs,
				exists: async ({ eventId, boothId }) =>
					boothId === null
						? (await plans.read(eventId, Number.MAX_SAFE_INTEGER)) !== undefined
						: (await booths.find(eventId, boothId)) !== undefined,
			}),
			...budgetRoutes({
				budgets,
				draftOf: async (eventId, boothId) => (await booths.find(eventId, boothId))?.draft,
			}),
		],
		close: () => media.close(),
	};
}

type Drafts = readonly Pick<KeptBooth, "boothId" | "draft" | "changedBy">[];

/** Every file of a draft once for each place that shows it. */
function shownIn(entries: readonly PlanEntry[], drafts: Drafts): ShownFile[] {
	const shown: ShownFile[] = [];
	const note = (address: string, file: Omit<ShownFile, "name">) => {
		if (address.startsWith("/content/")) shown.push({ ...file, name: nameIn(address) });
		return address;
	};
	for (const { object, changedBy: by } of entries) {
		if (object.kind === "landmark") {
			const { model, name } = object.value;
			note(model, { boothId: null, kind: "model", title: wordsOf(name), place: "landmark", by });
		} else if (object.kind === "surface") {
			const { image, sponsor } = object.value;
			note(image, { boothId: null, kind: "image", title: wordsOf(sponsor), place: "surface", by });
		}
	}
	for (const { boothId, draft, changedBy: by } of drafts) {
		mapBoothMedia(draft, (address, kind, where) => {
			const [, slot] = /^exhibits\.([\w.-]+)\.\w+$/.exec(where) ?? [];
			const title = wordsOf(draft.exhibits[slot ?? ""]?.title ?? draft.name);
			return note(address, { boothId, kind, title, place: slot ?? where.split(".", 1)[0]!, by });
		});
	}
	return shown;
}

function wordsOf(text: LocalizedText): string {
	return text["zh-CN"] || text.en;
}

/** By booth, the templates of all booths in the hall where it stands. */
function templatesBeside(
	entries: readonly PlanEntry[],
	drafts: readonly Pick<KeptBooth, "boothId" | "draft">[],
): ReadonlyMap<string, readonly BoothDraft["template"][]> {
	const templateOf = new Map(drafts.map(({ boothId, draft }) => [boothId, draft.template]));
	const inHalls = new Map<string | null, BoothDraft["template"][]>();
	const beside = new Map<string, readonly BoothDraft["template"][]>();
	for (const { hallId, object } of entries) {
		if (object.kind !== "booth") continue;
		const template = templateOf.get(object.value.boothId);
		if (template === undefined) continue;
		const inHall = inHalls.get(hallId) ?? [];
		inHall.push(template);
		inHalls.set(hallId, inHall);
		beside.set(object.value.boothId, inHall);
	}
	return beside;
}

async function shippedFactsOf(shelf: ContentShelf, address: string): Promise<MediaFacts | undefined> {
	const found = await shelf.find(nameIn(address), "visitor");
	return found && "path" in found.source ? factsOfFile(found.source.path) : undefined;
}
