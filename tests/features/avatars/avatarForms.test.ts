import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Scene } from "@babylonjs/core/scene.js";
import { afterAll, describe, expect, it } from "vitest";
import { armShape, BODY_SHAPES, distantShape } from "#client/features/avatars/avatarShapes.ts";
import type { PartBuilder } from "#client/features/avatars/PartBuilder.ts";

const engine = new NullEngine();
const scene = new Scene(engine);
afterAll(() => {
	scene.dispose();
	engine.dispose();
});

const shapes: [string, () => PartBuilder, number][] = [
	...Object.entries(BODY_SHAPES).map(([name, shape]): [string, () => PartBuilder, number] => [name, shape, 3200]),
	["distant", distantShape, 420],
	["arm", armShape, 1000],
];

describe("the shapes of avatars", () => {
	it.each(shapes)("%s keeps its budget of vertices, and its faces and normals look outward", (_name, shape, budget) => {
		const mesh = shape().build("shape", scene);
		const positions = mesh.getVerticesData("position")!;
		const normals = mesh.getVerticesData("normal")!;
		const indices = mesh.getIndices()!;
		expect(positions.length / 3).toBeLessThanOrEqual(budget);
		expect([...positions, ...normals].every(Number.isFinite)).toBe(true);
		let agreeing = 0;
		let faces = 0;
		for (let i = 0; i < indices.length; i += 3) {
			const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
			const at = (from: number, to: number, k: number) => positions[to + k]! - positions[from + k]!;
			const n = [
				at(a, b, 1) * at(a, c, 2) - at(a, b, 2) * at(a, c, 1),
				at(a, b, 2) * at(a, c, 0) - at(a, b, 0) * at(a, c, 2),
				at(a, b, 0) * at(a, c, 1) - at(a, b, 1) * at(a, c, 0),
			];
			if (Math.hypot(...n) < 1e-9) continue;
			faces++;
			const dot = n[0]! * normals[a]! + n[1]! * normals[a + 1]! + n[2]! * normals[a + 2]!;
			if (dot > 0) agreeing++;
		}
		expect(faces).toBeGreaterThan(100);
		expect(agreeing / faces).toBeGreaterThan(0.97);
	});
});
