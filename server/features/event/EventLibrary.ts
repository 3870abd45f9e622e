import { cp, readdir, readFile, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { Logger } from "pino";
import {
	type BoothDocument,
	boothDocument,
	EXHIBITS_OF_SLOT,
	type Exhibit,
} from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import {
	type EventDocument,
	eventDocument,
	type HallDocument,
	type Landmark,
	type SponsorSurface,
} from "#shared/features/event/EventDocument.ts";
import type { BoothContent, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { BoothIndices } from "./BoothIndices.ts";
import type { ContentShelf } from "./ContentShelf.ts";
import { editionOf } from "./editionOf.ts";

/** Room that a booth is given when nothing is known of its template: the usual row stand. */
const UNKNOWN_FOOTPRINT = { width: 3, depth: 3 };
const NEUTRAL_COLOURS = { primary: "#3a4a5e", secondary: "#e8ecf1", accent: "#5b8def" };

export interface EventLibraryOptions {
	/** Each folder in it is an event: `event.json`, `booths/<id>/booth.json` and their media. */
	readonly eventsFolder: string;
	/** `<id>.glb` of the templates that come with Pavilion. */
	readonly templatesFolder: string;
	readonly shelf: ContentShelf;
	readonly log: Logger;
}

interface LibraryHall {
	readonly document: HallDocument;
	published: PublishedHall;
	readonly contents: ReadonlyMap<string, BoothContent>;
}

interface LibraryEvent {
	readonly document: EventDocument;
	readonly halls: Map<string, LibraryHall>;
}

/** What is on show: reads the event folders, checks them, and publishes halls and booths under content-hashed addresses. */
export class EventLibrary {
	readonly #options: EventLibraryOptions;
	#events = new Map<string, LibraryEvent>();
	readonly #listeners = new Set<(eventId: string, hallId: string) => void>();
	/** By event and hall; of halls that are gone, too: they may come back. */
	readonly #indices = new Map<string, BoothIndices>();

	private constructor(options: EventLibraryOptions) {
		this.#options = options;
	}

	static async open(options: EventLibraryOptions): Promise<EventLibrary> {
		const library = new EventLibrary(options);
		await library.refresh();
		return library;
	}

	/** Copies the sample event in where there is no event yet. */
	static async seed(eventsFolder: string, sampleFolder: string): Promise<void> {
		const existing = await readdir(eventsFolder).catch(() => []);
		if (existing.length > 0) return;
		await cp(sampleFolder, eventsFolder, { recursive: true });
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

	/** Hears after a hall's booths were published anew; returns the undoing. */
	onPublished(listener: (eventId: string, hallId: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Reads everything again. A booth whose content changed gets the next revision; an event whose file is broken keeps
	 * what it showed before.
	 */
	async refresh(): Promise<void> {
		const { eventsFolder, log } = this.#options;
		const folders = await readdir(eventsFolder, { withFileTypes: true }).catch(() => []);
		const events = new Map<string, LibraryEvent>();
		const changed: [string, string][] = [];
		for (const folder of folders.filter((entry) => entry.isDirectory()).sort((a, b) => a.name.localeCompare(b.name))) {
			const path = join(eventsFolder, folder.name);
			try {
				const document = eventDocument.parse(JSON.parse(await readFile(join(path, "event.json"), "utf8")));
				const before = this.#events.get(document.id);
				const halls = new Map<string, LibraryHall>();
				for (const hall of document.halls) {
					const published = await this.#publish(path, document, hall, before?.halls.get(hall.id)?.published);
					halls.set(hall.id, published);
					changed.push([document.id, hall.id]);
				}
				events.set(document.id, { document, halls });
			} catch (error) {
				log.error({ err: error, folder: folder.name }, "an event could not be read");
				const before = [...this.#events.values()].find((event) => event.document.id === folder.name);
				if (before) events.set(before.document.id, before);
			}
		}
		for (const { document } of this.#events.values()) {
			for (const { id } of document.halls) {
				if (!events.get(document.id)?.halls.has(id)) changed.push([document.id, id]);
			}
		}
		this.#events = events;
		for (const [eventId, hallId] of changed) {
			for (const listener of this.#listeners) listener(eventId, hallId);
		}
	}

	async #publish(
		eventFolder: string,
		event: EventDocument,
		hall: HallDocument,
		before: PublishedHall | undefined,
	): Promise<LibraryHall> {
		const contents = new Map<string, BoothContent>();
		const booths: PublishedBooth[] = [];
		const indices = this.#indices.get(`${event.id}/${hall.id}`) ?? new BoothIndices();
		this.#indices.set(`${event.id}/${hall.id}`, indices);
		for (const placed of hall.booths) {
			const folder = join(eventFolder, "booths", placed.boothId);
			const booth = await this.#readBooth(folder, placed.boothId, placed.number);
			contents.set(placed.boothId, booth);
			const content = this.#options.shelf.addJson(booth);
			const previous = before?.booths.find((known) => known.id === placed.boothId);
			const unchanged = previous?.content === content && previous.x === placed.x && previous.z === placed.z;
			booths.push({
				id: placed.boothId,
				index: indices.of(placed.boothId),
				number: placed.number,
				quarter: placed.quarter,
				x: placed.x,
				z: placed.z,
				rotation: placed.rotation,
				revision: previous ? previous.revision + (unchanged ? 0 : 1) : 1,
				name: booth.name,
				tagline: booth.tagline,
				keywords: booth.keywords,
				colours: booth.colours,
				footprint: booth.template?.footprint ?? UNKNOWN_FOOTPRINT,
				obstacles: booth.template?.obstacles ?? [],
				content,
			});
		}
		const { booths: _placed, landmark: declared, ...layout } = hall;
		const landmark = declared && (await this.#publishLandmark(eventFolder, declared));
		const { id, title, summary, venue, opensAt, closesAt, beforeOpening, afterClosing, languages } = event;
		const surfaces = await this.#publishSurfaces(eventFolder, layout.surfaces);
		const published = {
			event: { id, title, summary, venue, opensAt, closesAt, beforeOpening, afterClosing, languages },
			halls: event.halls.map(({ id, name }) => ({ id, name })),
			hall: { ...layout, ...(surfaces && { surfaces }), ...(landmark && { landmark }) },
			booths,
		};
		return { document: hall, contents, published: { edition: editionOf(published), ...published } };
	}

	/** Without its model it is left out, and its place is floor. */
	async #publishLandmark(eventFolder: string, landmark: Landmark): Promise<Landmark | undefined> {
		try {
			return { ...landmark, model: await this.#addMedia(eventFolder, landmark.model) };
		} catch (error) {
			this.#options.log.error({ err: error, model: landmark.model }, "a landmark could not be published");
			return undefined;
		}
	}

	/** One without its picture is left out. */
	async #publishSurfaces(
		eventFolder: string,
		surfaces: readonly SponsorSurface[] | undefined,
	): Promise<SponsorSurface[] | undefined> {
		if (!surfaces) return undefined;
		const shown: SponsorSurface[] = [];
		for (const surface of surfaces) {
			try {
				shown.push({ ...surface, image: await this.#addMedia(eventFolder, surface.image) });
			} catch (error) {
				this.#options.log.error({ err: error, image: surface.image }, "a sponsor surface could not be published");
			}
		}
		return shown;
	}

	/** A broken booth is shown with its number and no model; the log says what to mend. Others do not notice. */
	async #readBooth(folder: string, boothId: string, number: string): Promise<BoothContent> {
		let document: BoothDocument;
		try {
			document = boothDocument.parse(JSON.parse(await readFile(join(folder, "booth.json"), "utf8")));
			if (document.id !== boothId) throw new Error(`its id is "${document.id}", its folder says "${boothId}"`);
		} catch (error) {
			this.#options.log.error({ err: error, boothId }, "a booth could not be read");
			return emptyBooth(boothId, number);
		}
		const { template, ...rest } = document;
		const { model, template: read } = await this.#readTemplate(folder, template, boothId);
		const exhibits: Record<string, Exhibit> = {};
		for (const [slotName, exhibit] of Object.entries(document.exhibits)) {
			try {
				const slot = read?.slots.find((candidate) => candidate.name === slotName);
				if (read && !slot) throw new Error(`the template has no slot "${slotName}"`);
				if (slot && !EXHIBITS_OF_SLOT[slot.kind].includes(exhibit.kind)) {
					throw new Error(`a ${slot.kind} does not take a ${exhibit.kind}`);
				}
				exhibits[slotName] = await this.#publishMedia(folder, exhibit);
			} catch (error) {
				this.#options.log.error({ err: error, boothId, slot: slotName }, "an exhibit could not be published");
			}
		}
		const logo = await this.#addMedia(folder, document.logo).catch((error) => {
			this.#options.log.error({ err: error, boothId }, "a logo could not be published");
			return "";
		});
		return { ...rest, logo, exhibits, model, template: read };
	}

	async #readTemplate(
		folder: string,
		template: BoothDocument["template"],
		boothId: string,
	): Promise<{ model: string | null; template: BoothTemplate | null }> {
		try {
			const path =
				typeof template === "string"
					? join(this.#options.templatesFolder, `${template}.glb`)
					: await inside(folder, template.model);
			const read = readBoothTemplate(await readFile(path));
			return { model: await this.#options.shelf.addFile(path), template: read };
		} catch (error) {
			this.#options.log.error({ err: error, boothId }, "a booth's template could not be read");
			return { model: null, template: null };
		}
	}

	async #publishMedia(folder: string, exhibit: Exhibit): Promise<Exhibit> {
		switch (exhibit.kind) {
			case "model":
				return { ...exhibit, model: await this.#addMedia(folder, exhibit.model) };
			case "image":
			case "photo360":
				return { ...exhibit, image: await this.#addMedia(folder, exhibit.image) };
			case "video":
				return {
					...exhibit,
					video: await this.#addMedia(folder, exhibit.video),
					...(exhibit.poster ? { poster: await this.#addMedia(folder, exhibit.poster) } : {}),
				};
			case "document":
				return { ...exhibit, document: await this.#addMedia(folder, exhibit.document) };
			case "text":
			case "link":
				return exhibit;
			default:
				return exhibit satisfies never;
		}
	}

	async #addMedia(folder: string, path: string): Promise<string> {
		return this.#options.shelf.addFile(await inside(folder, path));
	}
}

/** Where `path` points within `folder`; throws for one that climbs out or does not exist. */
async function inside(folder: string, path: string): Promise<string> {
	const root = resolve(folder);
	const target = resolve(root, path);
	if (!target.startsWith(root + sep)) throw new Error(`"${path}" lies outside its folder`);
	await stat(target);
	return target;
}

function emptyBooth(id: string, number: string): BoothContent {
	const name = { "zh-CN": `展位 ${number}`, en: `Booth ${number}` };
	const unavailable = { "zh-CN": "展位内容暂不可用", en: "This booth's content is not available" };
	return {
		version: 1,
		id,
		colours: NEUTRAL_COLOURS,
		logo: "",
		name,
		tagline: unavailable,
		description: unavailable,
		keywords: [],
		exhibits: {},
		model: null,
		template: null,
	};
}
