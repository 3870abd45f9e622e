/** One of the eight strokes that 永 teaches: its name, and its path as [x, y, half the brush's width], y up, in a box of 100. */
export interface Stroke {
	readonly name: string;
	readonly zh: string;
	readonly en: string;
	readonly path: readonly (readonly [number, number, number])[];
}

/** In the order of the old teaching, 永字八法. */
export const YONG_STROKES: readonly Stroke[] = [
	{
		name: "dot",
		zh: "侧",
		en: "Dot",
		path: [
			[45, 99, 1],
			[50, 95, 4.6],
			[56, 89, 5.4],
			[59, 83, 1.2],
		],
	},
	{
		name: "bridle",
		zh: "勒",
		en: "Level",
		path: [
			[31, 71, 1.6],
			[34, 71.5, 4],
			[42, 73.5, 3],
			[50, 76, 4.2],
			[55, 75.5, 3.2],
		],
	},
	{
		name: "crossbow",
		zh: "努",
		en: "Upright",
		path: [
			[56, 77, 2],
			[54.5, 70, 4.6],
			[53, 48, 3.8],
			[53, 24, 4.4],
			[53.5, 13, 4.6],
		],
	},
	{
		name: "leap",
		zh: "趯",
		en: "Hook",
		path: [
			[55.5, 11, 4.2],
			[50, 8.5, 4.4],
			[43, 14, 2.4],
			[37, 19, 0.7],
		],
	},
	{
		name: "whip",
		zh: "策",
		en: "Rise",
		path: [
			[9, 53, 1.6],
			[13, 52.5, 4],
			[24, 55.5, 2.8],
			[38, 61, 2.6],
		],
	},
	{
		name: "sweep",
		zh: "掠",
		en: "Long fall to the left",
		path: [
			[38, 61, 3.4],
			[33, 47, 4],
			[22, 30, 3.4],
			[5, 15, 0.8],
		],
	},
	{
		name: "peck",
		zh: "啄",
		en: "Short fall to the left",
		path: [
			[84, 74, 2],
			[80, 69, 4.4],
			[71, 61, 3],
			[58, 53, 0.9],
		],
	},
	{
		name: "cleave",
		zh: "磔",
		en: "Fall to the right",
		path: [
			[57, 55, 1],
			[66, 40, 3.2],
			[77, 25, 5.4],
			[85, 18, 6],
			[98, 14, 0.9],
		],
	},
];
