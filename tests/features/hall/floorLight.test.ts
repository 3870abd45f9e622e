import { describe, expect, it } from "vitest";
import { bakeFloorLight, type FloorLight } from "#client/features/hall/floorLight.ts";

const hall = {
	id: "main",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 30, depth: 20, height: 8 },
	arrival: { x: 0, z: 8, radius: 1, heading: 0 },
	walls: [],
	blocks: [],
	quarters: [],
	capacity: 10,
};

function brightness({ width, height, pixels }: FloorLight, x: number, z: number): number {
	const column = Math.floor((x / hall.size.width + 0.5) * width);
	const row = Math.floor((z / hall.size.depth + 0.5) * height);
	const at = (row * width + column) * 4;
	return pixels[at]! + pixels[at + 1]! + pixels[at + 2]!;
}

describe("light on the floor", () => {
	it("[SHELL2] the foot of what is solid is dim, turned or not, and the light comes back a little further off", () => {
		const bare = bakeFloorLight({ hall, booths: [] });
		const block = { x: 4, z: -3, width: 3, depth: 1, rotation: Math.PI / 4, height: 1 };
		const shaded = bakeFloorLight({ hall: { ...hall, blocks: [block] }, booths: [] });
		// Along the block's own long axis, which a turn by 45° lays along (+x, −z).
		const beside = (metres: number) => [4 + metres * Math.SQRT1_2, -3 + metres * Math.SQRT1_2] as const;
		const [x, z] = beside(0.6);
		expect(brightness(shaded, x, z)).toBeLessThan(brightness(bare, x, z) * 0.75);
		const [farX, farZ] = beside(3);
		expect(brightness(shaded, farX, farZ)).toBe(brightness(bare, farX, farZ));
	});

	it("[SHELL2] the floor is brighter under a lamp than between lamps and at the walls", () => {
		const light = bakeFloorLight({ hall, booths: [] });
		// Of several places each: no two slabs are of quite the same stone.
		const mean = (places: readonly (readonly [x: number, z: number])[]) =>
			places.reduce((sum, [x, z]) => sum + brightness(light, x, z), 0) / places.length;
		const underLamps = mean([-12, -6, 0, 6, 12].flatMap((x) => [-6.7, 0, 6.7].map((z) => [x, z] as const)));
		const between = mean([-9, -3, 3, 9].flatMap((x) => [-3.3, 3.3].map((z) => [x, z] as const)));
		expect(underLamps).toBeGreaterThan(between);
		expect(between).toBeGreaterThan(brightness(light, 14.8, 9.8));
	});
});
