/** The segment of a booth's still that is no slot: walls, counters, signs. */
export const STAND = "";

/**
 * Beside the booth (where exhibits are taken out of the still before anyone can count edges), from the next aisle, and
 * across the hall.
 */
export const STILL_FORMS = 3;
