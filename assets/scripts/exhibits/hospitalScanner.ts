import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis } from "#assets/scripts/mesh/quaternion.ts";
import {
	arcBand,
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sphere,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, limb, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const ALONG_Z: Vec3 = [Math.PI / 2, 0, 0];

/** A CT scanner at about half its size: the table slides, and behind a smoked ring the tube and its detector turn. */
export function hospitalScanner(): Model {
	const model = new Model("hospital-scanner", {
		shell: { colour: "#ffffff", roughness: 0.35 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.35 },
		smoke: { colour: "#26323c", roughness: 0.08, alpha: 0.32 },
		light: { colour: "#9ff3ee", emissive: "#3fd8d2" },
	});
	const scanner = model.node("scanner", { at: [-0.42, 0, 0], turn: [0, Math.PI / 2, 0] });
	const y = 0.5;

	const gantry = model.node("gantry", { parent: scanner, extras: { part: "gantry" } });
	const body = onto(model, gantry);
	const body56 = superellipse(0.49, 0.455, 3.4, 56);
	// Outlines are drawn in (x, z) and tipped up: their z becomes −y.
	body("shell", extrude(body56, 0.22, { bevel: 0.02, hole: circle(0.43, 56) }), [0, y, -0.2], {
		turn: ALONG_Z,
		tint: "#eef1f3",
	});
	body("shell", lathe(bore(0.185, -0.2, 0.1), 44), [0, y, 0], { turn: ALONG_Z, tint: "#f4f6f7" });
	body("shell", lathe(disc(0.24, 0.43, -1), 44), [0, y, -0.195], { turn: ALONG_Z, tint: "#dfe5e8" });
	body("shell", block(0.86, 0.1, 0.38, { bevel: 0.03 }), [0, 0, -0.06], { tint: "#39505c" });
	body("light", torus(0.2, 0.006, { segments: 44, sides: 6 }), [0, y, 0.105], { turn: ALONG_Z });

	const cover = model.node("front-cover", { parent: scanner, extras: { part: "front-cover" } });
	const front = onto(model, cover);
	front("shell", extrude(body56, 0.09, { bevel: 0.022, hole: circle(0.385, 56) }), [0, y, 0.03], {
		turn: ALONG_Z,
		tint: "#f7f9fa",
	});
	front("smoke", lathe(disc(0.262, 0.39, 1), 44), [0, y, 0.106], { turn: ALONG_Z });
	front(
		"shell",
		lathe(
			[
				[0.264, 0.1],
				[0.264, 0.118],
				[0.25, 0.124],
				[0.21, 0.108],
				[0.188, 0.06],
			],
			44,
		),
		[0, y, 0],
		{ turn: ALONG_Z, tint: "#ffffff" },
	);
	for (const side of [-1, 1]) {
		front("shell", extrude(roundedRectangle(0.07, 0.15, 0.014, 3), 0.012), [side * 0.432, y + 0.02, 0.116], {
			turn: ALONG_Z,
			tint: "#1c2a31",
		});
		for (let i = 0; i < 4; i++)
			front(
				"light",
				cylinder(0.009, 0.005, { segments: 10, bevel: 0.001 }),
				[side * 0.432, y + 0.07 - i * 0.032, 0.126],
				{
					turn: ALONG_Z,
				},
			);
	}

	// What turns: a drum with the tube above, the detector below, generators between.
	const rotor = model.node("rotor", { parent: scanner, at: [0, y, 0], extras: { part: "rotor" } });
	const drum = onto(model, rotor);
	drum("metal", extrude(circle(0.415, 44), 0.03, { bevel: 0.004, hole: circle(0.215, 44) }), [0, 0, -0.11], {
		turn: ALONG_Z,
		tint: "#8b949b",
	});
	drum("metal", torus(0.405, 0.012, { segments: 44, sides: 6 }), [0, 0, -0.07], { turn: ALONG_Z, tint: "#c9ced2" });
	drum("metal", cylinder(0.062, 0.15, { segments: 20, bevel: 0.01 }), [-0.075, 0.315, -0.01], {
		turn: [0, 0, -Math.PI / 2],
		tint: "#d8dcdf",
	});
	drum("shell", block(0.1, 0.07, 0.08, { bevel: 0.008 }), [0, 0.225, -0.04], { tint: "#e8833a" });
	drum("shell", extrude(arcBand(0.285, 0.36, -0.62, 0.62, 14), 0.12, { bevel: 0.006 }), [0, 0, -0.075], {
		turn: ALONG_Z,
		tint: "#22313a",
	});
	drum("metal", extrude(arcBand(0.27, 0.285, -0.62, 0.62, 14), 0.1, { bevel: 0.002 }), [0, 0, -0.065], {
		turn: ALONG_Z,
		tint: "#b8a15a",
	});
	for (const side of [-1, 1]) {
		drum("shell", block(0.12, 0.2, 0.11, { bevel: 0.01 }), [side * 0.32, -0.03, -0.03], { tint: "#4a5a64" });
		drum("metal", block(0.075, 0.09, 0.09, { bevel: 0.01 }), [side * 0.25, 0.21, -0.03], { tint: "#9aa4ab" });
		for (let i = 0; i < 4; i++)
			drum("metal", block(0.1, 0.01, 0.01, { bevel: 0.001 }), [side * 0.32, 0.02 + i * 0.035, 0.028], {
				tint: "#c9ced2",
			});
	}

	const foot = model.node("table-foot", { parent: scanner, extras: { part: "table-foot" } });
	const base = onto(model, foot);
	base("shell", block(0.32, 0.035, 0.74, { bevel: 0.014 }), [0, 0, 0.72], { tint: "#39505c" });
	base("shell", block(0.23, 0.27, 0.5, { bevel: 0.03 }), [0, 0.03, 0.74], { tint: "#eef1f3" });
	base("shell", block(0.27, 0.05, 0.8, { bevel: 0.014 }), [0, 0.3, 0.72], { tint: "#dfe5e8" });
	base("light", block(0.232, 0.006, 0.36, { bevel: 0 }), [0, 0.27, 0.74]);

	const top = model.node("table-top", { parent: scanner, at: [0, 0.35, 0.68], extras: { part: "table-top" } });
	const bed = onto(model, top);
	bed("shell", extrude(cradle(), 1.18, { bevel: 0.004 }), [0, 0.012, -0.62], { turn: ALONG_Z, tint: "#f4f6f7" });
	bed("shell", block(0.19, 0.022, 1.1, { bevel: 0.01 }), [0, 0.012, -0.02], { tint: "#2f8f95" });
	bed("shell", block(0.13, 0.04, 0.15, { bevel: 0.018 }), [0, 0.026, -0.47], { tint: "#e5f2f2" });
	const person = blend(
		0.03,
		ball(0, 0.1, -0.455, 0.046, 0.056, 0.062),
		limb([0, 0.085, -0.41], [0, 0.078, -0.36], 0.026, 0.03),
		ball(0, 0.078, -0.24, 0.096, 0.052, 0.15),
		ball(0, 0.074, -0.03, 0.084, 0.048, 0.12),
		limb([-0.092, 0.075, -0.31], [-0.106, 0.055, -0.1], 0.03, 0.022),
		limb([0.092, 0.075, -0.31], [0.106, 0.055, -0.1], 0.03, 0.022),
		limb([-0.106, 0.055, -0.1], [-0.088, 0.06, 0.05], 0.022, 0.018),
		limb([0.106, 0.055, -0.1], [0.088, 0.06, 0.05], 0.022, 0.018),
		limb([-0.045, 0.07, 0.02], [-0.043, 0.066, 0.42], 0.046, 0.028),
		limb([0.045, 0.07, 0.02], [0.043, 0.066, 0.42], 0.046, 0.028),
		limb([-0.043, 0.06, 0.42], [-0.05, 0.11, 0.44], 0.024, 0.018),
		limb([0.043, 0.06, 0.42], [0.05, 0.11, 0.44], 0.024, 0.018),
	);
	bed("shell", surfaceNets(person, [-0.16, 0.01, -0.54], [0.16, 0.18, 0.48], 0.0165), [0, 0, 0], {
		tint: ([x, py, z]) => {
			if (z < -0.385) return z < -0.47 || py < 0.085 ? [0.05, 0.04, 0.04] : [0.83, 0.6, 0.47];
			const hand = Math.abs(x) > 0.07 && z > -0.02 && z < 0.1;
			if (hand || z > 0.36) return [0.83, 0.6, 0.47];
			return [0.5, 0.72, 0.78];
		},
	});
	bed("shell", block(0.2, 0.05, 0.07, { bevel: 0.02 }), [0, 0.03, 0.52], { tint: "#39505c" });

	const seconds = 12;
	const key = [0, 1, 4, 6.5, 9.5, 12];
	const slide = [0, 0, -0.36, -0.36, 0, 0];
	// Eased by hand: a patient table never starts with a jerk.
	const times: number[] = [];
	const values: Vec3[] = [];
	key.slice(1).forEach((end, k) => {
		const start = key[k] as number;
		for (let i = 0; i < 6; i++) {
			const t = i / 6;
			const eased = t * t * (3 - 2 * t);
			times.push(start + (end - start) * t);
			values.push([0, 0.35, 0.68 + (slide[k] as number) * (1 - eased) + (slide[k + 1] as number) * eased]);
		}
	});
	times.push(seconds);
	values.push([0, 0.35, 0.68]);
	model.animate("scan", [
		{ node: "table-top", path: "translation", times, values },
		spin("rotor", [0, 0, 1], seconds, 8, aboutAxis([0, 0, 1], 0)),
	]);
	return model;
}

/** A rotating-anode X-ray tube: what the scanner's light comes from. 0.52 m long. */
export function xrayTube(): Model {
	const model = new Model("xray-tube", {
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		matte: { colour: "#ffffff", roughness: 0.55 },
		glass: { colour: "#cfe6ea", roughness: 0.05, alpha: 0.26 },
		light: { colour: "#ffd08a", emissive: "#ff9a2e" },
	});
	const y = 0.3;
	const alongX: Vec3 = [0, 0, -Math.PI / 2];
	const stand = onto(model, model.node("stand"));
	stand("matte", extrude(roundedRectangle(0.56, 0.24, 0.03, 4), 0.03, { bevel: 0.006 }), [0, 0, 0], {
		tint: "#22343d",
	});
	for (const x of [-0.235, 0.235]) {
		stand("metal", block(0.02, y - 0.06, 0.1, { bevel: 0.004 }), [x, 0.03, 0], { tint: "#9aa4ab" });
		stand("metal", torus(0.06, 0.011, { segments: 28, sides: 8 }), [x, y, 0], { turn: alongX, tint: "#9aa4ab" });
	}
	const glass = onto(model, model.node("envelope", { at: [0, y, 0], extras: { part: "envelope" } }));
	glass(
		"glass",
		lathe(
			[
				[0.03, -0.27],
				[0.052, -0.25],
				[0.054, -0.14],
				[0.1, -0.08],
				[0.118, -0.03],
				[0.118, 0.06],
				[0.1, 0.11],
				[0.056, 0.15],
				[0.052, 0.25],
				[0.03, 0.27],
			],
			32,
		),
		[0, 0, 0],
		{ turn: alongX },
	);
	const anode = onto(model, model.node("anode", { at: [0, y, 0], extras: { part: "anode" } }));
	anode(
		"metal",
		lathe(
			[
				[0, -0.02],
				[0.045, -0.02],
				[0.088, 0.004],
				[0.09, 0.016],
				[0.05, 0.03],
				[0.014, 0.034],
			],
			36,
		),
		[0, 0, 0],
		{ turn: alongX, tint: "#a9a6a0" },
	);
	// The track the beam runs on, and one mark that shows the turning.
	anode(
		"metal",
		lathe(
			[
				[0.058, -0.0135],
				[0.084, 0.0015],
				[0.0835, 0.0025],
			],
			36,
		),
		[-0.0012, 0, 0],
		{ turn: alongX, tint: "#6b6f78" },
	);
	for (let i = 0; i < 6; i++)
		anode(
			"metal",
			block(0.004, 0.03, 0.004, { bevel: 0 }),
			[0.03, Math.cos(i * 1.047) * 0.04 - 0.015, Math.sin(i * 1.047) * 0.04],
			{ tint: "#50565c" },
		);
	anode("metal", cylinder(0.014, 0.1, { segments: 14 }), [0.02, 0, 0], { turn: alongX, tint: "#c4c9cd" });
	anode("metal", cylinder(0.04, 0.14, { segments: 24, bevel: 0.006 }), [0.11, 0, 0], { turn: alongX, tint: "#c47a45" });
	const cathode = onto(model, model.node("cathode", { at: [0, y, 0], extras: { part: "cathode" } }));
	cathode("metal", cylinder(0.032, 0.1, { segments: 20 }), [-0.25, 0, 0], { turn: alongX, tint: "#d8dcdf" });
	cathode("metal", block(0.1, 0.03, 0.03, { bevel: 0.006 }), [-0.12, 0.04, 0], { tint: "#b9bfc4" });
	cathode("metal", block(0.03, 0.05, 0.03, { bevel: 0.006 }), [-0.155, 0, 0], { tint: "#b9bfc4" });
	cathode("metal", block(0.036, 0.042, 0.046, { bevel: 0.006 }), [-0.066, 0.038, 0], { tint: "#dfe3e6" });
	cathode("light", block(0.004, 0.006, 0.03, { bevel: 0 }), [-0.0465, 0.056, 0]);
	cathode("metal", sphere(0.014, { segments: 12, rings: 8 }), [-0.285, 0, 0], { tint: "#c9a14a" });
	model.animate("spinning", [spin("anode", [1, 0, 0], 4, 6)]);
	return model;
}

/** A test cylinder with rods of known density, on its cradle: each morning's first scan. */
export function testPhantom(): Model {
	const model = new Model("test-phantom", {
		matte: { colour: "#ffffff", roughness: 0.5 },
		acrylic: { colour: "#bfe3ea", roughness: 0.06, alpha: 0.3 },
		metal: { colour: "#c9ced2", metallic: 1, roughness: 0.35 },
	});
	const y = 0.24;
	const stand = onto(model, model.node("stand"));
	stand("matte", extrude(roundedRectangle(0.46, 0.3, 0.03, 4), 0.03, { bevel: 0.006 }), [0, 0, 0], { tint: "#22343d" });
	for (const z of [-0.085, 0.085])
		stand("matte", extrude(vee(), 0.03, { bevel: 0.003 }), [0, 0.03, z - 0.015], {
			turn: [Math.PI / 2, 0, 0],
			scale: [1, 1, -1],
			tint: "#e6ebed",
		});
	const shell = onto(model, model.node("cylinder", { at: [0, y, 0], extras: { part: "cylinder" } }));
	shell("acrylic", cylinder(0.17, 0.24, { segments: 40, bevel: 0.006 }), [0, 0, -0.12], { turn: ALONG_Z });
	for (const z of [-0.122, 0.122])
		shell("metal", torus(0.168, 0.006, { segments: 40, sides: 6 }), [0, 0, z], { turn: ALONG_Z });
	const rods = onto(model, model.node("rods", { at: [0, y, 0], extras: { part: "rods" } }));
	["#e8833a", "#2f8f95", "#f2c230", "#b6384a", "#f4f4f0", "#3b5fb0", "#7ba843", "#8a5aa8"].forEach((tint, i) => {
		const a = (i / 8) * Math.PI * 2;
		rods("matte", cylinder(0.026, 0.27, { segments: 18 }), [Math.cos(a) * 0.112, Math.sin(a) * 0.112, -0.135], {
			turn: ALONG_Z,
			tint,
		});
	});
	rods("matte", cylinder(0.038, 0.27, { segments: 24 }), [0, 0, -0.135], { turn: ALONG_Z, tint: "#17242b" });
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * Math.PI * 2 + 0.3;
		rods(
			"metal",
			cylinder(0.0035 + i * 0.0012, 0.27, { segments: 10, bevel: 0.001 }),
			[Math.cos(a) * 0.062, Math.sin(a) * 0.062, -0.135],
			{ turn: ALONG_Z },
		);
	}
	return model;
}

