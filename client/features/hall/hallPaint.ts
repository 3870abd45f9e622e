import { linearColour } from "#client/engine/linearColour.ts";

/** The hall's paints, as linear light. */
export const PAINT = {
	wall: linearColour("#d9d7d2"),
	inner: linearColour("#f0eeea"),
	roof: linearColour("#5a6069"),
	purlin: linearColour("#848a92"),
	duct: linearColour("#a9aeb4"),
	oak: linearColour("#c49a68"),
	oakDark: linearColour("#7d5a39"),
	graphite: linearColour("#2a2d33"),
	column: linearColour("#eceae5"),
	stage: linearColour("#15233b"),
	glassDoor: linearColour("#24384c"),
	aluminium: linearColour("#c3c7cb"),
	frame: linearColour("#4a5058"),
	white: linearColour("#f4f3f0"),
	soil: linearColour("#2b211a"),
} as const;
