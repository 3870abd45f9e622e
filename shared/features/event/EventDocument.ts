import * as z from "zod";
import { LANGUAGES, localizedText } from "./text.ts";

/** Version of the event, hall and booth documents together; each step has a migration. */
export const DOCUMENT_VERSION = 1;

/** Lower-case words with hyphens: safe in paths, addresses and state keys. */
export const slug = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
	.max(40);

const metres = z.number().min(-500).max(500);
const extent = z.number().positive().max(500);
/** Radians about +Y, counter-clockwise seen from above. */
const rotation = z.number().min(-7).max(7).default(0);

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

export const floorRectangle = z.strictObject({ x: metres, z: metres, width: extent, depth: extent, rotation });

/** A file beside `event.json`, by relative path; once kept, the address of its content-hashed copy. */
export const mediaPath = z
	.string()
	.max(200)
	.regex(/^(?!\/(?!content\/))(?!.*\.\.)[\w./-]+$/);

const hallWall = z.strictObject({
	from: z.strictObject({ x: metres, z: metres }),
	to: z.strictObject({ x: metres, z: metres }),
	height: z.number().positive().max(50).default(4),
});

const placedBooth = z.strictObject({
	boothId: slug,
	/** Printed on the sign and the map: "A12". */
	number: z.string().min(1).max(8),
	x: metres,
	z: metres,
	rotation,
	/** Id of the quarter it stands in. */
	quarter: slug.optional(),
});

const quarter = z.strictObject({
	id: slug,
	name: localizedText(60),
	colour,
	carpet: floorRectangle,
	/** What is woven into the carpet; plain where nothing is said. */
	weave: z.enum(["plain", "stripes", "checks", "band"]).optional(),
	/** What hangs over it and bears its name; a square of banners where nothing is said. */
	hanging: z.enum(["square", "triangle", "ring", "flags"]).optional(),
});

/** What stands at the crossing of the aisles and says where one is, on a round plinth that bears its name. */
const landmark = z.strictObject({
	/** A GLB in the event's folder, its foot at the origin. */
	model: mediaPath,
	name: localizedText(40),
	x: metres,
	z: metres,
	rotation,
	/** Of the plinth, which one walks round. */
	radius: z.number().min(0.5).max(10),
});

/** Seen from local +Z, which a sofa and a row of chairs look to as well. */
const furniture = floorRectangle.extend({
	/** All are walked round but a rug. `seats` are rows of chairs that fill the rectangle. */
	kind: z.enum(["bench", "sofa", "table", "planter", "seats", "rug"]),
	colour: colour.optional(),
});

/** Hangs over an aisle, or lies on its floor, and shows the way to a quarter; seen from local +Z its arrow points there. */
const aisleSign = z.strictObject({
	x: metres,
	z: metres,
	rotation,
	quarter: slug,
	arrow: z.enum(["left", "right", "ahead"]),
	on: z.enum(["ceiling", "floor"]).optional(),
});

const hallBlock = floorRectangle.extend({ height: z.number().positive().max(50) });

const hallStage = floorRectangle.extend({ height: z.number().positive().max(3) });

export const SPONSOR_TIERS = ["platinum", "gold", "silver"] as const;

/** A place that is sold: its picture fills it and is never stretched. Seen from local +Z; on the floor its top is local −Z. */
const sponsorSurface = z.strictObject({
	/** `banner` hangs (its lower edge at `y`), `screen` stands or hangs and shines, `floor` lies on the floor. */
	kind: z.enum(["banner", "screen", "floor"]),
	tier: z.enum(SPONSOR_TIERS),
	/** Whose it is, for the console and screen readers. */
	sponsor: localizedText(80),
	image: mediaPath,
	/** In the tab of a browser, when a visitor asks for it by a click. */
	url: z
		.url({ protocol: /^https?$/ })
		.max(500)
		.optional(),
	x: metres,
	/** Lower edge above the floor; nothing for what lies on it. */
	y: z.number().min(0).max(50).default(0),
	z: metres,
	rotation,
	width: extent,
	height: extent,
});

