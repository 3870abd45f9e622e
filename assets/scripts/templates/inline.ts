import { block } from "#assets/scripts/mesh/shapes.ts";
import { Stand, TINT } from "./Stand.ts";

/** 3 × 3 m between two neighbours, open to the aisle. */
export function inline(): Stand {
	const stand = new Stand("inline", 3, 3);
	stand.floor();
	const back = -1.43;
	stand.wall([{ width: 0.86 }, { width: 1.2, material: "brand.primary" }, { width: 0.86 }], 2.56, {
		at: [0, 0.012, back],
	});
	const face = back + 0.05;
	stand.poster("poster-1", { width: 0.66, height: 0.99 }, { at: [-1.03, 0.98, face] });
	stand.poster("poster-2", { width: 0.66, height: 0.99 }, { at: [1.03, 0.98, face] });
	stand.screen("screen-1", 1.08, { at: [0, 1.24, face] });
	stand.add("matte", block(1.16, 0.05, 0.24, { bevel: 0.01 }), { at: [0, 0.92, face + 0.12], tint: TINT.oak });

	// Side wings: low enough that the neighbour's stand is seen, closed enough to make a room.
	for (const side of [-1, 1]) {
		stand.wall([{ width: 1.3, tint: TINT.warmWhite }], 2.56, {
			at: [side * 1.43, 0.012, -0.72],
			facing: -side * (Math.PI / 2),
			thickness: 0.08,
		});
	}

	const top = 2.56;
	for (const side of [-1, 1]) {
		stand.post(side * 1.42, 1.38, top + 0.02);
		stand.beam([side * 1.42, -1.4], [side * 1.42, 1.34], top + 0.02, { size: 0.08 });
	}
	// A slatted canopy over the rear half carries the spots.
	for (let i = 0; i < 7; i++) {
		const z = -1.2 + i * 0.24;
		stand.beam([-1.38, z], [1.38, z], top + 0.03, { size: 0.04, height: 0.07, material: "matte", tint: TINT.oak });
	}
	for (const x of [-1.0, 0, 1.0]) stand.spot(x, top + 0.03, -0.24, Math.PI, -0.62);
	stand.add("light", block(2.6, 0.02, 0.03, { bevel: 0, divide: 0.3 }), { at: [0, 2.5, face + 0.04] });
	stand.add("metal", block(2.7, 0.05, 0.012, { bevel: 0.003 }), { at: [0, 2.488, face + 0.066] });
	stand.fascia("fascia", { width: 2.66, height: 0.34 }, { at: [0, top + 0.09, 1.39] });

	stand.counter(0.95, 0.46, 1.02, { at: [-0.78, 0.014, 0.98], facing: 0 });
	stand.staff("staff-1", { at: [-0.78, 0.014, 0.42] });
	stand.plinth("plinth-1", { width: 0.62, depth: 0.62, height: 0.92, room: 0.85 }, { at: [0.86, 0.014, -0.42] });
	stand.brochureStand("brochure-1", { at: [1.12, 0.014, 1.0], facing: 0.25 });
	stand.plant(-1.12, -1.1, { height: 0.95, seed: 3 });
	return stand;
}
