/** How a wearer wants to be moved, and which hand they use. */
export interface XrComfort {
	/** `smooth` glides by the stick; `teleport` jumps. */
	readonly movement: "teleport" | "smooth";
	readonly turning: "snap" | "smooth";
	/** Darkens the edge of the view while it glides or turns. */
	readonly vignette: "off" | "soft" | "strong";
	/** Metres that a seated wearer is raised by; 0 for who stands. */
	readonly rise: number;
	/** The hand that points; the menu is on the other. */
	readonly hand: "left" | "right";
}

export type Side = "left" | "right";
