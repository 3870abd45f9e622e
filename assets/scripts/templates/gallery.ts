import { place } from "#assets/scripts/mesh/Surface.ts";
import { block, extrude, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import { Stand, TINT } from "./Stand.ts";

/** 6 × 4 m: quiet rooms with a long wall, a screen wall in the middle, plinths at walking distance. */
export function gallery(): Stand {
	const stand = new Stand("gallery", 6, 4);
	stand.floor({ wood: true, inlay: 0.1 });
	const height = 3.0;
	const backZ = -1.91;
	stand.wall([{ width: 1.45 }, { width: 1.45 }, { width: 1.45 }, { width: 1.45 }], height, {
		at: [0, 0.012, backZ],
		thickness: 0.14,
	});
	const face = backZ + 0.07;
	for (const side of [-1, 1]) {
		stand.wall(
			[
				{ width: 1.3, tint: TINT.warmWhite },
				{ width: 1.3, material: side > 0 ? "brand.primary" : "matte", tint: TINT.warmWhite },
			],
			height,
			{
				at: [side * 2.9, 0.012, -0.53],
				facing: -side * (Math.PI / 2),
				thickness: 0.12,
			},
		);
	}
	[-2.1, -0.72, 0.72, 2.1].forEach((x, i) => {
		stand.poster(`poster-${i + 1}`, { width: 0.84, height: 1.26 }, { at: [x, 0.92, face] });
	});
	stand.poster("poster-5", { width: 0.84, height: 1.26 }, { at: [-2.84, 0.92, -0.85], facing: Math.PI / 2 });
	stand.poster("poster-6", { width: 0.84, height: 1.26 }, { at: [2.84, 0.92, -0.85], facing: -Math.PI / 2 });
	// A picture light over each: a bar on two arms.
	for (const [x, z, facing] of [
		[-2.1, face, 0],
		[-0.72, face, 0],
		[0.72, face, 0],
		[2.1, face, 0],
		[-2.84, -0.85, Math.PI / 2],
		[2.84, -0.85, -Math.PI / 2],
	] as const) {
		const turn = [0, facing, 0] as const;
		const bar = place(block(0.62, 0.025, 0.035, { bevel: 0.004 }), { at: [0, 2.4, 0.16] });
		const arm = place(block(0.018, 0.018, 0.16, { bevel: 0 }), { at: [0, 2.405, 0.08] });
		stand.add("metal", bar, { at: [x, 0, z], turn });
		stand.add("metal", arm, { at: [x, 0, z], turn });
		stand.add("light", place(block(0.58, 0.008, 0.02, { bevel: 0, divide: 0.2 }), { at: [0, 2.39, 0.16] }), {
			at: [x, 0, z],
			turn,
		});
	}

	// The screen wall stands free in the left half, so that one walks around it.
	const wall = { x: -1.35, z: 0.72 };
	stand.wall([{ width: 1.9, material: "brand.primary" }], 2.5, { at: [wall.x, 0.012, wall.z], thickness: 0.16 });
	stand.screen("screen-1", 1.3, { at: [wall.x, 1.12, wall.z + 0.08] });
	stand.poster("poster-7", { width: 0.84, height: 1.26 }, { at: [wall.x, 0.92, wall.z - 0.08], facing: Math.PI });

	// A portal over the open front carries the sign, its lintel deep enough to read as a building.
	for (const x of [-2.86, 2.86]) {
		stand.add("matte", block(0.2, height, 0.5, { bevel: 0.01, divide: 0.5 }), {
			at: [x, 0.012, 1.66],
			tint: TINT.white,
		});
		stand.obstacle(0.2, 0.5, x, 1.66);
	}
	stand.add("matte", block(5.92, 0.1, 0.56, { bevel: 0.01, divide: 0.6 }), {
		at: [0, height + 0.012, 1.66],
		tint: TINT.white,
	});
	stand.add("light", block(5.3, 0.014, 0.05, { bevel: 0, divide: 0.45 }), { at: [0, height - 0.006, 1.6] });
	stand.fascia("fascia", { width: 3.6, height: 0.42 }, { at: [0, height - 0.43, 1.86] }, 0.1);
	for (const x of [-1.4, 1.4])
		stand.add("metal", block(0.03, 0.07, 0.03, { bevel: 0 }), { at: [x, height - 0.06, 1.86] });
	for (const side of [-1, 1])
		stand.beam([side * 2.86, -1.84], [side * 2.86, 1.38], height + 0.02, {
			size: 0.1,
			height: 0.09,
			material: "matte",
			tint: TINT.white,
		});
	// Track lights down the room.
	for (const x of [-0.1, 2.2]) {
		stand.beam([x, -1.84], [x, 1.4], height - 0.02 + 0.03, {
			size: 0.04,
			height: 0.06,
			material: "satin",
			tint: TINT.graphite,
		});
		for (const z of [-1.0, 0, 1.0]) stand.spot(x, height + 0.01, z, x < 1 ? 0.6 : -0.6, z < 0 ? 0.35 : -0.2);
	}

	stand.plinth("plinth-1", { width: 0.6, depth: 0.6, height: 0.98, room: 0.8 }, { at: [0.72, 0.014, -0.62] });
	stand.plinth(
		"plinth-2",
		{ width: 0.7, depth: 0.7, height: 0.86, room: 0.9, body: "brand.secondary" },
		{ at: [1.95, 0.014, -0.1] },
	);
	stand.plinth("plinth-3", { width: 0.6, depth: 0.6, height: 0.98, room: 0.8 }, { at: [0.72, 0.014, 0.75] });
	// A bench to sit and look.
	stand.add("matte", extrude(roundedRectangle(1.3, 0.42, 0.08, 3), 0.09, { bevel: 0.016 }), {
		at: [-1.5, 0.38, -0.62],
		tint: TINT.oakDark,
	});
	for (const x of [-1.95, -1.05]) stand.add("metal", block(0.03, 0.37, 0.34, { bevel: 0 }), { at: [x, 0.014, -0.62] });
	stand.obstacle(1.3, 0.42, -1.5, -0.62);

	stand.counter(0.95, 0.44, 1.02, { at: [2.2, 0.014, 1.25] });
	stand.staff("staff-1", { at: [2.2, 0.014, 0.72] });
	stand.brochureStand("brochure-1", { at: [-2.5, 0.014, 1.35], facing: 0.3 });
	stand.plant(-2.62, -1.6, { height: 1.1, seed: 4 });
	return stand;
}