/** A doorway to another hall of the event: who walks into it is asked whether to go there. */
const hallPassage = z.strictObject({
	x: metres,
	z: metres,
	rotation,
	width: z.number().min(1).max(20),
	/** Id of the hall behind it. */
	to: slug,
});

export const hallDocument = z.strictObject({
	id: slug,
	name: localizedText(80),
	/** The floor is a rectangle round the origin; its four outer walls are implied. */
	size: z.strictObject({ width: extent, depth: extent, height: z.number().min(3).max(50) }),
	/** Where visitors arrive: a disc on the floor, and the way they look (0 looks along −Z). */
	arrival: z.strictObject({ x: metres, z: metres, radius: z.number().positive().max(20), heading: rotation }),
	walls: z.array(hallWall).max(500).default([]),
	/** Solid things without a scene of their own: columns, desks. */
	blocks: z.array(hallBlock).max(500).default([]),
	/** A platform one does not walk onto, its screen at the back (local −Z), its front at local +Z. */
	stage: hallStage.optional(),
	surfaces: z.array(sponsorSurface).max(200).optional(),
	passages: z.array(hallPassage).max(20).optional(),
	landmark: landmark.optional(),
	furniture: z.array(furniture).max(500).optional(),
	signs: z.array(aisleSign).max(100).optional(),
	/** The light outside and in; evening where nothing is said. */
	mood: z.enum(["day", "evening"]).optional(),
	quarters: z.array(quarter).max(20).default([]),
	booths: z.array(placedBooth).max(250),
	/** Of one instance. */
	capacity: z.int().min(1).max(5000).default(200),
	/** How many instances may be open at once; 1, also where nothing is said, lets further visitors wait in a queue. */
	instances: z.int().min(1).max(20).optional(),
});
export type HallDocument = z.infer<typeof hallDocument>;
/** A hall without what stands in it. */
export const hallFrame = hallDocument.pick({
	id: true,
	name: true,
	size: true,
	arrival: true,
	mood: true,
	capacity: true,
	instances: true,
});
export type HallFrame = z.infer<typeof hallFrame>;

/** What can stand in a hall, by kind; of `stage` and `landmark` there is one at most. */
export const HALL_OBJECTS = {
	booth: placedBooth,
	quarter,
	wall: hallWall,
	block: hallBlock,
	stage: hallStage,
	landmark,
	furniture,
	sign: aisleSign,
	surface: sponsorSurface,
	passage: hallPassage,
} as const;
export type SponsorSurface = z.infer<typeof sponsorSurface>;
export type HallPassage = z.infer<typeof hallPassage>;
export type PlacedBooth = z.infer<typeof placedBooth>;
export type Landmark = z.infer<typeof landmark>;
export type Furniture = z.infer<typeof furniture>;
export type Quarter = z.infer<typeof quarter>;
export type HallMood = NonNullable<HallDocument["mood"]>;

/** `event.json` of an event folder; its booths lie beside it in `booths/<boothId>/booth.json`. */
export const eventDocument = z.strictObject({
	version: z.literal(DOCUMENT_VERSION),
	id: slug,
	title: localizedText(120),
	summary: localizedText(600),
	venue: localizedText(120),
	/** Before `opensAt` and after `closesAt` the lobby says what to expect; without them it is always open. */
	opensAt: z.iso.datetime({ offset: true }).optional(),
	closesAt: z.iso.datetime({ offset: true }).optional(),
	beforeOpening: localizedText(600),
	afterClosing: localizedText(600),
	/** What visitors may read it in; both where nothing is said. Of one language, texts stand in both. */
	languages: z.array(z.enum(LANGUAGES)).min(1).max(2).optional(),
	halls: z.array(hallDocument).min(1).max(10),
});
export type EventDocument = z.infer<typeof eventDocument>;

/** An event without its halls: what its settings say. */
export const eventSettings = eventDocument.omit({ version: true, halls: true });
export type EventSettings = z.infer<typeof eventSettings>;
