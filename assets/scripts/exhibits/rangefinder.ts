import { Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sheet,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
/** Over chrome: brass without a material, and so without a draw, of its own. */
const BRASS = "#f5bc5b";
/** The optical axis over the table. */
const AXIS = 0.2;

/**
 * A rangefinder camera drawn apart along its optical axis, as on an assembly drawing: film, body, shutter, mount, iris,
 * focusing ring, glass. Twice the size of life; the lever advances, the focus turns, and it comes farther apart. 0.6 m long.
 */
export function rangefinder(): Model {
	const model = new Model("rangefinder", {
		chrome: { colour: "#cfd2d4", metallic: 1, roughness: 0.3 },
		black: { colour: "#ffffff", roughness: 0.45 },
		glass: { colour: "#9fc8e8", roughness: 0.02, metallic: 0.1, alpha: 0.42 },
	});
	const display = model.node("display", { turn: [0, -0.9, 0] });
	const part = (name: string, z: number, y = AXIS): ModelNode =>
		model.node(name, { at: [0, y, z], parent: display, extras: { part: name } });

	const base = onto(model, model.node("base", { parent: display }));
	base("black", extrude(roundedRectangle(0.2, 0.62, 0.02, 3), 0.014, { bevel: 0.004 }), [0, 0, 0.1], {
		tint: "#e9e6df",
	});
	// A pin for each piece, up to its lower edge.
	for (const [z, top] of [
		[-0.17, 0.136],
		[-0.105, 0.162],
		[0, 0.122],
		[0.075, 0.156],
		[0.13, 0.136],
		[0.19, 0.161],
		[0.229, 0.151],
		[0.289, 0.141],
		[0.342, 0.143],
		[0.398, 0.145],
	] as const)
		base("black", rod(0.003, top - 0.013, 7), [0, 0.013, z], { tint: "#9aa0a6" });
	for (const x of [-0.12, 0.12]) base("black", rod(0.0025, 0.034, 6), [x, AXIS + 0.062, 0], { tint: "#9aa0a6" });

	door(model, part("back-door", -0.17));
	film(model, part("film", -0.105));
	body(model, part("body", 0));
	topPlate(model, part("top-plate", 0, AXIS + 0.118));

	const shutter = onto(model, part("shutter", 0.075));
	shutter("black", upright(frame(0.12, 0.09, 0.006), 0.004), [0, 0, 0], { tint: "#2a2c30" });
	shutter("black", upright(rect(0.108, 0.076), 0.0012), [0, 0, -0.003], { tint: "#17181b" });
	for (const y of [-0.025, 0, 0.025]) shutter("chrome", block(0.1, 0.0012, 0.001, FLAT), [0, y, -0.0012]);
	for (const side of [-1, 1])
		shutter("chrome", cylinder(0.007, 0.09, { segments: 12, bevel: 0.001 }), [side * 0.066, -0.045, 0], {
			tint: BRASS,
		});

	const mount = onto(model, part("mount", 0.125));
	mount(
		"chrome",
		barrel(
			[
				[0.05, 0],
				[0.066, 0],
				[0.066, 0.008],
				[0.054, 0.01],
				[0.054, 0.02],
				[0.05, 0.02],
				[0.05, 0],
			],
			40,
		),
	);
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * Math.PI * 2 + 0.26;
		mount(
			"black",
			lying(cylinder(0.0036, 0.0016, { segments: 8, bevel: 0 })),
			[Math.sin(a) * 0.0595, Math.cos(a) * 0.0595, 0.0082],
			{ tint: "#55595e" },
		);
	}
	mount("chrome", lying(cylinder(0.004, 0.002, { segments: 10, bevel: 0 })), [0, 0.062, 0.0082], { tint: "#c8322b" });

	const rear = onto(model, part("rear-group", 0.178));
	rear(
		"chrome",
		barrel(
			[
				[0.034, 0],
				[0.04, 0],
				[0.04, 0.026],
				[0.034, 0.026],
				[0.034, 0],
			],
			34,
		),
		[0, 0, 0],
		{ tint: BRASS },
	);
	for (let i = 0; i < 5; i++)
		rear("chrome", lying(torus(0.0405, 0.0011, { segments: 32, sides: 4 })), [0, 0, 0.004 + i * 0.0045], {
			tint: BRASS,
		});
	rear("glass", lens(0.0335, 0.009, 0.005), [0, 0, 0.012]);

	const iris = onto(model, part("iris", 0.225));
	iris(
		"chrome",
		barrel(
			[
				[0.036, 0],
				[0.05, 0],
				[0.05, 0.008],
				[0.036, 0.008],
				[0.036, 0],
			],
			36,
		),
		[0, 0, 0],
		{ tint: "#202226" },
	);
	for (let i = 0; i < 9; i++) {
		const a = (i / 9) * Math.PI * 2;
		iris("chrome", blade(), [0, 0, 0.002 + i * 0.0005], { turn: [0, 0, a] });
	}
	iris("chrome", lying(cylinder(0.003, 0.014, { segments: 8, bevel: 0.001 })), [0.045, 0, 0.004], { tint: BRASS });

	const focus = part("focus-ring", 0.272);
	const ring = onto(model, focus);
	ring(
		"black",
		barrel(
			[
				[0.048, 0],
				[0.062, 0],
				[0.064, 0.003],
				[0.064, 0.016],
				[0.06, 0.018],
				[0.06, 0.034],
				[0.048, 0.034],
				[0.048, 0],
			],
			44,
		),
		[0, 0, 0],
		{ tint: "#24262a" },
	);
	for (let i = 0; i < 40; i++) {
		const a = (i / 40) * Math.PI * 2;
		if (i % 5 === 4) continue;
		ring("black", block(0.004, 0.0024, 0.013, FLAT), [Math.sin(a) * 0.0638, Math.cos(a) * 0.0638 - 0.0012, 0.0095], {
			turn: [0, 0, -a],
			tint: "#33363b",
		});
	}
	for (let i = 0; i < 12; i++) {
		const a = (i / 12) * Math.PI * 1.1 - 0.8;
		ring(
			"black",
			block(i % 3 ? 0.0012 : 0.0022, 0.0006, i % 3 ? 0.005 : 0.009, FLAT),
			[Math.sin(a) * 0.0601, Math.cos(a) * 0.0601, 0.027],
			{ turn: [0, 0, -a], tint: i === 6 ? "#e0482f" : "#f2efe8" },
		);
	}

	const front = onto(model, part("front-group", 0.332));
	front(
		"chrome",
		barrel(
			[
				[0.044, 0],
				[0.056, 0],
				[0.058, 0.004],
				[0.058, 0.02],
				[0.055, 0.024],
				[0.05, 0.024],
				[0.044, 0.014],
				[0.044, 0],
			],
			44,
		),
	);
	front("glass", lens(0.0445, 0.015, 0.006), [0, 0, 0.008]);
	const name = [0.6, 1.0, 1.4, 2.2, 2.6, 3.6, 4.0, 4.6, 5.4];
	for (const a of name)
		front("chrome", block(0.011, 0.0022, 0.0004, FLAT), [Math.sin(a) * 0.0527, Math.cos(a) * 0.0527 - 0.001, 0.0242], {
			turn: [0, 0, -a],
			tint: "#2b2d31",
		});

	const hood = onto(model, part("filter", 0.392));
	hood(
		"black",
		barrel(
			[
				[0.05, 0],
				[0.0555, 0],
				[0.0575, 0.002],
				[0.0575, 0.012],
				[0.053, 0.012],
				[0.05, 0.004],
				[0.05, 0],
			],
			40,
		),
		[0, 0, 0],
		{ tint: "#24262a" },
	);
	hood("glass", lying(cylinder(0.0505, 0.002, { segments: 36, bevel: 0.0005 })), [0, 0, 0.003]);

	// Whole loops that ease in and out: focus to near and back, one stroke of the lever.
	const seconds = Array.from({ length: 25 }, (_, i) => i * 0.25);
	const swing = (from: number, to: number, t: number) =>
		t <= from || t >= to ? 0 : 0.5 - 0.5 * Math.cos(((t - from) / (to - from)) * Math.PI * 2);
	model.animate("in-hand", [
		{
			node: "focus-ring",
			path: "rotation",
			times: seconds,
			values: seconds.map((t) => fromTurn([0, 0, 1.3 * swing(0, 4, t)])),
		},
		{
			node: "advance-lever",
			path: "rotation",
			times: seconds,
			values: seconds.map((t) => fromTurn([0, -2.1 * swing(4.25, 5.75, t), 0])),
		},
	]);
	return model;
}

