import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const sceneOf = (model: string) => ({ models: [{ url: modelOf("heritage-street", model) }], sun: 1.7, ambient: 0.9 });
const EVENING = { ...sceneOf("heritage-street"), sun: 0.75, ambient: 0.5, background: "#26303f" };
const filmView = (t: number): View => ({
	eye: [0.25 - 0.03 * t, 0.088 + 0.003 * t, 0.128],
	target: [-0.02 - 0.022 * t, 0.084, -0.06],
	fov: 0.74,
});

const STORY = captions(
	[
		{ from: 0.4, to: 3.2, zh: "掌灯时分", en: "The hour when lamps are lit" },
		{ from: 3.4, to: 6.2, zh: "船过桥洞，店家上灯", en: "A boat drifts by as the shops light up" },
		{ from: 6.4, to: 8.8, zh: "枕水街，一九〇七年的样子", en: "Zhenshui Street as it may have looked in 1907" },
	],
	"#ff9a4a",
);

export const heritageStreetFilms: readonly BoothMedia[] = [
	{
		name: "lamps.webm",
		make: (kit) =>
			shoot(kit, {
				scene: EVENING,
				seconds: 9,
				view: filmView,
				caption: STORY,
				// Five notes, as a bamboo flute has them.
				tune: {
					chords: [
						[57, 64, 69, 71],
						[55, 62, 67, 69],
						[52, 59, 64, 69],
						[57, 62, 64, 71],
					],
					beatsPerMinute: 76,
				},
			}),
	},
	{
		name: "lamps.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build(EVENING);
			await camera.size(854, 480);
			const jpeg = await camera.frame({ ...filmView(2), seconds: 2 }, STORY(1.6));
			await camera.frame(filmView(0), "");
			return kit.toWebp(jpeg);
		},
	},
];
