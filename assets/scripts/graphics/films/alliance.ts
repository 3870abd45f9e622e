import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const EMBLEM = { models: [{ url: modelOf("alliance", "alliance-emblem") }], sun: 1.8 } as const;

const STORY = captions(
	[
		{ from: 0.4, to: 3.4, zh: "六家发起，三十二家同行", en: "Six founders, thirty-two members" },
		{ from: 3.6, to: 6.6, zh: "共享设备、共享课题、共享人才", en: "Sharing equipment, questions and people" },
		{ from: 6.8, to: 9.8, zh: "漕河泾科创联盟 · A04 展位", en: "Caohejing Innovation Alliance · booth A04" },
	],
	"#d0a02c",
);

export const allianceFilms: readonly BoothMedia[] = [
	{
		name: "alliance.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...EMBLEM, background: "#0f1f45" },
				seconds: 10,
				view: (t) => ({
					eye: [1.0 * Math.sin(-0.9 + t * 0.18), 0.4 + 0.02 * t, 1.1 * Math.cos(-0.9 + t * 0.18)],
					target: [0.0, 0.27, 0],
					fov: 0.62,
				}),
				caption: STORY,
				tune: {
					chords: [
						[55, 62, 67, 71],
						[52, 59, 64, 67],
						[48, 55, 60, 64],
						[50, 57, 62, 66],
					],
					beatsPerMinute: 88,
				},
			}),
	},
	{
		name: "alliance.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...EMBLEM, background: "#0f1f45" });
			await camera.size(854, 480);
			const jpeg = await camera.frame({ eye: [0.1, 0.45, 1.2], target: [0, 0.27, 0], fov: 0.62, seconds: 3 }, STORY(2));
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
