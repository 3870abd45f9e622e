import type { BoothDocument, Exhibit } from "#shared/features/booths/BoothDocument.ts";
import { boothDocument } from "#shared/features/booths/BoothDocument.ts";
import type { BoothDraft, ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import { type EventDocument, eventDocument } from "#shared/features/event/EventDocument.ts";
import { takeApart } from "#shared/features/event/EventSnapshot.ts";
import type { NewEvent } from "./EventStore.ts";

/** The files of an event that comes from somewhere else: a folder, or an archive. */
export interface EventFiles {
	/** Throws where there is none. `path` is relative, with forward slashes: `booths/robot-works/booth.json`. */
	readText(path: string): Promise<string>;
	/** Keeps a file and returns its address below `/content/`. Throws for what is missing, or not fit for visitors. */
	takeMedia(path: string): Promise<string>;
}

/** Something of an event that could not be read, and was left out. */
export interface EventFault {
	/** Of the file that named it. */
	readonly path: string;
	/** What is left out of it: `exhibits.poster-1`, or nothing for all of it. */
	readonly part: string;
	readonly error: unknown;
}

export type ReadEvent = Pick<NewEvent, "eventId" | "entries" | "booths">;

/**
 * Reads `event.json` and each `booths/<id>/booth.json`, with everything they name. What is broken or missing is left
 * out of its booth and reported; a broken `event.json` throws.
 */
export async function readEvent(files: EventFiles, onFault: (fault: EventFault) => void): Promise<ReadEvent> {
	const event = eventDocument.parse(JSON.parse(await files.readText("event.json")));
	const placed = event.halls.flatMap((hall) => hall.booths);
	// At once: files of one wait for the disk while others are hashed.
	const read = await Promise.all(placed.map(({ boothId }) => readBooth(files, boothId, onFault)));
	const booths = new Map(
		placed.map(({ boothId, number }, index) => {
			const draft = read[index];
			return [boothId, { draft: draft ?? unreadBooth(boothId, number), isApproved: draft !== undefined }];
		}),
	);
	return { eventId: event.id, entries: takeApart(await withMedia(files, event, onFault)), booths };
}

/** Landmarks and sponsors' surfaces without their file are left out. */
async function withMedia(
	files: EventFiles,
	event: EventDocument,
	onFault: (fault: EventFault) => void,
): Promise<EventDocument> {
	const halls: EventDocument["halls"] = [];
	for (const { landmark, surfaces, ...hall } of event.halls) {
		const take = async (path: string, part: string) => {
			try {
				return await files.takeMedia(path);
			} catch (error) {
				onFault({ path: "event.json", part: `halls.${hall.id}.${part}`, error });
				return undefined;
			}
		};
		const model = landmark && (await take(landmark.model, "landmark"));
		const shown: typeof surfaces = surfaces && [];
		for (const [index, surface] of (surfaces ?? []).entries()) {
			const image = await take(surface.image, `surfaces.${index}`);
			if (image !== undefined) shown?.push({ ...surface, image });
		}
		halls.push({
			...hall,
			...(landmark && model !== undefined ? { landmark: { ...landmark, model } } : {}),
			...(shown ? { surfaces: shown } : {}),
		});
	}
	return { ...event, halls };
}

async function readBooth(
	files: EventFiles,
	boothId: string,
	onFault: (fault: EventFault) => void,
): Promise<BoothDraft | undefined> {
	const folder = `booths/${boothId}`;
	const path = `${folder}/booth.json`;
	let document: BoothDocument;
	try {
		document = boothDocument.parse(JSON.parse(await files.readText(path)));
		if (document.id !== boothId) throw new Error(`its id is "${document.id}", its folder says "${boothId}"`);
	} catch (error) {
		onFault({ path, part: "", error });
		return undefined;
	}
	const take = (media: string) => files.takeMedia(`${folder}/${media}`);
	const exhibits: Record<string, ExhibitDraft> = {};
	for (const [slot, exhibit] of Object.entries(document.exhibits)) {
		try {
			exhibits[slot] = await takeExhibit(exhibit, take);
		} catch (error) {
			onFault({ path, part: `exhibits.${slot}`, error });
		}
	}
	const takeOr = async (media: string, part: string) => {
		try {
			return await take(media);
		} catch (error) {
			onFault({ path, part, error });
			return "";
		}
	};
	const { template } = document;
	return {
		...document,
		template: typeof template === "string" ? template : { model: await takeOr(template.model, "template") },
		logo: await takeOr(document.logo, "logo"),
		exhibits,
	};
}

/** The exhibit, its files kept. */
async function takeExhibit(exhibit: Exhibit, take: (path: string) => Promise<string>): Promise<Exhibit> {
	switch (exhibit.kind) {
		case "model":
			return { ...exhibit, model: await take(exhibit.model) };
		case "image":
		case "photo360":
			return { ...exhibit, image: await take(exhibit.image) };
		case "video":
			return {
				...exhibit,
				video: await take(exhibit.video),
				...(exhibit.poster ? { poster: await take(exhibit.poster) } : {}),
			};
		case "document":
			return { ...exhibit, document: await take(exhibit.document) };
		case "text":
		case "link":
			return exhibit;
		default:
			return exhibit satisfies never;
	}
}

/** A booth that has its place and nothing else yet. */
export function unreadBooth(boothId: string, number: string, template = "inline"): BoothDraft {
	const none = { "zh-CN": "", en: "" };
	return {
		version: 1,
		id: boothId,
		template,
		colours: { primary: "#0a635a", secondary: "#e8ecf1", accent: "#35d0ba" },
		logo: "",
		name: number === "" ? none : { "zh-CN": `展位 ${number}`, en: `Booth ${number}` },
		tagline: none,
		description: none,
		keywords: [],
		exhibits: {},
	};
}
