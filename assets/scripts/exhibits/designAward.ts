import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import { circle, cylinder, extrude, lathe, sheet, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";

/** The award: two leaves unfolding from one stem over a pebble of walnut, turning slowly. 0.42 m. */
export function designAward(): Model {
	const model = new Model("design-award", {
		black: { colour: "#18181a", roughness: 0.22 },
		pink: { colour: "#e4406f", roughness: 0.28 },
		yellow: { colour: "#f2b705", roughness: 0.3 },
		brass: { colour: "#d9b45a", metallic: 1, roughness: 0.22 },
		walnut: { colour: "#6b4328", roughness: 0.5 },
	});
	const base = model.node("base");
	model.add(
		"walnut",
		lathe(
			[
				[0, 0],
				[0.085, 0],
				[0.1, 0.008],
				[0.105, 0.025],
				[0.096, 0.045],
				[0.07, 0.058],
				[0.03, 0.062],
				[0, 0.062],
			],
			40,
		),
		{ node: base },
	);
	model.add("brass", torus(0.104, 0.0025, { segments: 40, sides: 6 }), { node: base, at: [0, 0.026, 0] });

	const sprout = model.node("sprout", { at: [0, 0.06, 0], extras: { part: "sprout" } });
	model.add("brass", cylinder(0.026, 0.01, { segments: 24, bevel: 0.003 }), { node: sprout });
	const stem = curve(
		[
			[0, 0, 0],
			[-0.008, 0.07, 0],
			[0.006, 0.14, 0],
			[0, 0.2, 0],
		],
		20,
	);
	model.add("black", sweep(stem, { radius: (t) => 0.0105 - 0.003 * t, sides: 12 }), { node: sprout });
	const leaf = (reach: number, rise: number, width: number) => {
		const rib = curve(
			[
				[0, 0, 0],
				[reach * 0.35, rise * 0.1, 0],
				[reach * 0.8, rise * 0.55, 0],
				[reach * 0.86, rise, 0],
			],
			24,
		);
		const shell = (side: number) =>
			sheet(14, 24, (u, v) => {
				const i = Math.min(23, Math.floor(v * 24));
				const [a, b] = [rib[i] as Vec3, rib[i + 1] as Vec3];
				const f = v * 24 - i;
				const w = width * Math.sin(Math.PI * v ** 0.8) ** 0.85 + 0.0015;
				const s = (u - 0.5) * 2 * side;
				const cup = 0.02 * s * s - 0.004 * side * (1 - s * s) * (w / width);
				return [a[0] + (b[0] - a[0]) * f - cup * 0.8, a[1] + (b[1] - a[1]) * f + cup + 0.0, s * w];
			});
		return [shell(1), shell(-1)] as const;
	};
	for (const [material, side, reach, rise, width] of [
		["pink", 1, 0.15, 0.16, 0.052],
		["yellow", -1, 0.13, 0.11, 0.046],
	] as const) {
		for (const surface of leaf(reach, rise, width))
			model.add(material, place(surface, { turn: [0, side > 0 ? 0 : Math.PI, 0] }), {
				node: sprout,
				at: [0, 0.196, 0],
			});
	}
	model.add("brass", place(extrude(circle(0.011, 18), 0.02, { bevel: 0.005 }), { at: [0, -0.01, 0] }), {
		node: sprout,
		at: [0, 0.198, 0],
	});
	model.animate("turning", [spin("sprout", [0, 1, 0], 14, 1)]);
	return model;
}
