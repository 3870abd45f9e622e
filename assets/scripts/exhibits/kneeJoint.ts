import { Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { block, cylinder, extrude, roundedRectangle, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

/** The axis the knee bends about, through the thigh bone's condyles. */
const AXIS: Vec3 = [0, 0.345, 0];

/** A right knee with its bands and discs, half as large again as life; it bends, and comes apart. 0.6 m tall. */
export function kneeJoint(): Model {
	const model = new Model("knee-joint", {
		bone: { colour: "#ffffff", roughness: 0.55 },
		metal: { colour: "#c9ced2", metallic: 1, roughness: 0.3 },
	});
	const stand = onto(model, model.node("stand"));
	stand("bone", extrude(roundedRectangle(0.36, 0.28, 0.03, 4), 0.024, { bevel: 0.006 }), [-0.02, 0, -0.02], {
		tint: "#43231a",
	});
	stand("metal", cylinder(0.009, 0.52, { segments: 14 }), [-0.165, 0.02, 0]);
	stand("metal", cylinder(0.007, 0.13, { segments: 12 }), [-0.165, 0.53, 0], { turn: [0, 0, -Math.PI / 2] });
	stand("metal", torus(0.037, 0.007, { segments: 24, sides: 8 }), [0, 0.53, 0]);
	stand("metal", block(0.026, 0.03, 0.026, { bevel: 0.004 }), [-0.165, 0.515, 0]);

	const ivory =
		(gloss: (p: Vec3) => number): Tint =>
		(p) => {
			const n = 0.03 * Math.sin(p[0] * 160 + p[2] * 120) * Math.sin(p[1] * 90);
			const c = Math.min(1, Math.max(0, gloss(p)));
			// Cartilage is bluish white over the bone's yellow.
			return [0.82 + n + c * 0.02, 0.72 + n + c * 0.16, 0.52 + n + c * 0.36];
		};
	const thigh = onto(model, model.node("femur", { at: AXIS, extras: { part: "femur" } }));
	const femur = minus(
		blend(
			0.045,
			limb([0.004, 0.26, -0.004], [0, 0.12, 0], 0.031, 0.036),
			ball(0, 0.055, 0.004, 0.068, 0.05, 0.042),
			ball(-0.041, -0.002, -0.006, 0.033, 0.044, 0.054),
			ball(0.041, -0.002, -0.006, 0.033, 0.046, 0.056),
		),
		limb([0, -0.06, -0.08], [0, 0.0, 0.075], 0.019),
		0.014,
	);
	const sawn = minus(femur, (_x, y) => 0.272 - y, 0.004);
	thigh("bone", surfaceNets(sawn, [-0.1, -0.08, -0.09], [0.1, 0.3, 0.09], 0.0092), [0, 0, 0], {
		tint: ivory(([, y, z]) => (0.012 - y + Math.max(0, z) * 0.9) / 0.02),
	});
	// Cut across, the marrow shows.
	thigh("bone", cylinder(0.019, 0.004, { segments: 20, bevel: 0.001 }), [0.004, 0.2695, -0.004], { tint: "#a8442f" });

	const shin = model.node("lower-leg", { at: AXIS });
	const tibia = onto(model, model.node("tibia", { parent: shin, extras: { part: "tibia" } }));
	const plate = blend(
		0.04,
		ball(-0.04, -0.083, -0.008, 0.05, 0.022, 0.056),
		ball(0.04, -0.083, -0.008, 0.05, 0.022, 0.056),
		limb([0, -0.1, -0.004], [0.002, -0.18, 0], 0.055, 0.034),
		limb([0.002, -0.17, 0], [0.002, -0.285, -0.004], 0.034, 0.026),
		ball(0, -0.145, 0.04, 0.018, 0.024, 0.014),
		ball(0, -0.062, -0.006, 0.012, 0.012, 0.022),
	);
	tibia("bone", surfaceNets(plate, [-0.11, -0.33, -0.08], [0.11, -0.03, 0.08], 0.0092), [0, 0, 0], {
		tint: ivory(([, y]) => (y + 0.082) / 0.012),
	});
	const fibula = blend(
		0.012,
		ball(-0.078, -0.11, -0.03, 0.02, 0.022, 0.02),
		limb([-0.078, -0.11, -0.03], [-0.06, -0.29, -0.02], 0.012, 0.011),
	);
	tibia("bone", surfaceNets(fibula, [-0.11, -0.32, -0.06], [-0.03, -0.07, 0.0], 0.0085), [0, 0, 0], {
		tint: ivory(() => 0),
	});

	const discs = onto(model, model.node("menisci", { parent: shin, extras: { part: "menisci" } }));
	for (const side of [-1, 1]) {
		// A C open to the middle, thick outside.
		const path = Array.from({ length: 19 }, (_, i): Vec3 => {
			const a = -2.45 + (i / 18) * 4.9;
			return [side * (0.039 + Math.cos(a) * 0.029), -0.059, -0.006 + Math.sin(a) * 0.037];
		});
		discs("bone", sweep(path, { radius: (t) => 0.0055 + 0.0055 * Math.sin(Math.PI * t), sides: 8 }), [0, 0, 0], {
			tint: "#9fb8c4",
		});
	}
	const bands = onto(model, model.node("ligaments", { parent: shin, extras: { part: "ligaments" } }));
	const ribbon = (points: readonly Vec3[], r: number, tint: string, flat = 0.36) =>
		bands(
			"bone",
			sweep(curve(points, 14), {
				radius: r,
				section: Array.from(
					{ length: 10 },
					(_, i) => [Math.cos((i / 10) * Math.PI * 2), Math.sin((i / 10) * Math.PI * 2) * flat] as const,
				),
			}),
			[0, 0, 0],
			{ tint },
		);
	const sinew = "#e9d9c4";
	ribbon(
		[
			[0.073, 0.004, 0.0],
			[0.087, -0.05, 0.004],
			[0.062, -0.16, 0.012],
		],
		0.017,
		sinew,
		0.3,
	);
	ribbon(
		[
			[-0.073, 0.004, -0.004],
			[-0.088, -0.05, -0.016],
			[-0.084, -0.108, -0.03],
		],
		0.009,
		sinew,
		0.8,
	);
	ribbon(
		[
			[-0.014, 0.006, -0.022],
			[0, -0.03, 0],
			[0.006, -0.066, 0.022],
		],
		0.0085,
		"#d9a38f",
		0.8,
	);
	ribbon(
		[
			[0.014, 0.004, 0.004],
			[0.004, -0.034, -0.022],
			[-0.002, -0.078, -0.052],
		],
		0.0095,
		"#d9a38f",
		0.8,
	);
	const cap = onto(model, model.node("patella", { parent: shin, extras: { part: "patella" } }));
	const patella = minus(ball(0, 0.012, 0.078, 0.032, 0.036, 0.02), ball(0, 0.012, 0.026, 0.06, 0.07, 0.042), 0.008);
	cap("bone", surfaceNets(patella, [-0.05, -0.04, 0.04], [0.05, 0.07, 0.11], 0.0072), [0, 0, 0], {
		tint: ivory(([, , z]) => (0.07 - z) / 0.006),
	});
	cap(
		"bone",
		sweep(
			curve(
				[
					[0, -0.016, 0.088],
					[0, -0.07, 0.086],
					[0, -0.12, 0.064],
					[0, -0.148, 0.052],
				],
				14,
			),
			{
				radius: 0.0165,
				section: Array.from(
					{ length: 10 },
					(_, i) => [Math.cos((i / 10) * Math.PI * 2) * 0.32, Math.sin((i / 10) * Math.PI * 2)] as const,
				),
			},
		),
		[0, 0, 0],
		{ tint: sinew },
	);

	const seconds = 6;
	const times: number[] = [];
	const values: Quat[] = [];
	for (let i = 0; i <= 24; i++) {
		times.push((i / 24) * seconds);
		values.push(aboutAxis([1, 0, 0], 0.4 * (1 - Math.cos((i / 24) * Math.PI * 2))));
	}
	model.animate("bending", [{ node: "lower-leg", path: "rotation", times, values }]);
	return model;
}
