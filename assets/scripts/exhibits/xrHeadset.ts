import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import {
	block,
	board,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sheet,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

type Put = ReturnType<typeof onto>;
const FORWARD: Vec3 = [Math.PI / 2, 0, 0];
/** Twice life size: a face is 0.3 m across. */
const EYE = 0.064;

/** The front of a headset bends round the face: how far back a point this far from the middle lies. */
const wrap = (x: number): number => -2.1 * x * x;
const goggle = (width: number, height: number): Point2[] => {
	const points: Point2[] = [];
	for (let i = 0; i < 40; i++) {
		const a = (i / 40) * Math.PI * 2;
		const [c, s] = [Math.cos(a), Math.sin(a)];
		// A rounded rectangle with a notch for the nose below.
		const x = Math.sign(c) * Math.abs(c) ** 0.45 * (width / 2);
		const y = Math.sign(s) * Math.abs(s) ** 0.5 * (height / 2);
		points.push([x, s < 0 ? y + 0.032 * Math.exp(-((x / 0.045) ** 2)) : y]);
	}
	return points;
};

/** A headset that comes apart along the line of sight: visor, cameras, board, displays, pancake lenses, cushion, straps. */
export function xrHeadset(): Model {
	const model = new Model("xr-headset", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.32 },
		visor: { colour: "#1a1420", metallic: 0.6, roughness: 0.08 },
		lens: { colour: "#b9d4ff", roughness: 0.03, alpha: 0.36 },
		light: { colour: "#ffd9a0", emissive: "#ff9a2e" },
	});
	const stand = onto(model, model.node("stand"));
	stand("paint", extrude(roundedRectangle(0.24, 0.32, 0.07, 6), 0.02, { bevel: 0.005 }), [0, 0, -0.06], {
		tint: "#20160a",
	});
	stand(
		"metal",
		sweep(
			curve(
				[
					[0, 0.018, -0.16],
					[0, 0.15, -0.16],
					[0, 0.27, -0.13],
					[0, 0.34, -0.06],
				],
				14,
			),
			{ radius: 0.013, sides: 10 },
		),
		[0, 0, 0],
		{ tint: "#c8ccd0" },
	);
	stand("paint", block(0.12, 0.016, 0.14, { bevel: 0.008 }), [0, 0.335, -0.03], { tint: "#20160a" });

	const worn = model.node("headset", { at: [0, 0.4, 0] });
	straps(model, worn);
	const body = model.node("body", { parent: worn, at: [0, 0, 0.05] });
	const cushion = onto(model, body);
	cushion("paint", ring(goggle(0.31, 0.17), goggle(0.25, 0.118), 0.05, 0.012), [0, 0, -0.005], { tint: "#2c2620" });
	cushion("paint", ring(goggle(0.322, 0.182), goggle(0.27, 0.132), 0.016, 0.004), [0, 0, 0.035], { tint: "#f3efe8" });

	// From the eye outward; what hangs on the displays goes further than they do, and the visor furthest.
	const lenses = model.node("lenses", { parent: body, at: [0, 0, 0.045], extras: { part: "lenses" } });
	const displays = model.node("displays", { parent: body, at: [0, 0, 0.086], extras: { part: "displays" } });
	const channels: Channel[] = [];
	for (const side of [-1, 1]) {
		const name = side < 0 ? "left" : "right";
		const lens = model.node(`${name}-lens`, { parent: lenses, at: [side * EYE, 0, 0] });
		pancake(onto(model, lens));
		const panelNode = model.node(`${name}-display`, { parent: displays, at: [side * EYE, 0, 0] });
		display(onto(model, panelNode), side);
		const times = Array.from({ length: 33 }, (_, n) => n / 4);
		const values = times.map((t): Vec3 => [side * (EYE + 0.006 * Math.sin((t / 8) * Math.PI * 2) ** 3), 0, 0]);
		channels.push(
			{ node: `${name}-lens`, path: "translation", times, values },
			{ node: `${name}-display`, path: "translation", times, values },
		);
	}
	const mainboard = model.node("main-board", { parent: displays, at: [0, 0, 0.014], extras: { part: "main-board" } });
	circuit(onto(model, mainboard));
	const cameras = model.node("cameras", { parent: mainboard, at: [0, 0, 0.014], extras: { part: "cameras" } });
	frame(onto(model, cameras));
	const front = onto(model, model.node("visor", { parent: cameras, at: [0, 0, 0.014], extras: { part: "visor" } }));
	const outline = goggle(0.334, 0.19);
	front("visor", dome(0.334, 0.19), [0, 0, 0.02]);
	front("paint", ring(outline, goggle(0.322, 0.178), 0.02, 0.004), [0, 0, 0], { tint: "#f59a23" });
	front("paint", ring(goggle(0.328, 0.184), goggle(0.316, 0.172), 0.08, 0.002), [0, 0, -0.079], { tint: "#f3efe8" });
	model.animate("finding the eyes", channels);
	return model;
}

