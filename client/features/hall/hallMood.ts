import type { LinearColour } from "#client/engine/linearColour.ts";
import type { HallMood } from "#shared/features/event/EventDocument.ts";

/** What a mood comes to: everything in the hall that is lit from outside, or by lamps, looks here. */
export interface MoodLight {
	/** Of `assets/environments`, without ending. */
	readonly environment: "hall" | "hall-day";
	readonly environmentIntensity: number;
	/** Above what the windows show. */
	readonly sky: string;
	/** Gives things a lit and a shaded side; `from` is where it shines to. */
	readonly key: {
		readonly towards: readonly [number, number, number];
		readonly colour: string;
		readonly intensity: number;
	};
	/** For materials that the environment does not light. */
	readonly fill: { readonly colour: string; readonly ground: string; readonly intensity: number };
	/** How bright the unlit things are, 1 as painted: lamps, lines of light, screens and signs, the sky through glass. */
	readonly lamp: LinearColour;
	readonly edge: LinearColour;
	readonly signs: number;
	readonly screen: number;
	readonly outside: number;
	readonly skylight: LinearColour;
	/** Of the landmark's own lights. */
	readonly glow: number;
	/** The floor's own light: everywhere, what the windows add at its sides, what each lamp adds. */
	readonly floor: {
		readonly base: number;
		readonly sky: LinearColour;
		readonly lamp: LinearColour;
		readonly booth: number;
	};
}

const MOODS: Readonly<Record<HallMood, MoodLight>> = {
	day: {
		environment: "hall-day",
		environmentIntensity: 0.42,
		sky: "#8fbfe8",
		key: { towards: [-0.62, -0.8, -0.5], colour: "#fff4e4", intensity: 0.72 },
		fill: { colour: "#f4f7ff", ground: "#b0aaa0", intensity: 0.2 },
		lamp: [2.2, 2.15, 2.05],
		edge: [1.5, 1.4, 1.25],
		signs: 0.98,
		screen: 1.1,
		outside: 1.22,
		skylight: [1.65, 1.9, 2.2],
		glow: 1.25,
		floor: { base: 0.78, sky: [0.26, 0.3, 0.34], lamp: [0.12, 0.115, 0.1], booth: 0.26 },
	},
	evening: {
		environment: "hall",
		environmentIntensity: 0.6,
		sky: "#16305f",
		key: { towards: [-0.32, -1, -0.42], colour: "#ffe2bd", intensity: 0.9 },
		fill: { colour: "#dfe6ff", ground: "#5c5048", intensity: 0.1 },
		lamp: [3.4, 2.9, 2.2],
		edge: [2.6, 1.9, 1.15],
		signs: 1.12,
		screen: 1.35,
		outside: 1,
		skylight: [0.02, 0.045, 0.11],
		glow: 2.1,
		floor: { base: 0.5, sky: [0.02, 0.05, 0.15], lamp: [0.26, 0.225, 0.175], booth: 0.3 },
	},
};

/** Of a hall that says nothing about it: evening. */
export function moodLight({ mood = "evening" }: { readonly mood?: HallMood | undefined }): MoodLight {
	return MOODS[mood];
}
