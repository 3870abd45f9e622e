import type { Logger } from "pino";
import { EXHIBITS_OF_SLOT } from "#shared/features/booths/BoothDocument.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import type { EventDocument, HallDocument, PlacedBooth } from "#shared/features/event/EventDocument.ts";
import { composeEvent, type EventSnapshot, mediaNames } from "#shared/features/event/EventSnapshot.ts";
import type { BoothContent, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { BoothIndices } from "./BoothIndices.ts";
import type { BoothTemplates, ReadTemplate } from "./BoothTemplates.ts";
import type { ContentShelf } from "./ContentShelf.ts";
import { editionOf } from "./editionOf.ts";

/** Room that a booth is given when nothing is known of its template: the usual row stand. */
const UNKNOWN_FOOTPRINT = { width: 3, depth: 3 };
const NEUTRAL_COLOURS = { primary: "#3a4a5e", secondary: "#e8ecf1", accent: "#5b8def" };

export interface EventLibraryOptions {
	readonly templates: BoothTemplates;
	readonly shelf: ContentShelf;
	readonly log: Logger;
}

interface LibraryHall {
	readonly document: HallDocument;
	readonly published: PublishedHall;
	readonly contents: ReadonlyMap<string, BoothContent>;
}

interface LibraryEvent {
	readonly document: EventDocument;
	readonly halls: ReadonlyMap<string, LibraryHall>;
}

/** By event and hall. */
type HallIndices = Map<string, BoothIndices>;

/** A hall as a draft has it, for those who may look at drafts. */
export interface ComposedHall {
	readonly published: PublishedHall;
	readonly contents: ReadonlyMap<string, BoothContent>;
}

/** What is on show: takes whole events as they are published, and tells of every hall that it changes. */
export class EventLibrary {
	readonly #options: EventLibraryOptions;
	readonly #events = new Map<string, LibraryEvent>();
	readonly #listeners = new Set<(eventId: string, hallId: string) => void>();
	/** By event and hall; of halls that are gone, too: they may come back. */
	readonly #indices: HallIndices = new Map();
	/** Of drafts: what only they have takes no number of what visitors see. */
	readonly #draftIndices: HallIndices = new Map();

	constructor(options: EventLibraryOptions) {
		this.#options = options;
	}

	get events(): readonly EventDocument[] {
		return [...this.#events.values()].map((event) => event.document);
	}

	hall(eventId: string, hallId: string): PublishedHall | undefined {
		return this.#events.get(eventId)?.halls.get(hallId)?.published;
	}

	capacity(eventId: string, hallId: string): number {
		return this.#events.get(eventId)?.halls.get(hallId)?.document.capacity ?? 0;
	}

	/** Of all halls of an event in their order; undefined where there is no such event. */
	boothIds(eventId: string): readonly string[] | undefined {
		return this.#events.get(eventId)?.document.halls.flatMap((hall) => hall.booths.map((booth) => booth.boothId));
	}

	/** What a booth shows now; undefined for a booth that is not in the hall. */
	content(eventId: string, hallId: string, boothId: string): BoothContent | undefined {
		return this.#events.get(eventId)?.halls.get(hallId)?.contents.get(boothId);
	}

	/** Hears of each hall that came, was changed or went, after it did; returns the undoing. */
	onPublished(listener: (eventId: string, hallId: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Shows visitors an event as it was published, or no longer (null); in one step, for all its halls. */
	async show(eventId: string, snapshot: EventSnapshot | null): Promise<void> {
		const before = this.#events.get(eventId);
		const after = snapshot ? await this.#compose(snapshot, before, this.#indices) : undefined;
		if (after) this.#events.set(eventId, after);
		else this.#events.delete(eventId);
		this.#options.shelf.publish(eventId, after ? namesOf(after) : new Set());
		for (const hallId of new Set([...(before?.halls.keys() ?? []), ...(after?.halls.keys() ?? [])])) {
			if (before?.halls.get(hallId)?.published === after?.halls.get(hallId)?.published) continue;
			for (const listener of this.#listeners) listener(eventId, hallId);
		}
	}

	/** The halls of a draft as visitors would see them; nobody hears of it. */
	async preview(snapshot: EventSnapshot): Promise<ReadonlyMap<string, ComposedHall>> {
		return (await this.#compose(snapshot, undefined, this.#draftIndices)).halls;
	}

	/** What one booth would show; what is missing yet is left out. */
	async previewBooth(
		placed: PlacedBooth,
		draft: BoothDraft,
	): Promise<{ booth: PublishedBooth; content: BoothContent }> {
		const content = await this.#contentOf(draft);
		return { booth: this.#listBooth(placed, content, 1, 1), content };
	}

	async #compose(
		snapshot: EventSnapshot,
		before: LibraryEvent | undefined,
		numbering: HallIndices,
	): Promise<LibraryEvent> {
		const document = composeEvent(snapshot.entries);
		const halls = new Map<string, LibraryHall>();
		for (const hall of document.halls) {
			const key = `${document.id}/${hall.id}`;
			const indices = numbering.get(key) ?? new BoothIndices();
			numbering.set(key, indices);
			const numbers = indices.assign(hall.booths.map(({ boothId }) => boothId));
			halls.set(hall.id, await this.#composeHall(document, hall, snapshot, before?.halls.get(hall.id), numbers));
		}
		return { document, halls };
	}

	/** The hall as it was before, where it reads the same. */
	async #composeHall(
		event: EventDocument,
		hall: HallDocument,
		snapshot: EventSnapshot,
		before: LibraryHall | undefined,
		numbers: ReadonlyMap<string, number>,
	): Promise<LibraryHall> {
		const contents = new Map<string, BoothContent>();
		const booths: PublishedBooth[] = [];
		const known = new Map(before?.published.booths.map((booth) => [booth.id, booth]));
		for (const placed of hall.booths) {
			const draft = snapshot.booths[placed.boothId];
			const content = draft
				? await this.#contentOf(draft)
				: emptyBooth(placed, await this.#template(snapshot.empty[placed.boothId]));
			contents.set(placed.boothId, content);
			const previous = known.get(placed.boothId);
			const booth = this.#listBooth(placed, content, numbers.get(placed.boothId)!, previous?.revision ?? 1);
			if (previous === undefined) booths.push(booth);
			else if (JSON.stringify(previous) === JSON.stringify(booth)) booths.push(previous);
			else booths.push({ ...booth, revision: booth.revision + 1 });
		}
		const { booths: _placed, ...layout } = hall;
		const { id, title, summary, venue, opensAt, closesAt, beforeOpening, afterClosing, languages } = event;
		const index = {
			event: { id, title, summary, venue, opensAt, closesAt, beforeOpening, afterClosing, languages },
			halls: event.halls.map(({ id, name }) => ({ id, name })),
			hall: layout,
			booths,
		};
		const published = { edition: editionOf(index), ...index };
		if (before?.published.edition === published.edition) return { ...before, document: hall, contents };
		return { document: hall, published, contents };
	}

	#listBooth(placed: PlacedBooth, content: BoothContent, index: number, revision: number): PublishedBooth {
		return {
			id: placed.boothId,
			index,
			number: placed.number,
			quarter: placed.quarter,
			x: placed.x,
			z: placed.z,
			rotation: placed.rotation,
			revision,
			name: content.name,
			tagline: content.tagline,
			keywords: content.keywords,
			colours: content.colours,
			footprint: content.template?.footprint ?? UNKNOWN_FOOTPRINT,
			obstacles: content.template?.obstacles ?? [],
			content: this.#options.shelf.addJson(content),
		};
	}

	async #template(template: BoothDraft["template"] | undefined): Promise<ReadTemplate | undefined> {
		return template === undefined ? undefined : this.#options.templates.find(template);
	}

	/** What does not fit its slot, or is not there yet, is left out; the rest is shown. */
	async #contentOf({ template, ...document }: BoothDraft): Promise<BoothContent> {
		const read = await this.#template(template);
		return {
			...document,
			exhibits: Object.fromEntries(
				Object.entries(document.exhibits).filter(([slot, exhibit]) => fits(exhibit, slot, read?.template)),
			) as BoothContent["exhibits"],
			model: read?.model ?? null,
			template: read?.template ?? null,
		};
	}
}

function fits(exhibit: BoothDraft["exhibits"][string], slotName: string, template: BoothTemplate | undefined): boolean {
	const slot = template?.slots.find(({ name }) => name === slotName);
	if (template && !slot) return false;
	if (slot && !EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind)) return false;
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
		case "link":
			return exhibit.url !== "";
		case "text":
			return true;
		default:
			return exhibit satisfies never;
	}
}

/** Everything that a visitor of the event is led to. */
function namesOf({ halls }: LibraryEvent): Set<string> {
	const names = new Set<string>();
	for (const { published, contents } of halls.values()) {
		mediaNames(published, names);
		for (const content of contents.values()) mediaNames(content, names);
	}
	return names;
}

/** A stand whose exhibitor has not moved in yet. */
function emptyBooth({ boothId, number }: PlacedBooth, read: ReadTemplate | undefined): BoothContent {
	const name = { "zh-CN": `展位 ${number}`, en: `Booth ${number}` };
	const coming = { "zh-CN": "展商正在布展", en: "The exhibitor is still moving in" };
	return {
		version: 1,
		id: boothId,
		colours: NEUTRAL_COLOURS,
		logo: "",
		name,
		tagline: coming,
		description: coming,
		keywords: [],
		exhibits: {},
		model: read?.model ?? null,
		template: read?.template ?? null,
	};
}
