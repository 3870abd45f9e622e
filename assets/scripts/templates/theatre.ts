import { arcBand, block, extrude, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import { Stand, TINT } from "./Stand.ts";

/** 6 × 5 m: a large screen under an arch of fins, benches before it, a lectern to speak from. */
export function theatre(): Stand {
	const stand = new Stand("theatre", 6, 5);
	stand.floor({ inlay: 0.16 });
	const backZ = -2.4;
	const height = 3.2;
	stand.wall(
		[
			{ width: 1.0, material: "brand.primary" },
			{ width: 1.9, tint: TINT.graphite },
			{ width: 1.9, tint: TINT.graphite },
			{ width: 1.0, material: "brand.primary" },
		],
		height,
		{ at: [0, 0.012, backZ], thickness: 0.14 },
	);
	const face = backZ + 0.07;
	stand.screen("screen-1", 3.5, { at: [0, 0.86, face] });

	// Fins step forward and outward like a proscenium, with light in the joints.
	[0, 1, 2].forEach((i) => {
		const z = backZ + 0.42 + i * 0.62;
		const x = 2.3 + i * 0.24;
		const top = 3.14 + i * 0.14;
		for (const side of [-1, 1]) {
			stand.add(i === 1 ? "brand.primary" : "matte", block(0.5 - i * 0.06, top, 0.14, { bevel: 0.008, divide: 0.8 }), {
				at: [side * (x + 0.22), 0.012, z],
				turn: [0, side * -0.32, 0],
				tint: i === 1 ? "#ffffff" : TINT.white,
			});
			stand.add("light", block(0.02, top - 0.5, 0.02, { bevel: 0, divide: 0.5 }), {
				at: [side * (x + 0.02), 0.2, z - 0.09],
			});
			stand.obstacle(0.52, 0.24, side * (x + 0.22), z, side * -0.32);
		}
		stand.add(i === 1 ? "brand.primary" : "matte", block(2 * x + 0.86, 0.2, 0.14, { bevel: 0.008, divide: 1.2 }), {
			at: [0, top + 0.012, z],
			tint: i === 1 ? "#ffffff" : TINT.white,
		});
		stand.add("light", block(2 * x - 0.3, 0.014, 0.03, { bevel: 0, divide: 0.6 }), { at: [0, top, z - 0.02] });
	});
	const signZ = backZ + 0.42 + 1.24 + 0.13;
	stand.fascia("fascia", { width: 4.0, height: 0.5 }, { at: [0, 3.46, signZ] }, 0.12);

	// A low stage, then two curved benches, one behind the other.
	stand.add("matte", extrude(roundedRectangle(4.2, 0.9, 0.12, 3), 0.12, { bevel: 0.012 }), {
		at: [0, 0.014, -1.78],
		tint: TINT.oak,
	});
	stand.add("light", extrude(roundedRectangle(4.1, 0.8, 0.1, 3), 0.012, { bevel: 0 }), { at: [0, 0.014, -1.72] });
	stand.obstacle(4.2, 0.9, 0, -1.78);
	for (const [radius, seat] of [
		[2.5, 0.42],
		[3.6, 0.46],
	] as const) {
		for (const side of [-1, 1]) {
			const from = side > 0 ? 0.1 : -0.1 - 0.5;
			const to = from + 0.5;
			const z = -1.9;
			stand.add("matte", extrude(arcBand(radius, radius + 0.34, from, to, 4), seat - 0.08, { bevel: 0 }), {
				at: [0, 0.014, z],
				tint: TINT.white,
			});
			stand.add(
				"brand.accent",
				extrude(arcBand(radius - 0.03, radius + 0.38, from - 0.01, to + 0.01, 5), 0.09, { bevel: 0.022 }),
				{ at: [0, seat - 0.066, z] },
			);
			const middle = (from + to) / 2;
			const reach = radius + 0.17;
			stand.obstacle(reach * 0.52, 0.5, Math.sin(middle) * reach, z + Math.cos(middle) * reach, middle);
		}
	}

	// The lectern.
	const [lx, lz] = [-1.72, -1.62];
	stand.add("metal", block(0.46, 0.012, 0.34, { bevel: 0.003 }), { at: [lx, 0.134, lz] });
	stand.add("brand.primary", block(0.36, 0.92, 0.2, { bevel: 0.01, divide: 0.4 }), { at: [lx, 0.146, lz] });
	stand.add("matte", block(0.56, 0.03, 0.38, { bevel: 0.006 }), {
		at: [lx, 1.07, lz - 0.01],
		turn: [0.24, 0, 0],
		tint: TINT.oak,
	});
	stand.staff("staff-1", { at: [lx, 0.134, lz - 0.42] });

	// Side posters on low walls at the front, and two plinths at the entrance.
	for (const side of [-1, 1]) {
		stand.wall([{ width: 1.15, tint: TINT.warmWhite }], 2.3, {
			at: [side * 2.82, 0.012, 1.0],
			facing: -side * (Math.PI / 2),
			thickness: 0.1,
		});
		stand.poster(
			`poster-${side < 0 ? 1 : 2}`,
			{ width: 0.82, height: 1.23 },
			{ at: [side * 2.77, 0.86, 1.0], facing: -side * (Math.PI / 2) },
		);
		stand.poster(
			`poster-${side < 0 ? 3 : 4}`,
			{ width: 0.82, height: 1.23 },
			{ at: [side * 2.87, 0.86, 1.0], facing: side * (Math.PI / 2) },
		);
	}
	stand.plinth(
		"plinth-1",
		{ width: 0.72, depth: 0.72, height: 0.92, room: 1.0, body: "brand.primary" },
		{ at: [-2.3, 0.014, 2.0] },
	);
	stand.counter(1.1, 0.46, 1.04, { at: [2.1, 0.014, 2.05] });
	stand.staff("staff-2", { at: [2.1, 0.014, 1.5] });
	stand.brochureStand("brochure-1", { at: [1.2, 0.014, 2.15], facing: 0.1 });
	stand.plant(-2.68, -0.1, { height: 1.0, seed: 9 });
	stand.plant(2.68, -0.1, { height: 1.0, seed: 6 });
	return stand;
}
