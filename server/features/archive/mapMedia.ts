import type { BoothDraft, ExhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import type { EventDocument } from "#shared/features/event/EventDocument.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";

/** What stands for a file from now on; `where` is its place in the document. */
export type MapMedia = (media: string, kind: MediaKind, where: string) => string;

/** A booth with every file that it names called otherwise; what is not filled in stays so. */
export function mapBoothMedia(draft: BoothDraft, map: MapMedia): BoothDraft {
	const mapFilled: MapMedia = (media, kind, where) => (media === "" ? "" : map(media, kind, where));
	const { template } = draft;
	return {
		...draft,
		template: typeof template === "string" ? template : { model: mapFilled(template.model, "stand", "template.model") },
		logo: mapFilled(draft.logo, "image", "logo"),
		exhibits: Object.fromEntries(
			Object.entries(draft.exhibits).map(([slot, exhibit]) => [
				slot,
				mapExhibitMedia(exhibit, (media, kind, where) => mapFilled(media, kind, `exhibits.${slot}.${where}`)),
			]),
		),
	};
}

function mapExhibitMedia(exhibit: ExhibitDraft, map: MapMedia): ExhibitDraft {
	switch (exhibit.kind) {
		case "model":
			return { ...exhibit, model: map(exhibit.model, "model", "model") };
		case "image":
		case "photo360":
			return { ...exhibit, image: map(exhibit.image, exhibit.kind, "image") };
		case "video":
			return {
				...exhibit,
				video: map(exhibit.video, "video", "video"),
				...(exhibit.poster === undefined ? {} : { poster: map(exhibit.poster, "image", "poster") }),
			};
		case "document":
			return { ...exhibit, document: map(exhibit.document, "document", "document") };
		case "text":
		case "link":
			return exhibit;
		default:
			return exhibit satisfies never;
	}
}

/** An event with every file that it names itself called otherwise: landmarks and sponsors' surfaces. */
export function mapEventMedia(event: EventDocument, map: MapMedia): EventDocument {
	return {
		...event,
		halls: event.halls.map((hall, at) => ({
			...hall,
			...(hall.landmark
				? {
						landmark: {
							...hall.landmark,
							model: map(hall.landmark.model, "model", `halls.${at}.landmark.model`),
						},
					}
				: {}),
			...(hall.surfaces
				? {
						surfaces: hall.surfaces.map((surface, index) => ({
							...surface,
							image: map(surface.image, "image", `halls.${at}.surfaces.${index}.image`),
						})),
					}
				: {}),
		})),
	};
}
