import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const PARK = { models: [{ url: modelOf("smart-park", "smart-park") }] } as const;

const STORY = captions(
	[
		{ from: 0.4, to: 4.2, zh: "一座园区，一张活的模型", en: "One park, one living model" },
		{ from: 4.4, to: 7.8, zh: "楼宇、能源、车流，实时同屏", en: "Buildings, energy and traffic on one screen" },
		{ from: 8, to: 11.8, zh: "澄境智园 · A01 展位", en: "Clearscape Smart Park · booth A01" },
	],
	"#35d0ba",
);

export const smartParkFilms: readonly BoothMedia[] = [
	{
		name: "flight.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...PARK, background: "#0e2238" },
				seconds: 12,
				view: (t) => {
					const turn = 0.6 + t * 0.16;
					const far = 1.75 - 0.75 * Math.sin((Math.PI * t) / 12) ** 2;
					return {
						eye: [Math.sin(turn) * far, 0.32 + 0.5 * (far - 0.8), Math.cos(turn) * far],
						target: [0, 0.09, 0],
						fov: 0.72,
					};
				},
				caption: STORY,
				tune: {
					chords: [
						[57, 64, 69, 72],
						[53, 60, 65, 69],
						[60, 64, 67, 72],
						[55, 62, 67, 71],
					],
					beatsPerMinute: 92,
				},
			}),
	},
	{
		name: "flight.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...PARK, background: "#0e2238" });
			await camera.size(854, 480);
			const jpeg = await camera.frame({ eye: [1.0, 0.5, 0.9], target: [0, 0.09, 0], fov: 0.72, seconds: 2 }, STORY(2));
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
