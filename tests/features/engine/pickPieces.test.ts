import "@babylonjs/core/Culling/ray.js";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateTorusKnot } from "@babylonjs/core/Meshes/Builders/torusKnotBuilder.js";
import { Scene } from "@babylonjs/core/scene.js";
import fc from "fast-check";
import { expect, it } from "vitest";
import { heedPieces, pickInPieces } from "#client/engine/pickPieces.ts";

it("[SHELL5] whatever ray is cast, a mesh that is looked at in pieces is met where it is met as a whole", () => {
	const engine = new NullEngine();
	const scene = new Scene(engine);
	heedPieces(scene);
	const whole = CreateTorusKnot("whole", { radius: 2, tube: 0.6, radialSegments: 64, tubularSegments: 12 }, scene);
	const pieces = whole.clone("pieces");
	for (const mesh of [whole, pieces]) {
		mesh.position.set(3, 1, -2);
		mesh.freezeWorldMatrix();
	}
	pickInPieces(pieces);
	const coordinate = fc.double({ min: -6, max: 6, noNaN: true });
	let hits = 0;
	fc.assert(
		fc.property(coordinate, coordinate, coordinate, coordinate, coordinate, (x, y, z, toX, toY) => {
			const origin = new Vector3(x, y, z);
			const towards = new Vector3(3 + toX / 3, 1 + toY / 3, -2);
			const ray = new Ray(origin, towards.subtract(origin).normalize(), 30);
			const [one, other] = [whole, pieces].map((mesh) => scene.pickWithRay(ray, (candidate) => candidate === mesh));
			if (one?.hit) hits++;
			expect(other?.hit).toBe(one?.hit);
			if (one?.hit) expect(other?.distance).toBeCloseTo(one.distance, 6);
		}),
		{ numRuns: 500 },
	);
	expect(hits).toBeGreaterThan(50);
	engine.dispose();
});
