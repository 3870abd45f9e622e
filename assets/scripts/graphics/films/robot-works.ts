import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const ARM = { models: [{ url: modelOf("robot-works", "robot-arm") }], sun: 2 } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 2.8, zh: "先在孪生里走一遍", en: "Walked through in the twin first" },
		{ from: 2.9, to: 5.8, zh: "0.02 毫米，六根轴一起", en: "Six axes together, to 0.02 mm" },
		{ from: 5.9, to: 8.8, zh: "合臂机器人", en: "Hebi Robotics" },
	],
	"#e8691b",
);

export const robotWorksFilms: readonly BoothMedia[] = [
	{
		name: "at-work.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...ARM, background: "#3a3f46" },
				seconds: 9,
				view: (t) => {
					const turn = 0.75 - t * 0.13;
					const far = 1.32 - 0.3 * Math.sin((t / 9) * Math.PI);
					return { eye: [Math.sin(turn) * far, 0.62, Math.cos(turn) * far], target: [0, 0.3, 0.08], fov: 0.72 };
				},
				caption: STORY,
				tune: {
					chords: [
						[45, 52, 57, 60],
						[48, 55, 60, 64],
						[43, 50, 55, 59],
						[50, 57, 62, 65],
					],
					beatsPerMinute: 112,
				},
			}),
	},
];