const lying = (surface: Surface): Surface => place(surface, { turn: [Math.PI / 2, 0, 0] });
/** A profile of [radius, way] turned about the optical axis, which is +Z. */
const barrel = (profile: readonly Point2[], segments: number): Surface => lying(lathe(profile, segments));

/** A lens: bulging forward by one sagitta and back by another. */
function lens(radius: number, forward: number, back: number): Surface {
	const arc = (sagitta: number, sign: 1 | -1): Point2[] =>
		Array.from({ length: 8 }, (_, i): Point2 => {
			const r = (i / 7) * radius;
			return [r, sign * sagitta * (1 - (r / radius) ** 2)];
		});
	return barrel([...arc(back, -1), ...arc(forward, 1).reverse()], 32);
}

const rect = (w: number, h: number): Point2[] => [
	[-w / 2, -h / 2],
	[w / 2, -h / 2],
	[w / 2, h / 2],
	[-w / 2, h / 2],
];
/** A frame as one outline, cut open at a corner by nothing. */
function frame(w: number, h: number, t: number): Point2[] {
	const [a, b] = [rect(w, h), rect(w - 2 * t, h - 2 * t)];
	const first = a[0] as Point2;
	const inner = b[0] as Point2;
	return [...a, first, inner, ...[...b].reverse()];
}

