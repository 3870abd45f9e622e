import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	board,
	circle,
	cylinder,
	extrude,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A cable-stayed bridge with two A-shaped pylons, its sensors lit, 1.2 m long at about 1:600. */
export function cableBridge(): Model {
	const model = new Model("cable-bridge", {
		concrete: { colour: "#ffffff", roughness: 0.8 },
		steel: { colour: "#dfe3e6", metallic: 0.9, roughness: 0.35 },
		cable: { colour: "#f3f3ee", roughness: 0.5 },
		water: { colour: "#2c6f86", roughness: 0.1, metallic: 0.25 },
		sensor: { colour: "#ff8a3c", emissive: "#ff7a2f" },
	});
	const LENGTH = 1.2;
	const DECK = 0.17;

	const land = model.node("landscape");
	model.add("concrete", extrude(roundedRectangle(LENGTH + 0.07, 0.49, 0.015, 2), 0.03, { bevel: 0 }), {
		node: land,
		tint: "#20282b",
	});
	const tray = roundedRectangle(LENGTH + 0.08, 0.5, 0.02, 2);
	model.add("concrete", extrude(tray, 0.052, { bevel: 0.003, hole: roundedRectangle(LENGTH + 0.05, 0.47, 0.01, 2) }), {
		node: land,
		tint: "#20282b",
	});
	// Water with a swell, between two banks.
	const swell = (x: number, z: number) =>
		0.045 + 0.0016 * Math.sin(x * 61 + z * 19) + 0.0012 * Math.sin(z * 83 - x * 23);
	model.add("water", ground(60, 20, [-0.5, 0.5], [-0.235, 0.235], swell), { node: land });
	for (const side of [-1, 1]) {
		const bank = ground(12, 18, side < 0 ? [-0.625, -0.36] : [0.36, 0.625], [-0.235, 0.235], (x, z) => {
			const edge = Math.abs(z) > 0.234 || Math.abs(x) > 0.624;
			if (edge) return 0.03;
			const inland = Math.abs(x) - 0.4 - 0.025 * Math.sin(z * 21 + side) - 0.012 * Math.sin(z * 47);
			return 0.03 + Math.max(0, Math.min(1, inland / 0.13)) ** 0.7 * 0.09 + 0.006 * Math.sin(x * 63 + z * 39);
		});
		model.add("concrete", bank, {
			node: land,
			tint: ([x, y, z]) => (y > 0.075 ? [0.11 + 0.03 * Math.sin(x * 90 + z * 130), 0.21, 0.08] : [0.34, 0.29, 0.2]),
		});
		model.add("concrete", block(0.05, 0.115, 0.16, { bevel: 0.004 }), {
			node: land,
			at: [side * 0.585, 0.03, 0],
			tint: "#a9a69d",
		});
		model.add("concrete", block(0.1, 0.006, 0.128, { bevel: 0.001 }), {
			node: land,
			at: [side * 0.56, DECK - 0.025 - 0.004, 0],
			tint: "#a9a69d",
		});
	}

	const deck = model.node("deck", { extras: { part: "deck" } });
	const section: readonly (readonly [number, number])[] = [
		[0.075, 0],
		[0.062, -0.008],
		[0.03, -0.022],
		[-0.03, -0.022],
		[-0.062, -0.008],
		[-0.075, 0],
	];
	const girder = place(
		extrude(
			section.map(([x, y]) => [x, y] as const),
			LENGTH,
			{ bevel: 0 },
		),
		{ turn: [-Math.PI / 2, 0, 0] },
	);
	model.add("steel", place(girder, { turn: [0, Math.PI / 2, 0] }), { node: deck, at: [LENGTH / 2, DECK, 0] });
	model.add("concrete", block(LENGTH, 0.003, 0.128, { bevel: 0 }), { node: deck, at: [0, DECK, 0], tint: "#4a4d52" });
	for (const z of [-0.066, 0, 0.066])
		model.add("steel", block(LENGTH, 0.009, 0.003, { bevel: 0 }), { node: deck, at: [0, DECK + 0.0005, z] });
	const dashes: Surface[] = [];
	for (let i = 0; i < 40; i++)
		for (const z of [-0.033, 0.033])
			dashes.push(
				place(board(0.015, 0.002, 0.0003), {
					at: [-0.585 + i * 0.03, DECK + 0.0031, z + 0.001],
					turn: [-Math.PI / 2, 0, 0],
				}),
			);
	model.add("concrete", join(...dashes), { node: deck, tint: "#ffffff" });
	for (const x of [-0.45, 0.45])
		for (const z of [-0.03, 0.03])
			model.add("concrete", cylinder(0.012, DECK - 0.05, { segments: 8, bevel: 0 }), {
				node: deck,
				at: [x, 0.03, z],
				tint: "#c3c0b8",
			});

	[-0.26, 0.26].forEach((x, p) => {
		const pylon = model.node(`pylon-${p + 1}`, { at: [x, 0, 0], extras: { part: "pylon" } });
		const top = 0.62;
		const section4: readonly (readonly [number, number])[] = [
			[1, 1.3],
			[-1, 1.3],
			[-1, -1.3],
			[1, -1.3],
		];
		for (const side of [-1, 1]) {
			const leg: Vec3[] = [
				[0, 0.045, side * 0.072],
				[0, DECK - 0.03, side * 0.098],
				[0, DECK + 0.02, side * 0.094],
				[0, 0.43, side * 0.018],
				[0, top, side * 0.013],
			];
			model.add("concrete", sweep(leg, { radius: (t) => 0.013 - 0.003 * t, section: section4 }), {
				node: pylon,
				tint: "#dcd9d1",
			});
		}
		model.add("concrete", block(0.024, 0.02, 0.2, { bevel: 0.003 }), {
			node: pylon,
			at: [0, DECK - 0.043, 0],
			tint: "#dcd9d1",
		});
		model.add("concrete", block(0.026, 0.19, 0.03, { bevel: 0.004 }), {
			node: pylon,
			at: [0, 0.425, 0],
			tint: "#dcd9d1",
		});
		model.add("concrete", extrude(roundedRectangle(0.09, 0.22, 0.03, 3), 0.03, { bevel: 0.004 }), {
			node: pylon,
			at: [0, 0.036, 0],
			tint: "#b9b6ad",
		});
		model.add("sensor", sphere(0.006, { segments: 8, rings: 6 }), { node: pylon, at: [0, top + 0.008, 0] });

		const cables: Surface[] = [];
		const anchors: Surface[] = [];
		for (let i = 0; i < 11; i++) {
			const high = 0.6 - i * 0.0145;
			const reach = 0.255 - i * 0.021;
			for (const way of [-1, 1]) {
				for (const side of [-1, 1]) {
					const foot: Vec3 = [way * reach, DECK + 0.004, side * 0.07];
					cables.push(sweep([[way * 0.01, high, side * 0.012], foot], { radius: 0.0014, sides: 4 }));
					anchors.push(
						place(cylinder(0.003, 0.014, { segments: 5, bevel: 0 }), { at: [foot[0], DECK - 0.002, foot[2]] }),
					);
				}
			}
		}
		model.add("cable", join(...cables), {
			node: model.node(`stays-${p + 1}`, { at: [x, 0, 0], extras: { part: "stay-cables" } }),
		});
		model.add("steel", join(...anchors), { node: pylon });
	});

	// The monitored points: what the twin listens to.
	const sensors = model.node("sensors", { extras: { part: "sensors" } });
	for (const x of [-0.5, -0.26, -0.13, 0, 0.13, 0.26, 0.5])
		model.add("sensor", sphere(0.0048, { segments: 8, rings: 5 }), { node: sensors, at: [x, DECK - 0.026, 0] });
	for (const [x, y, z] of [
		[-0.4, 0.29, 0.052],
		[-0.13, 0.33, 0.048],
		[0.13, 0.33, -0.048],
		[0.4, 0.29, -0.052],
	] as const) {
		model.add("sensor", place(extrude(circle(0.005, 8), 0.012, { bevel: 0.001 }), { at: [0, -0.006, 0] }), {
			node: sensors,
			at: [x, y, z],
		});
	}

	const channels: Channel[] = [];
	for (let i = 0; i < 8; i++) {
		const way = i % 2 ? -1 : 1;
		const lane = way * (0.02 + 0.026 * (i % 4 > 1 ? 1 : 0));
		const name = `vehicle-${i + 1}`;
		const lorry = i % 4 === 1;
		const seconds = 16;
		// Each starts somewhere else; the way back from one end to the other takes a single step.
		const phase = (0.06 + i * 0.37) % 1;
		const from = way > 0 ? -0.57 : 0.57;
		const at = (t: number): Vec3 => [from + -2 * from * t, DECK + 0.003, lane];
		const node = model.node(name, { at: at(phase), turn: [0, way > 0 ? 0 : Math.PI, 0] });
		model.add("concrete", block(lorry ? 0.046 : 0.024, lorry ? 0.018 : 0.008, 0.012, { bevel: 0.002 }), {
			node,
			tint: (["#d8dadb", "#b23a2e", "#2c4f86", "#e0b23a"] as const)[i % 4] ?? "#d8dadb",
		});
		model.add("concrete", block(0.012, lorry ? 0.015 : 0.006, 0.011, { bevel: 0.002 }), {
			node,
			at: [lorry ? 0.03 : -0.001, lorry ? 0 : 0.008, 0],
			tint: "#2a3036",
		});
		const end = (1 - phase) * seconds;
		channels.push({
			node: name,
			path: "translation",
			times: [0, end, end + 0.02, seconds],
			values: [at(phase), at(1), at(0), at(phase)],
		});
	}
	model.animate("traffic", channels);
	return model;
}

