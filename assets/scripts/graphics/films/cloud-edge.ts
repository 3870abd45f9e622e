import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const ROOM = { models: [{ url: modelOf("cloud-edge", "server-rack") }], sun: 1.9, ambient: 0.95 } as const;
const FILM = { ...ROOM, background: "#0d1536" } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 2.9, zh: "冷水走进每一片刀片", en: "Cold water reaches every blade" },
		{ from: 3.0, to: 5.8, zh: "热水走出机房", en: "Warm water leaves the room" },
		{ from: 5.9, to: 8.8, zh: "一百千瓦的算力，九千瓦的散热", en: "100 kW of computing, 9 kW to cool it" },
	],
	"#4fe3ff",
);

export const cloudEdgeFilms: readonly BoothMedia[] = [
	{
		name: "coolant.webm",
		make: (kit) =>
			shoot(kit, {
				scene: FILM,
				seconds: 9,
				view: (t) => {
					const turn = -0.55 + t * 0.13;
					const far = 1.5 + 0.35 * Math.sin((t / 9) * Math.PI);
					return {
						eye: [Math.sin(turn) * far, 0.62 + 0.05 * t, Math.cos(turn) * far],
						target: [-0.25 + t * 0.05, 0.4, 0.05],
						fov: 0.66,
					};
				},
				caption: STORY,
				tune: {
					chords: [
						[57, 60, 64, 71],
						[53, 60, 65, 69],
						[55, 59, 62, 67],
						[52, 59, 64, 67],
					],
					beatsPerMinute: 108,
				},
			}),
	},
	{
		name: "coolant.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build(FILM);
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [-0.35, 0.7, 1.6], target: [-0.15, 0.4, 0.05], fov: 0.66, seconds: 2 },
				STORY(1.5),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
