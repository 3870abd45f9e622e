import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { arcBand, block, circle, cylinder, extrude, lathe, panel, sphere, torus } from "#assets/scripts/mesh/shapes.ts";
import { onto } from "./onto.ts";

const HEAD = 0.42;
const RADIUS = 0.112;
/** Orders from full astern to full ahead, as turns of the lever from upright. */
const ORDERS = [-1.9, -1.14, -0.38, 0.38, 1.14, 1.9] as const;

/** A bridge telegraph in brass that gives its orders: lever, dial, glass, bell and column come apart. 0.58 m, half the size of life. */
export function engineTelegraph(): Model {
	const model = new Model("engine-telegraph", {
		brass: { colour: "#c8963c", metallic: 1, roughness: 0.26 },
		dark: { colour: "#ffffff", roughness: 0.4 },
		dial: { colour: "#ffffff", roughness: 0.55 },
		glass: { colour: "#dfeef2", roughness: 0.03, alpha: 0.18 },
	});
	const column = model.node("column", { extras: { part: "column" } });
	const put = onto(model, column);
	put(
		"dark",
		lathe(
			[
				[0, 0],
				[0.15, 0],
				[0.156, 0.006],
				[0.15, 0.018],
				[0, 0.018],
			],
			36,
		),
		[0, 0, 0],
		{ tint: "#3a2216" },
	);
	put(
		"brass",
		lathe(
			[
				[0, 0.018],
				[0.112, 0.018],
				[0.116, 0.026],
				[0.1, 0.036],
				[0.062, 0.05],
				[0.044, 0.075],
				[0.038, 0.11],
				[0.035, 0.2],
				[0.036, 0.27],
				[0.046, 0.285],
				[0.048, 0.294],
				[0.04, 0.304],
				[0.052, 0.322],
				[0, 0.33],
			],
			36,
		),
	);
	for (let i = 0; i < 8; i++) {
		const a = (i / 8) * Math.PI * 2;
		put("brass", cylinder(0.0075, 0.008, { segments: 6, bevel: 0.001 }), [Math.sin(a) * 0.1, 0.034, Math.cos(a) * 0.1]);
	}
	for (const y of [0.12, 0.24]) put("brass", torus(0.0385, 0.004, { segments: 28, sides: 6 }), [0, y, 0]);

	// The drum lies across the column: a ring of brass between two dials.
	const drum = model.node("drum", { at: [0, HEAD, 0], extras: { part: "drum" } });
	const lying = (surface: Surface) => place(surface, { turn: [Math.PI / 2, 0, 0] });
	model.add(
		"brass",
		lying(
			lathe(
				[
					[RADIUS, -0.045],
					[RADIUS + 0.008, -0.045],
					[RADIUS + 0.012, -0.036],
					[RADIUS + 0.006, -0.028],
					[RADIUS + 0.006, 0.028],
					[RADIUS + 0.012, 0.036],
					[RADIUS + 0.008, 0.045],
					[RADIUS, 0.045],
					[RADIUS - 0.008, 0.04],
					[RADIUS - 0.008, -0.04],
					[RADIUS, -0.045],
				],
				44,
			),
		),
		{ node: drum },
	);
	for (let i = 0; i < 20; i++) {
		const a = (i / 20) * Math.PI * 2;
		model.add("brass", sphere(0.0042, { segments: 7, rings: 5 }), {
			node: drum,
			at: [Math.sin(a) * (RADIUS + 0.007), Math.cos(a) * (RADIUS + 0.007), 0.02],
		});
	}
	for (const side of [1, -1]) {
		const turn: readonly [number, number, number] = [0, side > 0 ? 0 : Math.PI, 0];
		model.add("dial", lying(extrude(circle(RADIUS - 0.006, 44), 0.004, { bevel: 0 })), {
			node: drum,
			at: [0, 0, side * 0.032],
			turn,
			tint: "#f3ecd9",
		});
		// A field for each order: red astern, white for stop, green ahead, with one bar, two or three for how much.
		ORDERS.forEach((angle, i) => {
			const step = 0.76;
			const tint = i < 3 ? ["#8e1f1c", "#b0342c", "#cf6a52"][i] : ["#7fb08a", "#3f8a5c", "#1f6b45"][i - 3];
			const field = extrude(arcBand(0.05, 0.094, angle - step / 2 + 0.03, angle + step / 2 - 0.03, 7), 0.0012, {
				bevel: 0,
			});
			model.add("dial", place(field, { turn: [-Math.PI / 2, 0, 0] }), {
				node: drum,
				at: [0, 0, side * 0.037 - (side > 0 ? 0 : -0.0012)],
				tint: tint ?? "#ffffff",
			});
			const bars = i < 3 ? 3 - i : i - 2;
			for (let k = 0; k < bars; k++) {
				const r = 0.06 + k * 0.012;
				model.add("dial", panel(0.02 + k * 0.005, 0.0045), {
					node: drum,
					at: [Math.sin(angle) * r, Math.cos(angle) * r, side * 0.0388],
					turn: [0, side > 0 ? 0 : Math.PI, -angle],
					tint: "#fbf7ec",
				});
			}
		});
	}
	const glass = model.node("glass", { at: [0, HEAD, 0], extras: { part: "glass" } });
	model.add(
		"glass",
		lying(
			lathe(
				[
					[0, 0.05],
					[0.06, 0.048],
					[RADIUS - 0.004, 0.0425],
				],
				30,
			),
		),
		{ node: glass },
	);
	model.add("brass", lying(torus(RADIUS - 0.003, 0.0045, { segments: 40, sides: 6 })), {
		node: glass,
		at: [0, 0, 0.043],
	});

	const lever = model.node("lever", { at: [0, HEAD, 0], rotation: aboutAxis([0, 0, 1], 0), extras: { part: "lever" } });
	for (const side of [-1, 1]) {
		model.add("brass", block(0.014, 0.185, 0.005, { bevel: 0.002 }), { node: lever, at: [0, 0, side * 0.0575] });
		model.add("brass", lying(cylinder(0.022, 0.008, { segments: 20, bevel: 0.002 })), {
			node: lever,
			at: [0, 0, side * 0.0575 + 0.004 - 0.008],
		});
		// The pointer runs over the dial.
		model.add("dark", block(0.006, 0.075, 0.002, { bevel: 0 }), {
			node: lever,
			at: [0, 0.012, side * 0.0405],
			tint: "#16181b",
		});
	}
	model.add("brass", lying(cylinder(0.007, 0.13, { segments: 12, bevel: 0.002 })), {
		node: lever,
		at: [0, 0.18, -0.065],
	});
	model.add(
		"dark",
		lying(
			lathe(
				[
					[0.009, 0],
					[0.015, 0.012],
					[0.016, 0.05],
					[0.013, 0.088],
					[0.009, 0.1],
				],
				18,
			),
		),
		{ node: lever, at: [0, 0.18, -0.05], tint: "#4a2417" },
	);

	const bell = model.node("bell", { at: [0, HEAD - 0.105, -0.075], extras: { part: "bell" } });
	model.add(
		"brass",
		lathe(
			[
				[0, 0.05],
				[0.016, 0.05],
				[0.03, 0.036],
				[0.035, 0.014],
				[0.044, 0],
				[0.04, 0],
				[0.03, 0.014],
				[0.026, 0.032],
				[0, 0.045],
			],
			26,
		),
		{ node: bell },
	);
	model.add("brass", sphere(0.009, { segments: 10, rings: 7 }), { node: bell, at: [0, 0.002, 0] });
	model.add("brass", cylinder(0.006, 0.016, { segments: 10, bevel: 0.002 }), { node: bell, at: [0, 0.048, 0] });

	const way: readonly number[] = [3, 4, 5, 4, 3, 2, 1, 2, 3];
	const times: number[] = [];
	const values: Quat[] = [];
	way.forEach((order, i) => {
		const turn = aboutAxis([0, 0, 1], -(ORDERS[order] ?? 0));
		times.push(i * 1.6, i * 1.6 + 1.1);
		values.push(turn, turn);
	});
	const channel: Channel = { node: "lever", path: "rotation", times, values };
	model.animate("orders", [channel]);
	return model;
}
