import { type Channel, Model, spin } from "#assets/scripts/mesh/Model.ts";
import { block, circle, cylinder, extrude, rod, roundedRectangle, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const COLD = "#2f7fe0";
const WARM = "#e2562f";

/** A cold plate at twice its size, in layers: processor, copper with its fine channels, clear cover; a pump turns beside it. */
export function coldPlate(): Model {
	const model = new Model("cold-plate", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.28 },
		glass: { colour: "#bfe6f5", roughness: 0.05, alpha: 0.28 },
	});
	const foot = onto(model, model.node("stand"));
	foot("paint", extrude(circle(0.13, 28), 0.014, { bevel: 0.003 }), [0, 0, 0], { tint: "#0c1433" });
	foot("metal", cylinder(0.026, 0.2, { segments: 16, bevel: 0.003 }), [0, 0.013, 0], { tint: "#aeb4bc" });
	const top = model.node("cooling", { at: [0, 0.21, 0] });
	const base = onto(model, model.node("board", { parent: top }));
	base("paint", extrude(roundedRectangle(0.44, 0.44, 0.024, 4), 0.014, { bevel: 0.003 }), [0, 0, 0], {
		tint: "#0c1433",
	});
	base("paint", extrude(roundedRectangle(0.41, 0.41, 0.014, 3), 0.008, { bevel: 0 }), [0, 0.0125, 0], {
		tint: "#10573c",
	});
	for (let i = 0; i < 6; i++) {
		base("paint", block(0.011, 0.052, 0.2, { bevel: 0 }), [-0.188 + i * 0.019, 0.02, 0.07], {
			tint: i % 2 ? "#2340c7" : "#20252e",
		});
	}
	for (let i = 0; i < 10; i++) {
		base("metal", rod(0.008, 0.018, 8), [-0.03 + i * 0.021, 0.02, 0.19], { tint: i % 3 ? "#c8ccd2" : "#8d95a0" });
		base("paint", block(0.015, 0.012, 0.015, { bevel: 0.001 }), [-0.03 + i * 0.021, 0.02, 0.165], { tint: "#242a34" });
	}
	base("paint", extrude(roundedRectangle(0.2, 0.2, 0.01, 3), 0.02, { bevel: 0.002 }), [0.08, 0.02, 0.03], {
		tint: "#d8dce2",
	});

	// Each layer hangs on the one below it, so that taken apart they part evenly.
	const processor = model.node("processor", { parent: top, at: [0.08, 0.042, 0.03], extras: { part: "processor" } });
	const chip = onto(model, processor);
	chip("paint", block(0.17, 0.008, 0.17, { bevel: 0.002 }), [0, 0, 0], { tint: "#1a6b4a" });
	chip("metal", block(0.145, 0.014, 0.145, { bevel: 0.006 }), [0, 0.007, 0], { tint: "#d4d8dc" });

	const channelled = model.node("copper", { parent: processor, at: [0, 0.026, 0], extras: { part: "copper" } });
	const copper = onto(model, channelled);
	copper("metal", extrude(roundedRectangle(0.2, 0.2, 0.014, 4), 0.016, { bevel: 0.003 }), [0, 0, 0], {
		tint: "#e09a63",
	});
	for (let i = 0; i < 25; i++)
		copper("metal", block(0.0026, 0.02, 0.13, { bevel: 0 }), [-0.066 + i * 0.0055, 0.015, 0], { tint: "#eeb07a" });

	const cover = onto(model, model.node("cover", { parent: channelled, at: [0, 0.018, 0], extras: { part: "cover" } }));
	cover("glass", extrude(roundedRectangle(0.19, 0.19, 0.014, 4), 0.034, { bevel: 0.004 }));
	for (const [sx, sz] of [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
	] as const) {
		cover("metal", cylinder(0.012, 0.04, { segments: 12, bevel: 0.002 }), [sx * 0.1, 0, sz * 0.1], { tint: "#b9bec6" });
		cover("metal", cylinder(0.008, 0.05, { segments: 6, bevel: 0.001 }), [sx * 0.1, 0, sz * 0.1], { tint: "#3c434d" });
	}
	for (const [x, tint] of [
		[-0.05, COLD],
		[0.05, WARM],
	] as const) {
		cover("metal", cylinder(0.017, 0.026, { segments: 14, bevel: 0.003 }), [x, 0.033, 0], { tint: "#d6d9dd" });
		cover("metal", torus(0.016, 0.004, { segments: 16, sides: 6 }), [x, 0.046, 0], { tint });
	}

	// The loop: out of the plate, over to the pump and back.
	const loop = onto(model, model.node("hoses", { parent: top }));
	const hose = (tint: string, points: readonly Vec3[]) =>
		loop("paint", sweep(curve(points, 22), { radius: 0.013, sides: 9 }), [0, 0, 0], { tint });
	hose(COLD, [
		[0.03, 0.135, 0.03],
		[0.03, 0.19, 0.025],
		[-0.03, 0.225, -0.02],
		[-0.11, 0.19, -0.08],
		[-0.125, 0.12, -0.105],
	]);
	hose(WARM, [
		[0.13, 0.135, 0.03],
		[0.135, 0.2, 0.02],
		[0.12, 0.25, -0.06],
		[0.08, 0.24, -0.15],
		[0.08, 0.11, -0.155],
	]);
	loop(
		"paint",
		sweep(
			curve(
				[
					[0.04, 0.06, -0.155],
					[-0.02, 0.05, -0.15],
					[-0.06, 0.055, -0.13],
				],
				10,
			),
			{ radius: 0.013, sides: 9 },
		),
		[0, 0, 0],
		{ tint: "#9a6bd0" },
	);
	loop("paint", block(0.12, 0.09, 0.05, { bevel: 0.006 }), [0.08, 0.02, -0.165], { tint: "#e6e9ee" });
	for (let i = 0; i < 7; i++)
		loop("metal", block(0.1, 0.003, 0.052, { bevel: 0 }), [0.08, 0.03 + i * 0.011, -0.165], { tint: "#aeb4bc" });

	const pump = onto(model, model.node("pump", { parent: top, at: [-0.125, 0.02, -0.125] }));
	pump("metal", cylinder(0.062, 0.05, { segments: 28, bevel: 0.006 }), [0, 0, 0], { tint: "#2340c7" });
	pump("metal", extrude(circle(0.064, 28), 0.008, { bevel: 0.002, hole: circle(0.052, 28) }), [0, 0.05, 0], {
		tint: "#d6d9dd",
	});
	pump("glass", cylinder(0.052, 0.03, { segments: 24, bevel: 0.006 }), [0, 0.05, 0]);
	pump("metal", cylinder(0.018, 0.03, { segments: 14, bevel: 0.003 }), [0, 0.079, 0], { tint: "#d6d9dd" });
	const channels: Channel[] = [spin("impeller", [0, 1, 0], 4, 8)];
	const impeller = onto(model, model.node("impeller", { parent: top, at: [-0.125, 0.074, -0.125] }));
	impeller("paint", cylinder(0.012, 0.02, { segments: 12, bevel: 0.002 }), [0, 0, 0], { tint: "#4fe3ff" });
	for (let i = 0; i < 7; i++) {
		const a = (i / 7) * Math.PI * 2;
		const blade = Array.from({ length: 5 }, (_, k): Vec3 => {
			const r = 0.01 + k * 0.0088;
			return [Math.cos(a + k * 0.16) * r, 0.009, Math.sin(a + k * 0.16) * r];
		});
		impeller(
			"paint",
			sweep(blade, {
				radius: 0.0075,
				section: [
					[0.22, -1],
					[0.22, 1],
					[-0.22, 1],
					[-0.22, -1],
				],
			}),
			[0, 0, 0],
			{ tint: "#7fe9ff" },
		);
	}
	model.animate("pumping", channels);
	return model;
}