/** A curved iris blade that leaves the middle open; nine overlap to a nonagon. */
function blade(): Surface {
	const outline: Point2[] = [];
	for (let i = 0; i <= 6; i++) {
		const a = (i / 6) * 1.5;
		outline.push([Math.sin(a) * 0.037, Math.cos(a) * 0.037]);
	}
	outline.push([0.024, -0.006], [0.016, 0.006], [0.0, 0.018], [-0.006, 0.03]);
	return upright(outline, 0.0004);
}

function body(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const shell = (w: number, d: number) => roundedRectangle(w, d, d / 2.05, 7);
	// Open behind and around the lens, so that film and shutter have their places.
	put("black", extrude(shell(0.32, 0.072), 0.128, { bevel: 0.003, hole: shell(0.306, 0.058) }), [0, -0.066, 0], {
		tint: "#232427",
	});
	put("chrome", extrude(shell(0.322, 0.074), 0.014, { bevel: 0.003 }), [0, -0.08, 0]);
	put("chrome", extrude(shell(0.322, 0.074), 0.006, { bevel: 0.002 }), [0, 0.06, 0]);
	// Leather: a grain of small studs on the front.
	for (let i = 0; i < 22; i++)
		for (let k = 0; k < 11; k++) {
			const [x, y] = [-0.121 + i * 0.0115, -0.055 + k * 0.0108];
			if (Math.hypot(x, y) < 0.07 || (i + k) % 2) continue;
			put(
				"black",
				place(
					lathe(
						[
							[0.0048, 0],
							[0, 0.0013],
						],
						5,
					),
					{ turn: [Math.PI / 2, 0, 0] },
				),
				[x, y, 0.0358],
				{ tint: "#34363a" },
			);
		}
	put(
		"chrome",
		barrel(
			[
				[0.056, 0],
				[0.07, 0],
				[0.072, 0.003],
				[0.07, 0.012],
				[0.056, 0.012],
				[0.056, 0],
			],
			44,
		),
		[0, 0, 0.034],
	);
	put("black", lying(cylinder(0.056, 0.002, { segments: 36, bevel: 0 })), [0, 0, 0.036], { tint: "#0d0e10" });
	// Self-timer and frame selector.
	put("chrome", lying(cylinder(0.011, 0.008, { segments: 18, bevel: 0.002 })), [-0.1, 0.03, 0.036]);
	put("chrome", block(0.008, 0.046, 0.006, { bevel: 0.002 }), [-0.1, -0.014, 0.041]);
	put("chrome", lying(cylinder(0.007, 0.006, { segments: 14, bevel: 0.002 })), [0.098, -0.03, 0.036]);
	for (const side of [-1, 1])
		put("chrome", place(torus(0.007, 0.0018, { segments: 14, sides: 5 }), { turn: [0, 0, Math.PI / 2] }), [
			side * 0.164,
			0.04,
			0,
		]);
}

