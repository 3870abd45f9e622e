import { type Channel, Model, type ModelNode, spin } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
const HALF = 0.43;
const BEAM = 0.098;
/** The water's surface over the table. */
const WATER = 0.026;
const SHEER = 0.066;

/** An evening boat for 400 guests at 1:60, on its water: wheelhouse, sun deck, lounge and saloon lift off the hull. 0.96 m long. */
export function riverCruiser(): Model {
	const model = new Model("river-cruiser", {
		paint: { colour: "#ffffff", roughness: 0.36 },
		window: { colour: "#ffffff", emissive: "#ffb866", roughness: 0.2 },
		line: { colour: "#ffffff", emissive: "#2fb7d8" },
		water: { colour: "#23607a", roughness: 0.05, metallic: 0.3 },
	});
	const river = model.node("river");
	const put = onto(model, river);
	put("paint", extrude(roundedRectangle(0.96, 0.42, 0.04, 4), 0.02, { bevel: 0.005 }), [0, 0, 0], { tint: "#20262c" });
	const ripple = sheet(26, 13, (u, v): Vec3 => {
		const [x, z] = [(u - 0.5) * 0.93, (0.5 - v) * 0.39];
		const edge = Math.min(1, Math.min(u, 1 - u) * 14, Math.min(v, 1 - v) * 8);
		// Bow waves run out and back from the stem.
		const behind = HALF * 0.9 - x;
		const wave =
			behind > 0
				? 0.006 * Math.exp(-(((Math.abs(z) - 0.028 - behind * 0.17) / 0.02) ** 2)) * Math.exp(-behind * 1.4)
				: 0;
		return [x, 0.0205 + (0.0045 + wave + 0.0012 * Math.sin(x * 70 + z * 25) * Math.sin(z * 80 - x * 18)) * edge, z];
	});
	put("water", ripple);
	for (const side of [-1, 1]) {
		const foam = Array.from({ length: 14 }, (_, i): Vec3 => {
			const behind = (i / 13) * 0.72;
			return [HALF * 0.9 - behind, WATER + 0.003 * Math.exp(-behind * 2), side * (0.022 + behind * 0.165)];
		});
		put("paint", sweep(foam, { radius: (t) => 0.0046 * (1 - 0.85 * t), sides: 5 }), [0, -0.001, 0], {
			tint: "#dfeef2",
		});
	}
	for (const [x, z, tint] of [
		[-0.3, 0.175, "#c33a2c"],
		[0.26, -0.172, "#2f8a52"],
	] as const) {
		put(
			"paint",
			lathe(
				[
					[0.014, 0],
					[0.014, 0.008],
					[0.006, 0.014],
					[0.003, 0.04],
					[0, 0.041],
				],
				12,
			),
			[x, WATER - 0.003, z],
			{ tint },
		);
		put("line", sphere(0.004, { segments: 8, rings: 6 }), [x, WATER + 0.041, z]);
	}

	// Everything that floats rocks together; its parts come off in its own frame.
	const boat = model.node("boat", { at: [0, WATER, 0] });
	const part = (name: string, at: Vec3 = [0, 0, 0]) => model.node(name, { at, parent: boat, extras: { part: name } });
	hull(model, part("hull"));
	const saloon = part("saloon", [0, SHEER + 0.002, 0]);
	deckHouse(model, saloon, { from: -0.385, to: 0.285, beam: BEAM * 0.93, height: 0.05 });
	saloonTables(model, saloon);
	const lounge = part("lounge", [0, SHEER + 0.054, 0]);
	deckHouse(model, lounge, { from: -0.36, to: 0.2, beam: BEAM * 0.86, height: 0.046 });
	loungeSeats(model, lounge);
	const sun = part("sun-deck", [0, SHEER + 0.102, 0]);
	sunDeck(model, sun);
	const bridge = part("wheelhouse", [0.1, SHEER + 0.109, 0]);
	wheelhouse(model, bridge);
	const radar = model.node("radar", { at: [-0.012, 0.105, 0], parent: bridge });
	model.add("paint", block(0.006, 0.005, 0.05, { bevel: 0.001 }), { node: radar, tint: "#f4f6f7" });
	model.add("paint", cylinder(0.005, 0.006, { segments: 10, bevel: 0.001 }), {
		node: radar,
		at: [0, -0.006, 0],
		tint: "#59636b",
	});

	const times = Array.from({ length: 17 }, (_, i) => i * 0.5);
	const channels: Channel[] = [
		{
			node: "boat",
			path: "rotation",
			times,
			values: times.map((t) =>
				fromTurn([0.012 * Math.sin((t / 8) * Math.PI * 4), 0, 0.005 * Math.sin((t / 8) * Math.PI * 2)]),
			),
		},
		{
			node: "boat",
			path: "translation",
			times,
			values: times.map((t): Vec3 => [0, WATER + 0.0014 * Math.sin((t / 8) * Math.PI * 4 + 1), 0]),
		},
		spin("radar", [0, 1, 0], 8, 3),
	];
	model.animate("under-way", channels);
	return model;
}

