import sharp from "sharp";
import { type Channel, linear, Model, type Rgb, type Tint } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, fromTurn, multiply, type Quat, rotate } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	arcBand,
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	sheet,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { addFace, arc, shortHair } from "./figureHead.ts";
import { onto } from "./onto.ts";

const SECONDS = 10;
/** The anchor's scale, and where the foot of his bust is behind the desk. */
const K = 0.54;
const SEAT: Vec3 = [-0.03, 0.335, -0.06];
const SKIN = linear("#e6b593");
const SILVER = linear("#b9bcc4");
/** Where the crane's arm turns on its column. */
const PIVOT: Vec3 = [0.225, 0.45, 0.05];

/** A news studio: a virtual anchor at his desk before the curved screen, a robot crane sweeping its camera past him. */
export async function newsAnchor(): Promise<Model> {
	const model = new Model("news-anchor", {
		paint: { colour: "#ffffff", roughness: 0.45 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.32 },
		light: { colour: "#ffe9bd", emissive: "#ffbf3a" },
		screen: { colour: "#ffffff", roughness: 0.3, emissive: "#08142b", texture: await backdrop() },
	});
	buildStudio(model);
	model.animate("on-air", [...buildAnchor(model), ...buildCrane(model)]);
	return model;
}

function buildStudio(model: Model): void {
	const put = onto(model, model.node("studio"));
	put("paint", extrude(circle(0.27, 48), 0.022, { bevel: 0.005 }), [0, 0, 0], { tint: "#0c1f3f" });
	put(
		"light",
		lathe(
			[
				[0.262, 0.0226],
				[0.255, 0.0226],
			],
			48,
		),
	);
	put("paint", extrude(circle(0.225, 40), 0.014, { bevel: 0.003 }), [0, 0.0215, 0], { tint: "#dfe6ef" });

	const [from, to, radius, foot, tall] = [Math.PI * 0.66, Math.PI * 1.34, 0.236, 0.06, 0.66];
	put(
		"paint",
		extrude(arcBand(radius + 0.003, radius + 0.022, from - 0.03, to + 0.03, 18), tall + 0.03, { bevel: 0 }),
		[0, foot - 0.015, 0],
		{ tint: "#16263f" },
	);
	put(
		"screen",
		sheet(24, 1, (u, v) => {
			const a = to + (from - to) * u;
			return [Math.sin(a) * radius, foot + v * tall, Math.cos(a) * radius];
		}),
	);
	for (const y of [foot - 0.006, foot + tall + 0.006])
		put(
			"light",
			sweep(
				Array.from({ length: 19 }, (_, i): Vec3 => {
					const a = from + ((to - from) * i) / 18;
					return [Math.sin(a) * (radius + 0.002), y, Math.cos(a) * (radius + 0.002)];
				}),
				{ radius: 0.003, sides: 4 },
			),
		);
	// Columns that carry the screen, and a lamp grid above.
	for (const a of [from - 0.06, to + 0.06])
		put("metal", cylinder(0.011, 0.75, { segments: 12 }), [Math.sin(a) * 0.243, 0.02, Math.cos(a) * 0.243], {
			tint: "#b9c0c8",
		});
	put(
		"metal",
		sweep(
			curve(
				[
					[Math.sin(from - 0.06) * 0.243, 0.765, Math.cos(from - 0.06) * 0.243],
					[0.17, 0.8, 0.02],
					[0, 0.81, 0.07],
					[-0.17, 0.8, 0.02],
					[Math.sin(to + 0.06) * 0.243, 0.765, Math.cos(to + 0.06) * 0.243],
				],
				20,
			),
			{ radius: 0.007, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#b9c0c8" },
	);
	for (const [x, z, turn] of [
		[-0.15, 0.03, 0.5],
		[-0.05, 0.068, 0.16],
		[0.05, 0.068, -0.16],
		[0.15, 0.03, -0.5],
	] as const) {
		put("paint", block(0.07, 0.02, 0.045, { bevel: 0.004 }), [x, 0.772, z], { turn: [0.5, turn, 0], tint: "#141d2b" });
		put("light", block(0.06, 0.003, 0.036, { bevel: 0 }), [x, 0.7705, z - 0.001], { turn: [0.5, turn, 0] });
	}

	// The desk: a curved front in two colours, a glass top, light below its edge.
	const desk = (inner: number, outer: number, half: number): Point2[] => arcBand(inner, outer, -half, half, 16);
	const at: Vec3 = [-0.03, 0.034, -0.12];
	put("paint", extrude(desk(0.175, 0.215, 0.86), 0.3, { bevel: 0.004 }), at, { tint: "#14488f" });
	put("paint", extrude(desk(0.2155, 0.2185, 0.5), 0.17, { bevel: 0 }), [at[0], 0.1, at[2]], { tint: "#f1f5fb" });
	put("light", extrude(desk(0.2185, 0.2195, 0.48), 0.006, { bevel: 0 }), [at[0], 0.25, at[2]]);
	put("light", extrude(desk(0.2185, 0.2195, 0.48), 0.006, { bevel: 0 }), [at[0], 0.112, at[2]]);
	put("paint", extrude(desk(0.1, 0.245, 0.9), 0.016, { bevel: 0.004 }), [at[0], 0.334, at[2]], { tint: "#0d1930" });
	put("metal", extrude(desk(0.243, 0.2475, 0.9), 0.006, { bevel: 0 }), [at[0], 0.339, at[2]], { tint: "#d9dee5" });
	// On it: a script, a tablet, a mug.
	put("paint", block(0.07, 0.003, 0.05, { bevel: 0 }), [-0.035, 0.351, 0.075], { turn: [0, 0.08, 0], tint: "#fbfbf7" });
	put("paint", block(0.055, 0.005, 0.04, { bevel: 0.001 }), [0.075, 0.351, 0.05], {
		turn: [0, -0.5, 0],
		tint: "#0b0f17",
	});
	put("light", block(0.048, 0.0006, 0.033, { bevel: 0 }), [0.075, 0.3562, 0.05], { turn: [0, -0.5, 0] });
	put(
		"paint",
		lathe(
			[
				[0.011, 0],
				[0.0125, 0.03],
				[0.0105, 0.03],
				[0.01, 0.004],
				[0, 0.004],
			],
			16,
		),
		[-0.15, 0.35, 0.025],
		{ tint: "#ffb400" },
	);
	put(
		"paint",
		place(torus(0.009, 0.0022, { segments: 14, sides: 5 }), { turn: [Math.PI / 2, 0, 0] }),
		[-0.1645, 0.366, 0.025],
		{ tint: "#ffb400" },
	);

	// The crane's column on its wheeled foot.
	const [px, py, pz] = PIVOT;
	put("paint", cylinder(0.052, 0.016, { segments: 24, bevel: 0.004 }), [px, 0.022, pz], { tint: "#20262e" });
	for (const a of [0.5, 2.6, 4.7])
		put("paint", sphere(0.011, { segments: 8, rings: 6 }), [px + Math.sin(a) * 0.046, 0.03, pz + Math.cos(a) * 0.046], {
			tint: "#0b0f17",
		});
	put("metal", cylinder(0.017, py - 0.06, { segments: 16, top: 0.013 }), [px, 0.036, pz], { tint: "#aeb6be" });
	put("paint", cylinder(0.02, 0.045, { segments: 16 }), [px, py - 0.06, pz], { tint: "#ffb400" });
}

function buildAnchor(model: Model): Channel[] {
	const bust = model.node("anchor", { at: SEAT, extras: { part: "anchor" } });
	const put = (surface: Surface, tint: Tint, at: Vec3 = [0, 0, 0], turn: Vec3 = [0, 0, 0]) =>
		model.add("paint", surface, { node: bust, scale: K, at: scaled(at), turn, tint });
	const torso: Field = blend(
		0.05,
		ball(0, 0.1, 0, 0.135, 0.15, 0.085),
		ball(0, 0.2, -0.01, 0.165, 0.056, 0.07),
		limb([-0.14, 0.205, -0.01], [-0.185, 0.06, 0.02], 0.052, 0.043),
		limb([0.14, 0.205, -0.01], [0.185, 0.06, 0.02], 0.052, 0.043),
	);
	const opening: Field = (x, y, z) =>
		z < 0.02 ? 1 : Math.max(Math.abs(x) - Math.max(0, (y - 0.075) * 0.34), 0.06 - y);
	const jacket = minus(minus(torso, opening, 0.012), limb([0, 0.23, -0.008], [0, 0.4, -0.008], 0.05), 0.008);
	put(
		surfaceNets((x, y, z) => Math.max(jacket(x, y, z), 0.0 - y), [-0.26, -0.03, -0.13], [0.26, 0.3, 0.13], 0.0205),
		"#1a2c52",
	);
	const shirt: Field = (x, y, z) => Math.max(torso(x, y, z) + 0.007, 0.05 - y, Math.abs(x) - 0.08);
	put(surfaceNets(shirt, [-0.1, 0.04, -0.09], [0.1, 0.28, 0.11], 0.021), "#f5f7fb");
	for (const side of [-1, 1]) {
		// Lapels, and the two points of the collar.
		put(
			sweep(
				[
					[side * 0.012, 0.07, 0.089],
					[side * 0.052, 0.17, 0.088],
					[side * 0.068, 0.235, 0.05],
				],
				{ radius: (t) => 0.01 + 0.012 * Math.sin(Math.PI * t), section: FLAT },
			),
			"#22396b",
		);
		put(
			sweep(
				[
					[side * 0.012, 0.226, 0.066],
					[side * 0.044, 0.262, 0.026],
					[side * 0.03, 0.274, -0.05],
				],
				{ radius: 0.014, section: FLAT },
			),
			"#ffffff",
		);
		// Forearms lie on the desk, hands folded over the script.
		const elbow: Vec3 = [side * 0.195, 0.055, 0.05];
		put(
			sweep(curve([elbow, [side * 0.13, 0.05, 0.15], [side * 0.06, 0.052, 0.2]], 6), {
				radius: (t) => 0.043 - 0.014 * t,
				sides: 10,
			}),
			"#1a2c52",
		);
		put(sphere(0.044, { segments: 10, rings: 7 }), "#1a2c52", elbow);
		put(
			place(torus(0.027, 0.006, { segments: 14, sides: 5 }), { turn: [0, 0, Math.PI / 2] }),
			"#ffffff",
			[side * 0.06, 0.052, 0.2],
			[0, side * 0.65, 0],
		);
		put(place(sphere(0.032, { segments: 12, rings: 8 }), { scale: [1.25, 0.72, 0.95] }), () => SKIN, [
			side * 0.024,
			0.056 + (side > 0 ? 0.014 : 0),
			0.218,
		]);
		for (let i = 0; i < 4; i++)
			put(
				sweep(
					[
						[side * 0.014, 0.066 + (side > 0 ? 0.012 : 0), 0.204 + i * 0.0125],
						[side * -0.024, 0.058 + (side > 0 ? 0.014 : 0), 0.21 + i * 0.0125],
					],
					{ radius: 0.0085, sides: 6 },
				),
				() => SKIN,
			);
	}
	put(
		sweep(
			[
				[0, 0.224, 0.069],
				[0, 0.19, 0.086],
				[0, 0.13, 0.094],
				[0, 0.075, 0.092],
			],
			{ radius: (t) => 0.011 + 0.009 * t, section: FLAT },
		),
		"#c9342f",
	);
	put(place(sphere(0.015, { segments: 8, rings: 6 }), { scale: [1, 0.9, 0.7] }), "#c9342f", [0, 0.224, 0.071]);
	put(
		surfaceNets(
			limb([0, 0.2, -0.014], [0, 0.35, -0.006], 0.047, 0.042),
			[-0.07, 0.2, -0.08],
			[0.07, 0.39, 0.06],
			0.021,
		),
		() => SKIN,
	);
	put(block(0.034, 0.02, 0.006, { bevel: 0.002 }), "#ffb400", [-0.085, 0.165, 0.083]);

	const head = model.node("anchor-head", { parent: bust, at: scaled([0, 0.33, -0.004]) });
	addFace(model, head, {
		iris: "#3a2c22",
		skin: SKIN,
		hair: "#8d9097",
		lips: "#b5675c",
		size: K,
		cell: 0.0165,
		materials: { skin: "paint", hair: "paint", cloth: "paint", eye: "paint", light: "paint" },
	});
	const worn = (surface: Surface, tint: Tint, at: Vec3 = [0, 0, 0], turn: Vec3 = [0, 0, 0]) =>
		model.add("paint", surface, { node: head, scale: K, at: scaled(at), turn, tint });
	worn(surfaceNets(shortHair(), [-0.13, -0.02, -0.15], [0.13, 0.25, 0.12], 0.0185), ([px, py, pz]) => {
		const shade = 0.8 + 0.3 * Math.abs(Math.sin(Math.atan2(px / K, pz / K + 0.02) * 11 + (py / K) * 30));
		return SILVER.map((c) => c * shade) as unknown as Rgb;
	});
	for (const side of [-1, 1]) {
		worn(
			place(torus(0.027, 0.0026, { segments: 20, sides: 5 }), { turn: [Math.PI / 2, 0, 0], scale: [1, 0.86, 1] }),
			"#1b1d22",
			[side * 0.034, 0.088, 0.104],
			[0, side * 0.14, 0],
		);
		worn(
			sweep(
				[
					[side * 0.061, 0.092, 0.099],
					[side * 0.092, 0.094, 0.06],
					[side * 0.099, 0.084, 0.002],
				],
				{ radius: 0.0024, sides: 5 },
			),
			"#1b1d22",
		);
	}
	worn(
		sweep(
			arc(0.009, 0.3, Math.PI - 0.3, 5).map(([x, y]): Vec3 => [x, 0.087 + y * 0.5, 0.109]),
			{ radius: 0.0024, sides: 5 },
		),
		"#1b1d22",
	);

	const times = keys(40);
	return [
		{
			node: "anchor-head",
			path: "rotation",
			times,
			values: times.map((t) =>
				fromTurn([0.03 + 0.045 * Math.sin(phase(t) * 3), 0.24 * Math.sin(phase(t)), 0.03 * Math.sin(phase(t) * 2 + 1)]),
			),
		},
		{
			node: "anchor",
			path: "rotation",
			times,
			values: times.map((t) => fromTurn([0.012 * Math.sin(phase(t) * 3), 0.05 * Math.sin(phase(t) - 0.4), 0])),
		},
	];
}

/** A jib with its counterweight; the camera at its end keeps the anchor in the picture. */
function buildCrane(model: Model): Channel[] {
	const reach = 0.2;
	const arm = model.node("crane-arm", { at: PIVOT, rotation: aboutAxis([0, 1, 0], 0.98), extras: { part: "crane" } });
	const put = onto(model, arm);
	// Along −X from the pivot; weights on the other side.
	for (const y of [0.008, -0.008])
		put(
			"metal",
			sweep(
				[
					[0.075, y, 0],
					[-reach, y, 0],
				],
				{ radius: 0.0042, sides: 6 },
			),
			[0, 0, 0],
			{ tint: "#d9dee4" },
		);
	for (let i = 0; i < 7; i++)
		put("metal", block(0.003, 0.016, 0.003, { bevel: 0 }), [0.05 - i * 0.038, -0.008, 0], { tint: "#aeb6be" });
	put("paint", block(0.03, 0.034, 0.034, { bevel: 0.005 }), [0, -0.017, 0], { tint: "#20262e" });
	for (const x of [0.058, 0.072])
		put(
			"paint",
			place(cylinder(0.024, 0.012, { segments: 18, bevel: 0.003 }), { turn: [0, 0, Math.PI / 2] }),
			[x, 0, 0],
			{ tint: "#20262e" },
		);
	put(
		"paint",
		sweep(
			curve(
				[
					[0.02, -0.014, 0.012],
					[-0.06, -0.02, 0.008],
					[-0.13, -0.014, 0.008],
					[-reach, -0.016, 0.004],
				],
				10,
			),
			{ radius: 0.002, sides: 4 },
		),
		[0, 0, 0],
		{ tint: "#101318" },
	);

	const head = model.node("crane-camera", { parent: arm, at: [-reach, 0, 0] });
	const cam = onto(model, head);
	cam("paint", cylinder(0.009, 0.03, { segments: 12 }), [0, -0.036, 0], { tint: "#ffb400" });
	for (const side of [-1, 1])
		cam("paint", block(0.005, 0.045, 0.02, { bevel: 0.001 }), [side * 0.026, -0.075, 0], { tint: "#20262e" });
	cam("paint", block(0.06, 0.006, 0.024, { bevel: 0.001 }), [0, -0.04, 0], { tint: "#20262e" });
	// It looks to −Z.
	cam("paint", block(0.042, 0.04, 0.075, { bevel: 0.005 }), [0, -0.094, 0.008], { tint: "#2a323c" });
	cam(
		"paint",
		place(
			lathe(
				[
					[0.015, 0],
					[0.016, 0.03],
					[0.021, 0.034],
					[0.021, 0.042],
					[0.014, 0.042],
					[0, 0.038],
				],
				18,
			),
			{ turn: [-Math.PI / 2, 0, 0] },
		),
		[0, -0.074, -0.028],
		{ tint: "#12161c" },
	);
	cam("paint", place(sphere(0.0125, { segments: 14, rings: 6 }), { scale: [1, 1, 0.35] }), [0, -0.074, -0.067], {
		tint: "#2a4a86",
	});
	cam("paint", block(0.05, 0.034, 0.004, { bevel: 0.001 }), [0, -0.088, 0.064], {
		tint: "#12161c",
		turn: [-0.1, 0, 0],
	});
	cam("light", sphere(0.0035, { segments: 8, rings: 5 }), [0.012, -0.05, -0.03]);

	const times = keys(40);
	const aim = (t: number): Quat =>
		multiply(
			aboutAxis([0, 1, 0], 0.98 + 0.36 * Math.sin(phase(t))),
			aboutAxis([0, 0, 1], -0.34 + 0.14 * Math.sin(phase(t) * 2 + 0.5)),
		);
	// Wherever the arm is, the camera looks at his face.
	const look = (t: number): Quat => {
		const q = aim(t);
		const end = rotate(q, [-reach, -0.075, 0]);
		const [x, y, z] = [PIVOT[0] + end[0] - SEAT[0], PIVOT[1] + end[1] - 0.555, PIVOT[2] + end[2] - SEAT[2]];
		return multiply([-q[0], -q[1], -q[2], q[3]], fromTurn([-Math.atan2(y, Math.hypot(x, z)), Math.atan2(x, z), 0]));
	};
	return [
		{ node: "crane-arm", path: "rotation", times, values: times.map(aim) },
		{ node: "crane-camera", path: "rotation", times, values: times.map(look) },
	];
}

const FLAT = [
	[1, 0.18],
	[-1, 0.18],
	[-1, -0.18],
	[1, -0.18],
] as const;

const scaled = ([x, y, z]: Vec3): Vec3 => [x * K, y * K, z * K];
const keys = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => (i / count) * SECONDS);
const phase = (t: number): number => (t / SECONDS) * Math.PI * 2;

/** What the curved screen shows: a city at daybreak under a globe's lines. */
async function backdrop(): Promise<Uint8Array> {
	const globe = [-60, -30, 0, 30, 60].map((latitude) => {
		const share = Math.cos((latitude * Math.PI) / 180);
		return `<ellipse cx="200" cy="${(190 + 130 * Math.sin((latitude * Math.PI) / 180)).toFixed(1)}" rx="${(130 * share).toFixed(1)}" ry="${(22 * share).toFixed(1)}"/>`;
	});
	const meridians = [0.25, 0.55, 0.85].map((share) => `<ellipse cx="200" cy="190" rx="${130 * share}" ry="130"/>`);
	const towers = Array.from({ length: 21 }, (_, i) => {
		const tall = 60 + 96 * Math.abs(Math.sin(i * 2.3) * Math.cos(i * 0.7 + 0.4));
		const x = i * 20 - 6;
		const windows = Array.from(
			{ length: 6 },
			(_, k) =>
				`<rect x="${x + 4 + (k % 2) * 6}" y="${524 - tall + 8 + Math.floor(k / 2) * 15}" width="3" height="6" fill="#ffd98a"/>`,
		).join("");
		return `<rect x="${x}" y="${524 - tall}" width="17" height="${tall}" fill="#12305f"/>${windows}`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="524"><defs>
		<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#0b2a66"/><stop offset=".62" stop-color="#2f74c9"/><stop offset="1" stop-color="#ffc46b"/></linearGradient></defs>
		<rect width="400" height="524" fill="url(#sky)"/><circle cx="200" cy="190" r="130" fill="#0d3a86" opacity=".55"/>
		<g fill="none" stroke="#a9d2ff" stroke-width="2" opacity=".85"><circle cx="200" cy="190" r="130"/>${globe.join("")}${meridians.join("")}<path d="M200 60V320"/></g>
		<path d="M24 330Q110 90 236 140T380 70" fill="none" stroke="#ffb400" stroke-width="4"/><circle cx="24" cy="330" r="7" fill="#ffb400"/><circle cx="236" cy="140" r="7" fill="#ffb400"/><circle cx="380" cy="70" r="7" fill="#ffb400"/>
		${towers.join("")}</svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 96, dither: 0.6 }).toBuffer();
}
