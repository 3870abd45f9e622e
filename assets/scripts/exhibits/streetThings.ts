import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { curve } from "./curve.ts";

/** The park's lamp post: light, camera, weather head, screen, charging point, at 1:8. */
export function smartLamp(): Model {
	const model = new Model("smart-lamp", {
		pole: { colour: "#50565e", metallic: 0.6, roughness: 0.4 },
		white: { colour: "#f1f2f2", roughness: 0.4 },
		glass: { colour: "#11161c", roughness: 0.1 },
		light: { colour: "#ffffff", emissive: "#fff1cf" },
		signal: { colour: "#35d0ba", emissive: "#23b7a2" },
	});
	const post = model.node("post");
	model.add("pole", extrude(roundedRectangle(0.2, 0.2, 0.02, 3), 0.014, { bevel: 0.003 }), { node: post });
	model.add("pole", extrude(roundedRectangle(0.07, 0.07, 0.014, 3), 0.14, { bevel: 0.003 }), {
		node: post,
		at: [0, 0.013, 0],
	});
	model.add("signal", extrude(roundedRectangle(0.072, 0.072, 0.014, 3), 0.004, { bevel: 0 }), {
		node: post,
		at: [0, 0.135, 0],
	});
	model.add(
		"pole",
		lathe(
			[
				[0.024, 0],
				[0.017, 0.52],
			],
			16,
		),
		{ node: post, at: [0, 0.15, 0] },
	);
	model.add(
		"pole",
		sweep(
			curve(
				[
					[0, 0.64, 0],
					[0.01, 0.68, 0],
					[0.09, 0.705, 0],
					[0.17, 0.705, 0],
				],
				14,
			),
			{ radius: (t) => 0.011 - 0.004 * t, sides: 10 },
		),
		{ node: post },
	);
	model.add("white", extrude(roundedRectangle(0.13, 0.04, 0.018, 4), 0.012, { bevel: 0.004 }), {
		node: post,
		at: [0.19, 0.7, 0],
	});
	model.add("light", extrude(roundedRectangle(0.11, 0.028, 0.012, 4), 0.003, { bevel: 0 }), {
		node: post,
		at: [0.19, 0.698, 0],
	});
	const screen = model.node("screen", { at: [0, 0.3, 0.026], extras: { part: "screen" } });
	model.add("glass", block(0.075, 0.15, 0.012, { bevel: 0.003 }), { node: screen });
	model.add("signal", block(0.055, 0.016, 0.001, { bevel: 0 }), { node: screen, at: [0, 0.118, 0.0062] });
	for (let i = 0; i < 4; i++)
		model.add("white", block(0.055 - (i % 2) * 0.018, 0.006, 0.001, { bevel: 0 }), {
			node: screen,
			at: [-(i % 2) * 0.009, 0.09 - i * 0.018, 0.0062],
		});
	for (const side of [-1, 1]) {
		model.add(
			"white",
			place(cylinder(0.014, 0.04, { segments: 14, bevel: 0.003 }), { turn: [Math.PI / 2 - 0.25, 0, 0] }),
			{ node: post, at: [side * 0.034, 0.52, 0.0], turn: [0, side * 0.7, 0] },
		);
		model.add("pole", block(0.03, 0.008, 0.008, { bevel: 0.001 }), { node: post, at: [side * 0.022, 0.516, 0] });
	}
	model.add("glass", extrude(circle(0.018, 16), 0.006, { bevel: 0.001 }), {
		node: post,
		at: [0, 0.1, 0.036],
		turn: [Math.PI / 2, 0, 0],
	});
	model.add(
		"pole",
		sweep(
			curve(
				[
					[0, 0.098, 0.04],
					[0.02, 0.06, 0.06],
					[0.05, 0.03, 0.06],
					[0.05, 0.02, 0.03],
				],
				14,
			),
			{ radius: 0.004, sides: 7 },
		),
		{ node: post },
	);
	const wind = model.node("anemometer", { at: [0, 0.675, 0], extras: { part: "anemometer" } });
	model.add(
		"white",
		lathe(
			[
				[0.004, 0],
				[0.004, 0.05],
				[0, 0.052],
			],
			8,
		),
		{ node: wind },
	);
	const cups = model.node("cups", { parent: wind, at: [0, 0.05, 0] });
	for (let i = 0; i < 3; i++) {
		const a = (i * Math.PI * 2) / 3;
		model.add("white", place(cylinder(0.0016, 0.028, { segments: 6, bevel: 0 }), { turn: [0, 0, -Math.PI / 2] }), {
			node: cups,
			turn: [0, a, 0],
		});
		model.add("white", sphere(0.008, { segments: 10, rings: 7 }), {
			node: cups,
			at: [Math.cos(a) * 0.03, 0, -Math.sin(a) * 0.03],
		});
	}
	model.animate("wind", [spin("cups", [0, 1, 0], 2.2, 1)]);
	return model;
}