/** Half the beam at a share of the way from stern (−1) to stem (1). */
const beamAt = (t: number): number => {
	const bow = Math.max(0, (t - 0.3) / 0.7);
	const stern = Math.max(0, (-0.9 - t) / 0.1);
	return Math.max(0.0006, (1 - bow ** 2.3) * (1 - 0.25 * stern ** 2));
};

/** A deck's outline: as the hull runs, from `from` to `to`, round in front. */
function outline(from: number, to: number, beam: number, inset = 0): Point2[] {
	const points: Point2[] = [];
	const steps = 11;
	const [a, b] = [from + inset, to - inset];
	const half = (s: number) => (beam - inset) * (1 - Math.max(0, (s - 0.72) / 0.28) ** 2.2 * 0.82);
	for (let i = 0; i <= steps; i++) points.push([a + ((b - a) * i) / steps, half(i / steps)]);
	for (let i = steps; i >= 0; i--) points.push([a + ((b - a) * i) / steps, -half(i / steps)]);
	return points;
}

function hull(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const rise = (t: number) => 0.018 * Math.max(0, t - 0.25) ** 2 + 0.02 * Math.max(0, t - 0.4);
	// Rows lie in pairs where one colour ends, so that the lines are sharp.
	const rows = [0, 0.3, 0.302, 0.81, 0.812, 0.88, 0.882, 1] as const;
	const skin = (side: 1 | -1): Surface => {
		const shape = sheet(28, rows.length - 1, (u, row): Vec3 => {
			const t = u * 2 - 1;
			const v = rows[Math.round(row * (rows.length - 1))] ?? 0;
			const flare = 0.7 + 0.3 * Math.min(1, v * 1.5) ** 0.6;
			// The stem rakes forward.
			const x = t * HALF + (t > 0.5 ? (v - 0.75) * 0.05 * (t - 0.5) * 2 : 0);
			return [x, -0.02 + v * (SHEER + 0.02) + rise(t) * v, beamAt(t) * BEAM * flare];
		});
		return side > 0 ? shape : place(shape, { scale: [1, 1, -1] });
	};
	const tint = ([x, y]: Vec3): Vec3 => {
		const v = (y + 0.02) / (SHEER + 0.02 + rise(x / HALF));
		if (v < 0.301) return [0.28, 0.03, 0.025];
		if (v < 0.811) return [0.012, 0.045, 0.1];
		return v < 0.881 ? [0.62, 0.42, 0.12] : [0.86, 0.87, 0.87];
	};
	for (const side of [1, -1] as const) model.add("paint", skin(side), { node, tint });
	put(
		"paint",
		place(
			extrude(
				[
					[-0.001, -BEAM * 0.72],
					[0.002, -BEAM * 0.72],
					[0.002, BEAM * 0.72],
					[-0.001, BEAM * 0.72],
				],
				SHEER + 0.016,
				FLAT,
			),
			{},
		),
		[-HALF, -0.016, 0],
		{ tint: "#12233a" },
	);
	const edge = (inset: number): Point2[] => {
		const points: Point2[] = [];
		for (let i = 0; i <= 30; i++) {
			const t = (i / 30) * 2 - 1;
			points.push([t * HALF * 0.996, Math.max(0.0004, beamAt(t) * BEAM - inset)]);
		}
		return [...points, ...[...points].reverse().map(([x, z]): Point2 => [x, -z])];
	};
	put("paint", extrude(edge(0.002), 0.003, FLAT), [0, SHEER - 0.003, 0], { tint: "#a9784c" });
	// Lines of light along the sheer; portholes; the rail of the foredeck; fenders.
	for (const side of [-1, 1]) {
		const run = Array.from({ length: 26 }, (_, i): Vec3 => {
			const t = (i / 25) * 1.9 - 0.96;
			return [
				t * HALF,
				0.0605 + 0.018 * Math.max(0, t - 0.25) ** 2 + 0.02 * Math.max(0, t - 0.4),
				side * (beamAt(t) * BEAM + 0.0012),
			];
		});
		put("line", sweep(run, { radius: 0.0013, sides: 4 }));
		for (let i = 0; i < 18; i++) {
			const t = -0.82 + i * 0.074;
			put(
				"window",
				place(
					lathe(
						[
							[0.0052, 0],
							[0, 0.0012],
						],
						8,
					),
					{ turn: [side * (Math.PI / 2), 0, 0] },
				),
				[t * HALF, 0.033, side * (beamAt(t) * BEAM * 0.968)],
				{ tint: "#ffe9c4" },
			);
		}
		railing(
			put,
			Array.from({ length: 10 }, (_, i): Vec3 => {
				const t = 0.62 + (i / 9) * 0.37;
				return [t * HALF, SHEER + 0.006, side * Math.max(0.001, beamAt(t) * BEAM - 0.003)];
			}),
			0.016,
		);
	}
	put("paint", block(0.03, 0.012, 0.04, { bevel: 0.003 }), [0.325, SHEER, 0], { tint: "#dfe5e8" });
	put("paint", cylinder(0.006, 0.014, { segments: 10, bevel: 0.002 }), [0.36, SHEER, 0.012], { tint: "#2b3238" });
	put("paint", rod(0.0014, 0.05, 6), [0.408, SHEER, 0], { tint: "#c9d2d6" });
	const random = seededRandom(5);
	for (const [x, z] of [
		[0.31, 0.026],
		[0.316, -0.03],
		[0.35, -0.012],
	] as const)
		guest(put, [x, SHEER, z], random);
}

