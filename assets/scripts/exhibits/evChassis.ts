import { type Channel, Model, spin } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	board,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const ALONG_Z: Vec3 = [Math.PI / 2, 0, 0];
/** What it stands on is low; the road it would stand on is high, because it is shown on a pedestal, its wheels free. */
const PLATE = 0.02;
const ROAD = 0.19;
/** The hubs: half the wheelbase, half the track, the wheel's radius; 2.95 m, 1.65 m and 0.34 m at 1:5. */
const HUB = { x: 0.295, z: 0.165, y: ROAD + 0.07, radius: 0.07 } as const;

/** An electric car without its skin, 0.94 m long at 1:5: pack, two drive units, suspension, wheels, and the body's lines. */
export function evChassis(): Model {
	const model = new Model("ev-chassis", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.34 },
	});
	const base = onto(model, model.node("base"));
	base("paint", extrude(roundedRectangle(0.92, 0.46, 0.05, 4), PLATE, { bevel: 0.005 }), [0, 0, 0], {
		tint: "#1b2420",
	});
	base("paint", block(0.34, 0.002, 0.03, { bevel: 0 }), [0, PLATE, 0.195], { tint: "#1d8a5a" });
	base("paint", upright(pedestal(), 0.17, 0.004), [0, PLATE - 0.002, 0], { tint: "#26352e" });
	for (const side of [-1, 1])
		base("paint", block(0.24, 0.012, 0.003, { bevel: 0 }), [0, PLATE + 0.1, side * 0.0855], { tint: "#d9f25a" });

	pack(model);
	for (const end of [1, -1] as const) {
		driveUnit(model, end);
		suspension(model, end);
	}
	body(model);
	harness(model);

	const channels: Channel[] = [];
	const wheel = wheelSurfaces();
	const seconds = 8;
	for (const end of [1, -1]) {
		for (const side of [1, -1]) {
			const name = `wheel-${end > 0 ? "front" : "rear"}-${side > 0 ? "left" : "right"}`;
			const steered = model.node(name, { at: [end * HUB.x, HUB.y, side * HUB.z], extras: { part: "wheel" } });
			const turning = model.node(`${name}-turning`, { parent: steered });
			const put = onto(model, turning);
			for (const { material, surface, tint } of wheel)
				put(material, surface, [0, 0, 0], { turn: side > 0 ? ALONG_Z : [-Math.PI / 2, 0, 0], tint });
			channels.push(spin(`${name}-turning`, [0, 0, 1], seconds, -4));
			if (end < 0) continue;
			const times = Array.from({ length: 17 }, (_, i) => (i / 16) * seconds);
			channels.push({
				node: name,
				path: "rotation",
				times,
				values: times.map((t) => aboutAxis([0, 1, 0], 0.34 * Math.sin((t / seconds) * Math.PI * 2))),
			});
		}
	}
	model.animate("rolling", channels);
	return model;
}

/** The pedestal seen from the side: a waist between foot and the pack's tray. */
const pedestal = (): Point2[] => {
	const high = ROAD + 0.033 - PLATE;
	return [
		[-0.2, 0],
		[0.2, 0],
		[0.14, 0.05],
		[0.14, high - 0.02],
		[0.17, high],
		[-0.17, high],
		[-0.14, high - 0.02],
		[-0.14, 0.05],
	];
};

/** Tyre, rim, spokes and brake disc, lying in the floor plane with the street side up. */
function wheelSurfaces(): readonly { material: string; surface: Surface; tint: string }[] {
	const r = HUB.radius;
	const half = 0.025;
	const tyre: Point2[] = [
		[r - 0.02, -half + 0.003],
		[r - 0.007, -half],
		[r, -half + 0.009],
		[r, half - 0.009],
		[r - 0.007, half],
		[r - 0.02, half - 0.003],
	];
	const rim: Point2[] = [
		[0.043, -0.016],
		[0.046, half - 0.014],
		[0.049, half - 0.006],
		[r - 0.018, half - 0.004],
	];
	const spokes: Surface[] = [];
	for (let i = 0; i < 5; i++) {
		for (const lean of [-0.16, 0.16]) {
			const a = (i / 5) * Math.PI * 2 + lean * 0.55;
			spokes.push(
				place(block(0.0075, 0.009, 0.042, { bevel: 0 }), {
					at: [Math.sin(a) * 0.031, 0.006, Math.cos(a) * 0.031],
					turn: [0, a + lean * 0.5, 0],
				}),
			);
		}
	}
	const nuts = Array.from({ length: 5 }, (_, i) => {
		const a = (i / 5) * Math.PI * 2 + 0.63;
		return place(rod(0.0022, 0.003, 4), { at: [Math.sin(a) * 0.01, 0.0155, Math.cos(a) * 0.01] });
	});
	return [
		{ material: "paint", surface: lathe(tyre, 24), tint: "#1b1d1f" },
		{
			material: "metal",
			surface: lathe(
				[
					[r - 0.019, half - 0.006],
					[0.046, -0.016],
				],
				20,
			),
			tint: "#8f969c",
		},
		{ material: "metal", surface: lathe(rim.slice(1), 24), tint: "#dfe3e6" },
		{ material: "metal", surface: join(...spokes), tint: "#cfd4d8" },
		{ material: "metal", surface: cylinder(0.014, 0.008, { segments: 12, bevel: 0.002 }), tint: "#aeb5bb" },
		{ material: "metal", surface: join(...nuts), tint: "#eef0f2" },
		{
			material: "metal",
			surface: place(cylinder(0.04, 0.005, { segments: 20, bevel: 0 }), { at: [0, -0.009, 0] }),
			tint: "#b9bec3",
		},
	];
}

