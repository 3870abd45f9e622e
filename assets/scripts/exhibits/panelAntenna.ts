import { Model } from "#assets/scripts/mesh/Model.ts";
import { block, board, cylinder, extrude, rod, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const ACROSS: Vec3 = [0, 0, Math.PI / 2];

/** An active antenna of 96 elements at 1:2, on its pole: radome, elements, filters, board and cooling part towards the viewer. */
export function panelAntenna(): Model {
	const model = new Model("panel-antenna", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.34 },
	});
	const [width, height] = [0.26, 0.44];
	const stand = onto(model, model.node("stand"));
	stand("paint", extrude(roundedRectangle(0.3, 0.34, 0.04, 5), 0.018, { bevel: 0.004 }), [0, 0, -0.03], {
		tint: "#2b0a1b",
	});
	stand("metal", cylinder(0.02, 0.6, { segments: 16, bevel: 0.003 }), [0, 0.017, -0.14], { tint: "#c8ccd0" });
	for (const y of [0.2, 0.46]) {
		stand("metal", block(0.07, 0.034, 0.05, { bevel: 0.004 }), [0, y, -0.14], { tint: "#8d9299" });
		stand("metal", block(0.04, 0.022, 0.05, { bevel: 0.002 }), [0, y + 0.006, -0.1], { tint: "#aeb2b6" });
		for (const x of [-0.028, 0.028])
			stand("metal", cylinder(0.005, 0.06, { segments: 6, bevel: 0.001 }), [x, y + 0.017, -0.165], {
				turn: [Math.PI / 2, 0, 0],
				tint: "#6b7076",
			});
	}

	const middle = 0.12;
	const back = model.node("cooling", { at: [0, middle, -0.07] });
	const cooling = onto(model, back);
	cooling(
		"metal",
		upright(
			roundedRectangle(width, height, 0.012, 3).map(([x, y]) => [x, y + height / 2]),
			0.014,
			0.003,
		),
		[0, 0, 0],
		{ tint: "#d3d6d9" },
	);
	for (let i = 0; i < 17; i++)
		cooling(
			"metal",
			block(0.004, height - 0.03 - (Math.abs(i - 8) < 3 ? 0 : 0.02), 0.032, { bevel: 0 }),
			[-0.112 + i * 0.014, 0.015, -0.02],
			{ tint: i % 2 ? "#c3c7ca" : "#b6babe" },
		);
	for (let i = 0; i < 4; i++)
		cooling("metal", cylinder(0.009, 0.018, { segments: 8, bevel: 0.002 }), [-0.07 + i * 0.046, -0.016, 0], {
			tint: "#e0a870",
		});

	// From the back forward each layer hangs on the one before.
	const radio = model.node("radio-board", { parent: back, at: [0, 0, 0.012], extras: { part: "radio-board" } });
	const circuit = onto(model, radio);
	circuit(
		"paint",
		upright(
			roundedRectangle(width - 0.024, height - 0.024, 0.006, 2).map(([x, y]) => [x, y + height / 2]),
			0.006,
		),
		[0, 0, 0.002],
		{ tint: "#12603f" },
	);
	for (let i = 0; i < 4; i++)
		for (let k = 0; k < 8; k++) {
			circuit("metal", board(0.026, 0.018, 0.005), [-0.078 + i * 0.052, 0.045 + k * 0.046, 0.005], { tint: "#cfd3d7" });
			circuit("paint", board(0.012, 0.008, 0.003), [-0.078 + i * 0.052 + 0.004, 0.07 + k * 0.046, 0.005], {
				tint: "#1b1e23",
			});
		}
	circuit("paint", board(0.06, 0.05, 0.006), [0, 0.2, 0.0052], { tint: "#1b1e23" });

	const filters = model.node("filters", { parent: radio, at: [0, 0, 0.014], extras: { part: "filters" } });
	const cavity = onto(model, filters);
	cavity(
		"metal",
		upright(
			roundedRectangle(width - 0.02, height - 0.02, 0.008, 2).map(([x, y]) => [x, y + height / 2]),
			0.012,
			0.002,
		),
		[0, 0, 0.004],
		{ tint: "#dadde0" },
	);
	for (let i = 0; i < 6; i++)
		for (let k = 0; k < 8; k++)
			cavity("metal", rod(0.0075, 0.005, 8), [-0.1 + i * 0.04, 0.048 + k * 0.049, 0.01], {
				turn: [Math.PI / 2, 0, 0],
				tint: "#e0a870",
			});

	const elements = model.node("elements", { parent: filters, at: [0, 0, 0.018], extras: { part: "elements" } });
	const array = onto(model, elements);
	array(
		"paint",
		upright(
			roundedRectangle(width - 0.024, height - 0.024, 0.006, 2).map(([x, y]) => [x, y + height / 2]),
			0.004,
		),
		[0, 0, 0.002],
		{ tint: "#f2efe8" },
	);
	for (let i = 0; i < 8; i++)
		for (let k = 0; k < 12; k++) {
			const at: Vec3 = [-0.098 + i * 0.028, 0.037 + k * 0.0333, 0.006];
			// Two slanted dipoles: one for each polarisation.
			for (const turn of [Math.PI / 4, -Math.PI / 4])
				array(
					"metal",
					board(0.005, 0.024, turn > 0 ? 0.004 : 0.0045),
					[at[0] + Math.sin(turn) * 0.012, at[1] - Math.cos(turn) * 0.012, at[2]],
					{ turn: [0, 0, turn], tint: "#e0a870" },
				);
		}
	for (let i = 0; i < 9; i++)
		array("metal", board(0.0015, height - 0.04, 0.008), [-0.112 + i * 0.028, 0.02, 0.004], { tint: "#c8ccd0" });

	const radome = onto(model, model.node("radome", { parent: elements, at: [0, 0, 0.026], extras: { part: "radome" } }));
	radome(
		"paint",
		upright(
			roundedRectangle(width, height, 0.02, 4).map(([x, y]) => [x, y + height / 2]),
			0.026,
			0.008,
		),
		[0, 0, 0.008],
		{ tint: "#f7f7f5" },
	);
	radome("paint", board(0.12, 0.014, 0.001), [0, 0.05, 0.0212], { tint: "#c01f5d" });
	radome("paint", board(0.05, 0.006, 0.001), [-0.035, 0.036, 0.0212], { tint: "#b8b4ae" });
	for (const y of [0.06, height - 0.06])
		radome("metal", rod(0.004, width + 0.006, 6), [width / 2 + 0.003, y, 0], { turn: ACROSS, tint: "#aeb2b6" });
	return model;
}
