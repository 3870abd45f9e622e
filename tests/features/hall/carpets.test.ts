import { describe, expect, it } from "vitest";
import { layCarpets } from "#client/features/hall/carpets.ts";
import type { Hall } from "#client/features/hall/HallSite.ts";
import { fromHall } from "#shared/space/vector.ts";

const carpet = { x: 3, z: -2, width: 11.3, depth: 6.7, rotation: 0.4 };
const hallWith = (weave: Hall["quarters"][number]["weave"]): Hall => ({
	id: "main",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 40, depth: 30, height: 9 },
	arrival: { x: 0, z: 12, radius: 1, heading: 0 },
	walls: [],
	blocks: [],
	quarters: [
		{ id: "a", name: { "zh-CN": "区", en: "Quarter" }, colour: "#2f6fb0", carpet, ...(weave ? { weave } : {}) },
	],
	capacity: 10,
});

describe("carpets", () => {
	it.each([undefined, "plain", "stripes", "checks", "band"] as const)(
		"[SHELL2] woven %s, the pieces lie side by side: every place has one colour, and none lies on another",
		(weave) => {
			const laid = layCarpets(hallWith(weave));
			const area = laid.reduce((sum, { width, depth }) => sum + width * depth, 0);
			expect(area).toBeCloseTo(carpet.width * carpet.depth, 6);
			expect(new Set(laid.map(({ y }) => y)).size).toBe(1);
			for (let i = 0; i < 200; i++) {
				// Even over the carpet: the golden section.
				const local = {
					x: ((((i + 0.5) * 0.618034) % 1) - 0.5) * carpet.width,
					z: ((i + 0.5) / 200 - 0.5) * carpet.depth,
				};
				const covering = laid.filter((piece) => {
					const middle = fromHall(carpet, piece.x, piece.z, { x: 0, z: 0 });
					return (
						Math.abs(local.x - middle.x) < piece.width / 2 - 1e-9 &&
						Math.abs(local.z - middle.z) < piece.depth / 2 - 1e-9
					);
				});
				expect(covering).toHaveLength(1);
			}
		},
	);
});