/** Tray with cross members, twelve modules, a lid with its ribs. */
function pack(model: Model): void {
	const low = ROAD + 0.03;
	const node = model.node("battery-pack", { extras: { part: "battery-pack" } });
	const put = onto(model, node);
	put("paint", extrude(packOutline(0), 0.008, { bevel: 0.002 }), [0, low, 0], { tint: "#6f787f" });
	put("paint", extrude(packOutline(0), 0.02, { bevel: 0.001, hole: packOutline(-0.01) }), [0, low + 0.007, 0], {
		tint: "#7d868d",
	});
	put("paint", block(0.35, 0.004, 0.2, { bevel: 0 }), [0, low + 0.008, 0], { tint: "#3f6f86" });
	for (let i = 0; i < 7; i++)
		put("paint", block(0.006, 0.016, 0.252, { bevel: 0 }), [-0.186 + i * 0.062, low + 0.008, 0], { tint: "#8d969c" });
	for (const side of [-1, 1])
		for (let i = 0; i < 6; i++)
			put("paint", block(0.014, 0.01, 0.012, { bevel: 0 }), [-0.16 + i * 0.064, low + 0.006, side * 0.142], {
				tint: "#4a5258",
			});

	const modules = onto(model, model.node("battery-modules", { extras: { part: "battery-modules" } }));
	for (let i = 0; i < 6; i++) {
		for (const side of [-1, 1]) {
			const [x, z] = [-0.155 + i * 0.062, side * 0.063];
			modules("paint", block(0.05, 0.017, 0.118, { bevel: 0 }), [x, low + 0.0125, z], { tint: "#1d8a5a" });
			modules("paint", block(0.046, 0.003, 0.112, { bevel: 0 }), [x, low + 0.0285, z], { tint: "#d7ebe0" });
			for (let k = 0; k < 4; k++)
				modules("paint", board(0.04, 0.0035, 0.0012), [x + 0.003, low + 0.0313, z - 0.036 + k * 0.024], {
					turn: [-Math.PI / 2, 0, 0],
					tint: "#3d4a44",
				});
			modules("paint", block(0.006, 0.003, 0.1, { bevel: 0 }), [x - 0.017, low + 0.0312, z], { tint: "#d69c4a" });
		}
	}
	modules("paint", block(0.36, 0.004, 0.006, { bevel: 0 }), [0, low + 0.032, 0], { tint: "#ff7a1a" });
}

const packOutline = (grow: number): Point2[] => {
	const [x, z] = [0.215 + grow, 0.136 + grow];
	return [
		[-x, -z + 0.045],
		[-x + 0.035, -z],
		[x - 0.035, -z],
		[x, -z + 0.045],
		[x, z - 0.045],
		[x - 0.035, z],
		[-x + 0.035, z],
		[-x, z - 0.045],
	];
};

