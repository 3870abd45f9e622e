import { Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import { join, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	sheet,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const RADIUS = 0.15;
/** The wedge that stays: the rest is cut away to look in. Azimuth about the optical axis, from +X towards +Y. */
const CUT = { from: 1.3, sweep: 4.37 } as const;
/** Where the white ends and the clear cornea begins. */
const LIMBUS = 0.52;

/** A human eye twelve times its size, cut open and coming apart layer by layer. 0.42 m tall. */
export function eyeModel(): Model {
	const model = new Model("eye-model", {
		tissue: { colour: "#ffffff", roughness: 0.4 },
		clear: { colour: "#dff1f5", roughness: 0.04, alpha: 0.28 },
		metal: { colour: "#c9ced2", metallic: 1, roughness: 0.3 },
	});
	const stand = onto(model, model.node("stand"));
	stand("tissue", extrude(circle(0.15, 40), 0.024, { bevel: 0.006 }), [0, 0, 0], { tint: "#43231a" });
	stand("metal", cylinder(0.009, 0.1, { segments: 14 }), [0, 0.02, 0]);
	stand(
		"metal",
		lathe(
			[
				[0.03, 0],
				[0.012, 0.016],
			],
			20,
		),
		[0, 0.024, 0],
	);

	// The optical axis (+Z of the eye) looks to the viewer's left, the cut to the viewer.
	const eye = model.node("eye", { at: [0, 0.265, 0], turn: [0, -1.02, 0] });
	const layer = (name: string) => onto(model, model.node(name, { parent: eye, extras: { part: name } }));

	const white = layer("sclera");
	white("tissue", wedge(RADIUS, 0.143, LIMBUS, Math.PI, 24, 16), [0, 0, 0], {
		tint: ([x, y, z]) => {
			const vein = Math.max(0, Math.sin(x * 70 + 5 * Math.sin(y * 60)) * Math.sin(y * 64 + z * 50) - 0.72) * 0.9;
			return [0.9, 0.86 - vein * 0.5, 0.8 - vein * 0.5];
		},
	});
	white(
		"tissue",
		sweep(
			curve(
				[
					polar(0.146, Math.PI - 0.27, Math.PI),
					polar(0.19, Math.PI - 0.27, Math.PI),
					[-0.075, -0.006, -0.235],
					[-0.083, -0.012, -0.275],
				],
				14,
			),
			{ radius: (t) => 0.024 - 0.003 * t, sides: 14 },
		),
		[0, 0, 0],
		{ tint: "#e8c98a" },
	);
	white(
		"tissue",
		sweep(
			[
				[-0.0825, -0.0117, -0.2735],
				[-0.0835, -0.0123, -0.2775],
			],
			{ radius: 0.015, sides: 12 },
		),
		[0, 0, 0],
		{ tint: "#b9733c" },
	);
	layer("choroid")("tissue", wedge(0.1428, 0.1384, LIMBUS + 0.06, Math.PI, 18, 12), [0, 0, 0], { tint: "#7a1f22" });
	const retina = layer("retina");
	const disc = polar(0.134, Math.PI - 0.27, Math.PI);
	const tint: Tint = ([x, y, z]) => {
		const toDisc = Math.hypot(x - disc[0], y - disc[1], z - disc[2]);
		const toFovea = Math.hypot(x, y, z + 0.134);
		if (toDisc < 0.018) return [0.95, 0.8, 0.5];
		const dark = 0.5 * Math.exp(-((toFovea / 0.016) ** 2));
		return [0.86 - dark, 0.4 - dark * 0.6, 0.2 - dark * 0.3];
	};
	retina("tissue", wedge(0.1382, 0.1338, LIMBUS + 0.42, Math.PI, 24, 20), [0, 0, 0], { tint });
	// Arteries and veins fan out from the disc and spare the spot of sharpest sight.
	for (const [sign, colour, r] of [
		[1, "#c01f22", 0.0022],
		[1, "#5b2b63", 0.0028],
		[-1, "#c01f22", 0.0022],
		[-1, "#5b2b63", 0.0028],
	] as const) {
		const shift = colour === "#c01f22" ? 0 : 0.1;
		const path = (from: number, bend: number, end: number): Vec3[] =>
			curve(
				[
					disc,
					onRetina(from + shift * sign, 0.4),
					onRetina(bend + shift * sign, 0.7),
					onRetina(end + shift * sign, 1.12),
				],
				16,
			);
		for (const [a, b, c] of [
			[2.5, 2.0, 1.75],
			[2.75, 2.55, 2.45],
			[3.0, 2.95, 2.9],
		] as const)
			retina(
				"tissue",
				sweep(path(sign > 0 ? a : 2 * Math.PI - a, sign > 0 ? b : 2 * Math.PI - b, sign > 0 ? c : 2 * Math.PI - c), {
					radius: (t) => r * (1 - 0.6 * t),
					sides: 5,
				}),
				[0, 0, 0],
				{ tint: colour },
			);
	}
	layer("cornea")("clear", lathe(dome(), 40), [0, 0, 0], { turn: [Math.PI / 2, 0, 0] });
	const iris = layer("iris");
	iris(
		"tissue",
		lathe(
			[
				[0.074, 0.124],
				[0.05, 0.129],
				[0.03, 0.127],
				[0.027, 0.123],
			],
			64,
		),
		[0, 0, 0],
		{
			turn: [Math.PI / 2, 0, 0],
			tint: ([x, y]) => {
				const r = Math.hypot(x, y);
				const ray = 0.5 + 0.5 * Math.sin(Math.atan2(y, x) * 32 + Math.sin(r * 300) * 1.5);
				const rim = Math.min(1, Math.max(0, (r - 0.062) / 0.012));
				const near = Math.max(0, 1 - Math.abs(r - 0.034) / 0.012);
				return [
					(0.16 + 0.14 * ray + 0.34 * near) * (1 - rim * 0.8),
					(0.34 + 0.2 * ray + 0.1 * near) * (1 - rim * 0.8),
					(0.42 + 0.18 * ray - 0.2 * near) * (1 - rim * 0.75),
				];
			},
		},
	);
	iris(
		"tissue",
		lathe(
			[
				[0.027, 0.1225],
				[0.05, 0.1255],
				[0.0735, 0.1225],
			],
			40,
		),
		[0, 0, 0],
		{ turn: [Math.PI / 2, 0, 0], tint: "#3a1712" },
	);
	iris("tissue", torus(0.066, 0.0105, { segments: 44, sides: 8 }), [0, 0, 0.112], {
		turn: [Math.PI / 2, 0, 0],
		tint: "#8d3430",
	});
	const lens = layer("lens");
	lens("clear", lathe(lensProfile(), 36), [0, 0, 0.1], { turn: [Math.PI / 2, 0, 0] });
	for (let i = 0; i < 32; i++) {
		const a = (i / 32) * Math.PI * 2;
		lens(
			"tissue",
			sweep(
				[
					[Math.cos(a) * 0.046, Math.sin(a) * 0.046, 0.1],
					[Math.cos(a) * 0.059, Math.sin(a) * 0.059, 0.11],
				],
				{ radius: 0.0009, sides: 4 },
			),
			[0, 0, 0],
			{ tint: "#f4e2d0" },
		);
	}
	layer("vitreous")("clear", sphere(0.128, { segments: 24, rings: 14 }), [0, 0, -0.022]);
	const muscles = layer("muscles");
	for (const a of [Math.PI / 2, Math.PI, Math.PI * 1.5]) {
		const outward = (r: number, z: number): Vec3 => [Math.cos(a) * r, Math.sin(a) * r, z];
		const path = curve(
			[
				polar(0.151, 0.98, a),
				polar(0.156, 1.35, a),
				outward(0.152, -0.06),
				outward(0.115, -0.15),
				outward(0.065, -0.235),
			],
			18,
		);
		muscles(
			"tissue",
			sweep(path, { radius: (t) => (t < 0.12 ? 0.02 + t * 0.06 : 0.029 - 0.012 * t), section: oval(a) }),
			[0, 0, 0],
			{
				tint: ([x, y, z]) => (z > 0.055 ? [0.92, 0.8, 0.74] : [0.66 + 0.06 * Math.sin((x + y) * 400), 0.14, 0.13]),
			},
		);
	}
	return model;
}

/** On the sphere about the eye's middle: the angle from the optical axis, then round it. */
const polar = (r: number, from: number, round: number): Vec3 => [
	r * Math.sin(from) * Math.cos(round),
	r * Math.sin(from) * Math.sin(round),
	r * Math.cos(from),
];
const onRetina = (round: number, spread: number): Vec3 => polar(0.1325, Math.PI - spread, round);

/** A shell between two radii over the wedge that stays, its cut faces closed. */
function wedge(outer: number, inner: number, from: number, to: number, columns: number, rows: number): Surface {
	const f = (u: number) => from + (to - from) * u;
	const a = (v: number) => CUT.from + CUT.sweep * v;
	const r = (v: number) => inner + (outer - inner) * v;
	const end = CUT.from + CUT.sweep;
	return join(
		sheet(rows, columns, (u, v) => polar(outer, f(u), a(v))),
		sheet(columns, rows, (u, v) => polar(inner, f(v), a(u))),
		sheet(rows, 1, (u, v) => polar(r(v), f(u), CUT.from)),
		sheet(1, rows, (u, v) => polar(r(u), f(v), end)),
		sheet(1, columns, (u, v) => polar(r(u), from, a(v))),
	);
}

function dome(): Point2[] {
	const r = 0.085;
	const centre = 0.089;
	return Array.from({ length: 9 }, (_, i): Point2 => {
		const a = 1.06 * (1 - i / 8);
		return [Math.max(0, Math.sin(a) * r), centre + Math.cos(a) * r];
	});
}

function lensProfile(): Point2[] {
	return Array.from({ length: 15 }, (_, i): Point2 => {
		const a = -Math.PI / 2 + (i / 14) * Math.PI;
		return [Math.max(0, Math.cos(a) * 0.047), Math.sin(a) * (a < 0 ? 0.022 : 0.016)];
	});
}

/** A flat band's section, lying against the eye whichever way it runs. */
function oval(round: number): Point2[] {
	const upright = Math.abs(Math.cos(round)) > 0.5;
	return Array.from({ length: 10 }, (_, i): Point2 => {
		const a = (i / 10) * Math.PI * 2;
		return upright ? [Math.cos(a) * 0.26, Math.sin(a)] : [Math.cos(a), Math.sin(a) * 0.26];
	});
}
