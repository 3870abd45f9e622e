import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sheet,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";

/** An electrically assisted turbocharger: cast volutes, a finned middle, both wheels on one turning shaft along X. */
export function turbocharger(): Model {
	const model = new Model("turbocharger", {
		aluminium: { colour: "#d3d6d9", metallic: 1, roughness: 0.38 },
		iron: { colour: "#7a6a5c", metallic: 0.7, roughness: 0.62 },
		wheel: { colour: "#e6e8ea", metallic: 1, roughness: 0.18 },
		dark: { colour: "#202327", roughness: 0.5 },
		accent: { colour: "#c8f031", roughness: 0.4 },
		steel: { colour: "#aeb3b8", metallic: 1, roughness: 0.3 },
	});
	const y = 0.3;
	const body = model.node("body", { at: [0, y, 0] });
	const alongX: Vec3 = [0, 0, -Math.PI / 2];

	// Compressor side at +X: the volute grows round to its outlet, the inlet opens to +X.
	const compressor = model.node("compressor-housing", { parent: body, extras: { part: "compressor-housing" } });
	model.add("aluminium", volute(0.125, 0.024, 0.052, 0.11), { node: compressor, at: [0.1, 0, 0] });
	model.add(
		"aluminium",
		bell(
			[
				[0.135, -0.03],
				[0.138, 0.0],
				[0.128, 0.035],
				[0.095, 0.05],
				[0.085, 0.08],
				[0.085, 0.14],
				[0.093, 0.146],
				[0.093, 0.16],
				[0.08, 0.162],
				[0.074, 0.14],
				[0.072, 0.075],
				[0.08, 0.05],
				[0.11, 0.03],
			],
			36,
		),
		{ node: compressor, at: [0.09, 0, 0], turn: alongX },
	);
	const turbine = model.node("turbine-housing", { parent: body, extras: { part: "turbine-housing" } });
	model.add("iron", place(volute(0.11, 0.026, 0.05, 0.1), { scale: [1, -1, 1] }), {
		node: turbine,
		at: [-0.12, 0, 0],
		turn: [Math.PI * 0.9, 0, 0],
	});
	model.add(
		"iron",
		bell(
			[
				[0.12, -0.03],
				[0.124, 0.0],
				[0.112, 0.036],
				[0.085, 0.05],
				[0.08, 0.1],
				[0.1, 0.104],
				[0.1, 0.122],
				[0.072, 0.122],
				[0.066, 0.09],
				[0.07, 0.05],
				[0.1, 0.03],
			],
			32,
		),
		{ node: turbine, at: [-0.11, 0, 0], turn: [0, 0, Math.PI / 2] },
	);
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * Math.PI * 2 + 0.3;
		model.add("steel", cylinder(0.009, 0.016, { segments: 6, bevel: 0.002 }), {
			node: turbine,
			at: [-0.226, Math.cos(a) * 0.087, Math.sin(a) * 0.087],
			turn: [0, 0, Math.PI / 2],
		});
	}

	// The middle: bearing housing with cooling fins and the electric drive's connector.
	const middle = model.node("bearing-housing", { parent: body, extras: { part: "bearing-housing" } });
	model.add(
		"aluminium",
		bell(
			[
				[0.05, -0.09],
				[0.105, -0.088],
				[0.108, -0.07],
				[0.07, -0.062],
				[0.066, 0.055],
				[0.12, 0.06],
				[0.12, 0.078],
				[0.05, 0.08],
			],
			30,
		),
		{ node: middle, turn: alongX },
	);
	for (let i = 0; i < 5; i++) {
		model.add(
			"aluminium",
			extrude(circle(0.092, 26), 0.006, { bevel: 0.001, hole: circle(0.06, 26), holeWall: false }),
			{ node: middle, at: [-0.045 + i * 0.022, 0, 0], turn: alongX },
		);
	}
	model.add("dark", extrude(roundedRectangle(0.07, 0.05, 0.01, 3), 0.05, { bevel: 0.004 }), {
		node: middle,
		at: [0, 0.08, 0],
	});
	model.add("accent", extrude(roundedRectangle(0.05, 0.032, 0.008, 3), 0.014, { bevel: 0.003 }), {
		node: middle,
		at: [0, 0.13, 0],
	});
	model.add(
		"accent",
		sweep(
			curve(
				[
					[0, 0.14, 0],
					[0.0, 0.18, 0.0],
					[0.01, 0.19, -0.06],
					[0.02, 0.14, -0.16],
					[0.02, 0.1, -0.18],
				],
				16,
			),
			{ radius: 0.009, sides: 8 },
		),
		{ node: middle },
	);
	for (const [z, r] of [
		[0.03, 0.011],
		[-0.03, 0.011],
	] as const)
		model.add(
			"steel",
			sweep(
				curve(
					[
						[0, -0.06, z],
						[0, -0.12, z],
						[0.01, -0.17, z * 1.2],
						[0.01, -0.23, z * 1.3],
					],
					10,
				),
				{ radius: r, sides: 8 },
			),
			{ node: middle },
		);
	for (let i = 0; i < 8; i++) {
		const a = (i / 8) * Math.PI * 2 + 0.2;
		model.add("steel", cylinder(0.008, 0.014, { segments: 6, bevel: 0.002 }), {
			node: middle,
			at: [0.052, Math.cos(a) * 0.104, Math.sin(a) * 0.104],
			turn: [0, 0, Math.PI / 2],
		});
	}

	// The rotor: shaft and both wheels are one node.
	const rotor = model.node("rotor", { parent: body, extras: { part: "rotor" } });
	model.add("wheel", cylinder(0.014, 0.4, { segments: 12, bevel: 0.003 }), {
		node: rotor,
		at: [-0.19, 0, 0],
		turn: alongX,
	});
	model.add(
		"wheel",
		lathe(
			[
				[0.066, 0],
				[0.066, 0.004],
				[0.034, 0.02],
				[0.02, 0.05],
				[0.015, 0.085],
				[0, 0.092],
			],
			24,
		),
		{ node: rotor, at: [0.115, 0, 0], turn: alongX },
	);
	model.add("wheel", blades(7, 0.064, 0.07, 0.5), { node: rotor, at: [0.118, 0, 0], turn: alongX });
	model.add(
		"wheel",
		place(
			lathe(
				[
					[0.056, 0],
					[0.056, 0.004],
					[0.03, 0.02],
					[0.018, 0.05],
					[0.013, 0.07],
					[0, 0.074],
				],
				20,
			),
			{},
		),
		{ node: rotor, at: [-0.13, 0, 0], turn: [0, 0, Math.PI / 2] },
	);
	model.add("wheel", blades(9, 0.056, 0.056, -0.5), { node: rotor, at: [-0.132, 0, 0], turn: [0, 0, Math.PI / 2] });

	const foot = model.node("stand");
	model.add("dark", extrude(roundedRectangle(0.5, 0.36, 0.03, 4), 0.022, { bevel: 0.005 }), { node: foot });
	model.add("steel", block(0.04, 0.215, 0.09, { bevel: 0.004 }), { node: foot, at: [-0.01, 0.02, 0] });
	model.add("steel", block(0.12, 0.014, 0.13, { bevel: 0.004 }), { node: foot, at: [-0.01, 0.021, 0] });

	model.animate("rotor", [spin("rotor", [1, 0, 0], 1.2, 1)]);
	return model;
}

