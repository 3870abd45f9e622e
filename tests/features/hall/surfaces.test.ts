import { expect, it } from "vitest";
import { bakeFloorLight } from "#client/features/hall/floorLight.ts";
import type { Hall } from "#client/features/hall/HallSite.ts";
import { layOutSurfaces } from "#client/features/hall/surfaceAtlas.ts";
import { buildSurfaceFaces } from "#client/features/hall/surfaceForms.ts";
import { hallDocument } from "#shared/features/event/EventDocument.ts";

const sponsor = { "zh-CN": "赞助商", en: "Sponsor" };
const surface = (kind: "banner" | "screen" | "floor", width: number, height: number, x = 0) => ({
	...{ kind, tier: "gold" as const, sponsor, image: "media/picture.webp", x, y: kind === "banner" ? 3 : 0.5, z: 0 },
	...{ rotation: 0.4, width, height },
});

function hallWith(surfaces: ReturnType<typeof surface>[]): Hall {
	const { booths: _booths, ...hall } = hallDocument.parse({
		id: "hall",
		name: { "zh-CN": "展厅", en: "Hall" },
		size: { width: 30, depth: 20, height: 7 },
		arrival: { x: 0, z: 8, radius: 1, heading: 0 },
		booths: [],
		surfaces,
	});
	return hall;
}

it("[SPONSOR1] however many there are, pictures keep their surface's proportions and share one atlas of two megapixels", () => {
	const surfaces = Array.from({ length: 200 }, (_, i) => surface("banner", 1 + (i % 7), 0.5 + (i % 5)));
	const { width, height, pieces } = layOutSurfaces(surfaces);
	expect(width * height).toBeLessThan(3_200_000);
	for (const [i, piece] of pieces.entries()) {
		const wanted = surfaces[i]!.width / surfaces[i]!.height;
		// Whole pixels of a small piece.
		expect(Math.abs(piece.width / piece.height / wanted - 1)).toBeLessThan(0.1);
		expect(piece.x + piece.width).toBeLessThanOrEqual(width);
		expect(piece.y + piece.height).toBeLessThanOrEqual(height);
		for (const other of pieces.slice(i + 1)) {
			const apart =
				piece.x + piece.width <= other.x ||
				other.x + other.width <= piece.x ||
				piece.y + piece.height <= other.y ||
				other.y + other.height <= piece.y;
			expect(apart).toBe(true);
		}
	}
});

it("[SPONSOR1] a surface on the floor is read from local +Z and lit as the floor is; a banner from both sides", () => {
	const hall = hallWith([surface("floor", 4, 2), surface("banner", 3, 1.5, 6), surface("screen", 2, 1, -6)]);
	const atlas = layOutSurfaces(hall.surfaces!);
	const { builder, endsOf } = buildSurfaceFaces(hall, atlas, bakeFloorLight({ hall, booths: [] }));
	const { positions, normals, colours, indices } = builder.gathered;
	expect(endsOf).toHaveLength(3);
	expect(endsOf.at(-1)).toBe(indices.length / 3);
	expect(indices.length / 3).toBeLessThan(120);
	const verticesOf = (i: number) => indices.slice((endsOf[i - 1] ?? 0) * 3, endsOf[i]! * 3);
	for (const vertex of verticesOf(0)) {
		expect(normals[vertex * 3 + 1]).toBeCloseTo(1);
		expect(positions[vertex * 3 + 1]).toBeLessThan(0.03);
		expect(colours[vertex * 4]).toBeGreaterThan(0.05);
	}
	const sides = new Set(verticesOf(1).map((vertex) => Math.sign(normals[vertex * 3 + 2]!)));
	expect(sides).toEqual(new Set([1, -1]));
	expect(new Set(verticesOf(2).map((vertex) => Math.sign(normals[vertex * 3 + 2]!)))).toEqual(new Set([1]));
});
