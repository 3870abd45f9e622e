import * as z from "zod";
import { localizedText } from "./text.ts";

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

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);

export const floorRectangle = z.strictObject({ x: metres, z: metres, width: extent, depth: extent, rotation });

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
	model: z
		.string()
		.max(200)
		.regex(/^(?!\/(?!content\/))(?!.*\.\.)[\w./-]+$/),
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

export const hallDocument = z.strictObject({
	id: slug,
	name: localizedText(80),
	/** The floor is a rectangle round the origin; its four outer walls are implied. */
	size: z.strictObject({ width: extent, depth: extent, height: z.number().min(3).max(50) }),
	/** Where visitors arrive: a disc on the floor, and the way they look (0 looks along −Z). */
	arrival: z.strictObject({ x: metres, z: metres, radius: z.number().positive().max(20), heading: rotation }),
	walls: z.array(hallWall).max(500).default([]),
	/** Solid things without a scene of their own: columns, desks. */
	blocks: z
		.array(floorRectangle.extend({ height: z.number().positive().max(50) }))
		.max(500)
		.default([]),
	/** A platform one does not walk onto, its screen at the back (local −Z), its front at local +Z. */
	stage: floorRectangle.extend({ height: z.number().positive().max(3) }).optional(),
	landmark: landmark.optional(),
	furniture: z.array(furniture).max(500).optional(),
	signs: z.array(aisleSign).max(100).optional(),
	/** The light outside and in; evening where nothing is said. */
	mood: z.enum(["day", "evening"]).optional(),
	quarters: z.array(quarter).max(20).default([]),
	booths: z.array(placedBooth).max(250),
	capacity: z.int().min(1).max(5000).default(200),
});
export type HallDocument = z.infer<typeof hallDocument>;
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
	halls: z.array(hallDocument).min(1).max(10),
});
export type EventDocument = z.infer<typeof eventDocument>;