interface House {
	readonly from: number;
	readonly to: number;
	readonly beam: number;
	readonly height: number;
}
/** Floor, walls open above so that one sees in, a band of lit glass with posts before it. */
function deckHouse(model: Model, node: ModelNode, { from, to, beam, height }: House): void {
	const put = onto(model, node);
	put("paint", extrude(outline(from - 0.012, to + 0.016, beam + 0.004), 0.004, { bevel: 0.0012 }), [0, 0, 0], {
		tint: "#eef2f3",
	});
	put("paint", extrude(outline(from, to, beam, 0.006), 0.001, FLAT), [0, 0.004, 0], { tint: "#8a5a38" });
	const wall = (y: number, h: number, material: string, tint: string, inset: number) =>
		put(
			material,
			extrude(outline(from, to, beam, inset), h, { bevel: 0, hole: outline(from, to, beam, inset + 0.004) }),
			[0, y, 0],
			{ tint },
		);
	wall(0.004, 0.01, "paint", "#f4f6f6", 0);
	wall(0.014, height - 0.022, "window", "#ffdca6", 0.0012);
	wall(height - 0.008, 0.006, "paint", "#f4f6f6", 0);
	const points = outline(from, to, beam, 0);
	points.forEach(([x, z], i) => {
		const [nx, nz] = points[(i + 1) % points.length] as Point2;
		const long = Math.hypot(nx - x, nz - z);
		const count = Math.max(1, Math.round(long / 0.034));
		for (let k = 0; k < count; k++)
			put("paint", rod(0.0017, height - 0.02, 4), [x + ((nx - x) * k) / count, 0.0135, z + ((nz - z) * k) / count], {
				tint: "#28323a",
			});
	});
}

function saloonTables(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const random = seededRandom(11);
	for (let i = 0; i < 9; i++)
		for (const side of [-1, 1]) {
			const [x, z] = [-0.33 + i * 0.062, side * 0.05];
			put(
				"paint",
				lathe(
					[
						[0.004, 0],
						[0.004, 0.01],
						[0.014, 0.0105],
						[0, 0.012],
					],
					9,
				),
				[x, 0.005, z],
				{ tint: "#f6efe2" },
			);
			put("window", cylinder(0.0022, 0.004, { segments: 6, bevel: 0 }), [x, 0.017, z], { tint: "#ffca80" });
			for (let k = 0; k < 4; k++) {
				const a = k * 1.571 + 0.6;
				if (random() < 0.34) guest(put, [x + Math.cos(a) * 0.021, 0.004, z + Math.sin(a) * 0.021], random, 0.72);
				else
					put("paint", block(0.006, 0.009, 0.006, FLAT), [x + Math.cos(a) * 0.021, 0.005, z + Math.sin(a) * 0.021], {
						tint: "#8c2f33",
					});
			}
		}
	put("paint", extrude(circle(0.03, 18), 0.004, { bevel: 0.001 }), [0.225, 0.005, 0], { tint: "#2b2f52" });
	put("paint", block(0.02, 0.011, 0.013, { bevel: 0.002 }), [0.228, 0.009, -0.004], { tint: "#111317" });
}

