import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import { circle, extrude, lathe, sheet, sphere, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** The alliance's emblem in the round: six petals, one for each founding institution, in a ring of thirty-two members. */
export function allianceEmblem(): Model {
	const model = new Model("alliance-emblem", {
		pearl: { colour: "#f3f4f8", roughness: 0.22 },
		gold: { colour: "#d7ab45", metallic: 1, roughness: 0.24 },
		navy: { colour: "#1b3670", roughness: 0.3 },
		light: { colour: "#ffffff", emissive: "#ffe9b8" },
	});
	const base = model.node("base");
	model.add(
		"navy",
		lathe(
			[
				[0, 0],
				[0.15, 0],
				[0.16, 0.01],
				[0.15, 0.03],
				[0.09, 0.05],
				[0.035, 0.062],
				[0, 0.063],
			],
			40,
		),
		{ node: base },
	);
	model.add("gold", torus(0.156, 0.003, { segments: 48, sides: 6 }), { node: base, at: [0, 0.014, 0] });
	model.add(
		"gold",
		lathe(
			[
				[0.02, 0.06],
				[0.012, 0.085],
				[0.009, 0.16],
			],
			16,
		),
		{ node: base },
	);

	const flower = model.node("flower", { at: [0, 0.33, 0], extras: { part: "flower" } });
	const petal = (side: number) =>
		sheet(12, 16, (u, v) => {
			const w = 0.058 * Math.sin(Math.PI * (0.06 + 0.94 * v) ** 0.72) ** 0.9;
			const s = (u - 0.5) * 2 * side;
			const thick = 0.006 * (1 - s * s) * Math.sin(Math.PI * Math.min(1, 0.1 + v)) * side;
			return [s * w, 0.03 + v * 0.125, 0.03 * v * v - 0.02 * s * s * v + thick];
		});
	for (let i = 0; i < 6; i++) {
		for (const side of [1, -1])
			model.add(i % 2 ? "gold" : "pearl", place(petal(side), { turn: [0, 0, (i * Math.PI) / 3] }), {
				node: flower,
				at: [0, 0, (i % 2) * 0.006],
			});
	}
	model.add("light", place(sphere(0.024, { segments: 18, rings: 12 }), { scale: [1, 1, 0.7] }), {
		node: flower,
		at: [0, 0, 0.008],
	});
	for (let i = 0; i < 6; i++) {
		const a = (i * Math.PI) / 3 + Math.PI / 6;
		model.add("gold", sphere(0.006, { segments: 8, rings: 6 }), {
			node: flower,
			at: [Math.cos(a) * 0.036, Math.sin(a) * 0.036, 0.016],
		});
	}
	const ring = model.node("members", { at: [0, 0.33, 0], extras: { part: "members" } });
	model.add("gold", place(torus(0.19, 0.0035, { segments: 64, sides: 6 }), { turn: [Math.PI / 2, 0, 0] }), {
		node: ring,
	});
	for (let i = 0; i < 32; i++) {
		const a = (i / 32) * Math.PI * 2;
		const at: Vec3 = [Math.cos(a) * 0.19, Math.sin(a) * 0.19, 0];
		if (i % 4 === 0)
			model.add(
				"navy",
				place(extrude(circle(0.013, 12), 0.012, { bevel: 0.003 }), { at: [0, -0.006, 0], turn: [0, 0, 0] }),
				{ node: ring, at, turn: [Math.PI / 2, 0, 0] },
			);
		else model.add("pearl", sphere(0.0065, { segments: 8, rings: 6 }), { node: ring, at });
	}
	// The stem passes behind the ring's lower edge.
	model.add(
		"gold",
		lathe(
			[
				[0.009, 0],
				[0.007, 0.165],
			],
			12,
		),
		{ node: base, at: [0, 0.158, -0.012] },
	);
	model.animate("ring", [spin("members", [0, 0, 1], 24, 1)]);
	return model;
}
