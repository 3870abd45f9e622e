import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const HOST = { models: [{ url: modelOf("bank-hosts", "bank-host") }], ambient: 0.95, sun: 1.1 } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 3, zh: "您好，我是小溪", en: "Hello, I am Xiaoxi" },
		{ from: 3.1, to: 6, zh: "普通话、沪语、英语都可以", en: "Mandarin, Shanghainese or English, as you like" },
		{ from: 6.1, to: 8.8, zh: "不确定的，我请柜员来", en: "Where I am not sure, I fetch a colleague" },
	],
	"#ff8da6",
);

export const bankHostsFilms: readonly BoothMedia[] = [
	{
		name: "greeting.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...HOST, background: "#2a1d63" },
				seconds: 9,
				view: (t) => ({
					eye: [0.22 * Math.sin(t * 0.5), 0.45, 0.98 - 0.08 * Math.sin(t * 0.35)],
					target: [0.12, 0.39, 0],
					fov: 0.55,
				}),
				caption: STORY,
				tune: {
					chords: [
						[60, 64, 67, 71],
						[57, 60, 64, 67],
						[53, 57, 60, 64],
						[55, 59, 62, 65],
					],
					beatsPerMinute: 100,
				},
			}),
	},
	{
		name: "greeting.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...HOST, background: "#2a1d63" });
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [0.2, 0.45, 0.95], target: [0.12, 0.39, 0], fov: 0.55, seconds: 1 },
				STORY(1.6),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
