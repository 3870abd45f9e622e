import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const TURBINE = { models: [{ url: modelOf("wind-farm", "wind-turbine") }], sun: 2 } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 2.9, zh: "离岸 46 公里，它自己值班", en: "46 km offshore, it keeps its own watch" },
		{ from: 3, to: 5.9, zh: "齿轮箱的一声异响，提前六周听见", en: "A gear's first murmur, heard six weeks early" },
		{ from: 6, to: 8.8, zh: "御海风电", en: "Yuhai Offshore Wind" },
	],
	"#e0582f",
);

export const windFarmFilms: readonly BoothMedia[] = [
	{
		name: "watch.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...TURBINE, background: "#7fb4cc" },
				seconds: 9,
				view: (t) => {
					const near = Math.min(1, Math.max(0, (t - 1.5) / 3)) ** 2 * (3 - 2 * Math.min(1, Math.max(0, (t - 1.5) / 3)));
					const back = Math.max(0, (t - 6.6) / 2.4) ** 2;
					const k = near - back * 0.8;
					const turn = 0.25 + t * 0.07;
					const far = 2.3 - 1.5 * k;
					return {
						eye: [Math.sin(turn) * far, 0.5 + 0.42 * k, Math.cos(turn) * far],
						target: [0, 0.58 + 0.16 * k, 0],
						fov: 0.62,
					};
				},
				caption: STORY,
				tune: {
					chords: [
						[52, 59, 64, 67],
						[48, 55, 60, 64],
						[55, 59, 62, 67],
						[50, 57, 62, 66],
					],
					beatsPerMinute: 80,
				},
			}),
	},
];
