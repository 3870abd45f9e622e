import { schema, t, type SchemaType } from "@colyseus/schema";

/** Bits of {@link RosterEntry.marks}. */
export const Mark = {
	typing: 1,
	handRaised: 2,
	staff: 4,
	/** The tab is hidden or the headset is off. */
	away: 8,
	/** The connection dropped; the place is kept for RESUME_WINDOW_MS. Not drawn. */
	dropped: 16,
	/** In immersive VR. */
	immersive: 32,
	/** Does not want others to "go to" them. */
	noGoTo: 64,
} as const;
export type Mark = (typeof Mark)[keyof typeof Mark];

/** A dropped visitor keeps avatar, place and visit for this long. */
export const RESUME_WINDOW_MS = 30_000;

/**
 * One visitor who is here, keyed in {@link HallState.roster} by their public visitor id.
 * At most 30 bytes on the wire besides the name.
 */
export const RosterEntry = schema({
	name: t.string().default(""),
	/** Small number for pose packets; free again once they left, and then with the next generation. */
	slot: t.uint16().default(0),
	generation: t.uint8().default(0),
	/** {@link packLook} */
	look: t.uint32().default(0),
	marks: t.uint8().default(0),
	/** {@link PublishedBooth.index} of the booth they are visiting; 0 is none. */
	booth: t.uint8().default(0),
});
export type RosterEntry = SchemaType<typeof RosterEntry>;
