import { type SchemaType, schema, t } from "@colyseus/schema";

/** How an exhibit that someone handled stands now, keyed by `boothId/slotName`: late joiners see it too. */
export const ExhibitState = schema({
	/** Public visitor id of the one who holds it; empty when free. */
	holder: t.string().default(""),
	/** Turn of a model about +Y and tilt about its X, 256 steps a turn. */
	yaw: t.uint8().default(0),
	pitch: t.uint8().default(128),
	/** Zoom in 1/64; 64 is its size on the plinth. */
	zoom: t.uint8().default(64),
	/** Page of a document, from 0. */
	page: t.uint16().default(0),
	/** How far a model is taken apart, 0–255. */
	apart: t.uint8().default(0),
	/** Opened (a sphere entered, a panel unfolded). */
	open: t.boolean().default(false),
	playing: t.boolean().default(false),
	/** Where the video stood, seconds, at `mediaSinceMs` of the hall's clock. */
	mediaSeconds: t.float32().default(0),
	mediaSinceMs: t.float64().default(0),
	/** The part of a model that its holder has taken out, counted from 1 in the order of the file's nodes; 0 is none. */
	part: t.uint8().default(0),
	/**
	 * How far that part is from where `apart` has it, in steps of 1/PART_STEPS of the model's radius, in the frame of the
	 * slot (+Y up, +Z outward) as the model stands there before it is turned, tilted and zoomed: it turns and grows with
	 * the model.
	 */
	partX: t.int8().default(0),
	partY: t.int8().default(0),
	partZ: t.int8().default(0),
});
export type ExhibitState = SchemaType<typeof ExhibitState>;
