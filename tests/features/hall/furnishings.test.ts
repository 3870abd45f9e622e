import { FreeCamera } from "@babylonjs/core/Cameras/freeCamera.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Scene } from "@babylonjs/core/scene.js";
import { describe, expect, it } from "vitest";
import { FurnishingsView } from "#client/features/hall/FurnishingsView.ts";
import { buildFurnishings } from "#client/features/hall/furnishings.ts";
import type { Hall } from "#client/features/hall/HallSite.ts";
import { ShellMaterials } from "#client/features/hall/ShellMaterials.ts";

const hall: Hall = {
	id: "main",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 80, depth: 60, height: 9 },
	arrival: { x: 0, z: 12, radius: 1, heading: 0 },
	walls: [],
	blocks: [],
	quarters: [],
	furniture: [
		{ kind: "planter", x: -35, z: -25, width: 0.7, depth: 0.7, rotation: 0 },
		{ kind: "sofa", x: 35, z: 25, width: 2, depth: 0.85, rotation: 0 },
		{ kind: "seats", x: 0, z: -10, width: 6, depth: 6, rotation: 0 },
	],
	capacity: 10,
};

describe("furniture", () => {
	it("[SHELL1] far parts are drawn with fewer triangles, empty ones not at all", () => {
		const cells = buildFurnishings(hall);
		expect(cells).toHaveLength(2);
		for (const { forms } of cells) expect(forms.far.triangles).toBeLessThan(forms.near.triangles / 2);
	});

	it("[SHELL1] each part is shown once, finely where one stands", () => {
		const scene = new Scene(new NullEngine());
		const view = new FurnishingsView(scene, hall, new ShellMaterials(scene).cloth());
		const camera = new FreeCamera("visitor", new Vector3(-30, 1.6, -20), scene);
		const shown = () => {
			camera.getViewMatrix(true);
			view.look(camera);
			return scene.meshes.filter(({ isVisible }) => isVisible).map(({ name }) => name);
		};
		const there = shown();
		expect(there).toHaveLength(3);
		camera.position.set(30, 1.6, 20);
		const here = shown();
		expect(here).toHaveLength(3);
		expect(here.filter((name) => there.includes(name))).toEqual(["far hall chairs"]);
		view.dispose();
		expect(scene.meshes).toHaveLength(0);
		expect(scene.materials).toHaveLength(0);
		scene.getEngine().dispose();
	});
});