function loungeSeats(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const random = seededRandom(17);
	put("paint", extrude(roundedRectangle(0.11, 0.034, 0.016, 4), 0.015, { bevel: 0.002 }), [-0.05, 0.005, 0], {
		tint: "#6b3c24",
	});
	put("line", extrude(roundedRectangle(0.1, 0.026, 0.012, 4), 0.001, FLAT), [-0.05, 0.0202, 0]);
	for (let i = 0; i < 6; i++)
		for (const side of [-1, 1]) {
			const x = -0.33 + i * 0.078;
			put("paint", block(0.05, 0.008, 0.014, FLAT), [x, 0.005, side * 0.066], { tint: "#2f5f74" });
			put("paint", block(0.05, 0.016, 0.005, FLAT), [x, 0.005, side * 0.075], { tint: "#2f5f74" });
			if (random() < 0.75) guest(put, [x - 0.012, 0.004, side * 0.064], random, 0.75);
			if (random() < 0.4) guest(put, [x + 0.012, 0.004, side * 0.05], random, 0.95);
		}
	for (const [x, z] of [
		[-0.09, 0.026],
		[-0.05, 0.027],
		[-0.02, -0.026],
		[0.12, 0.02],
		[0.13, -0.016],
	] as const)
		guest(put, [x, 0.004, z], random);
}

function sunDeck(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const random = seededRandom(29);
	put("paint", extrude(outline(-0.372, 0.216, BEAM * 0.87), 0.005, { bevel: 0.0012 }), [0, 0, 0], { tint: "#eef2f3" });
	put("paint", extrude(outline(-0.366, 0.206, BEAM * 0.82), 0.001, FLAT), [0, 0.005, 0], { tint: "#b07f4f" });
	const edge = outline(-0.366, 0.208, BEAM * 0.84).map(([x, z]): Vec3 => [x, 0.005, z]);
	railing(put, [...edge, edge[0] as Vec3], 0.019);
	put(
		"line",
		sweep(
			outline(-0.373, 0.217, BEAM * 0.875).map(([x, z]): Vec3 => [x, 0.0025, z]),
			{ radius: 0.0012, sides: 4, closed: true },
		),
	);
	// The awning aft, over a bar; benches back to back amidships.
	for (const x of [-0.34, -0.25, -0.16])
		for (const side of [-1, 1]) put("paint", rod(0.0016, 0.046, 6), [x, 0.005, side * 0.066], { tint: "#d5dcdf" });
	put(
		"paint",
		sheet(
			8,
			6,
			(u, v) => {
				const s = v * 2 - 1;
				return [-0.355 + u * 0.21, 0.05 + 0.012 * (1 - s * s) + 0.002 * Math.sin(u * Math.PI * 4), -s * 0.074];
			},
			{ bothSides: true },
		),
		[0, 0, 0],
		{ tint: "#1f7f93" },
	);
	put("paint", block(0.05, 0.016, 0.02, { bevel: 0.003 }), [-0.31, 0.006, 0], { tint: "#6b3c24" });
	for (let i = 0; i < 5; i++) {
		const x = -0.12 + i * 0.036;
		put("paint", block(0.009, 0.008, 0.07, { bevel: 0.002 }), [x, 0.006, 0], { tint: "#9a6b40" });
	}
	for (let i = 0; i < 18; i++) {
		const aft = i < 7;
		guest(
			put,
			[
				aft ? -0.35 + random() * 0.17 : -0.14 + random() * 0.18,
				0.006,
				(random() < 0.5 ? -1 : 1) * (0.03 + random() * 0.04),
			],
			random,
		);
	}
	for (const z of [-0.03, 0, 0.028]) guest(put, [0.185, 0.006, z], random);
	for (let i = 0; i < 4; i++)
		put(
			"paint",
			place(extrude(circle(0.0095, 14), 0.004, { bevel: 0.001, hole: circle(0.005, 14) }), {
				turn: [Math.PI / 2, 0, 0],
			}),
			[-0.2 + i * 0.09, 0.014, BEAM * 0.84 + 0.001],
			{ tint: "#e0532f" },
		);
}

