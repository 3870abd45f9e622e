import { Ray } from "@babylonjs/core/Culling/ray.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHallScene, type HallScene } from "#client/engine/HallScene.ts";
import { MergedMesh } from "#client/engine/MergedMesh.ts";
import { setPickTarget } from "#client/engine/Picking.ts";

/** Squares of two triangles in the plane z = 0, side by side from x = 0; the coarser form of each is one triangle. */
function squares(names: readonly string[]) {
	const positions: number[] = [];
	const segments = new Map<string, readonly Uint32Array[]>();
	for (const [i, name] of names.entries()) {
		const base = positions.length / 3;
		positions.push(i, 0, 0, i + 1, 0, 0, i + 1, 1, 0, i, 1, 0);
		const fine = [base, base + 1, base + 2, base, base + 2, base + 3];
		segments.set(name, [new Uint32Array(fine), new Uint32Array(fine.slice(0, 3))]);
	}
	const count = positions.length / 3;
	return {
		positions: new Float32Array(positions),
		normals: Float32Array.from({ length: count * 3 }, (_, i) => (i % 3 === 2 ? 1 : 0)),
		colours: new Float32Array(count * 4).fill(1),
		uvs: new Float32Array(count * 2),
		segments,
	};
}

describe("many things in one draw", () => {
	let hall: HallScene;
	let merged: MergedMesh;

	beforeEach(() => {
		hall = createHallScene(null, { engine: new NullEngine(), now: () => 0 });
		merged = new MergedMesh("squares", squares(["a", "b", "c"]), new PBRMaterial("paint", hall.scene), hall.scene);
	});
	afterEach(() => hall.dispose());

	it("[BOOTH6] what stands by itself is left out, and comes back", () => {
		expect(merged.triangles).toBe(6);
		merged.show("b", false);
		expect(merged.triangles).toBe(4);
		expect(merged.isShown("b")).toBe(false);
		merged.show("b", true);
		expect(merged.triangles).toBe(6);
		merged.show("nothing of the kind", false);
		expect(merged.triangles).toBe(6);
	});

	it("[BOOTH6] is drawn in fewer triangles from afar, the last form from anywhere beyond", () => {
		merged.setForm(1);
		expect(merged.triangles).toBe(3);
		merged.setForm(7);
		expect(merged.triangles).toBe(3);
		merged.setForm(0);
		expect(merged.triangles).toBe(6);
	});

	it("is not drawn at all while everything is left out", () => {
		for (const name of ["a", "b", "c"]) merged.show(name, false);
		expect(merged.mesh.isEnabled()).toBe(false);
		merged.show("c", true);
		expect(merged.mesh.isEnabled()).toBe(true);
		expect(merged.triangles).toBe(2);
	});

	it("a ray means the thing it hits, whatever is left out and in whichever form", () => {
		setPickTarget(merged.mesh, ({ faceId }) => {
			const boothId = merged.segmentAt(faceId);
			return boothId === undefined ? undefined : { kind: "booth", boothId };
		});
		const at = (x: number, y: number) => {
			const target = hall.picking.along(new Ray(new Vector3(x, y, 5), new Vector3(0, 0, -1), 20))?.target;
			return target?.kind === "booth" ? target.boothId : undefined;
		};
		expect([at(0.5, 0.25), at(1.5, 0.25), at(2.5, 0.25)]).toEqual(["a", "b", "c"]);
		merged.show("a", false);
		expect([at(0.5, 0.25), at(1.5, 0.25), at(2.5, 0.25)]).toEqual([undefined, "b", "c"]);
		merged.setForm(1);
		expect([at(1.5, 0.25), at(2.8, 0.25)]).toEqual(["b", "c"]);
	});
});
