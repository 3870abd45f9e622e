import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";

const BRIDGE = { models: [{ url: modelOf("cable-bridge", "cable-bridge") }] } as const;

const STORY = captions(
	[
		{ from: 0.4, to: 3.8, zh: "176 根斜拉索，每一根都在说话", en: "176 stay cables, each with something to say" },
		{
			from: 4,
			to: 7.4,
			zh: "索力、振动、位移，毫秒级同步",
			en: "Force, vibration and movement, in step to the millisecond",
		},
		{ from: 7.6, to: 10.8, zh: "虹跨孪生 · A02 展位", en: "Hongkua Bridge Twin · booth A02" },
	],
	"#ff7a2f",
);

export const cableBridgeFilms: readonly BoothMedia[] = [
	{
		name: "monitoring.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...BRIDGE, background: "#10282f" },
				seconds: 11,
				view: (t) => {
					const x = -0.75 + t * 0.135;
					return {
						eye: [x, 0.28 + 0.18 * Math.sin(t * 0.4), 0.85 - 0.18 * Math.sin((t / 11) * Math.PI)],
						target: [x * 0.35, 0.24, 0],
						fov: 0.75,
					};
				},
				caption: STORY,
				tune: {
					chords: [
						[50, 57, 62, 65],
						[46, 53, 58, 62],
						[53, 57, 60, 65],
						[48, 55, 60, 64],
					],
					beatsPerMinute: 84,
				},
			}),
	},
];
