import { Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { block, board, cylinder, extrude, roundedRectangle, sweep } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const FLAT: Vec3 = [-Math.PI / 2, 0, 0];
const CELLS = 12;
const STAND = 0.06;

/** A battery module in layers: tray, cold plate, twelve prismatic cells, busbars, the board that watches them, lid. 0.5 m long. */
export function batteryModule(): Model {
	const model = new Model("battery-module", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.32 },
		smoke: { colour: "#d9efe4", roughness: 0.06, alpha: 0.28 },
	});
	// Each layer hangs in the one below it, so that they rise one from another; the tray stays on its stand.
	let below: ModelNode | undefined;
	const layer = (name: string) => {
		below = model.node(name, below ? { parent: below, extras: { part: name } } : { at: [0, STAND, 0] });
		return onto(model, below);
	};
	const pitch = 0.036;
	const cellX = (i: number) => (i - (CELLS - 1) / 2) * pitch;

	const stand = onto(model, model.node("stand"));
	stand("paint", extrude(roundedRectangle(0.5, 0.3, 0.02, 3), 0.012, { bevel: 0.003 }), [0, 0, 0], { tint: "#11241c" });
	for (const x of [-0.16, 0.16])
		stand("paint", block(0.05, STAND - 0.01, 0.2, { bevel: 0.003 }), [x, 0.01, 0], { tint: "#11241c" });
	stand("paint", block(0.2, 0.002, 0.026, { bevel: 0 }), [0, 0.0115, 0.125], { tint: "#1d8a5a" });

	const tray = layer("tray");
	tray("paint", extrude(roundedRectangle(0.52, 0.26, 0.016, 3), 0.014, { bevel: 0.003 }), [0, 0, 0], {
		tint: "#4f585e",
	});
	for (const side of [-1, 1]) {
		tray("paint", block(0.018, 0.152, 0.22, { bevel: 0.004 }), [side * 0.236, 0.012, 0], { tint: "#6f787f" });
		for (let i = 0; i < 4; i++)
			tray("paint", block(0.008, 0.13, 0.008, { bevel: 0 }), [side * 0.248, 0.014, -0.075 + i * 0.05], {
				tint: "#59626a",
			});
		tray("paint", block(0.46, 0.028, 0.012, { bevel: 0.003 }), [0, 0.012, side * 0.112], { tint: "#6f787f" });
		for (const z of [-0.112, 0.112])
			tray("metal", cylinder(0.007, 0.008, { segments: 6, bevel: 0.001 }), [side * 0.246, 0.014, z], {
				tint: "#d5d9dc",
			});
	}

	const plate = layer("cold-plate");
	plate("metal", extrude(roundedRectangle(0.444, 0.205, 0.012, 2), 0.007, { bevel: 0.001 }), [0, 0.0155, 0], {
		tint: "#c9d2d6",
	});
	const path: Vec3[] = [];
	for (let row = 0; row < 6; row++) {
		const z = -0.082 + row * 0.0328;
		const ends = row % 2 ? [0.195, -0.195] : [-0.195, 0.195];
		for (const x of ends) path.push([x as number, 0.0225, z]);
	}
	plate("paint", sweep(path, { radius: 0.0058, sides: 6 }), [0, 0, 0], { tint: "#3a7fae" });
	for (const z of [-0.082, 0.082])
		plate("metal", cylinder(0.008, 0.05, { segments: 10, bevel: 0.001 }), [-0.225, 0.02, z], {
			turn: [0, 0, Math.PI / 2],
			tint: "#aeb7bc",
		});

	const cells = layer("cells");
	for (let i = 0; i < CELLS; i++) {
		const x = cellX(i);
		cells("paint", block(0.0315, 0.1, 0.19, { bevel: 0.0025 }), [x, 0.03, 0], { tint: i % 2 ? "#1d8a5a" : "#23985f" });
		cells("paint", board(0.029, 0.18, 0.0008), [x, 0.1298, 0.09], { turn: FLAT, tint: "#d3dcd7" });
		cells("paint", board(0.02, 0.028, 0.0008), [x, 0.1304, 0.014], { turn: FLAT, tint: "#8a948f" });
		for (const side of [-1, 1])
			cells("metal", block(0.022, 0.006, 0.026, { bevel: 0.001 }), [x, 0.13, side * 0.066], {
				tint: side * (i % 2 ? 1 : -1) > 0 ? "#d9a066" : "#dfe3e6",
			});
		cells("paint", board(0.022, 0.05, 0.0006), [x, 0.05, 0.095], { tint: "#f2f5f3" });
		if (i < CELLS - 1)
			cells("paint", block(0.0035, 0.096, 0.184, { bevel: 0 }), [x + pitch / 2, 0.03, 0], { tint: "#e9e4d4" });
	}
	for (const side of [-1, 1])
		for (const y of [0.052, 0.1])
			cells("metal", block(CELLS * pitch, 0.012, 0.004, { bevel: 0.001 }), [0, y, side * 0.0972], { tint: "#9aa3a9" });

	const busbars = layer("busbars");
	for (const side of [-1, 1]) {
		for (let i = side < 0 ? 0 : 1; i < CELLS - 1; i += 2) {
			const x = cellX(i) + pitch / 2;
			busbars("metal", block(0.056, 0.0035, 0.024, { bevel: 0.001 }), [x, 0.1385, side * 0.066], { tint: "#e08a4a" });
			busbars("metal", block(0.01, 0.005, 0.02, { bevel: 0.002 }), [x, 0.1395, side * 0.066], { tint: "#c9763a" });
		}
	}
	for (const end of [-1, 1]) {
		busbars("metal", block(0.06, 0.0035, 0.024, { bevel: 0.001 }), [end * (cellX(CELLS - 1) + 0.018), 0.1385, 0.066], {
			tint: "#e08a4a",
		});
		busbars("paint", block(0.022, 0.02, 0.032, { bevel: 0.003 }), [end * 0.236, 0.128, 0.066], {
			tint: end > 0 ? "#ff7a1a" : "#1b1f22",
		});
	}

	const monitor = layer("cell-monitor");
	monitor("paint", block(0.4, 0.002, 0.03, { bevel: 0 }), [0, 0.147, 0], { tint: "#e3a63a" });
	for (let i = 0; i < CELLS; i++)
		for (const side of [-1, 1])
			monitor("paint", block(0.004, 0.0014, 0.036, { bevel: 0 }), [cellX(i) + 0.004, 0.1472, side * 0.032], {
				tint: "#c98d24",
			});
	monitor("paint", block(0.11, 0.003, 0.07, { bevel: 0 }), [-0.13, 0.1495, 0], { tint: "#1c6b45" });
	for (const [x, z, w, d] of [
		[-0.15, 0.01, 0.026, 0.026],
		[-0.108, 0.014, 0.016, 0.012],
		[-0.108, -0.016, 0.014, 0.02],
		[-0.165, -0.022, 0.012, 0.01],
	] as const)
		monitor("paint", block(w, 0.005, d, { bevel: 0.001 }), [x, 0.1523, z], { tint: "#1b1f22" });
	for (let i = 0; i < 8; i++)
		monitor("paint", block(0.004, 0.003, 0.003, { bevel: 0 }), [-0.172 + i * 0.011, 0.1523, 0.03], { tint: "#c9a14a" });
	monitor("paint", block(0.024, 0.01, 0.04, { bevel: 0.002 }), [-0.198, 0.149, 0], { tint: "#f2f5f3" });
	monitor(
		"paint",
		sweep(
			curve(
				[
					[-0.205, 0.154, 0],
					[-0.235, 0.16, -0.01],
					[-0.262, 0.14, -0.02],
					[-0.27, 0.1, -0.03],
				],
				8,
			),
			{ radius: 0.004, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#1b1f22" },
	);

	const lid = layer("lid");
	lid("smoke", extrude(roundedRectangle(0.5, 0.24, 0.014, 2), 0.006, { bevel: 0.002 }), [0, 0.168, 0]);
	for (const side of [-1, 1]) {
		lid("paint", block(0.5, 0.012, 0.01, { bevel: 0.002 }), [0, 0.163, side * 0.118], { tint: "#1d8a5a" });
		lid("paint", block(0.01, 0.012, 0.23, { bevel: 0.002 }), [side * 0.248, 0.163, 0], { tint: "#1d8a5a" });
		for (const x of [-0.16, 0, 0.16])
			lid("metal", cylinder(0.006, 0.004, { segments: 6, bevel: 0 }), [x, 0.1745, side * 0.118], { tint: "#dfe3e6" });
	}
	lid("paint", block(0.14, 0.0016, 0.03, { bevel: 0 }), [0.14, 0.1735, 0.06], { tint: "#d9f25a" });
	return model;
}
