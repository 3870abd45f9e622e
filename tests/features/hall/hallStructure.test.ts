import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Scene } from "@babylonjs/core/scene.js";
import { describe, expect, it } from "vitest";
import type { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import { bakeFloorLight } from "#client/features/hall/floorLight.ts";
import type { Hall } from "#client/features/hall/HallSite.ts";
import { moodLight } from "#client/features/hall/hallMood.ts";
import { buildHallStructure } from "#client/features/hall/hallStructure.ts";
import { layOutSigns, type Piece, type SignAtlas } from "#client/features/hall/signAtlas.ts";

const hall: Hall = {
	id: "main",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 40, depth: 30, height: 9 },
	arrival: { x: 0, z: 12, radius: 1, heading: 0 },
	walls: [],
	blocks: [],
	landmark: { model: "tower.glb", name: { "zh-CN": "塔", en: "Tower" }, x: 3, z: -2, rotation: 0, radius: 2 },
	quarters: ["a", "b"].map((id, i) => ({
		id,
		name: { "zh-CN": "区", en: "Quarter" },
		colour: "#2f6fb0",
		carpet: { x: i * 12 - 6, z: 0, width: 10, depth: 8, rotation: 0 },
	})),
	capacity: 10,
};

/** The corners that show a piece: where they stand, and how far right in the piece they are, 0…1. */
function cornersOf(signs: SurfaceBuilder, atlas: SignAtlas, { x, y, width, height }: Piece) {
	const scene = new Scene(new NullEngine());
	const mesh = signs.build("signs", scene);
	const positions = mesh.getVerticesData(VertexBuffer.PositionKind)!;
	const uvs = mesh.getVerticesData(VertexBuffer.UVKind)!;
	const found: { x: number; y: number; z: number; across: number }[] = [];
	for (let i = 0; i < uvs.length / 2; i++) {
		const [u, v] = [uvs[i * 2]! * atlas.width - x, uvs[i * 2 + 1]! * atlas.height - y];
		if (u < 0 || v < 0 || u > width || v > height) continue;
		const [px, py, pz] = [0, 1, 2].map((axis) => positions[i * 3 + axis]!);
		found.push({ x: px!, y: py!, z: pz!, across: u / width });
	}
	scene.getEngine().dispose();
	return found;
}

const signsOf = (of: Hall) => {
	const atlas = layOutSigns({ hall: of });
	return { atlas, signs: buildHallStructure({ hall: of }, atlas).signs };
};

it("[SHELL1] no point of the roof is in the eye's plane of somebody who arrives on the half metre grid", () => {
	for (const [width, depth] of [
		[40, 30],
		[76, 60],
		[30, 24],
	] as const) {
		const size = { width, depth, height: 9 };
		const { matte } = buildHallStructure({ hall: { ...hall, size } }, layOutSigns({ hall: { ...hall, size } }));
		const scene = new Scene(new NullEngine());
		const mesh = matte.build("matte", scene);
		const positions = mesh.getVerticesData(VertexBuffer.PositionKind)!;
		const normals = mesh.getVerticesData(VertexBuffer.NormalKind)!;
		const rows = new Set<number>();
		for (let i = 0; i < positions.length; i += 3) {
			if (positions[i + 1] === size.height && normals[i + 1]! < -0.9) rows.add(positions[i + 2]!);
		}
		scene.getEngine().dispose();
		expect(rows.size).toBeGreaterThan(3);
		for (const z of rows) expect(Math.abs(z * 2 - Math.round(z * 2)), `${depth}: ${z}`).toBeGreaterThan(0.01);
	}
});

describe("the hall's mood", () => {
	it("[SHELL3] changes sky, lamps and environment; without one it is evening", () => {
		const day = moodLight({ mood: "day" });
		const evening = moodLight({ mood: "evening" });
		expect(moodLight({})).toEqual(evening);
		expect(day.environment).not.toBe(evening.environment);
		expect(day.sky).not.toBe(evening.sky);
		expect(day.lamp).not.toEqual(evening.lamp);
		expect(evening.glow).toBeGreaterThan(day.glow);
	});

	it("[SHELL3] by day the floor gets light from the windows, in the evening from lamps", () => {
		const [day, evening] = (["day", "evening"] as const).map((mood) => {
			const { width, pixels } = bakeFloorLight({ hall: { ...hall, mood }, booths: [] });
			const at = (x: number, z: number) =>
				pixels[(Math.round((z + 15) * 8) * width + Math.round((x + 20) * 8)) * 4 + 2]!;
			return { atWindow: at(18, 5.5), inside: at(8.6, 5.5) };
		}) as [{ atWindow: number; inside: number }, { atWindow: number; inside: number }];
		expect(day.inside).toBeGreaterThan(evening.inside);
		expect(day.atWindow / day.inside).toBeGreaterThan(1.05);
	});
});

