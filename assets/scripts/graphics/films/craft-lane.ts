import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const sceneOf = (model: string) => ({ models: [{ url: modelOf("craft-lane", model) }], sun: 1.6, ambient: 0.9 });
const WEAVING = { ...sceneOf("draw-loom"), background: "#3a231b" };
const weavingView = (t: number): View => ({
	eye: [0.42 - 0.075 * t, 0.42 - 0.008 * t, 0.56 - 0.012 * t],
	target: [0, 0.215, 0.03],
	fov: 0.62,
});

const STORY = captions(
	[
		{ from: 0.3, to: 2.6, zh: "一综起，一综落", en: "One harness up, one harness down" },
		{ from: 2.7, to: 5.2, zh: "一梭过去，一箅打紧", en: "The shuttle runs, the reed beats" },
		{ from: 5.3, to: 7.8, zh: "一日一寸，是为云锦", en: "An inch a day makes cloud brocade" },
	],
	"#f0c558",
);

export const craftLaneFilms: readonly BoothMedia[] = [
	{
		name: "weaving.webm",
		make: (kit) =>
			shoot(kit, {
				scene: WEAVING,
				seconds: 8,
				view: weavingView,
				caption: STORY,
				tune: {
					chords: [
						[62, 67, 69, 74],
						[60, 64, 67, 72],
						[57, 62, 64, 69],
						[55, 62, 67, 69],
					],
					beatsPerMinute: 100,
				},
			}),
	},
	{
		name: "weaving.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build(WEAVING);
			await camera.size(854, 480);
			const jpeg = await camera.frame({ ...weavingView(1.5), seconds: 0.6 }, STORY(1.4));
			await camera.frame(weavingView(0), "");
			return kit.toWebp(jpeg);
		},
	},
];
