import { type Channel, Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import { circle, cylinder, extrude, roundedRectangle, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, intersect, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { addFace, arc } from "./figureHead.ts";

/** Xiaoxi, a virtual bank host: a stylised bust on a lit disc, who breathes and looks around. 0.62 m high. */
export function bankHost(): Model {
	const model = new Model("bank-host", {
		skin: { colour: "#f1c7ab", roughness: 0.55 },
		hair: { colour: "#2a1f33", roughness: 0.42 },
		cloth: { colour: "#ffffff", roughness: 0.75 },
		eye: { colour: "#ffffff", roughness: 0.12 },
		metal: { colour: "#d8dbe2", metallic: 1, roughness: 0.25 },
		light: { colour: "#b9a8ff", emissive: "#8f77ff" },
	});
	const violet: Tint = "#4a35b0";

	const base = model.node("base");
	model.add("metal", extrude(circle(0.19, 36), 0.018, { bevel: 0.005 }), { node: base });
	model.add("light", extrude(circle(0.176, 36), 0.004, { bevel: 0 }), { node: base, at: [0, 0.0165, 0] });
	model.add("cloth", extrude(circle(0.166, 36), 0.02, { bevel: 0.005 }), {
		node: base,
		at: [0, 0.016, 0],
		tint: "#1d1545",
	});

	const bust = model.node("bust", { at: [0, 0.03, 0] });
	// Jacket: shoulders and chest, cut off below in a curve, open at the neck.
	const body: Field = blend(
		0.05,
		ball(0, 0.1, 0, 0.125, 0.14, 0.078),
		ball(0, 0.2, -0.008, 0.15, 0.06, 0.068),
		limb([-0.128, 0.205, -0.01], [-0.15, 0.1, 0.0], 0.048, 0.044),
		limb([0.128, 0.205, -0.01], [0.15, 0.1, 0.0], 0.048, 0.044),
		limb([0, 0.22, -0.012], [0, 0.27, -0.012], 0.058, 0.044),
	);
	// Rounded off below like a carved bust, which stands on a stem.
	const cut = ball(0, 0.24, 0, 0.205, 0.2, 0.16);
	const opening: Field = (x, y, z) => {
		// A wedge from the throat to the breastbone, only in front.
		const half = Math.max(0, (y - 0.115) * 0.36);
		return z < 0.02 ? 1 : Math.max(Math.abs(x) - half, 0.1 - y, y - 0.3);
	};
	const jacket = minus(
		minus(intersect(body, cut), opening, 0.014),
		limb([0, 0.24, -0.008], [0, 0.4, -0.008], 0.043),
		0.008,
	);
	model.add("cloth", surfaceNets(jacket, [-0.24, 0.0, -0.13], [0.24, 0.3, 0.13], 0.0135), { node: bust, tint: violet });
	const shirt: Field = (x, y, z) => Math.max(body(x, y, z) + 0.006, 0.09 - y, y - 0.262, Math.abs(x) - 0.085);
	model.add("cloth", surfaceNets(shirt, [-0.1, 0.08, -0.09], [0.1, 0.28, 0.11], 0.018), {
		node: bust,
		tint: "#f7f5fb",
	});
	for (const y of [0.066, 0.094])
		model.add("metal", place(sphere(0.005, { segments: 8, rings: 5 }), { scale: [1, 1, 0.5] }), {
			node: bust,
			at: [0.006, y, 0.0905 - (0.094 - y) * 0.3],
		});
	model.add("metal", cylinder(0.02, 0.07, { segments: 16 }), { node: bust, at: [0, 0, 0] });
	// A scarf in the accent's pink.
	model.add(
		"cloth",
		place(torus(0.045, 0.013, { segments: 24, sides: 10 }), { turn: [0.2, 0, 0], scale: [1, 1.15, 1] }),
		{ node: bust, at: [0, 0.252, -0.004], tint: "#ff8da6" },
	);
	model.add("cloth", place(sphere(0.018, { segments: 12, rings: 8 }), { scale: [1.1, 0.9, 0.7] }), {
		node: bust,
		at: [0.012, 0.243, 0.046],
		tint: "#ff8da6",
	});
	for (const [x, turn] of [
		[0.002, 0.32],
		[0.026, -0.2],
	] as const) {
		model.add(
			"cloth",
			place(
				extrude(
					[
						[-0.006, 0],
						[0.006, 0],
						[0.013, 0.06],
						[-0.013, 0.06],
					],
					0.005,
					{ bevel: 0.0015 },
				),
				{ turn: [Math.PI / 2, 0, 0] },
			),
			{ node: bust, at: [x, 0.24, 0.05], turn: [-0.45, 0, turn * 0.6], tint: "#ff8da6" },
		);
	}
	model.add("metal", extrude(roundedRectangle(0.034, 0.012, 0.003, 2), 0.003, { bevel: 0.001 }), {
		node: bust,
		at: [0.085, 0.145, 0.073],
		turn: [Math.PI / 2, 0, 0],
	});

	const neck: Field = limb([0, 0.2, -0.012], [0, 0.34, -0.006], 0.04, 0.036);
	model.add("skin", surfaceNets(neck, [-0.06, 0.14, -0.07], [0.06, 0.4, 0.06], 0.016), { node: bust });

	// The head, about its own pivot at the top of the neck.
	const head = model.node("head", { parent: bust, at: [0, 0.33, -0.004], extras: { part: "head" } });
	addFace(model, head, { iris: "#4a3a86" });

	// Hair: a cap with a side parting, swept fringe, a bun; cut clear of the face.
	const cap: Field = blend(0.02, ball(0, 0.115, -0.014, 0.1, 0.104, 0.102), ball(0, 0.03, -0.05, 0.086, 0.07, 0.052));
	const faceHole: Field = blend(
		0.012,
		ball(0.012, 0.06, 0.098, 0.07, 0.092, 0.075),
		ball(-0.03, 0.09, 0.11, 0.05, 0.046, 0.06),
	);
	const fringe: Field = blend(
		0.016,
		limb([0.036, 0.182, 0.044], [-0.02, 0.166, 0.078], 0.018, 0.016),
		limb([-0.02, 0.166, 0.078], [-0.08, 0.118, 0.058], 0.016, 0.011),
		limb([0.036, 0.182, 0.044], [0.084, 0.12, 0.048], 0.018, 0.011),
	);
	const locks: Field = blend(
		0.01,
		limb([-0.09, 0.11, 0.03], [-0.086, 0.03, 0.024], 0.013, 0.007),
		limb([0.09, 0.11, 0.03], [0.086, 0.03, 0.024], 0.013, 0.007),
	);
	const bun: Field = blend(0.014, ball(0, 0.128, -0.128, 0.046, 0.044, 0.04), ball(0, 0.12, -0.1, 0.03));
	const hair = blend(0.014, minus(cap, faceHole, 0.01), fringe, locks, bun);
	model.add("hair", surfaceNets(hair, [-0.13, -0.06, -0.19], [0.13, 0.24, 0.11], 0.0135), {
		node: head,
		// Strands, as shades from the parting outward.
		tint: ([x, y, z]) => {
			const strand = 0.86 + 0.3 * Math.abs(Math.sin(Math.atan2(x - 0.034, z + 0.02) * 9 + y * 14));
			return [strand, strand, strand];
		},
	});
	// The headset she is heard through.
	const band = arc(0.109, 0.05, Math.PI - 0.05, 20).map(([a, b]): Vec3 => [a, 0.1 + b, -0.02]);
	model.add("metal", sweep(band, { radius: 0.0042, sides: 8 }), { node: head });
	model.add("cloth", place(cylinder(0.023, 0.02, { segments: 18, bevel: 0.005 }), { turn: [0, 0, Math.PI / 2] }), {
		node: head,
		at: [0.117, 0.088, -0.014],
		tint: "#f5f4fa",
	});
	model.add("cloth", place(cylinder(0.023, 0.02, { segments: 18, bevel: 0.005 }), { turn: [0, 0, Math.PI / 2] }), {
		node: head,
		at: [-0.097, 0.088, -0.014],
		tint: "#f5f4fa",
	});
	model.add(
		"metal",
		sweep(
			[
				[0.108, 0.08, 0.0],
				[0.112, 0.045, 0.04],
				[0.088, 0.022, 0.086],
				[0.05, 0.018, 0.112],
			],
			{ radius: 0.0024, sides: 6 },
		),
		{ node: head },
	);
	model.add("light", sphere(0.0062, { segments: 10, rings: 6 }), { node: head, at: [0.046, 0.018, 0.114] });

	const seconds = 9;
	const keys = 36;
	const times = Array.from({ length: keys + 1 }, (_, i) => (i / keys) * seconds);
	const channels: Channel[] = [
		{
			node: "head",
			path: "rotation",
			times,
			values: times.map((t) => {
				const w = (t / seconds) * Math.PI * 2;
				return fromTurn([0.05 * Math.sin(2 * w) + 0.02, 0.3 * Math.sin(w), 0.035 * Math.sin(w + 1)]);
			}),
		},
		{
			node: "bust",
			path: "translation",
			times,
			values: times.map((t): Vec3 => [0, 0.03 + 0.0022 * Math.sin((t / seconds) * Math.PI * 6), 0]),
		},
	];
	model.animate("listening", channels);
	return model;
}
