import type { BoothDocument } from "../booths/BoothDocument.ts";
import type { BoothTemplate } from "../booths/BoothTemplate.ts";
import type { EventDocument, HallDocument } from "./EventDocument.ts";

/** A booth as the hall's index lists it: enough for walls, map, directory and a sign, before its content is fetched. */
export interface PublishedBooth {
	readonly id: string;
	/** Position in `booths`, plus one: the short number that the roster and the visits carry. 0 is no booth. */
	readonly index: number;
	readonly number: string;
	readonly quarter?: string | undefined;
	readonly x: number;
	readonly z: number;
	/** Radians about +Y; at 0 the open front looks to +Z. */
	readonly rotation: number;
	readonly revision: number;
	readonly name: BoothDocument["name"];
	readonly tagline: BoothDocument["tagline"];
	readonly keywords: readonly string[];
	readonly colours: BoothDocument["colours"];
	readonly footprint: BoothTemplate["footprint"];
	readonly obstacles: BoothTemplate["obstacles"];
	/** Address of the content-hashed JSON: a {@link BoothContent}. */
	readonly content: string;
}

/** `GET /content/<hash>.json` of a booth: its document with every media path turned into a content-hashed address. */
export interface BoothContent extends Omit<BoothDocument, "template"> {
	/** Address of the template's GLB, or null where it could not be read: then sign and texts are shown. */
	readonly model: string | null;
	readonly template: BoothTemplate | null;
}

/** `GET /api/events/:eventId/halls/:hallId` */
export interface PublishedHall {
	readonly event: Pick<
		EventDocument,
		"id" | "title" | "summary" | "venue" | "opensAt" | "closesAt" | "beforeOpening" | "afterClosing"
	>;
	readonly hall: Omit<HallDocument, "booths">;
	readonly booths: readonly PublishedBooth[];
}

/** `GET /api/events/:eventId/halls/:hallId/presence` */
export interface HallPresence {
	readonly inside: number;
	readonly capacity: number;
}
