import { describe, expect, it } from "vitest";
import { STAND, STILL_FORMS } from "#client/features/booths/stillForms.ts";
import { buildStillGeometry, type StillMesh } from "#client/features/booths/stillGeometry.ts";

const IDENTITY = new Float32Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);

/** A ball of many triangles, wound outward or inward; its normals always lead outward. */
function ball(segment: string, { rings = 64, inward = false, matrix = IDENTITY } = {}): StillMesh {
	const positions: number[] = [];
	const indices: number[] = [];
	for (let ring = 0; ring <= rings; ring++) {
		const down = (ring / rings) * Math.PI;
		for (let i = 0; i < rings; i++) {
			const round = (i / rings) * 2 * Math.PI;
			positions.push(Math.sin(down) * Math.cos(round), Math.cos(down), Math.sin(down) * Math.sin(round));
		}
	}
	for (let ring = 0; ring < rings; ring++) {
		for (let i = 0; i < rings; i++) {
			const [a, b] = [ring * rings + i, ring * rings + ((i + 1) % rings)];
			const triangles = [a, b, a + rings, b, b + rings, a + rings];
			indices.push(...(inward ? triangles.reverse() : triangles));
		}
	}
	const array = new Float32Array(positions);
	return {
		segment,
		positions: array,
		normals: array,
		colours: new Float32Array(0),
		indices: new Uint32Array(indices),
		matrix,
		atlas: [0.5, 0.5],
		palette: 0.25,
	};
}

const picture: StillMesh = {
	segment: "poster",
	positions: new Float32Array([0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0]),
	normals: new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]),
	colours: new Float32Array(0),
	indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
	matrix: IDENTITY,
	atlas: [0.25, 0.5, 0.75, 1],
	palette: 0.75,
	uvs: new Float32Array([0, 1, 1, 1, 1, 0, 0, 0]),
};

describe("a booth made one mesh", () => {
	it("[BOOTH6] takes fewer triangles form by form, and every one of them of vertices that are there", async () => {
		const { positions, segments } = await buildStillGeometry([ball(STAND), ball("plinth"), picture]);
		expect(segments.map(({ name }) => name)).toEqual([STAND, "plinth", "poster"]);
		for (const { name, forms } of segments) {
			expect(forms).toHaveLength(STILL_FORMS);
			for (const [form, indices] of forms.entries()) {
				expect(indices.length % 3).toBe(0);
				expect(Math.max(...indices)).toBeLessThan(positions.length / 3);
				if (form > 0 && name !== "poster") expect(indices.length).toBeLessThan(forms[form - 1]!.length);
			}
		}
		const plinth = segments[1]!.forms;
		expect(plinth[0]!.length / 3).toBeLessThanOrEqual(1400);
		expect(plinth[2]!.length / 3).toBeLessThanOrEqual(300);
	});

	it("keeps no vertex that nothing is made of", async () => {
		const { positions, segments } = await buildStillGeometry([ball("plinth")]);
		expect(new Set(segments[0]!.forms[0]).size).toBe(positions.length / 3);
	});

	it("faces outward whichever way its meshes were wound, mirrored ones too", async () => {
		const mirrored = Float32Array.from(IDENTITY);
		mirrored[0] = -1;
		for (const mesh of [ball("a"), ball("a", { inward: true }), ball("a", { matrix: mirrored })]) {
			const { positions, normals, segments } = await buildStillGeometry([mesh]);
			const [indices] = segments[0]!.forms;
			for (let i = 0; i < indices!.length; i += 3)
				expect(facing(indices!, i, positions, normals)).toBeGreaterThan(-1e-9);
		}
	});

	it("a picture keeps its place in the atlas and shines by itself; paint points at its glow and its column", async () => {
		const { uvs, uvs2, colours, segments } = await buildStillGeometry([picture, ball("plinth", { rings: 8 })]);
		const corner = segments[0]!.forms[0]![2]!;
		expect([uvs[corner * 2], uvs[corner * 2 + 1]]).toEqual([0.75, 0.5]);
		expect([...colours.subarray(corner * 4, corner * 4 + 4)]).toEqual([0, 0, 0, 1]);
		expect(uvs2[corner * 2]).toBe(0.75);
		const painted = segments[1]!.forms[0]![0]!;
		expect([uvs[painted * 2], uvs[painted * 2 + 1], uvs2[painted * 2]]).toEqual([0.5, 0.5, 0.25]);
		expect([...colours.subarray(painted * 4, painted * 4 + 4)]).toEqual([1, 1, 1, 1]);
	});
});

/** Above 0 where a triangle is counter-clockwise as seen from where its normals lead. */
function facing(indices: Uint32Array, at: number, positions: Float32Array, normals: Float32Array): number {
	const corner = (i: number) => {
		const from = indices[at + i]! * 3;
		return [positions[from]!, positions[from + 1]!, positions[from + 2]!] as const;
	};
	const [a, b, c] = [corner(0), corner(1), corner(2)];
	const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
	const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
	const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
	let sum = 0;
	for (let i = 0; i < 3; i++) {
		const from = indices[at + i]! * 3;
		sum += cross[0] * normals[from]! + cross[1] * normals[from + 1]! + cross[2] * normals[from + 2]!;
	}
	return sum;
}