/** Motor and reducer across the axle, inverter above, two half shafts. */
function driveUnit(model: Model, end: 1 | -1): void {
	const name = end > 0 ? "front-drive-unit" : "rear-drive-unit";
	const big = end > 0 ? 0.86 : 1;
	const node = model.node(name, { at: [end * (HUB.x - 0.005), HUB.y, 0], extras: { part: name } });
	const put = onto(model, node);
	put(
		"metal",
		cylinder(0.036 * big, 0.095 * big, { segments: 24, bevel: 0.005 }),
		[-end * 0.042, 0.012, -0.066 * big],
		{
			turn: ALONG_Z,
			tint: "#b9c0c6",
		},
	);
	for (let i = 0; i < 5; i++)
		put("metal", lathe(band(0.0385 * big, 0.004), 20), [-end * 0.042, 0.012, (-0.05 + i * 0.016) * big], {
			turn: ALONG_Z,
			tint: "#9aa2a9",
		});
	put("metal", upright(gearCase(end, big), 0.036, 0.005), [0, 0, 0.045], { tint: "#a5adb4" });
	put("paint", block(0.082 * big, 0.022, 0.1, { bevel: 0.005 }), [-end * 0.042, 0.048 * big, -0.01], {
		tint: "#2d3a34",
	});
	put("paint", block(0.06 * big, 0.002, 0.026, { bevel: 0 }), [-end * 0.042, 0.048 * big + 0.022, -0.02], {
		tint: "#1d8a5a",
	});
	for (const side of [-1, 1]) {
		const from = side > 0 ? 0.062 : -0.072 * big;
		put(
			"metal",
			cylinder(0.0065, HUB.z - 0.02 - Math.abs(from), { segments: 10, bevel: 0 }),
			[end * 0.005, 0, side > 0 ? from : -HUB.z + 0.02],
			{
				turn: ALONG_Z,
				tint: "#6b7278",
			},
		);
		for (const z of [side * (Math.abs(from) + 0.012), side * (HUB.z - 0.034)])
			put("paint", cylinder(0.012, 0.02, { segments: 10, bevel: 0.005 }), [end * 0.005, 0, z - 0.01], {
				turn: ALONG_Z,
				tint: "#17191b",
			});
	}
}

const band = (radius: number, width: number): Point2[] => [
	[radius - 0.003, 0],
	[radius, 0.001],
	[radius, width - 0.001],
	[radius - 0.003, width],
];

/** The reducer's case seen along the axle: a round for the motor and one for the shafts, drawn together. */
function gearCase(end: number, big: number): Point2[] {
	const points: Point2[] = [];
	for (let i = 0; i <= 8; i++) {
		const a = Math.PI / 2 + (i / 8) * Math.PI;
		points.push([-0.042 + Math.cos(a) * 0.037 * big, 0.012 + Math.sin(a) * 0.037 * big]);
	}
	for (let i = 0; i <= 8; i++) {
		const a = -Math.PI / 2 + (i / 8) * Math.PI;
		points.push([0.005 + Math.cos(a) * 0.024, Math.sin(a) * 0.024]);
	}
	return points.map(([x, y]): Point2 => [end * x, y]);
}

