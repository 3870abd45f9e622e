import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { arcBand, block, board, circle, cylinder, extrude, lathe, rod, sweep } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

/** Where the roof lies and the middle of the antennas, metres of the model, at about 1:25. */
const ROOF = 0.2;
const HEAD = 0.62;
const SECTORS = [Math.PI / 6, Math.PI / 6 + (Math.PI * 2) / 3, Math.PI / 6 + (Math.PI * 4) / 3] as const;

/** A private network's base station on a factory roof: mast, three sectors of antennas and radios, cabinet; waves leave each sector. */
export function baseStation(): Model {
	const model = new Model("base-station", {
		paint: { colour: "#ffffff", roughness: 0.55 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.4 },
		sector: { colour: "#ff4f8b", emissive: "#7a0f35", alpha: 0.2, doubleSided: true },
		wave: { colour: "#ffc24b", emissive: "#ff9d1c", alpha: 0.75, doubleSided: true },
	});
	building(onto(model, model.node("building")));
	const mast = model.node("mast", { at: [0.02, ROOF, -0.03] });
	tower(onto(model, mast));
	SECTORS.forEach((angle, i) => {
		const arm = model.node(`sector-${i + 1}`, {
			at: [0.02, HEAD, -0.03],
			turn: [0, angle, 0],
			extras: { part: `sector-${i + 1}` },
		});
		antenna(onto(model, arm));
	});
	cabinet(onto(model, model.node("cabinet", { at: [-0.24, ROOF, 0.06], extras: { part: "cabinet" } })));
	coverage(onto(model, model.node("coverage", { at: [0.02, HEAD, -0.03] })));
	model.animate(
		"on air",
		SECTORS.map((angle, i) => waves(model, model.root, angle, i)),
	);
	return model;
}

function building(put: ReturnType<typeof onto>): void {
	put("paint", block(0.96, 0.012, 0.66, { bevel: 0.004 }), [0, 0, 0], { tint: "#2b0a1b" });
	put("paint", block(0.88, 0.19, 0.56, { bevel: 0 }), [0, 0.011, -0.01], { tint: "#eceae6" });
	put("paint", block(0.885, 0.03, 0.565, { bevel: 0.002 }), [0, 0.011, -0.01], { tint: "#8b8580" });
	// Bands of windows with mullions, and the loading gate.
	for (const [w, at, turn] of [
		[0.8, [0, 0.085, 0.27], 0],
		[0.8, [0, 0.085, -0.29], Math.PI],
		[0.48, [0.44, 0.085, -0.01], Math.PI / 2],
		[0.48, [-0.44, 0.085, -0.01], -Math.PI / 2],
	] as const) {
		put("paint", board(w, 0.055, 0.003), at as Vec3, { turn: [0, turn, 0], tint: "#33495a" });
		const count = Math.round(w / 0.08);
		for (let i = 0; i <= count; i++) {
			const s = (i / count - 0.5) * w;
			put("paint", board(0.006, 0.055, 0.005), [at[0] + Math.cos(turn) * s, 0.085, at[2] - Math.sin(turn) * s], {
				turn: [0, turn, 0],
				tint: "#f7f5f1",
			});
		}
	}
	for (let i = 0; i < 3; i++) {
		put("paint", board(0.075, 0.056, 0.004), [-0.3 + i * 0.11, 0.012, 0.272], { tint: "#c01f5d" });
		for (let k = 1; k < 5; k++)
			put("paint", board(0.075, 0.0015, 0.006), [-0.3 + i * 0.11, 0.012 + k * 0.011, 0.272], { tint: "#8d1644" });
	}
	// Parapet and gravel.
	for (const z of [-0.28, 0.26])
		put("paint", block(0.88, 0.035, 0.02, { bevel: 0.003 }), [0, ROOF, z], { tint: "#f7f5f1" });
	for (const x of [-0.43, 0.43])
		put("paint", block(0.02, 0.0345, 0.52, { bevel: 0.003 }), [x, ROOF, -0.01], { tint: "#f7f5f1" });
	put("paint", block(0.835, 0.004, 0.515, { bevel: 0 }), [0, ROOF - 0.001, -0.01], { tint: "#b8b2a8" });
	// Air handling, ducts, roof lights, stair house, solar.
	for (const z of [-0.18, -0.05]) {
		put("metal", block(0.12, 0.07, 0.09, { bevel: 0.004 }), [0.31, ROOF, z], { tint: "#d8dadc" });
		put("paint", cylinder(0.034, 0.01, { segments: 16, bevel: 0.002 }), [0.31, ROOF + 0.069, z], { tint: "#33373d" });
		for (let k = 0; k < 5; k++)
			put("paint", board(0.1, 0.004, 0.002), [0.31, ROOF + 0.014 + k * 0.01, z + 0.045], { tint: "#8d9299" });
	}
	put(
		"metal",
		sweep(
			[
				[0.25, ROOF + 0.03, -0.18],
				[0.18, ROOF + 0.03, -0.2],
				[0.1, ROOF + 0.03, -0.21],
			],
			{ radius: 0.018, sides: 8 },
		),
		[0, 0, 0],
		{ tint: "#c8ccd0" },
	);
	put("paint", block(0.13, 0.09, 0.1, { bevel: 0.003 }), [-0.33, ROOF, -0.2], { tint: "#f2f0ec" });
	put("paint", block(0.14, 0.008, 0.11, { bevel: 0.002 }), [-0.33, ROOF + 0.089, -0.2], { tint: "#8b8580" });
	put("paint", board(0.034, 0.064, 0.003), [-0.33, ROOF + 0.002, -0.15], { tint: "#c01f5d" });
	for (let i = 0; i < 3; i++)
		for (let k = 0; k < 2; k++)
			put("paint", block(0.082, 0.004, 0.06, { bevel: 0 }), [0.17 + i * 0.09, ROOF + 0.016, 0.11 + k * 0.075], {
				turn: [0.22, 0, 0],
				tint: "#1f3a63",
			});
	for (let i = 0; i < 3; i++)
		for (let k = 0; k < 2; k++)
			put("metal", block(0.07, 0.014, 0.004, { bevel: 0 }), [0.17 + i * 0.09, ROOF, 0.085 + k * 0.075], {
				tint: "#aeb2b6",
			});
}

