import { Model, spin, type Tint } from "#assets/scripts/mesh/Model.ts";
import type { Surface } from "#assets/scripts/mesh/Surface.ts";
import { block, circle, cylinder, extrude, lathe, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

/** Shanghai's, in radians: how far the pole stands above the horizon. */
const LATITUDE = 0.545;
const OBLIQUITY = 0.409;

/** An armillary sphere after the old observatories: fixed rings for the place, turning ones for the sky. 0.55 m tall. */
export function armillarySphere(): Model {
	const model = new Model("armillary-sphere", {
		bronze: { colour: "#ffffff", metallic: 0.85, roughness: 0.42 },
		stone: { colour: "#ffffff", roughness: 0.8 },
	});
	const y = 0.345;
	const worn: Tint = ([x, py, z]) => {
		const n = 0.5 + 0.5 * Math.sin(x * 60 + py * 43) * Math.sin(z * 57 - py * 31);
		return [0.36 - 0.14 * n, 0.25 - 0.02 * n, 0.11 + 0.03 * n];
	};
	const base = onto(model, model.node("base"));
	base("stone", extrude(circle(0.21, 8, Math.PI / 8), 0.04, { bevel: 0.008 }), [0, 0, 0], { tint: "#c9c4b6" });
	for (const turn of [0, Math.PI / 2])
		base("bronze", block(0.34, 0.026, 0.04, { bevel: 0.005 }), [0, 0.04, 0], {
			turn: [0, turn + Math.PI / 4, 0],
			tint: worn,
		});
	base("bronze", cylinder(0.04, 0.07, { segments: 20, top: 0.026, bevel: 0.004 }), [0, 0.06, 0], { tint: worn });
	base("bronze", cylinder(0.014, 0.06, { segments: 14 }), [0, 0.125, 0], { tint: worn });
	for (let i = 0; i < 4; i++) {
		const a = Math.PI / 4 + (i * Math.PI) / 2;
		const out = (r: number, py: number, side = 0): Vec3 => [
			Math.sin(a) * r + Math.cos(a) * side,
			py,
			Math.cos(a) * r - Math.sin(a) * side,
		];
		// A dragon's body, wound once on its way up to the horizon ring.
		const body = curve(
			[
				out(0.15, 0.066),
				out(0.17, 0.11, 0.024),
				out(0.185, 0.16, -0.022),
				out(0.172, 0.22, 0.02),
				out(0.19, 0.28, -0.008),
				out(0.178, 0.333),
			],
			30,
		);
		base(
			"bronze",
			sweep(body, { radius: (t) => 0.0155 - 0.006 * t + 0.0015 * Math.sin(t * 70), sides: 8 }),
			[0, 0, 0],
			{ tint: worn },
		);
		base("bronze", sphere(0.017, { segments: 12, rings: 8 }), out(0.18, 0.33), { tint: worn });
		for (const [r, py, s] of [
			[0.186, 0.12, 0.03],
			[0.198, 0.2, -0.03],
			[0.2, 0.27, 0.02],
		] as const)
			base(
				"bronze",
				sweep([out(r - 0.018, py, s * 0.5), out(r + 0.012, py + 0.016, s)], {
					radius: (t) => 0.007 - 0.005 * t,
					sides: 6,
				}),
				[0, 0, 0],
				{ tint: worn },
			);
	}
	const fixed = onto(
		model,
		model.node("rings-of-the-place", { at: [0, y, 0], extras: { part: "rings-of-the-place" } }),
	);
	fixed("bronze", band(0.168, 0.196, 0.012), [0, -0.006, 0], { tint: worn });
	fixed("bronze", band(0.168, 0.186, 0.014), [-0.007, 0, 0], { turn: [0, 0, -Math.PI / 2], tint: worn });
	for (let i = 0; i < 24; i++) {
		const a = (i / 24) * Math.PI * 2;
		fixed("bronze", block(0.003, 0.004, 0.014, { bevel: 0 }), [Math.sin(a) * 0.183, 0.005, Math.cos(a) * 0.183], {
			turn: [0, a, 0],
			tint: "#e0b860",
		});
	}
	const polar = model.node("polar-axis", { at: [0, y, 0], turn: [LATITUDE - Math.PI / 2, 0, 0] });
	const sky = model.node("rings-of-the-sky", { parent: polar, extras: { part: "rings-of-the-sky" } });
	const turning = onto(model, sky);
	turning("bronze", band(0.146, 0.16, 0.013), [0, -0.0065, 0], { tint: "#c39243" });
	turning("bronze", band(0.147, 0.159, 0.01), [-0.005, 0, 0], { turn: [0, 0, -Math.PI / 2], tint: "#a97a35" });
	turning("bronze", band(0.147, 0.159, 0.01), [0, 0, -0.005], { turn: [Math.PI / 2, 0, 0], tint: "#a97a35" });
	turning("bronze", band(0.131, 0.145, 0.018), [0, -0.009, 0], { turn: [OBLIQUITY, 0, 0], tint: "#dcae55" });
	// The sun on the ecliptic, and marks for the twenty-four solar terms.
	for (let i = 0; i < 24; i++) {
		const a = (i / 24) * Math.PI * 2;
		const [x, z] = [Math.sin(a) * 0.1455, Math.cos(a) * 0.1455];
		turning(
			"bronze",
			sphere(i === 4 ? 0.011 : 0.0035, { segments: i === 4 ? 14 : 6, rings: i === 4 ? 10 : 4 }),
			[x, -z * Math.sin(OBLIQUITY), z * Math.cos(OBLIQUITY)],
			{
				tint: i === 4 ? "#ffd76a" : "#6b4f22",
			},
		);
	}
	for (const end of [-1, 1])
		turning("bronze", cylinder(0.007, 0.03, { segments: 12 }), [0, end * 0.16 - 0.015, 0], { tint: "#8d6b34" });
	const sight = model.node("sighting-tube", { parent: polar, extras: { part: "sighting-tube" } });
	const tube = onto(model, sight);
	tube("bronze", band(0.112, 0.123, 0.008), [-0.004, 0, 0], { turn: [0, 0, -Math.PI / 2], tint: "#b4873f" });
	tube(
		"bronze",
		lathe(
			[
				[0.009, -0.118],
				[0.012, -0.118],
				[0.012, 0.118],
				[0.009, 0.118],
				[0.009, -0.118],
			],
			14,
		),
		[0, 0, 0],
		{ turn: [0.9, 0, 0], tint: "#d2a24c" },
	);
	for (const end of [-1, 1])
		tube(
			"bronze",
			torus(0.013, 0.003, { segments: 16, sides: 6 }),
			[0, Math.cos(0.9) * end * 0.1, Math.sin(0.9) * end * 0.1],
			{ turn: [0.9, 0, 0], tint: "#e0b860" },
		);
	model.animate("the sky turns", [
		spin("rings-of-the-sky", [0, 1, 0], 48, -1),
		spin("sighting-tube", [0, 1, 0], 48, 1),
	]);
	return model;
}

/** A flat ring about Y with square edges. */
const band = (inner: number, outer: number, height: number): Surface =>
	lathe(
		[
			[inner, 0],
			[outer, 0],
			[outer, height],
			[inner, height],
			[inner, 0],
		],
		56,
	);
