import { Model } from "#assets/scripts/mesh/Model.ts";
import {
	block,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const FLASK: Vec3 = [-0.14, 0.205, 0];
const BULB = 0.064;
const OUTLET: Vec3 = [0.182, 0.172, 0];

/** A distillation at work: burner, flask, cooled tube and receiver, drop by drop. 0.56 m wide. */
export function distillation(): Model {
	const model = new Model("distillation", {
		matte: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.32 },
		glass: { colour: "#e4f2ee", roughness: 0.04, alpha: 0.26 },
		light: { colour: "#8fd0ff", emissive: "#3f8dff" },
	});
	const bench = onto(model, model.node("bench"));
	bench("matte", extrude(roundedRectangle(0.58, 0.32, 0.02, 4), 0.026, { bevel: 0.006 }), [0, 0, 0], {
		tint: "#e9efe9",
	});
	bench("matte", extrude(roundedRectangle(0.54, 0.28, 0.014, 4), 0.003, { bevel: 0.001 }), [0, 0.025, 0], {
		tint: "#26352c",
	});
	// Two retort stands, their clamps reaching to flask and condenser.
	for (const [x, high, grip] of [
		[-0.235, 0.5, [FLASK[0], 0.318, 0] as Vec3],
		[0.035, 0.44, [0.035, 0.316, 0] as Vec3],
	] as const) {
		bench("metal", block(0.075, 0.012, 0.12, { bevel: 0.003 }), [x, 0.028, -0.075], { tint: "#4c5550" });
		bench("metal", cylinder(0.006, high, { segments: 12 }), [x, 0.03, -0.1], { tint: "#c5ccc8" });
		bench(
			"metal",
			sweep(
				[
					[x, grip[1], -0.1],
					[grip[0], grip[1], grip[2] - 0.024],
				],
				{ radius: 0.0045, sides: 8 },
			),
			[0, 0, 0],
			{ tint: "#9aa39e" },
		);
		bench("metal", block(0.022, 0.026, 0.022, { bevel: 0.003 }), [x, grip[1] - 0.013, -0.1], { tint: "#6a746e" });
		bench("metal", torus(0.0225, 0.004, { segments: 20, sides: 6 }), grip, {
			turn: [0, 0, grip[0] > 0 ? -1.03 : 0],
			tint: "#6a746e",
		});
	}
	const burner: Vec3 = [FLASK[0], 0.028, 0];
	bench("metal", cylinder(0.034, 0.012, { segments: 24, bevel: 0.003 }), burner, { tint: "#3c4642" });
	bench("metal", cylinder(0.0085, 0.058, { segments: 14 }), [burner[0], 0.036, 0], { tint: "#c9a14a" });
	bench("metal", cylinder(0.0105, 0.014, { segments: 14 }), [burner[0], 0.048, 0], { tint: "#8d959c" });
	bench(
		"matte",
		sweep(
			curve(
				[
					[burner[0] - 0.03, 0.036, 0],
					[-0.21, 0.032, 0.05],
					[-0.25, 0.031, 0.1],
					[-0.27, 0.03, 0.13],
				],
				14,
			),
			{ radius: 0.005, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#c2572f" },
	);
	bench(
		"light",
		lathe(
			[
				[0.004, 0],
				[0.0105, 0.01],
				[0.007, 0.024],
				[0.0005, 0.04],
			],
			14,
		),
		[burner[0], 0.093, 0],
	);
	bench("metal", torus(0.068, 0.004, { segments: 30, sides: 6 }), [burner[0], 0.136, 0], { tint: "#4c5550" });
	bench("metal", cylinder(0.058, 0.003, { segments: 28, bevel: 0.001 }), [burner[0], 0.136, 0], { tint: "#a8aeab" });
	for (let i = 0; i < 3; i++) {
		const a = (i / 3) * Math.PI * 2 + 0.6;
		bench(
			"metal",
			sweep(
				[
					[burner[0] + Math.sin(a) * 0.066, 0.136, Math.cos(a) * 0.066],
					[burner[0] + Math.sin(a) * 0.085, 0.027, Math.cos(a) * 0.085],
				],
				{ radius: 0.004, sides: 6 },
			),
			[0, 0, 0],
			{ tint: "#4c5550" },
		);
	}

	const flask = onto(model, model.node("flask", { at: FLASK, extras: { part: "flask" } }));
	flask(
		"glass",
		lathe([...bulb(BULB, -1.57, 1.27), [0.0185, 0.075], [0.0185, 0.118], [0.0215, 0.123], [0.0215, 0.13]], 26),
	);
	const level = 0.006;
	const inner = BULB - 0.003;
	flask("matte", lathe([...bulb(inner, -1.57, Math.asin(level / inner)), [0, level]], 24), [0, 0, 0], {
		tint: "#e0632f",
	});
	const bubbles = onto(model, model.node("bubbles", { at: FLASK }));
	for (let i = 0; i < 10; i++) {
		const a = i * 2.4;
		const r = 0.012 + 0.034 * ((i * 0.618) % 1);
		bubbles(
			"matte",
			sphere(0.0026 + 0.0022 * ((i * 0.37) % 1), { segments: 6, rings: 4 }),
			[Math.sin(a) * r, level - 0.0045 + 0.004 * ((i * 0.71) % 1), Math.cos(a) * r],
			{ tint: "#ffd9c2" },
		);
	}

	// Down the slope from the head: what the vapour condenses in.
	const from: Vec3 = [FLASK[0] + 0.006, 0.398, 0];
	const to: Vec3 = [0.165, 0.238, 0];
	const along = (t: number): Vec3 => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, 0];
	const slope: Vec3 = [0, 0, -Math.atan2(to[0] - from[0], to[1] - from[1])];
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
	const cooler = onto(model, model.node("condenser", { extras: { part: "condenser" } }));
	cooler(
		"glass",
		lathe(
			[
				[0.0165, 0.318],
				[0.0165, 0.4],
				[0.014, 0.43],
				[0.009, 0.438],
				[0.009, 0.452],
			],
			24,
		),
		[FLASK[0], 0, 0],
	);
	cooler("glass", sweep([from, along(0.2), along(0.5), along(0.8), to], { radius: 0.0085, sides: 14 }));
	cooler(
		"glass",
		lathe(
			[
				[0.009, 0.16],
				[0.019, 0.185],
				[0.021, 0.2],
				[0.021, 0.8],
				[0.019, 0.815],
				[0.009, 0.84],
			].map(([r, t]): Point2 => [r as number, (t as number) * length]),
			26,
		),
		from,
		{ turn: slope },
	);
	for (const [t, up] of [
		[0.24, 1],
		[0.76, -1],
	] as const) {
		const p = along(t);
		cooler("glass", cylinder(0.006, 0.034, { segments: 12 }), [p[0] + 0.009 * up, p[1] + (up > 0 ? 0.016 : -0.048), 0]);
		const end: Vec3 = [p[0] + 0.009 * up, p[1] + up * 0.046, 0];
		cooler(
			"matte",
			sweep(
				curve(
					up > 0
						? [
								end,
								[end[0] + 0.02, end[1] + 0.05, -0.03],
								[0.13, 0.42, -0.09],
								[0.22, 0.2, -0.13],
								[0.25, 0.032, -0.13],
							]
						: [end, [end[0] - 0.006, end[1] - 0.07, -0.03], [0.06, 0.06, -0.1], [0.1, 0.032, -0.135]],
					24,
				),
				{ radius: 0.0052, sides: 8 },
			),
			[0, 0, 0],
			{ tint: up > 0 ? "#d98a7a" : "#5fa4c9" },
		);
	}
	cooler(
		"glass",
		sweep(curve([to, [0.176, 0.225, 0], [0.182, 0.205, 0], OUTLET], 10), {
			radius: (t) => 0.011 - 0.003 * t,
			sides: 12,
		}),
	);
	cooler("glass", rod(0.004, 0.15, 10), [FLASK[0], 0.372, 0]);
	cooler("matte", rod(0.0013, 0.1, 6), [FLASK[0], 0.374, 0], { tint: "#d62b2b" });
	cooler("matte", sphere(0.0044, { segments: 10, rings: 8 }), [FLASK[0], 0.372, 0], { tint: "#d62b2b" });
	cooler("matte", cylinder(0.0105, 0.018, { segments: 16, bevel: 0.002 }), [FLASK[0], 0.444, 0], { tint: "#b98a55" });

	const receiver = onto(model, model.node("receiver", { at: [OUTLET[0], 0.028, 0], extras: { part: "receiver" } }));
	receiver(
		"glass",
		lathe(
			[
				[0, 0.002],
				[0.05, 0.002],
				[0.056, 0.008],
				[0.05, 0.03],
				[0.0205, 0.098],
				[0.019, 0.108],
				[0.019, 0.134],
				[0.022, 0.139],
			],
			24,
		),
	);
	receiver(
		"matte",
		lathe(
			[
				[0, 0.004],
				[0.049, 0.004],
				[0.0535, 0.009],
				[0.0455, 0.034],
				[0, 0.034],
			],
			24,
		),
		[0, 0, 0],
		{ tint: "#f3c34a" },
	);
	const drop = onto(model, model.node("drop", { at: [OUTLET[0], 0.16, 0] }));
	drop(
		"matte",
		lathe(
			[
				[0, -0.005],
				[0.0034, -0.003],
				[0.0038, 0],
				[0.002, 0.005],
				[0, 0.009],
			],
			10,
		),
		[0, 0, 0],
		{ tint: "#f3c34a" },
	);

	const rack = onto(model, model.node("test-tubes", { at: [0.0, 0.028, 0.088], extras: { part: "test-tubes" } }));
	rack("matte", block(0.2, 0.012, 0.05, { bevel: 0.003 }), [0, 0, 0], { tint: "#c89b62" });
	for (const x of [-0.094, 0.094])
		rack("matte", block(0.012, 0.062, 0.05, { bevel: 0.002 }), [x, 0.008, 0], { tint: "#b98a55" });
	for (const z of [-0.019, 0.019])
		rack("matte", block(0.18, 0.008, 0.012, { bevel: 0.002 }), [0, 0.054, z], { tint: "#c89b62" });
	["#2f6fd0", "#8b3fc0", "#d0358a", "#e0a020", "#2fa050", "#1fa8a0"].forEach((tint, i) => {
		const x = -0.07 + i * 0.028;
		rack(
			"glass",
			lathe([...bulb(0.0095, -1.57, 0).map(([r, y]): Point2 => [r, y + 0.022]), [0.0095, 0.1], [0.0112, 0.103]], 12),
			[x, 0, 0],
		);
		rack(
			"matte",
			lathe(
				[
					...bulb(0.0083, -1.57, 0).map(([r, y]): Point2 => [r, y + 0.022]),
					[0.0083, 0.042 + 0.007 * ((i * 5) % 4)],
					[0, 0.042 + 0.007 * ((i * 5) % 4)],
				],
				12,
			),
			[x, 0, 0],
			{ tint },
		);
	});

	const times = Array.from({ length: 13 }, (_, i) => i / 12);
	const loop = 2;
	model.animate("distilling", [
		{
			node: "drop",
			path: "translation",
			times: times.map((t) => t * loop),
			// It gathers at the outlet for a while, then falls as things fall.
			values: times.map(
				(t): Vec3 => [OUTLET[0], 0.166 - (t < 0.5 ? t * 0.012 : 0.006 + 0.1 * ((t - 0.5) / 0.5) ** 2), 0],
			),
		},
		{
			node: "bubbles",
			path: "translation",
			times: times.map((t) => t * loop),
			values: times.map((t): Vec3 => [FLASK[0], FLASK[1] - 0.002 + 0.002 * Math.sin(t * Math.PI * 8), 0]),
		},
	]);
	return model;
}

/** A bulb's outline between two latitudes. */
const bulb = (r: number, low: number, high: number): Point2[] =>
	Array.from({ length: 10 }, (_, i): Point2 => {
		const a = low + ((high - low) * i) / 9;
		return [Math.max(0, Math.cos(a) * r), Math.sin(a) * r];
	});
