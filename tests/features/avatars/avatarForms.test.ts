import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Scene } from "@babylonjs/core/scene.js";
import { afterAll, describe, expect, it } from "vitest";
import {
	AVATAR_FORMS,
	type AvatarForm,
	avatarTexels,
	createAvatarMeshes,
	PLACES_BANDS,
	PLACES_ROWS,
	PLACES_WIDTH,
} from "#client/features/avatars/avatarForms.ts";
import { AVATAR_BODIES } from "#shared/features/roster/look.ts";

const engine = new NullEngine();
const scene = new Scene(engine);
const { meshes } = createAvatarMeshes(scene);
const texels = avatarTexels();
afterAll(() => {
	scene.dispose();
	engine.dispose();
});

const MOST_TRIANGLES: Readonly<Record<AvatarForm, number>> = {
	nearBody: 2100,
	nearArm: 320,
	middleBody: 530,
	middleArm: 90,
	distantBody: 270,
	farBody: 110,
};

function texelOf(body: number, band: number, place: number): readonly number[] {
	const at = ((body * PLACES_BANDS + band) * PLACES_ROWS * PLACES_WIDTH + place) * 4;
	return [...texels.subarray(at, at + 4)];
}

describe("the forms of avatars", () => {
	it.each(AVATAR_FORMS)("%s keeps its budget of triangles, whoever wears it", (form) => {
		expect(meshes[form].getTotalIndices() / 3).toBeLessThanOrEqual(MOST_TRIANGLES[form]);
	});

	it("[AVATAR7] a crowd of sixty keeps within 60,000 triangles", () => {
		const near = meshes.nearBody.getTotalIndices() / 3 + (2 * meshes.nearArm.getTotalIndices()) / 3;
		const middle = meshes.middleBody.getTotalIndices() / 3 + (2 * meshes.middleArm.getTotalIndices()) / 3;
		expect(10 * near + 50 * middle).toBeLessThanOrEqual(60_000);
	});

	it.each(AVATAR_FORMS.flatMap((form) => AVATAR_BODIES.map((name, body) => [name, form, body] as const)))(
		"%s as %s is all there, and its faces and normals look outward",
		(_name, form, body) => {
			const places = meshes[form].getVerticesData("avatarPlace")!;
			const indices = meshes[form].getIndices()!;
			let agreeing = 0;
			let faces = 0;
			for (let i = 0; i < indices.length; i += 3) {
				const corners = [0, 1, 2].map((k) => texelOf(body, 0, places[indices[i + k]!]!));
				expect(corners.flat().every(Number.isFinite)).toBe(true);
				const [a, b, c] = corners as [readonly number[], readonly number[], readonly number[]];
				const u = [b[0]! - a[0]!, b[1]! - a[1]!, b[2]! - a[2]!] as const;
				const v = [c[0]! - a[0]!, c[1]! - a[1]!, c[2]! - a[2]!] as const;
				const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
				if (Math.hypot(...n) < 1e-7) continue;
				faces++;
				const normal = [0, 1, 2].map((k) => texelOf(body, 1, places[indices[i + k]!]!));
				const mean = [0, 1, 2].map((axis) => normal.reduce((sum, one) => sum + one[axis]!, 0));
				if (n[0] * mean[0]! + n[1] * mean[1]! + n[2] * mean[2]! > 0) agreeing++;
			}
			expect(faces).toBeGreaterThan(50);
			expect(agreeing / faces).toBeGreaterThan(0.95);
		},
	);

	it("every figure differs from every other", () => {
		const places = meshes.nearBody.getVerticesData("avatarPlace")!;
		const shapeOf = (body: number) => [...places].map((place) => texelOf(body, 0, place).join()).join(";");
		expect(new Set(AVATAR_BODIES.map((_, body) => shapeOf(body))).size).toBe(AVATAR_BODIES.length);
	});
});