/** A delivery robot of the park, at 1:2: six wheels, a lid, a flag, a face of light. */
export function deliveryRobot(): Model {
	const model = new Model("delivery-robot", {
		white: { colour: "#f4f5f5", roughness: 0.32 },
		dark: { colour: "#15191e", roughness: 0.25 },
		tyre: { colour: "#26282b", roughness: 0.85 },
		blue: { colour: "#0a6cc2", roughness: 0.35 },
		signal: { colour: "#35d0ba", emissive: "#3fe0c8" },
		steel: { colour: "#b9bec3", metallic: 1, roughness: 0.35 },
	});
	const body = model.node("body", { at: [0, 0.07, 0] });
	model.add("dark", extrude(roundedRectangle(0.26, 0.38, 0.06, 5), 0.04, { bevel: 0.01 }), { node: body });
	model.add("white", extrude(roundedRectangle(0.3, 0.42, 0.08, 6), 0.14, { bevel: 0.03 }), {
		node: body,
		at: [0, 0.03, 0],
	});
	model.add("blue", extrude(roundedRectangle(0.302, 0.422, 0.081, 6), 0.012, { bevel: 0 }), {
		node: body,
		at: [0, 0.072, 0],
	});
	const lid = model.node("lid", { parent: body, at: [0, 0.165, -0.18], extras: { part: "lid" } });
	model.add("white", extrude(roundedRectangle(0.27, 0.34, 0.07, 6), 0.05, { bevel: 0.024 }), {
		node: lid,
		at: [0, 0.004, 0.19],
	});
	model.add("dark", extrude(roundedRectangle(0.276, 0.346, 0.07, 6), 0.008, { bevel: 0 }), {
		node: lid,
		at: [0, 0, 0.19],
	});
	model.add(
		"dark",
		place(extrude(roundedRectangle(0.2, 0.07, 0.03, 5), 0.012, { bevel: 0.004 }), { turn: [Math.PI / 2, 0, 0] }),
		{ node: body, at: [0, 0.118, 0.202] },
	);
	for (const side of [-1, 1]) {
		model.add("signal", place(extrude(circle(0.016, 18), 0.004, { bevel: 0.001 }), { turn: [Math.PI / 2, 0, 0] }), {
			node: body,
			at: [side * 0.045, 0.122, 0.2135],
		});
		for (let i = 0; i < 3; i++) {
			const z = -0.13 + i * 0.13;
			model.add("tyre", place(cylinder(0.058, 0.04, { segments: 20, bevel: 0.01 }), { turn: [0, 0, -Math.PI / 2] }), {
				node: body,
				at: [side > 0 ? 0.135 : -0.175, -0.012, z],
			});
			model.add("steel", place(cylinder(0.03, 0.006, { segments: 14, bevel: 0.002 }), { turn: [0, 0, -Math.PI / 2] }), {
				node: body,
				at: [side > 0 ? 0.173 : -0.179, -0.012, z],
			});
		}
	}
	model.add("steel", cylinder(0.004, 0.3, { segments: 6, bevel: 0 }), { node: body, at: [-0.11, 0.15, -0.16] });
	model.add(
		"blue",
		place(
			extrude(
				[
					[0, 0],
					[0.09, 0.026],
					[0, 0.052],
				],
				0.003,
				{ bevel: 0 },
			),
			{ turn: [-Math.PI / 2, 0, 0] },
		),
		{ node: body, at: [-0.107, 0.395, -0.16] },
	);
	model.add("dark", cylinder(0.032, 0.026, { segments: 20, bevel: 0.004 }), { node: body, at: [0, 0.218, 0.06] });
	model.add("steel", torus(0.032, 0.003, { segments: 20, sides: 6 }), { node: body, at: [0, 0.232, 0.06] });
	return model;
}