function tower(put: ReturnType<typeof onto>): void {
	put("paint", block(0.11, 0.03, 0.11, { bevel: 0.004 }), [0, 0, 0], { tint: "#a39d95" });
	put("metal", rod(0.0125, 0.52, 14), [0, 0.02, 0], { tint: "#d3d7da" });
	for (let i = 0; i < 3; i++) {
		const a = SECTORS[i] as number;
		put(
			"metal",
			sweep(
				[
					[Math.sin(a + 1) * 0.13, 0.004, Math.cos(a + 1) * 0.13],
					[Math.sin(a + 1) * 0.012, 0.22, Math.cos(a + 1) * 0.012],
				],
				{ radius: 0.0045, sides: 6 },
			),
			[0, 0, 0],
			{ tint: "#bfc4c8" },
		);
		put("paint", block(0.03, 0.008, 0.03, { bevel: 0.002 }), [Math.sin(a + 1) * 0.13, 0, Math.cos(a + 1) * 0.13], {
			tint: "#a39d95",
		});
	}
	// Steps up the mast, and the collars that carry the sectors.
	for (let i = 0; i < 15; i++)
		put("metal", block(0.034, 0.003, 0.003, { bevel: 0 }), [0, 0.05 + i * 0.02, 0.013 * (i % 2 ? 1 : -1)], {
			tint: "#aeb2b6",
		});
	for (const y of [0.36, 0.48])
		put("metal", extrude(circle(0.024, 12), 0.012, { bevel: 0.002 }), [0, y, 0], { tint: "#9aa0a5" });
	put("metal", cylinder(0.003, 0.1, { segments: 6, bevel: 0.001 }), [0, 0.535, 0], { tint: "#e0a870" });
	// A link to the next roof.
	put(
		"paint",
		lathe(
			[
				[0, 0],
				[0.034, 0.006],
				[0.04, 0.02],
				[0.036, 0.03],
				[0, 0.034],
			],
			18,
		),
		[-0.02, 0.29, 0.02],
		{ turn: [Math.PI / 2, -0.7, 0], tint: "#f4f4f2" },
	);
	// Cables down to the cabinet, in a bundle.
	for (let i = 0; i < 3; i++)
		put(
			"paint",
			sweep(
				curve(
					[
						[0.008 - i * 0.006, 0.36, 0.016],
						[0.006 - i * 0.006, 0.1, 0.018],
						[-0.02 - i * 0.004, 0.012, 0.05],
						[-0.12, 0.01, 0.09 + i * 0.006],
						[-0.23, 0.014, 0.09 + i * 0.006],
					],
					14,
				),
				{ radius: 0.0035, sides: 5 },
			),
			[0, 0, 0],
			{ tint: "#24262a" },
		);
}

