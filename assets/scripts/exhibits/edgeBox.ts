import { Model } from "#assets/scripts/mesh/Model.ts";
import { block, board, cylinder, extrude, rod, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const FORWARD: Vec3 = [Math.PI / 2, 0, 0];

/** A fanless edge computer for a lamp post or a workshop wall; its finned lid, board and drives come apart. */
export function edgeBox(): Model {
	const model = new Model("edge-box", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.36 },
		light: { colour: "#7fe9ff", emissive: "#35cfff" },
	});
	const [width, depth] = [0.38, 0.28];
	const foot = onto(model, model.node("stand"));
	foot("paint", extrude(roundedRectangle(0.42, 0.34, 0.03, 4), 0.016, { bevel: 0.004 }), [0, 0, 0], {
		tint: "#0c1433",
	});
	foot("metal", cylinder(0.024, 0.26, { segments: 16, bevel: 0.004 }), [0, 0.015, -0.04], { tint: "#aeb4bc" });
	foot("metal", block(0.16, 0.02, 0.1, { bevel: 0.004 }), [0, 0.262, -0.035], { turn: [0.42, 0, 0], tint: "#aeb4bc" });

	// Everything above leans towards whoever stands before it.
	const tilted = model.node("computer", { at: [0, 0.275, -0.02], turn: [0.42, 0, 0] });
	const tray = onto(model, model.node("tray", { parent: tilted }));
	tray("paint", extrude(roundedRectangle(width, depth, 0.02, 4), 0.012, { bevel: 0.003 }), [0, 0, 0], {
		tint: "#252b38",
	});
	for (const sx of [-1, 1])
		tray("paint", block(0.006, 0.064, depth - 0.04, { bevel: 0 }), [sx * (width / 2 - 0.006), 0.011, 0], {
			tint: "#252b38",
		});
	for (const [sx, sz] of [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	] as const)
		tray("metal", rod(0.006, 0.05, 8), [sx * (width / 2 - 0.025), 0.011, sz * (depth / 2 - 0.025)], {
			tint: "#d6d9dd",
		});
	tray("paint", block(width - 0.02, 0.062, 0.008, { bevel: 0.002 }), [0, 0.011, depth / 2 - 0.008], {
		tint: "#e6e9ee",
	});
	const ports = depth / 2 - 0.004;
	for (let i = 0; i < 4; i++) {
		tray("metal", board(0.026, 0.022, 0.006), [-0.145 + i * 0.034, 0.03, ports], { tint: "#c8ccd2" });
		tray("paint", board(0.02, 0.014, 0.002), [-0.145 + i * 0.034, 0.033, ports + 0.005], { tint: "#101318" });
		tray("light", board(0.005, 0.004, 0.002), [-0.151 + i * 0.034, 0.058, ports]);
	}
	for (let i = 0; i < 2; i++) {
		tray("metal", board(0.014, 0.026, 0.006), [0.012 + i * 0.024, 0.028, ports], { tint: "#c8ccd2" });
		tray("paint", board(0.008, 0.02, 0.002), [0.012 + i * 0.024, 0.031, ports + 0.005], { tint: "#2340c7" });
	}
	tray("paint", board(0.06, 0.028, 0.008), [0.088, 0.026, ports], { tint: "#1f8a4c" });
	for (let i = 0; i < 6; i++)
		tray("metal", board(0.005, 0.005, 0.001), [0.064 + i * 0.0096, 0.044, ports + 0.008], { tint: "#e0e3e6" });
	for (const x of [0.145, 0.168])
		tray("metal", cylinder(0.008, 0.014, { segments: 8, bevel: 0.001 }), [x, 0.042, ports], {
			turn: FORWARD,
			tint: "#d9b35c",
		});

	const drive = onto(model, model.node("storage", { parent: tilted, at: [-0.11, 0.02, -0.05] }));
	drive("paint", block(0.1, 0.012, 0.13, { bevel: 0.002 }), [0, 0, 0], { tint: "#2c3340" });
	drive("paint", block(0.08, 0.001, 0.07, { bevel: 0 }), [0, 0.012, 0.01], { tint: "#4fe3ff" });
	drive("metal", block(0.06, 0.006, 0.012, { bevel: 0 }), [0, 0.003, 0.069], { tint: "#d9b35c" });

	const above = model.node("board", { parent: tilted, at: [0, 0.062, 0], extras: { part: "board" } });
	const main = onto(model, above);
	main("paint", extrude(roundedRectangle(width - 0.03, depth - 0.03, 0.01, 2), 0.005, { bevel: 0 }), [0, 0, 0], {
		tint: "#0f5a3d",
	});
	main("metal", block(0.062, 0.008, 0.062, { bevel: 0.003 }), [-0.05, 0.005, -0.02], { tint: "#cfd3d8" });
	main("metal", block(0.05, 0.007, 0.05, { bevel: 0.003 }), [0.06, 0.005, -0.03], { tint: "#e09a63" });
	for (let i = 0; i < 4; i++)
		main("paint", block(0.02, 0.004, 0.012, { bevel: 0 }), [0.012, 0.005, -0.06 + i * 0.022], { tint: "#171a20" });
	for (let i = 0; i < 2; i++) {
		main("paint", block(0.12, 0.006, 0.008, { bevel: 0 }), [-0.04, 0.005, 0.05 + i * 0.02], { tint: "#171a20" });
		for (let k = 0; k < 5; k++)
			main("paint", block(0.016, 0.004, 0.006, { bevel: 0 }), [-0.084 + k * 0.022, 0.011, 0.05 + i * 0.02], {
				tint: "#3c4454",
			});
	}
	for (let i = 0; i < 9; i++)
		main("metal", rod(0.006, 0.014, 8), [0.11 + (i % 3) * 0.018, 0.005, 0.02 + Math.floor(i / 3) * 0.022], {
			tint: i % 2 ? "#c8ccd2" : "#8d95a0",
		});
	main("paint", block(0.05, 0.012, 0.03, { bevel: 0.001 }), [0.13, 0.005, -0.09], { tint: "#171a20" });
	for (const x of [0.145, 0.168])
		main("paint", block(0.006, 0.006, 0.006, { bevel: 0 }), [x, 0.005, 0.1], { tint: "#d9b35c" });

	// The lid hangs on the board, so that taken apart each lies clear of the one below.
	const cooled = model.node("heat-sink", { parent: above, at: [0, 0.016, 0], extras: { part: "heat-sink" } });
	const lid = onto(model, cooled);
	lid("paint", extrude(roundedRectangle(width, depth, 0.02, 4), 0.022, { bevel: 0.004 }), [0, 0, 0], {
		tint: "#2340c7",
	});
	for (let i = 0; i < 19; i++) {
		const x = -0.162 + i * 0.018;
		lid("paint", block(0.005, 0.045, depth - (Math.abs(i - 9) > 7 ? 0.05 : 0.024), { bevel: 0.0015 }), [x, 0.021, 0], {
			tint: "#2a49d6",
		});
	}
	lid("metal", block(0.05, 0.014, 0.05, { bevel: 0.002 }), [-0.05, -0.0135, -0.02], { tint: "#e09a63" });
	lid("light", board(0.09, 0.006, 0.002), [0.1, 0.008, depth / 2 - 0.001]);
	const masts = onto(model, model.node("antennas", { parent: cooled, at: [0.155, -0.004, -depth / 2] }));
	for (const x of [-0.3, 0]) {
		masts("metal", cylinder(0.009, 0.02, { segments: 10, bevel: 0.002 }), [x, 0, -0.012], { tint: "#d9b35c" });
		masts("paint", cylinder(0.0095, 0.17, { segments: 12, bevel: 0.004, top: 0.006 }), [x, 0.02, -0.012], {
			tint: "#14171d",
		});
	}
	return model;
}
