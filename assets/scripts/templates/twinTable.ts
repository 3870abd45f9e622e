import { place } from "#assets/scripts/mesh/Surface.ts";
import { block, cylinder, extrude, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import { offset, Stand, TINT } from "./Stand.ts";

/** 4 × 3 m: two tables to sit down at and be shown something, a wall of posters behind, slats overhead. */
export function twinTable(): Stand {
	const stand = new Stand("twin-table", 4, 3);
	stand.floor();
	const height = 2.56;
	const backZ = -1.42;
	stand.wall(
		[
			{ width: 1.0 },
			{ width: 0.96, material: "brand.primary" },
			{ width: 0.96, material: "brand.primary" },
			{ width: 1.0 },
		],
		height,
		{ at: [0, 0.012, backZ] },
	);
	const face = backZ + 0.05;
	stand.poster("poster-1", { width: 0.72, height: 1.08 }, { at: [-1.46, 0.96, face] });
	stand.poster("poster-2", { width: 0.72, height: 1.08 }, { at: [1.46, 0.96, face] });
	stand.screen("screen-1", 1.36, { at: [0, 1.22, face] });
	stand.add("light", block(3.7, 0.018, 0.03, { bevel: 0, divide: 0.35 }), { at: [0, 2.49, face + 0.05] });
	stand.add("metal", block(3.76, 0.045, 0.01, { bevel: 0.002 }), { at: [0, 2.476, face + 0.072] });

	// Slatted screens at the sides let the neighbours' light through.
	for (const side of [-1, 1]) {
		const x = side * 1.93;
		for (let i = 0; i < 9; i++) {
			stand.add("matte", block(0.06, 2.3, 0.03, { bevel: 0, divide: 0.8 }), {
				at: [x, 0.1, backZ + 0.16 + i * 0.13],
				tint: TINT.oak,
			});
		}
		stand.add("metal", block(0.08, 0.086, 1.24, { bevel: 0.004 }), { at: [x, 0.014, backZ + 0.68] });
		stand.add("metal", block(0.08, 0.05, 1.24, { bevel: 0.004 }), { at: [x, 2.4, backZ + 0.68] });
		stand.obstacle(0.1, 1.3, x, backZ + 0.68);
		stand.post(side * 1.91, 1.4, height);
		stand.beam([side * 1.91, backZ], [side * 1.91, 1.36], height, { size: 0.08, height: 0.08 });
	}
	for (let i = 0; i < 5; i++) {
		stand.beam([-1.88, -1.1 + i * 0.42], [1.88, -1.1 + i * 0.42], height + 0.01, {
			size: 0.05,
			height: 0.07,
			material: "matte",
			tint: TINT.oak,
		});
	}
	stand.beam([-1.95, 1.4], [1.95, 1.4], height, { size: 0.08, height: 0.055 });
	stand.fascia("fascia", { width: 3.6, height: 0.38 }, { at: [0, height + 0.11, 1.41] });

	// The tables: a rounded top on two blades, a monitor on each, a model at the outer end.
	[-1, 1].forEach((side, i) => {
		const x = side * 1.0;
		const z = 0.28;
		const y = 0.76;
		stand.add("matte", extrude(roundedRectangle(1.3, 0.66, 0.12, 4), 0.035, { bevel: 0.008 }), {
			at: [x, y - 0.035, z],
			tint: TINT.white,
		});
		stand.add("brand.primary", extrude(roundedRectangle(1.22, 0.58, 0.1, 3), 0.05, { bevel: 0 }), {
			at: [x, y - 0.085, z],
		});
		for (const end of [-1, 1]) {
			stand.add("metal", block(0.04, y - 0.096, 0.5, { bevel: 0.004 }), { at: [x + end * 0.46, 0.014, z] });
			stand.add("metal", block(0.16, 0.012, 0.56, { bevel: 0.004 }), { at: [x + end * 0.46, 0.014, z] });
		}
		stand.obstacle(1.3, 0.66, x, z);
		const lean = -0.14;
		const foot = [x - side * 0.3, y, z - 0.12] as const;
		stand.add("metal", block(0.2, 0.01, 0.16, { bevel: 0.003 }), { at: [...foot] });
		stand.add("metal", block(0.04, 0.2, 0.02, { bevel: 0.003 }), { at: [foot[0], y + 0.008, foot[2]] });
		// Slot and frame lean together: the screen's own helper hangs screens on walls.
		const width = 0.56;
		const bottom = [foot[0], y + 0.11, foot[2] + 0.01] as const;
		const frame = place(block(width + 0.02, (width * 9) / 16 + 0.02, 0.024, { bevel: 0.005 }), {
			at: [0, -0.01, 0.016],
		});
		stand.add("satin", frame, { at: [...bottom], turn: [lean, 0, 0], tint: TINT.black });
		const out = 0.034;
		stand.slot(
			`screen-${i + 2}`,
			"screen",
			{ width, height: (width * 9) / 16 },
			{ at: [bottom[0], bottom[1] - Math.sin(lean) * out, bottom[2] + Math.cos(lean) * out], lean },
		);
		stand.stool(x - 0.34, z + 0.66, { height: 0.5 });
		stand.stool(x + 0.34, z + 0.66, { height: 0.5 });
		stand.staff(`staff-${i + 1}`, { at: [x, 0.014, z - 0.72] });
		for (const dx of [-0.3, 0.3]) {
			stand.add("metal", cylinder(0.006, 0.5, { segments: 5, bevel: 0 }), { at: [x + dx, height - 0.5, z] });
			stand.add("brand.accent", cylinder(0.13, 0.13, { segments: 14, top: 0.05, bevel: 0.004 }), {
				at: [x + dx, height - 0.62, z],
			});
			stand.add("light", cylinder(0.1, 0.012, { segments: 12, bevel: 0 }), { at: [x + dx, height - 0.628, z] });
		}
		const { at } = offset([x, y, z], 0, side * 0.34, 0, 0);
		stand.add("satin", extrude(roundedRectangle(0.48, 0.48, 0.05, 3), 0.03, { bevel: 0.006 }), {
			at,
			tint: TINT.graphite,
		});
		stand.slot(
			`plinth-${i + 1}`,
			"plinth",
			{ width: 0.44, height: 0.5, depth: 0.44 },
			{ at: [at[0], y + 0.03, at[2]] },
		);
	});
	stand.brochureStand("brochure-1", { at: [0, 0.014, 1.15], facing: 0 });
	stand.plant(-1.6, -1.12, { height: 0.95, seed: 8 });
	return stand;
}