/** A flat frame between two outlines of equally many points. */
function ring(outer: readonly Point2[], inner: readonly Point2[], depth: number, bevel: number) {
	const tipped = (points: readonly Point2[]) => points.map(([x, y]) => [x, -y] as const);
	const solid = extrude(tipped(outer), depth, { bevel, hole: tipped(inner) });
	return bent({
		vertices: solid.vertices.map((v) => ({
			...v,
			position: [v.position[0], -v.position[2], v.position[1]] as Vec3,
			normal: [v.normal[0], -v.normal[2], v.normal[1]] as Vec3,
		})),
		triangles: solid.triangles,
	});
}

const bent = (surface: ReturnType<typeof upright>) => ({
	...surface,
	vertices: surface.vertices.map((v) => ({
		...v,
		position: [v.position[0], v.position[1], v.position[2] + wrap(v.position[0])] as Vec3,
	})),
});

/** The visor's dark pane, arched two ways. */
function dome(width: number, height: number) {
	const outline = goggle(width, height);
	return sheet(40, 7, (u, v) => {
		const i = u * 40;
		const [a, b] = [outline[Math.floor(i) % 40] as Point2, outline[(Math.floor(i) + 1) % 40] as Point2];
		const f = i - Math.floor(i);
		const [x, y] = [(a[0] + (b[0] - a[0]) * f) * (1 - v * 0.999), (a[1] + (b[1] - a[1]) * f) * (1 - v * 0.999)];
		return [x, y, wrap(x) + 0.026 * (1 - (1 - v) ** 2.6)];
	});
}

/** Two lenses with a half mirror between them fold the way of the light to a third. */
function pancake(put: Put): void {
	put(
		"metal",
		lathe(
			[
				[0.05, 0],
				[0.056, 0.002],
				[0.058, 0.016],
				[0.056, 0.036],
				[0.05, 0.038],
				[0.047, 0.034],
				[0.047, 0.004],
				[0.05, 0],
			],
			32,
		),
		[0, 0, 0],
		{ turn: FORWARD, tint: "#3b3640" },
	);
	put(
		"metal",
		lathe(
			[
				[0.0585, 0.01],
				[0.0605, 0.011],
				[0.0605, 0.019],
				[0.0585, 0.02],
			],
			32,
		),
		[0, 0, 0],
		{ turn: FORWARD, tint: "#f59a23" },
	);
	put(
		"lens",
		lathe(
			[
				[0, -0.012],
				[0.02, -0.0095],
				[0.036, -0.003],
				[0.0475, 0.006],
				[0.0475, 0.012],
				[0, 0.014],
			],
			28,
		),
		[0, 0, 0],
		{ turn: FORWARD },
	);
	put(
		"lens",
		lathe(
			[
				[0, 0.02],
				[0.0475, 0.024],
				[0.0475, 0.032],
				[0, 0.035],
			],
			28,
		),
		[0, 0, 0],
		{ turn: FORWARD },
	);
}

function display(put: Put, side: number): void {
	put("paint", upright(roundedRectangle(0.1, 0.104, 0.012, 3), 0.006, 0.001), [0, 0, 0.004], { tint: "#1b1e24" });
	put("light", board(0.07, 0.07, 0.001), [0, -0.035, 0.0], { turn: [0, Math.PI, 0] });
	put("paint", upright(roundedRectangle(0.094, 0.098, 0.01, 3), 0.003), [0, 0, 0.009], { tint: "#d8dce0" });
	put(
		"paint",
		sweep(
			curve(
				[
					[side * 0.03, 0.05, 0.006],
					[side * 0.028, 0.062, 0.012],
					[side * 0.01, 0.058, 0.028],
				],
				8,
			),
			{
				radius: 0.008,
				section: [
					[-1, -0.12],
					[1, -0.12],
					[1, 0.12],
					[-1, 0.12],
				],
			},
		),
		[0, 0, 0],
		{ tint: "#e08b2e" },
	);
}

