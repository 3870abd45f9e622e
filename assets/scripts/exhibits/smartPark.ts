import { type Channel, Model, spin } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	board,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sphere,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { seededRandom } from "./random.ts";

/** A model park on a table: ring road with traffic, office blocks, a lake, solar roofs and wind turbines. 1.8 × 1.2 m. */
export function smartPark(): Model {
	const model = new Model("smart-park", {
		matte: { colour: "#ffffff", roughness: 0.85 },
		glass: { colour: "#9fc4dc", roughness: 0.12, metallic: 0.55 },
		water: { colour: "#2f7fae", roughness: 0.08, metallic: 0.2 },
		light: { colour: "#ffffff", emissive: "#ffe2a8" },
		signal: { colour: "#35d0ba", emissive: "#23b7a2" },
	});
	const random = seededRandom(7);
	const TOP = 0.04;

	const base = model.node("base");
	model.add("matte", extrude(roundedRectangle(1.8, 1.2, 0.04, 3), 0.03, { bevel: 0.006 }), {
		node: base,
		tint: "#20252c",
	});
	model.add("matte", extrude(roundedRectangle(1.74, 1.14, 0.03, 3), TOP, { bevel: 0.002 }), {
		node: base,
		tint: "#5d7a48",
	});

	// The ring road, a rounded rectangle with its pavement, and a cross street.
	const ring = (w: number, d: number) => roundedRectangle(w, d, 0.16, 6);
	const flat = { bevel: 0 };
	model.add("matte", extrude(ring(1.6, 1.0), 0.004, { ...flat, hole: ring(1.24, 0.64) }), {
		node: base,
		at: [0, TOP, 0],
		tint: "#c9c7c0",
	});
	model.add("matte", extrude(ring(1.56, 0.96), 0.006, { ...flat, hole: ring(1.28, 0.68) }), {
		node: base,
		at: [0, TOP, 0],
		tint: "#4b4f55",
	});
	model.add("matte", block(0.11, 0.0055, 0.72, flat), { node: base, at: [-0.12, TOP, 0], tint: "#4b4f55" });
	const dashes: Surface[] = [];
	for (const p of alongRing(1.42, 0.82, 0.16, 64)) {
		dashes.push(
			place(board(0.004, 0.022, 0.0003), { at: [p.x, TOP + 0.0062, p.z], turn: [-Math.PI / 2, p.heading, 0] }),
		);
	}
	model.add("matte", join(...dashes), { node: base, tint: "#f2f1ea" });

	// The lake and its path.
	const shore = (grow: number): Point2[] =>
		circle(1, 26).map(([x, z], i) => {
			const r = 1 + 0.14 * Math.sin(i * 0.72 + 1) + 0.08 * Math.sin(i * 1.45);
			return [x * (0.17 * r + grow), z * (0.13 * r + grow)];
		});
	model.add("matte", extrude(shore(0.018), 0.003, flat), { node: base, at: [0.31, TOP, 0.14], tint: "#d8cfb8" });
	model.add("water", extrude(shore(0), 0.0045, flat), { node: base, at: [0.31, TOP, 0.14] });

	// Buildings.
	const buildings = model.node("buildings");
	const tower = (
		x: number,
		z: number,
		w: number,
		d: number,
		floors: number,
		{ tint = "#d3d0c8", round = 0.012, turn = 0 } = {},
	) => {
		const rise = 0.021;
		const parts: Surface[] = [];
		const glass: Surface[] = [];
		for (let f = 0; f < floors; f++) {
			glass.push(
				place(extrude(roundedRectangle(w - 0.008, d - 0.008, round, 1), rise - 0.005, flat), { at: [0, f * rise, 0] }),
			);
			parts.push(
				place(extrude(roundedRectangle(w, d, round, 1), 0.005, flat), { at: [0, f * rise + rise - 0.005, 0] }),
			);
		}
		parts.push(place(block(w * 0.45, 0.014, d * 0.4, { bevel: 0.002 }), { at: [w * 0.1, floors * rise, 0] }));
		model.add("glass", join(...glass), { node: buildings, at: [x, TOP, z], turn: [0, turn, 0] });
		model.add("matte", join(...parts), { node: buildings, at: [x, TOP, z], turn: [0, turn, 0], tint });
		return TOP + floors * rise;
	};
	const lowTop = tower(-0.42, -0.13, 0.2, 0.16, 6, { tint: "#cbc6b9" });
	tower(-0.43, 0.14, 0.14, 0.12, 16, { tint: "#dcdad4", round: 0.03 });
	tower(-0.27, 0.2, 0.1, 0.1, 9, { tint: "#c2cbd3" });
	tower(0.06, -0.16, 0.12, 0.14, 13, { tint: "#dcdad4" });
	tower(0.24, -0.2, 0.16, 0.1, 7, { tint: "#c9c3b5" });
	tower(0.44, -0.17, 0.12, 0.12, 19, { tint: "#d2d8dc", round: 0.04 });
	tower(0.05, 0.19, 0.11, 0.09, 5, { tint: "#cbc6b9", turn: 0.1 });
	// Outside the ring: halls with solar roofs.
	const panels: Surface[] = [];
	for (const [x, z, w, d] of [
		[-0.72, -0.53, 0.2, 0.07],
		[-0.3, -0.53, 0.3, 0.07],
		[0.3, -0.53, 0.34, 0.07],
		[0.3, 0.53, 0.3, 0.07],
	] as const) {
		model.add("matte", block(w, 0.05, d, { bevel: 0.003 }), { node: buildings, at: [x, TOP, z], tint: "#c4c1b8" });
		model.add("glass", block(w - 0.02, 0.016, d + 0.004, flat), { node: buildings, at: [x, TOP + 0.018, z] });
		const count = Math.floor((w - 0.02) / 0.034);
		for (let i = 0; i < count; i++) {
			for (const row of [-0.017, 0.014]) {
				panels.push(
					place(block(0.028, 0.002, 0.024, flat), {
						at: [x - w / 2 + 0.03 + i * 0.034, TOP + 0.054, z + row],
						turn: [0.25, 0, 0],
					}),
				);
			}
		}
	}
	for (let i = 0; i < 4; i++) {
		for (let k = 0; k < 3; k++) {
			panels.push(
				place(block(0.034, 0.002, 0.03, flat), {
					at: [-0.49 + i * 0.042, lowTop + 0.004, -0.185 + k * 0.04],
					turn: [0.25, 0, 0],
				}),
			);
		}
	}
	model.add("glass", join(...panels), { node: buildings, tint: "#22324f" });
	// The operations centre: a drum with a lit ring that carries the twin's colour.
	model.add("glass", extrude(circle(0.075, 20), 0.06, flat), { node: buildings, at: [-0.3, TOP, -0.02 - 0.22] });
	model.add("matte", extrude(circle(0.088, 20), 0.008, { bevel: 0.002 }), {
		node: buildings,
		at: [-0.3, TOP + 0.06, -0.24],
		tint: "#ffffff",
	});
	model.add("signal", extrude(circle(0.09, 20), 0.003, flat), { node: buildings, at: [-0.3, TOP + 0.0675, -0.24] });

	// Trees: two cones or a ball, on the verges and round the lake.
	const trees = model.node("trees");
	const crowns: Surface[] = [];
	const trunks: Surface[] = [];
	const plant = (x: number, z: number) => {
		const size = 0.7 + random() * 0.6;
		const crown =
			random() < 0.4
				? lathe(
						[
							[0.012, 0],
							[0.002, 0.03],
							[0, 0.036],
						].map(([r = 0, y = 0]) => [r * size, y * size] as const),
						5,
					)
				: place(sphere(0.014 * size, { segments: 5, rings: 4 }), { at: [0, 0.012 * size, 0], scale: [1, 1.15, 1] });
		crowns.push(place(crown, { at: [x, TOP + 0.013, z], turn: [0, random() * 6, 0] }));
		trunks.push(
			place(
				lathe(
					[
						[0.002, 0],
						[0.002, 0.016],
					],
					3,
				),
				{ at: [x, TOP, z] },
			),
		);
	};
	for (const p of alongRing(1.66, 1.06, 0.18, 46))
		if (Math.abs(p.z) < 0.49 || random() < 0.3) plant(p.x + (random() - 0.5) * 0.02, p.z + (random() - 0.5) * 0.01);
	for (const p of alongRing(1.19, 0.59, 0.14, 30)) plant(p.x, p.z);
	for (let i = 0; i < 16; i++) {
		const a = i * 0.42;
		plant(0.31 + Math.cos(a) * 0.235, 0.14 + Math.sin(a) * 0.18 * (Math.sin(a) > 0 ? 0.9 : 1));
	}
	model.add("matte", join(...crowns), {
		node: trees,
		tint: ([x, y, z]) => shade([0.09, 0.2, 0.06], 0.75 + 0.5 * Math.abs(Math.sin(x * 91 + z * 57)) + y),
	});
	model.add("matte", join(...trunks), { node: trees, tint: "#5b4535" });

	// Street lamps along the ring.
	const lamps: Surface[] = [];
	const glows: Surface[] = [];
	for (const p of alongRing(1.6, 1.0, 0.17, 18)) {
		lamps.push(
			place(
				lathe(
					[
						[0.0016, 0],
						[0.001, 0.05],
					],
					4,
				),
				{ at: [p.x, TOP, p.z] },
			),
		);
		glows.push(
			place(block(0.012, 0.003, 0.005, flat), { at: [p.x * 0.992, TOP + 0.05, p.z * 0.99], turn: [0, p.heading, 0] }),
		);
	}
	model.add("matte", join(...lamps), { node: base, tint: "#8d9197" });
	model.add("light", join(...glows), { node: base });

	// Wind turbines: the rotor is a node of its own, so that it can turn.
	const channels: Channel[] = [];
	[
		[-0.8, 0.5],
		[-0.62, 0.53],
		[0.8, 0.48],
	].forEach(([x = 0, z = 0], i) => {
		const name = `turbine-${i + 1}`;
		const mast = model.node(name, { at: [x, TOP, z], turn: [0, -0.5, 0], extras: { part: "wind-turbine" } });
		model.add(
			"matte",
			lathe(
				[
					[0.006, 0],
					[0.0028, 0.3],
				],
				8,
			),
			{ node: mast, tint: "#f4f4f2" },
		);
		model.add("matte", block(0.009, 0.01, 0.03, { bevel: 0.002 }), { node: mast, at: [0, 0.297, 0], tint: "#f4f4f2" });
		const rotor = model.node(`${name}-rotor`, { parent: mast, at: [0, 0.302, 0.018] });
		for (let b = 0; b < 3; b++) {
			const blade = extrude(
				[
					[0.0028, 0],
					[0.005, 0.02],
					[0.001, 0.11],
					[-0.001, 0.11],
					[-0.0028, 0],
				],
				0.002,
				{ bevel: 0.0005 },
			);
			model.add("matte", place(blade, { turn: [-Math.PI / 2, 0, (b * Math.PI * 2) / 3] }), {
				node: rotor,
				tint: "#fafafa",
			});
		}
		model.add("matte", place(cylinder(0.006, 0.008, { segments: 8, bevel: 0.002 }), { turn: [Math.PI / 2, 0, 0] }), {
			node: rotor,
			at: [0, 0, -0.002],
			tint: "#d8443a",
		});
		channels.push(spin(`${name}-rotor`, [0, 0, 1], 4 + i * 0.7 - (i === 2 ? 0.4 : 0), i % 2 ? 1 : 1));
	});

	// Traffic: cars run the ring in both directions, a shuttle the cross street.
	const seconds = 24;
	for (let i = 0; i < 9; i++) {
		const outward = i % 2 === 0;
		const lane = outward ? 0.038 : -0.038;
		const name = `car-${i + 1}`;
		const points = alongRing(1.42 + lane * 2, 0.82 + lane * 2, 0.16 + lane, 72);
		const steps = points.length;
		const start = Math.floor((i / 9) * steps + (i % 3) * 2);
		const times: number[] = [];
		const where: Vec3[] = [];
		const facing: Quat[] = [];
		for (let k = 0; k <= steps; k++) {
			const p = points[(((outward ? start + k : start - k) % steps) + steps) % steps];
			if (!p) continue;
			times.push((k / steps) * seconds);
			where.push([p.x, TOP + 0.006, p.z]);
			let turn = aboutAxis([0, 1, 0], p.heading + (outward ? 0 : Math.PI));
			const last = facing[facing.length - 1];
			if (last && last[1] * turn[1] + last[3] * turn[3] < 0) turn = [-turn[0], -turn[1], -turn[2], -turn[3]];
			facing.push(turn);
		}
		const node = model.node(name, { at: where[0] ?? [0, 0, 0], rotation: facing[0] ?? [0, 0, 0, 1] });
		const paint = (["#e9eaea", "#1d4fa0", "#c33a2c", "#2b2e33", "#f0b429"] as const)[i % 5] ?? "#e9eaea";
		const long = i % 4 === 3 ? 0.06 : 0.034;
		model.add("matte", block(0.015, 0.008, long, { bevel: 0.002 }), { node, at: [0, 0.002, 0], tint: paint });
		model.add("matte", block(0.013, long > 0.05 ? 0.011 : 0.007, long * 0.6, { bevel: 0.002 }), {
			node,
			at: [0, 0.009, -long * 0.04],
			tint: "#31404f",
		});
		channels.push(
			{ node: name, path: "translation", times, values: where },
			{ node: name, path: "rotation", times, values: facing },
		);
	}
	model.animate("traffic and wind", channels);
	return model;
}

const shade = (rgb: Vec3, by: number): Vec3 => [rgb[0] * by, rgb[1] * by, rgb[2] * by];

/** Points evenly along a rounded rectangle, with the way they head (0 is +Z) when followed in order. */
function alongRing(
	width: number,
	depth: number,
	radius: number,
	count: number,
): { x: number; z: number; heading: number }[] {
	const outline = roundedRectangle(width, depth, radius, 10);
	const closed = [...outline, outline[0] as Point2];
	const lengths = outline.map((p, i) => {
		const q = closed[i + 1] as Point2;
		return Math.hypot(q[0] - p[0], q[1] - p[1]);
	});
	const total = lengths.reduce((sum, l) => sum + l, 0);
	return Array.from({ length: count }, (_, k) => {
		let left = (k / count) * total;
		let i = 0;
		while (i < lengths.length - 1 && left > (lengths[i] as number)) left -= lengths[i++] as number;
		const [a, b] = [closed[i] as Point2, closed[i + 1] as Point2];
		const t = left / ((lengths[i] as number) || 1);
		return { x: a[0] + (b[0] - a[0]) * t, z: a[1] + (b[1] - a[1]) * t, heading: Math.atan2(b[0] - a[0], b[1] - a[1]) };
	});
}
