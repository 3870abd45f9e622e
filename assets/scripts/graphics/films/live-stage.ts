import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const ID = "live-stage";
const STAGE = { models: [{ url: modelOf(ID, "virtual-singer") }], ambient: 0.95, sun: 1.3 } as const;
const NIGHT = { ...STAGE, ambient: 0.7, sun: 1, background: "#140a2c" } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 3, zh: "灯亮起来，星野登台", en: "The lights come up: Xingye takes the stage" },
		{ from: 3.1, to: 6, zh: "每一次挥手都在现场算出来", en: "Every wave of the hand is computed live" },
		{ from: 6.1, to: 8.3, zh: "今晚 19:30 · 元宇宙论坛舞台", en: "Tonight 19:30 · at the forum stage" },
	],
	"#36d3f2",
);

export const liveStageFilms: readonly BoothMedia[] = [
	{
		name: "concert.webm",
		make: (kit) =>
			shoot(kit, {
				scene: NIGHT,
				seconds: 8.5,
				view: (t) => ({
					eye: [0.75 * Math.sin(t * 0.24 - 0.7), 0.3 + 0.035 * t, 1.25 - 0.075 * t],
					target: [0, 0.36 - 0.004 * t, 0],
					fov: 0.66,
				}),
				caption: STORY,
				tune: {
					chords: [
						[57, 61, 64, 69],
						[54, 57, 61, 66],
						[50, 54, 57, 62],
						[52, 56, 59, 64],
					],
					beatsPerMinute: 126,
				},
			}),
	},
	{
		name: "concert.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build(NIGHT);
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [-0.28, 0.38, 0.98], target: [0, 0.35, 0], fov: 0.66, seconds: 1.6 },
				STORY(1.6),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
