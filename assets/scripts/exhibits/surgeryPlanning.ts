import { Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import type { Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

/** A heart twice its size, cut through all four chambers; the front comes off, the great vessels lift out. 0.55 m. */
export function planningHeart(): Model {
	const model = new Model("planning-heart", {
		tissue: { colour: "#ffffff", roughness: 0.38 },
		metal: { colour: "#c9ced2", metallic: 1, roughness: 0.3 },
		matte: { colour: "#ffffff", roughness: 0.5 },
	});
	const stand = onto(model, model.node("stand"));
	stand("matte", extrude(circle(0.19, 40), 0.026, { bevel: 0.007 }), [0, 0, 0], { tint: "#102a2c" });
	stand("metal", cylinder(0.009, 0.14, { segments: 14 }), [0.03, 0.02, -0.01]);
	stand(
		"metal",
		lathe(
			[
				[0.03, 0],
				[0.012, 0.02],
			],
			20,
		),
		[0.03, 0.026, -0.01],
	);
	// The arm that holds the opened front.
	stand(
		"metal",
		sweep(
			curve(
				[
					[0.03, 0.07, -0.01],
					[-0.05, 0.05, 0.1],
					[-0.15, 0.055, 0.2],
					[-0.17, 0.09, 0.236],
					[-0.168, 0.16, 0.238],
				],
				18,
			),
			{ radius: 0.006, sides: 8 },
		),
	);

	const muscle: Field = blend(
		0.05,
		ball(0.045, 0.19, 0, 0.115, 0.13, 0.105),
		limb([0.035, 0.16, 0], [0.075, 0.055, 0.012], 0.1, 0.032),
		ball(-0.055, 0.19, 0.012, 0.09, 0.115, 0.088),
		ball(-0.07, 0.295, -0.005, 0.072, 0.062, 0.07),
		ball(0.07, 0.305, -0.012, 0.07, 0.052, 0.068),
	);
	const left: Field = blend(0.02, ball(0.068, 0.17, 0.0, 0.05, 0.085, 0.05), ball(0.062, 0.13, 0, 0.034, 0.05, 0.034));
	const right: Field = blend(
		0.02,
		ball(-0.058, 0.19, 0.01, 0.05, 0.076, 0.055),
		ball(-0.03, 0.14, 0.01, 0.026, 0.04, 0.03),
	);
	const leftAtrium: Field = ball(0.076, 0.3, -0.012, 0.044, 0.03, 0.042);
	const rightAtrium: Field = ball(-0.074, 0.294, -0.004, 0.045, 0.036, 0.044);
	const valves: Field = (x, y, z) =>
		Math.min(
			limb([0.07, 0.3, -0.004], [0.068, 0.2, 0], 0.021)(x, y, z),
			limb([-0.068, 0.3, 0], [-0.06, 0.2, 0.006], 0.022)(x, y, z),
		);
	const hollow: Field = (x, y, z) =>
		Math.min(left(x, y, z), right(x, y, z), leftAtrium(x, y, z), rightAtrium(x, y, z), valves(x, y, z));
	const heart = minus(muscle, hollow, 0.006);
	const cut = 0.004;
	const tint: Tint = ([x, y, z]) => {
		if (Math.abs(z - cut) < 0.0035) return hollow(x, y, z) < 0.004 ? [0.62, 0.12, 0.12] : [0.86, 0.42, 0.37];
		if (hollow(x, y, z) < 0.006) return x > 0.008 ? [0.66, 0.07, 0.07] : [0.24, 0.14, 0.4];
		// Fat along the groove between the chambers, veins of colour elsewhere.
		const groove = Math.exp(-(((x - 0.0 + (y - 0.2) * 0.5) / 0.022) ** 2));
		const rim = Math.exp(-(((y - 0.262) / 0.018) ** 2));
		const fat = Math.min(1, 0.75 * groove + 0.8 * rim);
		const grain = 0.5 + 0.5 * Math.sin(x * 90 + y * 60) * Math.sin(y * 80 - z * 70);
		return [0.48 + 0.32 * fat + 0.06 * grain, 0.075 + 0.42 * fat, 0.07 + 0.22 * fat];
	};
	const low: Vec3 = [-0.19, 0.0, -0.14];
	const high: Vec3 = [0.19, 0.39, 0.14];
	const half = (sign: number): Surface =>
		surfaceNets((x, y, z) => Math.max(heart(x, y, z), sign * (z - cut)), low, high, 0.0142);
	onto(model, model.node("back-half", { at: [0, 0.11, 0], extras: { part: "back-half" } }))(
		"tissue",
		half(1),
		[0, 0, 0],
		{ tint },
	);
	const front = onto(
		model,
		model.node("front-half", { at: [-0.17, 0.11, 0.16], turn: [0, -0.85, 0], extras: { part: "front-half" } }),
	);
	front("tissue", half(-1), [0, 0, 0], { tint });
	// The coronary artery runs down the groove of the front wall.
	const onWall = (points: readonly (readonly [number, number])[]): Vec3[] =>
		curve(
			points.map(([x, y]): Vec3 => [x, y, wallAt(muscle, x, y)]),
			14,
		);
	front(
		"tissue",
		sweep(
			onWall([
				[0.02, 0.25],
				[-0.004, 0.2],
				[0.018, 0.15],
				[0.04, 0.1],
				[0.06, 0.06],
			]),
			{ radius: (t) => 0.007 - 0.004 * t, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#c8202b" },
	);
	front(
		"tissue",
		sweep(
			onWall([
				[0.0, 0.2],
				[0.04, 0.17],
				[0.08, 0.12],
			]),
			{ radius: (t) => 0.005 - 0.003 * t, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#c8202b" },
	);
	front(
		"tissue",
		sweep(
			onWall([
				[0.014, 0.25],
				[-0.04, 0.235],
				[-0.1, 0.21],
				[-0.12, 0.17],
			]),
			{ radius: (t) => 0.0065 - 0.0035 * t, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#3d4f9e" },
	);
	// A planned patch on the septum and the catheter's way to it.
	const plan = onto(model, model.node("planned-repair", { at: [0, 0.11, 0], extras: { part: "planned-repair" } }));
	plan("matte", cylinder(0.016, 0.01, { segments: 20, bevel: 0.003 }), [0.0, 0.298, 0.0], {
		turn: [0, 0, Math.PI / 2],
		tint: "#27d3b4",
	});
	plan(
		"matte",
		sweep(
			curve(
				[
					[-0.075, 0.47, 0],
					[-0.08, 0.38, 0.004],
					[-0.072, 0.31, 0.006],
					[-0.03, 0.295, 0.004],
					[0.004, 0.298, 0.002],
				],
				20,
			),
			{ radius: 0.004, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#27d3b4" },
	);
	// The great vessels.
	const vessels = onto(model, model.node("great-vessels", { at: [0, 0.11, 0], extras: { part: "great-vessels" } }));
	const tube = (points: readonly Vec3[], r: number, colour: string) => {
		vessels("tissue", sweep(curve(points, 18), { radius: r, sides: 14 }), [0, 0, 0], { tint: colour });
	};
	tube(
		[
			[0.02, 0.25, -0.03],
			[0.008, 0.33, -0.035],
			[0.02, 0.4, -0.03],
			[0.075, 0.425, -0.04],
			[0.125, 0.39, -0.06],
			[0.13, 0.3, -0.09],
			[0.125, 0.22, -0.1],
		],
		0.03,
		"#b3272c",
	);
	for (const [x, lean] of [
		[0.03, -0.012],
		[0.065, 0.004],
		[0.098, 0.02],
	] as const)
		tube(
			[
				[x, 0.42, -0.038],
				[x + lean, 0.5, -0.034],
			],
			0.0115,
			"#b3272c",
		);
	tube(
		[
			[-0.02, 0.26, -0.01],
			[0.012, 0.325, -0.004],
			[0.05, 0.37, -0.018],
			[0.1, 0.37, -0.03],
			[0.15, 0.355, -0.02],
		],
		0.026,
		"#4a5aa8",
	);
	tube(
		[
			[-0.075, 0.31, -0.02],
			[-0.078, 0.4, -0.02],
			[-0.075, 0.46, -0.018],
		],
		0.024,
		"#4a5aa8",
	);
	tube(
		[
			[-0.085, 0.27, -0.04],
			[-0.09, 0.16, -0.06],
			[-0.085, 0.08, -0.06],
		],
		0.023,
		"#4a5aa8",
	);
	for (const y of [0.29, 0.325])
		tube(
			[
				[0.09, y, -0.05],
				[0.15, y + 0.008, -0.06],
			],
			0.014,
			"#b3272c",
		);
	return model;
}

/** A lumbar vertebra with two screws along their planned axes and the printed guide that finds them. 0.4 m. */
export function guidedVertebra(): Model {
	const model = new Model("guided-vertebra", {
		bone: { colour: "#ffffff", roughness: 0.6 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		guide: { colour: "#27d3b4", roughness: 0.3 },
		matte: { colour: "#102a2c", roughness: 0.5 },
	});
	const stand = onto(model, model.node("stand"));
	stand("matte", extrude(roundedRectangle(0.34, 0.3, 0.03, 4), 0.026, { bevel: 0.006 }));
	stand("metal", cylinder(0.01, 0.13, { segments: 12 }), [0, 0.02, -0.07], { tint: "#c9ced2" });
	const y = 0.22;
	const girth: Field = (x, py, z) => {
		const waist = 1 - 0.1 * Math.cos((py / 0.075) * 1.5);
		return (Math.hypot(x / 0.125, (z + 0.07) / 0.092) - waist) * 0.095;
	};
	// Softly cut above and below: a sharp rim would show the grid it was found on.
	const disc = minus(girth, (_x, py) => 0.072 - Math.abs(py), 0.024);
	const bone = minus(
		blend(
			0.022,
			disc,
			limb([-0.075, 0.03, 0.0], [-0.07, 0.03, 0.085], 0.03, 0.026),
			limb([0.075, 0.03, 0.0], [0.07, 0.03, 0.085], 0.03, 0.026),
			limb([-0.07, 0.02, 0.08], [0, 0.0, 0.125], 0.026, 0.024),
			limb([0.07, 0.02, 0.08], [0, 0.0, 0.125], 0.026, 0.024),
			limb([0, 0.0, 0.12], [0, -0.04, 0.215], 0.022, 0.026),
			limb([-0.075, 0.03, 0.07], [-0.185, 0.045, 0.1], 0.02, 0.013),
			limb([0.075, 0.03, 0.07], [0.185, 0.045, 0.1], 0.02, 0.013),
			limb([-0.07, 0.02, 0.09], [-0.066, 0.1, 0.095], 0.022, 0.02),
			limb([0.07, 0.02, 0.09], [0.066, 0.1, 0.095], 0.022, 0.02),
			limb([-0.05, 0.0, 0.1], [-0.045, -0.09, 0.105], 0.02, 0.019),
			limb([0.05, 0.0, 0.1], [0.045, -0.09, 0.105], 0.02, 0.019),
		),
		limb([0, -0.2, 0.055], [0, 0.2, 0.055], 0.042),
		0.012,
	);
	onto(model, model.node("vertebra", { at: [0, y, 0], extras: { part: "vertebra" } }))(
		"bone",
		surfaceNets(bone, [-0.22, -0.13, -0.19], [0.22, 0.14, 0.26], 0.0108),
		[0, 0, 0],
		{
			tint: ([x, py, z]) => {
				const rim = Math.abs(Math.abs(py) - 0.072) < 0.01 && z < 0.03 ? 0.12 : 0;
				const n = 0.04 * Math.sin(x * 130 + z * 90) * Math.sin(py * 120);
				return [0.8 + n - rim * 0.3, 0.7 + n - rim, 0.52 + n - rim];
			},
		},
	);
	for (const [side, name] of [
		[-1, "left-screw"],
		[1, "right-screw"],
	] as const) {
		// Tipped so that the axis runs back to front, converging by 10°.
		const screw = onto(
			model,
			model.node(name, {
				at: [side * 0.092, y + 0.046, 0.19],
				turn: [-Math.PI / 2 - 0.1, side * 0.17, 0],
				extras: { part: name },
			}),
		);
		screw("metal", cylinder(0.009, 0.26, { segments: 12 }), [0, -0.02, 0], { tint: "#b9c2c8" });
		const thread = Array.from({ length: 97 }, (_, i): Vec3 => {
			const a = (i / 8) * Math.PI * 2;
			return [Math.cos(a) * 0.0105, 0.06 + i * 0.0017, Math.sin(a) * 0.0105];
		});
		screw("metal", sweep(thread, { radius: 0.0028, sides: 4 }), [0, 0, 0], { tint: "#dfe5e9" });
		screw("metal", sphere(0.022, { segments: 16, rings: 10 }), [0, -0.02, 0], { tint: "#5b6fb8" });
		screw("metal", cylinder(0.019, 0.05, { segments: 6, bevel: 0.003 }), [0, -0.075, 0], { tint: "#5b6fb8" });
	}
	const guide = onto(model, model.node("guide", { at: [0, y, 0], extras: { part: "guide" } }));
	for (const side of [-1, 1]) {
		guide("guide", torus(0.026, 0.007, { segments: 22, sides: 8 }), [side * 0.0815, 0.04, 0.128], {
			turn: [Math.PI / 2 - 0.1, side * 0.17, 0],
		});
		guide("guide", torus(0.026, 0.007, { segments: 22, sides: 8 }), [side * 0.085, 0.042, 0.148], {
			turn: [Math.PI / 2 - 0.1, side * 0.17, 0],
		});
	}
	guide(
		"guide",
		sweep(
			curve(
				[
					[-0.064, 0.06, 0.138],
					[-0.034, 0.098, 0.15],
					[0, 0.11, 0.153],
					[0.034, 0.098, 0.15],
					[0.064, 0.06, 0.138],
				],
				16,
			),
			{ radius: 0.0085, sides: 8 },
		),
	);
	return model;
}

/** Where a ray from the front meets a field, for what lies on its wall. */
function wallAt(field: Field, x: number, y: number): number {
	let z = 0.2;
	for (let i = 0; i < 60; i++) {
		const d = field(x, y, z);
		if (d < 0.001) break;
		z -= Math.max(0.001, d * 0.7);
	}
	return Math.max(0, z);
}
