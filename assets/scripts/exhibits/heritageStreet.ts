import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { bend, join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	panel,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
const WOOD = "#6b4028";
const DARK_WOOD = "#4a2c1e";
const PLASTER = "#f3efe6";
const STONE = "#8f897b";

/** A canal street south of the Yangtze: shop houses under tiled roofs, horse-head gables, a humpback bridge. 0.6 × 0.5 m at 1:80. */
export function heritageStreet(): Model {
	const model = new Model("heritage-street", {
		matte: { colour: "#ffffff", roughness: 0.85 },
		tile: { colour: "#454b50", roughness: 0.7 },
		water: { colour: "#3f7f78", roughness: 0.06, metallic: 0.25 },
		glow: { colour: "#ffffff", emissive: "#ff9a4a" },
	});
	const random = seededRandom(23);
	const base = model.node("ground");
	model.add("matte", extrude(roundedRectangle(0.6, 0.5, 0.016, 3), 0.03, { bevel: 0.004 }), {
		node: base,
		tint: "#3a2a20",
	});
	model.add("water", block(0.58, 0.004, 0.15, FLAT), { node: base, at: [0, 0.03, 0.075] });
	const [QUAY, BANK] = [0.05, 0.046];
	model.add("matte", block(0.58, QUAY - 0.03, 0.24, { bevel: 0.002, divide: 0.08 }), {
		node: base,
		at: [0, 0.03, -0.12],
		tint: STONE,
	});
	model.add("matte", block(0.58, BANK - 0.03, 0.09, { bevel: 0.002, divide: 0.08 }), {
		node: base,
		at: [0, 0.03, 0.195],
		tint: "#868072",
	});
	// Slabs of the quay, each a shade of its own; the joint between them is the stone below.
	for (let i = 0; i < 24; i++) {
		for (let k = 0; k < 2; k++) {
			const shade = 0.82 + 0.16 * random();
			model.add("matte", place(panel(0.0225, 0.02), { at: [0, 0, 0.01], turn: [-Math.PI / 2, 0, 0] }), {
				node: base,
				at: [-0.276 + i * 0.024 + (k ? 0.004 : 0), QUAY + 0.0008, -0.042 + k * 0.0215],
				tint: () => [shade * 0.62, shade * 0.6, shade * 0.55],
			});
		}
	}
	// Steps down to the water.
	for (let i = 0; i < 4; i++)
		model.add("matte", block(0.06, 0.004, 0.008, FLAT), {
			node: base,
			at: [0.13, QUAY - 0.006 - i * 0.0042, 0.003 + i * 0.006],
			tint: "#8a8476",
		});

	const houses = model.node("houses", { extras: { part: "houses" } });
	const roofs = model.node("roofs", { extras: { part: "roofs" } });
	let x = -0.275;
	for (const [w, d, storeys, lit] of [
		[0.1, 0.15, 2, true],
		[0.085, 0.13, 1, false],
		[0.12, 0.16, 2, true],
		[0.09, 0.14, 2, false],
		[0.085, 0.13, 1, true],
		[0.07, 0.15, 2, true],
	] as const) {
		shopHouse(model, { houses, roofs, x: x + w / 2, w, d, storeys, lit, floor: QUAY, front: -0.062 });
		gable(model, houses, x, d, QUAY, storeys);
		x += w;
	}
	gable(model, houses, x, 0.15, QUAY, 2);

	const bridge = model.node("bridge", {
		at: [-0.165, 0.034, 0.075],
		turn: [0, Math.PI / 2, 0],
		extras: { part: "bridge" },
	});
	for (const { surface, tint } of Object.values(archBridgeStones(0.115, 0.075, 0.05, 0.046)).flat())
		model.add("matte", surface, { node: bridge, tint });

	// The near bank: willows, a wall with a moon gate, washing stones, people.
	const bank = model.node("near-bank", { extras: { part: "near-bank" } });
	for (const [tx, tz, size] of [
		[0.02, 0.19, 1],
		[0.235, 0.175, 1.12],
		[-0.262, 0.2, 0.85],
	] as const)
		willow(model, bank, [tx, BANK, tz], size, random);
	// A wall with a moon gate; behind it the garden is left to the mind.
	const gate = extrude(roundedRectangle(0.14, 0.05, 0.0004, 5), 0.006, { ...FLAT, hole: circle(0.0195, 24) });
	model.add("matte", place(gate, { at: [0, 0.025, -0.003], turn: [Math.PI / 2, 0, 0] }), {
		node: bank,
		at: [0.13, BANK, 0.222],
		tint: PLASTER,
	});
	model.add("tile", block(0.146, 0.004, 0.012, { bevel: 0.001 }), { node: bank, at: [0.13, BANK + 0.05, 0.222] });
	const coats = ["#7d2f2a", "#2f4a63", "#3d5a45", "#6a5530", "#54416b"] as const;
	for (const [i, [px, pz, y]] of (
		[
			[-0.05, -0.03, QUAY],
			[0.0, -0.045, QUAY],
			[0.205, -0.026, QUAY],
			[-0.235, -0.035, QUAY],
			[0.08, -0.04, QUAY],
			[0.1, 0.185, BANK],
			[-0.08, 0.19, BANK],
			[-0.09, 0.196, BANK],
			[-0.165, 0.075, 0.034 + 0.076],
			[0.265, -0.04, QUAY],
		] as const
	).entries())
		walker(model, bank, [px, y + 0.001, pz], coats[i % 5] ?? "#7d2f2a");

	const boat = model.node("boat", { at: [0.05, 0.034, 0.08] });
	const hull = sheet(
		14,
		6,
		(u, v) => {
			const t = u * 2 - 1;
			const beam = 0.015 * (1 - t ** 4) ** 0.6;
			const a = (v - 0.5) * Math.PI;
			return [t * 0.055, 0.011 - Math.cos(a) * 0.011 + 0.008 * t * t, -Math.sin(a) * beam];
		},
		{ bothSides: true },
	);
	model.add("matte", hull, { node: boat, tint: DARK_WOOD });
	model.add("matte", block(0.07, 0.001, 0.02, FLAT), { node: boat, at: [0, 0.006, 0], tint: "#8a6844" });
	model.add(
		"matte",
		sheet(6, 8, (u, v) => [(0.5 - u) * 0.036, 0.008 + Math.sin(v * Math.PI) * 0.017, Math.cos(v * Math.PI) * 0.0135], {
			bothSides: true,
		}),
		{ node: boat, at: [-0.004, 0, 0], tint: "#a58a55" },
	);
	model.add("glow", sphere(0.003, { segments: 8, rings: 6 }), { node: boat, at: [0.018, 0.021, 0] });
	walker(model, boat, [-0.036, 0.008, 0], "#2f3a44");
	model.add(
		"matte",
		sweep(
			[
				[-0.036, 0.022, 0.004],
				[-0.075, -0.001, 0.014],
			],
			{ radius: 0.0007, sides: 5 },
		),
		{
			node: boat,
			tint: "#9a7a50",
		},
	);
	const times = Array.from({ length: 33 }, (_, i) => i * 0.75);
	const along = (t: number) => 0.075 + 0.135 * Math.sin((t / 24) * Math.PI * 2);
	const channels: Channel[] = [
		{
			node: "boat",
			path: "translation",
			times,
			values: times.map((t): Vec3 => [along(t), 0.034 + 0.0008 * Math.sin(t * Math.PI * 0.5), 0.082]),
		},
		{
			node: "boat",
			path: "rotation",
			times,
			values: times.map((t) => fromTurn([0.03 * Math.sin(t * Math.PI * 0.5), 0, 0.012 * Math.cos(t * Math.PI * 0.25)])),
		},
	];
	model.animate("drifting", channels);
	return model;
}

/** One slope of tiles: hollow towards the eaves, its ridge at y = rise, running down to z = run. */
function tileSlope(width: number, run: number, rise: number): Surface {
	const ribs = Math.max(6, Math.round(width / 0.0075));
	const tiles = sheet(ribs * 2, 2, (u, v) => {
		const lift = 0.16 * rise * (Math.abs(u - 0.5) * 2) ** 4 * v;
		return [(0.5 - u) * width, rise * (1 - v) ** 1.25 + ((u * ribs * 2) % 2 < 0.5 ? 0.0016 : 0) + lift, v * run];
	});
	// Its underside is boards: seen below the eaves, and flat.
	const under = sheet(4, 2, (u, v) => [
		(u - 0.5) * width,
		rise * (1 - v) ** 1.25 - 0.0006 + 0.16 * rise * (Math.abs(u - 0.5) * 2) ** 4 * v,
		v * run,
	]);
	return join(tiles, under);
}
const slopes = (width: number, run: number, rise: number): Surface =>
	join(tileSlope(width, run, rise), place(tileSlope(width, run, rise), { turn: [0, Math.PI, 0] }));

interface House {
	readonly houses: ModelNode;
	readonly roofs: ModelNode;
	readonly x: number;
	readonly w: number;
	readonly d: number;
	readonly storeys: 1 | 2;
	readonly lit: boolean;
	readonly floor: number;
	readonly front: number;
}
function shopHouse(model: Model, { houses, roofs, x, w, d, storeys, lit, floor, front }: House): void {
	const [ground, upper] = [0.044, 0.036];
	const height = ground + (storeys - 1) * upper;
	const back = front - d;
	const put = (surface: Surface, at: Vec3, tint: string) => model.add("matte", surface, { node: houses, at, tint });
	// Back and side walls stand; the front is open below, so that the shop is seen.
	put(block(w - 0.004, height, 0.006, { bevel: 0, divide: 0.04 }), [x, floor, back + 0.003], PLASTER);
	put(block(w - 0.004, 0.002, d, FLAT), [x, floor, front - d / 2], "#7c6a55");
	put(block(w - 0.006, ground, 0.004, { bevel: 0, divide: 0.03 }), [x, floor, back + d * 0.45], "#5a3a26");
	put(block(w - 0.004, 0.003, d * 0.55 + 0.006, FLAT), [x, floor + ground, front - d * 0.27], WOOD);
	for (const side of [-1, 1])
		put(cylinder(0.0026, ground, { segments: 8, bevel: 0 }), [x + side * (w / 2 - 0.007), floor, front], WOOD);
	// Counter with goods.
	put(block(w * 0.5, 0.014, 0.012, { bevel: 0.001 }), [x - w * 0.12, floor + 0.002, front - 0.02], "#8a5a36");
	for (let i = 0; i < 4; i++)
		put(
			sphere(0.004, { segments: 5, rings: 3 }),
			[x - w * 0.3 + i * w * 0.12, floor + 0.019, front - 0.02],
			["#c9a24a", "#3f6b74", "#a8433a", "#e8e1cf"][i] ?? "#c9a24a",
		);
	// Folding doors pushed to one side, and the shop's sign.
	for (let i = 0; i < 2; i++)
		put(
			block(0.0095, ground - 0.008, 0.002, FLAT),
			[x + w / 2 - 0.016 - i * 0.0105, floor + 0.002, front - 0.001],
			DARK_WOOD,
		);
	put(
		block(w * 0.52, 0.011, 0.003, { bevel: 0.0008 }),
		[x - w * 0.06, floor + ground - 0.013, front + 0.003],
		"#1d1512",
	);
	for (let i = 0; i < 3; i++)
		put(
			block(0.0055, 0.006, 0.0012, FLAT),
			[x - w * 0.06 + (i - 1) * 0.0095, floor + ground - 0.0105, front + 0.0045],
			"#d9b25a",
		);
	if (lit)
		model.add("glow", block(w * 0.7, ground * 0.5, 0.001, FLAT), {
			node: houses,
			at: [x, floor + 0.016, back + d * 0.45 + 0.003],
			tint: "#ffdca8",
		});
	if (storeys === 2) {
		const y = floor + ground + 0.003;
		put(block(w - 0.01, upper - 0.003, d - 0.03, { bevel: 0, divide: 0.04 }), [x, y, front - d / 2 - 0.004], PLASTER);
		// Lattice windows over warm light.
		const face = front - 0.0185;
		model.add("glow", block(w * 0.74, upper * 0.5, 0.001, FLAT), {
			node: houses,
			at: [x, y + 0.009, face],
			tint: lit ? "#ffd9a0" : "#8c6a45",
		});
		const bars: Surface[] = [];
		for (let i = 0; i <= 8; i++)
			bars.push(
				place(block(i % 4 ? 0.0007 : 0.0024, upper * 0.54, 0.0016, FLAT), {
					at: [(i / 8 - 0.5) * w * 0.76, 0.0085, 0.001],
				}),
			);
		for (let k = 0; k <= 3; k++)
			bars.push(
				place(block(w * 0.76, k % 3 ? 0.0007 : 0.002, 0.0018, FLAT), {
					at: [0, 0.008 + (k / 3) * upper * 0.53, 0.001],
				}),
			);
		model.add("matte", join(...bars), { node: houses, at: [x, y, face], tint: DARK_WOOD });
		// Balcony rail over the pent roof.
		model.add("tile", place(tileSlope(w - 0.006, 0.03, 0.014), {}), {
			node: roofs,
			at: [x, floor + ground + 0.0015, front - 0.014],
		});
	}
	const rise = 0.032;
	model.add("tile", slopes(w - 0.005, d / 2 + 0.012, rise), { node: roofs, at: [x, floor + height, front - d / 2] });
	const ridge = bend(place(block(w - 0.006, 0.005, 0.006, { bevel: 0.001, divide: 0.012 }), {}), ([px, py, pz]) => [
		px,
		py + 0.007 * (Math.abs(px) / (w / 2)) ** 3,
		pz,
	]);
	model.add("tile", ridge, { node: roofs, at: [x, floor + height + rise - 0.0006, front - d / 2] });
	// Gable ends are closed by the walls between houses; rafters' ends show below the eaves.
	for (let i = 0; i < 5; i++)
		model.add("matte", block(0.0016, 0.0018, 0.02, FLAT), {
			node: roofs,
			at: [x + (i / 4 - 0.5) * (w - 0.014), floor + height - 0.0014, front + 0.002],
			tint: WOOD,
		});
	for (const side of [-1, 1]) lantern(model, houses, [x + side * w * 0.27, floor + ground - 0.004, front + 0.0085]);
}

/** A wall with a stepped top between two houses, each step under tiles of its own. */
function gable(model: Model, node: ModelNode, x: number, depth: number, floor: number, storeys: 1 | 2): void {
	const height = 0.05 + (storeys - 1) * 0.036;
	for (const [share, rise] of [
		[1, 0],
		[0.68, 0.016],
		[0.34, 0.031],
	] as const) {
		const d = (depth + 0.012) * share;
		const z = -0.062 - depth / 2;
		const low = rise === 0 ? 0 : height + rise - 0.017;
		model.add("matte", block(0.006, height + rise - low, d, { bevel: 0, divide: 0.04 }), {
			node,
			at: [x, floor + low, z],
			tint: "#f7f4ec",
		});
		model.add("tile", block(0.011, 0.0032, d + 0.006, FLAT), { node, at: [x, floor + height + rise, z] });
		for (const end of [-1, 1])
			model.add("tile", place(block(0.009, 0.003, 0.012, FLAT), { turn: [end * -0.5, 0, 0] }), {
				node,
				at: [x, floor + height + rise + 0.0022, z + end * (d / 2 - 0.001)],
			});
	}
}

function lantern(model: Model, node: ModelNode, [x, y, z]: Vec3): void {
	model.add("glow", place(sphere(0.0048, { segments: 7, rings: 5 }), { scale: [1, 0.85, 1] }), {
		node,
		at: [x, y - 0.008, z],
		tint: "#d8261c",
	});
	for (const end of [-1, 1])
		model.add("matte", cylinder(0.0024, 0.0012, { segments: 5, bevel: 0 }), {
			node,
			at: [x, y - 0.0086 + end * 0.004, z],
			tint: "#d9a43a",
		});
	model.add(
		"matte",
		lathe(
			[
				[0.0008, 0],
				[0.0004, 0.005],
			],
			3,
		),
		{ node, at: [x, y - 0.0175, z], tint: "#c8861e" },
	);
}

function willow(model: Model, node: ModelNode, at: Vec3, size: number, random: () => number): void {
	model.add(
		"matte",
		sweep(
			[
				[0, 0, 0],
				[0.003, 0.02, 0.001],
				[0.001, 0.045, -0.002],
			],
			{ radius: (t) => 0.0038 - 0.002 * t, sides: 6 },
		),
		{
			node,
			at,
			tint: "#5b4632",
		},
	);
	model.add("matte", place(sphere(0.024, { segments: 8, rings: 5 }), { at: [0, 0.05, 0], scale: [1, 0.62, 1] }), {
		node,
		at,
		tint: "#7d9a4c",
	});
	for (let i = 0; i < 24; i++) {
		const a = i * 2.4;
		const r = 0.018 + 0.015 * random();
		const [cx, cz] = [Math.cos(a) * r, Math.sin(a) * r];
		const strand = sweep(
			[
				[cx * 0.7, 0.06 - 0.3 * r, cz * 0.7],
				[cx, 0.046, cz],
				[cx * 1.04, 0.01 + 0.018 * random(), cz * 1.04],
			],
			{ radius: (t) => 0.0044 * (1 - 0.8 * t), sides: 3 },
		);
		const shade = 0.75 + 0.4 * random();
		model.add("matte", place(strand, { scale: size }), {
			node,
			at,
			tint: () => [0.24 * shade, 0.38 * shade, 0.1 * shade],
		});
	}
}

function walker(model: Model, node: ModelNode, at: Vec3, coat: string): void {
	model.add(
		"matte",
		lathe(
			[
				[0.0024, 0],
				[0.0034, 0.009],
				[0.0032, 0.0145],
				[0, 0.017],
			],
			6,
		),
		{ node, at, tint: coat },
	);
	model.add("matte", sphere(0.0022, { segments: 6, rings: 4 }), {
		node,
		at: [at[0], at[1] + 0.0188, at[2]],
		tint: "#e2b896",
	});
	model.add("matte", place(sphere(0.0023, { segments: 6, rings: 3 }), { scale: [1, 0.8, 1] }), {
		node,
		at: [at[0], at[1] + 0.0194, at[2] - 0.0005],
		tint: "#1f1a18",
	});
}

interface Stone {
	readonly surface: Surface;
	readonly tint: string;
}
/** A humpback bridge along x: ring of wedge stones, side walls, stepped deck, balustrade. `half` is half its length. */
function archBridgeStones(half: number, rise: number, radius: number, width: number, { fine = false } = {}) {
	const ring = 0.2 * radius;
	const stones: Stone[] = [];
	const count = 13;
	for (let i = 0; i < count; i++) {
		const [a, b] = [(i / count) * Math.PI, ((i + 1) / count) * Math.PI];
		const wedge: Point2[] = [
			[Math.cos(a) * radius, Math.sin(a) * radius],
			[Math.cos(a) * (radius + ring), Math.sin(a) * (radius + ring)],
			[Math.cos(b) * (radius + ring), Math.sin(b) * (radius + ring)],
			[Math.cos(b) * radius, Math.sin(b) * radius],
		];
		stones.push({
			surface: upright(wedge, width * 1.02, fine ? radius * 0.012 : 0),
			tint: i === (count - 1) / 2 ? "#cfc4a8" : i % 2 ? "#a59e8f" : "#b5ae9f",
		});
	}
	const steps = 9;
	const deck = (x: number) => rise * Math.cos((x / half) * (Math.PI / 2)) ** 0.8;
	const top: Point2[] = [];
	for (let i = 0; i <= steps; i++) {
		const [x0, x1] = [-half + ((half * 0.86) / steps) * i, -half + ((half * 0.86) / steps) * (i + 1)];
		const y = deck((x0 + x1) / 2);
		top.push([x0, y], [x1, y]);
	}
	const mirrored = [...top].reverse().map(([x, y]): Point2 => [-x, y]);
	const outer = radius + ring * 0.5;
	const under: Point2[] = Array.from({ length: 15 }, (_, i): Point2 => {
		const a = (i / 14) * Math.PI;
		return [Math.cos(a) * outer, Math.sin(a) * outer];
	});
	const wall = upright([[-half, 0], ...top, ...mirrored, [half, 0], ...under], width);
	const rails: Stone[] = [];
	for (const side of [-1, 1]) {
		const z = side * (width / 2 - width * 0.05);
		const path = Array.from({ length: 19 }, (_, i): Vec3 => {
			const x = -half * 0.92 + (i / 18) * half * 1.84;
			return [x, deck(x) + rise * 0.17, z];
		});
		rails.push({ surface: sweep(path, { radius: width * 0.035, sides: 4 }), tint: "#c6bfb0" });
		for (let i = 0; i <= 10; i++) {
			const x = -half * 0.92 + (i / 10) * half * 1.84;
			rails.push({
				surface: place(block(width * 0.08, rise * 0.22, width * 0.08, { bevel: fine ? width * 0.01 : 0 }), {
					at: [x, deck(x), z],
				}),
				tint: "#b1aa9b",
			});
			rails.push({
				surface: place(sphere(width * 0.045, fine ? { segments: 8, rings: 6 } : { segments: 5, rings: 3 }), {
					at: [x, deck(x) + rise * 0.245, z],
				}),
				tint: "#c6bfb0",
			});
		}
	}
	return { ring: stones, wall: [{ surface: wall, tint: "#8f897c" }], rails };
}

/** The street's bridge by itself: keystone, ring, walls and balustrade come apart. 0.46 m long at 1:25. */
export function archBridge(): Model {
	const model = new Model("arch-bridge", {
		matte: { colour: "#ffffff", roughness: 0.9 },
		water: { colour: "#2f6f6a", roughness: 0.06, metallic: 0.25 },
	});
	const base = model.node("bed");
	model.add("matte", extrude(roundedRectangle(0.5, 0.26, 0.014, 3), 0.02, { bevel: 0.004 }), {
		node: base,
		tint: "#3a2a20",
	});
	model.add("water", block(0.25, 0.003, 0.24, FLAT), { node: base, at: [0, 0.02, 0] });
	for (const side of [-1, 1])
		model.add("matte", block(0.115, 0.03, 0.24, { bevel: 0.004, divide: 0.04 }), {
			node: base,
			at: [side * 0.1825, 0.02, 0],
			tint: "#a9a292",
		});
	const stones = archBridgeStones(0.225, 0.155, 0.108, 0.1, { fine: true });
	const part = (name: string, list: readonly Stone[], lift: number) => {
		const node = model.node(name, { at: [0, 0.023 + lift, 0], extras: { part: name } });
		for (const { surface, tint } of list) model.add("matte", surface, { node, tint });
	};
	const key = (stones.ring.length - 1) / 2;
	part("walls", stones.wall, 0);
	part(
		"ring",
		stones.ring.filter((_, i) => i !== key),
		0,
	);
	part(
		"keystone",
		stones.ring.filter((_, i) => i === key),
		0,
	);
	part("balustrade", stones.rails, 0);
	return model;
}

/** A bracket set under an eave, 斗拱: block, arms, blocks, arms, beam, each resting in the one below without a nail. 0.4 m high. */
export function bracketSet(): Model {
	const model = new Model("bracket-set", { wood: { colour: "#ffffff", roughness: 0.55 } });
	const base = model.node("column-head");
	model.add("wood", extrude(roundedRectangle(0.34, 0.34, 0.02, 3), 0.022, { bevel: 0.005 }), {
		node: base,
		tint: "#2a1d16",
	});
	model.add("wood", cylinder(0.058, 0.1, { segments: 28, bevel: 0.006, top: 0.052 }), {
		node: base,
		at: [0, 0.02, 0],
		tint: "#8e2f22",
	});
	model.add("wood", block(0.34, 0.036, 0.036, { bevel: 0.003 }), { node: base, at: [0, 0.072, 0], tint: "#8e2f22" });
	const cap = (size: number): Surface =>
		lathe(
			[
				[0, 0],
				[size * 0.36, 0],
				[size * 0.52, size * 0.3],
				[size * 0.56, size * 0.34],
				[size * 0.56, size * 0.62],
				[0, size * 0.62],
			],
			4,
			{ from: Math.PI / 4 },
		);
	const arm = (length: number): Surface => {
		const h = 0.034;
		const l = length / 2;
		const bottom: Point2[] = [];
		for (let i = 0; i <= 5; i++) {
			const a = (i / 5) * (Math.PI / 2);
			bottom.push([l - 0.028 + Math.sin(a) * 0.028, h * 0.62 - Math.cos(a) * h * 0.62]);
		}
		const right: Point2[] = [...bottom, [l, h]];
		return upright([...right, ...[...right].reverse().map(([x, y]): Point2 => [-x, y])], 0.026, 0.002);
	};
	const [green, blue, red] = ["#2f6b52", "#2f5078", "#9a3626"] as const;
	let y = 0.12;
	const level = (name: string, build: (node: ModelNode) => void, height: number) => {
		const node = model.node(name, { at: [0, y, 0], extras: { part: name } });
		build(node);
		y += height;
	};
	const put = (node: ModelNode, surface: Surface, at: Vec3, tint: string, turn = 0) =>
		model.add("wood", surface, { node, at, tint, turn: [0, turn, 0] });
	level("cap-block", (n) => put(n, cap(0.11), [0, 0, 0], blue), 0.05);
	level(
		"first-arms",
		(n) => {
			put(n, arm(0.2), [0, 0, 0], green);
			put(n, arm(0.2), [0, 0.0008, 0], green, Math.PI / 2);
		},
		0.034,
	);
	level(
		"small-blocks",
		(n) => {
			for (const [x, z] of [
				[0, 0],
				[0.08, 0],
				[-0.08, 0],
				[0, 0.08],
				[0, -0.08],
			] as const)
				put(n, cap(0.046), [x, 0, z], blue);
		},
		0.0285,
	);
	level(
		"second-arms",
		(n) => {
			put(n, arm(0.3), [0, 0, 0], red);
			put(n, arm(0.3), [0, 0.0008, 0], red, Math.PI / 2);
			put(n, arm(0.18), [0, 0.0004, 0.08], green);
			put(n, arm(0.18), [0, 0.0004, -0.08], green);
		},
		0.0345,
	);
	level(
		"upper-blocks",
		(n) => {
			for (const x of [-0.13, 0, 0.13]) put(n, cap(0.046), [x, 0, 0], blue);
			for (const z of [-0.13, -0.08, 0.08, 0.13]) put(n, cap(0.046), [0, 0, z], blue);
			for (const x of [-0.07, 0.07]) for (const z of [-0.08, 0.08]) put(n, cap(0.046), [x, 0, z], blue);
		},
		0.0285,
	);
	level(
		"purlins",
		(n) => {
			put(n, block(0.36, 0.03, 0.026, { bevel: 0.003 }), [0, 0, 0], red);
			for (const z of [-0.13, 0.13])
				model.add("wood", place(cylinder(0.017, 0.36, { segments: 16, bevel: 0.002 }), { turn: [0, 0, Math.PI / 2] }), {
					node: n,
					at: [0.18, 0.017, z],
					tint: red,
				});
			for (let i = 0; i < 6; i++)
				model.add("wood", block(0.016, 0.014, 0.38, { bevel: 0.002 }), {
					node: n,
					at: [-0.14 + i * 0.056, 0.033, 0],
					tint: "#b9884f",
				});
			model.add("wood", block(0.04, 0.01, 0.036, { bevel: 0.001 }), { node: n, at: [0, 0.03, 0], tint: red });
		},
		0.05,
	);
	return model;
}