/** A cut stay cable: 37 strands of seven wires in their sleeve, with the anchor head. */
export function stayCable(): Model {
	const model = new Model("stay-cable", {
		steel: { colour: "#d4d7da", metallic: 1, roughness: 0.28 },
		sleeve: { colour: "#2a3136", roughness: 0.45 },
		band: { colour: "#ff7a2f", roughness: 0.5 },
		stand: { colour: "#1a2024", roughness: 0.5 },
	});
	const body = model.node("cable", { at: [0, 0.1, 0] });
	const strands: Surface[] = [];
	const spacing = 0.021;
	for (let q = -3; q <= 3; q++) {
		for (let r = -3; r <= 3; r++) {
			if (Math.abs(q + r) > 3) continue;
			const x = spacing * (q + r / 2);
			const z = spacing * r * 0.866;
			// The outer strands are cut shorter, so that one sees how they lie.
			const long = 0.5 - 0.028 * Math.max(Math.abs(q), Math.abs(r), Math.abs(q + r)) ** 1.5;
			strands.push(
				sweep(
					[
						[x, 0.2, z],
						[x, long, z],
					],
					{ radius: 0.0097, sides: 10 },
				),
			);
		}
	}
	model.add("steel", join(...strands), { node: body });
	const shell = (from: number, to: number, outer: number, inner: number) =>
		place(extrude(circle(outer, 28), to - from, { bevel: 0.003, hole: circle(inner, 28) }), { at: [0, from, 0] });
	model.add("sleeve", shell(0.0, 0.3, 0.098, 0.084), { node: body });
	model.add("band", shell(0.235, 0.262, 0.101, 0.09), { node: body });
	const head = model.node("anchor-head", { parent: body, extras: { part: "anchor-head" } });
	model.add("steel", shell(-0.06, 0.0, 0.125, 0.083), { node: head });
	for (let i = 0; i < 12; i++) {
		const a = (i / 12) * Math.PI * 2;
		model.add("steel", cylinder(0.009, 0.012, { segments: 6, bevel: 0.002 }), {
			node: head,
			at: [Math.cos(a) * 0.108, -0.004, Math.sin(a) * 0.108],
		});
	}
	const foot = model.node("stand");
	model.add("stand", extrude(roundedRectangle(0.3, 0.3, 0.03, 3), 0.042, { bevel: 0.006 }), { node: foot });
	return model;
}

/** A height field that faces up, over x and z ranges. */
function ground(
	columns: number,
	rows: number,
	[x0, x1]: readonly [number, number],
	[z0, z1]: readonly [number, number],
	height: (x: number, z: number) => number,
): Surface {
	return sheet(columns, rows, (u, v) => {
		const [x, z] = [x0 + (x1 - x0) * u, z1 - (z1 - z0) * v];
		return [x, height(x, z), z];
	});
}