function topPlate(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const shell = (w: number, d: number) => roundedRectangle(w, d, d / 2.05, 7);
	put("chrome", extrude(shell(0.32, 0.07), 0.026, { bevel: 0.005 }), [0, -0.026, 0]);
	put("chrome", block(0.2, 0.03, 0.062, { bevel: 0.005 }), [-0.02, -0.006, 0.001]);
	const window = (x: number, w: number, h: number) => {
		put("black", upright(rect(w + 0.006, h + 0.006), 0.002), [x, 0.008, 0.0322], { tint: "#17181b" });
		put("glass", upright(rect(w, h), 0.002), [x, 0.008, 0.0336]);
		put("glass", upright(rect(w, h), 0.002), [x, 0.008, -0.0308]);
	};
	window(-0.09, 0.034, 0.02);
	window(0.052, 0.018, 0.014);
	window(-0.02, 0.048, 0.014);
	// Shoe, speed dial, release, rewind.
	put("black", block(0.03, 0.002, 0.026, FLAT), [-0.02, 0.0242, 0], { tint: "#1b1c1f" });
	for (const side of [-1, 1])
		put("chrome", block(0.005, 0.006, 0.026, { bevel: 0.001 }), [-0.02 + side * 0.015, 0.024, 0]);
	const dial = (x: number, r: number, h: number, y = 0) => {
		put("chrome", cylinder(r, h, { segments: 28, bevel: 0.0015 }), [x, y, 0]);
		for (let i = 0; i < 20; i++) {
			const a = (i / 20) * Math.PI * 2;
			put("black", block(0.0014, h - 0.004, 0.0014, FLAT), [x + Math.sin(a) * r, y + 0.002, Math.cos(a) * r], {
				tint: "#6a6f74",
			});
		}
	};
	dial(0.1, 0.017, 0.014);
	for (let i = 0; i < 9; i++) {
		const a = (i / 9) * Math.PI * 2;
		put("black", block(0.001, 0.0006, 0.004, FLAT), [0.1 + Math.sin(a) * 0.012, 0.0138, Math.cos(a) * 0.012], {
			turn: [0, a, 0],
			tint: i ? "#2b2d31" : "#c8322b",
		});
	}
	dial(-0.137, 0.015, 0.012);
	put("chrome", cylinder(0.009, 0.008, { segments: 18, bevel: 0.001 }), [0.137, 0, -0.004]);
	put("black", cylinder(0.006, 0.011, { segments: 14, bevel: 0.002 }), [0.137, 0.004, -0.004], { tint: "#c8322b" });
	const lever = model.node("advance-lever", { at: [0.137, 0.001, -0.004], parent: node });
	const arm: Point2[] = [
		[0.012, -0.006],
		[0.012, 0.008],
		[-0.004, 0.013],
		[-0.03, 0.024],
		[-0.052, 0.024],
		[-0.056, 0.016],
		[-0.03, 0.013],
		[-0.01, -0.004],
	];
	model.add(
		"chrome",
		extrude(
			arm.map(([x, z]): Point2 => [x, -z]),
			0.005,
			{ bevel: 0.001 },
		),
		{ node: lever },
	);
	model.add("chrome", block(0.016, 0.009, 0.006, { bevel: 0.002 }), {
		node: lever,
		at: [-0.05, -0.001, -0.021],
		tint: "#202226",
	});
}

function film(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	put("black", cylinder(0.026, 0.092, { segments: 24, bevel: 0.002 }), [-0.115, -0.046, 0], { tint: "#e2a21c" });
	for (const y of [-0.051, 0.044])
		put("black", cylinder(0.0272, 0.007, { segments: 24, bevel: 0.002 }), [-0.115, y, 0], { tint: "#1c1d20" });
	put("black", cylinder(0.01, 0.014, { segments: 12, bevel: 0.002 }), [-0.115, 0.05, 0], { tint: "#1c1d20" });
	put("black", block(0.02, 0.05, 0.003, { bevel: 0.001 }), [-0.102, -0.025, 0.0245], { tint: "#1f4fa0" });
	put("black", cylinder(0.014, 0.1, { segments: 18, bevel: 0.002 }), [0.115, -0.05, 0], { tint: "#c3c8cb" });
	for (const y of [-0.044, 0.038])
		put("black", cylinder(0.018, 0.006, { segments: 10, bevel: 0.001 }), [0.115, y, 0], { tint: "#c3c8cb" });
	const strip = sheet(
		18,
		1,
		(u, v): Vec3 => {
			const x = -0.1 + u * 0.206;
			const z = 0.018 - 0.006 * Math.sin(u * Math.PI);
			return [x, (v - 0.5) * 0.078, z];
		},
		{ bothSides: true },
	);
	put("black", strip, [0, 0, 0], { tint: "#5b4632" });
	for (let i = 0; i < 21; i++)
		for (const y of [-0.034, 0.034]) {
			const u = (i + 0.5) / 21;
			put("black", upright(rect(0.005, 0.004), 0.001), [-0.1 + u * 0.206, y, 0.0187 - 0.006 * Math.sin(u * Math.PI)], {
				tint: "#efe9db",
			});
		}
	for (let i = 0; i < 3; i++)
		put(
			"black",
			upright(rect(0.052, 0.046), 0.0008),
			[-0.06 + i * 0.06, 0, 0.0186 - 0.006 * Math.sin((0.2 + i * 0.29) * Math.PI)],
			{ tint: ["#8a6a48", "#a0835c", "#6f5842"][i] ?? "#8a6a48" },
		);
}

function door(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	put("black", block(0.3, 0.126, 0.008, { bevel: 0.003 }), [0, -0.066, 0], { tint: "#232427" });
	put("chrome", upright(frame(0.302, 0.128, 0.004), 0.006), [0, -0.003, 0]);
	put("chrome", block(0.06, 0.05, 0.002, { bevel: 0.0006 }), [0, -0.028, 0.0052]);
	put("black", block(0.05, 0.03, 0.003, { bevel: 0.001 }), [0.08, -0.04, -0.005], { tint: "#efe9db" });
	put("chrome", cylinder(0.004, 0.12, { segments: 10, bevel: 0.001 }), [0.152, -0.063, 0]);
}
