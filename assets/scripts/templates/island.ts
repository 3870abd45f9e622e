import { block, circle, extrude, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import { offset, Stand, TINT } from "./Stand.ts";

/** 6 × 6 m, open on all four sides: a tower in the middle, a lit canopy ring, a table for a large model. */
export function island(): Stand {
	const stand = new Stand("island", 6, 6);
	stand.floor({ inlay: 0.2 });

	// The tower: a store room dressed as four faces, with light in the joint between its two halves.
	const [tx, tz] = [0, -0.9];
	stand.add("brand.secondary", extrude(roundedRectangle(2.0, 1.5, 0.16, 3), 2.72, { bevel: 0.01, divide: 0.45 }), {
		at: [tx, 0.012, tz],
	});
	stand.add("light", extrude(roundedRectangle(1.9, 1.4, 0.12, 3), 0.05, { bevel: 0 }), { at: [tx, 2.735, tz] });
	stand.add("matte", extrude(roundedRectangle(2.0, 1.5, 0.16, 3), 0.9, { bevel: 0.01, divide: 0.45 }), {
		at: [tx, 2.785, tz],
		tint: TINT.white,
	});
	stand.obstacle(2.0, 1.5, tx, tz);
	const front = tz + 0.75;
	stand.screen("screen-1", 1.6, { at: [tx, 1.2, front] });
	stand.screen("screen-2", 1.5, { at: [tx, 1.25, tz - 0.75], facing: Math.PI });
	stand.poster("poster-1", { width: 0.9, height: 1.35 }, { at: [tx + 1.0, 0.85, tz], facing: Math.PI / 2 });
	stand.poster("poster-2", { width: 0.9, height: 1.35 }, { at: [tx - 1.0, 0.85, tz], facing: -Math.PI / 2 });

	// The canopy: a square ring on four slim double posts, signs outward on each side.
	const half = 2.35;
	const y = 2.95;
	for (const [sx, sz] of [
		[1, 1],
		[-1, 1],
		[-1, -1],
		[1, -1],
	] as const) {
		stand.post(sx * half, sz * half, y, 0.09);
	}
	const sides = [0, Math.PI / 2, Math.PI, -Math.PI / 2];
	sides.forEach((facing, i) => {
		const { at } = offset([0, y + 0.06, 0], facing, 0, 0, half);
		stand.fascia(i === 0 ? "fascia" : `fascia-${i + 1}`, { width: 3.2, height: 0.42 }, { at, facing }, 0.14);
		for (const end of [-1, 1]) {
			const piece = offset([0, y + (i % 2) * 0.004, 0], facing, end * 2.03, 0, half);
			// Every other side a little lower: where two meet at the corner, no face lies in another.
			stand.add("matte", block(0.72, 0.52 - (i % 2) * 0.008, 0.1, { bevel: 0.01 }), {
				...piece,
				turn: [0, facing, 0],
				tint: TINT.white,
			});
		}
		const strip = offset([0, y + 0.02, 0], facing, 0, 0, half - 0.16);
		stand.add("light", block(4.1, 0.03, 0.04, { bevel: 0, divide: 0.4 }), { ...strip, turn: [0, facing, 0] });
	});
	// Arms from the tower carry the ring and the spots over the model table.
	for (const x of [-0.75, 0.75]) {
		stand.beam([x, tz + 0.7], [x, half - 0.05], y + 0.3, { size: 0.07, height: 0.1 });
		stand.beam([x, tz - 0.7], [x, -half + 0.05], y + 0.3, { size: 0.07, height: 0.1 });
		for (const z of [0.6, 1.8]) stand.spot(x, y + 0.3, z, 0, 0);
	}

	// The table.
	stand.plinth(
		"plinth-1",
		{ width: 1.9, depth: 1.3, height: 0.78, room: 0.9, body: "brand.primary" },
		{ at: [0, 0.014, 1.25] },
	);
	stand.plinth("plinth-2", { width: 0.6, depth: 0.6, height: 0.95, room: 0.8 }, { at: [-2.0, 0.014, 0.25] });
	stand.plinth("plinth-3", { width: 0.6, depth: 0.6, height: 0.95, room: 0.8 }, { at: [2.0, 0.014, 0.25] });

	stand.counter(1.3, 0.5, 1.05, { at: [1.75, 0.014, -2.35], facing: Math.PI });
	stand.staff("staff-1", { at: [1.75, 0.014, -1.75], facing: Math.PI });
	stand.staff("staff-2", { at: [-1.3, 0.014, 1.4], facing: -0.5 });
	stand.brochureStand("brochure-1", { at: [2.2, 0.014, 2.0], facing: 0.4 });
	stand.brochureStand("brochure-2", { at: [-2.2, 0.014, -1.9], facing: -2.3 });

	// A high table to talk at.
	const [hx, hz] = [-1.75, -1.05];
	stand.add("metal", extrude(circle(0.24, 12), 0.02, { bevel: 0.006 }), { at: [hx, 0.014, hz] });
	stand.add("metal", extrude(circle(0.035, 6), 1.02, { bevel: 0 }), { at: [hx, 0.03, hz] });
	stand.add("matte", extrude(circle(0.36, 18), 0.035, { bevel: 0.01 }), { at: [hx, 1.05, hz], tint: TINT.oak });
	stand.obstacle(0.72, 0.72, hx, hz);
	stand.stool(hx - 0.25, hz + 0.62);
	stand.stool(hx - 0.1, hz - 0.62);
	stand.plant(2.05, -1.2, { height: 1.1, seed: 2 });
	return stand;
}