function wheelhouse(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const room = (w: number, d: number, r: number) => roundedRectangle(w, d, r, 4);
	put("paint", extrude(room(0.09, 0.096, 0.02), 0.016, { bevel: 0.001 }), [0, 0, 0], { tint: "#f4f6f6" });
	put("window", extrude(room(0.086, 0.092, 0.019), 0.018, FLAT), [0, 0.016, 0], { tint: "#9fc4d4" });
	for (let i = 0; i < 8; i++) {
		const a = (i / 8) * Math.PI * 2 + 0.39;
		put(
			"paint",
			block(0.0026, 0.018, 0.0026, FLAT),
			[
				Math.max(-0.044, Math.min(0.044, Math.cos(a) * 0.05)),
				0.016,
				Math.max(-0.047, Math.min(0.047, Math.sin(a) * 0.054)),
			],
			{ tint: "#28323a" },
		);
	}
	put("paint", extrude(room(0.106, 0.112, 0.024), 0.006, { bevel: 0.002 }), [0, 0.034, 0], { tint: "#f4f6f6" });
	put(
		"paint",
		upright(
			[
				[-0.018, 0],
				[0.014, 0],
				[0.003, 0.052],
				[-0.013, 0.052],
			],
			0.01,
			0.002,
		),
		[-0.012, 0.04, 0],
		{ tint: "#1f7f93" },
	);
	put("paint", block(0.004, 0.004, 0.07, { bevel: 0.001 }), [-0.016, 0.076, 0], { tint: "#dfe5e8" });
	put("paint", rod(0.0016, 0.02, 6), [-0.012, 0.09, 0], { tint: "#dfe5e8" });
	for (const side of [-1, 1]) {
		put("paint", sphere(0.008, { segments: 10, rings: 7 }), [-0.034, 0.05, side * 0.034], { tint: "#f4f6f7" });
		put("line", sphere(0.003, { segments: 7, rings: 5 }), [0.052, 0.036, side * 0.05]);
		put("paint", rod(0.0008, 0.055, 4), [0.02, 0.04, side * 0.044], { tint: "#c9d2d6" });
	}
}

type Put = ReturnType<typeof onto>;

function railing(put: Put, path: readonly Vec3[], height: number): void {
	const rail = path.map(([x, y, z]): Vec3 => [x, y + height, z]);
	put("paint", sweep(rail, { radius: 0.0012, sides: 4 }), [0, 0, 0], { tint: "#e3e9eb" });
	path.forEach((at, i) => {
		const next = path[i + 1];
		if (!next) return;
		const count = Math.max(1, Math.round(Math.hypot(next[0] - at[0], next[2] - at[2]) / 0.024));
		for (let k = 0; k < count; k++)
			put(
				"paint",
				rod(0.0008, height, 3),
				[
					at[0] + ((next[0] - at[0]) * k) / count,
					at[1] + ((next[1] - at[1]) * k) / count,
					at[2] + ((next[2] - at[2]) * k) / count,
				],
				{ tint: "#e3e9eb" },
			);
	});
}

const COATS = ["#8c3f3a", "#2f4f6f", "#c9a14a", "#4d6b52", "#5d4a72", "#d8d2c4", "#b56a3f"] as const;
/** 1.7 m at 1:60; shorter when seated. */
function guest(put: Put, at: Vec3, random: () => number, size = 1): void {
	const coat = COATS[Math.floor(random() * COATS.length)] ?? "#8c3f3a";
	put(
		"paint",
		lathe(
			[
				[0.003, 0],
				[0.0046, 0.013],
				[0, 0.0225],
			],
			5,
		),
		at,
		{ tint: coat, scale: [1, size, 1] },
	);
	put("paint", sphere(0.0028, { segments: 5, rings: 3 }), [at[0], at[1] + 0.0248 * size, at[2]], {
		tint: random() < 0.5 ? "#2a211d" : "#dcae8a",
	});
}
