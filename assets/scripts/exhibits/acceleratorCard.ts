import { Model } from "#assets/scripts/mesh/Model.ts";
import { block, board, cylinder, extrude, panel, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const UP: Vec3 = [-Math.PI / 2, 0, 0];

/** An accelerator card for servers, leaning on a stand; shroud, fins and package lift off the board one above the other. */
export function acceleratorCard(): Model {
	const model = new Model("accelerator-card", {
		paint: { colour: "#ffffff", roughness: 0.45 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		light: { colour: "#e9ffb0", emissive: "#c8f53a" },
	});
	const foot = onto(model, model.node("stand"));
	foot("paint", extrude(roundedRectangle(0.4, 0.2, 0.04, 5), 0.018, { bevel: 0.004 }), [0, 0, -0.02], {
		tint: "#06241a",
	});
	for (const x of [-0.1, 0.1])
		foot("metal", cylinder(0.01, 0.225, { segments: 12, bevel: 0.002 }), [x, 0.017, -0.05], { tint: "#c8ccd0" });

	const [width, depth] = [0.42, 0.17];
	const card = model.node("card", { at: [0, 0.25, -0.03], turn: [0.75, 0, 0] });
	const pcb = onto(model, model.node("board", { parent: card }));
	pcb("paint", extrude(roundedRectangle(width, depth, 0.004, 2), 0.005, { bevel: 0 }), [0, 0, 0], { tint: "#0b3f2c" });
	for (let i = 0; i < 26; i++)
		pcb("metal", panel(0.003, 0.014), [-0.12 + i * 0.0052 + (i > 7 ? 0.008 : 0), 0.0058, depth / 2], {
			turn: UP,
			tint: "#ffce6a",
		});
	pcb("metal", block(0.006, 0.04, depth + 0.02, { bevel: 0.001 }), [-width / 2 - 0.003, -0.005, 0.004], {
		tint: "#d6d9dd",
	});
	for (let i = 0; i < 7; i++)
		pcb("paint", block(0.007, 0.022, 0.011, { bevel: 0 }), [-width / 2 - 0.0034, 0.006, -0.06 + i * 0.02], {
			tint: "#1a1d22",
		});
	for (let i = 0; i < 8; i++)
		for (const x of [0.12, 0.142]) {
			pcb("paint", block(0.016, 0.01, 0.014, { bevel: 0.001 }), [x, 0.005, -0.065 + i * 0.0175], { tint: "#22262d" });
			pcb("metal", panel(0.012, 0.003), [x, 0.0155, -0.06 + i * 0.0175], { turn: UP, tint: "#8d95a0" });
		}
	for (let i = 0; i < 7; i++)
		pcb("metal", cylinder(0.006, 0.012, { segments: 8, bevel: 0.002 }), [0.17, 0.005, -0.062 + i * 0.02], {
			tint: "#c8ccd0",
		});
	pcb("paint", block(0.02, 0.018, 0.05, { bevel: 0.002 }), [0.197, 0.004, -0.04], { tint: "#15181c" });
	for (let i = 0; i < 18; i++)
		pcb(
			"paint",
			block(0.004, 0.003, 0.007, { bevel: 0 }),
			[-0.18 + (i % 6) * 0.012, 0.005, -0.07 + Math.floor(i / 6) * 0.065],
			{ tint: i % 2 ? "#c2a06a" : "#8a6a4a" },
		);

	// Each layer hangs on the one below it, so that they part evenly.
	const packaged = model.node("package", { parent: card, at: [-0.03, 0.005, 0], extras: { part: "package" } });
	const chip = onto(model, packaged);
	chip("paint", block(0.13, 0.006, 0.13, { bevel: 0.001 }), [0, 0, 0], { tint: "#14593d" });
	chip("metal", block(0.05, 0.006, 0.06, { bevel: 0.001 }), [0, 0.006, 0], { tint: "#7a8fae" });
	for (const sx of [-1, 1])
		for (let k = 0; k < 3; k++)
			chip("metal", block(0.022, 0.006, 0.026, { bevel: 0.001 }), [sx * 0.041, 0.006, -0.032 + k * 0.032], {
				tint: "#4c545f",
			});
	for (let i = 0; i < 5; i++)
		for (let k = 0; k < 6; k++)
			chip("paint", panel(0.0068, 0.0066), [-0.018 + i * 0.009, 0.0125, -0.021 + k * 0.0094], {
				turn: UP,
				tint: (i + k) % 3 ? "#35d07f" : "#d7ff6b",
			});

	const sink = model.node("heat-sink", { parent: packaged, at: [0.03, 0.016, 0], extras: { part: "heat-sink" } });
	const fins = onto(model, sink);
	fins("metal", block(0.4, 0.006, 0.15, { bevel: 0.001 }), [0, 0, 0], { tint: "#e09a63" });
	for (let i = 0; i < 22; i++)
		fins("metal", block(0.39, 0.026, 0.0014, { bevel: 0 }), [0, 0.006, -0.068 + i * 0.0065], {
			tint: i % 2 ? "#d6d9dd" : "#c3c8cd",
		});
	for (const z of [-0.04, 0, 0.04])
		fins("metal", cylinder(0.004, 0.38, { segments: 8, bevel: 0 }), [0.19, 0.003, z], {
			turn: [0, 0, Math.PI / 2],
			tint: "#e09a63",
		});

	const cover = onto(model, model.node("shroud", { parent: sink, at: [0, 0.034, 0], extras: { part: "shroud" } }));
	cover("paint", extrude(roundedRectangle(0.41, 0.168, 0.01, 3), 0.008, { bevel: 0.002 }), [0, 0, 0], {
		tint: "#00734a",
	});
	for (const z of [-0.08, 0.08])
		cover("paint", block(0.41, 0.03, 0.005, { bevel: 0.001 }), [0, -0.027, z], { tint: "#00734a" });
	cover("paint", block(0.16, 0.002, 0.168, { bevel: 0 }), [-0.09, 0.007, 0], { tint: "#06241a" });
	cover("light", board(0.004, 0.15, 0.002), [0.0, 0.007, 0.075], { turn: UP });
	// The mark of the maker: a net of six.
	for (const [x, z] of [
		[-0.13, -0.03],
		[-0.13, 0.03],
		[-0.09, 0],
		[-0.05, -0.03],
		[-0.05, 0.03],
	] as const)
		cover("paint", cylinder(0.009, 0.003, { segments: 12, bevel: 0.001 }), [x, 0.0085, z], { tint: "#d7ff6b" });
	for (const [x, z, turn] of [
		[-0.11, -0.015, -0.64],
		[-0.11, 0.015, 0.64],
		[-0.07, -0.015, 0.64],
		[-0.07, 0.015, -0.64],
	] as const)
		cover("paint", block(0.036, 0.002, 0.003, { bevel: 0 }), [x, 0.0085, z], { turn: [0, turn, 0], tint: "#d7ff6b" });
	for (let i = 0; i < 5; i++)
		cover("paint", block(0.004, 0.0015, 0.13, { bevel: 0 }), [0.05 + i * 0.03, 0.0072, 0], {
			turn: [0, 0.3, 0],
			tint: "#0a8f5e",
		});
	return model;
}