/** Subframe, two pairs of wishbones, coil springs over dampers, the anti-roll bar; steering rack in front. */
function suspension(model: Model, end: 1 | -1): void {
	const name = end > 0 ? "front-suspension" : "rear-suspension";
	const node = model.node(name, { at: [end * HUB.x, HUB.y, 0], extras: { part: name } });
	const put = onto(model, node);
	const bar = (from: Vec3, to: Vec3, radius = 0.005, tint = "#3a4147", material = "paint") =>
		put(material, sweep([from, to], { radius, sides: 5 }), [0, 0, 0], { tint });
	for (const x of [-0.06, 0.055]) bar([x, -0.026, -0.082], [x, -0.026, 0.082], 0.009, "#59626a");
	for (const side of [-1, 1]) {
		const z = (v: number) => side * v;
		bar([-0.066, -0.026, z(0.08)], [0.06, -0.026, z(0.08)], 0.008, "#59626a");
		// Lower and upper wishbones meet the upright.
		for (const x of [-0.052, 0.046]) {
			bar([x, -0.026, z(0.08)], [0, -0.032, z(HUB.z - 0.036)], 0.006);
			bar([x * 0.75, 0.036, z(0.09)], [-0.003, 0.04, z(HUB.z - 0.042)], 0.0045);
		}
		bar([0, -0.034, z(HUB.z - 0.036)], [0, 0.042, z(HUB.z - 0.04)], 0.0095, "#b7bec4", "metal");
		put(
			"metal",
			cylinder(0.017, 0.012, { segments: 12, bevel: 0 }),
			[0, 0, side > 0 ? HUB.z - 0.036 : -HUB.z + 0.024],
			{
				turn: ALONG_Z,
				tint: "#8c949a",
			},
		);
		put("paint", block(0.016, 0.034, 0.02, { bevel: 0.004 }), [-end * 0.034, -0.016, z(HUB.z - 0.012)], {
			tint: "#d7f050",
		});
		// Damper and spring lean inboard.
		const foot: Vec3 = [end * -0.012, -0.024, z(HUB.z - 0.055)];
		const head: Vec3 = [end * -0.016, 0.098, z(0.078)];
		bar(foot, head, 0.0055, "#c9cfd4", "metal");
		const at = (t: number): Vec3 => [
			foot[0] + (head[0] - foot[0]) * t,
			foot[1] + (head[1] - foot[1]) * t,
			foot[2] + (head[2] - foot[2]) * t,
		];
		const coil = Array.from({ length: 31 }, (_, i): Vec3 => {
			const t = i / 30;
			const a = t * Math.PI * 2 * 5;
			const [x, y, zz] = at(0.34 + 0.6 * t);
			return [x + Math.cos(a) * 0.0135, y, zz + Math.sin(a) * 0.0135];
		});
		put("paint", sweep(coil, { radius: 0.0026, sides: 4 }), [0, 0, 0], { tint: "#d7f050" });
		for (const t of [0.32, 0.96])
			put("metal", cylinder(0.0165, 0.004, { segments: 12, bevel: 0 }), at(t), { tint: "#8c949a" });
		bar([end * 0.05, -0.004, z(0.075)], [end * 0.03, 0, z(HUB.z - 0.04)], 0.0035, "#8c949a", "metal");
	}
	put(
		"metal",
		sweep(
			[
				[end * -0.02, -0.012, -0.115],
				[end * -0.062, -0.004, -0.1],
				[end * -0.072, 0, -0.06],
				[end * -0.072, 0, 0.06],
				[end * -0.062, -0.004, 0.1],
				[end * -0.02, -0.012, 0.115],
			],
			{ radius: 0.004, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#7b838a" },
	);
	if (end > 0)
		put("metal", cylinder(0.0085, 0.15, { segments: 12, bevel: 0.002 }), [0.05, -0.004, -0.075], {
			turn: ALONG_Z,
			tint: "#6b7278",
		});
}

/** The body in white, drawn in lines: sills, pillars, roof, beltline, arches, crash beams. */
function body(model: Model): void {
	const node = model.node("body-in-white", { extras: { part: "body-in-white" } });
	const put = onto(model, node);
	const tube = (points: readonly Vec3[], radius = 0.0052, steps = points.length * 3, tint = "#eef1ee") =>
		put("paint", sweep(points.length > 2 ? curve(points, steps) : points, { radius, sides: 5 }), [0, 0, 0], { tint });
	const y = (v: number) => ROAD + v;
	for (const side of [-1, 1]) {
		const z = (v: number) => side * v;
		put("paint", block(0.4, 0.022, 0.014, { bevel: 0.003 }), [0, y(0.04), z(0.163)], { tint: "#c9d0cc" });
		// The line over the cabin from bonnet to tail, and the beltline.
		tube(
			[
				[0.43, y(0.118), z(0.14)],
				[0.36, y(0.15), z(0.155)],
				[0.19, y(0.168), z(0.163)],
				[0.1, y(0.22), z(0.145)],
				[0.0, y(0.268), z(0.122)],
				[-0.13, y(0.272), z(0.12)],
				[-0.26, y(0.232), z(0.135)],
				[-0.38, y(0.19), z(0.15)],
				[-0.445, y(0.168), z(0.142)],
			],
			0.006,
			26,
		);
		tube(
			[
				[0.19, y(0.166), z(0.164)],
				[0.05, y(0.168), z(0.178)],
				[-0.15, y(0.172), z(0.178)],
				[-0.33, y(0.182), z(0.165)],
			],
			0.0045,
			6,
		);
		// B and C pillars.
		tube(
			[
				[-0.045, y(0.055), z(0.168)],
				[-0.048, y(0.17), z(0.177)],
				[-0.055, y(0.272), z(0.122)],
			],
			0.0062,
			6,
		);
		tube(
			[
				[-0.2, y(0.055), z(0.166)],
				[-0.222, y(0.12), z(0.174)],
				[-0.24, y(0.178), z(0.174)],
				[-0.25, y(0.235), z(0.134)],
			],
			0.0052,
			7,
		);
		tube(
			[
				[0.2, y(0.055), z(0.166)],
				[0.195, y(0.12), z(0.17)],
				[0.19, y(0.167), z(0.164)],
			],
			0.0052,
			6,
		);
		for (const end of [-1, 1]) {
			const arch = Array.from({ length: 9 }, (_, i): Vec3 => {
				const a = (i / 8) * Math.PI;
				return [end * HUB.x + Math.cos(a) * 0.086, HUB.y + Math.sin(a) * 0.086 - 0.004, z(0.186)];
			});
			put("paint", sweep(arch, { radius: 0.0038, sides: 5 }), [0, 0, 0], { tint: "#eef1ee" });
		}
		tube(
			[
				[0.385, y(0.08), z(0.178)],
				[0.43, y(0.085), z(0.15)],
				[0.462, y(0.088), z(0.07)],
			],
			0.0045,
			6,
		);
		tube(
			[
				[-0.385, y(0.09), z(0.178)],
				[-0.435, y(0.1), z(0.15)],
				[-0.458, y(0.1), z(0.07)],
			],
			0.0045,
			6,
		);
		// Longitudinal members with crash boxes.
		put("paint", block(0.2, 0.018, 0.014, { bevel: 0.003 }), [0.335, y(0.086), z(0.085)], { tint: "#aab4ae" });
		put("paint", block(0.17, 0.018, 0.014, { bevel: 0.003 }), [-0.345, y(0.092), z(0.085)], { tint: "#aab4ae" });
	}
	tube(
		[
			[0.462, y(0.088), -0.07],
			[0.468, y(0.088), 0],
			[0.462, y(0.088), 0.07],
		],
		0.0045,
		6,
	);
	tube(
		[
			[-0.458, y(0.1), -0.07],
			[-0.464, y(0.1), 0],
			[-0.458, y(0.1), 0.07],
		],
		0.0045,
		6,
	);
	for (const [x, h, w, r] of [
		[0.43, 0.118, 0.14, 0.005],
		[0.19, 0.167, 0.164, 0.0062],
		[0.012, 0.264, 0.124, 0.0055],
		[-0.055, 0.273, 0.121, 0.0055],
		[-0.25, 0.235, 0.134, 0.0055],
		[-0.445, 0.168, 0.142, 0.005],
	] as const)
		tube(
			[
				[x, y(h), -w],
				[x + (x > 0 ? 0.012 : -0.008), y(h + 0.006), 0],
				[x, y(h), w],
			],
			r,
			5,
		);
	put("paint", block(0.016, 0.024, 0.21, { bevel: 0.004 }), [0.44, y(0.082), 0], { tint: "#1d8a5a" });
	put("paint", block(0.014, 0.022, 0.21, { bevel: 0.004 }), [-0.435, y(0.088), 0], { tint: "#1d8a5a" });
}

/** High-voltage cables in orange, coolant in blue, the charge port at the rear left. */
function harness(model: Model): void {
	const put = onto(model, model.node("cables", { extras: { part: "cables" } }));
	const run = (points: readonly Vec3[], radius: number, tint: string) =>
		put("paint", sweep(curve(points, points.length * 2), { radius, sides: 5 }), [0, 0, 0], { tint });
	const y = (v: number) => ROAD + v;
	for (const dz of [-0.012, 0.002]) {
		run(
			[
				[0.18, y(0.07), dz],
				[0.215, y(0.09), dz],
				[0.235, y(0.118), dz - 0.01],
				[0.25, y(0.125), dz - 0.012],
			],
			0.004,
			"#ff7a1a",
		);
		run(
			[
				[-0.18, y(0.07), dz],
				[-0.21, y(0.095), dz],
				[-0.235, y(0.128), dz - 0.01],
				[-0.25, y(0.132), dz - 0.012],
			],
			0.004,
			"#ff7a1a",
		);
	}
	run(
		[
			[-0.17, y(0.07), 0.05],
			[-0.23, y(0.085), 0.07],
			[-0.3, y(0.15), 0.1],
			[-0.34, y(0.165), 0.15],
		],
		0.0045,
		"#ff7a1a",
	);
	put("paint", cylinder(0.014, 0.012, { segments: 14, bevel: 0.002 }), [-0.34, y(0.165), 0.15], {
		turn: ALONG_Z,
		tint: "#1d8a5a",
	});
	for (const side of [-1, 1])
		run(
			[
				[0.15, y(0.072), side * 0.1],
				[0.23, y(0.08), side * 0.07],
				[0.34, y(0.11), side * 0.06],
				[0.4, y(0.1), side * 0.05],
			],
			0.0045,
			"#3a7fae",
		);
	put("paint", block(0.012, 0.07, 0.16, { bevel: 0.002 }), [0.41, y(0.05), 0], { tint: "#6f787f" });
	for (let i = 0; i < 6; i++)
		put("paint", block(0.0125, 0.004, 0.15, { bevel: 0 }), [0.4105, y(0.056 + i * 0.01), 0], { tint: "#2a3035" });
}