describe("signs and landmark", () => {
	it("[SHELL4] the landmark's plinth bears its name all round", () => {
		const { atlas, signs } = signsOf(hall);
		const corners = cornersOf(signs, atlas, atlas.plinth);
		const { landmark } = hall;
		for (const { x, y, z } of corners) {
			expect(Math.hypot(x - landmark!.x, z - landmark!.z)).toBeCloseTo(landmark!.radius, 1);
			expect(y).toBeLessThan(0.7);
		}
		for (let turn = 0; turn < 2 * Math.PI; turn += 0.5) {
			const facing = corners.filter(
				({ x, z }) => (x - landmark!.x) * Math.sin(turn) + (z - landmark!.z) * Math.cos(turn) > 1.8,
			);
			expect(facing.length).toBeGreaterThan(4);
		}
	});

	it("[SHELL4] lamps shine in their own colour: no line of light shows a piece of what is printed", () => {
		const atlas = layOutSigns({ hall });
		const { light } = buildHallStructure({ hall }, atlas);
		const { x, y, width, height } = atlas.white;
		const { uvs } = light.gathered;
		for (let i = 0; i < uvs.length; i += 2) {
			expect(Math.abs(uvs[i]! * atlas.width - x - width / 2)).toBeLessThan(1);
			expect(Math.abs(uvs[i + 1]! * atlas.height - y - height / 2)).toBeLessThan(1);
		}
	});

	it("[SHELL4] each quarter's banner hangs over its carpet, to be read from all sides", () => {
		const { atlas, signs } = signsOf(hall);
		for (const { id, carpet } of hall.quarters) {
			const corners = cornersOf(signs, atlas, atlas.quarters.get(id)!.banner);
			expect(corners).toHaveLength(32);
			for (const { x, y, z } of corners) {
				expect(Math.hypot(x - carpet.x, z - carpet.z)).toBeLessThan(5);
				expect(y).toBeGreaterThan(3);
			}
		}
	});

	it.each(["square", "triangle", "ring"] as const)("[SHELL4] as a %s it is read from every side as well", (hanging) => {
		const [first] = hall.quarters;
		const { atlas, signs } = signsOf({ ...hall, quarters: [{ ...first!, hanging }] });
		const corners = cornersOf(signs, atlas, atlas.quarters.get("a")!.banner);
		const { carpet } = first!;
		for (const { x, y, z } of corners) {
			expect(Math.hypot(x - carpet.x, z - carpet.z)).toBeLessThan(5);
			expect(y).toBeGreaterThan(3);
		}
		for (let turn = 0; turn < 2 * Math.PI; turn += Math.PI / 4) {
			const side = corners.filter(({ x, z }) => (x - carpet.x) * Math.sin(turn) + (z - carpet.z) * Math.cos(turn) > 1);
			expect(side.length).toBeGreaterThan(1);
		}
	});

	it("[SHELL4] flags hang over the carpet's whole length, above everybody's head", () => {
		const [first] = hall.quarters;
		const { atlas, signs } = signsOf({ ...hall, quarters: [{ ...first!, hanging: "flags" }] });
		const corners = cornersOf(signs, atlas, atlas.quarters.get("a")!.flag);
		expect(corners.length).toBeGreaterThan(8);
		for (const { x, y, z } of corners) {
			expect(Math.abs(x - first!.carpet.x)).toBeLessThan(first!.carpet.width / 2);
			expect(Math.abs(z - first!.carpet.z)).toBeLessThan(first!.carpet.depth / 2);
			expect(y).toBeGreaterThan(2.4);
		}
	});

	it.each([
		["left", -1],
		["right", 1],
	] as const)("[SHELL4] an arrow to the %s on the floor lies on that side of the letter", (arrow, way) => {
		const { atlas, signs } = signsOf({
			...hall,
			signs: [{ x: 1, z: 4, rotation: 0, quarter: "a", arrow, on: "floor" }],
		});
		const corners = cornersOf(signs, atlas, atlas.quarters.get("a")!.aside);
		expect(corners).toHaveLength(4);
		for (const { x, y } of corners) {
			expect(y).toBeLessThan(0.05);
			expect(Math.sign(x - 1)).toBe(way);
		}
	});

	it.each([
		["left", 0, -1],
		["right", 0, 1],
		["left", Math.PI, 1],
		["right", Math.PI, -1],
	] as const)(
		"[SHELL4] an arrow to the %s of a sign turned by %f points the same way on both sides",
		(arrow, rotation, way) => {
			const { atlas, signs } = signsOf({ ...hall, signs: [{ x: 1, z: 4, rotation, quarter: "a", arrow }] });
			const corners = cornersOf(signs, atlas, atlas.quarters.get("a")!.aside);
			expect(corners).toHaveLength(8);
			expect(new Set(corners.map(({ z }) => Math.sign(z - 4))).size).toBe(2);
			for (const { x, across } of corners) {
				expect(Math.sign(x - 1)).toBe(way);
				// The tip, at the picture's right, is the farther end.
				const tips = corners.filter((corner) => corner.across > 0.5).map((corner) => corner.x * way);
				expect(x * way).toBeLessThanOrEqual(Math.max(...tips));
				if (across < 0.5) expect(x * way).toBeLessThan(Math.min(...tips));
			}
		},
	);
});
