import { type SchemaType, schema, t } from "@colyseus/schema";

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
	/** {@link packSeat}: the small number that pose packets name them by. */
	seat: t.uint16().default(0),
	/** The low sixteen bits of {@link packLook}. */
	look: t.uint16().default(0),
	/** {@link Mark}, and the seventeenth bit of the look: a larger number for the look would cost everyone two bytes. */
	marks: t.uint8().default(0),
	/** {@link PublishedBooth.index} of the booth they are visiting; 0 is none. */
	booth: t.uint8().default(0),
});
export type RosterEntry = SchemaType<typeof RosterEntry>;

const LOOK_BIT = 128;

/** Shows a packed look; writes only what changes, for all of it goes to everyone. */
export function showLook(entry: Pick<RosterEntry, "look" | "marks">, packed: number): void {
	const look = packed & 0xffff;
	const marks = packed > 0xffff ? entry.marks | LOOK_BIT : entry.marks & ~LOOK_BIT;
	if (entry.look !== look) entry.look = look;
	if (entry.marks !== marks) entry.marks = marks;
}

/** The packed look that an entry shows. */
export function shownLook({ look, marks }: Pick<RosterEntry, "look" | "marks">): number {
	return (marks & LOOK_BIT) === 0 ? look : look | 0x1_0000;
}

/** Slots are free again once their visitor left, and given anew with the next generation. */
export const SLOT_BITS = 12;
const SLOT_MASK = (1 << SLOT_BITS) - 1;
const GENERATION_MASK = 15;

/** Slot in the low twelve bits, the low four of its generation above. */
export function packSeat(slot: number, generation: number): number {
	return (slot & SLOT_MASK) | ((generation & GENERATION_MASK) << SLOT_BITS);
}

export function slotOfSeat(seat: number): number {
	return seat & SLOT_MASK;
}

export function generationOfSeat(seat: number): number {
	return seat >>> SLOT_BITS;
}