const bell = (profile: readonly Point2[], segments: number): Surface =>
	lathe([...profile, profile[0] as Point2], segments);

/** A snail: a tube round the X axis that grows from one radius to another and leaves straight upward. */
function volute(radius: number, from: number, to: number, outlet: number): Surface {
	const path: Vec3[] = [];
	const turns = 36;
	for (let i = 0; i <= turns; i++) {
		const a = Math.PI * 0.12 + (i / turns) * Math.PI * 1.88;
		const r = radius + (to - from) * 0.5 * (i / turns);
		path.push([0, Math.sin(a) * r, Math.cos(a) * r]);
	}
	const [, ly, lz] = path[path.length - 1] as Vec3;
	for (const up of [0.3, 0.7, 1]) path.push([0, ly + up * outlet, lz + 0.004]);
	const count = path.length;
	const tube = sweep(path, { radius: (t) => Math.min(to, from + (to - from) * Math.min(1, t * 1.06)), sides: 14 });
	const [, ty, tz] = path[count - 1] as Vec3;
	const rim = place(
		lathe(
			[
				[to * 0.86, -0.004],
				[to * 1.16, -0.004],
				[to * 1.16, 0.012],
				[to * 0.86, 0.013],
				[to * 0.82, -0.05],
			],
			22,
		),
		{ at: [0, ty - 0.004, tz] },
	);
	return join(tube, rim);
}

/** Curved blades standing on a hub, opening towards +Y. */
function blades(count: number, radius: number, height: number, twist: number): Surface {
	const one = sheet(
		5,
		6,
		(u, v) => {
			const hub = 0.052 * (1 - v) ** 1.6 * (radius / 0.064) + 0.015;
			const r = hub + (radius - hub) * u * (1 - 0.18 * v);
			const a = twist * (v ** 1.4 + 0.25 * u);
			return [Math.sin(a) * r, 0.004 + v * height, Math.cos(a) * r];
		},
		{ bothSides: true },
	);
	return join(...Array.from({ length: count }, (_, i) => place(one, { turn: [0, (i / count) * Math.PI * 2, 0] })));
}
