import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const ID = "sign-language";
const HANDS = { models: [{ url: modelOf(ID, "signing-hands") }], ambient: 1, sun: 1.6 } as const;

const STORY = captions(
	[
		{ from: 0.5, to: 1.9, zh: "你", en: "You: point to the person" },
		{ from: 2.1, to: 3.3, zh: "好", en: "Good: the thumb. Together: hello" },
		{ from: 3.4, to: 5.3, zh: "谢谢", en: "Thank you: the thumb bows twice" },
		{ from: 5.8, to: 8.5, zh: "爱", en: "Love: one hand strokes the other's thumb" },
	],
	"#e8876b",
);

export const signLanguageFilms: readonly BoothMedia[] = [
	{
		name: "signs.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...HANDS, background: "#2b1730" },
				seconds: 8.6,
				view: (t) => ({
					eye: [0.24 - 0.035 * t, 0.4, 1.06 - 0.008 * t],
					target: [0, 0.275, 0.03],
					fov: 0.6,
				}),
				caption: STORY,
				tune: {
					chords: [
						[55, 59, 62, 67],
						[52, 55, 59, 64],
						[48, 52, 55, 60],
						[50, 54, 57, 62],
					],
					beatsPerMinute: 76,
				},
			}),
	},
	{
		name: "signs.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...HANDS, background: "#2b1730" });
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [0.2, 0.4, 1.05], target: [0, 0.275, 0.03], fov: 0.6, seconds: 2.9 },
				STORY(2.6),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
