import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const ID = "hospital-scanner";
const SCANNER = { models: [{ url: modelOf(ID, "hospital-scanner") }], sun: 1.5, ambient: 0.95 } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 3, zh: "检查床平稳滑入，不需要屏气太久", en: "The table glides in; one short breath is enough" },
		{ from: 3.1, to: 6, zh: "球管每 0.28 秒转一圈", en: "The tube goes round every 0.28 seconds" },
		{ from: 6.1, to: 8.8, zh: "剂量只用该用的那一点", en: "Only as much dose as the question needs" },
	],
	"#ff7a4d",
);

export const hospitalScannerFilms: readonly BoothMedia[] = [
	{
		name: "scan.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...SCANNER, background: "#12323b", floor: "#1c4652" },
				seconds: 9,
				view: (t) => {
					const a = 0.95 - t * 0.1;
					return {
						eye: [Math.sin(a) * 1.75, 0.85 + 0.1 * Math.sin(t * 0.4), Math.cos(a) * 1.55],
						target: [0.02, 0.42, 0],
						fov: 0.66,
					};
				},
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
		name: "scan.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...SCANNER, background: "#12323b", floor: "#1c4652" });
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [1.35, 0.9, 1.1], target: [0.02, 0.42, 0], fov: 0.66, seconds: 1.8 },
				STORY(1.8),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
