import { block, extrude, type Point2 } from "#assets/scripts/mesh/shapes.ts";
import { Stand, TINT } from "./Stand.ts";

/** 4 × 3 m on a corner: walls behind and to the left, open to the aisles in front (+Z) and to the right (+X). */
export function corner(): Stand {
	const stand = new Stand("corner", 4, 3);
	stand.floor();
	const height = 2.6;
	const backZ = -1.42;
	const leftX = -1.92;
	stand.wall([{ width: 1.32 }, { width: 1.26 }, { width: 1.26, material: "brand.primary" }], height, {
		at: [0.02, 0.012, backZ],
	});
	stand.wall(
		[
			{ width: 1.36, material: "brand.secondary" },
			{ width: 1.36, tint: TINT.warmWhite },
		],
		height,
		{ at: [leftX, 0.012, 0.01], facing: Math.PI / 2 },
	);
	// A tower where the walls meet, seen over the neighbours.
	stand.add("brand.primary", block(0.34, 3.5, 0.34, { bevel: 0.012, divide: 0.5 }), {
		at: [leftX + 0.13, 0.012, backZ + 0.13],
	});
	stand.add("light", block(0.02, 2.9, 0.02, { bevel: 0, divide: 0.4 }), { at: [leftX + 0.315, 0.3, backZ + 0.315] });
	stand.add("brand.accent", block(0.36, 0.06, 0.36, { bevel: 0.008 }), { at: [leftX + 0.13, 3.3, backZ + 0.13] });
	stand.obstacle(0.34, 0.34, leftX + 0.13, backZ + 0.13);

	const face = backZ + 0.05;
	stand.screen("screen-1", 1.2, { at: [-0.62 + 0.02, 1.22, face] });
	stand.poster("poster-1", { width: 0.82, height: 1.23 }, { at: [0.66, 0.92, face] });
	stand.poster("poster-2", { width: 0.82, height: 1.23 }, { at: [leftX + 0.05, 0.92, -0.66], facing: Math.PI / 2 });
	stand.poster("poster-3", { width: 0.82, height: 1.23 }, { at: [leftX + 0.05, 0.92, 0.7], facing: Math.PI / 2 });

	// An L of sign boxes on a slim post at the open corner.
	const signY = 2.62;
	const post = [1.9, 1.4] as const;
	stand.post(post[0], post[1], signY);
	stand.beam([leftX, post[1]], [post[0] + 0.04, post[1]], signY, { size: 0.09, height: 0.07 });
	stand.beam([post[0], backZ], [post[0], post[1] - 0.045], signY, { size: 0.09, height: 0.07 });
	stand.fascia("fascia", { width: 3.4, height: 0.4 }, { at: [0.14, signY + 0.125, 1.42] });
	stand.fascia("fascia-2", { width: 2.3, height: 0.4 }, { at: [1.92, signY + 0.125, 0.08], facing: Math.PI / 2 });
	// Fins from the left wall to the right beam hold the spots.
	for (const z of [-0.95, -0.25, 0.45]) {
		stand.beam([leftX + 0.06, z], [post[0] - 0.05, z], signY + 0.01, {
			size: 0.035,
			height: 0.1,
			material: "matte",
			tint: TINT.oak,
		});
		for (const x of [-0.9, 0.5]) stand.spot(x, signY + 0.01, z, z < -0.5 ? Math.PI : 0, z < -0.5 ? -0.3 : 0);
	}
	stand.add("light", block(2.5, 0.018, 0.03, { bevel: 0, divide: 0.3 }), { at: [0.55, 2.53, face + 0.05] });
	stand.add("metal", block(2.56, 0.045, 0.01, { bevel: 0.002 }), { at: [0.55, 2.516, face + 0.072] });

	stand.plinth(
		"plinth-1",
		{ width: 1.1, depth: 0.8, height: 0.86, room: 0.95, body: "brand.secondary" },
		{ at: [0.45, 0.014, -0.22] },
	);
	stand.plinth("plinth-2", { width: 0.52, depth: 0.52, height: 0.98, room: 0.7 }, { at: [1.42, 0.014, -1.0] });
	stand.counter(1.0, 0.46, 1.04, { at: [-1.15, 0.014, 1.02] });
	stand.staff("staff-1", { at: [-1.15, 0.014, 0.45] });
	stand.brochureStand("brochure-1", { at: [1.45, 0.014, 0.75], facing: 0.5 });
	stand.add("matte", extrude(bench(), 0.07, { bevel: 0.012 }), { at: [-1.66, 0.4, -0.45], tint: TINT.oak });
	for (const z of [-0.85, -0.05])
		stand.add("metal", block(0.34, 0.39, 0.03, { bevel: 0.004 }), { at: [-1.66, 0.014, z] });
	stand.obstacle(0.4, 1.1, -1.66, -0.45);
	stand.plant(0.02 + 1.75, 0.014 - 1.2 + 0.95, { height: 0.85, seed: 7 });
	return stand;
}

const bench = (): Point2[] => [
	[0.2, 0.55],
	[-0.2, 0.55],
	[-0.2, -0.55],
	[0.2, -0.55],
];