/** One sector seen along its own +Z: two antennas and the radio units behind them. */
function antenna(put: ReturnType<typeof onto>): void {
	put("metal", block(0.012, 0.012, 0.07, { bevel: 0.001 }), [0, -0.05, 0.045], { tint: "#9aa0a5" });
	put("metal", block(0.012, 0.012, 0.07, { bevel: 0.001 }), [0, 0.07, 0.045], { tint: "#9aa0a5" });
	put("metal", block(0.13, 0.01, 0.01, { bevel: 0.001 }), [0, -0.05, 0.08], { tint: "#9aa0a5" });
	put("metal", block(0.13, 0.01, 0.01, { bevel: 0.001 }), [0, 0.07, 0.08], { tint: "#9aa0a5" });
	for (const x of [-0.045, 0.045]) {
		put("metal", rod(0.005, 0.2, 8), [x, -0.09, 0.08], { tint: "#d3d7da" });
		const wide = x > 0;
		put(
			"paint",
			block(wide ? 0.075 : 0.05, wide ? 0.13 : 0.22, 0.024, { bevel: 0.009 }),
			[x, wide ? -0.05 : -0.1, 0.105],
			{ turn: [0.06, 0, 0], tint: "#f7f7f5" },
		);
		put("paint", board(wide ? 0.05 : 0.03, 0.006, 0.002), [x, wide ? -0.035 : -0.085, 0.1185], {
			turn: [0.06, 0, 0],
			tint: "#c01f5d",
		});
		if (wide) {
			for (let i = 0; i < 7; i++)
				put("metal", block(0.004, 0.11, 0.018, { bevel: 0 }), [x - 0.028 + i * 0.0094, -0.04, 0.088], {
					tint: "#c8ccd0",
				});
		} else {
			put("metal", block(0.036, 0.07, 0.026, { bevel: 0.004 }), [x, -0.07, 0.06], { tint: "#dfe1e2" });
			for (let i = 0; i < 5; i++)
				put("metal", block(0.003, 0.06, 0.01, { bevel: 0 }), [x - 0.013 + i * 0.0065, -0.065, 0.044], {
					tint: "#b9bdc1",
				});
		}
		put(
			"paint",
			sweep(
				curve(
					[
						[x, -0.1, 0.105],
						[x * 0.9, -0.135, 0.09],
						[x * 0.4, -0.13, 0.04],
						[0, -0.15, 0.016],
					],
					8,
				),
				{ radius: 0.003, sides: 5 },
			),
			[0, 0, 0],
			{ tint: "#24262a" },
		);
	}
}

function cabinet(put: ReturnType<typeof onto>): void {
	put("paint", block(0.13, 0.01, 0.09, { bevel: 0.002 }), [0, 0, 0], { tint: "#a39d95" });
	for (const x of [-0.031, 0.031]) {
		put("paint", block(0.058, 0.12, 0.07, { bevel: 0.004 }), [x, 0.009, 0], { tint: "#e9e7e3" });
		put("paint", board(0.046, 0.1, 0.002), [x, 0.018, 0.035], { tint: "#f7f5f1" });
		for (let k = 0; k < 4; k++)
			put("paint", board(0.034, 0.003, 0.001), [x, 0.03 + k * 0.008, 0.037], { tint: "#7a756f" });
		put("metal", board(0.004, 0.018, 0.004), [x + 0.016, 0.07, 0.037], { tint: "#6b7076" });
	}
	put("paint", board(0.1, 0.008, 0.002), [0, 0.116, 0.0352], { tint: "#c01f5d" });
}

/** The fields the sectors cover, a fan each, tilted a little towards the ground. */
function coverage(put: ReturnType<typeof onto>): void {
	for (const angle of SECTORS) {
		const fan = extrude(arcBand(0.13, 0.34, -0.5, 0.5, 12), 0.012, { bevel: 0 });
		put("sector", fan, [0, -0.02, 0], { turn: [0.12, angle, 0] });
	}
}

/** Bands of one curvature, a band's distance apart: moved on by that distance they are themselves again. */
function waves(model: Model, parent: ModelNode, angle: number, index: number): Channel {
	const name = `wave-${index + 1}`;
	const step = 0.07;
	const at: Vec3 = [0.02, HEAD - 0.012, -0.03];
	const node = model.node(name, { parent, at, turn: [0.12, angle, 0] });
	const put = onto(model, node);
	for (let i = 0; i < 3; i++)
		put("wave", extrude(arcBand(0.145, 0.151, -0.42, 0.42, 10), 0.006, { bevel: 0 }), [0, 0.002, i * step]);
	const [sin, cos, tilt] = [Math.sin(angle), Math.cos(angle), 0.12];
	const times = Array.from({ length: 13 }, (_, n) => n / 6);
	const values = times.map((t, n): Vec3 => {
		const on = n === 12 ? step * 0.999 : ((t / 2) % 1) * step;
		return [at[0] + sin * on, at[1] - Math.sin(tilt) * on, at[2] + cos * on];
	});
	return { node: name, path: "translation", times, values };
}