function circuit(put: Put): void {
	const shape = goggle(0.28, 0.13);
	put("paint", upright(shape, 0.005), [0, 0, 0], { tint: "#10573c" });
	put("metal", board(0.04, 0.04, 0.006), [0.0, -0.006, 0.0025], { tint: "#cfd3d8" });
	put("paint", board(0.028, 0.024, 0.004), [-0.052, 0.0, 0.0025], { tint: "#171a20" });
	put("paint", board(0.028, 0.024, 0.004), [0.052, 0.0, 0.0025], { tint: "#171a20" });
	put(
		"metal",
		sweep(
			curve(
				[
					[0, 0.016, 0.011],
					[0.05, 0.036, 0.011],
					[0.1, 0.03, 0.011],
				],
				8,
			),
			{ radius: 0.0045, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#e09a63" },
	);
	put(
		"metal",
		sweep(
			curve(
				[
					[0, 0.01, 0.011],
					[-0.05, 0.036, 0.011],
					[-0.1, 0.03, 0.011],
				],
				8,
			),
			{ radius: 0.0045, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#e09a63" },
	);
	for (const x of [-0.1, 0.1]) {
		put("paint", cylinder(0.022, 0.008, { segments: 18, bevel: 0.002 }), [x, 0.012, 0.003], {
			turn: FORWARD,
			tint: "#2b2e34",
		});
		for (let i = 0; i < 7; i++) {
			const a = (i / 7) * Math.PI * 2;
			put(
				"metal",
				block(0.004, 0.013, 0.002, { bevel: 0 }),
				[x + Math.sin(a) * 0.009, 0.012 + Math.cos(a) * 0.009 - 0.006, 0.0115],
				{ tint: "#8d939b" },
			);
		}
	}
	for (let i = 0; i < 16; i++)
		put("paint", board(0.006, 0.004, 0.003), [-0.085 + (i % 8) * 0.024, -0.03 - 0.012 * Math.floor(i / 8), 0.0025], {
			tint: i % 3 ? "#c2a06a" : "#2b2e34",
		});
	put("metal", board(0.03, 0.008, 0.004), [0, 0.044, 0.0025], { tint: "#d9b35c" });
}

function frame(put: Put): void {
	put("paint", ring(goggle(0.318, 0.172), goggle(0.262, 0.112), 0.01, 0.002), [0, 0, 0], { tint: "#3a342c" });
	for (const [x, y, r] of [
		[-0.128, 0.05, 0.013],
		[0.128, 0.05, 0.013],
		[-0.13, -0.042, 0.013],
		[0.13, -0.042, 0.013],
		[-0.05, 0.07, 0.016],
		[0.05, 0.07, 0.016],
		[0, 0.072, 0.009],
	] as const) {
		put("metal", cylinder(r, 0.014, { segments: 14, bevel: 0.002 }), [x, y, wrap(x) + 0.006], {
			turn: FORWARD,
			tint: "#2b2e34",
		});
		put("visor", cylinder(r * 0.62, 0.003, { segments: 12, bevel: 0.001 }), [x, y, wrap(x) + 0.0195], {
			turn: FORWARD,
		});
	}
}

/** Arms from the sides of the cushion back to a pad that holds the battery, and a band over the crown. */
function straps(model: Model, worn: ModelNode): void {
	const node = model.node("straps", { parent: worn, extras: { part: "straps" } });
	const put = onto(model, node);
	const flat: readonly Point2[] = [
		[-0.28, -1],
		[0.28, -1],
		[0.28, 1],
		[-0.28, 1],
	];
	for (const side of [-1, 1]) {
		put(
			"paint",
			sweep(
				curve(
					[
						[side * 0.145, 0, 0.03],
						[side * 0.158, 0.004, -0.03],
						[side * 0.156, 0.004, -0.11],
						[side * 0.12, -0.006, -0.185],
						[side * 0.06, -0.012, -0.22],
					],
					18,
				),
				{ radius: 0.02, section: flat.map(([x, y]) => [y, x] as const) },
			),
			[0, 0, 0],
			{ tint: "#f3efe8" },
		);
		put("paint", cylinder(0.02, 0.012, { segments: 16, bevel: 0.003 }), [side * 0.16, 0.003, -0.035], {
			turn: [0, 0, -side * (Math.PI / 2)],
			tint: "#f59a23",
		});
		put("paint", cylinder(0.011, 0.004, { segments: 14, bevel: 0.001 }), [side * 0.171, 0.003, -0.035], {
			turn: [0, 0, -side * (Math.PI / 2)],
			tint: "#3b3640",
		});
		put("paint", block(0.012, 0.034, 0.05, { bevel: 0.005 }), [side * 0.162, -0.04, -0.075], { tint: "#2c2620" });
	}
	put(
		"paint",
		sweep(
			curve(
				[
					[0, 0.08, 0.055],
					[0, 0.135, 0.01],
					[0, 0.155, -0.07],
					[0, 0.12, -0.165],
					[0, 0.04, -0.225],
				],
				18,
			),
			{ radius: 0.018, section: flat.map(([x, y]) => [y, x] as const) },
		),
		[0, 0, 0],
		{ tint: "#2c2620" },
	);
	put("paint", extrude(roundedRectangle(0.16, 0.036, 0.016, 4), 0.085, { bevel: 0.01 }), [0, -0.055, -0.228], {
		tint: "#f3efe8",
	});
	put("paint", extrude(roundedRectangle(0.13, 0.02, 0.0085, 3), 0.07, { bevel: 0.008 }), [0, -0.048, -0.205], {
		tint: "#2c2620",
	});
	put("paint", cylinder(0.024, 0.016, { segments: 20, bevel: 0.004 }), [0, -0.012, -0.244], {
		turn: [-Math.PI / 2, 0, 0],
		tint: "#f59a23",
	});
}