/** From the back rim through the bore to the front. */
const bore = (radius: number, back: number, front: number): Point2[] => [
	[radius, front],
	[radius, back + 0.06],
	[radius + 0.02, back + 0.02],
	[radius + 0.06, back],
];

/** A flat ring looking up (1) or down (−1) its axis. */
const disc = (inner: number, outer: number, facing: 1 | -1): Point2[] =>
	facing > 0
		? [
				[outer, 0],
				[inner, 0],
			]
		: [
				[inner, 0],
				[outer, 0],
			];

function superellipse(rx: number, rz: number, power: number, count: number): Point2[] {
	return Array.from({ length: count }, (_, i): Point2 => {
		const a = (i / count) * Math.PI * 2;
		const part = (v: number) => Math.sign(v) * Math.abs(v) ** (2 / power);
		return [part(Math.cos(a)) * rx, part(Math.sin(a)) * rz];
	});
}

/** The table's section, tipped up later: hollow above, rounded below. */
function cradle(): Point2[] {
	const points: Point2[] = [];
	for (let i = 0; i <= 12; i++) {
		const a = Math.PI * (i / 12);
		points.push([Math.cos(a) * 0.125, Math.sin(a) * 0.042 - 0.02]);
	}
	for (let i = 1; i < 12; i++) {
		const a = Math.PI * (1 - i / 12);
		points.push([Math.cos(a) * 0.112, Math.sin(a) * 0.026 - 0.02]);
	}
	return points;
}

/** A block with a round bed for a cylinder. */
function vee(): Point2[] {
	const points: Point2[] = [
		[-0.17, 0],
		[0.17, 0],
		[0.17, 0.1],
	];
	for (let i = 0; i <= 10; i++) {
		const a = -0.75 + (i / 10) * -1.64;
		points.push([Math.cos(a) * 0.172, 0.21 + Math.sin(a) * 0.172]);
	}
	points.push([-0.17, 0.1]);
	return points;
}
